"""What is in a message: its own words, an invitation, a report of what did not arrive; and messages made to break readers."""

from __future__ import annotations

import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from limits import within
from mails import mail

from followup_kit.engine.openings import company_words
from followup_kit.exchange.mail.contents import Contents, contents_of, html_text
from followup_kit.exchange.mail.message_files import messages_in
from followup_kit.exchange.mail.words import heard_plainly, is_named, phrases, without_quotes

pytestmark = pytest.mark.zone_free

KINDS = ("rejection", "offer", "assignment", "invitation")


def words_of(data: bytes) -> str:
    return " ".join(contents_of(data).words.split())


# Words


def test_plain_text_without_what_it_quotes():
    """What is quoted is the other's; a signature says nothing."""
    body = "We will call.\n\n> we have moved forward with other candidates\n\nThat is all.\n-- \nDana\n"
    assert words_of(mail(body=body)) == "We will call. That is all."
    for line in (
        "On Thu, Nov 19, 2026 Robin Marsh wrote:",
        "Am 19.11.2026 schrieb Robin Marsh geschrieben:",
        "-----Original Message-----",
        "From: Robin",
    ):
        assert words_of(mail(body=f"Yes.\n\n{line}\nno more of this\n")) == "Yes."


def test_html_alone_is_read_as_text():
    """Without scripts, styles and tags; an image that lies elsewhere is a tag like any other."""
    page = (
        "<html><head><style>p {color: red}</style><script>fetch('http://evil.example/')</script></head><body>"
        "<p>Dear Robin,</p><img src='http://evil.example/pixel.gif'><p>we decided for <b>another</b>&nbsp;candidate.</p>"
        "<!-- hidden --><blockquote>thank you</blockquote></body></html>"
    )
    assert words_of(mail(html=page)) == "Dear Robin, we decided for another candidate."


def test_the_text_goes_before_the_page():
    """A message that has both says the same twice."""
    data = mail(body="Plainly.", calendar="BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n")
    assert contents_of(data) == Contents("Plainly.\n", "REQUEST")


@pytest.mark.parametrize(
    ("head", "body", "expected", "odd"),
    [
        ("text/plain; charset=nope", "caf\u00e9".encode(), "caf\ufffd\ufffd", ("its character set 'nope' is not known",)),
        ("text/plain; charset=rot13", b"abc", "abc", ("its character set 'rot13' is not known",)),
        ("text/plain; charset=us-ascii", "caf\u00e9".encode("latin-1"), "café", ()),
        ("text/plain", "caf\u00e9".encode(), "café", ()),
        ("text/plain; charset*=utf-8''utf%2D8", "caf\u00e9".encode(), "café", ()),
        ('text/plain; charset="utf-8"; charset=nope', b"abc", "abc", ()),
        ("text/plain; charset=utf-16", b"abc", "\u6261\ufffd", ()),
        ("nonsense", b"abc", "abc", ()),
        ("text/plain; charset*0*=''%; charset*2=x", b"abc", "abc", ("its character set '%x' is not known",)),
        ("multipart/mixed", b"no boundary", "", ()),
    ],
)
def test_odd_character_sets(head, body, expected, odd):
    """Read with replacement characters, and said where the name of it is unknown."""
    found = contents_of(b"From: a@b.example\nContent-Type: " + head.encode() + b"\n\n" + body)
    assert (found.words, found.odd) == (expected, odd)


@pytest.mark.parametrize(
    ("coding", "body", "expected", "odd"),
    [
        ("base64", b"V2Ugd2lsbCBjYWxs", "We will call", ()),
        ("base64", b"V2Ugd2lsbCBjYWxs\n-- \nlist footer", "We will call", ()),
        ("base64", b"V2Ugd2lsbCBjYW", "We will ca", ()),
        ("base64", b"V", "", ("it says that it is base64, and is not",)),
        ("base64", b"!!!!", "", ("it says that it is base64, and is not",)),
        ("quoted-printable", b"caf=C3=A9 =\nand =ZZ", "café and =ZZ", ()),
        ("8bit", "caf\u00e9".encode(), "café", ()),
        ("x-unknown", b"abc", "abc", ()),
    ],
)
def test_odd_codings(coding, body, expected, odd):
    """What is not what it says is said."""
    found = contents_of(b"From: a@b.example\nContent-Transfer-Encoding: " + coding.encode() + b"\n\n" + body)
    assert (found.words.splitlines()[:1] or [""])[0].startswith(expected[:9])
    assert found.odd == odd


