"""The state table in a format, printed or written to a file, for `table` and `export`."""

from __future__ import annotations

import gc
import sys

from ...api import Board
from ...journal.disk.output_file import write_new
from ...views.export import board_facts, csv_pieces, json_pieces, markdown_pieces
from .common import exit_code


def write_table(board: Board, form: str, output: str | None, force: bool) -> int:
    """Print the table of a board in a format, or write it to a file; the exit code.

    Raises Refused where the file must not be replaced.
    """
    if form == "parquet":
        from ...views.dataframe import as_parquet

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
