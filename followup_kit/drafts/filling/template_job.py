"""One text that is written from a template: what it asks for, what a template may use, what may be wrong with one.

Light to load, which Jinja is not (`fill_template`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache

from ...base.light import Any, NamedTuple
from ...journal.languages import TEMPLATES

LONGEST = 1 << 16  # characters of one note
SUFFIX = ".txt.j2"
# What a template may use. `followup draft --template-vars` shows this; a test holds it equal to what is handed in.
VARIABLES = {
    "kind": "the action's kind: thank-you, check-in, ...",
    "by": "email, phone, mail or linkedin",
    "step": "which step of the check-ins, from 1",
    "tone": "of the playbook: warm, courteous, upbeat, plain or gentle",
    "to": "the person's name, or nothing",
    "via": "the recruiter's name where the note goes through one, or nothing",
    "address": "the person's postal address, or nothing",
    "company": "as in the entry",
    "role": "as in the entry, without an advertisement's (m/w/d)",
    "the_role": "the role within a sentence: the Buyer role, or the role of Buyer, Felt",
    "day": "the day of the interview in words",
    "weekday": "the weekday of the interview",
    "today": "the date at the top of a letter",
    "ahead": "true while the interview is still to come",
    "promised": "the day they promised an answer by, or nothing",
    "met": "true where the person was one of the interviewers",
    "thanked": "true where a thank-you or letter went to the person before (in a debrief: a note to the interviewers)",
    "earlier": "the day of the check-in before this one, or nothing",
    "interest": "yes, no or undecided",
    "to_say": "paragraphs that were written to be said, if any",
    "discussed": "the same paragraphs; else sentences about the conversation, else one TODO",
    "learned": "sentences about what was learned",
    "liked": "sentences about what was liked",
    "why_me": "sentences about why the writer fits",
    "answers": "what the writer would rather have answered",
    "points": "what was discussed, fragments too: for a talk or a list, not for a letter",
    "questions": "the writer's own questions to ask",
    "people": "the interviewers' names",
    "unreachable": "the interviewers whose e-mail address is not known",
    "whose": "in a call for addresses: the names of those whose address is asked for",
    "ask_next_steps": "true where nothing is known of the next steps, and this reader is the one who is asked",
    "greeting": "how the note begins, without the comma: Dear Dr. Birch",
    "hello": "the same for a short message: Hello Dr. Birch",
    "greeting_via": "the same for the recruiter it goes through",
    "last": "the last thing that happened: what, day, by, who (nothing: the reader), promises",
    "number": "the writer's number, or nothing",
    "number_slowly": "the same digit by digit, to say it twice to a machine",
    "placeholders": "texts for what is missing, by name: contact, number, interest, reason",
    "told": "in a note to a reference: the interviews to tell them of, each with day, role, company, ahead, why_me",
    "asked": "the interviews to ask them about, likewise",
    "me": "the writer's name",
    "closing": "the line above the name at the end, with its comma: Kind regards,",
    "contacts": "the writer's e-mail address, number and links",
    "notes": "in enclosed.txt.j2: the notes to pass on, each with `name` and `text`",
}


class Job(NamedTuple):
    """One text to write: the template's name without its ending, the code of the language, and the values (see VARIABLES)."""

    template: str
    language: str
    values: Mapping[str, Any]


class Failure(NamedTuple):
    """What is wrong with a template: the file as a person knows it, the line (from 1), what, and what to do."""

    file: str
    line: int
    message: str
    hint: str


@lru_cache
def text_of_kit(language: str, name: str) -> str | None:
    """The text of a template of the kit's own in a known language (`thank-you.txt.j2`); None where there is none."""
    if "/" in name or not name.endswith(SUFFIX):
        return None
    try:
        with open(os.path.join(TEMPLATES, language, name), encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None