# Plain words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We have decided to move forward with other candidates.", "rejection"),
        ("Unfortunately we will\nnot be moving forward with your application.", "rejection"),
        ("Leider haben wir uns für einen anderen Kandidaten entschieden.", "rejection"),
        ("Wir können Ihre Bewerbung nicht weiter berücksichtigen.", "rejection"),
        ("The position has been filled; we wish you the best.", "rejection"),
        ("We are pleased to offer you the position.", "offer"),
        ("Wir freuen uns, Ihnen die Stelle anbieten zu können.", "offer"),
        ("We would like to offer you the position of a buyer.", "offer"),
        ("We would be delighted to offer you the role.", "offer"),
        ("Please find the coding challenge below.", "assignment"),
        ("We would like you to complete the exercise by Friday.", "assignment"),
        ("I would love to invite you back.", "invitation"),
        ("Gerne würden wir Sie zu einem zweiten Gespräch einladen.", "invitation"),
        ("I am sorry to say that you were not successful.", "rejection"),
        ("They chose to pursue other candidates.", "rejection"),
        ("We would like to meet; we invite you to a second interview on Monday.", "invitation"),
        ("Gern möchten wir Sie zu einem zweiten Gespräch einladen.", "invitation"),
        # Conditions, hopes, courtesies and the like say nothing.
        ("If you are not among those, we decided to move forward with other candidates.", None),
        ("If you pass, we would like to offer you the position.", None),
        ("In that case we would not be moving forward with your application.", None),
        ("We will let you know whether the position has been filled.", None),
        ("Sollte die Stelle anderweitig besetzt werden, melden wir uns.", None),
        ("Unfortunately Dana is ill, so we have to move the interview.", None),
        ("Leider kann ich am Montag nicht.", None),
        ("We are talking to other candidates until Friday.", None),
        ("", None),
        # Two things at once are left to the person.
        ("We decided to move forward with other candidates. But we are pleased to offer you the position of an analyst.", None),
    ],
)  # fmt: skip
def test_only_plain_words_count(text, kind):
    """In English and German, sentence by sentence."""
    assert heard_plainly(text, KINDS) == kind


@pytest.mark.parametrize(
    ("company", "text", "named"),
    [
        ("Ant", "It is important.", False),
        ("Ant GmbH", "Ant wants more time", True),
        ("C++ Works", "the C++ works of Bonn", True),
        ("C", "C++, that is", False),
        ("Marks & Spencer", "Marks and Spencer have", True),
        ("Lark & Co", "at Lark, they", True),
        ("Müller Söhne", "Mu\u0308ller So\u0308hne", True),
        ("St. Mary's", "to St Mary’s today", True),
        ("dot.com", "at dot.com", True),
        ("Acme", "nothing", False),
    ],
)
def test_a_company_is_named_by_its_words(company, text, named):
    """Whole ones, without the legal form, however its signs are written."""
    assert is_named(company_words(company), text) == named


def test_the_phrases_are_as_they_are_compared():
    """Lower case, one blank between words, no phrase twice; every kind that English has, the other languages may have too."""
    known = phrases()
    for table in (known.heard, known.sent):
        for found in table.values():
            assert all(p == " ".join(p.casefold().split()) and "." not in p for p in found)
            assert len(set(found)) == len(found)
    assert set(known.heard) == {*KINDS, "reference-check"}


# Invitations and reports


@pytest.mark.parametrize("method", ["REQUEST", "REPLY", "CANCEL", "COUNTER"])
def test_what_a_calendar_wants(method):
    """By the parameter of its part, or the line in it."""
    calendar = f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nEND:VCALENDAR\r\n"
    assert contents_of(mail(calendar=calendar, method=method)).method == method
    assert (
        contents_of(
            mail(calendar=calendar, method=method).replace(b"; method=", b"; nothing=").replace(b' method="', b' nothing="')
        ).method
        == method
    )


