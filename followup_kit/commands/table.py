"""The whole follow-up state table, one row an action, for other programs."""

from __future__ import annotations

import gc
import sys

from ..api import Board
from ..base.light_typing import TYPE_CHECKING
from ..journal.disk.output_file import write_new
from ..views.export import board_facts, csv_pieces, json_pieces, markdown_pieces
from .shared.as_of import add_as_of, board_named
from .shared.common import exit_code, tell_problems

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


def write_table(board: Board, form: str, output: str | None, force: bool) -> int:
    """Print the table of a board in a format, or write it to a file; the exit code. Raises Refused as `run` does."""
    if form == "parquet":
        from ..views.dataframe import as_parquet

        data = as_parquet(board, output)
        if output:
            write_new(output, data, replace=force, journal=board.folder)
        else:
            sys.stdout.buffer.write(data)
        return exit_code(board)
    gc.freeze()
    gc.enable()  # the encoder of indented JSON leaves a cycle behind for every row
    if form == "json":
        pieces = json_pieces(board_facts(board, board.actions))
    else:
        pieces = csv_pieces(board.actions) if form == "csv" else markdown_pieces(board.actions)
    if output:
        data = b"".join(piece.encode("utf-8", "backslashreplace") for piece in pieces)
        write_new(output, data, replace=force, journal=board.folder)
    else:
        for piece in pieces:
            sys.stdout.write(piece.encode("utf-8", "backslashreplace").decode())
    return exit_code(board)
