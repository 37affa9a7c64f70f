"""Draft notes for what is open, made from your own entries. Nothing is ever sent."""

from __future__ import annotations

import sys

from ..api import Board, open_board
from ..base.light import TYPE_CHECKING
from ..base.text import to_type
from ..errors import BadChoice, BadValue
from ..journal.problems import problem_text
from ..model import Action, Problem
from .drafting.notes_meant import actions_to_draft
from .drafting.saving import put, rendered, save_drafts, tell_left_over, tell_outdated, tell_unready
from .shared.common import exit_code, journal_option, tell_problems

if TYPE_CHECKING:
    import argparse

    from ..drafts.draft import Draft
    from ..drafts.output.messages import Envelope

EXAMPLES = """examples:
  followup draft                                       every note that is open now
  followup draft 2026-11-18-northwind                  the notes of one interview
  followup draft northwind thank-you                   one kind of them
  followup draft northwind/thank-you/dana --format text
  followup draft northwind --save                      into drafts/, to edit them there
  followup draft northwind/thank-you/dana --pick       take in what your notes offer, by number
  followup draft northwind --check                     what is left to do before they go
  followup draft northwind --save --format eml         unsent mails beside the notes
  followup draft northwind/thank-you/dana --brief      for a friend or an assistant
"""
FLAGS = ()
WORDS = "words"
OTHER_OPTIONS = {
    "to": None,
    "format": "md",
    **dict.fromkeys(("json", "save", "check", "explain", "pick", "brief", "template_vars"), False),
    **dict.fromkeys(("initials", "with_offers", "force", "fresh", "no_command"), False),
}
FORMATS = ("md", "text", "eml", "mailto", "html")
_WITHOUT_FINDINGS = ("text", "html")  # formats in which nothing shows what is left to do


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument(
        "words", nargs="*", metavar="ACTION|INTERVIEW", help="an id or any unambiguous part of one, or WHICH and a kind"
    )
    parser.add_argument("--to", metavar="NAME", help="only the notes to this person")
    parser.add_argument(
        "--format", choices=FORMATS, default="md", help="with its header; the note alone; an unsent mail; a link; a page"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--json", action="store_true", help="the drafts as JSON")
    what.add_argument("--save", action="store_true", help="write them into drafts/; what you edited there is kept")
    what.add_argument("--check", action="store_true", help="only what is left to do; exit code 1 if there is anything")
    what.add_argument("--explain", action="store_true", help="each sentence, and where it comes from")
    what.add_argument("--pick", action="store_true", help="choose by number what goes in at each TODO, and save it")
    what.add_argument("--brief", action="store_true", help="all that a friend needs to write it for you")
    what.add_argument("--template-vars", action="store_true", help="the names that your own templates may use")
    parser.add_argument("--initials", action="store_true", help="in a brief: names as initials")
    parser.add_argument("--with-offers", action="store_true", help="in a brief: also what your notes offer and you did not pick")
    parser.add_argument("--force", action="store_true", help="with --save: replace an earlier mail or page")
    parser.add_argument("--fresh", action="store_true", help="start from the entries again, not from saved drafts")
    parser.add_argument("--no-command", action="store_true", help="do not use draft.command of your own configuration")


def run(args: argparse.Namespace) -> int:
    """Print the drafts, or what was asked about them; 1 where a file has an error or, with --check, anything is left to do."""
    from ..drafts.api import keep

    code = _run(args)
    sys.stdout.flush()  # what is kept for the next time is nothing to wait for
    keep()
    return code


def _run(args: argparse.Namespace) -> int:
    from ..drafts import api

    if args.template_vars:
        sys.stdout.write("".join(f"{name:<16} {meaning}\n" for name, meaning in api.template_variables().items()))
        return 0
    if args.pick and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadValue(
            "it asks for numbers, and this is no terminal", "followup draft --save writes the drafts as they are", "--pick"
        )
    board = open_board(args.journal, args.now, args.playbook)
    tell_problems(board)
    if (args.save or args.pick) and args.now is None:
        from ..changes.apply import refuse_a_sample

        refuse_a_sample(board)
    chosen = actions_to_draft(board, args.words, args.to)
    if args.brief:
        return _brief(board, chosen, args)
    drafts, problems = api.drafts_of(
        board,
        chosen,
        fresh=args.fresh or args.save,
        own_program=bool(args.words) and not (args.no_command or args.check or args.explain),
        review=_shows_findings(args),
    )
    _tell(problems)
    code = exit_code(board) or (1 if any(p.severity == "error" for p in problems) else 0)
    if (args.check or args.save) and args.playbook is None:  # another playbook has other actions
        tell_left_over(board, {a.interview for a in chosen if a.interview} if args.words or args.to else None)
    if args.json:
        _put_json(board, drafts)
    elif not drafts:
        put(_nothing(board, bool(problems), args.journal))
    elif args.check:
        return _check(board, drafts) or code
    elif args.explain:
        put(api.explained(board, drafts))
    elif args.pick:
        from .drafting.picking import pick_passages

        return pick_passages(board, drafts) or code
    elif args.save:
        return save_drafts(board, drafts, args.format, args.force, journal_option(args.journal)) or code
    else:
        _show(board, drafts, args.format, journal_option(args.journal))
    return code


def _brief(board: Board, chosen: list[Action], args: argparse.Namespace) -> int:
    """Print the briefs; 1 where a file of the journal or a template of its own is wrong."""
    from ..drafts.api import briefs_of

    text, problems = briefs_of(board, chosen, initials=args.initials, with_offers=args.with_offers)
    _tell(problems)
    put(text or _nothing(board, bool(problems), args.journal))
    return exit_code(board) or (1 if problems else 0)


def _tell(problems: list[Problem]) -> None:
    """What is wrong with the journal's own templates and saved drafts, on standard error."""
    for problem in problems:
        sys.stderr.write(problem_text(problem) + "\n")


def _shows_findings(args: argparse.Namespace) -> bool:
    """Whether anything of what is left to do is printed or saved; proofreading takes most of a draft's time."""
    if args.json or args.check or args.save:
        return True
    return not args.explain and args.format not in _WITHOUT_FINDINGS


def _nothing(board: Board, failed: bool, journal: str | None) -> str:
    if failed or (board.has_errors and not board.actions):
        return f"No notes could be drafted: see the errors ({to_type('check', journal_option(journal))}).\n"
    return f"No note is open now. {to_type('table', journal_option(journal))} lists every row.\n"


def _put_json(board: Board, drafts: list[Draft]) -> None:
    """Print the drafts as data. One whose saved mail or page says something else is not ready: that is what would be sent."""
    from ..drafts.api import outdated_files
    from ..views.export import SCHEMA, as_json

    old = outdated_files(board, drafts)
    files = {d.action: [x.file for x in old if d.action in x.actions] for d in drafts}
    rows = [d.public() | {"outdated": files[d.action], "ready": d.ready and not files[d.action]} for d in drafts]
    sys.stdout.write(as_json({"schema": SCHEMA, "drafts": rows}))


def _check(board: Board, drafts: list[Draft]) -> int:
    """Print what is left to do in each draft, as FILE:LINE; 1 where anything is, else 0.

    A draft whose saved mail or page says something else is not ready: that is what would be sent.
    """
    from ..drafts.api import spelling_unchecked

    lines = []
    for d in drafts:
        place = d.saved or d.action
        lines += [f"{place}: {m}" for m in d.missing]
        lines += [f"{place}: left out: {text}" for text in d.left_out]
        for f in d.findings:
            where = f"{place}:{f.line + d.first_line - 1}" if f.line else place
            lines.append(f"{where}: {f.message}: {f.remedy}")
    if lines:
        put("\n".join(lines))
    waiting = tell_outdated(board, drafts)
    ready = sum(d.ready and d.action not in waiting for d in drafts)
    sys.stderr.write(f"{ready} of {len(drafts)} ready to send\n")
    if spelling_unchecked(drafts):
        sys.stderr.write("spelling was not checked: pip install 'followup-kit[proofreading]'\n")
    return 0 if ready == len(drafts) else 1


def _show(board: Board, drafts: list[Draft], form: str, options: str) -> None:
    """Print the drafts in one format. Raises BadChoice where no mail can be made, BadValue where several would be one file."""
    from ..drafts.output.messages import as_markdown, as_text, envelopes_of

    envelopes = envelopes_of(board, drafts)
    if form in ("eml", "mailto"):
        _show_mails(board, envelopes, form)
        tell_unready(drafts, options)
    elif form == "html":
        sys.stdout.write(rendered(board, envelopes, form).decode())
    else:
        put(as_markdown(envelopes) if form == "md" else as_text(envelopes))


def _show_mails(board: Board, envelopes: list[Envelope], form: str) -> None:
    mails = [e for e in envelopes if e.by == "email"]
    if not mails:
        first = envelopes[0].drafts[0]
        raise BadChoice("no mail can be made of", first.action, f"it goes by {first.by or 'no channel'}")
    if form == "eml" and len(mails) > 1:
        raise BadValue(f"these are {len(mails)} mails", "name one action, or add --save to write a file for each", "--format eml")
    sys.stdout.flush()
    sys.stdout.buffer.write(rendered(board, mails, form))  # an eml has line ends of its own
    sys.stdout.buffer.flush()
