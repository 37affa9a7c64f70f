"""The whole follow-up state table, one row an action, for other programs."""

from __future__ import annotations

from ..base.light import TYPE_CHECKING
from .shared.as_of import add_as_of, board_named
from .shared.common import tell_problems
from .shared.table_file import write_table

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup table --format csv -o rows.csv
  followup table --format json | jq '.actions[] | select(.state == "due") | .id'
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--format", choices=("csv", "json", "markdown", "parquet"), default="markdown")
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a new file instead of standard output")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    add_as_of(parser)


def run(args: argparse.Namespace) -> int:
    """Print the table, or write it to a file; the exit code. Raises Refused where the file must not be replaced."""
    with board_named(args, notes=False) as board:
        tell_problems(board)
        return write_table(board, args.format, args.output, args.force)
