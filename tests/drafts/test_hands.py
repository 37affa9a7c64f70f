"""Entries in many hands: what their drafts still ask of their writers, and that nothing private is in anything the kit makes of them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from followup_kit.api import open_board
from followup_kit.cli import main
from followup_kit.drafts.api import briefs_of, drafts_of, notes_for_others
from followup_kit.drafts.draft import draftable

pytestmark = pytest.mark.zone_free

HANDS = Path(__file__).parent / "hands"
NAMES = sorted(
    p.name.removesuffix(".md") for p in HANDS.glob("*.md") if "." not in p.name.removesuffix(".md") and p.name != "README.md"
)
NOW = "2026-11-18T16:00Z"
TOML = 'timezone = "Europe/London"\n[me]\nname = "Robin Marsh"\nemail = "robin@marsh.example"\n'
NEVER = "Never"  # the part of what is sent that is not: words of the private matters that are planted in the entry
# Where all that could be said on why one fits is in a paragraph with something private.
NOTHING_LEFT = ("second",)


def parts_of_sent(name):
    """What stands below each heading of what a writer would send."""
    found = {}
    for line in (HANDS / f"{name}.sent.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = found.setdefault(line[3:], [])
        elif line:
            part.append(line)
    return found


PLANTED = [(name, words) for name in NAMES for words in parts_of_sent(name).get(NEVER, ())]


def drafts_in(folder):
    """The board of a journal of one entry, and all its drafts of notes to others."""
    board = open_board(folder, NOW, environ={})
    return board, [d for d in drafts_of(board, draftable(board)).drafts if d.outward]


@pytest.fixture
def hand(make_journal):
    """A journal with the entry of one hand."""
    return lambda name: make_journal({"a.md": (HANDS / f"{name}.md").read_text(encoding="utf-8")}, toml=TOML)


def wanted_of(name):
    """The sentences that the writer would send, by person, each with whether it has to be reworded."""
    return {
        person: [(line.removeprefix("~ "), line.startswith("~ ")) for line in lines]
        for person, lines in parts_of_sent(name).items() if person != NEVER
    }  # fmt: skip


def edits(draft, wanted):
    """How many edits lead from a draft to what would be sent: a TODO filled or deleted, a sentence deleted, one written.

    What is offered at a TODO is taken with that edit; rewording counts as one more.
    """
    offered = " ".join(o.passage.text for o in draft.offers)
    deleted = [u for u in draft.used if not any(w in u.text or u.text in w for w, _ in wanted)]
    written = [w for w, _ in wanted if w not in draft.body and w not in offered]
    return len(draft.todos) + len(deleted) + len(written)


@pytest.mark.parametrize("name", NAMES)
def test_at_most_two_edits(hand, name):
    """Each note can be sent after at most two edits; where what is wanted is beside something private, after one more."""
    _, drafts = drafts_in(hand(name))
    kinds = ("thank-you", "thank-after-rejection")
    notes = {d.to: d for d in drafts if d.kind in kinds}
    counts = {person: edits(notes[person], wanted) for person, wanted in wanted_of(name).items()}
    assert max(counts.values()) <= 2 + (name in NOTHING_LEFT), counts


@pytest.mark.parametrize("name", [n for n in NAMES if n not in NOTHING_LEFT])
def test_a_todo_comes_with_an_offer(hand, name):
    """A TODO in a note from notes that hold something is never without an offer."""
    _, drafts = drafts_in(hand(name))
    for draft in drafts:
        for todo in draft.todos:
            assert any(o.todo == todo.text for o in draft.offers), (draft.action, todo)


@pytest.mark.parametrize(("name", "words"), PLANTED)
def test_what_is_private_is_in_nothing(hand, name, words, capsysbinary):
    """A planted private matter is in no draft, offer, brief, saved file, mail, link or page."""
    folder = hand(name)
    board, drafts = drafts_in(folder)
    assert drafts != []
    told = [repr(drafts), briefs_of(board, draftable(board))[0]]
    where = ["--journal", os.fspath(folder), "--now", NOW]
    for options in (["--save"], ["--save", "--format", "eml"], ["--format", "html"], ["--format", "mailto"], ["--json"], []):
        main(["draft", *options, *where])
        told.append(capsysbinary.readouterr().out.decode())
    told += [p.read_text(encoding="utf-8") for p in (folder / "drafts").rglob("*.*")]
    told += map(notes_for_others(board), board.journal.entries)  # what the pages of the report show
    assert len(told) > 9
    flat = re.sub(r"=\r?\n", "", " ".join(told)).casefold()  # of a mail's lines
    assert words.casefold() not in flat
    assert words.casefold() in (folder / "a.md").read_text(encoding="utf-8").casefold()
