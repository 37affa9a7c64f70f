"""Reading a page of notes: its headings, its parts and whose they are, the thoughts in them."""
