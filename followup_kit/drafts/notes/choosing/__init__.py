"""Choosing: what of the notes goes into a draft to one person, is offered for it, or is left out."""
