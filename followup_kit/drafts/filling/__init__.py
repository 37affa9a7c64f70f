"""Templates filled with values: the kit's own from their trees, a journal's own by Jinja in a process with limits."""
