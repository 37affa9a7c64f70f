"""Playbooks: parameters for the rules, each with the source that asks for it and whether it is stated or a reading."""

from __future__ import annotations

from ..base.light import Any, Mapping, NamedTuple
from ..base.text import nearest
from ..journal.syntax.toml_text import BadToml, parse_toml, place_of
from ..kinds import KINDS
from ..model import Problem

BUILT_IN = ("balanced", "four-steps", "try-again", "dos-and-donts", "not-desperate", "one-shot")
KIT = "the kit"
ADVICE = (
    "late-thanks", "second-thanks", "too-many-contacts", "too-soon", "bypassed-recruiter", "refused-channel",
    "connected-too-soon", "reference-made-contact", "posted-publicly",
)  # fmt: skip
_STEPS = ("email", "phone", "mail")
# The tables of a playbook: what each parameter may be, and the kit's own value where a playbook says nothing.
SCHEMA: dict[str, Mapping[str, tuple[Any, str]]] = {
    **{kind.name: kind.params for kind in KINDS.values()},
    "recruiter": {"in_charge": (False, "yes or no"), "via": (False, "yes or no")},
    "advice": {"warnings": ([], "warnings"), "never_connect": (False, "yes or no")},
    "draft": {"tone": ("warm", "tone"), "proofreader": (False, "yes or no")},
}
RULE_IDS = {**{kind.name: kind.rule for kind in KINDS.values()}, "recruiter": "R08"}
# No playbook can leave out how it warns, how it writes, and what is the kit's own.
_ALWAYS = ("advice", "draft", *(kind.name for kind in KINDS.values() if kind.always))
_TOP = ("source", "summary", "extends", "name")
_TONES = ("warm", "courteous", "upbeat", "plain", "gentle")


class Param(NamedTuple):
    """One parameter: its value, `stated`, `reading` or `own`, and who says so."""

    value: Any
    basis: str
    source: str
    rests_on: tuple[str, ...] = ()


class Playbook(NamedTuple):
    """A playbook as the engine uses it: `values` for computing, `params` for explaining."""

    name: str
    source: str
    summary: str
    values: Mapping[str, Mapping[str, Any]]
    params: Mapping[str, Mapping[str, Param]]
    sources: Mapping[str, str]
    file: str

    def __contains__(self, rule: object) -> bool:
        return rule in self.values


NO_RULES = Playbook("", "", "", {}, {}, {}, "")  # proposes nothing; what a board has whose playbook cannot be read


def parse_playbook(name: str, file: str, data: bytes, base: Playbook | None = None) -> Playbook:
    """A playbook from its TOML; `base` is what it extends. BadToml with file, line and key where anything is wrong."""
    raw, text = parse_toml(file, data)
    return _Reader(name, file, raw, text).read(base)


def extended_name(file: str, data: bytes) -> str | None:
    """The name of the playbook that this one extends."""
    raw, _ = parse_toml(file, data)
    base = raw.get("extends")
    return base if isinstance(base, str) else None


