"""Merges two versions of an entry so that log lines of both are in it, in order of time: from three texts to one. Pure.

What is not the log is merged by lines, as git does it. The result counts only if it is proven: taken apart again, its log has
exactly the lines that it must have, and its rest is that merge. In any doubt there is no result, and git's own merge is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from ..base.text import width
from ..journal.names.field_names import FieldNames
from ..journal.syntax.flow_lists import LONGEST
from .log_lists import PLACE, LogItem, LogList, NotMergeable, Parts, header_comments, parts_of

MergeLines = Callable[[str, str, str], "str | None"]  # base, ours, theirs -> the clean merge by lines, None where it is none


def merged(base: str, ours: str, theirs: str, names: FieldNames, merge_lines: MergeLines) -> str | None:
    """The entry with the log lines of both sides; None where nothing but a merge by lines can be proven right.

    `base` is empty where both sides began the file. `names` are those that the journal gives to fields.
    """
    try:
        mine, other = parts_of(ours, names), parts_of(theirs, names)
        if base.strip():
            old = parts_of(base, names)
        elif mine.rest == other.rest:
            old = mine._replace(log=LogList(None))
        else:
            return None
        if not (mine.log.items or other.log.items):
            return None
        wanted = wanted_lines(*(_counted(p.log) for p in (old, mine, other)))
        rest = merge_lines(old.rest, mine.rest, other.rest)
        if wanted is None or rest is None or rest.split(mine.ending).count(PLACE) != 1:
            return None
        log = _merged_log(old.log, mine.log, other.log, wanted)
        text = _put_together(log, rest, mine)
        after = parts_of(text, names)
    except NotMergeable:
        return None
    is_proven = _counted(after.log) == wanted and after.rest == rest and _comments_are_kept(base, ours, theirs, text)
    return text if is_proven else None


def _comments_are_kept(base: str, ours: str, theirs: str, text: str) -> bool:
    """Whether the header has the comments of both sides, but those that one of them removed."""
    old, mine, other = map(header_comments, (base, ours, theirs))
    return (mine | other) - (old - mine) - (old - other) <= header_comments(text)


def log_lines(text: str, names: FieldNames) -> Counter[str] | None:
    """What the lines of an entry's log say, each with how often; None for a text that cannot be taken apart."""
    try:
        return _counted(parts_of(text, names).log)
    except NotMergeable:
        return None


def wanted_lines(base: Counter[str], ours: Counter[str], theirs: Counter[str]) -> Counter[str] | None:
    """The lines that a merge must have, each with how often: what a side added (once where both did), not what one removed.

    None where both changed how often a line is there and one removed it: each may have edited it, and only a person knows
    which is right.
    """
    wanted: Counter[str] = Counter()
    for line in {*base, *ours, *theirs}:
        was, mine, other = base[line], ours[line], theirs[line]
        if min(mine, other) < was and was not in (mine, other):
            return None
        wanted[line] = max(mine, other) if min(mine, other) >= was else min(mine, other)
    return +wanted


def _counted(log: LogList) -> Counter[str]:
    return Counter(item.key for item in log.items)


def _merged_log(base: LogList, ours: LogList, theirs: LogList, wanted: Counter[str]) -> LogList:
    """The log with exactly the wanted lines. Raises NotMergeable where both sides changed a comment, or how a line is written."""
    left = Counter(wanted)
    kept: list[LogItem] = []
    for item in ours.items:
        if left[item.key] > 0:
            left[item.key] -= 1
            kept.append(_written(item, base, ours, theirs))
    added = []
    for item in reversed(theirs.items):  # of equal lines the last ones are new
        if left[item.key] > 0:
            left[item.key] -= 1
            added.append(item)
    mine = [c for item in _new(ours, base) for c in item.comments]
    if any(comment in mine for item in added for comment in item.comments):
        raise NotMergeable("both sides have new lines below one comment")
    for item in reversed(added):
        _insert(kept, item)
    key_line = _either(base.key_line, ours.key_line, theirs.key_line)
    style = ours if ours.items or not theirs.items else theirs
    return LogList(key_line, tuple(kept), style.indent, style.flow)


def _new(log: LogList, base: LogList) -> list[LogItem]:
    known = _counted(base)
    return [item for item in log.items if not known[item.key]]


def _written(item: LogItem, base: LogList, ours: LogList, theirs: LogList) -> LogItem:
    """A line of ours, as the side has it that changed how it is written. Raises NotMergeable where that may be either."""
    old, mine, other = ([i.lines for i in log.items if i.key == item.key] for log in (base, ours, theirs))
    if not old or set(other) <= {*old, *mine}:
        return item
    if mine == old and len(other) == 1:
        return next(i for i in theirs.items if i.key == item.key)
    raise NotMergeable("both sides changed how a line of the log is written")


def _either(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """The text of the side that changed it. Raises NotMergeable where both did."""
    if ours == theirs or theirs in (base, None):
        return ours if ours is not None else theirs
    if ours in (base, None):
        return theirs
    raise NotMergeable("both sides changed the line of the key")


def _insert(kept: list[LogItem], item: LogItem) -> None:
    """Put a line among others in order of time, behind those of its moment; in a log that runs backwards, before them."""
    moments = [i.when for i in kept]
    backwards = len(set(moments)) > 1 and all(a >= b for a, b in pairwise(moments))
    if backwards:
        at = next((n for n, when in enumerate(moments) if when <= item.when), len(kept))
    else:
        at = next((n + 1 for n in reversed(range(len(kept))) if moments[n] <= item.when), 0)
    kept.insert(at, item)


def _put_together(log: LogList, rest: str, ours: Parts) -> str:
    """The rest with the log in its place."""
    if log.key_line is None and not log.items:
        return rest.replace(PLACE + ours.ending, "", 1)
    key_line = log.key_line or "log:"
    return rest.replace(PLACE + ours.ending, "".join(line + ours.ending for line in _lines(log, key_line)), 1)


def _lines(log: LogList, key_line: str) -> Sequence[str]:
    key, _, comment = key_line.partition(":")
    in_brackets = f"{key}: [{', '.join(item.flow for item in log.items)}]{comment}"
    if log.flow and log.items and width(in_brackets) <= LONGEST and not any(item.comments for item in log.items):
        return [in_brackets]
    return [key_line, *(log.indent + line if line.strip() else line for item in log.items for line in item.lines)]
