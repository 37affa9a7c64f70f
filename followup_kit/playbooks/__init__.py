"""The six playbooks that are built in, and finding a journal's own."""
