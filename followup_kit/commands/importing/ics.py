"""New entries from interview invitations, saved as calendar files or mails; updates change the entry, if you agree.

Whatever was assumed is said, and stands in the entry as a comment. A company or a role that is not known becomes a TODO.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import tzinfo

from ...api import Board, open_board
from ...base.light import TYPE_CHECKING
from ...base.text import folded, visible
from ...changes.apply import writable_board
from ...dates.stamps import BadDate
from ...dates.zones import zone_named
from ...errors import BadChoice, BadValue, FollowupError
from ...journal.problems import problem_text
from ...views.wording import plural
from ..shared.writing import refuse_unread
from .calendar_sources import Source, calendar_sources
from .one_invitation import Case, take_over

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup import ics ~/Downloads/invite.ics
  followup import ics mail.eml
  followup import ics invite.ics --company Northwind --role "Data Engineer"
  followup import ics update.ics --dry-run
  followup import ics update.ics --undo
  followup import ics calendar.ics --only interview
"""
_SHOWN = 20  # lines of one kind about a file
_MANY = 20  # invitations in a file: more are a whole calendar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The part's own options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a calendar file or a mail with one, as saved")
    parser.add_argument("--message", metavar="ID", help="of a mailbox, only the mail with this Message-ID")
    parser.add_argument("--company", metavar="NAME", help="whose interview it is")
    parser.add_argument("--role", metavar="NAME", help="the role that it is for")
    parser.add_argument("--timezone", metavar="ZONE", help="the zone of times that name none, or one that is not known")
    parser.add_argument("--only", metavar="TEXT", help="only events with this in their title")
    parser.add_argument("--undo", action="store_true", help="take back what these files changed last in entries that were there")
    parser.add_argument("--dry-run", action="store_true", help="show the entries and changes, write nothing")
    parser.add_argument("--yes", action="store_true", help="make changes of entries that are there without asking")
    parser.add_argument("--force", action="store_true", help="write a second entry of one interview; change a read-only file")
    parser.add_argument("--commit", action="store_true", help="commit each file with git afterwards")


def run(args: argparse.Namespace) -> int:
    """Take over every invitation of the files; the exit code.

    1 where a file could not be understood or a change waits for your word, 3 where you said no.
    """
    _need_library()
    instead = _zone(args.timezone)
    board = writable_board(args.journal, args.now, args.playbook)
    files, code = calendar_sources(args.files, args.message)  # all, before the first is written
    return max([code, *(code for file in files for code in _take_over(args, board, file, instead))])


def _need_library() -> None:
    try:
        from ...exchange.invitations import files  # noqa: F401
    except ModuleNotFoundError as bad:
        if (bad.name or "").partition(".")[0] != "icalendar":
            raise
        raise BadChoice("to read calendar files it needs icalendar: pip install", "followup-kit[calendar]") from None


def _zone(name: str | None) -> tzinfo | None:
    try:
        return zone_named(name) if name is not None else None
    except BadDate as bad:
        raise BadValue(bad.message, bad.hint, "--timezone") from None


def _take_over(args: argparse.Namespace, board: Board, file: Source, instead: tzinfo | None) -> list[int]:
    """Take over each invitation of one file; the exit codes."""
    from ...exchange.invitations.files import invitations_in

    shown = file.shown
    found = invitations_in(shown, file.data, instead)
    codes = [0]
    sys.stderr.writelines(_first([problem_text(problem) for problem in found.problems], f"{shown}: %s more errors"))
    codes.append(1 if found.problems else 0)
    passed = [f"{shown}: {visible(line)}; passed over" for line in found.passed_over]
    sys.stdout.writelines(_first(passed, f"{shown}: %s more passed over"))
    wanted = [i for i in found.invitations if args.only is None or folded(args.only) in folded(i.summary)]
    if found.invitations and not wanted:
        sys.stderr.write(f"followup: {shown}: none of {plural(len(found.invitations), 'event')} has {args.only!r} in its title\n")
        return [1]
    if len(wanted) > _MANY:
        many = f"{shown} has {len(wanted)} events, so it is a calendar and no invitation"
        sys.stderr.write(f"followup: {many}; nothing was written: name those you mean with --only TEXT (at most {_MANY})\n")
        return [1]
    for invitation in wanted:
        now = open_board(board.folder, board.now, board.playbook_name)  # with what was written for the ones before
        try:
            refuse_unread(now)
            codes.append(take_over(Case(args, now, f"{shown}:{invitation.line}", file.path, invitation, instead)))
        except FollowupError as bad:
            sys.stderr.write(f"followup: {visible(str(bad))}\n")
            codes.append(bad.exit_code)
    return codes


def _first(lines: Sequence[str], rest: str) -> list[str]:
    """The first of some lines, and how many are left, so that nothing else is lost among them."""
    more = len(lines) - _SHOWN
    return [f"{line}\n" for line in (*lines[:_SHOWN], *([rest.replace("%s", f"{more:,}")] if more > 0 else ()))]
