"""What the columns of a table mean: of a format that is known, of a plain spreadsheet by their names, or as the person says.

The headers of known formats are those that their programs write, as read in their sources: JobSync
(src/app/api/jobs/export/route.ts) and career-ops (modes/tracker.md, modes/followup.md, tracker-parse.mjs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ...base.light import NamedTuple
from ...base.text import few, folded, nearest, visible
from ...journal.header_fields import KNOWN
from ...journal.names.other_names import OTHER_NAMES

# Beside the fields of an entry: words about how it stands, and days on which something came of it.
STATUS, STATUS_DATE, REJECTED, OFFERED = "status", "status_date", "rejected_on", "offered_on"
KEEP = "keep"  # in the notes
_EXTRA = (STATUS, STATUS_DATE, REJECTED, OFFERED, KEEP)
# What a table cannot say in a cell, or what the kit writes itself.
_NEVER = frozenset(
    {"log", "skip", "snooze", "references", "calendar_uid", "calendar_sequence", "closed", "contact_only_by", "cancelled"}
)
TARGETS = (*sorted(KNOWN - _NEVER), *_EXTRA)
# Of these, what a column of that very name is without a doubt; a Language may be a programming language.
_CERTAIN = (
    "company",
    "role",
    "time",
    "applied",
    "timezone",
    "interviewers",
    "recruiter",
    "next_steps",
    "decision_by",
    "round",
    *_EXTRA[:-1],
)
_NAMES: Mapping[str, str] = {
    "company": f"{OTHER_NAMES['company']} firma unternehmen arbeitgeber",
    "role": f"{OTHER_NAMES['role']} stelle position rolle stellenbezeichnung",
    "date": "interview_date date_of_interview interview_day interview_datetime interview scheduled_for interview_on "
    "gespräch_am gesprächstermin gespräch vorstellungsgespräch vorstellungsgespräch_am interview_am",
    "time": "interview_time uhrzeit",
    "applied": f"{OTHER_NAMES['applied']} applied_at application_day beworben beworben_am bewerbungsdatum bewerbung_am",
    "interviewers": "interviewer interviewed_by interview_panel interviewer_name gesprächspartner",
    "recruiter": "recruiter_name headhunter",
    "place": "interview_location interview_place",
    STATUS: "stage state outcome result application_status current_status",
    STATUS_DATE: "date_of_status status_changed status_change_date",
    REJECTED: "rejection_date date_rejected date_of_rejection rejected_at rejected absage_am",
    OFFERED: "offer_date date_of_offer offered_at zusage_am",
}
# Days that may be that of the interview or that of the application.
_DOUBTFUL = frozenset({"date", "day", "when", "start", "startdate", "datetime", "datum", "termin"})


class BadMap(Exception):
    """Columns whose meaning is in doubt, or cannot be as the person says: why, and what to type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class TableMap(NamedTuple):
    """What each column means, by its place: one of TARGETS. `form` is the known format; `nothing` are its words for none."""

    form: str
    targets: tuple[str, ...]
    nothing: frozenset[str] = frozenset()

    def place_of(self, target: str) -> int | None:
        """The column that has it; None where there is none."""
        return self.targets.index(target) if target in self.targets else None


_JOBSYNC = {"company": "company", "jobtitle": "role", "applieddate": "applied", "status": STATUS}
_JOBSYNC_HEADER = (
    "index",
    "createdat",
    "applied",
    "applieddate",
    "company",
    "jobtitle",
    "jobtype",
    "location",
    "jobsource",
    "status",
)
_TRACKER = {"company": "company", "role": "role", "date": "applied", "status": STATUS}
_TRACKER_HEADER = frozenset({"#", "date", "company", "role", "score", "status", "pdf", "report", "notes"})
_FOLLOW_UPS = ("num", "appnum", "date", "company", "role", "channel", "contact", "notes")
_OURS = frozenset({"id", "interview", "opportunity", "kind", "opens", "due", "state"})
FOLLOW_UPS = "career-ops follow-ups.md"


