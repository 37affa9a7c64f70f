"""Letters that only look alike: `lаrkspur` with a Cyrillic а looks right, and is another company's address.

Three things are warned of: a word, or a part of a domain, of more than one script; a part of a domain that is wholly of letters
that look Latin, below a Latin one; and such a word, where nothing else in the file is of its script and the Latin word is there
too: alone it may well be what it is, as `Аура` is. An escape (`\\u0430`) and the xn-- form of a domain are seen as what they
stand for.
"""

from __future__ import annotations

import re
import unicodedata

from ..base.light import Iterator, NamedTuple, Sequence
from ..base.text import visible
from .problems import Findings
from .syntax.nodes import Node

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")  # those with letters that look like each other's
# The letters that nobody can tell from these Latin ones, and those that are only alike (а small т is like a capital T).
_LIKE = dict(
    zip(
        "аеорсухіјѕԁһԛԝѵАВЕКМНОРСТХУІЈЅԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυιвкмнтгпακτγη",
        "aeopcyxijsdhqwvABEKMHOPCTXYIJSQWABEZHIKMNOPTYXovpuibkmhtrnaktyn",
        strict=True,
    )
)
# Compiled when a line is looked at: a draft asks for a domain alone.
_WORD = r"[^\W\d_]+"
_DOMAIN = r"(?<=@)[\w.-]+"
_ESCAPE = r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))"
_ANEW = "type it anew, letter by letter"


class _Line(NamedTuple):
    """A line as it is read, and for each of its characters the column, from 1, at which it is typed."""

    number: int
    text: str
    columns: list[int] | None  # None: each at its own place


def check_look_alikes(lines: Sequence[str], first_line: int, findings: Findings) -> None:
    """Warn of each word, and of each domain of an address, that may be taken for another; lines of a header or of settings."""
    odd = [line for n, typed in enumerate(lines, first_line) if (line := _as_read(n, typed)) is not None]
    if not odd:
        return
    latin = {word.lower() for line in lines for word in re.findall(r"[A-Za-z]+", line)}
    other = {_script(c) for line in odd for c in line.text if c not in _LIKE}
    for line in odd:
        domains = []
        for found in re.finditer(_DOMAIN, line.text):
            shown = _decoded(found[0])
            if _is_odd_domain(shown):
                domains.append(found)
                message = f"the address ends in {visible(shown)!r}, whose letters only look alike: it is {ascii_form(shown)}"
                findings.warn(_at(line, found.start()), "look-alike", message, _ANEW)
        for found in re.finditer(_WORD, line.text):
            if not found[0].isascii() and not any(d.start() <= found.start() < d.end() for d in domains):
                for message in _odd_word(found[0], latin, other):
                    findings.warn(_at(line, found.start()), "look-alike", message, _ANEW)


def look_alike_domain(address: str | None) -> str | None:
    """The ASCII form of an address's domain whose letters only look alike; None for any other address."""
    domain = _decoded((address or "").rpartition("@")[2])
    return ascii_form(domain) if _is_odd_domain(domain) else None


def ascii_form(domain: str) -> str:
    """A domain as the mail system knows it: `xn--...` for letters that are not ASCII."""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain.encode("ascii", "backslashreplace").decode()


def _as_read(number: int, typed: str) -> _Line | None:
    """A line that may hold look-alikes, its escapes read; None for any other."""
    if "\\" not in typed or '"' not in typed:
        plain = typed.isascii() and "xn--" not in typed.lower()
        return None if plain else _Line(number, typed, None)
    text: list[str] = []
    columns: list[int] = []
    at = 0
    for found in re.finditer(_ESCAPE, typed):
        code = int(next(filter(None, found.groups())), 16)
        text += [*typed[at : found.start()], chr(code) if code <= 0x10FFFF else "?"]
        columns += range(at + 1, found.start() + 2)
        at = found.end()
    whole = "".join([*text, typed[at:]])
    return (
        None
        if whole.isascii() and "xn--" not in whole.lower()
        else _Line(number, whole, [*columns, *range(at + 1, len(typed) + 1)])
    )


def _at(line: _Line, place: int) -> Node:
    return Node("", line.number, line.columns[place] if line.columns is not None else place + 1)


def _decoded(domain: str) -> str:
    """A domain with the letters that its xn-- parts stand for; one that cannot be decoded as it is."""
    try:
        return ".".join(p.encode("ascii").decode("idna") if p.lower().startswith("xn--") else p for p in domain.split("."))
    except UnicodeError:
        return domain


def _is_odd_domain(domain: str) -> bool:
    if domain.isascii():
        return False
    parts = domain.split(".")
    mixed = any(_scripts(part) > 1 for part in parts)
    return mixed or (parts[-1].isascii() and any(not p.isascii() and _is_like(p) for p in parts))


def _is_like(word: str) -> bool:
    """Whether all letters of a word are of another script, and look Latin."""
    return all(c in _LIKE for c in word if c.isalpha())


def _odd_word(word: str, latin: set[str], other: set[str | None]) -> Iterator[str]:
    """What to say of a word that is not what it seems; `latin` and `other` are what else the file has."""
    if _scripts(word) > 1:
        odd = _odd_letter(word)
        yield f"{visible(word)!r} is of two scripts: {odd!r} is {unicodedata.name(odd).lower()}"
    elif len(word) > 1 and _is_like(word) and _script(word[0]) not in other:
        seems = "".join(_LIKE[c] for c in word)
        if seems.lower() in latin:
            script = (_script(word[0]) or "").capitalize()
            first = f"{visible(word[0])!r} is U+{ord(word[0]):04X}"
            yield f"{visible(word)!r} looks like {seems!r}, but its letters are {script}: {first}"


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
