"""The opportunities as JSON: each as a line of `list`, and one whole."""

from __future__ import annotations

from collections.abc import Mapping

from ...api import Board
from ...base.light import Any
from ...model import Action, Application, Interview, LogLine, Person
from ..export import SCHEMA, action_as_dict, iso
from .facts import log_of, open_rows, opportunity_named
from .listing import Listed, going_on, opportunity_list
from .note_sections import NoteSection, note_sections
from .stage import Contact


def list_as_dict(board: Board, *, every: bool) -> dict[str, Any]:
    """What `list --json` prints; moments are ISO in the zone of their entry, `now` in the person's."""
    found = opportunity_list(board)
    return {
        "schema": SCHEMA,
        "now": iso(board.now, board.zone),
        "opportunities": [listed_as_dict(x) for x in (found if every else going_on(found))],
    }


def listed_as_dict(x: Listed) -> dict[str, Any]:
    """One opportunity as the documented JSON."""
    return {
        "opportunity": x.name,
        "company": x.company,
        "role": x.role,
        "stage": x.stage,
        "rounds": x.rounds,
        "interest": x.interest,
        "last": _last(x.last),
        "next": _next(x.next),
    }


def _last(contact: Contact | None) -> Mapping[str, Any] | None:
    if contact is None:
        return None
    at = iso(contact.at, contact.entry.zone)
    return {"event": contact.event, "at": at, "file": contact.entry.file, "line": contact.line}


def _next(a: Action | None) -> Mapping[str, Any] | None:
    if a is None:
        return None
    return {"id": a.id, "kind": a.kind, "to": a.to, "opens": iso(a.opens, a.zone), "due": iso(a.due, a.zone), "state": a.state}


def opportunity_as_dict(board: Board, found: Listed) -> dict[str, Any]:
    """What `show --json` prints: the fields of `list --json` (`rounds` in full), people, log, the open actions, the notes."""
    opportunity = opportunity_named(board, found.name)
    references = {p.name: p for e in opportunity.entries for p in e.references}.values()
    return {
        "schema": SCHEMA,
        "now": iso(board.now, board.zone),
        **listed_as_dict(found),
        "rounds": [_round(e) for e in opportunity.entries],
        "people": [person_as_dict(p) for p in (*opportunity.everybody(), *references)],
        "log": [line_as_dict(e, line) for e, line in log_of(opportunity) if line is not None],
        "actions": [action_as_dict(a) for a in open_rows(board, opportunity)],
        "notes": [note_as_dict(e, s) for e in opportunity.entries for s in note_sections(e.body, e.body_line)],
    }


def _round(entry: Interview) -> dict[str, Any]:
    return {
        "interview": entry.id,
        "start": iso(entry.start, entry.zone),
        "end": iso(entry.end, entry.zone),
        "assumed": entry.assumed,
        "format": entry.format,
        "place": entry.place,
        "round": entry.round,
        "cancelled": entry.cancelled,
        "interviewers": [p.name for p in entry.interviewers],
        "next_steps": entry.next_steps,
        "decision_by": entry.decision_by.isoformat() if entry.decision_by else None,
        "contact_only_by": list(entry.contact_only_by) if entry.contact_only_by else None,
        "file": entry.file,
        "line": entry.date_line,
    }


def note_as_dict(entry: Interview | Application, s: NoteSection) -> dict[str, Any]:
    """A section of an entry's notes."""
    return {"interview": entry.id, "heading": s.heading, "depth": s.depth, "text": "\n".join(s.lines), "line": s.line}


def person_as_dict(p: Person) -> dict[str, Any]:
    """Somebody named in an entry."""
    return {
        "name": p.name,
        "part": p.part,
        "title": p.title,
        "email": p.email,
        "phone": p.phone,
        "address": p.address,
        "linkedin": p.linkedin,
        "contact": p.contact,
        "decides": p.decides,
        "kind": p.kind,
        "agency": p.agency,
    }


def line_as_dict(entry: Interview | Application, line: LogLine) -> dict[str, Any]:
    """A line of an entry's log."""
    at = iso(line.when.at, entry.zone) if line.when.timed else line.when.day.isoformat()
    return {
        "date": at,
        "sent": line.sent,
        "heard": line.heard,
        "who": line.who,
        "by": line.by,
        "via": line.via,
        "note": line.note,
        "decision_by": line.decision_by.isoformat() if line.decision_by else None,
        "due": line.due.isoformat() if line.due else None,
        "accepted": line.accepted,
        "file": entry.file,
        "line": line.line,
    }
