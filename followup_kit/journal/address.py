"""E-mail addresses as people type them, alone or after a name; one that may be wrong counts as none."""

from __future__ import annotations

from ..base.light import NamedTuple

_SIGNS = str.maketrans(dict.fromkeys("!#$%&'*+/=?^_`{|}~-", "a"))  # which an atom may have, beside letters and digits


class Named(NamedTuple):
    """The two parts of `Dana Whitfield <dana@northwind.example>`; None for a part that is not there."""

    name: str | None
    address: str | None


def usable(address: str | None) -> str | None:
    """The address in the form that mail programs accept (the domain in ASCII); None where it is in any way doubtful."""
    typed = address.strip() if address else ""
    user, _, domain = typed.partition("@")
    labels = domain.split(".")
    if typed.isascii() and len(typed) < 64 and len(labels) > 1 and all(map(str.isalnum, user.split(".") + labels)):
        return typed  # as nearly always
    if len(typed) > 254 or len(labels) < 2 or not all(map(_is_label, labels)):
        return None
    if not user.isascii() or not all(map(_is_atom, user.split("."))):
        return None
    if domain.isascii():
        return typed if max(map(len, labels)) < 64 else None
    try:
        return f"{user}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None


def _is_atom(text: str) -> bool:
    return text.isalnum() or text.translate(_SIGNS).isalnum()


def _is_label(text: str) -> bool:
    """Whether a text is letters and digits of any script, `-` and `_`."""
    return text.isalnum() or text.replace("-", "a").replace("_", "a").isalnum()


def name_and_address(text: str) -> tuple[str, str] | None:
    """The name and the text in angle brackets of `NAME <TEXT>`; None if `text` has another form or TEXT has no `@`."""
    name, address = _parts(text)
    if not name or "<" in name or ">" in name or "@" not in address or len(address.split()) != 1:
        return None
    return name, address


def _parts(text: str) -> tuple[str, str]:
    """What comes before and inside the angle brackets at the end of the text; two empty texts if it ends otherwise."""
    text = text.strip()
    name, bracket, address = text[:-1].rpartition("<") if text.endswith(">") else ("", "", "")
    return (name.strip(), address.strip()) if bracket and ">" not in address else ("", "")


def parse_address(text: str | None) -> Named:
    """The name and the address in a text; the address only if there is exactly one and `usable` accepts it."""
    if not text:
        return Named(None, None)
    name, address = _parts(text)
    if name or address:
        return Named(name.strip(' "') or None, usable(address))
    alone = usable(text)
    return Named(None, alone) if alone else Named(text.strip() or None, None)


def named_address(name: str | None, address: str | None) -> str:
    """`NAME <ADDRESS>`, as the header of a saved draft shows a person; an address that is not usable is left out."""
    return f"{name or ''} <{address}>".strip() if usable(address) else name or ""
