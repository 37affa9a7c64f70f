"""Which literal texts every match of a regular expression contains: strings of which one at least is in each match."""

from __future__ import annotations

import re._constants as sre
from re import _parser

_MOST = 80  # alternatives; beyond that a part counts as unknown


def required(pattern: str, flags: int = 0) -> frozenset[str] | None:
    """Strings in lower case, one of which is in every match; None where none are known."""
    return _best(_parser.parse(pattern, flags))


def _expanded(items):
    """Every string that a sequence can match, if those are few; None else."""
    found = {""}
    for op, arg in items:
        strings = _strings(op, arg)
        if strings is None:
            return None
        found = {a + b for a in found for b in strings}
        if len(found) > _MOST:
            return None
    return found


def _strings(op, arg):
    """Every string that one item can match, if those are few; None else."""
    if op is sre.LITERAL:
        return {chr(arg).lower()}
    if op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return {""}
    if op is sre.SUBPATTERN:
        return _expanded(arg[3])
    if op is sre.BRANCH:
        branches = [_expanded(b) for b in arg[1]]
        return None if None in branches or sum(map(len, branches)) > _MOST else set().union(*branches)
    if op is sre.IN and all(o is sre.LITERAL for o, _ in arg):
        return {chr(a).lower() for _, a in arg}
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and arg[1] == 1:
        once = _expanded(arg[2])
        return None if once is None else once | ({""} if arg[0] == 0 else set())
    return None


def _best(items):
    """Of the parts that every match has, the one with the longest strings."""
    candidates, run = [], {""}
    for op, arg in (*items, (None, None)):
        strings = _strings(op, arg) if op is not None else None
        longer = {a + b for a in run for b in strings} if strings is not None else set()
        if strings is not None and len(longer) <= _MOST:
            run = longer
            continue
        if min(map(len, run)) > 0:
            candidates.append(frozenset(run))
        run = set(strings) if strings is not None else {""}
        if op is sre.SUBPATTERN:
            candidates.append(_best(arg[3]))
        elif op is sre.BRANCH:
            parts = [_best(b) for b in arg[1]]
            candidates.append(None if None in parts else frozenset().union(*parts))
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and arg[0] > 0:
            candidates.append(_best(arg[2]))
    known = [c for c in candidates if c]
    return max(known, key=lambda c: (min(4, *map(len, c)), -len(c))) if known else None
