"""python-frontmatter for the files of a journal: `frontmatter.load(path, handler=JournalHandler())`.

For other programs. The kit itself reads headers with the reader behind it: it needs the places of the values, and loading the
library takes as long as reading twenty headers.
"""

from __future__ import annotations

from frontmatter.default_handlers import YAMLHandler

from ...base.light import Any
from .fences import split
from .nodes import HeaderError, bare
from .strict_yaml import read_strict


class JournalHandler(YAMLHandler):
    """Reads an entry's header: `load` gives strings, lists and dicts."""

    def detect(self, text: str) -> bool:
        """Whether the file has a header at all."""
        try:
            return split(text) is not None
        except HeaderError:
            return False

    def split(self, text: str) -> tuple[str, str]:
        """The header and the body, an empty header for a plain note; HeaderError if the fences are wrong."""
        parts = split(text)
        return (parts.header, parts.body) if parts else ("", text)

    def load(self, fm: str, **kwargs: object) -> Any:
        """The header's values, every scalar as the text that was typed; HeaderError."""
        return bare(read_strict(fm, 2)) if fm else {}
