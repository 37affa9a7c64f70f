"""New entries from interview invitations."""

from __future__ import annotations

from ...base.light_typing import TYPE_CHECKING
from ...errors import Refused

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup import ics ~/Downloads/invite.ics
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The part's own options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a calendar file, as saved from the invitation")


def run(args: argparse.Namespace) -> int:
    """Raises Refused: it is not there yet."""
    raise Refused("import ics is not there yet; nothing was read or written")
