"""What people call the fields: other names for ours, as they stand in notes, trackers and templates.

They are proposed, in a message or for the table `[fields]` of journal.toml, and never read as the field: what `title` means
is for its owner to say.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

# Ours, with the other names in the order in which they are most likely meant. Which of ours is proposed depends on the fields
# that a mapping has: a `position` is the role in an entry, and the title of a person.
OTHER_NAMES = {
    "company": "employer organisation organization company_name firm business org employer_name",
    "role": "position job_title job title position_title role_title job_role job_name vacancy opening",
    "date": (
        "interview_date date_of_interview interview_day interview_datetime datetime date_time date_and_time when start "
        "start_date start_time interview_start scheduled scheduled_for day"
    ),
    "time": "interview_time time_of_day hour at",
    "applied": "date_applied application_date applied_on applied_at date_of_application application_sent applied_date",
    "timezone": "tz time_zone zone",
    "duration": "length minutes interview_length",
    "interviewers": (
        "contacts hiring_manager hiring_managers interviewed_by interview_panel panel people contact contact_person "
        "contact_name met_with attendees participants who with"
    ),
    "recruiter": "headhunter recruited_by recruiter_name agent recruitment_agency recruiting_agency",
    "references": "referees reference_people",
    "contact_only_by": "contact_by preferred_contact contact_method",
    "next_steps": "next_step next what_next next_action",
    "decision_by": "decision_date deadline decision_deadline answer_by hear_back_by hear_by response_by decide_by",
    "cancelled": "canceled called_off",
    "interest": "interested",
    **dict.fromkeys(
        (
            *("format", "place", "round", "opportunity", "skip", "snooze", "closed", "country", "subdivision", "language"),
            *("calendar_uid", "calendar_sequence"),
        ),
        "",
    ),
    "log": "history timeline events activity correspondence",
    # of a person
    "name": "full_name fullname person who",
    "title": "position role job_title job function",
    "email": "mail e_mail email_address mail_address",
    "phone": "tel telephone mobile cell phone_number cell_phone number handy",
    "address": "postal_address street mailing_address",
    "linkedin": "linked_in linkedin_url linkedin_profile profile",
    "decides": "decision_maker hiring_manager",
    "agency": "firm company employer",
    # of a line of the log, of skip and snooze
    "sent": "",
    "heard": "",
    "to": "recipient who whom",
    "from": "sender",
    "by": "channel method medium how",
    "note": "notes comment remark text",
    "due": "deadline due_date",
    "until": "till to_date snooze_until",
    "kind": "type action",
    "reason": "why because note",
}


OURS = frozenset(OTHER_NAMES)


def _plain(name: str) -> str:
    """A key for comparing: `hiring_manager`, `Hiring Manager`, `hiring-manager` and `hiringManager` are one."""
    return re.sub(r"[\W_]+", "", name).lower()


@lru_cache(1)
def _meanings() -> dict[str, list[str]]:
    """Every other name, with ours in the order of the table."""
    meanings: dict[str, list[str]] = {}
    for ours, theirs in OTHER_NAMES.items():
        for name in theirs.split():
            meanings.setdefault(_plain(name), []).append(ours)
    return meanings


def name_meant(key: str, known: Container[str]) -> str | None:
    """The name among `known` for what people also call `key`; None if the table has none, or `key` is one of `known`."""
    if key in known:
        return None
    return next((ours for ours in _meanings().get(_plain(key), ()) if ours in known), None)
