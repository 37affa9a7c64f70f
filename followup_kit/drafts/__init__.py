"""Notes: what the entry has to say to one person, in which words, and what is left to do."""
