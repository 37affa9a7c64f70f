"""What a mailbox speaks for: which lines are proposed, how sure they are, and what is no line at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from mails import DANA, FILES, LEE, ME, NORTHWIND, NOW, SYLVIE, TOLLGATE, TOML, mail, mbox, thanks
from test_mail_contents import REPORT

from followup_kit.api import open_board
from followup_kit.exchange.mail.directory import directory_of, own_addresses
from followup_kit.exchange.mail.folders import MailFile
from followup_kit.exchange.mail.gather import gather
from followup_kit.exchange.mail.proposed import Proposals
from followup_kit.exchange.mail.suggestions import proposals_from

pytestmark = pytest.mark.zone_free

Read = Callable[..., Proposals]


@pytest.fixture
def read(make_journal, tmp_path: Path) -> Read:
    """What some messages speak for, in a journal."""

    def read(
        messages: Sequence[bytes], files: Mapping[str, str] = FILES, now: str = NOW, toml: str = TOML, more: Sequence[str] = ()
    ) -> Proposals:
        board = open_board(make_journal(files, toml=toml), now, environ={})
        assert not board.errors
        own = own_addresses(board, more)
        people = directory_of(board, own)
        box = tmp_path / "box"
        box.write_bytes(mbox(messages))
        return proposals_from(board, gather(board, [MailFile(str(box))], people, own, lambda n, at: None), people, own)

    return read


def lines(found: Proposals) -> list[str]:
    """The proposed lines, each in a few words; one that is not sure has a question mark."""
    return [
        f"{'typed: ' if s.typed else ''}{s.word} {s.kind} {s.who or 'nobody'}{'' if s.sure else '?'}" for s in found.suggestions
    ]


def with_log(entry: str, *log: str, **fields: str) -> str:
    """An entry with lines in its log, and further fields."""
    more = "".join(f"{key}: {value}\n" for key, value in fields.items())
    items = "".join(f"  - {{{line}}}\n" for line in log)
    return entry.removesuffix("---\n") + more + (f"log:\n{items}" if items else "") + "---\n"


def northwind(*log: str, **fields: str) -> dict[str, str]:
    return {**FILES, "2026-11-18-northwind.md": with_log(NORTHWIND, *log, **fields)}


REPLY = mail(subject="Re: Thank you for Wednesday", In_Reply_To="<s1@marsh.example>")
REJECTION = mail(body="We have decided to move forward with other candidates.", date="Fri, 20 Nov 2026 10:00:00 -0500")

SENT = {
    "a thank-you": (thanks(), ["sent thank-you Dana Whitfield"]),
    "to two": (thanks(f"{DANA}, {LEE}"), ["sent thank-you Dana Whitfield", "sent thank-you Lee Wong"]),
    "one of them in Cc": (thanks(DANA, Cc=LEE), ["sent thank-you Dana Whitfield", "sent thank-you Lee Wong"]),
    "in German": (thanks(body="Liebe Frau Whitfield, vielen Dank für das Gespräch."), ["sent thank-you Dana Whitfield"]),
    "without a word of thanks": (thanks(subject="Parking", body="Where did I leave my car?"), ["sent thank-you Dana Whitfield?"]),
    "an answer without thanks": (thanks(subject="Re: Parking", body="On deck 4.", In_Reply_To="<x@northwind.example>"), []),
    "their thanks quoted": (thanks(subject="Re: Hi", body="On deck 4.\n\n> thank you for coming", In_Reply_To="<x@northwind.example>"), []),
    "before the interview": (thanks(date="Wed, 18 Nov 2026 09:00:00 -0500"), []),
    "as it ended early": (thanks(date="Wed, 18 Nov 2026 14:50:00 -0500"), ["sent thank-you Dana Whitfield"]),
    "to a name without the address": (thanks("Dana Whitfield <dana@elsewhere.example>"), []),
    "to an address like a name": (thanks('"dana@northwind.example" <x@evil.example>'), []),
    "from somebody else": (mail("robin@elsewhere.example", DANA, body="Thank you!"), []),
    "a draft that was never sent": (thanks(X_Unsent="1"), []),
    "a draft of Thunderbird's": (thanks(X_Mozilla_Draft_Info="internal/draft; vcard=0"), []),
    "a reference told": (mail(ME, "lin@uni.example", "A call", "Tue, 17 Nov 2026 18:00:00 -0500", "Northwind may call you."), ["sent tell-reference Prof. Lin"]),
    "a reference, of something else": (mail(ME, "lin@uni.example", "Hello", "Tue, 17 Nov 2026 18:00:00 -0500", "How are you?"), ["sent tell-reference Prof. Lin?"]),
    "a check-in": (mail(ME, SYLVIE, "Any news?", "Thu, 19 Nov 2026 10:00:00 -0500", "Are there any news?"), ["sent check-in Sylvie Brandt"]),
    "a check-in too soon": (mail(ME, SYLVIE, "Any news?", "Fri, 13 Nov 2026 10:00:00 -0500", "Are there any news?"), ["sent check-in Sylvie Brandt?"]),
    "in the future": (thanks(date="Wed, 18 Nov 2037 18:10:20 -0500"), []),
}  # fmt: skip


@pytest.mark.parametrize(("message", "expected"), SENT.values(), ids=list(SENT))
def test_what_was_sent(read, message, expected):
    """By the exact address, the row that was open then, and the note's own words."""
    assert lines(read([message])) == expected


