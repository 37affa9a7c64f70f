"""The addresses in a header, exactly as RFC 5322 means them, or none: what may be read in two ways is no address.

The standard library's `parseaddr` gives the name of `hr@bigco.example <x@evil.example>` for its address on older Pythons.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...base.light import NamedTuple
from ...journal.address import usable
from .headers import decoded

_MOST = 500  # addresses of one header


class Mailbox(NamedTuple):
    """The name that stands before an address, decoded, and the address in lower case."""

    name: str
    address: str


def mailboxes(value: str) -> list[Mailbox]:
    """The name and address of everybody in a header; those without an address beyond doubt are left out."""
    found = []
    for item in _items(value):
        name, bracket, rest = item.partition("<")
        address, closed, behind = rest.partition(">")
        if bracket and (not closed or behind.strip() or "<" in address):
            continue
        exact = same_address(address if bracket else name)
        if exact is not None:
            found.append(Mailbox(" ".join(decoded(name.replace('"', " ").strip()).split()) if bracket else "", exact))
        if len(found) == _MOST:
            break
    return found


def same_address(text: str | None) -> str | None:
    """An address in the form in which two are compared: case aside; None where it is no address."""
    exact = usable(text)
    return exact.lower() if exact is not None else None


def _items(value: str) -> Iterator[str]:
    """The parts between the commas, without comments and the names of groups; a quoted name has its first quote only.

    Angle brackets, commas and addresses within quotes mean nothing, so such characters are left out of a quoted name.
    """
    out: list[str] = []
    depth, quoted, in_address, escaped = 0, False, False, False
    for char in value:
        if escaped:
            escaped = False
            if quoted and char not in "<>":
                out.append(char)
        elif char == "\\":
            escaped = quoted or depth > 0
            if not escaped:
                out.append(char)
        elif quoted:
            if char == '"':
                quoted = False
            elif char not in "<>":
                out.append(char)
        elif depth:
            depth += (char == "(") - (char == ")")
        elif char == '"':
            quoted = True
            out.append('"')  # so that what is quoted is no address
        elif char == "(":
            depth = 1
        elif char in ",;" and not in_address:
            yield "".join(out)
            out = []
        elif char == ":" and not in_address:  # the name of a group
            out = []
        else:
            in_address = (in_address or char == "<") and char != ">"
            out.append(char)
    if not quoted and not depth:
        yield "".join(out)
