"""Takes passages that are offered at a TODO into a draft, as its writer picks them; from then on the text is theirs."""

from __future__ import annotations

import os
from collections.abc import Collection

from ...api import Board
from ...errors import BadValue, Refused
from ...journal.disk.atomic_write import create, replace_text
from ...journal.disk.inside import leads_out
from ..draft import Draft
from ..notes.choosing.offers import rewording
from ..notes.choosing.passages import Offer
from .saved import path_of, text_to_save


def parse_picks(typed: str, draft: Draft) -> list[int]:
    """The numbers that a person typed (`1 3`, `1,3`), each once, in their order; none for nothing.

    Raises BadValue for what is no number of an offer.
    """
    found: list[int] = []
    known = [n for n, _ in draft.numbered_offers]
    for word in typed.replace(",", " ").split():
        if not word.isdecimal() or int(word) not in known:
            raise BadValue(f"{word} is not offered", f"type numbers from 1 to {len(known)}, or nothing", "--pick")
        found += [int(word)] if int(word) not in found else []
    return found


def with_picks(text: str, draft: Draft, numbers: Collection[int]) -> str:
    """A text of the draft with each TODO that something was picked for replaced by what was picked.

    Each pick is a paragraph of its own: it is a thought of its own. What has to be reworded stays a TODO: what speaks of the
    reader, and what is no sentence yet.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    for todo in draft.todos:
        mine = [o for n, o in draft.numbered_offers if n in numbers and o.todo == todo.text]
        before, found, after = text.rpartition(todo.text)  # the header may name it too, above the body
        if mine and found:
            text = before + (2 * end).join(_picked(o, draft) for o in mine) + after
    return text


def _picked(offer: Offer, draft: Draft) -> str:
    how = rewording(offer, draft.context.language)
    return f"TODO, {how}: {offer.passage.text}" if how else offer.passage.text


def save_picks(board: Board, draft: Draft, numbers: Collection[int]) -> str:
    """Write a draft with what was picked into `drafts/`; the file, below the journal.

    Of a draft that is saved already only the TODOs change. Raises Refused where the file is a link out of the journal, or has
    those TODOs no more; and DiskError.
    """
    file = path_of(draft)
    if not os.path.lexists(os.path.join(board.folder, file)):
        body = with_picks(draft.body, draft, numbers)
        waiting = tuple(o for o in draft.offers if o.todo in body)
        create(board.folder, file, text_to_save(draft._replace(body=body, offers=waiting), by_its_writer=True).encode())
        return file
    if leads_out(board.folder, file):
        raise Refused(f"{file}: it is a link that points outside the journal; nothing was written")

    def changed(text: str) -> str:
        new = with_picks(text, draft, numbers)
        if new == text:
            raise Refused(f"{file}: the TODO is not in it any more; nothing was written")
        return new

    replace_text(board.folder, file, changed)
    return file
