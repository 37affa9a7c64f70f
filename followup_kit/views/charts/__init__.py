"""The timeline of a search and the bars of its figures, drawn as SVG."""
