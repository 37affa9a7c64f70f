"""Draft notes: only the entry's own words, nothing private, nobody's letter to somebody else, and a visible TODO for the rest."""

from __future__ import annotations

import os

import pytest
from sample import ROOT, SAMPLE, SNAPSHOTS

from followup_kit.cli import main
from followup_kit.drafts.api import draft_notes

NOW = "2026-11-18T16:00"
TOML = 'timezone = "America/New_York"\n[me]\nname = "Robin Marsh"\nemail = "robin@marsh.example"\nphone = "+1 555 0123"\nlinks = ["https://marsh.example"]\n'
OPEN = "We talked about moving the nightly loads to streaming."
ROTA = "We talked about how the on-call rota works in winter."
SECRET = "The office was loud and I could not hear a thing."
DANA = "interviewers:\n  - {name: Dana Whitfield, email: dana@northwind.example}\n"
PANEL = DANA + "  - {name: Sam Ortega, email: sam@northwind.example}\n  - {name: Ada Moss, email: ada@northwind.example}\n"


@pytest.fixture
def drafts(make_journal):
    """The drafts of a journal with one entry, by action."""

    def drafts(people=DANA, body="", more="", now=NOW, playbook=None, company="Northwind", role="Data Engineer"):
        entry = f"---\ncompany: {company}\nrole: {role}\ndate: 2026-11-18 14:00\n{people}{more}---\n\n{body}"
        folder = make_journal({"a.md": entry}, toml=TOML)
        return {d.action: d for d in draft_notes(folder, now, playbook)}

    return drafts


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "more",
    [
        "",
        "recruiter: {name: Jo Park Jr., email: jo@park.example}\n",
        "recruiter: {name: Jo Park Jr., phone: '1'}\n",
        "interest: no\n",
        "log: [{date: 2026-11-18 15:30, heard: offer}]\n",
        "log: [{date: 2026-11-18 15:30, heard: rejection}]\n",
        "log: [{date: 2026-11-18 15:30, heard: assignment}]\n",
    ],
)
def test_a_name_that_ends_in_a_stop_ends_its_sentence_with_it(language, more, drafts):
    """Acme, Inc. and Sam Hill Jr. at the end of a sentence have one stop; three dots that somebody wrote stay three."""
    wrote = "## To say\nI keep thinking of Acme, Inc... and of your kiln.\n"
    people = "interviewers: [Sam Hill Jr.]\nreferences: [{name: Prof. Lin Jr., email: lin@uni.example}]\n"
    found = drafts(people, wrote, f"language: {language}\n{more}", company="Acme, Inc.", role="Cook, Canteen Dept.")
    assert found
    for draft in found.values():
        assert "Inc." in draft.body
        assert ".." not in draft.body.replace("Inc...", "")


@pytest.mark.parametrize(("sent", "asks"), [("", True), ("log: [{date: 2026-11-18 15:30, sent: thank-you, to: Dana}]\n", False)])
@pytest.mark.parametrize("by", ["email: jo@park.example", "phone: '1'"])
def test_a_debrief_asks_about_the_notes_only_before_they_went(drafts, sent, asks, by):
    """Once a note has gone to an interviewer, it is settled how."""
    found = drafts(more=f"recruiter: {{name: Jo Park, kind: external, {by}}}\n{sent}")
    assert ("directly?" in found["a/debrief"].body) == asks