HEARD = {
    "a reply": (REPLY, ["heard reply Dana Whitfield"]),
    "without a thread": (mail(), ["heard reply Dana Whitfield"]),
    "before the interview": (mail(date="Tue, 17 Nov 2026 09:00:00 -0500"), []),
    "by name alone": (mail("Dana Whitfield <dana@elsewhere.example>"), []),
    "an address like a name": (mail('"dana@northwind.example" <x@evil.example>'), []),
    "two writers": (mail("dana@northwind.example, lee@northwind.example"), []),
    "another case": (mail("DANA@Northwind.example"), ["heard reply Dana Whitfield"]),
    "a rejection": (REJECTION, ["heard rejection Dana Whitfield?"]),
    "a rejection in German": (mail(body="Leider haben wir uns für eine andere Kandidatin entschieden."), ["heard rejection Dana Whitfield?"]),
    "a rejection that a program wrote": (mail(body="The position has been filled.", Auto_Submitted="auto-generated"), ["heard rejection Dana Whitfield?"]),
    "an offer": (mail(body="We are happy to offer you the position."), ["heard offer Dana Whitfield?"]),
    "an offer with a would": (mail(body="We would like to offer you the position."), ["heard offer Dana Whitfield?"]),
    "an offer on a condition": (mail(body="If you pass, we are happy to offer you the position."), ["heard reply Dana Whitfield?"]),
    "two things at once": (mail(body="We chose to go on with other candidates. We invite you to a second interview."), ["heard reply Dana Whitfield?"]),
    "a page alone": (mail(html="<p>We chose <i>with</i> <b>care</b>: we go on with other candidates.</p>"), ["heard rejection Dana Whitfield?"]),
    "an invitation": (mail(calendar="BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n"), ["heard invitation Dana Whitfield"]),
    "an invitation in words": (mail(body="We invite you to a second interview."), ["heard invitation Dana Whitfield?"]),
    "a receipt of a calendar": (mail(calendar="BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n", method="REPLY"), []),
    "an invitation taken back": (mail(calendar="BEGIN:VCALENDAR\nMETHOD:CANCEL\nEND:VCALENDAR\n", method="CANCEL"), []),
    "an answering machine": (mail(Auto_Submitted="auto-replied"), []),
    "an older one": (mail(X_Autoreply="yes"), []),
    "one that only its subject tells": (mail(subject="Abwesenheitsnotiz: Danke"), []),
    "one in English": (mail(subject="Re: Out of Office: Thank you"), []),
    "a program": (mail(Auto_Submitted="auto-generated"), []),
    "not a program": (mail(Auto_Submitted="no"), ["heard reply Dana Whitfield"]),
    "a newsletter": (mail(List_Unsubscribe="<https://northwind.example/u>"), []),
    "a list": (mail(List_Id="<all.northwind.example>"), []),
    "in bulk": (mail(Precedence="bulk"), []),
    "thrown away in mutt": (mail(Status="RD"), []),
    "read in mutt": (mail(Status="RO"), ["heard reply Dana Whitfield"]),
    "by somebody else in the thread": (thanks() + b"\r\n", ["sent thank-you Dana Whitfield"]),
    "a reference that they called": (mail("lin@uni.example", body="They called me about you!"), ["heard reference-check Prof. Lin?"]),
    "a reference, of something else": (mail("lin@uni.example", body="Good luck!"), []),
    "no date but the server's": (mail(date=None, Received="from a by b; Thu, 19 Nov 2026 14:00:00 +0000"), ["heard reply Dana Whitfield"]),
    "no date at all": (mail(date=None), []),
}  # fmt: skip


