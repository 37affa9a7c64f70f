"""The words that may stand in a place of the command line, by what the help calls it: kinds, days, names from the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import ModuleType

from ...base.light import NamedTuple
from ...changes.which import entries_meant
from ...errors import FollowupError
from ...journal.disk.find_journal import find_journal
from ...journal.files import Journal, read_journal
from ...journal.syntax.toml_text import BadToml
from ...kinds import CHANNELS, KINDS
from ...model import Application, Interview

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS_AHEAD = ("today", "tomorrow", *WEEKDAYS, "+1d", "+3d", "+1w")
DAYS_PAST = ("today", "yesterday", *WEEKDAYS, "-1d", "-3d", "-1w")
FOLDERS, FILES = "//folders", "//files"  # in place of words: the shell knows them better


class Word(NamedTuple):
    """A word that may be typed, and what it is in a few words, for shells that show that."""

    text: str
    about: str = ""


class KnownWords:
    """What may stand in a place, asked by its name; the journal is read when one of its words is wanted, and only then."""

    def __init__(self, module: ModuleType, journal: str | None) -> None:
        self._own: Mapping[str, Iterable[str]] = getattr(module, "WORDS", {})
        self._named = journal

    def of_place(self, name: str) -> list[Word]:
        """The words of a place that the help calls by this name; those of `yes|no` are in the name itself."""
        if name in self._own:
            return [Word(text) for text in self._own[name]]
        if name in _PLACES:
            return _PLACES[name](self)
        return [Word(text) for text in name.split("|")] if "|" in name and name == name.lower() else []

    def of_option(self, name: str, value: str, typed: str) -> list[Word]:
        """The words of an option's value, which the help calls `value`; `typed` is what was typed as WHICH before it."""
        if name in ("--to", "--from"):
            return self._people(typed)
        if name == "--at":
            return [Word(text) for text in DAYS_PAST]
        if name == "--company":
            return [Word(text) for text in self._companies]
        if name == "--opportunity":
            return [Word(text) for text in dict.fromkeys(e.opportunity for e in self._entries)]
        return self.of_place("PLAYBOOK" if name == "--playbook" else value)

    def which(self) -> list[Word]:
        """The ids and the companies; of a company with several roles also the company and each role."""
        named = [(e.id, f"{e.company}, {e.role}") for e in self._entries]
        unread = [(file.removesuffix(".md"), "it has an error") for file in self._unread]
        whole = [f"{company} {role}" for company, roles in self._companies.items() if len(roles) > 1 for role in roles]
        return [*(Word(*pair) for pair in (*named, *unread)), *(Word(text) for text in (*self._companies, *whole))]

    @cached_property
    def _folder(self) -> str | None:
        try:
            return find_journal(self._named)
        except FollowupError:
            return None

    @cached_property
    def _journal(self) -> Journal | None:
        """The journal, None where none can be read; the rules are not asked, and the clock is not read."""
        try:
            return None if self._folder is None else read_journal(self._folder, notes=False)
        except BadToml:
            return None

    @property
    def _entries(self) -> Sequence[Interview | Application]:
        return () if self._journal is None else (*self._journal.entries, *self._journal.applications)

    @property
    def _unread(self) -> list[str]:
        files = [] if self._journal is None else [unread.file for unread in self._journal.unread]
        return [file for file in files if file.endswith(".md")]

    @cached_property
    def _companies(self) -> dict[str, list[str]]:
        """The roles by company."""
        found: dict[str, list[str]] = {}
        for e in self._entries:
            roles = found.setdefault(e.company, [])
            if e.role not in roles:
                roles.append(e.role)
        return found

    def _people(self, typed: str) -> list[Word]:
        """The people of the opportunity that the words mean; those of all where nothing was typed."""
        entries = self._entries
        if typed:
            meant = {e.opportunity for e in entries_meant(entries, typed)}
            entries = [e for e in entries if e.opportunity in meant]
        found: dict[str, str] = {}
        for e in entries:
            references = e.references if isinstance(e, Interview) else ()
            for person in (*e.interviewers, *((e.recruiter,) if e.recruiter is not None else ()), *references):
                found[person.name] = found.get(person.name) or person.title or person.part
        return [Word(*pair) for pair in found.items()]

    def playbooks(self) -> list[Word]:
        """The playbooks, the journal's own too."""
        from ...engine.playbook import BUILT_IN
        from ...playbooks.files import own_playbooks

        try:
            own = own_playbooks(self._folder)
        except BadToml:
            own = []
        return [Word(name) for name in dict.fromkeys((*BUILT_IN, *own))]


def _always(*texts: str) -> Callable[[KnownWords], list[Word]]:
    return lambda _: [Word(text) for text in texts]


_PLACES: dict[str, Callable[[KnownWords], list[Word]]] = {
    "WHICH": KnownWords.which,
    "KIND": _always(*KINDS),
    "CHANNEL": _always(*CHANNELS),
    "DATE": _always(*DAYS_AHEAD),
    "WHEN": _always(*DAYS_AHEAD),
    "PLAYBOOK": KnownWords.playbooks,
    "DIR": _always(FOLDERS),
    "FILE": _always(FILES),
    "SOURCE": _always(FILES),
}
# The places that any words may fill, so that only their order says which is meant.
OPEN_PLACES = frozenset({"WHICH", "DATE", "WHEN", "DIR", "FILE", "SOURCE"})
