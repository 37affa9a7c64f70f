"""Files found, read and written: whole, inside the journal, in line for its lock; and what an editor or a crash left there."""
