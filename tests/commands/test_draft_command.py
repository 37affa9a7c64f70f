"""`followup draft`: each option, what it prints, and its exit code."""

from __future__ import annotations

import json
import os
import re

import northwind
import pytest
from northwind import NOW, TOML

from followup_kit.cli import main

ENTRY = northwind.INTERESTED
UNCHECKED = "spelling was not checked: pip install 'followup-kit[proofreading]'\n"
BODY = (
    "Dear Dana Whitfield,\n\n"
    "Thank you for taking the time on Wednesday, 18 November to talk with me about the Data Engineer role at Northwind.\n\n"
    "We talked about moving the nightly loads to streaming.\n\n"
    "I have moved such loads before.\n\n"
    "I am very interested in the role and would be glad to continue the conversation.\n\n"
    "May I ask what the next steps are, and by when you expect to decide?\n\n"
    "Kind regards,\nRobin Marsh\nrobin@marsh.example\n"
)


@pytest.fixture
def draft(make_journal, capsys):
    """`followup draft` in a journal of these entries: exit code, output, errors."""

    def draft(*args, entries=None, toml=TOML, now=NOW, before=()):
        folder = make_journal(entries or {"a.md": ENTRY}, toml=toml)
        code = main([*before, "draft", *args, "--journal", os.fspath(folder), "--now", now])
        out, err = capsys.readouterr()
        return code, out.replace(f" --journal {folder}", ""), err.replace(f" --journal {folder}", "")

    return draft


def test_without_options(draft):
    """The note with a header of facts."""
    head = (
        "# a/thank-you/dana-whitfield\n\n- to: Dana Whitfield <dana@northwind.example>\n- by: email\n"
        "- subject: Thank you for Wednesday: Data Engineer at Northwind\n- status: ready to proofread\n\n"
    )
    assert draft() == (0, head + BODY, "")
    assert draft("--format", "md") == (0, head + BODY, "")


@pytest.mark.parametrize(
    "words",
    [
        "a",
        "a/thank-you/dana-whitfield",
        "thank-you",
        "dana",
        "a/dana",
        "northwind thank-you",
        "Northwind data engineer thanks",
        "thankyou dana",
    ],
)
def test_what_names_a_note(words, draft):
    """An interview, an action, any unambiguous part of one, or WHICH and a kind."""
    assert draft(*words.split(), "--format", "text") == (0, BODY, "")


def test_a_kind_that_is_not_there_is_told_of(draft):
    """Nothing else is drafted in its place."""
    code, out, err = draft("northwind", "decline")
    assert (code, out) == (2, "")
    assert err.startswith("followup: no decline in 'northwind' (followup show")
    assert err.endswith(" show says what was)\n")


def test_as_json(draft):
    """Everything about a note that a program may want, and nothing of the kit's insides."""
    code, out, err = draft("--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "schema": 1,
        "drafts": [
            {
                "action": "a/thank-you/dana-whitfield", "interview": "a", "kind": "thank-you", "to": "Dana Whitfield", "address": "dana@northwind.example", "via": None,
                "via_address": None, "by": "email", "subject": "Thank you for Wednesday: Data Engineer at Northwind", "body": BODY, "missing": [],
                "used": [
                    {"text": "We talked about moving the nightly loads to streaming.", "file": "a.md", "line": 10, "last_line": 0, "person": None, "place": "discussed"},
                    {"text": "I have moved such loads before.", "file": "a.md", "line": 12, "last_line": 0, "person": None, "place": "why-me"},
                ],
                "hints": [], "findings": [], "proofread_by": None, "saved": None, "offers": [], "left_out": [], "also": [], "outdated": [], "ready": True,
            }
        ],
    }  # fmt: skip


def test_the_check_of_a_note_that_is_ready(draft):
    """Nothing on standard output, and exit code 0."""
    assert draft("--check") == (0, "", "1 of 1 ready to send\n" + UNCHECKED)


def test_the_check_of_a_note_that_is_not(draft):
    """What is missing and what is found, with the line and the remedy; exit code 1."""
    assert draft("--check", entries={"a.md": ENTRY.partition("## Disc")[0]}) == (
        1,
        "a/thank-you/dana-whitfield: something specific from the conversation\n"
        "a/thank-you/dana-whitfield: a sentence about why you fit\n"
        "a/thank-you/dana-whitfield:5: a TODO is left: write the sentence, or delete the line\n"
        "a/thank-you/dana-whitfield:7: a TODO is left: write the sentence, or delete the line\n",
        "0 of 1 ready to send\n" + UNCHECKED,
    )


