"""What people type for a command, or for the value of an option, that has another name."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.text import nearest

_MEANT = {
    "due": "today todo to-do todos now agenda next overdue upcoming soon tasks actions remind reminders",
    "list": "ls all status jobs applications companies opportunities pipeline overview",
    "show": "cat view info details",
    "edit": "open vi vim nano",
    "new": "add create interview entry",
    "done": "sent thank thanks mark finish tick complete",
    "heard": "got received reply replied invited rejected",
    "snooze": "postpone later defer wait",
    "close": "rm remove delete archive drop end give-up",
    "move": "reschedule rebook",
    "why": "explain reason rule",
    "draft": "write mail email letter compose notes drafts",
    "check": "lint validate verify problems errors",
    "export ics": "calendar ics ical",
    "import mail": "mailbox inbox",
    "report": "html stats statistics review timeline page",
    "lab": "board notebook jupyter",
    "playbook list": "playbooks rules",
    "doctor": "debug diagnose setup",
}
_HINTS = {
    "undo": "put --undo behind the command that wrote it, as in: followup done northwind thank-you --undo",
    "revert": "put --undo behind the command that wrote it, as in: followup done northwind thank-you --undo",
    "log": "followup done WHICH KIND notes what you sent, followup heard WHICH KIND what they said",
    "config": "the settings are in journal.toml, at the top of the journal",
    "settings": "the settings are in journal.toml, at the top of the journal",
    "send": "nothing is ever sent for you: followup draft writes it, followup done notes that you sent it",
    "search": "any text search does: grep -ri WORD in the journal",
    "version": "did you mean followup --version?",
}
_VALUES = {
    "eml": "email e-mail mail",
    "md": "markdown",
    "markdown": "md table",
    "text": "txt plain",
    "mailto": "link",
    "html": "htm page print",
    "ics": "ical icalendar calendar",
    "vcf": "vcard vcards contacts",
}


def value_meant(word: str, known: Sequence[str]) -> str | None:
    """Of the values that an option may have the one that was probably meant."""
    word = word.lower()
    other = next((value for value in known if word in (value, *_VALUES.get(value, "").split())), None)
    return other or nearest(word, known)


def hint_for(word: str) -> str | None:
    """The hint for a word that is no command, but is what people call one; None where nothing is known of it."""
    word = word.lower()
    meant = next((command for command, words in _MEANT.items() if word in words.split()), None)
    return f"did you mean {meant}?" if meant else _HINTS.get(word)
