"""Writes lines that mail speaks for into the logs, one after the other, each by the change that `done` and `heard` make."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ...api import Board
from ...base.light import TYPE_CHECKING, NamedTuple
from ...base.text import visible
from ...changes.apply import Written, apply_change, plan
from ...changes.change import Change
from ...changes.entry_changes import done, heard, with_message_id
from ...errors import FollowupError, Stale
from ...journal.disk.lock import locked
from ..shared.writing import board_to_change, command_line, git_commit

if TYPE_CHECKING:
    import argparse

    from ...exchange.mail.proposed import Suggestion


class LinesWritten(NamedTuple):
    """What was written, each with the words of the command that takes it back; the exit code of the worst failure."""

    lines: tuple[tuple[Written, tuple[str, ...]], ...]
    code: int


def write_lines(args: argparse.Namespace, wanted: Sequence[Suggestion]) -> LinesWritten:
    """Write lines, in their order. One that cannot be written is said, and the others are written.

    The journal is read anew: the person may have thought about the lines for a while.
    """
    written, code = [], 0
    board = board_to_change(args) if wanted else None
    for line in wanted:
        assert board is not None
        try:
            made, back = _write(args, board, line)
        except FollowupError as bad:
            sys.stderr.write(f"followup: {visible(str(bad))}\n")
            code = max(code, bad.exit_code)
            continue
        written.append((made, back))
        board = made.board
    return LinesWritten(tuple(written), code)


def tell_written(args: argparse.Namespace, written: LinesWritten) -> None:
    """Say which lines were written, and how each is taken back."""
    for made, back in written.lines:
        sys.stdout.write(f"{visible(made.file)}:{made.line}: written: {visible(made.text)}\n")
        sys.stdout.writelines(f"  {visible(p.message)} ({visible(p.hint)})\n" for p in made.found)
        if made.note:
            sys.stdout.write(f"  {visible(made.note)}\n")
        sys.stdout.write(f"  to undo: {command_line(args, back) if back else 'take the message_id out of that line'}\n")
    sys.stdout.flush()


def commit_written(args: argparse.Namespace, written: LinesWritten) -> int:
    """Commit each file that was written to, where that is wanted; the exit code."""
    code = 0
    if written.lines:
        board = written.lines[-1][0].board
        if args.commit or board.journal.settings.commit:
            for file in dict.fromkeys(made.file for made, _ in written.lines):
                code = max(code, git_commit(board.folder, file, "followup import mail"))
    return code


def _write(args: argparse.Namespace, board: Board, line: Suggestion) -> tuple[Written, tuple[str, ...]]:
    try:
        planned = plan(_change(board, line))
        made = apply_change(planned, force=args.force)
    except Stale as bad:  # another followup, or an editor, has written meanwhile: once more, in line
        with locked(bad.folder):
            planned = plan(_change(board_to_change(args), line))
            made = apply_change(planned, force=args.force)
    back = planned.change.back
    return made, tuple(back(made.board, planned.before.decode())) if back is not None else ()


def _change(board: Board, line: Suggestion) -> Change:
    at, message_id = line.letter.at, line.letter.message_id
    if line.typed is not None:
        return with_message_id(board, line.entry.id, line.typed, message_id or "")
    if line.word == "sent":
        return done(board, line.entry.id, line.kind, to=line.who, by="email", at=at, message_id=message_id, direct=line.direct)
    return heard(board, line.entry.id, line.kind, sender=line.who, by="email", at=at, message_id=message_id)
