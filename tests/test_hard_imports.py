"""The hard cases of imports in docs/hard-cases.md: hostile calendars, mails and tables as whole runs of the command under limits.

Of every one: no file that was there is changed, the same import again changes nothing, and what was written is an entry without errors.
"""

from __future__ import annotations

import base64
import csv
import io
import zipfile

import pytest
from invitations import calendar
from limited_runs import Ran, bytes_of, run
from northwind import ENTRY, TOML

pytestmark = [pytest.mark.slow, pytest.mark.zone_free]


def imported(make_journal, name: str, data: bytes, *words: str) -> tuple[Ran, str]:
    """What an import says, and the texts of the entries that it wrote."""
    folder = make_journal({"2026-11-18-northwind.md": ENTRY}, TOML)
    (folder.parent / name).write_bytes(data)
    before = bytes_of(folder)
    ran = run(folder, "import", *words, str(folder.parent / name))
    after = bytes_of(folder)
    assert {path: data for path, data in after.items() if path in before} == before
    again = run(folder, "import", *words, str(folder.parent / name))
    assert (again.code, bytes_of(folder)) == (ran.code, after)
    assert "error" not in run(folder, "check").out
    assert {path.parent for path in after} == {folder}
    assert max(map(len, ran.err.split("\n"))) < 1000
    assert len(ran.out + ran.err) < 4000
    assert not {char for char in ran.out + ran.err if char < " " or "\x7f" <= char < "\xa0"} - {"\n"}
    return ran, "".join(data.decode() for path, data in after.items() if path not in before)


# Calendars.

REC = "RECURRENCE-ID:20261119T190000Z"
SERIES = b"".join(
    b"BEGIN:VEVENT\r\nUID:s@x.example\r\nDTSTART:202611%dT190000Z\r\nDURATION:PT1H\r\n%s\r\nEND:VEVENT\r\n"
    % (20 + n % 8, b"RECURRENCE-ID:202611%dT190000Z" % (20 + n % 8) if n else b"RRULE:FREQ=DAILY")
    for n in range(500)
)
EMPTY_EVENTS = b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 20_000 + b"END:VCALENDAR\r\n"


def zone_of(*lines: str) -> list[str]:
    return ["BEGIN:VTIMEZONE", "BEGIN:STANDARD", "DTSTART:19700101T000000", *lines, "END:STANDARD", "END:VTIMEZONE"]


