"""The whole follow-up state table, one row an action, for other programs."""

from __future__ import annotations

import argparse
import sys

from ..api import open_board
from ..journal.output_file import write_new
from ..views.export import as_csv, as_json, as_markdown, board_as_dict
from .common import exit_code, tell_problems

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


def run(args: argparse.Namespace) -> int:
    """Print the table, or write it to a file; the exit code. Raises Refused where the file must not be replaced."""
    board = open_board(args.journal, args.now, args.playbook)
    tell_problems(board)
    if args.format == "parquet":
        from ..views.dataframe import as_parquet

        data = as_parquet(board, args.output)
    elif args.format == "json":
        data = as_json(board_as_dict(board, board.actions)).encode()
    else:
        text = as_csv(board.actions) if args.format == "csv" else as_markdown(board.actions)
        data = text.encode("utf-8", "backslashreplace")
    if args.output:
        write_new(args.output, data, replace=args.force, journal=board.folder)
    elif args.format == "parquet":
        sys.stdout.buffer.write(data)
    else:
        sys.stdout.write(data.decode())
    return exit_code(board)
