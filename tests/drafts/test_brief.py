"""The brief for whoever helps to write: all that may be said with its place, and nothing that is nobody's business."""

from __future__ import annotations

import os
import re

import northwind
import pytest
from northwind import NOW

from followup_kit.api import open_board
from followup_kit.cli import main
from followup_kit.drafts.api import pick

TOML = northwind.TOML + 'phone = "+1 555 0123"\nlinks = ["https://marsh.example"]\n'
ENTRY = """---
company: Northwind
role: Data Engineer
date: 2026-11-18 14:00
interest: yes
interviewers:
  - {name: Dana Whitfield, email: dana@northwind.example, phone: "+1 555 0199", address: "1 Pier Road"}
  - {name: Jo Ng, email: jo@northwind.example}
next_steps: XSECRET
salary: XSECRET
---
XSECRET above
## Discussed
### Dana
We talked about moving the loads. Write to dana@northwind.example or call +1 (555) 0199-22, see https://northwind.example/x.
- streaming, dbt

They pay XSECRET in dollars for it.
### Jo
Dana Whitfield and Jo showed me the rota.
## Learned
<!-- XSECRET -->
## Minuses
XSECRET was loud.
## Concerns
They think that XSECRET is missing.
Answer: I have led such a move twice.
## Private
I hated XSECRET.
## Whatever
XSECRET is XSECRET.
"""
DANA = """Please help me to write a thank-you note by e-mail.

To: Dana Whitfield
From: Robin Marsh
About: the Data Engineer role at Northwind, interview on Wednesday, 18 November
Tone: warm. Language: English.
Length: at most 200 words.

What may be said (my notes; the place they stand at is only for me):
- We talked about moving the loads. (discussed, a.md:15)
- I have led such a move twice. (my answer to a doubt of theirs, a.md:27)
- I am interested.
- The next steps are known: do not ask about them.

Left out of this brief (only I can say more about it):
- 1 line above the first heading: put a heading above, such as ## Discussed (a.md:12)
- 1 line below “Whatever”: name the heading in journal.toml, below [headings] (a.md:30)
- 1 passage that sounds private (a.md:18)
- 2 passages that I have not picked (a.md:15, 16)

What must not be said:
- Anything that is not above: no fact, no feeling, no promise of mine. Rather a line TODO than a guess.
- Money, doubts of mine, other applications, what others said in confidence.
- Nothing pushy: no deadline for them, no reproach for silence.

What the advice asks for:
- Something specific from this conversation; never a note that would fit any interview. (How Should I Follow Up After an Interview?)
- Why I fit, in my own words. (Following Up After an Interview: The Dos and Don’ts)
- Something that I learned there, and what I make of it. (How To Follow Up After An Interview)
- Honest interest, or an honest no. (Interviews: 4 Steps To Follow Up)
- Short, warm and plain; spelled right; whole sentences; my name at the end.
- Leave a line below my name for my contact details; I add them myself.
"""


@pytest.fixture
def brief(make_journal, capsys):
    """`followup draft --brief` on an entry: exit code, output, errors."""

    def brief(*args, entry=ENTRY, more=None, now=NOW):
        folder = make_journal({"a.md": entry} | (more or {}), toml=TOML)
        code = main(["draft", "--brief", *args, "--journal", os.fspath(folder), "--now", now])
        return (code, *capsys.readouterr())

    return brief


def test_a_whole_brief(brief):
    """What may be said with its lines, what must not, tone, length, recipient, and the articles' points that apply."""
    assert brief("a/thank-you/dana") == (0, DANA, "")


@pytest.mark.parametrize("kind", ["thank-you", "debrief", "decline", "check-in", "tell-reference"])
def test_nothing_private_and_no_address_is_in_any_brief(kind, brief):
    """Neither minuses, money, comments, doubts, keys of one's own nor any address, number or link, whatever the note is for."""
    more = "recruiter: {name: Al Roe, kind: external, email: al@roe.example, phone: '+1 555 0177'}\nreferences:\n  - {name: Vera Ruiz, email: vera@ruiz.example}\n"
    entry = ENTRY.replace("---\nXSECRET", f"{more}---\nXSECRET").replace(
        "interest: yes", "interest: no" if kind == "decline" else "interest: yes"
    )
    code, out, _ = brief(f"a/{kind}", entry=entry, now="2026-11-30T16:00")
    assert code == 0
    assert out.startswith("Please help me to write ")
    found = [x for x in ("XSECRET", "@", "555", "http", "Pier Road", "dollars") if x in out]
    assert found == []


