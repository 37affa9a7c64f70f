"""What a clause says: that something is done, or only how something is; and what a sentence on a talk says by that."""

from __future__ import annotations

import pytest

from followup_kit.drafts.languages.note_language import grammar_of
from followup_kit.drafts.notes.judging.clauses import is_done, says_what_is_done

pytestmark = pytest.mark.zone_free  # text alone


@pytest.mark.parametrize(
    "text",
    [
        "about how straw is graded before it is plaited", "about teaching fractions with folded paper", "weighing the bales twice", "to record the bell too",
        "about the basement and how to keep the damp out", "about the showroom and why half of it should be empty", "about the estates and where the bus stops",
        "that the ward chooses its own menus", "the fish tank that everybody stops at", "about the drought that is coming", "what that would save",
        "why each of them has been kept",
    ],
)  # fmt: skip
def test_a_clause_says_what_is_done(text):
    """With any verb but to be and to have, with a participle, with what can or should be; a doing without a subject too."""
    assert says_what_is_done(grammar_of("en"), text)


@pytest.mark.parametrize(
    "text",
    [
        "the second wave of the restructuring", "at the rota and at all the gaps in it", "about the strike ballot", "about that shop", "about pricing",
        "that the team is down to three", "that my reference is old", "that each bay has two beds", "which of them are worth the paint", "",
    ],
)  # fmt: skip
def test_a_topic_and_a_state_are_none(text):
    """A bare topic says nothing of it; how something is may be nobody's business."""
    assert not says_what_is_done(grammar_of("en"), text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("darüber, wie ein Gutachten bei Ihnen entsteht", True),
        ("gelernt, dass ein Zapfen im Winter anders arbeitet als im Sommer", True),
        ("vorgeschlagen, die Rückläufer schon am Tor zu sortieren", True),
        ("darüber gesprochen, wie die Läufe umgestellt werden", True),
        ("gelernt, dass hier jede Probe gewogen ist", True),
        ("über die Nachfolge gesprochen", False),
        ("gelernt, dass das Team zu dritt ist", False),
        ("dass die Regale Rollen haben", False),
    ],
)
def test_a_german_clause_ends_in_its_verb(text, says):
    """The last word tells: a verb of its own, or to be and to have without a participle."""
    assert says_what_is_done(grammar_of("de"), text) == says


@pytest.mark.parametrize(
    ("text", "code", "done"),
    [
        ("Suppliers get paid within thirty days.", "en", True),
        ("Every pot is fired twice.", "en", True),
        ("Every desk is full.", "en", False),
        ("Patients have two beds.", "en", False),
        ("Lehrlinge führen ihre eigene Ecke.", "de", True),
        ("Alle Tische sind voll.", "de", False),
    ],
)
def test_a_rule_is_something_done(text, code, done):
    """A rule of the work tells what is done, and not how things stand."""
    assert is_done(grammar_of(code), text) == done
