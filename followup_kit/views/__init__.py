"""How rows look: words, terminal, files of values, a DataFrame, charts, statistics."""
