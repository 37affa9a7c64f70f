"""What a note says of what has happened: the last thing, the promise, the next steps; to whom, in which manner, in which language."""

from __future__ import annotations

import os
import re

import pytest

from followup_kit.api import open_board
from followup_kit.cli import main
from followup_kit.drafts.api import draft_notes, drafts_of

ANN = "interviewers:\n  - {name: Ann Birch, email: ann@birch.example}\n"
BOTH = ANN + "  - {name: Bo Quill, email: bo@birch.example}\n"
ME = '[me]\nname = "Robin Marsh"\nemail = "robin@marsh.example"\nphone = "+1 555 0142"\n'
TOML = 'timezone = "America/New_York"\n'
NOTES = "## Discussed\nWe talked about straw from Luton and about how it is plaited.\n## Why me\nI bought straw for six years at Corby.\n"
START = "2026-11-18 14:00"
AFTER = "2026-11-18T16:00"


def entry(more="", people=ANN, company="Birch Hats", date=START, notes=NOTES):
    """An entry of one round."""
    return f"---\ncompany: {company}\nrole: Buyer\ndate: {date}\n{people}{more}---\n{notes}"


@pytest.fixture
def drafts(make_journal):
    """The drafts of a journal, by action."""

    def drafts(text, now=AFTER, toml=TOML, playbook=None, more=None):
        files = {"a.md": text} if isinstance(text, str) else text
        folder = make_journal(files, toml=toml + (more or "") + ME)
        return {d.action: d for d in draft_notes(folder, now, playbook)}

    return drafts


# Next steps


@pytest.mark.parametrize(
    ("more", "asks"),
    [
        ("", True),
        ("next_steps: known\n", False),
        ("decision_by: 2026-12-01\n", False),
        ("log: [{date: 2026-11-18 15:30, heard: invitation}]\n", False),
        ("log: [{date: 2026-11-18 15:30, heard: assignment}]\n", False),
        ("log: [{date: 2026-11-18 15:30, heard: reply, decision_by: 2026-12-01}]\n", False),
        ("log: [{date: 2026-11-18 15:30, heard: reply}]\n", True),
        ("log: [{date: 2026-11-10, heard: invitation}]\n", True),  # to this very interview
        ("interest: no\n", False),
    ],
)
def test_next_steps_are_asked_only_where_nothing_is_known(more, asks, drafts):
    """A date, an invitation, something to do: whatever is known of what comes next, is not asked."""
    found = [d.body for d in drafts(entry(more)).values() if d.kind == "thank-you"]
    assert [("next steps" in body) for body in found] == [asks] * len(found)


def test_a_next_round_in_the_journal_is_known_too(drafts):
    """Who is invited again does not ask what comes next."""
    later = entry(date="2026-11-25 14:00", notes="")
    assert "next steps" not in drafts({"a.md": entry(), "b.md": later})["a/thank-you/ann-birch"].body


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ("", "ann-birch"),
        ("skip: [{kind: thank-you, to: Ann}]\n", "bo-quill"),
        ("log: [{date: 2026-11-18 15:30, sent: thank-you, to: Ann}]\n", None),
        ("recruiter: {name: Jo Park, phone: '1'}\n", None),
    ],
)
def test_one_of_a_panel_is_asked(more, asked, drafts):
    """The one in charge; not where that note has gone, and nobody of a panel where a recruiter is debriefed, who is asked then."""
    found = [d.action for d in drafts(entry(more, BOTH)).values() if d.kind == "thank-you" and "next steps" in d.body]
    assert found == ([f"a/thank-you/{asked}"] if asked else [])


@pytest.mark.parametrize("who", ["contact: allowed", "decides: true"])
def test_the_one_who_decides_is_asked(who, drafts):
    """Not the first of a panel, but the person in charge."""
    people = BOTH.replace("bo@birch.example", f"bo@birch.example, {who}")
    found = [d.to for d in drafts(entry(people=people)).values() if "next steps" in d.body]
    assert found == ["Bo Quill"]


# Check-ins

