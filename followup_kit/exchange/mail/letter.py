"""A message as far as the journal is concerned: who wrote it to whom and when, in which thread, and what sort of thing it is."""

from __future__ import annotations

import re
from datetime import datetime

from ...base.light import NamedTuple
from ...base.text import clipped, visible
from .addresses import Mailbox, mailboxes
from .headers import Head, decoded
from .message_files import Found, Place
from .when import when
from .words import phrases

_ID = re.compile(r"<[!-;=?-~]{3,250}>")
_IDS = 100  # of a thread
_SUBJECT = 200  # characters
# The sorts that are no letters from a person. An answering machine's is never a reply; what a program wrote may be a rejection.
ANSWERED, WRITTEN, LIST, REPORT = "automatic reply", "written by a program", "sent to a list", "delivery report"


class Letter(NamedTuple):
    """One message. `at` is in UTC, to the minute, and `told_by` the header that it is from; both None where none tells it.

    `writers` are all whom it has as its senders, each once; `sort` is empty for what a person wrote.
    """

    place: Place
    at: datetime | None
    told_by: str | None
    writers: tuple[Mailbox, ...]
    recipients: tuple[Mailbox, ...]
    subject: str
    message_id: str | None
    thread: tuple[str, ...]  # the Message-IDs that it answers
    sort: str

    @property
    def sender(self) -> Mailbox | None:
        """Who wrote it; None where that is not beyond doubt."""
        return self.writers[0] if len(self.writers) == 1 else None

    @property
    def key(self) -> tuple[object, ...]:
        """What is the same for two copies of one message, as in the folders Sent and Inbox; not its Message-ID alone."""
        return (self.message_id, self.at, self.sender.address if self.sender else None, self.subject)


def letter_of(found: Found, now: datetime) -> Letter | None:
    """A message that was found; None for one that is thrown away or was never sent."""
    head = found.head
    if _is_gone(head) or _is_draft(head):
        return None
    told = when(head, now)
    writers = {box.address: box for value in head.all("from") for box in mailboxes(value)}
    ids = _ID.findall(head.first("message-id"))
    return Letter(
        found.place,
        told.at if told else None,
        told.by if told else None,
        tuple(writers.values()),
        tuple(box for name in ("to", "cc", "bcc") for value in head.all(name) for box in mailboxes(value)),
        clipped(visible(decoded(head.first("subject"))).strip(), _SUBJECT),
        ids[0] if ids else None,
        tuple(dict.fromkeys(_ID.findall(" ".join((*head.all("in-reply-to"), *head.all("references"))))))[-_IDS:],
        _sort_of(head),
    )


def _is_gone(head: Head) -> bool:
    """Whether a mail program has marked it as deleted: Thunderbird by a bit, mutt and others by a letter."""
    for bits in head.all("x-mozilla-status"):
        if re.fullmatch(r"[0-9a-fA-F]{4}", bits) and int(bits, 16) & 0x0008:
            return True
    return "D" in head.first("status") + head.first("x-status")


def _is_draft(head: Head) -> bool:
    return "x-mozilla-draft-info" in head.fields or head.first("x-unsent").strip() == "1" or "T" in head.first("x-status")


def _sort_of(head: Head) -> str:
    kind = head.first("content-type").lower()
    if kind.startswith("multipart/report"):
        return REPORT
    submitted = head.first("auto-submitted").strip().lower()
    precedence = head.first("precedence").strip().lower()
    subject = " ".join(decoded(head.first("subject")).lower().split())
    answers = any(name in head.fields for name in ("x-autoreply", "x-autorespond", "x-auto-response"))
    if answers or submitted.startswith(("auto-replied", "auto-notified")) or precedence in ("auto_reply", "auto-reply"):
        return ANSWERED
    if subject.removeprefix("re: ").removeprefix("aw: ").startswith(phrases().away):
        return ANSWERED
    if "list-id" in head.fields or "list-unsubscribe" in head.fields or precedence in ("list", "bulk", "junk"):
        return LIST
    return WRITTEN if submitted not in ("", "no") else ""
