"""What a person is told of a header that is no YAML: the mistake as they made it, at its place, and what to type."""

from __future__ import annotations

import pytest

from followup_kit.journal.syntax.front_matter import read_header
from followup_kit.journal.syntax.nodes import HeaderError

pytestmark = pytest.mark.zone_free
NBSP = "\xa0"
TOP = "company: Acme\nrole: Clerk\n"
NBSP_SAID = "a non-breaking space is used where an ordinary one is needed (delete it and type a space)"
NOT_CLOSED = "a quote is not closed (close it on the same line)"


def said_of(header):
    """The place and the words for a header that cannot be read, its first line being 2."""
    with pytest.raises(HeaderError) as caught:
        read_header(header, 2)
    bad = caught.value
    return f"{bad.line}:{bad.column}: {bad.message} ({bad.hint})"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        # The line as a whole.
        ("company:Acme\nrole: Clerk\n", "2:8: there is no space behind company: (write company: Acme)"),
        ("role: Clerk\ncompany:Acme\n", "3:8: there is no space behind company: (write company: Acme)"),
        ("role: Clerk\ncompany:Acme\nround: 2\n", "3:8: there is no space behind company: (write company: Acme)"),
        ("company Acme\nrole: Clerk\n", "2:8: there is no colon behind company (write company: Acme)"),
        ("company Acme\n", "2:8: there is no colon behind company (write company: Acme)"),
        ("role: Clerk\ncompany Acme\nround: 2\n", "3:8: there is no colon behind company (write company: Acme)"),
        ("Company = Acme\nrole: Clerk\n", "2:8: there is no colon behind company (write company: Acme)"),
        ("company\nrole: Clerk\n", "2:8: there is no colon behind company (write company: and the value)"),
        ("company：Acme\nrole: Clerk\n", "2:8: the colon behind company is a full-width one (write company: Acme)"),
        ("company: Acme; role: Clerk\n", "2:16: two fields are on one line (put role: on a line of its own)"),
        ("log:\n  - date: 2026-11-18, sent: letter\n", "3:23: two fields are on one line (put sent: on a line of its own)"),
        (TOP + "interviewers:\n  - name:Dana\n    email: d@a.example\n", "5:9: there is no space behind name: (write name: Dana)"),
        (TOP + "interviewers:\n  * Dana\n  * Omar\n", "5:3: a list is written with -, not * (write - Dana)"),
        (f"company:{NBSP}Acme\nrole: Clerk\n", f"2:9: {NBSP_SAID}"),
        (f"{TOP}interviewers:\n{NBSP}{NBSP}- Dana\n", f"5:1: {NBSP_SAID}"),
        ("company: Acme\n  role: Clerk\n", "3:1: the line is indented, so it continues the line above (begin the key below the key above it)"),
        # Templates and links.
        ("company: {{company}}\nrole: Clerk\n", "2:10: a template's placeholder was not filled: {{company}} (write the value in its place)"),
        (TOP + "date: {{date}} 14:00\n", "4:7: a template's placeholder was not filled: {{date}} (write the value in its place)"),
        (TOP + "interviewers:\n  - {{name}}\n", "5:5: a template's placeholder was not filled: {{name}} (write the value in its place)"),
        (TOP + "date: {% now %}\n", "4:7: a template's placeholder was not filled: {% now %} (write the value in its place)"),
        ("company: [Acme](https://acme.example)\n", "2:10: a Markdown link is read as a list (write Acme, or the address alone: https://acme.example)"),
        # Quotes.
        ('company: "Acme" Inc\nrole: Clerk\n', "2:17: text follows the closing quote (put it in quotes: '\"Acme\" Inc')"),
        (TOP + 'place: "She said "room 2" twice"\n', "4:8: there are quotes inside the quotes (put it in quotes: 'She said \"room 2\" twice')"),
        (TOP + "place: 'it's upstairs'\n", "4:8: there are quotes inside the quotes (put it in quotes: \"it's upstairs\")"),
        (TOP + "place: \"it's \"upstairs\"\"\n", "4:8: there are quotes inside the quotes (put the text in quotes)"),
        (TOP + 'log:\n  - {note: "She said "yes" twice"}\n', "5:23: text follows the closing quote (use the other kind of quotes around the whole text)"),
        (TOP + 'place: "upstairs\nround: 2"\n', f"4:8: {NOT_CLOSED}"),
        (TOP + 'place: "upstairs\n  round: 2"\n', f"4:8: {NOT_CLOSED}"),
        (TOP + 'place: "upstairs\non the left"\n', f"4:8: {NOT_CLOSED}"),
        (TOP + 'place: "upstairs\nround: 2\nformat: "video"\n', f"4:8: {NOT_CLOSED}"),
        # Signs that YAML reserves.
        ("company: & Other Stories\n", '2:10: a text cannot begin with & (put it in quotes: "& Other Stories")'),
        ("company: | Pipe\nrole: Clerk\n", '2:10: a text cannot begin with | (put it in quotes: "| Pipe")'),
        ("company: > Fold\nrole: Clerk\n", '2:10: a text cannot begin with > (put it in quotes: "> Fold")'),
        ("company: * Star\n", '2:10: a text cannot begin with * (put it in quotes: "* Star")'),
        ("company: *bold*\n", '2:10: a text cannot begin with * (put it in quotes: "*bold*")'),
        ("company: @handle # on the web\n", '2:10: a text cannot begin with @ (put it in quotes: "@handle")'),
        ("company: `code`\n", '2:10: a text cannot begin with ` (put it in quotes: "`code`")'),
        ("company: %20\n", '2:10: a text cannot begin with % (put it in quotes: "%20")'),
        ("company: ? Who\n", '2:10: a text cannot begin with ? (put it in quotes: "? Who")'),
        ("company: [Acme] Inc\n", '2:17: text follows the closing ] (put it in quotes: "[Acme] Inc")'),
        ("company: &Other Stories\n", "2:10: the anchor &Other is refused (leave it out, or put the text in quotes)"),
        (TOP + "interviewers: - Dana\n", "4:15: a list starts in the wrong place (put - on a line of its own)"),
        (TOP + "recruiter: -\n  name: Jo\n", "4:12: - alone is not a value (leave it out)"),
        (TOP + "recruiter: ?\n  name: Jo\n", "4:12: ? alone is not a value (leave it out)"),
        ("company: Acme: Labs\n", '2:14: a colon in the text is read as a key (put it in quotes: "Acme: Labs")'),
        (TOP + "log:\n  - {note: she said: yes}\n", "5:20: a colon in the text is read as a key (put the text in quotes)"),
        (TOP + "log:\n  - {note: see #12, to: Dana}\n", "5:16: the # begins a comment, so the { } or [ ] is not closed (put the text with the # in quotes)"),
        (TOP + "log:\n  - {to:}\n", "5:8: there is no space behind the colon (type one)"),
        (TOP + 'place: "C:\\Users"\n', "4:13: a backslash in double quotes starts an unknown escape (use single quotes)"),
    ],
)  # fmt: skip
def test_the_mistake_is_named_as_it_was_made(header, said):
    """Each line says what is wrong with what was typed, and what to type in its place."""
    assert said_of(header) == said


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ('place: "upstairs,\n  on the left"\n', "upstairs, on the left"),
        ("place: 'upstairs,\n\n  on the left'\n", "upstairs,\non the left"),
        ("place: |\n  round: 2\n", "round: 2\n"),
    ],
)
def test_a_quoted_text_may_go_on_in_indented_lines(header, value):
    """What is continued as YAML means it is read."""
    assert read_header(TOP + header, 2).value["place"].value == value


def test_several_fields_with_one_mistake_are_all_told_of():
    """So that it is not found out one at a time; text in the notes of a field is none."""
    header = "company:Acme\nrole:Clerk\ndate: 2026-11-18\nplace:here\nnote: |\n  role:x\n"
    with pytest.raises(HeaderError) as caught:
        read_header(header, 2)
    found = [caught.value, *caught.value.more]
    assert [f"{bad.line}:{bad.column}: {bad.message} ({bad.hint})" for bad in sorted(found, key=lambda bad: bad.line)] == [
        "2:8: there is no space behind company: (write company: Acme)",
        "3:5: there is no space behind role: (write role: Clerk)",
        "5:6: there is no space behind place: (write place: here)",
    ]
