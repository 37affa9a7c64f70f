"""Propose log lines from mail that was kept: notes that were sent, replies that came."""

from __future__ import annotations

from ...base.light_typing import TYPE_CHECKING
from ...errors import Refused

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup import mail ~/Maildir/.Sent
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The part's own options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a Maildir, an mbox, or saved mails")


def run(args: argparse.Namespace) -> int:
    """Raises Refused: it is not there yet."""
    raise Refused("import mail is not there yet; nothing was read or written")
