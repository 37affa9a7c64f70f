"""Private matter that no list of words knows, and sentences that people would send: what becomes of each.

The rules were tuned on the tables called `seen`, `new`, `german`, `kinds`, `trades` and `to_reader`, and only
counted on the others. Five writers wrote them, the third before he knew the rules, the last half of his; what becomes of new
sentences is in docs/decisions.md.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from followup_kit.api import open_board
from followup_kit.drafts.api import briefs_of, drafts_of
from followup_kit.drafts.draft import draftable
from followup_kit.drafts.languages.note_language import language_of

pytestmark = pytest.mark.zone_free

HERE = Path(__file__).parent / "oblique"
HEADINGS = {
    "discussed": "Discussed",
    "learned": "Learned",
    "why-me": "Why me",
    "liked": "Pluses",
    "better": "Could have answered better",
    "concerns": "Concerns",
}
SAID, OFFERED, OUT = "said", "offered", "out"


def what_becomes_of(sentence, place, make_journal):
    """Whether a sentence of the notes is in a draft, or offered for one; and whether a brief has it, by itself and with offers."""
    head = f"company: Corby\nrole: Buyer\ndate: 2026-11-18 14:00\ninterest: yes\nlanguage: {language_of(sentence, 'en')}\n"
    body = f"## {HEADINGS[place]}\n- {sentence}\n"
    folder = make_journal({"a.md": f"---\n{head}interviewers: [Ann Birch]\n---\n{body}"})
    board = open_board(folder, "2026-11-18T16:00", environ={})
    actions = draftable(board)
    drafts = drafts_of(board, actions, review=False).drafts
    words = said_in(sentence, place)
    offered = any(words in o.passage.text for d in drafts for o in d.offers)
    becomes = SAID if any(words in d.body for d in drafts) else OFFERED if offered else OUT
    return becomes, words in briefs_of(board, actions)[0], words in briefs_of(board, actions, with_offers=True)[0]


def said_in(sentence, place):
    """What of an answer is said, without the words that announce it."""
    if place not in ("better", "concerns"):
        return sentence
    label = sentence.partition(": ")[2]
    return label or sentence.partition(" that ")[2] or sentence.partition(" dass ")[2] or sentence


def counted(name, make_journal):
    """What becomes of the sentences of one table: how many are said, offered, out; in briefs; in briefs with offers; which are told."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found, in_briefs, with_offers, told = Counter(), 0, 0, []
    for line in lines:
        place, mark, sentence = (part.strip() for part in line.partition("|"))
        if mark:
            becomes, in_brief, offered_too = what_becomes_of(sentence, place, make_journal)
            found[becomes] += 1
            in_briefs += in_brief
            with_offers += offered_too
            told += [sentence] if becomes == SAID or in_brief else []
    return found, in_briefs, with_offers, told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "size", "offered"),
    [
        ("private_seen", 46, 3),
        ("private_unseen", 46, 5),
        ("private_new", 30, 24),
        ("private_evening_seen", 40, 18),
        ("private_evening_unseen", 40, 18),
        ("private_german", 73, 68),
        ("private_kinds", 104, 26),
        ("private_to_reader", 168, 124),
    ],
)
def test_what_is_private_is_said_in_no_draft_or_brief_by_itself(name, size, offered, make_journal):
    """None of more than five hundred, whoever wrote them; how many are offered to their own writer depends on how openly they are put."""
    found, in_briefs, _, told = counted(name, make_journal)
    assert (told, in_briefs, found.total()) == ([], 0, size)
    assert found[OFFERED] <= offered


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "size", "said", "out"),
    [
        ("harmless_seen", 62, 35, 2),
        ("harmless_unseen", 62, 28, 1),
        ("harmless_evening_seen", 40, 14, 5),
        ("harmless_evening_unseen", 39, 13, 4),
        ("harmless_german", 22, 14, 0),
        ("harmless_trades", 22, 17, 0),
        ("harmless_to_reader", 80, 57, 3),
    ],
)
def test_what_is_harmless_is_said_or_offered(name, size, said, out, make_journal):
    """Two in five by itself, nearly all of the rest when asked for; a brief has as many, and twice as many with what is offered."""
    found, in_briefs, with_offers, _ = counted(name, make_journal)
    assert found.total() == size
    assert found[SAID] >= said
    assert found[OUT] <= out
    assert in_briefs >= said
    assert with_offers >= size // 2


@pytest.mark.slow
def test_what_is_private_in_the_shape_of_a_letter_is_sometimes_said(make_journal):
    """A third of 42 that were written against the rules: form alone does not tell, so what is drafted has to be read."""
    found, _, _, _ = counted("private_shaped", make_journal)
    assert found.total() == 42
    assert found[SAID] <= 13
