"""Lines of calendars and vCards: escaped and folded so that any reader gives the text back."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.base.text import visible
from followup_kit.exchange.content_lines import folded, text_line, text_value, unfolded

pytestmark = pytest.mark.zone_free

HARD = st.text(st.sampled_from('a,;:\\"n N\n\r\t\x0b\u2028éß東🦊\u200d\U0001f469\u0301\u202e\x00\x1b'), max_size=200)
TEXTS = st.one_of(HARD, st.text(max_size=300))


def unescaped(value: str) -> str:
    """A text as a reader of RFC 5545 (3.3.11) has it."""
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ann", "X:Ann"),
        ("Park & Co, Ltd; Leeds", r"X:Park & Co\, Ltd\; Leeds"),
        ("one\ntwo\r\nthree", r"X:one\ntwo\nthree"),
        ("a\\n", r"X:a\\n"),
        ("a: b", "X:a: b"),
        ("🦊, 東", r"X:🦊\, 東"),
        ("a\x1b[31m\u202eb", r"X:a\\x1b[31m<U+202E>b"),
        ("\ud800", "X:<U+D800>"),
        ("", "X:"),
    ],
)
def test_a_text_is_escaped(text: str, line: str) -> None:
    """Commas, semicolons, backslashes and line breaks are escaped; what hides is made visible."""
    assert text_line("X", text) == line


@given(TEXTS)
def test_a_reader_gets_the_text_back(text: str) -> None:
    """Unfolded and unescaped, a text is what it was, each line of it safe to show."""
    (line, end) = unfolded(folded([text_line("SUMMARY", text)]))
    assert end == ""
    assert unescaped(line.removeprefix("SUMMARY:")) == "\n".join(visible(part) for part in text.splitlines())


@given(st.lists(TEXTS, max_size=4))
def test_no_line_is_too_long_and_no_character_is_broken(texts: list[str]) -> None:
    """Each line of the file has at most 75 octets, is UTF-8 by itself, and ends in CRLF; there is no other line end."""
    data = folded([text_line("DESCRIPTION", text) for text in texts])
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert len(line) <= 75
        assert line.decode().isprintable() or line.strip()
        assert b"\n" not in line
        assert b"\r" not in line
    assert sum(not line.startswith(b" ") for line in lines) == len(texts)


@pytest.mark.parametrize("length", [75, 76, 149, 150])
@pytest.mark.parametrize("char", ["a", "é", "東", "🦊"])
def test_where_a_line_is_folded(char: str, length: int) -> None:
    """A line is folded only where it must be, and as late as it can be."""
    text = char * (length // len(char.encode()))
    lines = folded([text]).decode().removesuffix("\r\n").split("\r\n ")
    assert "".join(lines) == text
    size = len(char.encode())
    for first, follower in pairwise(lines):
        begun = 0 if first is lines[0] else 1
        assert begun + len(first.encode()) + size > 75, follower


@given(TEXTS)
def test_an_escaped_text_is_one_line(text: str) -> None:
    """No text can begin a property of its own."""
    assert len(text_value(text).splitlines()) <= 1


@given(st.binary(max_size=300))
def test_any_bytes_can_be_unfolded(data: bytes) -> None:
    """A file that somebody else wrote, or damaged, gives lines and no error."""
    assert unfolded(data)
