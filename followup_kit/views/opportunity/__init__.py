"""How one opportunity stands, and what there is to read of it: a line of a list, a page, JSON."""
