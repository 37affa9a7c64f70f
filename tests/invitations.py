"""Invitations as Google, Outlook, Apple and a plain program write them, for the tests of what reads them."""

from __future__ import annotations

from collections.abc import Sequence

DANA = "ATTENDEE;CN=Dana Whitfield;PARTSTAT=ACCEPTED:mailto:dana@northwind.example"
ROBIN = "ATTENDEE;CN=Robin Marsh;PARTSTAT=NEEDS-ACTION:mailto:robin@marsh.example"
JO = "ORGANIZER;CN=Jo Park:mailto:jo@northwind.example"


def calendar(*lines: str, method: str = "REQUEST", zones: Sequence[str] = (), prodid: str = "-//Plain//Calendar//EN") -> bytes:
    """One event in a calendar file; what these lines do not say is that of a plain invitation."""
    given = {line.partition(":")[0].partition(";")[0] for line in lines}
    usual = ["UID:1@northwind.example", "SUMMARY:Interview at Northwind", "DTSTART;TZID=America/New_York:20261118T140000"]
    event = [line for line in usual if line.partition(":")[0].partition(";")[0] not in given]
    if not {"DTEND", "DURATION"} & given:
        event.append("DURATION:PT1H")
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{prodid}", *([f"METHOD:{method}"] if method else []), *zones]
    whole = [
        *head,
        "BEGIN:VEVENT",
        *event,
        *[line for line in lines if line != f"{line.partition(':')[0]}:-"],
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return ("\r\n".join(whole) + "\r\n").encode()


def zone(name: str, standard: str, summer: str, *more: str) -> list[str]:
    """A VTIMEZONE as Outlook writes it: clock changes as in Europe, and the offsets given."""
    return [
        *("BEGIN:VTIMEZONE", f"TZID:{name}", *more),
        *("BEGIN:STANDARD", "DTSTART:16010101T030000", f"TZOFFSETFROM:{summer}", f"TZOFFSETTO:{standard}"),
        *("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "DTSTART:16010101T020000", f"TZOFFSETFROM:{standard}", f"TZOFFSETTO:{summer}"),
        *("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"),
    ]


GOOGLE = b"""BEGIN:VCALENDAR\r
PRODID:-//Google Inc//Google Calendar 70.9054//EN\r
VERSION:2.0\r
CALSCALE:GREGORIAN\r
METHOD:REQUEST\r
BEGIN:VEVENT\r
DTSTART:20261118T190000Z\r
DTEND:20261118T203000Z\r
DTSTAMP:20261110T091500Z\r
ORGANIZER;CN=Jo Park:mailto:jo@northwind.example\r
UID:7kq2bs1@calendar.example\r
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=\r
 TRUE;CN=robin@marsh.example;X-NUM-GUESTS=0:mailto:robin@marsh.example\r
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE\r
 ;CN=Dana Whitfield;X-NUM-GUESTS=0:mailto:dana@northwind.example\r
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED;CN=Sam Ort\r
 ega;X-NUM-GUESTS=0:mailto:sam@northwind.example\r
ATTENDEE;CUTYPE=INDIVIDUAL;CN=lee@northwind.example:mailto:lee@northwind.exa\r
 mple\r
ATTENDEE;CUTYPE=RESOURCE;CN=Room 4:mailto:room4@resource.calendar.google.com\r
X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij\r
DESCRIPTION:Hi Robin\\,\\n\\nwe look forward to it.\\n---\\n## Why me\\nI am the be\r
 st.\r
SEQUENCE:0\r
STATUS:CONFIRMED\r
SUMMARY:Interview Northwind - Data Engineer\r
TRANSP:OPAQUE\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
TRIGGER:-P0DT0H10M0S\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
"""
OUTLOOK = calendar(
    "DTSTART;TZID=W. Europe Standard Time:20261118T100000",
    "DTEND;TZID=W. Europe Standard Time:20261118T111500",
    'ORGANIZER;CN="Park, Jo":mailto:jo@northwind.example',
    'ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE;CN="Whitfield, Dana (VP Data)":MAILTO:dana@northwind.example',
    "ATTENDEE;CN=Robin Marsh:mailto:robin@marsh.example",
    "LOCATION;LANGUAGE=en-US:Microsoft Teams Meeting",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19%3ameeting",
    "SEQUENCE:3",
    zones=zone("W. Europe Standard Time", "+0100", "+0200"),
    prodid="Microsoft Exchange Server 2010",
)
APPLE = calendar(
    "DTSTART;TZID=Europe/London:20261118T093000",
    "DTEND;TZID=Europe/London:20261118T103000",
    "LOCATION:12 Wharf Road\\, London\\nring twice",
    'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="12 Wharf Road":geo:51.5,-0.1',
    JO,
    ROBIN,
    prodid="-//Apple Inc.//macOS 14.5//EN",
)
