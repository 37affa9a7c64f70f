"""Say how followup stands here: the journal, the clock and the zone, what is installed, and what is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

from .. import __version__
from ..api import Board, open_board
from ..base.light import TYPE_CHECKING, Any, NamedTuple
from ..base.text import to_type, visible
from ..changes.git_tracked import in_repository, not_known_private, remotes_of, tracked_warnings
from ..changes.installed import Part, parts, programs
from ..changes.visible_to_others import making_private, readable_warnings
from ..errors import NoJournal
from ..history.git import GitFailed
from ..history.merge_set_up import FILE as ATTRIBUTES
from ..history.merge_set_up import set_up_of
from ..journal.disk.find_journal import find_journal
from ..journal.settings import FILE
from ..views.wording import date_and_time, plural
from .shared.common import exit_code, journal_option

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup doctor
  followup doctor --journal ~/search
  followup doctor --json | jq .wrong
"""


class Wrong(NamedTuple):
    """Something to put right: an `error`, or a `warning` with which everything works; `hint` says what to type."""

    severity: str
    code: str
    message: str
    hint: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--json", action="store_true", help="the same as JSON")


def run(args: argparse.Namespace) -> int:
    """Print how things stand; 1 where anything is an error, 2 where the journal that is meant is not there."""
    installed, found = parts(), programs()
    board: Board | None
    try:
        board = open_board(args.journal, args.now, args.playbook)
    except NoJournal as bad:
        board, wrong, code = None, [Wrong("error", "no-journal", str(bad), "")], bad.exit_code
    else:
        wrong, code = list(_wrong_with(board, journal_option(args.journal))), exit_code(board)
    needed = [part for part in installed if not part.extra and part.missing]
    wrong += [Wrong("error", "not-installed", f"not installed: {', '.join(p.missing)}", p.pip) for p in needed]
    facts = _facts(board, installed, found, _origin(args.journal, board))
    if args.json:
        from ..views.export import SCHEMA, as_json

        sys.stdout.write(as_json({"schema": SCHEMA, **facts, "wrong": [w._asdict() for w in wrong]}))
    else:
        sys.stdout.write("".join(f"{line}\n" for line in (*_as_lines(facts, board, installed), *_as_findings(wrong))))
    return max(code, 1) if needed else code


def _wrong_with(board: Board, options: str) -> Iterator[Wrong]:
    """What is wrong with a journal that is there; `options` follow a command to type."""
    says = f"{to_type('check', options)} says which"
    if board.broken:
        yield Wrong("error", "broken", f"{board.broken} has an error, so there is nothing to do", says)
    elif board.has_errors:
        message = plural(len(board.unread_files), "file has an error", "files have an error")
        yield Wrong("error", "errors", message, says)
    if board.journal.settings.zone_assumed and not board.broken:
        hint = f'write timezone = "Europe/Berlin", or yours, into {FILE}'
        yield Wrong("warning", "no-timezone", f"no time zone in {FILE}: the machine's, {board.zone}, is used", hint)
    for tracked in tracked_warnings(board.folder):
        yield Wrong("warning", tracked.code, tracked.message, tracked.hint)
    if readable_warnings(board):
        yield Wrong("warning", "readable", "others on this machine can read the journal", making_private(board.folder))
    if in_repository(board.folder):
        yield from _wrong_with_repository(board)


def _wrong_with_repository(board: Board) -> Iterator[Wrong]:
    """What is wrong with how git has the journal."""
    for remote in not_known_private(remotes_of(board.folder), board.journal.settings.private_remotes):
        hint = f'if only you can read it there, write private_remotes = ["{remote}"] into {FILE}'
        yield Wrong("warning", "remote", f"the journal can be pushed to {remote}, which {FILE} does not call private", hint)
    try:
        merging = set_up_of(board.folder)
    except GitFailed:
        return
    if merging.asked_for and merging.command is None:
        message = f"{ATTRIBUTES} asks for followup to merge entries, and this clone's git does not know how"
        yield Wrong("warning", "merge-driver", message, "followup merge-driver --install")


