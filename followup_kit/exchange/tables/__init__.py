"""Tables of other trackers: bytes in, values out; nothing here knows the disk or the clock."""