def test_the_check_of_a_saved_note_names_the_lines_of_its_file(draft, tmp_path):
    """In a draft that the person edited the line is the file's."""
    draft("--save")
    file = tmp_path / "journal" / "drafts" / "a" / "thank-you-dana-whitfield.md"
    file.write_text(file.read_text().replace("We talked about", "We talked about about"))
    number = 1 + next(i for i, line in enumerate(file.read_text().split("\n")) if "about about" in line)
    code, out, err = draft("--check")
    assert (code, out, err) == (
        1,
        f"drafts/a/thank-you-dana-whitfield.md:{number}: “about about”: a word typed twice: take one out\n",
        "0 of 1 ready to send\n" + UNCHECKED,
    )
    assert draft("--check", "--fresh") == (0, "", "1 of 1 ready to send\n" + UNCHECKED)


def test_what_was_sent_is_not_ready(draft):
    """A note that was sent is drafted when it is named, and the check says when it was sent."""
    sent = ENTRY.replace("---\n##", "log:\n  - {date: 2026-11-18 15:30, sent: thank-you, to: Dana}\n---\n##")
    assert draft("a/thank-you", "--check", entries={"a.md": sent}) == (
        1,
        "a/thank-you/dana-whitfield: it was already sent, on 2026-11-18: do not send it twice\n",
        "0 of 1 ready to send\n" + UNCHECKED,
    )
    assert draft(entries={"a.md": sent}) == (0, "No note is open now. followup table lists every row.\n", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [("--json", "--save"), ("--save", "--check"), ("--check", "--explain"), ("--explain", "--brief"), ("--brief", "--template-vars"), ("--json", "--brief")],
)  # fmt: skip
def test_one_thing_at_a_time(one, other, draft, capsys):
    """Two things that exclude each other are refused with a sentence."""
    code, out, err = draft(one, other)
    assert (code, out) == (2, "")
    assert f"argument {other}: not allowed with argument {one}" in err


def test_the_notes_to_one_person(draft):
    """Of one interview, or of all that is open."""
    two = {"a.md": ENTRY, "b.md": ENTRY.replace("Northwind", "Bright").replace("Dana Whitfield", "José Núñez")}
    for words in (["--to", "jose"], ["b", "--to", "Núñez"], ["thank-you", "--to", "jose"]):
        code, out, err = draft(*words, entries=two)
        assert (code, err) == (0, "")
        assert out.count("Dear ") == 1
        assert "Dear José Núñez," in out


