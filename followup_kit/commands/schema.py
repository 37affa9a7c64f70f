"""Print the JSON Schema of an entry's header, for editors and other programs. It needs no journal."""

from __future__ import annotations

import sys

from ..base.light import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup schema | jq '.properties | keys'
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--json", action="store_true", help="the same: it is JSON anyway")


def run(args: argparse.Namespace) -> int:
    """Print the schema; the exit code."""
    from ..journal.entry_schema import entry_schema
    from ..views.export import as_json

    sys.stdout.write(as_json(entry_schema()))
    return 0
