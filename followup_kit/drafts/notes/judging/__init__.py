"""Judging a statement of the notes: whether it can be said to its reader, be offered, or neither."""
