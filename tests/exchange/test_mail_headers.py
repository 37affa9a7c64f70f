"""Headers, addresses and moments of mails, as the hostile and the merely odd write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from limits import within

from followup_kit.exchange.mail.addresses import mailboxes
from followup_kit.exchange.mail.headers import decoded, head_of
from followup_kit.exchange.mail.when import when

pytestmark = pytest.mark.zone_free

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("dana@northwind.example", [("", "dana@northwind.example")]),
        ("Dana Whitfield <Dana@Northwind.example>", [("Dana Whitfield", "dana@northwind.example")]),
        ('"Whitfield, Dana" <dana@northwind.example>', [("Whitfield, Dana", "dana@northwind.example")]),
        ("dana@northwind.example (Dana)", [("", "dana@northwind.example")]),
        ("Dana (VP, Data) <dana@northwind.example>, lee@northwind.example", [("Dana", "dana@northwind.example"), ("", "lee@northwind.example")]),
        ("Team: dana@northwind.example, Lee <lee@northwind.example>;", [("", "dana@northwind.example"), ("Lee", "lee@northwind.example")]),
        ("=?utf-8?q?Zo=C3=AB?= <zoe@nord.example>", [("Zoë", "zoe@nord.example")]),
        ("undisclosed-recipients:;", []),
        # Who is meant is what stands in the brackets, whatever the name looks like; where that is in doubt, nobody.
        ("hr@bigco.example <x@evil.example>", [("hr@bigco.example", "x@evil.example")]),
        ('"hr@bigco.example" <x@evil.example>', [("hr@bigco.example", "x@evil.example")]),
        ('"hr@bigco.example <hr@bigco.example>" <x@evil.example>', [("hr@bigco.example hr@bigco.example", "x@evil.example")]),
        ("<hr@bigco.example> <x@evil.example>", []),
        ("hr@bigco.example x@evil.example", []),
        ("Dana <dana@northwind.example", []),
        ("dana@northwind.example>", []),
        ('"dana"@northwind.example', []),
        ('"dana@northwind.example"', []),
        ("dana@northwind.example\0", []),
        ("dana@[127.0.0.1]", []),
        ("(dana@northwind.example", []),
        ("=?utf-8?q?dana=40northwind=2Eexample?=", []),
    ],
)  # fmt: skip
def test_an_address_is_exact_or_none(value, expected):
    """What mail programs and RFC 5322 mean; never the name for the address."""
    assert [tuple(box) for box in mailboxes(value)] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain", "plain"),
        ("=?utf-8?b?RsO8ciBab8Or?= and =?iso-8859-1?q?Z=FCrich?=", "Für Zoë and Zürich"),
        ("=?utf-8?q?=1b]0;title=07?=", "\x1b]0;title\x07"),  # shown escaped: test_mail_command
        ("=?nope?q?caf=C3=A9?=", "caf\ufffd\ufffd"),
        ("=?utf-8?b?====?=", ""),
        ("=?utf-8?b?a?=", "=?utf-8?b?a?="),
        ("=?utf-8?q?caf=E9?=", "caf\ufffd"),
        ("=?base64?q?caf=E9?=", "caf\ufffd"),
        ("=?utf-8?x?what?=", "=?utf-8?x?what?="),
    ],
)
def test_encoded_words(value, expected):
    """Decoded, with replacement characters for what cannot be."""
    assert decoded(value) == expected


def test_twenty_thousand_encoded_words_take_no_time():
    """A header is cut where it is longer than anybody reads, and said to be."""
    with within(1.0):
        head = head_of(b"Subject: " + b"=?utf-8?q?word=C3=BC?=\r\n " * 20_000 + b"\r\nFrom: a@b.example\r\n\r\n")
        assert decoded(head.first("subject")).startswith("wordüwordü")
        assert head.cut == "subject"


def test_headers_are_unfolded_and_kept_in_their_order():
    """CRLF and LF, tabs and blanks, a header twice, and an end that is cut off."""
    head = head_of(
        b"From: a@b.example\r\nSubject: one\r\n two\r\n\tthree\r\nReceived: 1\nreceived: 2\nX-Other: x\n\nFrom: c@d.example\n"
    )
    assert dict(head.fields) == {"from": (b"a@b.example",), "subject": (b"one two three",), "received": (b"1", b"2")}
    assert head.complete
    assert not head_of(b"From: a@b.example\nSubject: cut o", whole=False).complete
    assert head_of(b"\n\nbody").fields == {}


DATE = "Wed, 18 Nov 2026 18:10:20 -0500"


@pytest.mark.parametrize(
    ("date", "received", "expected"),
    [
        (DATE, None, ("2026-11-18 23:10", "Date")),
        ("Wed, 18 Nov 2026 18:10 EST", None, ("2026-11-18 23:10", "Date")),
        ("18 Nov 2026 18:10:20 -0500 (New York)", None, ("2026-11-18 23:10", "Date")),
        ("Wed, 18 Nov 2026 23:10:20 -0000", None, ("2026-11-18 23:10", "Date")),
        (DATE, "Wed, 18 Nov 2026 23:10:40 +0000", ("2026-11-18 23:10", "Date")),
        (DATE, "Sat, 21 Nov 2026 03:00:00 +0000", ("2026-11-18 23:10", "Date")),  # it was on its way for days
        # What cannot be believed gives way to what the server wrote, or to nothing.
        (None, "Wed, 18 Nov 2026 23:10:40 +0000", ("2026-11-18 23:10", "Received")),
        ("yesterday", "Wed, 18 Nov 2026 23:10:40 +0000", ("2026-11-18 23:10", "Received")),
        ("Thu, 1 Jan 1970 00:00:00 +0000", "Wed, 18 Nov 2026 23:10:40 +0000", ("2026-11-18 23:10", "Received")),
        ("Wed, 18 Nov 2037 18:10:20 -0500", "Wed, 18 Nov 2026 23:10:40 +0000", ("2026-11-18 23:10", "Received")),
        ("Wed, 18 Nov 2037 18:10:20 -0500", None, None),
        ("Wed, 18 Nov 2026 18:10:20 +9900", None, None),
        ("Wed, 18 Nov 99999 18:10:20 +0000", None, None),
        ("", None, None),
        (None, "no date here", None),
        (None, "Wed, 18 Nov 2037 23:10:40 +0000", None),
        # A clock that is ahead by less than a day: it came now at the latest.
        ("Sat, 21 Nov 2026 15:30:00 +0000", None, ("2026-11-21 14:00", "Date")),
    ],
)
def test_when_it_was(date, received, expected):
    """The Date, or the server's line where that is missing, garbled, ages old or in the future."""
    lines = [*([f"Received: from a by b; {received}"] if received else []), *([f"Date: {date}"] if date is not None else [])]
    told = when(head_of("\n".join([*lines, "From: a@b.example", "", ""]).encode()), NOW)
    assert (told and (told.at.strftime("%Y-%m-%d %H:%M"), told.by)) == expected


def test_the_topmost_server_is_believed():
    """Each server writes its line above those before it: the lowest are the sender's word."""
    head = head_of(
        b"Received: by c; Wed, 18 Nov 2026 23:12:00 +0000\nReceived: by b; Mon, 2 Nov 2026 23:11:00 +0000\nFrom: a@b.example\n\n"
    )
    told = when(head, NOW)
    assert told is not None
    assert told.at == datetime(2026, 11, 18, 23, 12, tzinfo=UTC)


@given(st.binary(max_size=300))
def test_nothing_raises(data):
    """Whatever the bytes of a header are."""
    head = head_of(data)
    when(head, NOW)
    for name in head.fields:
        mailboxes(head.first(name))
        decoded(head.first(name))


@given(st.text(max_size=200))
def test_an_address_was_there_as_it_stands(value):
    """What is taken for an address stands in the text, letter for letter but for case."""
    assert all(box.address in value.lower() or not value.isascii() for box in mailboxes(value))
