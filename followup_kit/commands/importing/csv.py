"""New entries from a table that another tracker kept."""

from __future__ import annotations

from ...base.light_typing import TYPE_CHECKING
from ...errors import Refused

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup import csv applications.csv --dry-run
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The part's own options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a table")
    parser.add_argument("--dry-run", action="store_true", help="show the entries, write nothing")


def run(args: argparse.Namespace) -> int:
    """Raises Refused: it is not there yet."""
    raise Refused("import csv is not there yet; nothing was read or written")
