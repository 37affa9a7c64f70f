"""The options that need no parser: what is taken without one is what the parser makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.commands import draft, due, list, why
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


def parsed(argv, command=due):
    """What the parser makes of the words; None where it refuses them."""
    try:
        found = vars(parser_for(command).parse_args(argv))
    except SystemExit:
        return None
    del found["command"]
    return found


@pytest.mark.parametrize("command", [due, why, draft])
@given(argv=st.lists(st.sampled_from(WORDS), max_size=6))
def test_plain_options_are_the_parsers(command, argv):
    """Whatever is typed: the same values, or it is left to the parser."""
    plain = plain_options(command, argv)
    if plain is not None:
        assert vars(plain) == parsed(argv, command)


@pytest.mark.parametrize("command", [why, draft])
@pytest.mark.parametrize("argv", [["northwind"], ["northwind", "thank-you", "--journal", "x"], ["--now", "y", "a b"]])
def test_words_need_no_parser_either(command, argv):
    """An action, or an interview and a kind, before or behind the options that every command has."""
    assert vars(plain_options(command, argv)) == parsed(argv, command)


@pytest.mark.parametrize("argv", [[], ["x", "--journal", "x", "y"], ["x", "--format", "eml"], ["--json", "--save", "x"]])
def test_what_only_the_parser_knows_is_left_to_it(argv):
    """No word at all, words with an option between them, and options of the command's own."""
    assert plain_options(draft, argv) is None


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
