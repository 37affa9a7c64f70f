"""Invitations to interviews, in calendar files: bytes in, values out; nothing here knows the disk or the clock."""
