"""Asks at a terminal which passages go into a draft, and saves it with them."""

from __future__ import annotations

import sys

from ...api import Board
from ...base.light import TYPE_CHECKING
from ...base.text import visible
from ...errors import BadValue, Refused
from .saving import put

if TYPE_CHECKING:
    from ...drafts.draft import Draft

_QUESTION = "Which go in? (numbers, Enter for none) "


def pick_passages(board: Board, drafts: list[Draft]) -> int:
    """Show each draft that has offers, ask which go in, and save it with those; an exit code."""
    from ...drafts.output.messages import as_markdown, envelopes_of
    from ...drafts.output.picks import save_picks

    code = 0
    with_offers = [d for d in drafts if d.offers]
    if not with_offers:
        put("Nothing is offered: no draft has a TODO that your notes hold something for.")
    for draft in with_offers:
        put(as_markdown(envelopes_of(board, [draft])))
        numbers = _asked(draft)
        if not numbers:
            continue
        try:
            file = save_picks(board, draft, numbers)
        except Refused as bad:
            sys.stderr.write(f"followup: {visible(str(bad))}\n")
            code = bad.exit_code
        else:
            sys.stdout.write(f"{visible(file)}: written; edit it there\n")
    return code


def _asked(draft: Draft) -> list[int]:
    """The numbers that the person types; asked again after what is no number of an offer, none at the end of the input."""
    from ...drafts.output.picks import parse_picks

    while True:
        try:
            return parse_picks(input(_QUESTION), draft)
        except BadValue as bad:
            sys.stderr.write(f"followup: {visible(str(bad))}\n")
        except EOFError:
            sys.stdout.write("\n")
            return []
