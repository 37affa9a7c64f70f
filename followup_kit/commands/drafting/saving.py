"""Saves drafts, and the mails or pages made of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from ...api import Board
from ...base.light import TYPE_CHECKING
from ...base.text import to_type, visible
from ...errors import Refused
from ...journal.problems import problem_text

if TYPE_CHECKING:
    from ...drafts.draft import Draft
    from ...drafts.output.messages import Envelope
    from ...drafts.output.saved import SaveResult

_OUTCOMES = {
    "written": "written",
    "same": "unchanged",
    "renewed": "updated (you had not edited it)",
    "kept": "kept as you edited it",
    "both": "kept as you edited it; move it away to have the new text written there",
}


def put(text: str) -> None:
    """Text for a person on standard output, each line safe to show."""
    sys.stdout.write("".join(visible(line) + "\n" for line in text.removesuffix("\n").split("\n")))


def save_drafts(board: Board, drafts: list[Draft], form: str, force: bool, options: str) -> int:
    """Save drafts, and beside them mails (`eml`) or pages (`html`); an exit code.

    A file that may not be written is reported, and the others are written. `options` follow a command to type.
    """
    from ...drafts.output.saved import save

    codes = [_report(partial(save, board, d)) for d in drafts]
    if form in ("eml", "html"):
        codes += _save_envelopes(board, drafts, form, force, options)
    tell_outdated(board, drafts, besides=form)
    return max(codes, default=0)


def tell_outdated(board: Board, drafts: list[Draft], *, besides: str = "") -> set[str]:
    """Say which saved mails and pages are made of an older text, on standard error; the actions that they are for.

    `besides` is the format that was just written or refused.
    """
    from ...drafts.api import outdated_files

    found = outdated_files(board, drafts)
    for old in found:
        if old.form != besides:
            sys.stderr.write(f"followup: {visible(old.message)}\n")
    return {action for old in found for action in old.actions}


def tell_left_over(board: Board, interviews: set[str] | None) -> None:
    """Name the saved drafts whose action is dropped or gone, on standard error; of these interviews, if given."""
    from ...drafts.api import left_over_files

    for line in left_over_files(board, interviews):
        sys.stderr.write(f"followup: {visible(line)}\n")


def _save_envelopes(board: Board, drafts: list[Draft], form: str, force: bool, options: str) -> list[int]:
    """Save the mails or pages of the drafts as the person edited them; the exit code of each."""
    from ...drafts.api import drafts_of
    from ...drafts.output.messages import envelopes_of
    from ...drafts.output.saved import save_envelope

    rows = {a.id: a for a in board.actions}
    edited, problems = drafts_of(board, [rows[d.action] for d in drafts], review=form == "eml")
    for problem in problems:  # a text that cannot be read back: no mail is made of it, and that is said
        sys.stderr.write(problem_text(problem) + "\n")
    codes = [1 for problem in problems if problem.severity == "error"]
    for envelope in envelopes_of(board, edited):
        if form == "html" or envelope.by == "email":
            data = rendered(board, [envelope], form)
            codes.append(_report(partial(save_envelope, board, envelope, form, data, replace=force)))
    if form == "eml":
        tell_unready([d for d in edited if d.by == "email"], options)
    return codes


def tell_unready(drafts: list[Draft], options: str) -> None:
    """Name the drafts of which a mail was made though something is left to do, on standard error."""
    waiting = [d.action for d in drafts if not d.ready]
    if waiting:
        see = to_type("draft --check", options)
        sys.stderr.write(f"followup: not ready to send: {', '.join(map(visible, waiting))}; see {see}\n")


def _report(save: Callable[[], SaveResult]) -> int:
    """Save one file and say what that did; the exit code of a refusal, else 0."""
    try:
        saved = save()
    except Refused as bad:
        sys.stderr.write(f"followup: {visible(str(bad))}\n")
        return bad.exit_code
    if saved.outcome == "beside":
        edited = saved.file.replace(".new.md", ".md")
        sys.stdout.write(f"{visible(edited)}: you edited it, so it was kept; the new text is in {visible(saved.file)}\n")
        put("\n".join("  " + line for line in saved.diff.split("\n")))
    else:
        sys.stdout.write(f"{visible(saved.file)}: {_OUTCOMES[saved.outcome]}\n")
    return 0


def rendered(board: Board, envelopes: list[Envelope], form: str) -> bytes:
    """Envelopes as an unsent mail, links or a page, with a warning for each mail without an address; raises Refused."""
    from ...drafts.output.messages import as_bytes

    for e in envelopes if form != "html" else ():
        if not e.has_address:
            name = visible(e.to.name or "the person")
            sys.stderr.write(f"followup: no usable e-mail address for {name}; the mail has no recipient (To)\n")
    return as_bytes(board, envelopes, form)
