"""What is kept of a long journal between two runs of `due`: which of its openings are over. In any doubt every file is read."""
