"""The playbooks: list them, show one with its sources, or compare all of them on your journal."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from ..api import Board, board_under, open_board
from ..base.light import TYPE_CHECKING
from ..base.text import nearest, visible
from ..dates.local_time import local
from ..engine.playbook import BUILT_IN, RULE_IDS, Playbook
from ..errors import BadChoice, NoJournal
from ..journal.disk.find_journal import find_journal
from ..journal.syntax.toml_text import BadToml
from ..kinds import OPEN_STATES, STATES
from ..model import Action
from ..playbooks.files import own_playbooks, read_playbook
from ..views.wording import by_when
from .shared.common import exit_code, tell_problems

if TYPE_CHECKING:
    import argparse

_WHAT = ("list", "show", "compare")
EXAMPLES = """examples:
  followup playbook list
  followup playbook show one-shot
  followup playbook one-shot             the same
  followup playbook compare              all of them on this journal
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("what", nargs="?", default="list", metavar="list|show|compare", help="show may be left out")
    parser.add_argument("name", nargs="?", metavar="PLAYBOOK", help="the one to show")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Print what is asked for; the exit code. Raises BadChoice for an unknown or missing name."""
    if args.what not in _WHAT:
        args.what, args.name = _playbook_named(args)
    if args.what == "compare":
        return _compare(args)
    try:
        folder = find_journal(args.journal)
    except NoJournal:
        if args.journal is not None:
            raise
        folder = None  # the built-in ones need no journal
    try:
        return _show(args, folder) if args.what == "show" else _list(args, folder)
    except BadToml as bad:
        from ..journal.problems import problem_text

        sys.stderr.write("".join(problem_text(p) + "\n" for p in bad.problems))
        return 1


def _playbook_named(args: argparse.Namespace) -> tuple[str, str]:
    """A playbook's name in the place of `show` means to show it. Raises BadChoice where it is none."""
    try:
        folder = find_journal(args.journal)
    except NoJournal:
        folder = None
    known = [*BUILT_IN, *own_playbooks(folder)]
    if args.what in known and args.name is None:
        return "show", args.what
    near = nearest(args.what, [*_WHAT, *known])
    hint = f"did you mean {near}?" if near else "list, show NAME or compare; playbooks are " + ", ".join(known)
    raise BadChoice("playbook cannot", args.what, hint)


def _list(args: argparse.Namespace, folder: str | None) -> int:
    names = [*BUILT_IN, *(n for n in own_playbooks(folder) if n not in BUILT_IN)]
    books = [read_playbook(n, folder) for n in names]
    if args.json:
        from ..views.export import SCHEMA, as_json

        sys.stdout.write(
            as_json({"schema": SCHEMA, "playbooks": [{"name": b.name, "source": b.source, "summary": b.summary} for b in books]})
        )
        return 0
    for b in books:
        sys.stdout.write(f"{visible(b.name)}\n    {visible(b.summary)}\n    source: {visible(_origin(b))}\n")
    return 0


def _origin(book: Playbook) -> str:
    return "the five articles, combined" if book.name == "balanced" else book.source


def _show(args: argparse.Namespace, folder: str | None) -> int:
    name = args.name or args.playbook
    if name is None:
        raise BadChoice("playbook show needs a name:", "NAME", "one of " + ", ".join(BUILT_IN))
    book = read_playbook(name, folder)
    if args.json:
        from ..views.export import SCHEMA, as_json

        rules = {t: {k: p._asdict() for k, p in ps.items()} for t, ps in book.params.items()}
        sys.stdout.write(
            as_json({"schema": SCHEMA, "name": book.name, "source": book.source, "summary": book.summary, "rules": rules})
        )
        return 0
    out = [f"{visible(book.name)}: {visible(book.summary)}", f"source: {visible(_origin(book))}", ""]
    for table, params in book.params.items():
        out.append(f"{RULE_IDS.get(table, '')} {table}".strip())
        for key, p in params.items():
            value = ", ".join(p.value) if isinstance(p.value, list) else str(p.value).lower()
            rests = f" ({'; '.join(p.rests_on)})" if p.rests_on else ""
            out.append(f"    {key} = {value or 'none'}  [{p.basis}: {visible(p.source)}{visible(rests)}]")
    sys.stdout.write("\n".join(out) + "\n")
    return 0


def _compare(args: argparse.Namespace) -> int:
    """Every open row of any playbook, and what each of them makes of it."""
    folder = find_journal(args.journal)
    names = [*BUILT_IN, *(n for n in own_playbooks(folder) if n not in BUILT_IN)]
    first = open_board(args.journal, args.now, names[0])
    boards = {n: first if n == names[0] else board_under(first, n) for n in names}
    for board in boards.values():
        if board is first or board.broken:
            tell_problems(board)
    table: dict[str, dict[str, Action]] = {}
    for name, board in boards.items():
        for a in board.actions:
            table.setdefault(a.id, {})[name] = a
    opened = {i: row for i, row in table.items() if any(a.state in OPEN_STATES for a in row.values())}
    ids = sorted(opened, key=lambda i: (min(STATES.index(a.state) for a in opened[i].values()), i))
    if args.json:
        from ..views.export import SCHEMA, as_json

        rows = [{"id": i, **_as_dict(opened[i], names)} for i in ids]
        sys.stdout.write(as_json({"schema": SCHEMA, "playbooks": names, "actions": rows}))
    else:
        lines = []
        for i in ids:
            lines += [visible(i), *_said(opened[i], boards), ""]
        for n in names:
            states = [a.state for a in boards[n].actions]
            counts = ", ".join(f"{states.count(s)} {s}" for s in OPEN_STATES)
            lines.append(f"{visible(n)}: {counts}")
        sys.stdout.write("\n".join(lines) + "\n")
    return max(exit_code(b) for b in boards.values())


def _said(rows: Mapping[str, Action], boards: Mapping[str, Board]) -> list[str]:
    """What the playbooks say of one row, those that agree together."""
    said: dict[str, list[str]] = {}
    for name, board in boards.items():
        a = rows.get(name)
        if a is None:
            text = "no such row"
        elif a.state not in OPEN_STATES:
            text = a.state
        else:
            text = f"{a.state}, {by_when(a, board.now, board.zone)}"
        said.setdefault(text, []).append(visible(name))
    last = sorted(said, key=lambda text: text == "no such row")
    return [f"  {text}: {', '.join(said[text])}" for text in last]


def _as_dict(rows: Mapping[str, Action], names: Sequence[str]) -> dict[str, dict[str, str | None]]:
    """State, opening and deadline of one row by playbook, null where one has no such row."""
    found = {n: rows.get(n) for n in names}
    return {
        "states": {n: a.state if a else None for n, a in found.items()},
        "opens": {n: local(a.opens, a.zone).isoformat() if a else None for n, a in found.items()},
        "due": {n: local(a.due, a.zone).isoformat() if a else None for n, a in found.items()},
    }
