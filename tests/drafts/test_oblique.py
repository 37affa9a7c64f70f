"""Private matter that no list of words knows, and sentences that people would send: what becomes of each.

The rules were tuned on one half of both tables and only counted on the other. One writer wrote both halves and the rules, so even the
other half is no measure of what they do with new sentences: docs/decisions.md has that.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from followup_kit.api import open_board
from followup_kit.drafts.api import briefs_of, drafts_of
from followup_kit.drafts.draft import draftable
from followup_kit.drafts.notes.note_language import language_of

pytestmark = pytest.mark.zone_free

HERE = Path(__file__).parent / "oblique"
HEADINGS = {
    "discussed": "Discussed",
    "learned": "Learned",
    "why-me": "Why me",
    "liked": "Pluses",
    "better": "Could have answered better",
}
SAID, OFFERED, OUT = "said", "offered", "out"


def what_becomes_of(sentence, place, make_journal):
    """Whether a sentence of the notes is in a draft, or offered for one, and whether a brief has it."""
    head = f"company: Corby\nrole: Buyer\ndate: 2026-11-18 14:00\ninterest: yes\nlanguage: {language_of(sentence, 'en')}\n"
    folder = make_journal({"a.md": f"---\n{head}interviewers: [Ann Birch]\n---\n## {HEADINGS[place]}\n- {sentence}\n"})
    board = open_board(folder, "2026-11-18T16:00", environ={})
    drafts = drafts_of(board, draftable(board)).drafts
    words = sentence.partition(" that ")[2] if sentence.startswith("I should have said") else sentence
    offered = any(words in o.passage.text for d in drafts for o in d.offers)
    return SAID if any(words in d.body for d in drafts) else OFFERED if offered else OUT, words in briefs_of(
        board, draftable(board)
    )[0]


def counted(name, make_journal):
    """What becomes of the sentences of one table."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found, in_briefs, said = Counter(), 0, []
    for line in lines:
        place, mark, sentence = (part.strip() for part in line.partition("|"))
        if mark:
            becomes, in_brief = what_becomes_of(sentence, place, make_journal)
            found[becomes] += 1
            in_briefs += in_brief
            said += [sentence] if becomes == SAID or in_brief else []
    return found, in_briefs, said


@pytest.mark.slow
@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_what_is_private_is_said_in_no_draft_or_brief_by_itself(half, make_journal):
    """None of 46, and hardly one in ten is offered."""
    found, in_briefs, said = counted(f"private_{half}", make_journal)
    assert (said, in_briefs, found.total()) == ([], 0, 46)
    assert found[OFFERED] <= 5


@pytest.mark.slow
@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_what_is_harmless_is_said_or_offered(half, make_journal):
    """Half of 62 by itself, nearly all of the rest when asked for."""
    found, in_briefs, _ = counted(f"harmless_{half}", make_journal)
    assert found.total() == 62
    assert found[SAID] >= 31
    assert found[OUT] <= 2
    assert in_briefs >= 40


@pytest.mark.slow
def test_of_private_sentences_that_are_new_few_are_said(make_journal):
    """A quarter of 30, where nearly all were: no more may be, and none should."""
    found, in_briefs, _ = counted("private_new", make_journal)
    assert found.total() == 30
    assert found[SAID] <= 7
    assert in_briefs <= 9
