"""Finding, reading and writing files: whole, inside the journal, in line for its lock, and what an editor or a crash left there."""
