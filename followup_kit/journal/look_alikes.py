"""Letters of one script in a word of another: `lаrkspur` with a Cyrillic а looks right and is another company's address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ..base.text import visible
from .problems import Findings
from .syntax.nodes import Node

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")  # those with letters that look like each other's
_WORD = re.compile(r"[^\W\d_]+")
_DOMAIN = re.compile(r"(?<=@)[\w.-]+")
_ANEW = "type it anew, letter by letter"


def check_look_alikes(lines: Iterable[str], first_line: int, findings: Findings) -> None:
    """Warn of each word, and of each domain of an address, whose letters are of more than one script."""
    for number, line in enumerate(lines, first_line):
        if line.isascii():
            continue
        domains = [found for found in _DOMAIN.finditer(line) if _scripts(found[0]) > 1]
        for found in domains:
            message = f"the address ends in {visible(found[0])!r}, whose letters only look alike: it is {ascii_form(found[0])}"
            findings.warn(Node("", number, found.start() + 1), "look-alike", message, _ANEW)
        for found in _WORD.finditer(line):
            if _scripts(found[0]) > 1 and not any(d.start() <= found.start() < d.end() for d in domains):
                odd = _odd_letter(found[0])
                message = f"{visible(found[0])!r} is of two scripts: {odd!r} is {unicodedata.name(odd).lower()}"
                findings.warn(Node("", number, found.start() + 1), "look-alike", message, _ANEW)


def look_alike_domain(address: str | None) -> str | None:
    """The ASCII form of an address's domain whose letters are of more than one script; None for any other address."""
    domain = (address or "").rpartition("@")[2]
    try:
        shown = domain.encode("ascii").decode("idna") if "xn--" in domain else domain
    except UnicodeError:
        return None
    return ascii_form(shown) if _scripts(shown) > 1 else None


def ascii_form(domain: str) -> str:
    """A domain as the mail system knows it: `xn--...` for letters that are not ASCII."""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain.encode("ascii", "backslashreplace").decode()


def _script(letter: str) -> str | None:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _SCRIPTS else None


def _scripts(text: str) -> int:
    return 1 if text.isascii() else len({_script(c) for c in text} - {None})


def _odd_letter(word: str) -> str:
    """The first letter of the script that has fewer of them in the word."""
    scripts = [s for s in map(_script, word) if s]
    rare = min(dict.fromkeys(scripts), key=scripts.count)
    return next(c for c in word if _script(c) == rare)
