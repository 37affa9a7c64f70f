"""The fast reader for TOML: reads a file line by line if it uses only simple TOML.

A line is accepted only if TOML leaves no other way to read it. Otherwise `tomllib` reads the whole file; loading that takes
28 million instructions, as `typing` comes with it. A property test compares the two.
"""

from __future__ import annotations

from datetime import date, datetime

from ...base.light import Any


class _NotPlain(Exception):
    """The file is one for `tomllib`."""


def read_plain_toml(text: str) -> dict[str, Any] | None:
    """The tables of a TOML file, None if `tomllib` has to read it (or to say what is wrong with it); it never raises."""
    if not text.replace("\n", "").isprintable():
        return None  # a tab, a carriage return, a control character: TOML has its own rules for each
    try:
        return _tables(text)
    except (_NotPlain, ValueError, IndexError, RecursionError):
        return None


def _tables(text: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    lists: dict[str, list[dict[str, Any]]] = {}  # of tables: [[references]]
    table = root
    for typed in text.split("\n"):
        line = typed.strip(" ")
        if not line or line[0] == "#":
            continue
        if line[0] != "[":
            key, at = _key(line, 0)
            if key in table:
                raise _NotPlain
            table[key], at = _value(line, at)
            if line[at:].lstrip(" ")[:1] not in ("", "#"):
                raise _NotPlain
            continue
        several = line.startswith("[[")
        name = line[2:-2] if several else line[1:-1]
        table = {}
        if not _is_bare(name) or line != (f"[[{name}]]" if several else f"[{name}]") or (name in root and name not in lists):
            raise _NotPlain
        if several:
            root[name] = lists.setdefault(name, [])
            lists[name].append(table)
        elif name in lists:
            raise _NotPlain
        else:
            root[name] = table
    return root


def _is_bare(key: str) -> bool:
    return key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()


def _key(line: str, at: int) -> tuple[str, int]:
    """A key without quotes, and where its value begins."""
    end = line.index("=", at)
    key = line[at:end].strip(" ")
    if not _is_bare(key):
        raise _NotPlain
    return key, _past_blanks(line, end + 1)


def _past_blanks(line: str, at: int) -> int:
    while line[at] == " ":
        at += 1
    return at


def _value(line: str, at: int) -> tuple[Any, int]:
    """A value, and the place behind it."""
    first = line[at]
    if first == '"':
        end = line.index('"', at + 1)
        text = line[at + 1 : end]
        if "\\" in text or line.startswith('"""', at):
            raise _NotPlain
        return text, end + 1
    if first == "[":
        return _list(line, at + 1)
    if first == "{":
        return _inline_table(line, at + 1)
    end = at
    while end < len(line) and line[end] not in " ,]}#":
        end += 1
    return _word(line[at:end]), end


def _list(line: str, at: int) -> tuple[list[Any], int]:
    """The items of a list; `at` is behind its opening bracket."""
    items: list[Any] = []
    at = _past_blanks(line, at)
    if line[at] == "]":
        return items, at + 1
    while True:
        item, at = _value(line, at)
        items.append(item)
        at = _past_blanks(line, at)
        if line[at] == "]":
            return items, at + 1
        if line[at] != ",":
            raise _NotPlain
        at = _past_blanks(line, at + 1)


def _inline_table(line: str, at: int) -> tuple[dict[str, Any], int]:
    """The pairs of `{ a = 1, b = 2 }`; `at` is behind its opening brace."""
    pairs: dict[str, Any] = {}
    while True:
        key, at = _key(line, at)
        if key in pairs:
            raise _NotPlain
        pairs[key], at = _value(line, at)
        at = _past_blanks(line, at)
        if line[at] == "}":
            return pairs, at + 1
        if line[at] != ",":
            raise _NotPlain
        at += 1


def _word(word: str) -> bool | int | date | datetime:
    """What a value without quotes or brackets means: yes or no, a number, a date, or a date with a time to the second."""
    if word in ("true", "false"):
        return word == "true"
    if not word.isascii() or not word[:1].isdigit():
        raise _NotPlain
    if word.isdigit():
        if len(word) > 15 or (word[0] == "0" and word != "0"):
            raise _NotPlain
        return int(word)
    shape = "".join("0" if c.isdigit() else c for c in word)
    if shape == "0000-00-00":
        return date.fromisoformat(word)
    here, offset = shape[:19], shape[19:]
    if here != "0000-00-00T00:00:00" or offset not in ("", "+00:00", "-00:00") or word[11:13] > "23":
        raise _NotPlain
    if offset and (word[20:22] > "23" or word[23:25] > "59"):
        raise _NotPlain
    return datetime.fromisoformat(word)
