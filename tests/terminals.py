"""A shell at a terminal of its own, into which a test types."""

from __future__ import annotations

import os
import pty
import select
import time
from collections.abc import Mapping, Sequence

from limits import HANGS


class Shell:
    """A shell, ended when the `with` is left. `type` gives what it shows until some text is there."""

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        self.argv, self.environ = list(argv), dict(environ)

    def __enter__(self) -> Shell:
        self.process, self.terminal = pty.fork()
        if not self.process:
            os.execvpe(self.argv[0], self.argv, self.environ)
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.terminal)  # it hangs up
        os.waitpid(self.process, 0)

    def type(self, keys: str, until: str) -> str:
        """Type keys; what is shown then, up to the first `until`."""
        os.write(self.terminal, keys.encode())
        shown = b""
        end = time.monotonic() + HANGS
        while until.encode() not in shown:
            ready, _, _ = select.select([self.terminal], [], [], max(0.0, end - time.monotonic()))
            assert ready, shown.decode(errors="replace")
            shown += os.read(self.terminal, 1 << 16)
        return shown.decode(errors="replace").partition(until)[0]