def test_names_may_be_initials(brief):
    """With --initials no part of anybody's name is left, not a short one either; companies stay."""
    code, out, err = brief("--initials", "--with-offers", "thank-you")
    assert (code, err) == (0, "")
    assert [name for name in ("Dana", "Whitfield", "Jo", "Ng", "Robin", "Marsh") if name in out] == []
    assert "To: D. W.\nFrom: R. M.\nAbout: the Data Engineer role at Northwind" in out
    assert (
        "- D. W. and J. showed me the rota. (discussed, a.md:20) [this is about the reader: turn he, she or the name into you]\n"
        in out
    )


def test_what_is_offered_is_in_a_brief_on_demand(brief):
    """Without the option only what may go into a letter by itself, and how much more there is; with it what raises no doubt too."""
    assert "streaming, dbt" not in brief("a/thank-you/dana")[1]
    out = brief("a/thank-you/dana", "--with-offers")[1]
    assert "- Write to [...] or call [...], see [...] (discussed, a.md:15)\n- streaming, dbt (discussed, a.md:16)\n" in out
    assert "not picked" not in out
    noted = ENTRY.replace("- streaming, dbt", "- streaming, dbt\n- one of the four left in spring")
    assert "- 1 passage that I have not picked (a.md:17)\n" in brief("a/thank-you/dana", "--with-offers", entry=noted)[1]


def test_what_was_picked_is_in_the_brief(make_journal, capsys):
    """What its writer took into the saved draft may be handed over; nothing else that is offered."""
    notes = "## Discussed\nShe showed me the rota.\n\nWants streaming by summer.\n"
    folder = make_journal({"a.md": northwind.BARE + notes}, toml=TOML)
    board = open_board(folder, NOW, environ={})
    pick(board, "a/thank-you/dana-whitfield", [1])
    assert main(["draft", "--brief", "a/thank-you", "--journal", os.fspath(folder), "--now", NOW]) == 0
    out = capsys.readouterr().out
    assert "- She showed me the rota. (discussed, a.md:9) [this is about the reader: turn he, she or the name into you]\n" in out
    assert "summer" not in out
    assert "- 1 passage that I have not picked (a.md:11)\n" in out


def test_a_brief_that_has_nothing_says_so(brief):
    """Without notes there is nothing to say but a TODO."""
    out = brief("a/thank-you/dana", entry=ENTRY.partition("XSECRET above")[0])[1]
    assert "- my notes hold nothing: leave a line TODO where something specific belongs\n- I am interested.\n" in out


def test_a_german_brief(brief):
    """For a German entry the brief is in German."""
    out = brief("a/thank-you/dana", entry=ENTRY.replace("role:", "language: de\nrole:"))[1]
    assert out.startswith("Bitte hilf mir, einen Dank zu schreiben, als E-Mail.\n\nAn: Dana Whitfield\nVon: Robin Marsh\n")


