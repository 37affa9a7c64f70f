"""Mail as a file that a mail program opens as an unsent draft, and as a mailto link; addresses that are beyond doubt, or none."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple
from urllib.parse import quote

_ADDRESS = re.compile(r"([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+)@([^\s@<>()\[\],;:\"\\]+\.[^\s@<>()\[\],;:\"\\]+)")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Named(NamedTuple):
    """A name with an address, as they stand in `Dana Whitfield <dana@northwind.example>`."""

    name: str | None
    address: str | None


def parse_address(text: str | None) -> Named:
    """A name and an address; the address only where the text holds exactly one and it is beyond doubt."""
    if not text:
        return Named(None, None)
    found = re.fullmatch(r"\s*(.*?)\s*<([^<>]*)>\s*", text)
    if found:
        return Named(found[1].strip(' "') or None, usable(found[2]))
    address = usable(text)
    return Named(None, address) if address else Named(text.strip() or None, None)


def usable(address: str | None) -> str | None:
    """An address as mail programs take it (the domain in ASCII), or None where there is any doubt."""
    found = _ADDRESS.fullmatch(address.strip()) if address else None
    if not found or ".." in found[0] or found[1][0] == "." or found[1][-1] == "." or len(found[0]) > 254:
        return None
    try:
        return f"{found[1]}@{found[2].encode('idna').decode('ascii')}"
    except UnicodeError:
        return None


def named_address(name: str | None, address: str | None) -> str:
    """How a header of a saved draft shows a person; an address that cannot be used is left out."""
    return f"{name or ''} <{address}>".strip() if usable(address) else name or ""


def as_eml(to: Named, sender: Named, subject: str, body: str) -> bytes:
    """An unsent mail. ValueError where a name or the subject hides a character that has no place in a header."""
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
    """A link that opens a new mail with everything filled in."""
    address = quote(usable(to.address) or "", safe="@")
    fields = {"subject": subject, "body": body.replace("\n", "\r\n")}
    return f"mailto:{address}?" + "&".join(f"{key}={quote(value, safe='')}" for key, value in fields.items())
