"""Addresses: taken where they are beyond doubt, also behind a name, and quickly whatever is typed."""

from __future__ import annotations

import pytest
from limits import within

from followup_kit.journal.address import name_and_address, named_address, parse_address, usable

pytestmark = pytest.mark.zone_free  # text alone


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Dana Whitfield <dana@x.example>", ("Dana Whitfield", "dana@x.example")),
        ("  Prof. Lin   <lin@x> ", ("Prof. Lin", "lin@x")),
        ("Dana (she) <dana@>", ("Dana (she)", "dana@")),
        ("<dana@x.example>", None),
        ("Dana <x>", None),
        ("Dana <dana@x.example> Whitfield", None),
        ("Dana <dana @x.example>", None),
        ("<script>alert('a@b')</script>", None),
        ("Dana <a@b> <c@d>", None),
        ("dana@x.example", None),
        ("", None),
    ],
)
def test_a_name_with_its_address_behind_it(typed, found):
    """Only a name, and one thing with an @ in the brackets at the very end."""
    assert name_and_address(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        "a " * 30_000 + "<x",
        " " * 60_000 + ">",
        "a" * 30_000 + "@" * 30_000 + ">",
        "x <" + "@" * 60_000 + ">>",
        "a@" + "a-." * 20_000,
    ],
)
def test_no_text_takes_long(typed):
    """No text that a header can hold makes the reading of addresses slow."""
    with within(0.5):
        assert name_and_address(typed) is None
        assert parse_address(typed).address is None
        assert usable(typed) is None
        assert named_address("Dana", typed) == "Dana"