@pytest.mark.parametrize(
    ("args", "entries", "err"),
    [
        (("nosuch",), None, "followup: no action 'nosuch' (followup table lists them all)\n"),
        (("a/thank-you/dana-whitfeld",), None, "followup: no action 'a/thank-you/dana-whitfeld' (did you mean a/thank-you/dana-whitfield?)\n"),
        (("thank-you",), {"a.md": ENTRY, "b.md": ENTRY.replace("Northwind", "Bright")}, "followup: more than one interview fits 'thank-you'; write one of these:\n  a: Northwind, Data Engineer\n  b: Bright, Data Engineer\n"),
        (("a", "--to", "nobody"), None, "followup: no note here goes to 'nobody' (known are: Dana Whitfield)\n"),
        (("--format", "eml"), {"a.md": ENTRY.replace("interviewers:", "recruiter: {name: Jo Park, kind: external, phone: '+1 555 0177'}\ninterviewers:")}, "followup: no mail can be made of 'a/debrief' (it goes by phone)\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(args, entries, err, draft):
    """A sentence and exit code 2; nothing on standard output."""
    code, out, said = draft(*args, entries=entries)
    assert (code, out, re.sub(r" --journal \S+", "", said)) == (2, "", err)


def test_an_unknown_language_is_said(draft):
    """English stands in for a language without templates, and the note is not ready."""
    code, out, err = draft(entries={"a.md": ENTRY.replace("interest:", "language: fr\ninterest:")})
    assert (code, err) == (0, "")
    assert (
        "- status: not ready\n- TODO: there are no templates for the language 'fr', so it is in English (known: de, en)\n" in out
    )
    assert out.endswith(BODY)


@pytest.mark.parametrize(("entry", "toml"), [("language: de\n", ""), ("language: de-AT\n", ""), ("", 'language = "de"\n')])
def test_a_german_note(entry, toml, draft):
    """For a German entry, or in a German journal, the note is German from its subject to its greeting."""
    german = ENTRY.replace("interest:", f"{entry}interest:").replace(
        northwind.NOTES,
        "## Besprochen\nWir haben darüber gesprochen, wie die nächtlichen Läufe umgestellt werden.\n"
        "## Warum ich\nIch habe solche Läufe schon einmal umgestellt.\n",
    )
    code, out, err = draft(entries={"a.md": german}, toml=toml + TOML)
    assert (code, err) == (0, "")
    assert out == (
        "# a/thank-you/dana-whitfield\n\n- to: Dana Whitfield <dana@northwind.example>\n- by: email\n"
        "- subject: Danke für Mittwoch: Data Engineer bei Northwind\n- status: ready to proofread\n\n"
        "Guten Tag Dana Whitfield,\n\n"
        "vielen Dank, dass Sie sich am Mittwoch, dem 18. November Zeit für das Gespräch über die Stelle als Data Engineer bei Northwind genommen haben.\n\n"
        "Wir haben darüber gesprochen, wie die nächtlichen Läufe umgestellt werden.\n\n"
        "Ich habe solche Läufe schon einmal umgestellt.\n\n"
        "Die Stelle interessiert mich sehr, und ich würde das Gespräch gern fortsetzen.\n\n"
        "Darf ich fragen, wie es weitergeht und bis wann Sie sich entscheiden möchten?\n\n"
        "Freundliche Grüße\nRobin Marsh\nrobin@marsh.example\n"
    )


@pytest.mark.parametrize(
    ("playbook", "sentence"),
    [
        ("balanced", "I am very interested in the role and would be glad to continue the conversation."),
        ("one-shot", "I would be glad to learn more about the role and to continue the conversation."),
        ("try-again", "I am very interested in the role and look forward to the next step."),
        ("dos-and-donts", "I remain very interested in the position."),
    ],
)
def test_the_tone_is_the_playbooks(playbook, sentence, draft):
    """One-shot is gentle, try-again upbeat, the dos and don'ts courteous."""
    assert f"\n\n{sentence}\n\n" in draft("a/thank-you", "--format", "text", before=("--playbook", playbook))[1]


def test_nothing_is_open(draft):
    """Before the interview, and after everything, there is no note, and that is no error."""
    assert draft(now="2026-11-01T10:00") == (0, "No note is open now. followup table lists every row.\n", "")


def test_an_entry_with_an_error_leaves_the_others(draft):
    """The notes of the entries that can be read are shown, the error too, and the exit code is 1."""
    code, out, err = draft("--format", "text", entries={"a.md": ENTRY, "b.md": ENTRY.replace("2026-11-18", "someday")})
    assert (code, out) == (1, BODY)
    assert err.startswith("b.md:4:7: error: ")


def test_fresh_passes_over_what_was_saved(draft, tmp_path):
    """With --fresh the note is made from the entry, whatever stands in drafts/."""
    draft("--save")
    file = tmp_path / "journal" / "drafts" / "a" / "thank-you-dana-whitfield.md"
    file.write_text(file.read_text().replace("Kind regards", "Warm regards"))
    assert draft("--format", "text")[1] == BODY.replace("Kind", "Warm")
    assert draft("--format", "text", "--fresh")[1] == BODY


def test_a_link_for_the_mail_program(draft):
    """A mailto link, one a line, with everything filled in."""
    code, out, err = draft("--format", "mailto")
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert out.startswith(
        "mailto:dana@northwind.example?subject=Thank%20you%20for%20Wednesday%3A%20Data%20Engineer%20at%20Northwind&body=Dear%20Dana"
    )


@pytest.mark.parametrize(
    ("log", "interest", "begins"),
    [
        ("log:\n  - {date: 2026-11-18 15:30, heard: rejection}\n", "undecided", "Thank you for letting me know"),
        ("", "no", "Thank you for the conversation on Wednesday, 18 November"),
    ],
)
def test_after_a_rejection_and_for_a_no(log, interest, begins, draft):
    """A rejection is thanked for and a no is said: neither note speaks of interest or asks for next steps."""
    entry = ENTRY.replace("interest: yes", f"interest: {interest}").replace("---\n##", f"{log}---\n##")
    texts = draft("--json", entries={"a.md": entry})[1]
    bodies = [d["body"] for d in json.loads(texts)["drafts"] if d["kind"] in ("thank-after-rejection", "decline")]
    assert [begins in body for body in bodies] == [True]
    assert not any(word in bodies[0] for word in ("interested", "next steps", "?"))


def test_another_application_in_the_notes_is_left_out(draft):
    """A sentence of the notes that names another of one's applications is in no note, and not offered; that is said."""
    entry = ENTRY.replace(
        "We talked about moving the nightly loads to streaming.", "We talked about how Bright Labs moves the loads."
    )
    assert draft("a/thank-you", "--check", entries={"a.md": entry, "b.md": ENTRY.replace("Northwind", "Bright Labs")}) == (
        1,
        "a/thank-you/dana-whitfield: something specific from the conversation\n"
        "a/thank-you/dana-whitfield: left out: 1 remark on a person or about another application (a.md:10)\n"
        "a/thank-you/dana-whitfield:5: a TODO is left: write the sentence, or delete the line\n",
        "0 of 1 ready to send\n" + UNCHECKED,
    )


def test_a_company_is_enough(draft):
    """Where no id has its name: the round in which a note is open."""
    code, out, _ = draft(
        "northwind", "--json", entries={"first.md": ENTRY, "second.md": ENTRY.replace("2026-11-18", "2026-12-18")}
    )
    assert code == 0
    assert {d["action"].partition("/")[0] for d in json.loads(out)["drafts"]} == {"first"}
