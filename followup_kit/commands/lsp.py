"""The language server, for an editor to start: what check says, while you type, and more. It writes no file."""

from __future__ import annotations

import gc
import os
import sys
from datetime import UTC

from ..api import clock
from ..base.light import TYPE_CHECKING
from ..errors import FollowupError

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup lsp                          your editor starts it: docs/editors/ has the lines for each
  followup lsp --journal ~/search       only for this journal; else for the one that each file is in
"""


class NotInstalled(FollowupError):
    """The extra that the command needs is not there."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--stdio", action="store_true", help="over standard input and output, as always")


def run(args: argparse.Namespace) -> int:
    """Serve one editor until it ends; the exit code. Raises NotInstalled where pygls is missing, BadValue for a wrong --now."""
    clock(args.now, UTC)  # what is wrong with it is said at once, not in the editor's log
    try:
        from ..editor.features import serve
        from ..editor.open_journal import Journals
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise NotInstalled("followup lsp needs pygls; install it with: pip install 'followup-kit[lsp]'") from None
    if sys.stdin.isatty():
        sys.stderr.write("followup lsp is for an editor to start, which then talks to it here; press Ctrl-C to stop\n")
    gc.enable()  # `main` turns it off for short commands
    serve(Journals(args.journal, args.now, args.playbook))
    return os.EX_OK
