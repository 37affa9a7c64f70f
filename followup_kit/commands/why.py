"""Why an action is on the list: its rule, its source, the date it is based on, and what would change it."""

from __future__ import annotations

import sys

from ..api import Board, open_board
from ..base.light import TYPE_CHECKING
from ..base.text import for_shell, to_type, visible
from ..changes.kind_words import meant_word, which_and_kind
from ..changes.which import meant
from ..dates.local_time import local_day
from ..engine.explain import ISO, Explanation, Stage, Words, explain, origin
from ..errors import Ambiguous, BadChoice
from ..kinds import KINDS, NOW_STATES, OPEN_STATES
from ..model import Action
from ..playbooks.files import read_playbook
from ..views.wording import Commands, by_when, date_in_words, moment_in_both, what
from .shared.common import exit_code, journal_option, one_action, tell_problems

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup why 2026-11-18-northwind/thank-you/dana-whitfield
  followup why northwind/check-in
  followup why northwind check-in
  followup why northwind                 the one that is open, or all of its actions
"""
FLAGS = ("json",)
WORDS = "words"
OTHER_OPTIONS: dict[str, object] = {}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("words", nargs="+", metavar="ACTION", help="an action's id, a part of one, or WHICH and a kind")
    parser.add_argument("--json", action="store_true", help="the same as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the explanation; the exit code. Raises BadChoice where the id means no action, or more than one."""
    board = open_board(args.journal, args.now, args.playbook)
    tell_problems(board)
    if board.broken:
        if args.json:
            from ..views.export import SCHEMA, as_json, problem_as_dict

            sys.stdout.write(
                as_json({"schema": SCHEMA, "action": None, "problems": [problem_as_dict(p) for p in board.problems]})
            )
        return 1
    rows = _actions_meant(board, args.words)
    action = rows[0]
    if len(rows) > 1:
        _list(board, rows, args)
        return exit_code(board)
    words = ISO if args.json else _words(board)
    explanation = explain(Stage(board.journal, board.playbook, board.now, words), action, lambda name: read_playbook(name, None))
    if args.json:
        from ..views.export import SCHEMA, action_as_dict, as_json

        sys.stdout.write(as_json({"schema": SCHEMA, "action": action_as_dict(action)} | _as_dict(explanation)))
    else:
        sys.stdout.write("\n".join(_lines(explanation, Commands(board, journal_option(args.journal)), words)) + "\n")
    return exit_code(board)


def _actions_meant(board: Board, words: list[str]) -> list[Action]:
    """The action that an id or WHICH means, the only one that is open where it is an opportunity with several, else all of them.

    Raises BadChoice where nothing fits, or more than one opportunity.
    """
    typed = " ".join(words)
    if "/" in typed or board.action(typed) is not None:
        return [one_action(board, typed)]
    which, last = which_and_kind(words, KINDS)
    kind = meant_word(last, KINDS) if which else None
    try:
        found = meant(board, which if kind else typed, of_rows=True)
    except BadChoice as bad:
        try:
            return [one_action(board, typed)]  # a part of an id that only one open action has
        except BadChoice:
            if isinstance(bad, Ambiguous):
                raise bad from None
            raise
    ids = {e.id for e in found.rounds}
    rows = [a for a in board.actions_of(found.opportunity.name) if a.interview in ids and kind in (None, a.kind)]
    rows = [a for a in rows if found.person in (None, a.to, a.via)] or rows
    if not rows:
        raise BadChoice(f"no {kind or 'action'} in", found.opportunity.name, "followup show says what was")
    now = [a for a in rows if a.state in NOW_STATES]
    return now if len(now) == 1 else rows


def _list(board: Board, rows: list[Action], args: argparse.Namespace) -> None:
    """Print several actions, each with the command that explains it."""
    if args.json:
        from ..views.export import SCHEMA, action_as_dict, as_json

        sys.stdout.write(as_json({"schema": SCHEMA, "actions": [action_as_dict(a) for a in rows]}))
        return
    lines = []
    for a in rows:
        when = f", {by_when(a, board.now, board.zone)}" if a.state in OPEN_STATES else ""
        command = to_type(f"why {for_shell(a.id)}", journal_option(args.journal))
        lines.append(f"{a.state:<8} {what(a)}{when}\n         {command}")
    sys.stdout.write("\n".join(lines) + "\n")


def _as_dict(explanation: Explanation) -> dict[str, object]:
    return {
        "rule": explanation.rule,
        "parameters": {k: p._asdict() for k, p in explanation.params.items()},
        "would_change": [c._asdict() for c in explanation.changes],
        "in_time": [c._asdict() for c in explanation.in_time],
        "other_playbooks": [c._asdict() for c in explanation.elsewhere],
    }


def _words(board: Board) -> Words:
    """Moments in the person's zone, and in the interview's where clocks differ."""
    now, zone = board.now, board.zone
    return Words(lambda at, its: moment_in_both(at, its, now, zone), lambda day: date_in_words(day, now, zone))


def _lines(explanation: Explanation, commands: Commands, words: Words) -> list[str]:
    a = explanation.action
    company = f", {visible(a.company)}" if a.company else ""
    anchor = a.anchor
    based_on = words.moment(anchor.at, a.zone)
    if anchor.assumed:
        based_on += " (assumed)"
    elif anchor.event == "decision_by":
        based_on = words.day(local_day(anchor.at, a.zone))
    lines = [
        f"{what(a)}{company}: {a.state}",
        f"  {visible(a.id)}",
        "",
        visible(a.reason),
        "",
        f"rule     {a.rule}: {explanation.rule}",
        f"source   {visible(a.source)}",
        f"based on {anchor.event}, {based_on}, {visible(anchor.file)}:{anchor.line}",
        f"opens    {words.moment(a.opens, a.zone)}",
        f"due      {words.moment(a.due, a.zone)}",
    ]
    if a.state not in ("done", "dropped"):
        lines += [f"{'done by' if n == 0 else 'or':<8} {text}" for n, text in enumerate(commands.of(a))]
    if explanation.params:
        lines += ["", "parameters"]
        for key, p in explanation.params.items():
            value = ", ".join(p.value) if isinstance(p.value, list) else str(p.value).lower()
            lines.append(f"  {key} = {value} ({visible(origin(p))})")
    for title, changes in (("as time passes", explanation.in_time), ("what would change it", explanation.changes)):
        if changes:
            lines += ["", title, *(f"  {visible(c.what)} -> {visible(c.result)}" for c in changes)]
    lines += ["", "under other playbooks", *(f"  {c.what:<13}  {visible(c.result)}" for c in explanation.elsewhere)]
    return lines