@pytest.mark.parametrize(
    ("advertised", "said"),
    [
        ("Konstrukteur (m/w/d)", "Konstrukteur"),
        ("Konstrukteur (w / m / x), Passau", "Konstrukteur, Passau"),
        ("Koch [m|w|d]", "Koch"),
        ("Engineer (all genders)", "Engineer"),
        ("Referent (gn*)", "Referent (gn*)"),
        ("Pilot (D/F)", "Pilot"),
        ("Buyer (m)", "Buyer (m)"),
        ("(m/w/d)", "(m/w/d)"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_for_whom_a_role_is_advertised_is_in_no_note(advertised, said, language, drafts):
    """(m/w/d) is the advertisement's, not the name of a role that one would say to somebody."""
    more = f"language: {language}\nreferences: [{{name: Prof. Lin, email: lin@uni.example}}]\n"
    found = drafts(more=more, role=f'"{advertised}"')
    assert len(found) > 1
    for draft in found.values():
        assert said in draft.body
        assert advertised == said or advertised not in draft.body + draft.subject
        assert not any("Passau" in x or "Konstrukteur" in x for x in draft.missing)


THREE_TO_ASK_FOR = {
    "en": (
        "How to reach Ada Moss, Dana Whitfield and Herr Tom Baum",
        "Hello, this is Robin Marsh. On Wednesday, 18 November I had an interview with Ada Moss, Dana Whitfield and Herr Tom Baum about the "
        "Data Engineer role at Northwind, and I would like to send each of them a short thank-you note.\n"
        "Could you give me the e-mail addresses, or tell me how a note would best reach them?\n"
        "Thank you very much, and have a good day.\n\n"
        "To write down:\n\n- each address, letter by letter\n- how the names are spelled\n",
    ),
    "de": (
        "Ada Moss, Dana Whitfield und Herr Tom Baum: wie zu erreichen",
        "Guten Tag, hier ist Robin Marsh. Am Mittwoch, dem 18. November hatte ich ein Gespräch über die Stelle als Data Engineer bei "
        "Northwind; dabei waren Ada Moss, Dana Whitfield und Herr Tom Baum. Ich möchte mich gern mit ein paar Zeilen bedanken.\n"
        "Könnten Sie mir die E-Mail-Adressen geben oder sagen, wie sie am besten ankommen?\n"
        "Vielen Dank, und einen schönen Tag noch.\n\n"
        "Zum Aufschreiben:\n\n- jede Adresse, Buchstabe für Buchstabe\n- wie die Namen geschrieben werden\n",
    ),
}


@pytest.mark.parametrize("language", THREE_TO_ASK_FOR)
def test_one_call_asks_for_all_the_addresses(drafts, language):
    """Three addresses to ask for are one call, and one draft; a title beside a name is not said aloud."""
    people = "interviewers:\n  - Dana Whitfield\n  - Herr Tom Baum (Head of Data)\n  - Ada Moss\n"
    found = drafts(people, more=f"language: {language}\n")
    calls = [d for d in found.values() if d.kind == "find-address"]
    ids = [f"a/find-address/{name}" for name in ("ada-moss", "dana-whitfield", "herr-tom-baum-head-of-data")]
    assert [(d.action, *d.also) for d in calls] == [tuple(ids)]
    assert (calls[0].subject, calls[0].body) == THREE_TO_ASK_FOR[language]
    assert calls[0].ready


@pytest.mark.parametrize(
    ("asked", "called"),
    [("Sam Ortega", "  - {name: Ada Moss, email: ada@northwind.example}\n"), ("Ada Moss and Sam Ortega", "  - Ada Moss\n")],
)
def test_only_who_cannot_be_reached_is_asked_for(drafts, asked, called):
    """A known address is not asked for; nor is one whose question has been asked."""
    found = drafts(f"interviewers:\n  - Sam Ortega\n{called}")
    (call,) = [d for d in found.values() if d.kind == "find-address"]
    assert call.subject == f"How to reach {asked}"


def test_a_whole_thank_you(drafts):
    """A thank-you has what was discussed, what was learned, why the writer fits, interest, next steps and contact details."""
    body = f"## Discussed\n{OPEN}\n## Learned\nI learned that the loads run at night.\n## Why me\nI have moved such loads before.\n## Concerns\n{SECRET}\n"
    (draft,) = drafts(body=body, more="interest: yes\n").values()
    assert draft.body == (
        "Dear Dana Whitfield,\n\n"
        "Thank you for taking the time on Wednesday, 18 November to talk with me about the Data Engineer role at Northwind.\n\n"
        f"{OPEN}\n\n"
        "I learned that the loads run at night. I have moved such loads before.\n\n"
        "I am very interested in the role and would be glad to continue the conversation.\n\n"
        "May I ask what the next steps are, and by when you expect to decide?\n\n"
        "Kind regards,\nRobin Marsh\nrobin@marsh.example · +1 555 0123 · https://marsh.example\n"
    )
    assert draft.subject == "Thank you for Wednesday: Data Engineer at Northwind"
    assert (draft.to, draft.address, draft.by, draft.ready, draft.missing) == (
        "Dana Whitfield",
        "dana@northwind.example",
        "email",
        True,
        (),
    )
    assert [(u.file, u.line) for u in draft.used] == [("a.md", 11), ("a.md", 13), ("a.md", 15)]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "## Discussed\n",
        "## Discussed\n- streaming, dbt\n",
        f"{SECRET}\n",
        f"<!-- {OPEN} -->\n",
        f"## Discussed\n<!--\n{SECRET}\n-->\n",
    ],
)
def test_nothing_to_say_is_a_visible_todo(body, drafts):
    """Where the notes hold no sentence to say, the note carries a TODO, is not ready, and nothing is invented."""
    (draft,) = drafts(body=body, more="interest: yes\n").values()
    assert "TODO: one sentence about what you discussed" in draft.body
    assert "TODO: one sentence about why you fit." in draft.body
    assert not draft.ready
    assert draft.missing == ("something specific from the conversation", "a sentence about why you fit")
    assert draft.used == ()
    assert SECRET not in draft.body
    assert OPEN not in draft.body


def test_fragments_are_offered_at_the_todo(drafts):
    """Fragments of the notes are offered for the person to make a sentence of, beside the note and never in it."""
    (draft,) = drafts(body="## Discussed\n- streaming, dbt\n- the rota\n").values()
    assert "TODO: one sentence about what you discussed.\n" in draft.body
    assert "dbt" not in draft.body
    assert [(o.passage.text, o.passage.line, o.whole) for o in draft.offers if o.place == "discussed"] == [
        ("streaming, dbt", 10, False),
        ("the rota", 11, False),
    ]


def test_one_todo_asks_for_something_specific(drafts):
    """Where neither part has a sentence to say there is one TODO for both, with what was learned among what it offers."""
    (draft,) = drafts(body="## Discussed\n- the rota in winter\n## Learned\n- loads at night\n").values()
    assert [t.place for t in draft.todos] == ["discussed", "why-me"]
    assert [o.passage.text for o in draft.offers if o.place == "discussed"] == ["the rota in winter", "loads at night"]


def test_a_paragraph_with_something_likely_private_is_offered_as_a_whole(drafts):
    """A sentence is no safer than the paragraph that it is in, and says so above the draft."""
    beside = "The board will close the works at Stow and the heads leave soon."
    alone, together = (
        drafts(body=f"## Discussed\n{text}\n")["a/thank-you/dana-whitfield"] for text in (OPEN, f"{OPEN} {beside}")
    )
    assert ([u.text for u in alone.used], [u.text for u in together.used]) == ([OPEN], [])
    assert [o.passage.text for o in together.offers] == [OPEN]
    assert together.left_out == ("1 passage that sounds private (a.md:10)",)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (OPEN, True),
        ("streaming, dbt", True),
        ("We looked at the figures for the third quarter and they are far below what the paper said.", False),
        ("I explained the gap in 2023 as travel.", False),
        ("one of the heads will leave in January", False),
    ],
)
def test_a_call_to_the_recruiter_has_only_what_raises_no_doubt(note, told, drafts):
    """What is said in a call is guarded as what is written, but a fragment will do for it."""
    more = "recruiter: {name: Jo Park, kind: external, phone: '+1 555 0177'}\n"
    body = drafts(body=f"## Discussed\n- {note}\n", more=more)["a/debrief"].body
    assert (f"- {note}\n" in body) == told