def _origin(named: str | None, board: Board | None) -> str | None:
    """Where the journal's name comes from."""
    if board is None:
        return None
    if named is not None:
        return "--journal"
    if os.environ.get("FOLLOWUP_JOURNAL"):
        return "$FOLLOWUP_JOURNAL"
    return f"the nearest folder with a {FILE}" if os.path.exists(os.path.join(find_journal(), FILE)) else "./journal"


def _facts(board: Board | None, installed: list[Part], found: Mapping[str, str | None], origin: str | None) -> dict[str, Any]:
    """How things stand, as the documented JSON."""
    return {
        "version": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "executable": sys.executable,
        "libraries": {name: version for part in installed if not part.extra for name, version in part.libraries.items()},
        "extras": {part.extra: {"missing": part.missing, "install": part.pip} for part in installed if part.extra},
        "programs": dict(found),
        "journal": None if board is None else _journal_facts(board, origin),
    }


def _journal_facts(board: Board, origin: str | None) -> dict[str, Any]:
    from ..views.export import iso

    settings, read = board.journal.settings, board.journal
    return {
        "folder": os.path.abspath(board.folder),
        "from": origin,
        "interviews": len(read.entries),
        "applications": len(read.applications),
        "notes": read.notes,
        "unread": len(board.unread_files),
        "playbook": board.playbook_name or None,
        "now": iso(board.now, board.zone),
        "clock": board.clock,
        "timezone": str(board.zone),
        "country": settings.country,
        "subdivision": settings.subdivision,
        "repository": in_repository(board.folder),
        "remotes": remotes_of(board.folder) if in_repository(board.folder) else [],
    }


def _as_lines(facts: Mapping[str, Any], board: Board | None, installed: list[Part]) -> Iterator[str]:
    """The same for a person, a subject a line."""
    yield f"followup   {facts['version']}, with Python {facts['python']} ({visible(facts['executable'])})"
    journal = facts["journal"]
    if journal is None or board is None:
        yield "journal    none"
    else:
        yield f"journal    {visible(journal['folder'])} (from {journal['from']})"
        counts = [(journal["interviews"], "interview"), (journal["applications"], "application"), (journal["notes"], "note")]
        read = ", ".join(plural(n, word) for n, word in counts if n) or "nothing"
        yield f"           {read} read" + (f"; {plural(journal['unread'], 'file')} with an error" if journal["unread"] else "")
        yield f"playbook   {visible(journal['playbook'] or 'unknown')}"
        yield f"clock      {date_and_time(board.now, board.zone)} ({board.clock})"
        yield f"zone       {journal['timezone']}"
        where = " ".join(filter(None, (journal["country"], journal["subdivision"])))
        yield f"holidays   {where or 'none, since no country is set'}"
        yield f"git        {_repository(journal)}"
    for name, path in facts["programs"].items():
        if path is None:
            yield f"           {visible(name)} is not installed"
    for part in installed:
        if part.extra:
            state = f"without {', '.join(part.missing)} ({part.pip})" if part.missing else "installed"
            yield f"extra      {part.extra}: {state}"


def _repository(journal: Mapping[str, Any]) -> str:
    """Where git has the journal, and where that goes."""
    if not journal["repository"]:
        return "the journal is in no repository"
    if not journal["remotes"]:
        return "a repository without a remote"
    to = ", ".join(visible(remote) for remote in journal["remotes"])
    return f"a repository that can be pushed to {to}"


def _as_findings(wrong: list[Wrong]) -> Iterator[str]:
    for w in wrong:
        yield f"{w.severity}: {visible(w.message)}" + (f" ({visible(w.hint)})" if w.hint else "")
    if not wrong:
        yield "nothing is wrong"