OSLO = zone_of("TZOFFSETFROM:-0500", "TZOFFSETTO:-0500")
OSLO.insert(1, "TZID:Europe/Oslo")
OFTEN = zone_of("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "RRULE:FREQ=SECONDLY")
OFTEN.insert(1, "TZID:Own")
PHONE = (
    "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gespr=C3=A4ch =",
    "mit Zo=C3=AB",
    "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=",
    "=0D=0Athree",
)
INVITATIONS = {
    "I01": (calendar("RRULE:FREQ=SECONDLY"), 1, "it repeats every second"),
    "I02 count": (calendar("RRULE:FREQ=DAILY;COUNT=999999999"), 0, "it repeats every day: only the first is taken"),
    "I02 never": (calendar("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), 0, "it repeats every year: only the first is taken"),
    "I03": (calendar("RRULE:FREQ=DAILY", "EXRULE:FREQ=DAILY"), 1, "exceptions by a rule"),
    "I04": (calendar("SUMMARY:" + "x" * 5_000_000), 1, "SUMMARY has 4,882 KiB, and at most 256 KiB are read"),
    "I04 folded": (calendar("SUMMARY:a", *[" "] * 200_000, " b"), 0, "written"),
    "I05": (calendar("DESCRIPTION:" + "x" * 20_000_000), 1, "it has more than 10 MB"),
    "I06": (calendar("DTSTART;TZID=Mars/Phobos:20261120T140000"), 1, "the zone 'Mars/Phobos' is not known"),
    "I06 path": (calendar("DTSTART;TZID=../../etc/passwd:20261120T140000"), 1, "the zone '../../etc/passwd' is not known"),
    "I07": (calendar("DTSTART;TZID=W. Europe Standard Time:20261120T140000"), 0, "'W. Europe Standard Time' is Europe/Berlin"),
    "I08": (calendar("DTSTART;TZID=Europe/Oslo:20261120T140000", zones=OSLO), 1, "+01:00 by its name and -05:00 by what"),
    "I08 often": (calendar("DTSTART;TZID=Own:20261120T140000", zones=OFTEN), 1, "the zone 'Own' is not known"),
    "I09": (calendar("DTSTART:20261120T140000"), 0, "zone assumed: America/New_York"),
    "I10": (calendar("DTSTART;VALUE=DATE:20261120"), 0, "for a whole day: the hour is not known"),
    "I11": (calendar('SUMMARY:x"\\n---\\ncompany: Evil\\n---\\n# {}'), 0, "written"),
    "I12": (calendar(*PHONE), 0, "written"),
    "I13": (calendar("STATUS:CANCELLED", method="CANCEL"), 0, "so nothing was written"),
    "I14": (b"BEGIN:VCALENDAR\r\n" + SERIES + b"END:VCALENDAR\r\n", 0, "a.ics: 479 more passed over"),
    "I14 many": (EMPTY_EVENTS, 1, "a.ics: 19,980 more errors"),
    "I15 day": (calendar("DTSTART:20260230T100000Z"), 1, "is not a date"),
    "I15 year": (calendar("DTSTART:00010101T000000Z"), 1, "is out of range"),
    "I15 long": (calendar("DTSTART:20261120T100000Z", "DURATION:P999999999999W"), 1, "is not a duration"),
    "I15 two": (calendar("DTSTART:20261120T100000Z", "DTSTART:20261121T100000Z"), 1, "a second DTSTART"),
    "I16": (calendar("BEGIN:VEVENT", "SUMMARY:lost", "END:VEVENT"), 1, "VEVENT inside of the VEVENT on line 5"),
    "I16 deep": (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 100_000, 1, "more than 8 blocks within each other"),
    "I17": (calendar("ATTACH:file:///etc/passwd", "URL:javascript:alert(1)"), 0, "written"),
}


@pytest.mark.parametrize(("data", "code", "said"), INVITATIONS.values(), ids=list(INVITATIONS))
def test_a_calendar(data, code, said, make_journal):
    """It is read as it was meant and what was assumed is said, or it is refused with its line."""
    ran, text = imported(make_journal, "a.ics", data, "ics", "--company", "Larkspur", "--role", "Baker")
    assert (ran.code, said in ran.out + ran.err) == (code, True), ran
    assert ("company: Larkspur" in text) == (code == 0 and "nothing was written" not in said)
    assert "\ncompany: Evil" not in text
    if data == INVITATIONS["I12"][0]:
        assert "> Gespräch mit Zoë\n>\n> one\n> two\n> three\n" in text
    if data == INVITATIONS["I17"][0]:
        assert "root:" not in text
        assert "> attached: file:///etc/passwd" in text or "file:///etc/passwd" in text


# Mails.

FROM = b"From: Dana Whitfield <dana@northwind.example>\r\n"
HEAD = b"To: robin@marsh.example\r\nDate: Thu, 19 Nov 2026 09:00:00 -0500\r\nMessage-ID: <r1@n.example>\r\n"
TYPE = b"Content-Type: text/plain; charset=%s\r\n\r\n%s"
NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000))
MBOX = (
    b"From dana Thu Nov 19 09:00:00 2026\n" + FROM + HEAD + b"\nI liked it\n\nFrom the start I did.\nFrom: me\n>From you\n\n"
    b"From dana Thu Nov 19 09:05:00 2026\n" + FROM + HEAD.replace(b"r1@", b"r2@") + b"\nAgain.\n"
)


def bomb() -> bytes:
    """An attachment of 50 KB that unpacks to 50 MB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(50_000_000))
    part = b"\r\n--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello"
        + part
        + base64.encodebytes(buffer.getvalue())
        + b"--b--"
    )


REPLY = "heard reply, from Dana Whitfield"
MAILS = {
    "M01": (FROM + HEAD + NESTED, 1, "it has more than 200 parts"),
    "M02": (FROM + HEAD + b"Subject: " + b"x" * 10_000_000 + b"\r\n\r\nhi", 1, "has a very long subject; its beginning was read"),
    "M02 sender": (b"From: " + b"dana@northwind.example, " * 400_000 + b"\r\n" + HEAD + b"\r\nhi", 1, "has a very long from"),
    "M02 many": (FROM + HEAD + b"X-A: y\r\n" * 500_000 + b"\r\nhi", 1, "has a very long header"),
    "M03": (FROM + HEAD + b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\r\n\r\nhi", 1, "has a very long subject"),
    "M04": (FROM + HEAD + b"Subject: =?utf-8?q?Z=C3?= =?latin-1?q?=EB?= \xff\r\n\r\nZo\xeb caf\xc3\xa9", 0, REPLY),
    "M05": (FROM + HEAD + b"Subject: =?utf-8?q?=1B]0;t=07?=\r\n\r\nhi", 0, r"\x1b]0;t\x07"),
    "M06": (FROM + HEAD + b"Subject: =?utf-8?q?=E2=80=AEgnp?=\r\n\r\nhi", 0, "<U+202E>gnp"),
    "M07": (b"From: dana@northwind.example <x@evil.example>\r\n" + HEAD + b"\r\nhi", 0, "0 with people of your journal"),
    "M08": (
        FROM + b"From: x@evil.example\r\n" + HEAD + b"\r\nhi",
        1,
        "a message without a subject has two senders; it was left out",
    ),
    "M08 one twice": (FROM * 2 + HEAD + b"\r\nhi", 0, REPLY),
    "M08 strangers": (b"From: y@evil.example, x@evil.example\r\n" + HEAD + b"\r\nhi", 0, "0 with people of your journal"),
    "M09": (FROM + HEAD + TYPE % (b"nope", b"caf\xe9"), 1, "its character set 'nope' is not known"),
    "M09 slow": (FROM + HEAD + TYPE % (b"punycode", b"a-" + b"9" * 400_000), 1, "its character set 'punycode' is not known"),
    "M09 base64": (FROM + HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n!!!!", 1, "it says that it is base64, and is not"),
    "M10": (FROM + HEAD + b"\r\nhi\r\nbegin 644 ../../x\r\nM" + b"!" * 60 + b"\r\n`\r\nend\r\n", 0, REPLY),
    "M11": (FROM + HEAD + b'Content-Disposition: attachment; filename="../../.bashrc"\r\n\r\nhi', 0, REPLY),
    "M12": (FROM + HEAD + bomb(), 0, REPLY),
    "M13": (FROM + HEAD + b"Content-Type: text/html\r\n\r\n" + b"<script><!--<" * 100_000, 0, REPLY),
    "M14": (MBOX, 0, "2 messages read"),
}


@pytest.mark.parametrize(("data", "code", "said"), MAILS.values(), ids=list(MAILS))
def test_a_mail(data, code, said, make_journal):
    """What it speaks for is shown; what could not be read is said; nobody is taken for somebody else."""
    ran, text = imported(make_journal, "a.eml", data, "mail", "--dry-run")
    assert (ran.code, said in ran.out + ran.err, text) == (code, True, ""), ran
    assert (REPLY in ran.out) == ("0 with people" not in said and "two senders" not in said and "very long from" not in said)


# Tables.


def row(cell: str, encoding: str = "utf-8") -> bytes:
    """A table with a cell as company and as note."""
    out = io.StringIO()
    csv.writer(out).writerows([("Company", "Position", "Applied", "Notes"), (cell, "Baker", "2026-11-01", f"note {cell}")])
    return out.getvalue().encode(encoding, "surrogatepass")


HEADER = b"Company,Position,Applied,Notes\n"
TABLES = {
    "C02": (row("+1+1"), 0, "1 entry written"),
    "C04": (row("@SUM(1)"), 0, "1 entry written"),
    "C06": (row("a\rb"), 0, "1 entry written"),
    "C08": (row("9" * 400), 0, "1 entry written"),
    "C08 date": (HEADER + b"A,Baker,%s,\n" % (b"9" * 400), 1, "is not a date"),
    "C09": (row("a\0b"), 1, "there is a NUL character in it"),
    "C10": (row("Zo\ud800"), 1, "byte 0xED on line 2 is not UTF-8"),
    "C10 byte": (HEADER + "Zoë,Baker,2026-11-01,né\n".encode() + b"\xff,Baker,,\n", 1, "byte 0xFF on line 3 is not UTF-8"),
    "C10 old": (row("Zoë", "cp1252"), 0, "it was read as Windows-1252"),
    "C12": (HEADER + b"A,Baker,2026-11-01," + b"x" * 5_000_000, 1, "field larger than field limit"),
    "C12 columns": (b",".join(b"c%d" % n for n in range(100_000)) + b"\n1\n", 1, "it has 100,000 columns, and at most 500"),
    "C12 markdown": (b"|" + b"a|" * 100_000 + b"\n|" + b"--|" * 100_000 + b"\n", 1, "it has 100,000 columns, and at most 500"),
    "C12 rows": (HEADER + b"A,Baker,,\n" * 30_000, 1, "it has more than 20,000 rows"),
    "C14": (HEADER + b'"A,Baker,2026-11-01,\n', 1, "a quote is opened in this row and never closed"),
    "C16": (row('x"\n---\ncompany: Evil\n---\n'), 0, "1 entry written"),
    "C18": (row("../../../etc/cron.d/x"), 0, "1 entry written"),
}


@pytest.mark.parametrize(("data", "code", "said"), TABLES.values(), ids=list(TABLES))
def test_a_table(data, code, said, make_journal):
    """A row becomes an entry with its text as it was typed, or is refused with its line."""
    ran, text = imported(make_journal, "a.csv", data, "csv")
    assert (ran.code, said in ran.out + ran.err) == (code, True), ran
    assert ("role: Baker" in text) == (code == 0)
    assert "\ncompany: Evil" not in text