@pytest.mark.parametrize(
    "heading", ["## Concerns", "# Minuses", " ## Concerns", "Concerns\n--------", "**Concerns**\n", "##Concerns\n", "Concerns:\n"]
)
def test_private_sections_never_reach_a_draft(heading, drafts):
    """What stands below a heading that is not known stays in the entry, however the heading is written."""
    for draft in drafts(PANEL, f"## Discussed\n{OPEN}\n\n{heading}\n{SECRET}\n", "interest: yes\n").values():
        assert "loud" not in draft.body
        assert all("loud" not in u.text for u in draft.used)


@pytest.mark.parametrize("heading", ["### Private", "#### Fears", "### Dan", "### Whitfield & co"])
@pytest.mark.parametrize("detail", ["phone: '+1 555 0177'", "email: jo@park.example"])
def test_only_parts_of_the_interviewers_are_told_to_the_recruiter(heading, detail, drafts):
    """What stands below a heading that is nobody's name is not for the debrief, by phone or by e-mail, nor for its brief."""
    more = f"recruiter: {{name: Jo Park, kind: external, {detail}}}\n"
    body = f"## Discussed\n{OPEN}\n### Dana\n{ROTA}\n{heading}\n{SECRET}\n"
    draft = drafts(body=body, more=more)["a/debrief"]
    assert OPEN in draft.body
    assert ROTA in draft.body
    assert SECRET not in draft.body + str(draft.material)


