"""What every module may use: texts as people type and read them, the names of `typing` at run time, the cache folder."""
