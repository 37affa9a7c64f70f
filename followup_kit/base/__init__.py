"""What every module may use: texts as people type and read them, and what is needed of `typing` at run time."""