@pytest.mark.parametrize("heading", ["### Sam", "### Sam Lee", "### Lee", "###"])
@pytest.mark.parametrize("names", [("Sam Lee", "Sam Lee"), ("Sam Lee", "Sam O. Lee")])
def test_a_part_that_two_could_own_is_in_no_note(names, heading, drafts):
    """`### Sam` with two Sams on the panel is guessed for neither, and the place is named; a whole name is beyond doubt."""
    people = "interviewers:\n" + "".join(f"  - {{name: {n}, email: {i}@n.example}}\n" for i, n in enumerate(names))
    found = list(drafts(people, f"## Discussed\n{heading}\n{OPEN}\n").values())
    sure = heading == "### Sam Lee" and names[0] != names[1]
    assert [OPEN in d.body for d in found] == [sure, False]
    hints = [[(h.text, h.line) for h in d.hints] for d in found]
    typed = heading.removeprefix("###").strip()
    why = f"“{typed}” may be more than one of them, so its part is in no note: write the whole name"
    assert hints == [[], []] if sure or not typed else [[(why, 11)], [(why, 11)]]


@pytest.mark.parametrize(
    "sentence",
    [
        "They pay $95k and I think that it is fair.", "We talked about 60.000 € for the year.", "I was so worried that I could not speak.", "I fear that the team is too small.",
        "I need this job to keep my visa for a year.", "I was fired from my last job in May.", "I think that 95 thousand dollars is low.", "I was glad to see my therapist before.",
        "I’m pregnant and did not say so in the talk.",
    ],
)  # fmt: skip
def test_money_and_fears_are_private_wherever_they_stand(sentence, drafts):
    """Neither a letter nor a TODO nor what a brief may say has them."""
    (draft,) = drafts(body=f"## Discussed\n{sentence}\n## Why me\n- {sentence}\n").values()
    assert sentence not in draft.body + str(draft.material)


@pytest.mark.parametrize(
    "sentence",
    [
        "We talked about moving the loads to St. Ives by rail.",
        "We talked about moving the loads by the U.S. Post.",
        "We walked to J. R. Moss and saw how loads are counted.",
    ],
)
def test_a_sentence_does_not_end_behind_an_abbreviation(sentence, drafts):
    """No half of a sentence goes into a letter where a title or an initial has a full stop."""
    (draft,) = drafts(body=f"## Discussed\n{sentence}\n").values()
    assert [(u.text, u.line) for u in draft.used] == [(sentence, 10)]
    assert f"\n\n{sentence}\n\n" in draft.body


def test_no_field_but_the_notes_is_quoted(drafts):
    """Reasons, notes of the log, titles, the next steps and keys of one's own stay out of every draft."""
    more = "next_steps: XSECRET\nskip: [{kind: letter, reason: XSECRET}]\nsalary: XSECRET\nlog:\n  - {date: 2026-11-18 15:30, heard: rejection, note: XSECRET}\n"
    people = "interviewers:\n  - {name: Dana Whitfield, email: dana@northwind.example, title: XSECRET, phone: XSECRET, address: XSECRET}\n"
    found = drafts(people, f"## Discussed\n{OPEN}\n", more)
    assert found
    for draft in found.values():
        assert "XSECRET" not in draft.body + draft.subject


@pytest.mark.parametrize("statements", range(5))
def test_a_panel_never_gets_the_same_letter(statements, drafts):
    """What is shared is dealt out: no sentence of the notes stands in two letters, and no two ready letters are alike."""
    body = "## Discussed\n" + "".join(f"- We talked about how topic {i} is taught.\n" for i in range(statements))
    why = ("I have moved such loads before.", "I kept a rota for two years.", "I like the night and its loads.")
    found = list(
        drafts(
            PANEL,
            body + "## Learned\nI learned that the loads run at night.\n## Why me\n" + "".join(f"- {w}\n" for w in why),
            "interest: yes\n",
        ).values()
    )
    assert len(found) == 3
    used = [u.text for d in found for u in d.used]
    assert len(used) == len(set(used))
    ready = [d.body.partition("\n")[2] for d in found if d.ready]
    assert len(ready) == len(set(ready))
    assert len(ready) == min(statements, 3)


