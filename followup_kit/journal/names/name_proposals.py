"""Proposes `[fields]` for a folder of notes by looking at them: what they call our fields, tried out before it is proposed.

Nothing is guessed for good: the lines are for their owner to read, and to paste into `journal.toml`. Pure, from texts to records.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...base.text import visible
from ...model import Settings
from ..entry import Read, read_entry
from ..fields import is_empty
from ..header_fields import KNOWN
from ..syntax.fences import split
from ..syntax.front_matter import read_header
from ..syntax.nodes import HeaderError, Node
from .field_names import FieldNames, all_names
from .other_names import name_meant
from .other_notes import DECISIVE, top_keys


class Name(NamedTuple):
    """Another name for a field: how many notes that look like interviews have it with a value, how many others have it."""

    name: str
    notes: int
    others: int


class Proposals(NamedTuple):
    """What is proposed for a folder with so many `notes`, of which `alike` look like interviews, by whatever names.

    `fields` has the new names of each field, the most frequent first; `kept` the names that the journal has for it already.
    `interviews` and `applications` are what the notes that are `alike` are read as with them, `unread` those that have an error.
    """

    notes: int
    alike: int
    fields: tuple[tuple[str, tuple[Name, ...]], ...]
    kept: FieldNames
    interviews: int
    applications: int
    unread: int


def propose(notes: Iterable[tuple[str, str]], settings: Settings) -> Proposals:
    """The proposals for notes, each a path and a text."""
    number, everywhere, alike = 0, Counter[str](), dict[str, str]()
    for file, text in notes:
        number += 1
        keys = _keys_of(text)
        everywhere.update(keys)
        meant = {_field_of(key, settings.fields) for key in keys}
        if {"company", "role"} <= meant and meant & {"date", "applied"}:
            alike[file] = text
    found = _names_that_fit(alike, settings)
    here = Counter(key for text in alike.values() for key in _keys_of(text))
    fields = tuple(
        (field, tuple(Name(name, n, everywhere[name] - here[name]) for name, n in found[field].most_common()))
        for field in (*DECISIVE, *sorted(KNOWN.difference(DECISIVE)))
        if found.get(field)
    )
    named = with_names(settings.fields, {field: [x.name for x in names] for field, names in fields})
    reads = [read_entry(file, text, settings._replace(fields=named)) for file, text in alike.items()]
    interviews, applications = sum(r.entry is not None for r in reads), sum(r.application is not None for r in reads)
    unread = len(reads) - interviews - applications
    return Proposals(number, len(alike), fields, settings.fields, interviews, applications, unread)


def _keys_of(text: str) -> frozenset[str]:
    """The keys of a note's header, as far as they can be seen without reading it."""
    try:
        parts = split(text)
    except HeaderError:
        return frozenset()
    return frozenset(key for key, _ in top_keys(parts.header)) if parts is not None else frozenset()


def _values_of(text: str) -> Mapping[str, Node]:
    """The values of a note's header by their keys; nothing where it cannot be read."""
    try:
        parts = split(text)
        root = read_header(parts.header, parts.header_line) if parts is not None else None
    except HeaderError:
        return {}
    return root.value if root is not None and isinstance(root.value, dict) else {}


def _field_of(key: str, names: FieldNames) -> str | None:
    """The field that a key is, by our name or the journal's, or that people also call so."""
    if key in KNOWN:
        return key
    return next((ours for ours, theirs in names if key in theirs), None) or name_meant(key, KNOWN)


def _names_that_fit(alike: Mapping[str, str], settings: Settings) -> Mapping[str, Counter[str]]:
    """By field, how many notes have each new name; without the names whose values are mostly none that the field may have."""
    fit: dict[str, Counter[str]] = {}
    odd = Counter[str]()
    for file, text in alike.items():
        values = _values_of(text)
        filled = [key for key, value in values.items() if not is_empty(value)]
        new: dict[str, list[str]] = {}
        for key in filled:
            field = _field_of(key, settings.fields)
            if field is not None and not all_names([field], settings.fields).intersection(filled):
                new.setdefault(field, []).append(key)
        read = read_entry(file, text, settings._replace(fields=with_names(settings.fields, new)))
        for field, names in new.items():
            for name in names:
                if _has_error(read, values, name):
                    odd[name] += 1
                else:
                    fit.setdefault(field, Counter())[name] += 1
    return {field: Counter({n: count for n, count in names.items() if count >= odd[n]}) for field, names in fit.items()}


def _has_error(read: Read, values: Mapping[str, Node], name: str) -> bool:
    """Whether there is an error between a key and the next one."""
    first = values[name].key
    after = min((value.key for value in values.values() if value.key > first), default=(sys.maxsize, 0))
    return any(p.severity == "error" and first <= (p.line, p.column) < after for p in read.problems)


def with_names(names: FieldNames, new: Mapping[str, Sequence[str]]) -> FieldNames:
    """The names of a journal with new ones behind those that it has; ours stays where it is listed, else it is the last."""
    found = dict(names)
    for field, more in new.items():
        had = found.get(field, (field,))
        found[field] = (*had[:-1], *more, field) if had[-1] == field else (*had, *more)
    return tuple(found.items())


def fields_as_toml(proposed: Proposals) -> str:
    """The table `[fields]` with the names that the journal has and those that are proposed, ending in a newline."""
    new = {field: [x.name for x in names] for field, names in proposed.fields}
    lines = ["[fields]"]
    for field, names in with_names(proposed.kept, new):
        theirs = list(names[:-1] if names[-1] == field else names)
        lines.append(f"{field} = {_quoted(theirs[0]) if len(theirs) == 1 else '[' + ', '.join(map(_quoted, theirs)) + ']'}")
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    """A name as a TOML text, safe to show."""
    return json.dumps(visible(name), ensure_ascii=False)
