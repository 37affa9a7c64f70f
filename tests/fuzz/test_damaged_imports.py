"""What other programs wrote, damaged: nothing that was there is changed, and the same again changes nothing.

`make fuzz` tries many more of them. What it has ever found is kept here as an example.
"""

from __future__ import annotations

from fuzz.damage import ENTRY, PLAYBOOK, TOML, damaged, folder_with, ran, some
from hypothesis import given
from invitations import DANA, JO, calendar, zone
from northwind import BARE

MAIL = """\
From dana@northwind.example Wed Nov 18 15:30:00 2026
From: =?utf-8?q?Dana_Whitfield?= <dana@northwind.example>
To: robin@marsh.example
Subject: =?utf-8?b?WW91ciB2aXNpdA==?=
Date: Wed, 18 Nov 2026 15:30:00 -0500
Message-ID: <r1@northwind.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

We will be in touch, Zo=EB.
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+aGk8L3A+
--b--

From robin@marsh.example Wed Nov 18 15:40:00 2026
From: robin@marsh.example
To: Dana Whitfield <dana@northwind.example>
Subject: Thank you
Date: Wed, 18 Nov 2026 15:40:00 -0500
Message-ID: <s1@marsh.example>

Thank you for the talk.
"""
LETTER = MAIL.partition("\n")[2].partition("From robin")[0]  # the first alone
ROWS = """\
Company;Position;Applied;Interview;Notes
Larkspur;Baker;01.11.2026;20.11.2026 10:00;"two
lines"
Tollgate Press;Editor;2026-11-02;;'=1+1
"""
CALENDAR = calendar(
    *("DTSTART;TZID=Own:20261120T100000", "UID:2@larkspur.example", "SUMMARY;ENCODING=QUOTED-PRINTABLE:Baker =C3=AB"),
    *(DANA, JO, "RRULE:FREQ=WEEKLY;COUNT=2", "DESCRIPTION:a\\nb", "LOCATION:https://meet.example/x", "SEQUENCE:1"),
    zones=zone("Own", "+0100", "+0200"),
).decode()


def imported(words, data):
    """Import a file twice; nothing that was there is another one, and the second time changes nothing."""
    old = {"journal.toml": TOML.encode(), "playbooks/mine.toml": PLAYBOOK.encode(), ENTRY: BARE.encode()}
    with folder_with({**old, "../source": data}) as folder:
        texts = []
        for _ in range(2):
            ran(folder, "import", *words.split(), str(folder.parent / "source"), codes=(0, 1, 2), seconds=5)
            texts.append({path.name: path.read_bytes() for path in folder.glob("*.md")})
            for name in old if "mail" not in words else ("journal.toml",):
                assert (folder / name).read_bytes() == old[name]
        assert texts[0] == texts[1]
        assert (folder / "../source").read_bytes() == data
        ran(folder, "check", codes=(0,))


@some(10)
@given(damaged(CALENDAR))
def test_an_invitation(data):
    """A calendar file."""
    imported("ics --company Larkspur --role Baker", data)


@some(10)
@given(damaged(ROWS))
def test_a_table(data):
    """A table of another tracker."""
    imported("csv --dates dmy", data)


@some(10)
@given(damaged(MAIL))
def test_a_mailbox(data):
    """An mbox with a reply and a note that was sent, of which log lines are written."""
    imported("mail --yes", data)


@some(10)
@given(damaged(LETTER))
def test_a_mail(data):
    """One mail as a program saves it; only what is sure is written."""
    imported("mail --sure", data)
