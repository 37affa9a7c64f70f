"""An unsent mail for the person's own mail program: as a file, or as a mailto link (docs/drafts.md, section 4)."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from ...journal.address import Named, usable

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def as_eml(to: Named, sender: Named, subject: str, body: str) -> bytes:
    """An unsent mail as the bytes of an `.eml` file (UTF-8, CRLF); no `To` where the address is not usable.

    Raises ValueError where a name or the subject hides a character that has no place in a header.
    """
    for text in (to.name, sender.name, subject):
        if text and _UNSAFE.search(text):
            raise ValueError(f"{text!r} has a line break or a hidden character in it")
    message = EmailMessage(policy=SMTP)
    for field, person in (("From", sender), ("To", to)):
        address = usable(person.address)
        if address:
            user, _, domain = address.rpartition("@")
            message[field] = Address(person.name or "", user, domain)
    message["Subject"] = subject
    message["X-Unsent"] = "1"  # Outlook and others open it as a draft
    message.set_content(body, cte="quoted-printable")
    return message.as_bytes()


def as_mailto(to: Named, subject: str, body: str) -> str:
    """A link that opens a new mail with everything filled in; without an address where that is not usable."""
    address = quote(usable(to.address) or "", safe="@")
    fields = {"subject": subject, "body": body.replace("\n", "\r\n")}
    return f"mailto:{address}?" + "&".join(f"{key}={quote(value, safe='')}" for key, value in fields.items())
