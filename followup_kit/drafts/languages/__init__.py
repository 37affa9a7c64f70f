"""The languages: what their files say of writing and of reading notes, and the patterns in them."""
