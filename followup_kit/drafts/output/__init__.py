"""A draft on its way out: mails, pages, files that a person edits, and what they pick for them."""
