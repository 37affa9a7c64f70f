"""Parses TOML, and finds the place of a key in it, so that a problem can be reported there."""

from __future__ import annotations

from ...base.light import Any, NamedTuple, lru_cache, re
from ...base.text import visible
from ...model import Problem
from ..disk.conflicts import CODE, HINT, MESSAGE, conflict_line
from ..disk.decoding import NotUtf8, decoded
from .plain_toml import read_plain_toml

_BOM = b"\xef\xbb\xbf"
_UNQUOTED = r"\s{0,8}([\w-]{1,40})\s{0,8}[:=]\s{0,8}[\"']?([^\W\d][\w/+.@ -]{0,80}?)[\"']?\s{0,8}"
_AT = r"\(at line (\d+), column (\d+)\)|\(at end of document\)"


class BadToml(Exception):
    """A TOML file that cannot be used; `problems` has at least one error."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(p.message for p in problems))
        self.problems = problems


@lru_cache(4)  # a playbook is parsed twice: to see what it extends, then to read it
def parse_toml(file: str, data: bytes) -> tuple[dict[str, Any], str]:
    """The tables of a TOML file and its text; BadToml, with the place, if it is not UTF-8 or not TOML.

    The tables are cached: do not change them. `file` is the name for the problem.
    """
    data = data.removeprefix(_BOM)
    try:
        text = decoded(data)
    except NotUtf8 as bad:
        raise BadToml([Problem(file, bad.line, bad.column, "error", "encoding", bad.message, "save it as UTF-8")]) from None
    if not text.strip():
        message = "the file is empty: is an editor saving it?"
        raise BadToml([Problem(file, 1, 1, "error", "empty-file", message, "save it again, or remove it")])
    plain = read_plain_toml(text)
    if plain is not None:
        return plain, text
    import tomllib

    try:
        tables = tomllib.loads(text)
        repr(tables)  # a number that is too long to be shown, or lists too deep, would fail wherever a message shows a value
        return tables, text
    except (ValueError, RecursionError) as bad:  # a number of 5,000 digits is a plain ValueError
        conflict = conflict_line(text)
        if conflict is not None:
            raise BadToml([Problem(file, conflict, 1, "error", CODE, MESSAGE, HINT)]) from None
        at = re.search(_AT, str(bad))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1 if at else 1
        column = int(at[2]) if at and at[2] else 1
        message = "it cannot be read: " + re.sub(_AT, "", str(bad)).strip().rstrip(":")
        hint = _hint(text, line, is_twice="overwrite" in message)
        raise BadToml([Problem(file, line, column, "error", "toml", message, hint)]) from None


def _hint(text: str, line: int, *, is_twice: bool) -> str:
    """What to do about a key that is there twice, or to type for a text that has no quotes, or for a colon, as in an entry."""
    lines = text.split("\n")
    if is_twice:
        return f"{visible(lines[line - 1].partition('=')[0].strip())} is there twice: take one of them out"
    typed = re.fullmatch(_UNQUOTED, lines[line - 1]) if line <= len(lines) else None
    return f'write {typed[1]} = "{visible(typed[2])}"' if typed is not None else "see docs/journal.md for the format"


def place_of(text: str, path: tuple[str, ...], nth: int = 1) -> tuple[int, int]:
    """Line and column, from 1, of a key given by its tables (`("check-in", "days")`); (1, 1) if it cannot be found.

    Of several tables of one name (`[[references]]`), `nth` is the one to look in.
    """
    places = _places_in(text)
    *tables, key = path
    found = places.keys.get((".".join(tables), nth, key))
    if found is not None:
        return found
    table = places.tables.get((".".join(path), nth), (1, 1))
    inline = places.last.get((".".join(tables[:-1]), tables[-1]), (1, 1)) if tables else (1, 1)
    return max(table, inline)


class _Places(NamedTuple):
    """The lines and columns of a text: of each key by table, number of that table and name; of each table by name and number.

    `last` has the last place of a key in all tables of one name: it may hold an inline table.
    """

    keys: dict[tuple[str, int, str], tuple[int, int]]
    tables: dict[tuple[str, int], tuple[int, int]]
    last: dict[tuple[str, str], tuple[int, int]]


@lru_cache(4)  # each key of a file asks for its place
def _places_in(text: str) -> _Places:
    found = _Places({}, {}, {})
    current, seen = "", {"": 1}
    for number, line in enumerate(text.split("\n"), 1):
        typed = line.lstrip()
        table, closed, _ = typed[1:].removeprefix("[").partition("]")
        if typed[:1] == "[" and table and closed:
            current = table.strip().replace('"', "")
            seen[current] = seen.get(current, 0) + 1
            found.tables[current, seen[current]] = (number, line.index("[") + 1)
            continue
        typed = typed.removeprefix('"')
        key = typed.partition("=")[0].partition(".")[0]
        name = key.rstrip().removesuffix('"')
        if key != typed and name.isascii() and name.replace("-", "a").replace("_", "a").isalnum():
            place = (number, len(line) - len(typed) + 1)
            found.keys.setdefault((current, seen[current], name), place)
            found.last[current, name] = place
    return found