@pytest.mark.parametrize(("message", "expected"), HEARD.values(), ids=list(HEARD))
def test_what_came(read, message, expected):
    """A reply is sure by its address; what weighs more is always asked."""
    assert lines(read([message])) == expected


def test_thrown_away_in_thunderbird(read, tmp_path):
    """A bit in its status says so, until the folder is compacted."""
    found = read([REPLY.replace(b"From: ", b"X-Mozilla-Status: 0009\r\nFrom: ", 1)])
    assert lines(found) == []


def test_an_answer_from_another_address_is_known_by_its_thread(read):
    """It is asked, and names nobody. A stranger's mail that answers nothing of ours is nothing."""
    answer = mail("office@northwind.example", In_Reply_To="<s1@marsh.example>")
    assert lines(read([thanks(), answer])) == ["sent thank-you Dana Whitfield", "heard reply nobody?"]
    assert lines(read([thanks(), mail("office@northwind.example", In_Reply_To="<other@marsh.example>")])) == [
        "sent thank-you Dana Whitfield"
    ]
    logged = northwind('date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, message_id: "<s1@marsh.example>"')
    assert lines(read([answer], logged)) == ["heard reply nobody?"]


# In the log already


@pytest.mark.parametrize(
    ("line", "message", "expected"),
    [
        ('date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, message_id: "<s1@marsh.example>"', thanks(), []),
        ('date: 2026-11-18 18:10, sent: thank-you, message_id: "<s1@marsh.example>"', thanks(), []),
        ('date: 2026-11-23, sent: other, to: Dana Whitfield, message_id: "<s1@marsh.example>"', thanks(), []),  # changed by hand
        ('date: 2026-11-18 18:10, sent: thank-you, to: Lee Wong, message_id: "<s1@marsh.example>"', thanks(), ["sent thank-you Dana Whitfield"]),
        # typed by hand on that day: its Message-ID is offered
        ("date: 2026-11-18 21:00, sent: thank-you, to: Dana", thanks(), ["typed: sent thank-you Dana Whitfield"]),
        ("date: 2026-11-18, sent: thank-you, to: Dana", thanks(), ["typed: sent thank-you Dana Whitfield"]),
        ("date: 2026-11-18 17:00, sent: thank-you, to: Dana, by: email", thanks(), ["typed: sent thank-you Dana Whitfield"]),
        ("date: 2026-11-18, sent: thank-you, to: Dana, by: phone", thanks(), []),
        ("date: 2026-11-18, sent: thank-you, to: Dana", thanks(message_id=None), []),
        ("date: 2026-11-18, sent: thank-you, to: Dana", thanks(subject="Parking", body="Where did I leave my car?"), []),
        ("date: 2026-11-18, sent: thank-you, to: Dana", thanks(f"{DANA}, {LEE}"), ["typed: sent thank-you Dana Whitfield", "sent thank-you Lee Wong"]),
        ("date: 2026-11-19, sent: thank-you, to: Dana", thanks(), []),
        ("date: 2026-11-18 20:00, sent: thank-you", thanks(), []),
        ("date: 2026-11-18 20:00, sent: thank-you, to: Lee", thanks(), ["sent thank-you Dana Whitfield"]),
        ("date: 2026-11-18 20:00, sent: letter, to: Dana", thanks(), ["sent thank-you Dana Whitfield"]),
        ("date: 2026-11-20, sent: thank-you, to: Dana", thanks(), ["sent thank-you Dana Whitfield"]),
        ("date: 2026-11-18 20:00, sent: thank-you, to: Dana, by: in-person", thanks(), ["sent thank-you Dana Whitfield"]),
        ("date: 2026-11-19, heard: reply, from: Dana", REPLY, ["typed: heard reply Dana Whitfield"]),
        ("date: 2026-11-20, heard: reply, from: Dana", REPLY, []),
        ("date: 2026-11-19, heard: invitation, from: Dana", REPLY, []),
        ("date: 2026-11-19, heard: reply, from: Lee", REPLY, ["heard reply Dana Whitfield"]),
        ("date: 2026-11-21, heard: reply, from: Dana", REPLY, ["heard reply Dana Whitfield"]),
        ("date: 2026-11-19, heard: reply, from: Dana", REJECTION, ["heard rejection Dana Whitfield?"]),
        ("date: 2026-11-20, heard: rejection, from: Dana", REJECTION, ["typed: heard rejection Dana Whitfield"]),
        ('date: 2026-11-19 08:00, heard: reply, from: Dana, message_id: "<r0@northwind.example>"', REPLY, []),  # one a day
        ('date: 2026-11-18 17:00, heard: reply, from: Dana, message_id: "<r0@northwind.example>"', REPLY, ["heard reply Dana Whitfield"]),
    ],
)  # fmt: skip
def test_nothing_is_proposed_twice(read, line, message, expected):
    """By its Message-ID; typed by hand, by its kind, its person and its day."""
    assert lines(read([message], northwind(line))) == expected


