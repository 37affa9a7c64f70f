"""Splits a journal file into header and body, at the two lines that are just `---` (docs/journal.md, section 3)."""

from __future__ import annotations

from ...base.light import Collection, NamedTuple, re
from .nodes import HeaderError

MAX_HEADER = 64 * 1024
_END = r"\n(?:---|\.\.\.)[ \t]*\r?(?=\n|\Z)"  # a literal first letter makes it far quicker than a ^
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


class Split(NamedTuple):
    """The two parts of a file, without the fences; the `_line`s are the numbers of their first lines, counted from 1."""

    header: str
    header_line: int
    body: str
    body_line: int


def split(text: str) -> Split | None:
    """The header and the body of a file; None for a plain note. The header's lines end with LF, the body is unchanged.

    Raises HeaderError for a file that is neither: probably meant as an entry, but without a proper header.
    """
    text = text[1:] if text.startswith("\ufeff") else text
    first, newline, rest = text.partition("\n")
    if not _is_fence(first):
        _refuse_near_fence(text, first.rstrip("\r"))
        return None
    end = _end_in("\n" + rest) if newline else None
    if end is None:
        raise HeaderError(1, 1, "unclosed", "the header is never closed", _how_to_close(text))
    header = rest[: end[0]]
    if len(header.encode("utf-8", "surrogatepass")) > MAX_HEADER:
        raise HeaderError(2, 1, "too-long", "the header is longer than 64 KiB", "move long notes below the header")
    if "\r" in header:
        if "\r" in header.replace("\r\n", "\n"):
            raise HeaderError(2, 1, "line-ending", "the header has a bare carriage return", "end lines with LF or CRLF")
        header = header.replace("\r\n", "\n")
    body = rest[end[1] :]
    return Split(header, 2, body, 3 + header.count("\n"))


def _how_to_close(text: str) -> str:
    """What to write: in place of a row of dashes, or a long one, if there is one below a line that may be of a header."""
    above = "#"
    for number, line in enumerate(text.split("\n"), 1):
        mark = line.strip()
        if mark not in ("", "-") and not mark.strip("-–— ") and (":" in above or above[:1] in "- \t\r"):
            return f"write just --- in place of {line.rstrip()!r} on line {number}"
        above = line
    return "end it with a line that is just ---"


def _is_fence(line: str) -> bool:
    return line.startswith("---") and not line[3:].removesuffix("\r").strip(" \t")


def _end_in(text: str) -> tuple[int, int] | None:
    """Where the line that closes a header begins, its line feed included, and where it ends; None where none does."""
    at = text.find("\n---")
    if at >= 0 and text[at + 4 : at + 5] in ("", "\n") and text.find("\n...", 0, at) < 0:  # as nearly always
        return at, at + 4
    found = re.search(_END, text)
    return found.span() if found is not None else None


def second_header(body: str, company: Collection[str] = ("company",), others: Collection[str] = ("role", "date")) -> int | None:
    """The line of a body, counted from 0, where the fields of another interview begin; None if there are none.

    They are the company and one of the others near it, by any of the names that a journal has for them.
    """
    called = tuple(f"{name}:" for name in company)
    if not any(name in body for name in called):
        return None
    lines = body.splitlines()
    for at, line in enumerate(lines):
        if line.startswith(called):
            first = last = at
            while first > 0 and lines[first - 1].strip() and at - first < 20:
                first -= 1
            while last + 1 < len(lines) and lines[last + 1].strip() and last - at < 20:
                last += 1
            if not {x.partition(":")[0] for x in lines[first : last + 1]}.isdisjoint(others):
                return first
    return None


def _refuse_near_fence(text: str, first: str) -> None:
    """Raise HeaderError if the first line was probably meant as a fence or begins another kind of header, or all is empty."""
    stripped = text.strip().strip(_INVISIBLE)
    if not stripped:
        raise HeaderError(1, 1, "empty-file", "the file is empty: is an editor saving it?", "save it again, or remove it")
    start = first.strip(_INVISIBLE + " \t")
    if first.startswith("---") and first.strip("- \t"):
        raise HeaderError(1, 4, "fence", "there is text after the --- on the first line", "put --- on a line of its own")
    if not start:
        ahead = text.lstrip(_INVISIBLE + " \t\r\n")
        if _is_fence(ahead.partition("\n")[0]):
            line = text[: len(text) - len(ahead)].count("\n") + 1
            raise HeaderError(line, 1, "blank-line", "there is a blank line before the opening ---", "start the file with ---")
        return
    if start != first and _is_fence(start):
        raise HeaderError(1, 1, "fence", "there is text before the opening ---", "start the first line with ---")
    foreign = {"+++": "TOML", ";;;": "JSON", "{": "JSON"}.get(start.strip())
    if foreign is None and re.match(r"\{\s*\"", start):
        foreign = "JSON"
    if foreign is None and re.match(r"#\+[a-z]|:properties:", start, re.IGNORECASE):
        foreign = "Org"
    if foreign:
        raise HeaderError(1, 1, "foreign", f"{foreign} front matter is not read", "write a YAML header between two --- lines")
