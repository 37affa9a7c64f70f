"""The journal's files: from bytes to entries and problems, and one proven change back."""
