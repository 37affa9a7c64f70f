"""The journal's files: reading them into entries and problems, and writing one proven change back."""
