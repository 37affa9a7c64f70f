"""The options that need no parser: what is taken without one is what the parser makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.commands import due, list
from followup_kit.commands.shared.parser import parser_for
from followup_kit.commands.shared.plain_options import plain_options

pytestmark = pytest.mark.zone_free
WORDS = [
    "--journal",
    "--now",
    "--playbook",
    "--all",
    "--json",
    "x",
    "a b",
    "-x",
    "",
    "--journal=x",
    "--journals",
    "--al",
    "--",
    "é",
]


def parsed(argv):
    """What the parser makes of the words; None where it refuses them."""
    try:
        found = vars(parser_for(due).parse_args(argv))
    except SystemExit:
        return None
    del found["command"]
    return found


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_plain_options_are_the_parsers(argv):
    """Whatever is typed: the same values, or it is left to the parser."""
    plain = plain_options(due, argv)
    if plain is not None:
        assert vars(plain) == parsed(argv)


@pytest.mark.parametrize(
    "argv",
    [[], ["--journal", "x"], ["--all", "--json"], ["--now", "2026-11-20T09:00", "--playbook", "balanced", "--journal", "~/x y"]],
)
def test_the_usual_needs_no_parser(argv):
    """A bare `followup`, and the options with which it is most often run."""
    assert vars(plain_options(due, argv)) == parsed(argv)


def test_other_commands_have_their_parser():
    """A command that names no flags is never taken."""
    assert plain_options(list, []) is None