def test_a_sentence_typed_twice_goes_to_one_of_a_panel(drafts):
    """A sentence that stands twice in the notes is one sentence when it is dealt out."""
    found = drafts(PANEL, f"## Discussed\n- {OPEN}\n- {OPEN}\n- {OPEN}\n").values()
    assert sum(OPEN in d.body for d in found) == 1


def test_two_of_one_name_are_two_people(drafts):
    """Two interviewers of one name each get a note of their own, at their own address."""
    people = "interviewers:\n  - {name: Sam Lee, email: one@n.example}\n  - {name: Sam Lee, email: two@n.example}\n"
    found = list(drafts(people, f"## Discussed\n- {OPEN}\n- {ROTA}\n").values())
    assert {d.action: d.address for d in found} == {
        "a/thank-you/sam-lee": "one@n.example",
        "a/thank-you/sam-lee-2": "two@n.example",
    }
    assert found[0].body != found[1].body


def test_a_part_of_ones_own_goes_to_that_person_alone(drafts):
    """What stands below `### Dana` enters the note to Dana and no other."""
    body = f"## Discussed\n{OPEN}\n### Dana\nWe talked about sailing a boat with three children.\n### Ada Moss\n{ROTA}\n"
    found = {d.to: d.body for d in drafts(PANEL, body).values()}
    assert {to for to, text in found.items() if "sailing" in text} == {"Dana Whitfield"}
    assert {to for to, text in found.items() if "rota" in text} == {"Ada Moss"}


@pytest.mark.zone_free
@pytest.mark.parametrize("heading", ["Discussed", "Learned", "Why me"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Dana said that the loads run at night.", "I think that Whitfield is right about the loads.", "DANA is right about the loads at night.", "Dana's team runs the loads at night.",
        "Dana’s team runs the loads at night.", "We met in Whitfield's office and it was warm.", "She said that the loads run at night.", "She's moving the loads to another place.",
        "She’ll move the loads to another place.", "He'd move the loads if I were there.", "I asked how her team runs the loads.", "I told him that I have run such loads.",
        "They said that the loads run at night.", "They're looking for somebody who has run loads.", "They’ve moved the loads and it was hard.", "I liked that Dana-led review of the loads.",
        "The herself-made tool she uses is good.", "I was glad that she herself was there.", "I think the choice was hers to make.",
    ],
)  # fmt: skip
def test_a_sentence_about_the_reader_is_not_pasted_into_the_letter(sentence, heading, drafts):
    """A letter to Dana never speaks of Dana, of her, of him, or of "them" as its subject, with or without an apostrophe."""
    body = f"## Discussed\n{OPEN}\n## {heading}\n{sentence}\n"
    (draft,) = drafts(body=body).values()
    assert not [line for line in draft.body.split("\n") if sentence in line and not line.startswith("TODO: ")]


