"""How lines were typed, without their words: told, and typed again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.journal.syntax.between_words import as_typed, is_typed, own_lines, typed_again
from followup_kit.journal.syntax.parsed_entry import ParsedEntry

pytestmark = pytest.mark.zone_free  # texts

HEAD = "---\ncompany: N\nrole: R\ndate: 2026-11-18\n"


def of(text):
    return own_lines(ParsedEntry(text), "log")


@pytest.mark.parametrize(
    ("left", "stood"),
    [
        ("log:\n", "log: ~  # none\n".replace("# none", "#")),
        ("log:\n", 'log: ""\n'),
        ("log:\n", "log: null\n\n"),
        ("log:  # a\n  - {heard: other}\n", "log: [{heard: other} , ]  # a\n"),
        ("log: # b a\n  - {heard: other}\n  # c\n", "log: [ # b\n\t{heard: other} # c\n] # a\n".replace("\t", "  ")),
    ],
)
def test_lines_are_typed_again(left, stood):
    """In their order, with their comments and blanks; what was told holds none of their words."""
    typed = as_typed(left, stood)
    assert typed is not None
    assert is_typed(typed)
    assert not re.search("heard|other|[ab]", "".join(text for key, text in typed.items() if key not in ("into", "order")))
    whole = f"{HEAD}{{}}skip: [letter]\n---\nKafka.\n"
    assert typed_again(whole.format(left), "log", typed) == whole.format(stood)


@pytest.mark.parametrize("now", ["log: # mine\n", "log: []\n", "log:\n\n"])
def test_another_text_is_left_alone(now):
    """A person has changed it since."""
    text = f"{HEAD}{now}---\n"
    assert typed_again(text, "log", as_typed("log:\n", "log: ~\n")) == text


def test_a_word_that_is_not_there_cannot_be_told():
    """Nothing of the journal is kept."""
    assert as_typed("log:\n", "log: # later\n") is None


def test_lines_end_at_the_next_key():
    """With what stands below it, or at the end of the header."""
    assert of(f"{HEAD}log: []\n# below\nskip: []\n---\n") == "log: []\n# below\n"
    assert of(f"{HEAD}log: []\n\n---\nlog: x\n") == "log: []\n\n"
    assert of(f"{HEAD}---\n") == ""


pieces = st.lists(st.sampled_from(["a", "b", "null", " ", "\n", "[", "]", ", ", "# ", "'", "é", "2026-11-18"]), max_size=12).map(
    "".join
)


@given(pieces, pieces)
def test_any_two_texts(now, before):
    """What can be told is told without a word, and in proportion to the text."""
    typed = as_typed(now, before)
    assert typed is None or (
        is_typed(typed) and set(re.findall("[abé]", "".join(t for k, t in typed.items() if k.isdecimal()))) == set()
    )