def test_copies_are_one_message(read):
    """In Sent and Inbox, with and without a line of the server's; two messages with one Message-ID are two."""
    again = thanks(Received="by b; Wed, 18 Nov 2026 23:10:30 +0000")
    assert lines(read([thanks(), again, thanks()])) == ["sent thank-you Dana Whitfield"]
    other = mail(date="Fri, 20 Nov 2026 09:00:00 -0500", subject="More")
    assert lines(read([REPLY, other])) == ["heard reply Dana Whitfield"] * 2
    nameless = mail(message_id=None)
    assert lines(read([nameless, nameless])) == ["heard reply Dana Whitfield"]


# Which opportunity


def two_openings(first: str = "2026-11-10 10:00", second: str = "2026-11-12 10:00", **fields: str) -> dict[str, str]:
    """One recruiter, two openings."""
    more = "".join(f"{key}: {value}\n" for key, value in fields.items())

    def entry(company: str, role: str, date: str, more: str = "") -> str:
        jo = "recruiter: {name: Jo Park, kind: external, email: jo@park.example}"
        return f"---\ncompany: {company}\nrole: {role}\ndate: {date}\n{jo}\ninterest: yes\n{more}---\n"

    return {"a.md": entry("Acme", "Analyst", first, more), "b.md": entry("Birch", "Builder", second)}


def test_of_several_openings_the_one_that_is_named(read):
    """Or that the thread is about, or that is not over; else the person is asked which."""
    jo = "Jo Park <jo@park.example>"
    found = read([mail(jo, body="Birch want more time.")], two_openings())
    assert [(s.entry.id, s.sure) for s in found.suggestions] == [("b", True)]
    found = read([mail(jo, subject="The analyst")], two_openings())
    assert [s.entry.id for s in found.suggestions] == ["a"]
    found = read([mail(jo)], two_openings(closed="{date: 2026-11-14, reason: no}"))
    assert [s.entry.id for s in found.suggestions] == ["b"]
    asked = mail(ME, jo, "Acme", "Thu, 19 Nov 2026 10:00:00 -0500", "Any news of Acme?", "<s9@marsh.example>")
    found = read([asked, mail(jo, date="Fri, 20 Nov 2026 10:00:00 -0500", In_Reply_To="<s9@marsh.example>")], two_openings())
    assert [(s.word, s.kind, s.entry.id) for s in found.suggestions] == [("sent", "check-in", "a"), ("heard", "reply", "a")]
    found = read([mail(jo)], two_openings())
    assert lines(found) == []
    assert [[s.entry.id for s in u.choices] for u in found.unclear] == [["a", "b"]]


def test_an_opening_is_named_by_whole_words(read):
    """Ant is not in "important", and nobody writes the GmbH."""
    jo = "Jo Park <jo@park.example>"
    files = {name: text.replace("Acme", "Ant GmbH") for name, text in two_openings().items()}
    assert read([mail(jo, body="It is important to them.")], files).suggestions == ()
    found = read([mail(jo, body="Ant want more time.")], files)
    assert [(s.entry.id, s.sure) for s in found.suggestions] == [("a", True)]