class _Reader:
    def __init__(self, name: str, file: str, raw: dict[str, Any], text: str) -> None:
        self.name = name
        self.file = file
        self.raw = raw
        self.text = text
        self.problems: list[Problem] = []

    def _error(self, path: tuple[str, ...], message: str, hint: str = "") -> None:
        line, column = place_of(self.text, path)
        self.problems.append(Problem(self.file, line, column, "error", "playbook", f"{'.'.join(path)}: {message}", hint))

    def read(self, base: Playbook | None) -> Playbook:
        own = self.name not in BUILT_IN
        source = self._top("source", self.name) if not own else self.name
        summary = self._top("summary", base.summary if base else "")
        self._top("extends", "")
        params: dict[str, dict[str, Param]] = {k: dict(v) for k, v in base.params.items()} if base else {}
        sources: dict[str, str] = dict(base.sources) if base else {}
        for table, content in self.raw.items():
            if table in _TOP and not isinstance(content, dict):
                continue
            if table in SCHEMA and not isinstance(content, dict):
                self._error((table,), f"{content!r} is not a table", f"write [{table}]")
                continue
            if table not in SCHEMA:
                known = (*SCHEMA, *_TOP)
                meant = nearest(table, known)
                self._error((table,), "no such rule", f"did you mean {meant}?" if meant else "known are: " + ", ".join(SCHEMA))
                continue
            if not isinstance(content.get("use", True), bool):
                self._error((table, "use"), f"{content['use']!r} is neither true nor false", "write true or false")
            if content.get("use") is False:
                params.pop(table, None)
                continue
            sources[table] = content["source"] if isinstance(content.get("source"), str) else source
            params[table] = self._table(table, content, params.get(table), sources[table], own)
        if not params and not self.problems:
            message = "it has no rules, so it would ask for nothing"
            hint = 'write extends = "balanced", or a table of its own for each rule (followup playbook show balanced)'
            self.problems.append(Problem(self.file, 1, 1, "error", "playbook", message, hint))
        for table in _ALWAYS:
            if table not in params:
                sources[table] = KIT
                params[table] = self._table(table, {}, None, KIT, own)
        if self.problems:
            raise BadToml(self.problems)
        values = {t: {k: p.value for k, p in v.items()} for t, v in params.items()}
        return Playbook(self.name, source, summary, values, params, sources, self.file)

    def _top(self, key: str, default: str) -> str:
        value = self.raw.get(key, default)
        if not isinstance(value, str):
            self._error((key,), f"{value!r} is not a text", f'write {key} = "..."')
            return default
        return value

    def _table(
        self, table: str, content: dict[str, Any], before: dict[str, Param] | None, source: str, own: bool
    ) -> dict[str, Param]:
        schema = SCHEMA[table]
        rests = content.get("from")
        rests_on = tuple(rests) if isinstance(rests, list) else ()
        found = {k: Param(d, "reading", KIT, rests_on) for k, (d, _) in schema.items()} | (before or {})
        for key, value in content.items():
            if key in ("source", "from", "use"):
                continue
            if key not in schema:
                meant = nearest(key, schema)
                hint = f"did you mean {meant}?" if meant else "known are: " + (", ".join(schema) or "none")
                self._error((table, key), "no such parameter", hint)
                continue
            basis, origin, articles = ("own" if own else "reading"), source, rests_on
            if isinstance(value, dict):
                basis, origin = value.get("basis", basis), value.get("source", source)
                named = value.get("from", list(articles))
                if not isinstance(named, list) or not all(isinstance(a, str) for a in named):
                    self._error((table, key), f"from: {named!r} is not a list of titles", 'write from = ["..."]')
                    continue
                articles = tuple(named)
                if "value" not in value or basis not in ("stated", "reading", "own"):
                    self._error(
                        (table, key),
                        f"{value!r} has no value or an unknown basis",
                        'write { value = 24, basis = "stated" }',
                    )
                    continue
                value = value["value"]
            wrong = _wrong(value, schema[key][1])
            if wrong:
                self._error((table, key), f"{value!r} {wrong[0]}", wrong[1])
                continue
            found[key] = Param(value, basis, origin, articles)
        return found


def _wrong(value: Any, wanted: str) -> tuple[str, str] | None:
    """Why a parameter's value cannot be, and what to write instead."""
    number = isinstance(value, int) and not isinstance(value, bool)
    if wanted == "hours":
        return None if number and 0 < value <= 24 * 60 else ("is not a number of hours from 1 to 1440", "write 24")
    if wanted == "days":
        return None if number and 0 <= value <= 366 else ("is not a number of days from 0 to 366", "write 7")
    if wanted == "days from 1":
        return None if number and 1 <= value <= 366 else ("is not a number of days from 1 to 366", "write 2")
    if wanted == "yes or no":
        return None if isinstance(value, bool) else ("is neither true nor false", "write true or false")
    if wanted in ("steps", "warnings"):
        known: tuple[str, ...] = _STEPS if wanted == "steps" else ADVICE
        fits = isinstance(value, list) and all(v in known for v in value) and (value or wanted == "warnings")
        return None if fits else (f"is not a list of {wanted}", "known are: " + ", ".join(known))
    choices = _TONES if wanted == "tone" else tuple(wanted.split(" or "))
    return None if value in choices else ("is not known", "write one of: " + ", ".join(choices))
