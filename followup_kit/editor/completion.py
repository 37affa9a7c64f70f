"""What may be typed at a place of an entry: keys, words of a closed set, dates, people, what is in the journal, headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..api import Board
from ..base.light import Any, NamedTuple
from ..dates.local_time import local, local_day, long_day
from ..dates.stamps import BadDate
from ..dates.typed_days import parse_typed_day
from ..journal.entry_schema import MOMENT, PERIOD, Schema, entry_schema
from ..journal.header_fields import FIELDS, REQUIRED
from ..journal.names.field_names import FieldNames, all_names
from ..journal.syntax.scalars import scalar
from ..model import Interview, Person
from .header_place import HeaderPlace
from .sections import missing_sections

_AHEAD = ("today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "+1w", "+2w", "+3w")
_PAST = ("today", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "-1w", "-2w")
_HAPPENED = {("log", "date"), ("closed", "date"), ("references", "told"), ("references", "contacted"), ("applied", "")}
_DAYS = (MOMENT["pattern"], PERIOD["pattern"])
_PARTS = ("interviewers", "recruiter", "references")
_OFTEN_ALIKE = ("company", "role", "opportunity", "format", "country", "subdivision", "language")
_NOT_BESIDE = {"sent": {"heard", "from"}, "heard": {"sent", "to"}, "to": {"heard", "from"}, "from": {"sent", "to"}}
_FIRST = ("name", "date", "kind", "sent", "heard", "to", "from", "by", "title", "email", "phone", "until", "note")


class Offer(NamedTuple):
    """Something to type: `text` goes in, `label` is shown, `about` says what it is, `found_by` are other words that find it."""

    text: str
    label: str
    about: str = ""
    found_by: str = ""


def offers(place: HeaderPlace, board: Board, entry: Interview | None) -> list[Offer]:
    """What may be typed at a place of the header, the likeliest first; `entry` is the header as it was when it could be read."""
    names = board.journal.settings.fields
    field, key = _ours(place.top or place.key, names), place.key if place.top else ""
    if not field:
        return list(_fields(place.beside, names))
    schema = entry_schema()["properties"].get(field, {})
    mappings = [form for form in _forms(schema) if "properties" in form]
    found = list(_keys(mappings, place.beside)) if place.top and not key else []
    if key:
        schema = next((m["properties"][key] for m in mappings if key in m["properties"]), {})
    for form in _forms(schema):
        found += [Offer(word, word) for word in form.get("enum", ())]
        if form.get("pattern") in _DAYS:
            found += _dates((field, key) in _HAPPENED, timed=(field, key) == ("log", "date"), board=board)
    if key in ("to", "from", "via") or (field in _PARTS and key in ("", "name")):
        found += _people(field, board, entry)
    if field in _OFTEN_ALIKE:
        values = dict.fromkeys(str(v) for e in reversed(board.journal.entries) if (v := getattr(e, field)))
        found += [Offer(scalar(value), value) for value in values]
    once: dict[str, Offer] = {}
    for offer in found:
        once.setdefault(offer.label, offer)
    return list(once.values())


def heading_offers(before: str, text: str, board: Board, entry: Interview | None) -> list[Offer]:
    """What may follow the mark of a heading, `before` being the line up to the cursor: a section, or for ### a person."""
    if before == "## ":
        return [Offer(title, title, "a section of the notes") for title in missing_sections(text, board)]
    if before == "### ":
        return [offer._replace(text=offer.label) for offer in _people("log", board, entry)]
    return []


def _ours(key: str, names: FieldNames) -> str:
    """Our name of a field that a journal may call otherwise."""
    return next((ours for ours, theirs in names if key in theirs), key)


def _forms(schema: Schema) -> Iterator[Schema]:
    """A schema and all that a value may be instead, or an item of it."""
    yield schema
    for inner in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])):
        yield from _forms(inner)


def _fields(beside: Iterable[str], names: FieldNames) -> Iterator[Offer]:
    """The fields that the header does not have yet, those first without which it cannot be read."""
    there = frozenset(beside)
    for field in sorted(FIELDS, key=lambda f: f.key not in REQUIRED):
        if there.isdisjoint(all_names([field.key], names)):
            theirs = next((own for ours, own in names if ours == field.key), (field.key,))[0]
            yield Offer(f"{scalar(theirs)}: ", theirs, f"{field.meaning}, e.g. {field.key}: {field.example}")


def _keys(mappings: Iterable[Schema], beside: frozenset[str]) -> Iterator[Offer]:
    """The keys that a mapping does not have yet, and that may be beside those that it has."""
    ruled_out = beside.union(*(_NOT_BESIDE.get(key, ()) for key in beside))
    for mapping in mappings:
        keys: Mapping[str, Any] = mapping["properties"]
        usual = sorted(keys, key=lambda k: (_FIRST.index(k) if k in _FIRST else len(_FIRST), k))
        for key in sorted(usual, key=lambda k: k not in mapping.get("required", ())):
            if key not in ruled_out:
                yield Offer(f"{key}: ", key)


def _dates(happened: bool, timed: bool, board: Board) -> Iterator[Offer]:
    """Days by the words that people have for them, as ISO dates; of what has happened, days that are past."""
    now, today = local(board.now, board.zone), local_day(board.now, board.zone)
    if timed:
        yield Offer(f"{now:%Y-%m-%d %H:%M}", f"{now:%Y-%m-%d %H:%M}", "now", "now")
    days: dict[date, list[str]] = {}
    for word in _PAST if happened else _AHEAD:
        try:
            days.setdefault(parse_typed_day(word, today, past=happened), []).append(word)
        except BadDate:  # the weekday that today is may be either
            continue
    for day, words in days.items():
        yield Offer(day.isoformat(), day.isoformat(), f"{words[0]}, {long_day(day)}", " ".join(words))


def _people(field: str, board: Board, entry: Interview | None) -> Iterator[Offer]:
    """Whoever may be named: those of the entry, then those of the other rounds; as references also those of the journal."""
    entries = [] if entry is None else [entry, *(e for e in board.journal.entries if e.opportunity == entry.opportunity)]
    people = [p for e in entries for p in (*e.interviewers, *([e.recruiter] if e.recruiter else []), *e.references)]
    if field == "references":
        everybody = (p for e in board.journal.entries for p in e.references)
        people = [*board.journal.settings.references, *everybody]
    found: dict[str, Person] = {}
    for person in people:
        found.setdefault(person.name, person)
    for name, person in found.items():
        yield Offer(scalar(name), name, person.title or person.part)