def test_what_names_another_opening_is_not_about_the_one_that_is_open(read):
    """A note to the recruiter about Acme, whose check-in is not due, is not the check-in about Birch, which is; nor is what comes."""
    jo = "Jo Park <jo@park.example>"
    asked = mail(ME, jo, "Acme", "Thu, 19 Nov 2026 10:00:00 -0500", "Any news of Acme?", "<s9@marsh.example>")
    waits = two_openings(decision_by="2026-12-04")
    assert [(s.kind, s.entry.id) for s in read([asked.replace(b"Acme", b"Birch")], waits).suggestions] == [("check-in", "b")]
    assert [(s.entry.id, s.sure) for s in read([asked], waits).suggestions] == [("a", False)]
    ahead = two_openings("2026-11-20 10:00")
    found = read([mail(jo, body="Acme look forward to meeting you.")], ahead)
    assert (lines(found), len(found.other)) == ([], 1)


def test_a_reference_is_told_about_the_company_that_the_note_names(read):
    """Not about another whose row is still open; a company's name is found with its dot, and not inside a word."""
    told = mail(ME, "lin@uni.example", "A call", "Tue, 17 Nov 2026 18:00:00 -0500", "TEXT")
    lin = "references: [{name: Prof. Lin, email: lin@uni.example}]\n---\n"
    both = {**FILES, "2026-11-10-tollgate.md": TOLLGATE.removesuffix("---\n") + lin}
    assert lines(read([told.replace(b"TEXT", b"Tollgate Press may call you.")], both)) == []
    inc = {**FILES, "2026-11-18-northwind.md": NORTHWIND.replace("Northwind", "Northwind Inc.")}
    assert lines(read([told.replace(b"TEXT", b"Northwind Inc. may call you.")], inc)) == ["sent tell-reference Prof. Lin"]
    ing = {**FILES, "2026-11-18-northwind.md": NORTHWIND.replace("Northwind", "ING")}
    assert lines(read([told.replace(b"TEXT", b"I am interviewing again.")], ing)) == ["sent tell-reference Prof. Lin?"]


def test_of_several_rounds_the_one_that_was_open_then(read):
    """A note belongs to the round before it, a reply to the latest that was over."""
    files = {**FILES, "2026-11-25-northwind.md": NORTHWIND.replace("2026-11-18", "2026-11-25")}
    later = thanks(date="Wed, 25 Nov 2026 18:00:00 -0500", message_id="<s2@marsh.example>")
    reply = mail(date="Thu, 26 Nov 2026 18:00:00 -0500", message_id="<r2@northwind.example>")
    found = read([thanks(), REPLY, later, reply], files, "2026-11-28T09:00")
    assert [(s.entry.id, s.kind) for s in found.suggestions] == [
        ("2026-11-18-northwind", "thank-you"), ("2026-11-18-northwind", "reply"),
        ("2026-11-25-northwind", "thank-you"), ("2026-11-25-northwind", "reply"),
    ]  # fmt: skip


def test_two_who_share_an_address_are_told_apart_by_their_names(read):
    """The name decides only between those whose address it is; without one the line names nobody."""
    files = {"a.md": TOLLGATE.replace("}\n", "}\n  - {name: Max Frei, email: sylvie@tollgate.example}\n", 1)}
    assert lines(read([mail("Max Frei <sylvie@tollgate.example>")], files)) == ["heard reply Max Frei"]
    assert lines(read([mail("sylvie@tollgate.example")], files)) == ["heard reply nobody"]


# What is not sure


@pytest.mark.parametrize(
    ("fields", "log", "because"),
    [
        ({"closed": "{date: 2026-11-18, reason: no}"}, [], "it was over by then"),
        ({}, ["date: 2026-11-18 20:00, heard: rejection, from: Dana"], "it was over by then"),
    ],
)
def test_a_reply_after_the_end_is_asked(read, fields, log, because):
    """It may be good wishes."""
    (found,) = read([mail(date="Sat, 21 Nov 2026 08:00:00 -0500")], northwind(*log, **fields)).suggestions
    assert (found.kind, found.sure, found.because[-1]) == ("reply", False, because)


