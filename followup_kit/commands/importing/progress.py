"""How far a long reading is, as a line that is written over again, on standard error where that is a terminal."""

from __future__ import annotations

import sys

_WIDTH = 30  # characters of the bar
_SHORT = 4 << 20  # bytes that are read before anybody could look


class Progress:
    """Shows how much of `total` bytes is read; nothing where standard error is no terminal, or where there is little to read."""

    def __init__(self, total: int, what: str) -> None:
        self.total, self.what = total, what
        self.shown = -1
        self.wanted = total > _SHORT and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self.shown >= 0:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def tell(self, done: int) -> None:
        """Show that so many bytes are read."""
        percent = min(100, 100 * done // self.total) if self.wanted else -1
        if percent > self.shown:
            self.shown = percent
            full = _WIDTH * percent // 100
            sys.stderr.write(f"\r{self.what} [{'#' * full}{'.' * (_WIDTH - full)}] {percent:3d} %")
            sys.stderr.flush()
