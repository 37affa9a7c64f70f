"""The JSON Schema of an entry's header, made from the table of its fields, for editors and other programs.

What it accepts is wider than what `followup check` does: it knows the form of a value, not whether a date exists. An empty value
is as if left out, and keys of the person's own are allowed. A text may be a number or a yes or no to other YAML readers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ..base.light import Any
from ..kinds import CHANNELS, HEARD, KINDS, OTHER_SENT
from .decisions import OF_CLOSED, OF_SKIP, OF_SNOOZE
from .fields import NO_WORDS, YES_WORDS
from .header_fields import FIELDS, REQUIRED
from .log import KEYS
from .people import OF_PART

Schema = dict[str, Any]
_NOTHING = {"type": "null"}
_TEXT = {"type": ["string", "number", "boolean", "null"]}
_DAY = r"^\s*\d{4}-\d{2}-\d{2}"


def _like(pattern: str) -> Schema:
    """A text of a form, or nothing. Numbers pass, since to other readers 2026 is one."""
    return _TEXT | {"pattern": pattern}


def _any_of(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def _one_of(words: Collection[str], more: Iterable[str] = ()) -> Schema:
    """One of some words, which an editor may offer, in any case, or one of some more; or nothing."""
    any_case = "|".join("".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in word) for word in (*words, *more))
    return _any_of({"enum": list(words)}, {"type": "string", "pattern": rf"^\s*({any_case})?\s*$"}, _NOTHING)


def _mapping(keys: Iterable[str], required: Iterable[str] = (), **known: Schema) -> Schema:
    """A mapping with some keys, texts but for those that are `known`."""
    properties = {key: known.get(key, _TEXT) for key in sorted(keys)}
    return {"type": "object", "properties": properties, "required": sorted(required)}


def _list(item: Schema) -> Schema:
    """A list, one item without a list, or nothing."""
    return _any_of(item, {"type": "array", "items": _any_of(item, _NOTHING)}, _NOTHING)


_YES_OR_NO = _any_of({"type": "boolean"}, _one_of(("yes", "no"), sorted(YES_WORDS | NO_WORDS)))
# A day with or without a time; the last day of a period.
MOMENT = _like(_DAY)
PERIOD = _like(r"^\s*\d{4}-?(\d{2}|[Ww]\d{2})")
_BY = _one_of(CHANNELS)
_KIND = _one_of(tuple(KINDS))


def _person(part: str, **known: Schema) -> Schema:
    """A name alone, or a mapping with it."""
    return _any_of({"type": "string"}, _mapping(OF_PART[part], ["name"], **known))


_EVENT = _mapping(
    KEYS, ["date"], date=MOMENT, sent=_one_of((*KINDS, *OTHER_SENT)), heard=_one_of(HEARD), by=_BY, decision_by=PERIOD,
    due=PERIOD, accepted=_YES_OR_NO,
) | {"anyOf": [{"required": ["sent"]}, {"required": ["heard"]}]}  # fmt: skip
_REQUIRED_TEXT = {"type": ["string", "number", "boolean"]}
# The fields that are more than a text.
FORMS: Mapping[str, Schema] = {
    "company": _REQUIRED_TEXT,
    "role": _REQUIRED_TEXT,
    "date": MOMENT,
    "applied": MOMENT,
    "decision_by": PERIOD,
    "duration": _like(r"^\s*\d"),
    "interest": _any_of(_one_of(("yes", "no", "undecided")), _YES_OR_NO),
    "contact_only_by": _list(_BY),
    "interviewers": _list(_person("interviewer", decides=_YES_OR_NO)),
    "recruiter": _any_of(_person("recruiter", kind=_one_of(("external", "internal", "hr"))), _NOTHING),
    "references": _list(_person("reference", told=MOMENT, contacted=MOMENT)),
    "log": _list(_EVENT),
    "skip": _list(_any_of(_KIND, _mapping(OF_SKIP, ["kind"], kind=_KIND))),
    "snooze": _list(_mapping(OF_SNOOZE, ["kind", "until"], kind=_KIND, until=MOMENT)),
    "closed": _any_of(_TEXT, _mapping(OF_CLOSED, date=MOMENT)),
}


def entry_schema() -> Schema:
    """The schema (draft 7) of a header: a property for each of `FIELDS`, with what it means and an example."""
    properties = {f.key: {"description": f.meaning, **FORMS.get(f.key, _TEXT), "examples": [f.example]} for f in FIELDS}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The header of an entry of followup: one interview, or an application without a date",
        "type": "object",
        "properties": properties,
        "required": [key for key in REQUIRED if key != "date"],
        "anyOf": [{"required": ["date"]}, {"required": ["applied"]}],
    }
