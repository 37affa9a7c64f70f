"""Places in a text, as the kit and as editors count them, and the edit that makes one text another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.editor.open_text import Edit, OpenText, Place, edit_between

pytestmark = pytest.mark.zone_free
TEXTS = st.text(st.sampled_from("ab \té🎈\u2028\x0b\x85\ufeff\r\n"), max_size=40)
ENCODINGS = ("utf-8", "utf-16", "utf-32")


@pytest.mark.parametrize(
    ("text", "offset", "encoding", "place"),
    [
        ("ab\ncd", 4, "utf-16", (1, 1)),
        ("a🎈b", 2, "utf-16", (0, 3)),
        ("a🎈b", 2, "utf-8", (0, 5)),
        ("a🎈b", 2, "utf-32", (0, 2)),
        ("é\r\nb", 3, "utf-16", (1, 0)),
        ("é\rb", 2, "utf-16", (1, 0)),  # alone it ends a line in the protocol
        ("a\u2028b\x0bc", 4, "utf-16", (0, 4)),  # these do not, though Python's own splitlines says so
        ("a\n", 2, "utf-16", (1, 0)),
        ("", 0, "utf-16", (0, 0)),
    ],
)
def test_a_place_is_counted_as_the_protocol_does(text: str, offset: int, encoding: str, place: tuple[int, int]) -> None:
    opened = OpenText(text, encoding)
    assert opened.place(offset) == Place(*place)
    assert opened.offset(*place) == offset


@pytest.mark.parametrize(("place", "offset"), [((0, 9), 2), ((1, 9), 5), ((2, 0), 5), ((9, 9), 5)])
def test_a_place_behind_the_end_is_the_end(place: tuple[int, int], offset: int) -> None:
    """Of the line, or of the text; never between the two characters that end a line."""
    assert OpenText("ab\r\nc").offset(*place) == offset


@pytest.mark.parametrize(
    ("text", "line", "column", "offset"),
    [
        ("ab\r\ncd", 2, 2, 5),
        ("ab\r\ncd", 1, 9, 2),
        ("\ufeff---\nx", 1, 1, 1),  # the mark has no column
        ("\ufeff---\nx", 2, 1, 5),
        ("a\rb\nc", 2, 1, 4),  # to the kit only a line feed ends a line
        ("ab", 7, 1, 2),
    ],
)
def test_a_place_of_the_kit(text: str, line: int, column: int, offset: int) -> None:
    assert OpenText(text).offset_of(line, column) == offset


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_place_leads_back(text: str, encoding: str) -> None:
    """But for the places between a carriage return and its line feed."""
    opened = OpenText(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert opened.offset(*opened.place(offset)) == offset
            line = opened.line_at(offset)
            assert line == text.count("\n", 0, offset) + 1


@given(TEXTS, TEXTS)
def test_an_edit_makes_the_new_text(old: str, new: str) -> None:
    """In whole lines, and as small as that allows."""
    edit = edit_between(old, new)
    assert old[: edit.start] + edit.new + old[edit.end :] == new
    assert old[max(edit.start - 1, 0) : edit.start + 1] != "\r\n"
    assert old[max(edit.end - 1, 0) : edit.end + 1] != "\r\n"


def test_an_edit_is_small() -> None:
    assert edit_between("a\nb\nc\n", "a\nb\nx\nc\n") == Edit(4, 4, "x\n")
