"""What other programs wrote, read: bytes in, values out; nothing here knows the disk or the clock."""
