"""What a template of a draft gets: everything that a note can have, or as little as one can."""

from __future__ import annotations

from followup_kit.drafts.filling.template_job import VARIABLES

NOTHING = {"what": "nothing", "day": None, "by": None, "who": None, "promises": False}


def values(kind, by, tone, interest, full, last=NOTHING):
    """What a template gets: everything that a note can have, or as little as one can."""
    sentences = [f"This is sentence {i} of the notes." for i in range(3)]
    lists = ("learned", "liked", "why_me", "answers", "points", "questions", "people", "unreachable", "contacts", "notes")
    bare = dict.fromkeys(VARIABLES, None) | {n: [] for n in (*lists, "told", "asked", "whose")}
    item = {
        "day": "DAY",
        "role": "Data Engineer",
        "the_role": "the Data Engineer role",
        "company": "Northwind",
        "ahead": full,
        "why_me": sentences[0] if full else None,
    }
    found = bare | {
        "kind": kind, "by": by, "step": 2 if full else 1, "tone": tone, "company": "Northwind", "role": "Data Engineer", "day": "DAY", "weekday": "WEEKDAY", "today": "TODAY",
        "ahead": full, "met": full, "thanked": full, "interest": interest, "discussed": ["TODO: one sentence."], "ask_next_steps": full, "me": "Robin Marsh",
        "the_role": "the Data Engineer role", "greeting": "GREETING", "hello": "HELLO", "greeting_via": "GREETING", "last": last, "told" if kind == "tell-reference" else "asked": [item] * (1 + full),
        "closing": "Kind regards,",
        "placeholders": dict.fromkeys(("contact", "number", "interest", "reason", "name", "me"), "TODO: this."),
    }  # fmt: skip
    if full:
        found |= dict.fromkeys(("discussed", "learned", "liked", "why_me", "answers", "points", "questions"), sentences)
        found |= {
            "to": "Dana Whitfield", "via": "Jo Park", "address": "1 Pier Road", "promised": "PROMISED", "earlier": "EARLIER", "number": "+1 555 0123", "number_slowly": "+ 1, 5 5 5, 0 1 2 3", "people": ["Dana Whitfield", "Sam Ortega", "Ada Moss"],
            "unreachable": ["Sam Ortega"], "whose": ["Dana Whitfield", "Sam Ortega"], "contacts": ["robin@marsh.example", "+1 555 0123"], "notes": [{"name": "Dana Whitfield", "text": "Dear Dana"}] * 2,
        }  # fmt: skip
    if kind in ("find-address", "connect", "tell-reference", "ask-reference") and not full:
        found |= {"to": "Dana Whitfield", "whose": ["Dana Whitfield"]}  # these are about somebody
    item = {"text": "A.", "place": "a.md:1", "part": "learned", "person": "Sam", "also": "Ada Moss", "about_reader": full}
    brief = {
        "material": [item] * full, "words": 200, "characters": None, "title": "VP" if full else None, "round": "2" if full else None,
        "format": "onsite" if full else None, "left_out": ["3 lines"] * full, "next_steps_known": full,
    }  # fmt: skip
    return found | (brief if kind == "brief" else {})
