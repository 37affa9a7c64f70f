"""Proves that every match of a regular expression contains one of some words."""

from __future__ import annotations

import re._constants as sre
from re import _parser

_MOST = 80  # alternatives; beyond that a part counts as unknown


def always_has_one(pattern: str, words: tuple[str, ...], flags: int = 0) -> bool:
    """Whether each match, in lower case, is known to contain one of the words."""
    return _has_one(_parser.parse(pattern, flags), words, {""})


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


def _has_one(items, words, run):
    """Whether a part that every match has is sure to contain a word; `run`: the strings that are directly before the items."""
    for op, arg in (*items, (None, None)):
        strings = _strings(op, arg) if op is not None else None
        longer = {a + b for a in run for b in strings} if strings is not None else set()
        if strings is not None and len(longer) <= _MOST:
            run = longer
            continue
        if all(any(word in text for word in words) for text in run):
            return True
        inside = {sre.SUBPATTERN: lambda a: [a[3]], sre.BRANCH: lambda a: a[1]}.get(op, lambda _: [])(arg)
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and arg[0] > 0:
            inside = [arg[2]]
        if inside and all(_has_one(branch, words, run) for branch in inside):
            return True
        run = set(strings) if strings is not None else {""}
    return False
