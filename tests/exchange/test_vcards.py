"""The people of a journal as vCards: whole, each once, known again on every run."""

from __future__ import annotations

import re

import pytest

from followup_kit.api import open_board
from followup_kit.exchange.vcards import address_book

pytestmark = pytest.mark.zone_free

NOW = "2026-11-18T18:00"
ENTRY = """---
company: Northwind, Ltd; Analytics
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - {name: Dana Whitfield, title: VP Data, email: dana@northwind.example, phone: "+1 555 0100", address: "1 Main St, Springfield", linkedin: https://linkedin.example/in/dana}
recruiter: {name: Jo Park, kind: external, agency: Park & Co, email: jo@park.example}
references: [{name: Prof. Lin 林, email: lin@uni.example}]
---
"""
WHOLE = """BEGIN:VCARD
VERSION:4.0
PRODID:-//followup_kit//followup//EN
UID:urn:uuid:DANA
KIND:individual
FN:Dana Whitfield
N:;Dana Whitfield;;;
ORG:Northwind\\, Ltd\\; Analytics
TITLE:VP Data
EMAIL:dana@northwind.example
TEL:+1 555 0100
ADR:;;1 Main St\\, Springfield;;;;
URL:https://linkedin.example/in/dana
NOTE:interviewer: Northwind\\, Ltd\\; Analytics\\, Data Engineer
END:VCARD
BEGIN:VCARD
VERSION:4.0
PRODID:-//followup_kit//followup//EN
UID:urn:uuid:JO
KIND:individual
FN:Jo Park
N:;Jo Park;;;
ORG:Park & Co
EMAIL:jo@park.example
NOTE:recruiter: Northwind\\, Ltd\\; Analytics\\, Data Engineer
END:VCARD
BEGIN:VCARD
VERSION:4.0
PRODID:-//followup_kit//followup//EN
UID:urn:uuid:LIN
KIND:individual
FN:Prof. Lin 林
N:;Prof. Lin 林;;;
EMAIL:lin@uni.example
NOTE:my reference
END:VCARD
"""


def book(folder) -> str:
    """The address book of a journal, lines as they were before they were folded."""
    return address_book(open_board(folder, NOW)).decode().replace("\r\n ", "").replace("\r\n", "\n")


def uids(text: str) -> dict[str, str]:
    """The UIDs by name; fails where a name is there twice."""
    found = re.findall(r"^UID:urn:uuid:(.*)\n(?:.*\n)*?FN:(.*)$", text, re.MULTILINE)
    assert len({name for _, name in found}) == len(found)
    return {name: uid for uid, name in found}


def test_what_is_still_to_be_filled_in_is_in_no_address_book(make_journal):
    """An imported TODO is no organisation."""
    text = ENTRY.replace("Northwind, Ltd; Analytics", '"TODO: Interview"').replace("Data Engineer", "TODO (2026-11-18)")
    book = address_book(open_board(make_journal({"a.md": text}), NOW)).decode()
    assert "TODO" not in book
    assert "NOTE:interviewer\r\n" in book


def test_an_address_book_whole(make_journal):
    """An interviewer, a recruiter and a reference, with all that is known of each."""
    text = book(make_journal({"a.md": ENTRY}))
    known = uids(text)
    for name, uid in known.items():
        text = text.replace(uid, name.replace("Prof. ", "").split()[0].upper())
    assert text == WHOLE


def test_a_uid_stays_as_the_journal_grows(make_journal):
    """A later round, another opening of the recruiter's and new details change no UID, and make no second card."""
    folder = make_journal({"a.md": ENTRY})
    before = uids(book(folder))
    make_journal(
        {
            "a.md": ENTRY.replace("title: VP Data", "title: CTO"),
            "b.md": ENTRY.replace("11-18", "11-20").replace("interviewers:", "interviewers:\n  - Sam Osei"),
            "c.md": ENTRY.replace("11-18", "11-19")
            .replace("Northwind", "Acme")
            .replace("Dana Whitfield", "Ann Bode")
            .replace("dana@", "ann@"),
        }
    )
    after = book(folder)
    assert before.items() <= uids(after).items()
    assert set(uids(after)) - set(before) == {"Ann Bode", "Sam Osei"}
    jo = next(card for card in after.split("END:VCARD") if "FN:Jo Park" in card)
    assert (
        "recruiter: Northwind\\, Ltd\\; Analytics\\, Data Engineer\\nrecruiter: Acme\\, Ltd\\; Analytics\\, Data Engineer" in jo
    )


def test_two_of_one_name_are_two_people(make_journal):
    """At two companies, or two in one file: what one has never stands on the other's card."""
    other = ENTRY.replace("Northwind", "Acme").replace("dana@northwind", "dana@acme").replace("+1 555 0100", "+1 555 0999")
    text = book(make_journal({"a.md": ENTRY, "b.md": other}))
    cards = [card for card in text.split("END:VCARD") if "FN:Dana Whitfield" in card]
    assert sorted(re.findall(r"^(?:EMAIL|TEL):.*$", "".join(cards), re.MULTILINE)) == sorted(
        ["EMAIL:dana@northwind.example", "TEL:+1 555 0100", "EMAIL:dana@acme.example", "TEL:+1 555 0999"]
    )
    assert len({re.search("UID:.*", card)[0] for card in cards}) == len(cards) == 2


def test_what_is_no_link_is_left_out(make_journal):
    """Only http and https become a URL; the notes never get into a card."""
    text = book(
        make_journal({"a.md": ENTRY.replace("https://linkedin.example/in/dana", "javascript:alert(1)") + "A private sentence.\n"})
    )
    assert "URL" not in text
    assert "javascript" not in text
    assert "private" not in text


def test_nobody(make_journal):
    """A journal without people is an empty address book."""
    assert book(make_journal({})) == ""