def test_a_sentence_about_somebody_else_may_stand(drafts):
    """In a letter to Dana, Sam may be spoken of, if the writer wants it."""
    (draft,) = drafts(body="## Discussed\nWe talked about the review that Sam leads.\n").values()
    assert [(o.passage.text[-10:], o.with_you) for o in draft.offers] == [("Sam leads.", False)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_used_sentence_stands_in_the_body_and_at_its_line(end, make_journal):
    """`used` names sentences that stand in the note word for word, and that begin on that line of that file."""
    text = f"---\ncompany: N\nrole: E\ndate: 2026-11-18 14:00\n{PANEL}---\n\n## Discussed\n{OPEN} {ROTA}\n\n- We talked about a thing\n  that goes on here.\n### Sam\nWe talked about boats and I like them.\n## Learned\nI learned that the loads run at night.\n"
    folder = make_journal({"deep/a.md": text.replace("\n", end)}, toml=TOML)
    found = draft_notes(folder, NOW)
    assert sum(len(d.used) for d in found) >= 4
    for draft in found:
        for used in draft.used:
            assert used.text in draft.body
            line = (folder / used.file).read_text().split("\n")[used.line - 1]
            assert used.text.split(".")[0][:20] in line


def test_every_sentence_of_the_samples_drafts_can_be_found():
    """In the sample journal each used sentence stands at its FILE:LINE and in the note."""
    found = draft_notes(SAMPLE)
    assert sum(len(d.used) for d in found) > 5
    for draft in found:
        assert draft.ready is ("TODO" not in draft.body and not draft.missing)
        for used in draft.used:
            lines = (SAMPLE / used.file).read_text(encoding="utf-8").split("\n")
            wanted = used.text.split()
            typed = " ".join(lines[used.line - 1 : used.line + 5]).split()
            assert used.text in draft.body
            assert any(typed[i : i + len(wanted)] == wanted for i in range(len(typed)))


def test_a_note_via_a_recruiter_is_to_the_person_at_the_recruiters_address(drafts):
    """Via a recruiter the note is written to the interviewer and addressed to the recruiter, nowhere with the interviewer's address."""
    more = "recruiter: {name: Jo Park, kind: external, email: jo@park.example}\n"
    draft = drafts(body=f"## Discussed\n{OPEN}\n", more=more)["a/thank-you/dana-whitfield"]
    assert (draft.to, draft.via, draft.via_address, draft.by) == ("Dana Whitfield", "Jo Park", "jo@park.example", "email")
    assert draft.body.startswith("Dear Dana Whitfield,\n")


def test_the_head_of_a_note_via_a_recruiter_shows_where_it_goes(make_journal, capsys):
    """The printed note says to whom it goes and for whom it is, and the interviewer's own address is not offered."""
    entry = f"---\ncompany: N\nrole: E\ndate: 2026-11-18 14:00\n{DANA}recruiter: {{name: Jo Park, email: jo@park.example}}\n---\n"
    main(["draft", "thank-you", "--journal", os.fspath(make_journal({"a.md": entry}, toml=TOML)), "--now", NOW])
    out = capsys.readouterr().out
    assert "- to: Jo Park <jo@park.example>, for Dana Whitfield\n" in out
    assert "dana@northwind.example" not in out


def test_a_call_via_a_recruiter_is_to_the_recruiter(make_journal, capsys):
    """Where the recruiter has a number only, it is the recruiter who is called, and two calls may say the same."""
    people = "interviewers: [Lee Ortiz, Ana Bell]\nrecruiter: {name: Jo Park, phone: '+44 2'}\n"
    entry = f"---\ncompany: N\nrole: E\ndate: 2026-11-18 14:00\n{people}---\n"
    main(["draft", "thank-you", "--journal", os.fspath(make_journal({"a.md": entry}, toml=TOML)), "--now", NOW])
    out = capsys.readouterr().out
    assert out.count("- to: Jo Park, +44 2, for ") == 2
    assert "the same as" not in out


@pytest.mark.parametrize(
    ("kind", "more", "playbook", "now"),
    [
        ("check-in", "", "dos-and-donts", "2026-11-25T10:00"),
        ("decline", "interest: no\n", "balanced", NOW),
        ("thank-you", "", "balanced", NOW),
    ],
)
def test_what_goes_by_phone_is_a_short_script(kind, more, playbook, now, drafts):
    """A phone action gets words to say, not a letter: no "Dear", no signature, no subject line needed."""
    people = "interviewers:\n  - Dana Whitfield\nrecruiter: {name: Jo Park, kind: external, phone: '+1 555 0177'}\n"
    if kind == "check-in":
        people = "interviewers:\n  - {name: Dana Whitfield, phone: '+1 555 0100'}\n"
    found = [d for d in drafts(people, f"## Discussed\n{OPEN}\n", more, now, playbook).values() if d.kind == kind]
    assert [d.by for d in found] == ["phone"]
    assert found[0].body.startswith("Hello, this is Robin Marsh.")
    assert "Dear" not in found[0].body
    assert len(found[0].body) < 600


def test_a_check_in_says_what_holds(drafts):
    """A check-in names the promised day, asks whether the note arrived only where one was sent, and says interest only where there is some."""
    base = {"more": "decision_by: 2026-11-20\n", "now": "2026-11-23T10:00"}
    plain = drafts(**base)["a/check-in/1"].body
    assert "an answer was expected by Friday, 20 November" in plain
    assert "my note" not in plain
    assert "interested" not in plain
    log = "log:\n  - {date: 2026-11-18 17:00, sent: thank-you, to: Dana}\n"
    full = drafts(more=base["more"] + "interest: yes\n" + log, now=base["now"])["a/check-in/1"].body
    assert "I hope that my note of Wednesday, 18 November arrived" in full
    assert "still very interested" in full


@pytest.mark.parametrize(
    ("later", "until"),
    [
        ("", "Tuesday, 24 November"),
        ("  - {date: 2026-11-20, heard: reply, decision_by: 2026-11-26}\n", "Thursday, 26 November"),
        ("  - {date: 2026-11-20, heard: reply}\n", "Tuesday, 24 November"),
        ("  - {date: 2026-11-20, heard: connected, decision_by: 2026-11-26}\n", "Tuesday, 24 November"),
    ],
)
def test_the_answer_to_an_offer_names_the_day_they_said_last(later, until, drafts):
    """They gave more time: the old day would be a wrong date in a letter."""
    offer = f"log:\n  - {{date: 2026-11-19, heard: offer, decision_by: 2026-11-24}}\n{later}"
    body = drafts(more=offer, now="2026-11-21T09:00")["a/answer-offer"].body
    assert f"and for giving me until {until} to think about it." in body


def test_a_decline_is_honest_and_keeps_the_door_open(drafts):
    """A decline says no, thanks, and asks nothing."""
    body = drafts(more="interest: no\n")["a/decline"].body
    assert "decided not to go further" in body
    assert "other openings in the future" in body
    assert "?" not in body


def test_without_ones_name_a_draft_is_not_ready(make_journal):
    """Without `[me]` the signature is a TODO and the draft is not ready."""
    folder = make_journal({"a.md": f"---\ncompany: N\nrole: E\ndate: 2026-11-18 14:00\n{DANA}---\n## Discussed\n{OPEN}\n"})
    (draft,) = draft_notes(folder, NOW)
    assert draft.body.endswith(
        "Kind regards,\nTODO: your name, below [me] in journal.toml\nTODO: your e-mail address or number\n"
    )
    assert draft.missing[0] == "your name and contact details: [me] in journal.toml"
    assert {f.code for f in draft.findings} == {"todo"}


def test_code_of_a_template_in_an_entry_is_text(drafts):
    """`{# x #}`, `{% raw %}`, `%s` and `$x` in an entry are shown as they stand."""
    (draft,) = drafts(body="## Discussed\nWe talked about what %s and $x do in a template.\n").values()
    assert "%s and $x" in draft.body
    for text in ("{# x #}", "{% raw %}"):
        (draft,) = drafts("interviewers:\n  - {name: 'Dana " + text + "', email: d@n.example}\n").values()
        assert draft.body.startswith(f"Dear Dana {text},\n")


def test_nothing_is_drafted_from_a_journal_with_wrong_settings(make_journal, capsys):
    """With an error in `journal.toml` there is no draft, and it says why."""
    folder = make_journal({"a.md": f"---\ncompany: N\nrole: E\ndate: 2026-11-18 14:00\n{DANA}---\n"}, toml="x = [")
    assert draft_notes(folder, NOW) == []
    assert main(["draft", "--journal", os.fspath(folder), "--now", NOW]) == 1
    out, err = capsys.readouterr()
    assert out == f"No notes could be drafted: see the errors (followup check --journal {folder}).\n"
    assert err.startswith("journal.toml:1:")


@pytest.mark.parametrize("form", ["md", "text"])
def test_the_samples_drafts_are_as_saved(form, capsys, request, monkeypatch):
    """The drafts of the sample journal are those that were last read over; renew them with --update."""
    monkeypatch.chdir(ROOT)
    assert main(["draft", "--journal", "journal", "--format", form]) == 0
    out = capsys.readouterr().out
    saved = SNAPSHOTS / f"drafts.{'md' if form == 'md' else 'txt'}"
    if request.config.getoption("--update"):
        SNAPSHOTS.mkdir(exist_ok=True)
        saved.write_text(out, encoding="utf-8")
    assert out == saved.read_text(encoding="utf-8")