REPORT = """From: MAILER-DAEMON@marsh.example
To: robin@marsh.example
Subject: Undelivered Mail Returned to Sender
Date: Wed, 18 Nov 2026 18:12:00 -0500
Message-ID: <b1@marsh.example>
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.marsh.example

Final-Recipient: rfc822; dana@northwind.example
Action: ACTION
Status: 5.1.1

--b
Content-Type: message/rfc822

From: robin@marsh.example
To: dana@northwind.example
Message-ID: <s1@marsh.example>

thank you
--b--
"""


def test_a_report():
    """Which address was not reached, and which message it was; a delay is no failure."""
    found = contents_of(REPORT.replace("ACTION", "failed").encode())
    assert (found.failed, found.about) == (("dana@northwind.example",), ("<s1@marsh.example>",))
    assert contents_of(REPORT.replace("ACTION", "delayed").encode()).failed == ()


# Made to break readers


def nested(depth: int) -> bytes:
    out = b"From: dana@northwind.example\n"
    for n in range(depth):
        out += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
    return out + b"Content-Type: text/plain\n\nlast\n"


def test_three_thousand_parts_within_each_other():
    """The standard library's parser ends in RecursionError; here the rest is left out, and that is said."""
    with within(2.0):
        found = contents_of(nested(3000))
    assert found.odd == ("it has more than 200 parts, or more than 30 within each other; the rest was not looked at",)
    assert words_of(nested(20)) == "last"


def test_very_many_parts():
    """As many beside each other."""
    data = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: text/x\n\n\n" * 50_000
    with within(2.0):
        assert contents_of(data).odd


@pytest.mark.parametrize(
    "text",
    ["<" * 200_000, "<!--" * 50_000, "<script" * 30_000, "<blockquote" * 9, "&" * 200_000, "&#" * 100_000, "<style>" + "</style" * 30_000, "> " * 90_000, "\n" * 200_000, "if " * 60_000],
)  # fmt: skip
def test_pages_that_never_end(text):
    """Whatever is repeated, the time is in proportion."""
    with within(2.0):
        heard_plainly(without_quotes(html_text(text)), KINDS)


def test_a_large_attachment_takes_no_memory():
    """Only the beginning of a message is taken apart; a part that is no text is not decoded."""
    data = mail(body="The words.").replace(
        b"Content-Type: text/plain", b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain", 1
    )
    data += (
        b'\r\n--b\r\nContent-Type: application/pdf; name="../../.bashrc"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + b"QUJD" * 500_000
    )
    tracemalloc.start()
    assert contents_of(data[: 2 << 20]).words.startswith("The words.")
    assert tracemalloc.get_traced_memory()[1] < 12 << 20
    tracemalloc.stop()


@given(st.binary(max_size=400))
def test_nothing_raises(data):
    """Whatever the bytes are, behind headers that want them read in some way."""
    for head in (
        b"",
        b"Content-Type: multipart/mixed; boundary=\x00\n",
        b"Content-Type: text/calendar\nContent-Transfer-Encoding: base64\n",
        b'Content-Type: multipart/report; boundary="="\n',
    ):
        contents_of(b"From: a@b.example\n" + head + b"\n" + data)
        contents_of(head + data)


# Where the standard library's own tests are installed, its samples.
SAMPLES = (
    Path(sys.prefix if sys.prefix == sys.base_prefix else sys.base_prefix) / "lib" / f"python3.{sys.version_info.minor}" / "test"
)


@pytest.mark.skipif(
    not (SAMPLES / "test_email" / "data").is_dir(), reason="Python's own tests of its mail reader are not installed here"
)
def test_the_samples_of_the_standard_library_are_read():
    """Python's own collection of odd messages: each is read to its end."""
    read = 0
    for path in sorted((SAMPLES / "test_email" / "data").glob("*.txt")):
        for found in messages_in(str(path), lambda _: None):
            contents_of(path.read_bytes()[found.place.start :])
            read += 1
    assert read > 30