def test_a_german_brief_says_in_german_what_was_left_out(brief):
    """Above the first heading, below an unknown one or a name of nobody, private, remarks, not picked: each with its lines."""
    notes = (
        "Ein Satz davor.\n## Besprochen\nWir haben über Zapfen gesprochen.\n\nKlaus war halb eingeschlafen.\n"
        "### Rolf\nZwei Wände.\n### Dana\nEiche, viel Eiche\n## Gelernt\nMeine Scheidung ist durch.\n\nIch bin schwanger.\n## Wetter\nEs hat geregnet.\n"
        "## Geternt\nHolz.\n\nMehr Holz.\n"
    )
    entry = ENTRY.partition("XSECRET above")[0].replace("role:", "language: de\nrole:").replace("Jo Ng", "Klaus Ng") + notes
    out = brief("a/thank-you/dana", entry=entry)[1]
    told = out.partition("Hier weggelassen (mehr kann nur ich dazu sagen):\n")[2].partition("\n\n")[0].split("\n")
    assert told == [
        "- 1 Zeile über der ersten Überschrift: setz eine darüber, etwa ## Besprochen (a.md:13)",
        "- 1 Zeile unter „Wetter“: nenn die Überschrift in journal.toml, unter [headings] (a.md:26)",
        "- 2 Zeilen unter „Geternt“: ist „Gelernt“ gemeint? (a.md:28)",
        "- 1 Zeile unter „Rolf“: so heißt niemand aus dem Gespräch; ist es ein Thema, nenn es in journal.toml (a.md:18)",
        "- 2 Stellen, die privat klingen (a.md:23, 25)",
        "- 1 Bemerkung über eine Person oder eine andere Bewerbung (a.md:17)",
        "- 1 Stelle, die ich nicht ausgewählt habe (a.md:21)",
    ]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", ["thank-you/dana", "thank-after-rejection"])
def test_interest_is_said_only_where_it_is_asked(kind, language, brief):
    """After a rejection nobody says that they are interested; what the advice asks for is there in either language."""
    entry = ENTRY.replace("role:", f"language: {language}\nrole:")
    if "rejection" in kind:
        entry = entry.replace("role:", "log: [{date: 2026-11-18 17:00, heard: rejection, from: Dana Whitfield}]\nrole:", 1)
    out = brief(f"a/{kind}", entry=entry, now="2026-11-19T09:30")[1]
    assert ("- I am interested.\n" in out or "- Ich bin interessiert.\n" in out) == ("rejection" not in kind)
    assert "(How Should I Follow Up After an Interview?)" in out


def test_a_brief_of_ones_own_that_is_wrong(brief):
    """A fault in one's own template of the brief is told with its place; nothing is printed in its stead."""
    code, out, err = brief("thank-you", more={"templates/brief.txt.j2": "\n{{ materiall }}"})
    assert (code, out) == (1, "")
    assert err == "followup: templates/brief.txt.j2:2: unknown name 'materiall' (did you mean material?)\n"


def test_a_brief_of_ones_own(brief):
    """A template of one's own may use what is only in a brief."""
    own = "{% for m in material %}{{ m.text }}{% endfor %} {{ words }} {{ characters }} {{ contacts }}"
    out = brief("a/thank-you/jo", "--with-offers", more={"templates/brief.txt.j2": own})[1]
    assert out == "Dana Whitfield and Jo showed me the rota. 200 None []\n"


def test_a_fault_of_another_template_is_told(brief):
    """A template that cannot be filled leaves no brief, and that is said rather than passed over."""
    code, out, err = brief("thank-you", more={"templates/thank-you.txt.j2": "{{ compny }}"})
    assert code == 1
    assert re.fullmatch(r"No notes could be drafted: see the errors \(followup check --journal \S+\)\.\n", out)
    assert err == "templates/thank-you.txt.j2:1:1: error: unknown name 'compny' (did you mean company?)\n"


@pytest.mark.parametrize(
    ("language", "known", "told"),
    [
        ("en", "", "- Somebody else is asked what the next steps are: do not ask about them.\n"),
        ("en", "next_steps: a call\n", "- The next steps are known: do not ask about them.\n"),
        ("de", "", "- Wie es weitergeht, wird jemand anders gefragt: hier nicht danach fragen.\n"),
        ("de", "next_steps: ein Anruf\n", "- Wie es weitergeht, ist bekannt: nicht danach fragen.\n"),
    ],
)
def test_why_the_next_steps_are_not_asked_about(language, known, told, make_journal, capsys):
    """They are known, or the first of the panel is asked: the brief says which."""
    entry = ENTRY.replace("next_steps: XSECRET\n", f"{known}language: {language}\n")
    folder = make_journal({"a.md": entry}, toml=TOML)
    assert main(["draft", "jo-ng", "--brief", "--journal", os.fspath(folder), "--now", NOW]) == 0
    assert told in capsys.readouterr().out
