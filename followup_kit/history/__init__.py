"""Git as the journal's memory: its state as of a commit, what changed and which commit did it, two machines' entries merged."""