def test_a_reply_long_after_is_asked(read):
    """It may be about something else."""
    (found,) = read([mail(date="Fri, 19 Feb 2027 09:00:00 -0500")], now="2027-02-20T09:00").suggestions
    assert (found.sure, found.because[-1]) == (False, "more than 60 days after the last contact")


def test_what_a_recruiter_passes_on_is_asked(read):
    """A note through the recruiter is a line for each interviewer that it names; one past the recruiter says no `via`."""
    files = northwind(recruiter="{name: Jo Park, kind: hr, email: jo@northwind.example}")
    found = read([thanks("jo@northwind.example", body="Please pass on my thanks to Dana Whitfield. Thank you!")], files)
    assert [(s.kind, s.who, s.sure, s.direct) for s in found.suggestions] == [("thank-you", "Dana Whitfield", False, False)]
    found = read([thanks()], files)
    assert [(s.kind, s.who, s.sure, s.direct) for s in found.suggestions] == [("thank-you", "Dana Whitfield", True, True)]


# What did not arrive


def test_a_note_that_did_not_arrive(read):
    """It is no `done`, and it is said; of two who got it, only the one that was not reached."""
    report = REPORT.replace("ACTION", "failed").encode()
    found = read([thanks(f"{DANA}, {LEE}"), report])
    assert lines(found) == ["sent thank-you Lee Wong"]
    assert [(b.who, b.address, b.file) for b in found.bounces] == [("Dana Whitfield", "dana@northwind.example", None)]
    logged = northwind('date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, message_id: "<s1@marsh.example>"')
    (bounce,) = read([report], logged).bounces
    assert (bounce.file, bounce.line) == ("2026-11-18-northwind.md", 12)
    for typed, line in (
        ("{date: 2026-11-18, sent: thank-you, to: Dana}", 9),
        ("{date: 2026-11-18 18:10, sent: thank-you, by: email}", 9),
        ("{date: 2026-11-18, sent: thank-you, to: Lee Wong}", 0),
        ("{date: 2026-11-19, sent: thank-you, to: Dana Whitfield}", 0),
        ("{date: 2026-11-18, sent: thank-you, to: Dana Whitfield, by: phone}", 0),
    ):
        by_hand = {"2026-11-18-northwind.md": NORTHWIND.replace("interest: yes\n", f"log:\n  - {typed}\n")}
        (bounce,) = read([thanks(), report], by_hand).bounces
        assert bounce.line == line, typed
    assert read([thanks(), REPORT.replace("ACTION", "delayed").encode()]).bounces == ()
    assert read([report]).bounces == ()


def test_a_report_without_the_message(read):
    """It is about the last note to that address in the days before."""
    report = REPORT.replace("ACTION", "failed").replace("Message-ID: <s1@marsh.example>\n", "").encode()
    assert lines(read([thanks(), report])) == []
    late = report.replace(b"18 Nov 2026 18:12", b"28 Nov 2026 18:12")
    assert lines(read([thanks(), late], now="2026-11-29T09:00")) == ["sent thank-you Dana Whitfield"]


def test_an_invitation_is_pointed_out(read):
    """Also one that is taken back; of strangers, none."""
    found = read([mail(calendar="BEGIN:VCALENDAR\nMETHOD:CANCEL\nEND:VCALENDAR\n", method="CANCEL")])
    assert [n.method for n in found.notices] == ["CANCEL"]
    found = read([mail("a@b.example", calendar="BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n")])
    assert found.notices == ()


def test_another_address_of_ones_own(read):
    """Besides the one in journal.toml."""
    old = thanks().replace(b"robin@marsh.example>", b"robin@old.example>", 1)
    assert lines(read([old])) == []
    assert lines(read([old], more=["Robin@old.example"])) == ["sent thank-you Dana Whitfield"]


def test_the_count_of_what_is_nothing(read):
    """What is in the log, what a program wrote, and what is about nothing that is open."""
    logged = northwind('date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, message_id: "<s1@marsh.example>"')
    early = mail(date="Tue, 17 Nov 2026 09:00:00 -0500", message_id="<r0@northwind.example>")
    found = read([thanks(), mail(Auto_Submitted="auto-replied"), early], logged)
    assert (found.noted, found.automatic, len(found.other), lines(found)) == (1, 1, 1, [])
