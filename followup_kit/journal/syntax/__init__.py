"""The text of a header or a settings file as a tree with its places, and changes of it that touch nothing else."""
