"""Exceptions that stop a command; each owns its exit code and builds its sentence from facts."""

from __future__ import annotations

from .base.light import Sequence


class FollowupError(Exception):
    """What cannot be done as asked; the command line turns it into one sentence and `exit_code`."""

    exit_code = 2


class NoJournal(FollowupError):
    """The journal that was named, or any at all, is not there."""

    def __init__(self, path: str, origin: str, why: str) -> None:
        if origin:
            super().__init__(f"{path!r} (from {origin}) {why}; name a journal with --journal DIR")
        else:
            super().__init__(f"no journal here: {why}; name one with --journal DIR, or start one with followup init DIR")


class BadChoice(FollowupError):
    """A word on the command line that is not known. A hint of several lines, the last of which is ended too, stands below it."""

    def __init__(self, what: str, word: str, hint: str = "") -> None:
        below = f"; {hint.rstrip()}" if hint.endswith("\n") else f" ({hint})" if hint else ""
        super().__init__(f"{what} {word!r}{below}")


class Ambiguous(BadChoice):
    """Words on the command line that mean more than one opportunity."""


class BadValue(FollowupError):
    """A value on the command line that cannot be understood, with what to type instead; `meant` are the values in the hint."""

    def __init__(self, message: str, hint: str, where: str = "", meant: Sequence[str] = ()) -> None:
        super().__init__(f"{where + ': ' if where else ''}{message} ({hint})")
        self.meant = meant


class Refused(FollowupError):
    """Nothing was written, on purpose."""

    exit_code = 3


class Stale(Refused):
    """The entry is not the one any more that a change was worked out from; `folder` is its journal."""

    def __init__(self, message: str, folder: str) -> None:
        super().__init__(message)
        self.folder = folder


class DiskError(FollowupError):
    """The disk failed; the sentence says what is on it now."""

    exit_code = 4
