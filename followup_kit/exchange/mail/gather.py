"""Reads mail: first only the headers, of everything; then the bodies of what concerns a person of the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from ...api import Board
from ...base.light import NamedTuple
from ...base.text import visible
from ...dates.local_time import plus
from .contents import LARGEST, Contents, contents_of
from .directory import Directory
from .folders import Finding, MailFile
from .letter import LIST, REPORT, Letter, letter_of
from .message_files import Changed, bytes_of, messages_in
from .noted import lines_of

_BEFORE = timedelta(days=8)  # before the first interview, from which on there is something to do


class Mail(NamedTuple):
    """A message that concerns the journal, and what it says."""

    letter: Letter
    contents: Contents


class Gathered(NamedTuple):
    """What was read: the messages that concern the journal in order of time, how many were looked at, what went wrong.

    `shared` are the Message-IDs that different messages have.
    """

    mails: tuple[Mail, ...]
    read: int
    findings: tuple[Finding, ...]
    shared: frozenset[str] = frozenset()


def gather(
    board: Board, files: Sequence[MailFile], people: Directory, own: frozenset[str], tell: Callable[[int, int], None]
) -> Gathered:
    """Read mail and keep what concerns the people of the journal, or is in a thread with them.

    `tell` is told, now and then, which file it is and up to which of its bytes it is read. What cannot be read is a finding.
    """
    findings: list[Finding] = []
    since = plus(min((e.start for e in board.journal.entries), default=board.now), -_BEFORE)
    near: dict[tuple[object, ...], Letter] = {}
    far: dict[tuple[object, ...], Letter] = {}
    read = 0
    for number, file in enumerate(files):
        tell(number, 0)
        found, looked_at, told = _letters_of(file, board, lambda at, number=number: tell(number, at))  # type: ignore[misc]
        read += looked_at
        findings += told
        for letter in found:
            concerns = _concerns(letter, people, own)
            why = _why_left_out(letter, people, concerns)
            if why is not None:
                findings.append(Finding(letter.place.path, f"{_named(letter)} {why}; it was left out"))
            elif letter.at is not None and letter.at >= since:
                if concerns:
                    near.setdefault(letter.key, letter)
                elif letter.thread and letter.sort != LIST and any(box.address in own for box in letter.recipients):
                    far.setdefault(letter.key, letter)
    kept = sorted([*near.values(), *_in_a_thread(board, near.values(), far.values())], key=_in_order)
    shared = _shared(kept)
    findings += [
        Finding(letter.place.path, f"{_named(letter)} has the Message-ID of another message too")
        for letter in kept
        if letter.message_id in shared
    ]
    mails, told = _mails_of(kept, people)
    findings += told
    return Gathered(tuple(mails), read, tuple(dict.fromkeys(findings)), frozenset(shared))


def _why_left_out(letter: Letter, people: Directory, concerns: bool) -> str | None:
    """What is wrong with a letter that is somebody's of the journal, so that it cannot be used."""
    if letter.sender is None and any(box.address in people for box in letter.writers):
        return f"has {'two' if len(letter.writers) == 2 else len(letter.writers)} senders"
    return "has no date that can be believed" if letter.at is None and concerns else None


def _mails_of(letters: Iterable[Letter], people: Directory) -> tuple[list[Mail], list[Finding]]:
    """The letters with what they say, but for reports that are about nobody of the journal; and what went wrong."""
    mails: list[Mail] = []
    findings: list[Finding] = []
    for letter in letters:
        try:
            contents = contents_of(bytes_of(letter.place, LARGEST))
        except OSError as bad:
            findings.append(Finding(letter.place.path, visible(bad.strerror or str(bad))))
            continue
        if letter.sort == REPORT and people.keys().isdisjoint(contents.failed):
            continue
        mails.append(Mail(letter, contents))
        findings += [Finding(letter.place.path, f"{_named(letter)}: {visible(text)}") for text in contents.odd]
    return mails, findings


def _letters_of(file: MailFile, board: Board, tell: Callable[[int], None]) -> tuple[list[Letter], int, list[Finding]]:
    """The letters of a file, how many messages it has, and what went wrong; none of one that changed while it was read."""
    found: list[Letter] = []
    findings: list[Finding] = []
    read, alone = 0, False
    try:
        for message in messages_in(file.path, tell):
            read += 1
            alone = message.place.start < len("From \n")
            letter = letter_of(message, board.now)
            if letter is None:
                continue
            found.append(letter)
            if message.head.cut is not None:
                findings.append(
                    Finding(file.path, f"{_named(letter)} has a very long {message.head.cut}; its beginning was read")
                )
            elif not message.head.complete:
                findings.append(Finding(file.path, f"{_named(letter)} has a very long header; its beginning was read"))
    except Changed as bad:
        return [], read, [Finding(file.path, str(bad.strerror))]
    except OSError as bad:
        return [], read, [Finding(file.path, f"it cannot be read ({visible(bad.strerror or str(bad))})")]
    if file.named and not read:
        findings.append(Finding(file.path, "there is no mail in it: neither an mbox nor a message with a header"))
    elif read == 1 and file.path.lower().endswith(".mbox") and alone:
        findings.append(Finding(file.path, "no line `From ...` stands between its messages, so it was read as one message"))
    return found, read, findings


def _concerns(letter: Letter, people: Directory, own: frozenset[str]) -> bool:
    if letter.sort == REPORT:
        return True
    if letter.sender is None:
        return False
    if letter.sender.address in own:
        return any(box.address in people for box in letter.recipients)
    return letter.sender.address in people


def _in_a_thread(board: Board, near: Iterable[Letter], far: Iterable[Letter]) -> list[Letter]:
    """Of the letters from people who are not in the journal, those that answer one that concerns it, or is in its log."""
    ids = {line.message_id for _, line in lines_of(board.journal.entries) if line.message_id}
    ids.update(letter.message_id for letter in near if letter.message_id and letter.sort != REPORT)
    found = []
    for letter in sorted(far, key=_in_order):
        if not ids.isdisjoint(letter.thread):
            found.append(letter)
            ids.update([letter.message_id] if letter.message_id else [])
    return found


def _shared(letters: Iterable[Letter]) -> set[str]:
    """The Message-IDs of different messages; copies of one differ in their subject or in what tells the time, not in both."""
    seen: dict[str, Letter] = {}
    found = set()
    for letter in letters:
        first = seen.setdefault(letter.message_id, letter) if letter.message_id else letter
        if first.at != letter.at and first.subject != letter.subject:
            found.add(letter.message_id or "")
    return found


def _in_order(letter: Letter) -> tuple[str, ...]:
    return (letter.at.isoformat() if letter.at else "", letter.message_id or "", letter.subject, letter.place.path)


def _named(letter: Letter) -> str:
    return f"“{letter.subject}”" if letter.subject else "a message without a subject"
