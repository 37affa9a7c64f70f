"""Drafts: what an entry's notes give for one person, the words around it, proofreading, mails and saved files."""
