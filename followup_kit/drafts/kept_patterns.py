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
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from ..base.light_typing import Any, NamedTuple
from ..dates.cache import keep, read_kept

_NAME = "patterns"
_FORM = "patterns 1"  # of what is kept; another number for another form
_MOST = 6_000  # patterns that are kept; more are of earlier releases of the kit too
_Asked = tuple[str, int]  # a pattern's source, and the flags that it is to be compiled with


class _Code(NamedTuple):
    """What a pattern is made of: its flags, the number of its groups, their numbers by name, and the engine's code as bytes."""

    flags: int
    groups: int
    names: dict[str, int]
    code: memoryview


_asked: list[_Asked] = []  # what was not kept, and is compiled
_tables: list[Callable[[], Iterable[_Asked]]] = []


def table_of_patterns(patterns: Callable[[], Iterable[tuple[str, int]]]) -> None:
    """Say that these patterns, sources and flags, are those of a table: if any pattern is kept, all of them are."""
    _tables.append(patterns)


@cache
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives for a pattern of the kit's own."""
    asked = (source, int(flags))
    kept = _kept().get(asked)
    if kept is not None:
        try:
            return _made(source, kept)
        except Exception:  # code that the engine refuses
            pass
    _asked.append(asked)
    return re.compile(source, flags)


def keep_patterns() -> None:
    """Keep what had to be compiled, for the next time."""
    if not _asked or sys.implementation.name != "cpython":
        return
    known = _kept() if len(_kept()) < _MOST else {}
    wanted = dict.fromkeys([*known, *_asked, *(one for table in _tables for one in table())])
    try:
        codes = {asked: known.get(asked) or _code_of(*asked) for asked in wanted}
        if any(_made(asked[0], codes[asked]) != re.compile(*asked) for asked in _asked):
            return
    except Exception:  # an engine that is built in another way
        return
    index = [[*asked, code.flags, code.groups, code.names, len(code.code)] for asked, code in codes.items()]
    data = b"".join(code.code for code in codes.values())
    keep(_NAME, _head() + json.dumps(index).encode() + b"\n" + data)
    _asked.clear()
    _kept.cache_clear()


@lru_cache(1)
def _kept() -> dict[_Asked, _Code]:
    """What was kept by this build of Python; nothing where there is a doubt."""
    found = read_kept(_NAME)
    if found is None or not found.startswith(_head()):
        return {}
    index, _, codes = found[len(_head()) :].partition(b"\n")
    try:
        return dict(_pieces(json.loads(index), memoryview(codes)))
    except (ValueError, TypeError):
        return {}


def _pieces(index: Iterable[Any], codes: memoryview) -> Iterator[tuple[_Asked, _Code]]:
    at = 0
    for source, asked, flags, groups, names, size in index:
        yield (source, asked), _Code(flags, groups, names, codes[at : at + size])
        at += size


def _head() -> bytes:
    """What must be the same, as one line."""
    import _sre  # type: ignore[import-not-found, unused-ignore]

    build = sys.version.replace("\n", " ")
    return f"{_FORM} {build} {sys.byteorder} {_sre.MAGIC} {_sre.CODESIZE}\n".encode()


def _made(source: str, its: _Code) -> re.Pattern[str]:
    """The pattern that some code is for. Raises an exception for code that is none."""
    import _sre

    names: list[str | None] = [None] * (its.groups + 1)
    for name, number in its.names.items():
        names[number] = name
    made: re.Pattern[str] = _sre.compile(source, its.flags, its.code.cast("I").tolist(), its.groups, its.names, tuple(names))
    return made


def _code_of(source: str, flags: int) -> _Code:
    """What Python compiles a pattern to."""
    engine: Any = re._compiler  # type: ignore[attr-defined]
    tree = re._parser.parse(source, flags)  # type: ignore[attr-defined]
    code = memoryview(bytearray().join(int(one).to_bytes(4, sys.byteorder) for one in engine._code(tree, flags)))
    return _Code(flags | tree.state.flags, tree.state.groups - 1, dict(tree.state.groupdict), code)
