"""Mails of a small search, and the folders in which mail programs keep them: for the tests of `import mail`."""

from __future__ import annotations

from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

NOW = "2026-11-21T09:00"
TOML = """timezone = "America/New_York"
country = "US"
[me]
name = "Robin Marsh"
email = "robin@marsh.example"
"""
NORTHWIND = """---
company: Northwind
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - {name: Dana Whitfield, email: dana@northwind.example}
  - {name: Lee Wong, email: lee@northwind.example}
interest: yes
references:
  - {name: Prof. Lin, email: lin@uni.example}
---
"""
TOLLGATE = """---
company: Tollgate Press
role: Editor
date: 2026-11-10 10:00
interviewers:
  - {name: Sylvie Brandt, email: sylvie@tollgate.example}
interest: yes
---
"""
FILES = {"2026-11-18-northwind.md": NORTHWIND, "2026-11-10-tollgate.md": TOLLGATE}
ME = "Robin Marsh <robin@marsh.example>"
DANA = "Dana Whitfield <dana@northwind.example>"
LEE = "Lee Wong <lee@northwind.example>"
SYLVIE = "Sylvie Brandt <sylvie@tollgate.example>"
THANKS = "Dear Dana,\n\nthank you for the talk about the nightly loads.\n\nRobin\n"


def mail(
    sender: str = DANA,
    to: str = ME,
    subject: str = "Your visit",
    date: str | None = "Thu, 19 Nov 2026 09:00:00 -0500",
    body: str = "We will be in touch.\n",
    message_id: str | None = "<r1@northwind.example>",
    **more: str,
) -> bytes:
    """One message, CRLF at its lines' ends; further headers by name (`In_Reply_To`), `html` and `calendar` as parts."""
    message = EmailMessage(policy=SMTP)
    named = {"From": sender, "To": to, "Subject": subject, "Date": date, "Message-ID": message_id}
    html, calendar, method = more.pop("html", None), more.pop("calendar", None), more.pop("method", "REQUEST")
    for name, value in {**named, **{key.replace("_", "-"): value for key, value in more.items()}}.items():
        if value is not None:
            message[name] = value
    if html is None:
        message.set_content(body)
    else:
        message.set_content(html, subtype="html")
    if calendar is not None:
        message.add_alternative(calendar, subtype="calendar", params={"method": method})
    return message.as_bytes()


def thanks(to: str = DANA, message_id: str | None = "<s1@marsh.example>", **more: str) -> bytes:
    """The note on the evening of the interview at Northwind."""
    more = {"subject": "Thank you for Wednesday", "date": "Wed, 18 Nov 2026 18:10:20 -0500", "body": THANKS, **more}
    return mail(ME, to, message_id=message_id, **more)


def mbox(messages: Iterable[bytes], crlf: bool = False, marks: str = "") -> bytes:
    """Messages as Thunderbird keeps them in one file: a line From before each, and its own marks."""
    whole = b""
    for message in messages:
        text = message.replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ")
        whole += b"From - Wed Nov 18 19:05:11 2026\nX-Mozilla-Status: 0001\n" + marks.encode() + text.rstrip(b"\n") + b"\n\n"
    return whole.replace(b"\n", b"\r\n") if crlf else whole


def maildir(folder: Path, messages: Iterable[bytes], flags: str = "S") -> Path:
    """Messages as mutt and others keep them: a file for each, below `cur`."""
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, message in enumerate(messages):
        (folder / "cur" / f"1763{number:06d}.M1P{number}.host:2,{flags}").write_bytes(message.replace(b"\r\n", b"\n"))
    return folder
