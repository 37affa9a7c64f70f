"""E-mail addresses as people type them, alone or behind a name: those that are beyond doubt, or none."""

from __future__ import annotations

import re
from typing import NamedTuple

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_USUAL = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@([\w-]+(?:\.[\w-]+)+)")


class Named(NamedTuple):
    """A name with an address, as they stand in `Dana Whitfield <dana@northwind.example>`."""

    name: str | None
    address: str | None


def usable(address: str | None) -> str | None:
    """An address as mail programs take it (the domain in ASCII), or None where there is any doubt."""
    found = _USUAL.fullmatch(address.strip()) if address else None
    if not found or len(found[0]) > 254:
        return None
    user, domain = found.groups()
    if domain.isascii():
        return found[0] if len(domain) < 64 or max(map(len, domain.split("."))) < 64 else None
    try:
        return f"{user}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None


def name_and_address(text: str) -> tuple[str, str] | None:
    """A name and what looks like an address in angle brackets behind it, None where the text is not of that shape."""
    name, address = _parts(text)
    if not name or "<" in name or ">" in name or "@" not in address or len(address.split()) != 1:
        return None
    return name, address


def _parts(text: str) -> tuple[str, str]:
    """What stands before the last angle bracket and behind it; nothing where the text does not end with the other bracket."""
    text = text.strip()
    name, bracket, address = text[:-1].rpartition("<") if text.endswith(">") else ("", "", "")
    return (name.strip(), address.strip()) if bracket and ">" not in address else ("", "")


def parse_address(text: str | None) -> Named:
    """A name and an address; the address only where the text holds exactly one and it is beyond doubt."""
    if not text:
        return Named(None, None)
    name, address = _parts(text)
    if name or address:
        return Named(name.strip(' "') or None, usable(address))
    alone = usable(text)
    return Named(None, alone) if alone else Named(text.strip() or None, None)


def named_address(name: str | None, address: str | None) -> str:
    """How a header of a saved draft shows a person; an address that cannot be used is left out."""
    return f"{name or ''} <{address}>".strip() if usable(address) else name or ""
