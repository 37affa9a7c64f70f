"""Gives back what a line of the memo has replaced: the entry's text as it stood before the line was written."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from ..journal.names.field_names import FieldNames
from ..journal.syntax.between_words import as_typed, own_lines, typed_again
from ..journal.syntax.nodes import HeaderError
from ..journal.syntax.parsed_entry import ParsedEntry
from ..journal.syntax.splice import Unsafe, data_of, remove_field, remove_item, set_field
from .memo_line import LISTS, VALUES, Line, items_of, value_of


def given_back(text: str, line: Line, names: FieldNames = ()) -> str:
    """The text as it stood before a line of the memo; the same text where what it wrote is not there. Raises Unsafe."""
    plain = _taken_out(text, line, names)
    for field, typed in line.typed.items() if plain != text else ():
        plain = typed_again(plain, field, typed, names)
    return plain


def with_typed(line: Line, before: str, after: str, names: FieldNames = ()) -> Line:
    """A line of the memo with all that is needed to get from the text after it to the one before it, as far as that can be."""
    typed = {}
    with suppress(Unsafe, HeaderError):
        plain = _taken_out(after, line._replace(typed={}), names)
        if plain != before:
            was, now = ParsedEntry(before, names), ParsedEntry(plain, names)
            for field in VALUES.get(line.key, (line.key,)):
                there, stood = own_lines(now, field), own_lines(was, field)
                kept = as_typed(there, stood) if there != stood else None
                if kept is not None:
                    typed[field] = kept
    return line._replace(typed=typed)


def rewritten(text: str, gone: Line, newer: Sequence[Line], names: FieldNames = ()) -> list[Line]:
    """The lines below a key that are newer than one which is taken out of the text, for an entry in which it never was.

    The texts between them are worked out again: back to that line, and forth without it.
    """
    if not newer:
        return []
    states = [text]
    try:
        for line in reversed(newer):
            states.append(given_back(states[-1], line, names))
        states.reverse()  # before the first of the newer lines, with it, with the second, ...
        states = [given_back(state, gone, names) for state in states]
        return [
            with_typed(line._replace(made_key=line.key not in data_of(before, names)), before, after, names)
            for line, before, after in zip(newer, states, states[1:], strict=False)
        ]
    except (Unsafe, HeaderError):
        return list(newer)


def _taken_out(text: str, line: Line, names: FieldNames) -> str:
    """The text without what a line wrote, in the style that is left; the same text where it is not there. Raises Unsafe."""
    if line.key in LISTS:
        return remove_item(text, line.key, line.is_of, with_key=line.made_key, names=names) or text
    data = data_of(text, names)
    if line.key in VALUES:
        return _value_before(text, line, names) if line.is_of(value_of(data, line.key)) else text
    if not any(map(line.is_of, items_of(data, line.key))):
        return text
    return remove_field(text, line.key, with_key=line.made_key, names=names) or text


def _value_before(text: str, line: Line, names: FieldNames) -> str:
    before = line.before or {}
    for field, value in value_of(data_of(text, names), line.key).items():
        if value and not before.get(field):
            text = remove_field(text, field, with_key=field not in before, names=names) or text
    for field, value in before.items():
        text = set_field(text, field, value, names) if value else text
    return text
