"""What every module may use: texts as people type and read them, what a start does without, the cache folder."""
