"""What several commands have in common; each file beside this folder is a command."""