OPENING = {
    "nothing was sent": ("", "On Wednesday, 18 November I interviewed for the Buyer role at Birch Hats. I wanted to ask where things stand."),
    "a note": (
        "{date: 2026-11-19 09:00, sent: thank-you, to: Ann, by: email}",
        "On Wednesday, 18 November I interviewed for the Buyer role at Birch Hats. I hope that my note of Thursday, 19 November arrived, and I wanted to ask where things stand.",
    ),
    "thanked by phone": (
        "{date: 2026-11-19 09:00, sent: thank-you, to: Ann, by: phone}",
        "On Wednesday, 18 November I interviewed for the Buyer role at Birch Hats. I wanted to ask where things stand.",
    ),
    "a note, and a reply": (
        "{date: 2026-11-19 09:00, sent: thank-you, to: Ann}, {date: 2026-11-24 10:00, heard: reply, from: Ann, by: email}",
        "On Tuesday, 24 November you wrote to me about the Buyer role at Birch Hats, and I wanted to ask where things stand.",
    ),
    "a call": (
        "{date: 2026-11-24 10:00, heard: reply, from: Ann, by: phone}",
        "On Tuesday, 24 November you called me about the Buyer role at Birch Hats, and I wanted to ask where things stand.",
    ),
    "a promise": (
        "{date: 2026-11-24 10:00, heard: reply, from: Ann, by: email, decision_by: 2026-12-01}",
        "On Tuesday, 24 November you wrote that an answer about the Buyer role at Birch Hats would come by Tuesday, 1 December, so I wanted to ask where things stand.",
    ),
    "a promise of somebody else": (
        "{date: 2026-11-24 10:00, heard: reply, from: Bo, decision_by: 2026-12-01}",
        "On Tuesday, 24 November Bo Quill told me that an answer about the Buyer role at Birch Hats would come by Tuesday, 1 December, so I wanted to ask where things stand.",
    ),
    "an invitation": (
        "{date: 2026-11-24 10:00, heard: invitation, from: Ann}",
        "On Tuesday, 24 November you invited me to another conversation about the Buyer role at Birch Hats, and I wanted to ask which day would suit you.",
    ),
    "an assignment, handed in": (
        "{date: 2026-11-19 10:00, heard: assignment, from: Ann}, {date: 2026-11-24 10:00, sent: assignment, to: Ann}",
        "On Tuesday, 24 November I handed in what you had asked me to do for the Buyer role at Birch Hats. I hope that it arrived, and I wanted to ask where things stand.",
    ),
    "an e-mail": (
        "{date: 2026-11-25 10:00, sent: check-in, to: Ann, by: email}",
        "On Wednesday, 18 November I interviewed for the Buyer role at Birch Hats. On Wednesday, 25 November I wrote to you, and I wanted to ask once more where things stand.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("log", "opening"), OPENING.values(), ids=OPENING)
def test_a_check_in_refers_to_the_last_thing_that_happened(log, opening, make_journal):
    """Words from them, else a note of one's own; whether that arrived is asked only while nothing was heard."""
    people = BOTH.replace("ann@birch.example", "ann@birch.example, phone: '1'")
    folder = make_journal({"a.md": entry(f"log: [{log}]\n", people)}, toml=TOML + ME)
    board = open_board(folder, "2026-12-04T10:00")
    open_one = next(a for a in board.actions if a.kind == "check-in" and a.state not in ("done", "dropped"))
    (draft,) = drafts_of(board, [open_one]).drafts
    assert opening in draft.body
    assert draft.body.count("arrived") == opening.count("arrived")


@pytest.mark.parametrize(
    ("log", "why"),
    [
        ("{date: 2026-11-24, heard: assignment}", "nothing to ask: they wait for you (an assignment or an offer)"),
        ("{date: 2026-11-24, heard: offer}", "nothing to ask: they wait for you (an assignment or an offer)"),
        ("{date: 2026-11-24, heard: rejection}", "nothing to ask: they have said no"),
    ],
)
def test_nothing_is_asked_of_people_who_wait(log, why, make_journal):
    """A check-in that is drafted all the same has a TODO and is not ready."""
    folder = make_journal({"a.md": entry(f"log: [{{date: 2026-11-23, sent: check-in, by: email}}, {log}]\n")}, toml=TOML + ME)
    board = open_board(folder, "2026-11-26T10:00")
    (draft,) = drafts_of(board, [a for a in board.actions if a.id == "a/check-in/1"]).drafts
    assert draft.missing == (why,)
    assert "TODO: nothing to ask" in draft.body


def test_a_voicemail_gives_the_number_twice_and_no_address(drafts):
    """A machine is told the number, and once more digit by digit; an address in it could not be written down."""
    people = "interviewers:\n  - {name: Ann Birch, phone: '+1 555 0100'}\n"
    found = drafts(entry("contact_only_by: [phone]\n", people), "2026-11-25T10:00", playbook="dos-and-donts")
    voicemail = found["a/check-in/1"].body.partition("voicemail answers:")[2]
    assert "My number is +1 555 0142. Once more, slowly: + 1, 5 5 5, 0 1 4 2. Thank you" in voicemail
    assert "@" not in voicemail


# Who is written to, and how


@pytest.mark.parametrize(
    ("toml", "more", "day"),
    [
        ('country = "US"\n', "", "Wednesday, November 18"),
        ('country = "GB"\n', "", "Wednesday, 18 November"),
        ("", "", "Wednesday, 18 November"),
        ("", "country: CA\n", "Wednesday, November 18"),
        ('country = "US"\n', "country: GB\n", "Wednesday, 18 November"),
        ('country = "GB"\n', "language: en-US\n", "Wednesday, November 18"),
    ],
)
def test_days_are_written_as_in_the_readers_country(toml, more, day, drafts):
    """The entry's country, else the journal's; a language with a country names its own."""
    assert f"Thank you for taking the time on {day} to" in drafts(entry(more), toml=TOML + toml)["a/thank-you/ann-birch"].body


def test_january_in_austria(drafts):
    """A month may have another name in another country."""
    body = drafts(entry("language: de-AT\n", date="2027-01-18 14:00"), "2027-01-18T16:00")["a/thank-you/ann-birch"].body
    assert "am Montag, dem 18. Jänner Zeit" in body


@pytest.mark.parametrize(
    ("more", "playbook", "closing"),
    [
        ("", None, "Kind regards,"),
        ("", "dos-and-donts", "Sincerely,"),
        ("", "try-again", "Best regards,"),
        ("", "one-shot", "With kind regards,"),
        ("language: de\n", None, "Freundliche Grüße"),
        ("language: de\n", "dos-and-donts", "Mit freundlichen Grüßen"),
        ("language: de\ncountry: AT\n", None, "Freundliche Grüße"),
        ("language: de\ncountry: CH\n", None, "Freundliche Grüsse"),
        ("language: de-LI\n", "dos-and-donts", "Freundliche Grüsse"),
        ("country: CH\n", None, "Kind regards,"),
    ],
)
def test_the_closing_line_is_the_tones_and_the_countrys(more, playbook, closing, drafts):
    """Switzerland and Liechtenstein write ss; what a language closes with is in its table."""
    found = drafts(entry(f"interest: yes\n{more}"), playbook=playbook)["a/thank-you/ann-birch"].body
    assert found.split("\n\n")[-1].split("\n")[:2] == [closing, "Robin Marsh"]


@pytest.mark.parametrize(
    ("languages", "cover"),
    [
        ({}, "Dear Jo Park,"),
        ({"Ann": "de"}, "Dear Jo Park,"),
        ({"Jo": "de"}, "Guten Tag Jo Park,"),
        ({"entry": "de", "Ann": "en"}, "Guten Tag Jo Park,"),
        ({"entry": "de", "Ann": "de", "Jo": "en"}, "Dear Jo Park,"),
    ],
)
def test_the_mail_to_the_recruiter_is_in_their_language(languages, cover, make_journal, capsys):
    """Whatever language the first of the notes in it is in."""
    own = {name: f", language: {code}" for name, code in languages.items()}
    people = f"interviewers:\n  - {{name: Ann Birch{own.get('Ann', '')}}}\n  - {{name: Bo Quill}}\n"
    recruiter = f"recruiter: {{name: Jo Park, kind: external, email: jo@park.example{own.get('Jo', '')}}}\n"
    more = f"language: {languages['entry']}\n" if "entry" in languages else ""
    folder = make_journal({"a.md": entry(recruiter + more, people)}, toml=TOML + ME)
    main(["--journal", os.fspath(folder), "--now", AFTER, "draft", "a/thank-you", "--format", "text"])
    told = capsys.readouterr().out
    day = "Wednesday, 18 November" if cover.startswith("Dear") else "Mittwoch, dem 18. November"
    assert told.startswith(cover)
    assert day in told.partition("----")[0]


@pytest.mark.parametrize(
    ("name", "greeting", "german"),
    [("Dr. Ann Birch", "Dear Dr. Birch,", "Guten Tag Dr. Birch,"), ("Ann Birch", "Dear Ann Birch,", "Guten Tag Ann Birch,"), ("Dame Ann Birch", "Dear Dame Ann,", "Guten Tag Dame Ann,")],
)  # fmt: skip
def test_a_title_is_a_form_of_address(name, greeting, german, drafts):
    """In every language."""
    people = f"interviewers:\n  - {{name: {name}, email: ann@birch.example}}\n"
    assert [d.body.split("\n")[0] for d in drafts(entry(people=people)).values()] == [greeting]
    assert [d.body.split("\n")[0] for d in drafts(entry("language: de\n", people)).values()] == [german]


def test_a_greeting_of_ones_own(drafts):
    """`greeting` beside a person begins the notes to them, and proofreading knows it."""
    people = "interviewers:\n  - {name: Dr. Ann Birch, email: ann@birch.example, greeting: Dear Annie}\n"
    (draft,) = drafts(entry("interest: yes\n", people)).values()
    assert draft.body.startswith("Dear Annie,\n")
    assert draft.ready


REFERENCES = '[[references]]\nname = "Prof. Edda Klein"\nemail = "klein@uni.example"\n'


def test_a_reference_reads_the_journals_language(drafts):
    """The language of an interview is its readers', not the reference's; a reference may have one of their own."""
    english = drafts(entry("language: de\n", notes=""), more=REFERENCES)["a/tell-reference/prof-edda-klein"]
    assert english.body.startswith("Dear Prof. Klein,\n\nOn Wednesday, 18 November I had an interview for the Buyer role")
    own = REFERENCES + 'language = "de"\n'
    german = drafts(entry(notes=""), more=own)["a/tell-reference/prof-edda-klein"]
    assert german.body.startswith("Guten Tag Prof. Klein,\n\nam Mittwoch, dem 18. November hatte ich ein Gespräch")


def test_one_reader_one_language(drafts):
    """A later round without a language has that of the round before."""
    later = entry(date="2026-11-25 14:00", notes="")
    found = drafts({"a.md": entry("language: de\n"), "b.md": later}, "2026-11-25T16:00")
    assert found["b/thank-you/ann-birch"].body.startswith("Guten Tag Ann Birch,")


TWO = {
    "a.md": entry(company="Birch Hats", notes="## Why me\nI bought straw for six years at Corby.\n"),
    "b.md": entry(company="Quill Pens", date="2026-11-23 10:00", notes=""),
}


def test_one_note_to_one_reference_a_day(drafts, make_journal, capsys):
    """It names all interviews, is found under each of their actions, and says for which others it is."""
    found = drafts(TWO, "2026-11-19T10:00", more=REFERENCES)
    notes = [d for d in found.values() if d.kind == "tell-reference"]
    assert [(d.action, d.also) for d in notes] == [("a/tell-reference/prof-edda-klein", ("b/tell-reference/prof-edda-klein",))]
    assert notes[0].body == (
        "Dear Prof. Klein,\n\n"
        "I named you as a reference for 2 interviews. Any of them may call or write to you, and I did not want it to come as a surprise:\n\n"
        "- Wednesday, 18 November: Buyer at Birch Hats\n"
        "- Monday, 23 November: Buyer at Quill Pens (still to come)\n\n"
        "In case it helps, this is what I would like them to know:\n\n"
        "- Birch Hats: I bought straw for six years at Corby.\n\n"
        "If now is a bad time, or if you would like to know more first, please tell me. Thank you for your support.\n\n"
        "Kind regards,\nRobin Marsh\nrobin@marsh.example · +1 555 0142\n"
    )
    assert notes[0].subject == "Birch Hats or Quill Pens may get in touch with you"
    assert notes[0].ready
    folder = make_journal(TWO, toml=TOML + REFERENCES + ME)
    assert main(["--journal", os.fspath(folder), "--now", "2026-11-19T10:00", "draft", "b/tell-reference"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# a/tell-reference/prof-edda-klein\n")
    assert "- also for: b/tell-reference/prof-edda-klein\n" in out


def test_who_is_asked_is_told_in_the_same_note(drafts):
    """What is to be told of one interview and asked about another is one note, and each interview is in it once."""
    files = TWO | {
        "c.md": entry(
            "log: [{date: 2026-11-10, sent: tell-reference}]\n", company="Corby Straw", date="2026-11-13 14:00", notes=""
        )
    }
    found = drafts(files, "2026-11-18T16:00", more=REFERENCES)
    (note,) = [d for d in found.values() if "reference" in d.kind]
    assert [note.body.count(c) for c in ("Birch Hats", "Quill Pens", "Corby Straw")] == [2, 1, 1]
    assert "There is one thing to ask as well. On Friday, 13 November I interviewed" in note.body


@pytest.mark.parametrize(
    ("role", "said"),
    [("Buyer", "the Buyer role"), ("R&D Engineer, C++/C#", "the role of R&D Engineer, C++/C#"), ("'Buyer: Felt'", "the role of Buyer: Felt"), ("Vice-Head of R&D/Felt", "the Vice-Head of R&D/Felt role"), ("Buyer (Felt)", "the role of Buyer (Felt)")],
)  # fmt: skip
def test_a_role_with_marks_can_be_read_aloud(role, said, drafts):
    """A comma, a colon or a bracket in a role would tear the sentence."""
    body = drafts(entry().replace("role: Buyer", f"role: {role}"))["a/thank-you/ann-birch"].body
    assert f"to talk with me about {said} at Birch Hats." in body


# What every note needs, and what it may not say


@pytest.mark.parametrize(
    ("more", "notes", "missing"),
    [
        ("interest: yes\n", NOTES, ()),
        ("", NOTES, ("a sentence about your interest (interest: in the entry)",)),
        ("interest: yes\n", NOTES.partition("## Why")[0], ("a sentence about why you fit",)),
        ("interest: yes\n", "## Why" + NOTES.partition("## Why")[2], ("something specific from the conversation",)),
    ],
)
def test_a_thank_you_lacks_what_the_advice_asks_for(more, notes, missing, drafts):
    """Something specific, why the writer fits, interest: each that is missing is a TODO in the text."""
    (draft,) = drafts(entry(more, notes=notes)).values()
    assert draft.missing == missing
    assert draft.body.count("TODO: ") == len(missing)
    assert draft.ready is (missing == ())


def test_without_contact_details_a_note_is_not_ready(make_journal):
    """They are a TODO below the name."""
    folder = make_journal({"a.md": entry("interest: yes\n")}, toml=TOML + '[me]\nname = "Robin Marsh"\n')
    (draft,) = draft_notes(folder, AFTER)
    assert draft.body.endswith("Robin Marsh\nTODO: your e-mail address or number\n")
    assert draft.missing == ("your contact details: email or phone below [me] in journal.toml",)
    assert {f.code for f in draft.findings} == {"todo"}  # and is asked for once above it


def test_a_decline_has_a_place_for_the_honest_reason(drafts):
    """A TODO that may be deleted."""
    (draft,) = [d for d in drafts(entry("interest: no\n")).values() if d.kind == "decline"]
    assert "\n\nTODO: your honest reason in one sentence, or delete this line.\n\n" in draft.body
    assert draft.missing == ("a sentence about your reason",)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("playbook", ["balanced", "try-again", "one-shot", "four-steps"])
@pytest.mark.parametrize(
    "more", ["interest: no\n", "interest: yes\n", "log: [{date: 2026-11-18 15:30, heard: rejection, from: Ann}]\n"]
)
def test_no_note_has_feelings_of_its_own(more, playbook, language, drafts):
    """Nobody wrote that it was a pleasure, so no note says it."""
    feelings = r"enjoyed|pleasure|delighted|excited|thrilled|It was good|gefreut|Freude|gefallen"
    for draft in drafts(entry(more + f"language: {language}\n"), playbook=playbook).values():
        assert re.search(feelings, draft.body) is None


def test_a_letter_does_not_repeat_the_mail(drafts):
    """What the thank-you says, neither the letter nor the request to connect says again; a letter with nothing left has a TODO."""
    people = ANN.replace("ann@birch.example", "ann@birch.example, address: 1 Hat Lane")
    first = drafts(entry("interest: yes\n", people))
    assert "We talked about straw" in first["a/thank-you/ann-birch"].body
    assert "We talked about straw" not in first["a/letter/ann-birch"].body
    assert "TODO: one sentence about what you discussed." in first["a/letter/ann-birch"].body
    straw = NOTES.partition("\n")[2].partition("\n")[0]
    more = NOTES.replace(
        straw,
        f"- {straw}\n- We looked at the blocking room and how it is heated.\n- We counted the shades of felt that lie in one drawer.",
    )
    second = drafts(entry("interest: yes\n", people, notes=more))
    assert "We counted the shades of felt that lie in one drawer." in second["a/letter/ann-birch"].body
