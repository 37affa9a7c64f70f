"""The patterns of the languages, compiled once: what they are compiled to is kept in the person's cache folder.

A draft needs a hundred and fifty of them. Compiling these takes 250 million instructions, two thirds of a whole `due`; making
patterns of what is kept takes fifteen. What is kept is code for Python's own engine, so it holds for one build of Python, and
only where a pattern that is made of it equals the one that `re` compiles. The engine checks any code before it takes it. In any
doubt `re` compiles the pattern.

The kept file says nothing of a person's notes: of a table of which a text needs a few patterns, all are kept.
"""

from __future__ import annotations

import json
import re
import sys
from binascii import crc32
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from ...base.cache import keep, read_kept
from ...base.light import Any, NamedTuple

_NAME = "patterns"
_FORM = "patterns 2"  # of what is kept; another number for another form
_MOST = 6_000  # patterns that are kept; more are of earlier releases of the kit too
_Asked = tuple[str, int]  # a pattern's source, and the flags that it is to be compiled with


class _Made(NamedTuple):
    """What a pattern is made of: its source and the engine's code, as bytes, its flags, and its groups with their names."""

    source: bytes
    code: bytes
    flags: int
    groups: int
    names: dict[str, int]


class _Kept(NamedTuple):
    """What was kept: where in `data` the source and the code of a pattern stand, and the rest of it, by its key."""

    places: dict[str, tuple[int, int, int, int, int, dict[str, int]]]
    data: bytes

    def of(self, key: str) -> _Made | None:
        """What was kept under a key."""
        if key not in self.places:
            return None
        at, behind, end, flags, groups, names = self.places[key]
        return _Made(self.data[at:behind], self.data[behind:end], flags, groups, names)


_asked: list[_Asked] = []  # what was not kept, and is compiled
_tables: list[Callable[[], Iterable[_Asked]]] = []


def table_of_patterns(patterns: Callable[[], Iterable[tuple[str, int]]]) -> None:
    """Say that these patterns, sources and flags, are those of a table: if any pattern is kept, all of them are."""
    _tables.append(patterns)


@cache
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives for a pattern of the kit's own."""
    asked = (source, int(flags))
    kept = _kept().of(_key(asked))
    if kept is not None and kept.source == source.encode():
        try:
            return _pattern(kept)
        except Exception:  # code that the engine refuses
            pass
    _asked.append(asked)
    return re.compile(source, flags)


def keep_patterns() -> None:
    """Keep what had to be compiled, for the next time."""
    if not _asked or sys.implementation.name != "cpython":
        return
    kept = _kept()
    found = {key: made for key in kept.places if (made := kept.of(key))} if len(kept.places) < _MOST else {}
    try:
        for asked in (*_asked, *(one for table in _tables for one in table())):
            if _key(asked) not in found or asked in _asked:
                found[_key(asked)] = _made(*asked)
        if any(_pattern(found[_key(asked)]) != re.compile(*asked) for asked in _asked):
            return
    except Exception:  # an engine that is built in another way
        return
    keep(_NAME, _head() + _as_bytes(found))
    _asked.clear()
    _kept.cache_clear()


def _as_bytes(found: dict[str, _Made]) -> bytes:
    index, at = {}, 0
    for key, made in found.items():
        behind = at + len(made.source)
        end = behind + len(made.code)
        index[key] = (at, behind, end, made.flags, made.groups, made.names)
        at = end
    return json.dumps(index).encode() + b"\n" + b"".join(made.source + made.code for made in found.values())


@lru_cache(1)
def _kept() -> _Kept:
    """What was kept by this build of Python; nothing where there is a doubt."""
    found = read_kept(_NAME)
    if found is None or not found.startswith(_head()):
        return _Kept({}, b"")
    index, _, data = found[len(_head()) :].partition(b"\n")
    try:
        return _Kept(json.loads(index), data)
    except ValueError:
        return _Kept({}, b"")


def _key(asked: _Asked) -> str:
    """A short name for a pattern; the source says whether it is the one that was meant."""
    source = asked[0].encode()
    return f"{crc32(source):x} {len(source)} {int(asked[1])}"


def _head() -> bytes:
    """What must be the same, as one line."""
    import _sre  # type: ignore[import-not-found, unused-ignore]

    build = sys.version.replace("\n", " ")
    return f"{_FORM} {build} {sys.byteorder} {_sre.MAGIC} {_sre.CODESIZE}\n".encode()


def _pattern(its: _Made) -> re.Pattern[str]:
    """The pattern that is made of what was kept. Raises an exception for code that is none."""
    import _sre

    names: list[str | None] = [None] * (its.groups + 1)
    for name, number in its.names.items():
        names[number] = name
    code = memoryview(its.code).cast("I").tolist()
    pattern: re.Pattern[str] = _sre.compile(its.source.decode(), its.flags, code, its.groups, its.names, tuple(names))
    return pattern


def _made(source: str, flags: int) -> _Made:
    """What Python makes of a pattern."""
    from array import array

    engine: Any = re._compiler  # type: ignore[attr-defined]
    tree = re._parser.parse(source, flags)  # type: ignore[attr-defined]
    code = array("I", engine._code(tree, flags)).tobytes()
    return _Made(source.encode(), code, int(flags | tree.state.flags), tree.state.groups - 1, dict(tree.state.groupdict))