def known_map(columns: Sequence[str]) -> TableMap | None:
    """The map of a format whose header is known; None for another one. Raises BadMap for followup's own table."""
    names = [column.strip().lower() for column in columns]
    if set(names) >= _OURS:
        raise BadMap("this is the state table that followup exports", "the journal has all that is in it")
    if tuple(names) == _JOBSYNC_HEADER:
        return TableMap("JobSync", tuple(_JOBSYNC.get(name, KEEP) for name in names), frozenset({"n/a"}))
    if tuple(names) == _FOLLOW_UPS:
        return TableMap(FOLLOW_UPS, tuple(KEEP for _ in names))
    if set(names) >= _TRACKER_HEADER and len(names) <= len(_TRACKER_HEADER) + 2:
        return TableMap(
            "career-ops applications.md", tuple(_TRACKER.get(name, KEEP) for name in names), frozenset({"—", "-", "?", "n/a"})
        )
    return None


def map_of(columns: Sequence[str], given: Iterable[str] = ()) -> TableMap:
    """What the columns mean; `given` are the person's words (`Position=role`), which count before everything else.

    Raises BadMap where a column or a meaning is not known, two columns mean the same, or what is needed is missing.
    """
    known = known_map(columns)
    if known is not None and known.form == FOLLOW_UPS:
        return known
    chosen = _given(columns, given)
    if known is not None:
        targets = list(known.targets)
    else:
        targets = [_target_of(column) or KEEP for column in columns]
    for at, target in chosen.items():
        targets = [KEEP if other == target and target != KEEP else other for other in targets]
        targets[at] = target
    _check(columns, targets, chosen)
    return TableMap(known.form if known is not None else "", tuple(targets), known.nothing if known is not None else frozenset())


def _given(columns: Sequence[str], given: Iterable[str]) -> dict[int, str]:
    """The person's words, by the place of the column. Raises BadMap."""
    names = {folded(column): at for at, column in reversed(list(enumerate(columns)))}
    found: dict[int, str] = {}
    for text in given:
        for pair in re.split(r",(?=[^,=]*=)", text):
            column, equals, target = pair.rpartition("=")
            target = target.strip().lower().replace("-", "_")
            if not equals or not column.strip():
                raise BadMap(f"--map: {visible(pair)!r} is no pair", "write it like Position=role")
            at = names.get(folded(column))
            if at is None:
                near = nearest(folded(column), names)
                hint = f"did you mean {visible(columns[names[near]])}?" if near else f"the columns are {few(columns)}"
                raise BadMap(f"--map: there is no column {visible(column.strip())!r}", hint)
            if target not in TARGETS:
                near = nearest(target, TARGETS)
                hint = f"did you mean {near}?" if near else f"write one of {', '.join(TARGETS)}"
                raise BadMap(f"--map: {visible(target)!r} is nothing that a column can be", hint)
            found[at] = target
    return found


def _target_of(column: str) -> str | None:
    """What a column of a plain spreadsheet means by its name; None where that is not certain."""
    plain = _plain(column)
    own = next((target for target in _CERTAIN if plain == _plain(target)), None)
    return own or next((target for target, names in _NAMES.items() if plain in {_plain(name) for name in names.split()}), None)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _check(columns: Sequence[str], targets: Sequence[str], chosen: Mapping[int, str]) -> None:
    """Raise BadMap where two columns mean the same, what is needed is missing, or a day may be one of two."""
    for target in set(targets) - {KEEP}:
        same = [columns[at] for at, other in enumerate(targets) if other == target]
        if len(same) > 1:
            raise BadMap(f"two columns may be the {target}: {few(same)}", f"say which with --map '{visible(same[0])}={target}'")
    listed = few(columns)
    missing = [needed for needed in ("company", "role") if needed not in targets]
    if missing:
        pairs = ",".join(f"COLUMN={needed}" for needed in missing)
        raise BadMap(
            f"no column is clearly the {' or the '.join(missing)}; the columns are {listed}", f"say which with --map '{pairs}'"
        )
    doubtful = [
        at for at, column in enumerate(columns) if _plain(column) in _DOUBTFUL and targets[at] == KEEP and at not in chosen
    ]
    if doubtful and not {"date", "applied"} <= set(targets):
        name = visible(columns[doubtful[0]])
        if "date" not in targets and "applied" not in targets:
            hint = f"say which with --map '{name}=date' (the interview) or --map '{name}=applied'"
            raise BadMap(f"the column {name!r} may be the day of the interview or that of the application", hint)
    if "date" not in targets and "applied" not in targets:
        hint = "say which with --map 'COLUMN=date' (of the interview) or --map 'COLUMN=applied'"
        raise BadMap(f"no column has a day; the columns are {listed}", hint)
