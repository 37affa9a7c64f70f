"""The words of a row: what is to be done, by when, why, and the command for it."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from ..api import Board
from ..base.light import Iterable, Sequence
from ..base.text import folded, for_shell, nickname, nickname_words, to_type, visible, words, words_meaning
from ..dates.local_time import in_its_zone, local, long_day, short_day
from ..engine.schedule import MAY_CHANGE
from ..journal.names.field_names import name_in
from ..kinds import ACCEPTED, KINDS, NO_PERSON, OFFICE, OPEN_STATES, UNDECIDED
from ..model import Action, Interview

Counts = tuple[dict[str, set[str]], dict[str, set[str]]]
_BY = {"email": "by e-mail", "phone": "by phone", "mail": "by post", "linkedin": "on LinkedIn"}
_TITLES = ("Dr", "Prof", "Mr", "Mrs", "Ms", "Miss", "Mx", "Frau", "Herr")  # nobody is told from others by these
_MISSING = {"no e-mail address": "email", "no phone number": "phone", "no address": "address"}


def what(action: Action, *more: Action) -> str:
    """What is to be done, to whom, how and through whom, safe to show: `Thank Dana Whitfield by e-mail via Jo Park`.

    `more` are actions that the same act settles, for other people.
    """
    to = listed([visible(a.to) if a.to else "somebody there" for a in (action, *more)])
    text = KINDS[action.kind].words.format(to=to, by=f" {_BY[action.by]}" if action.by in _BY else "")
    if action.via:
        text += f" via {visible(action.via)}"
    return text


def lack_of(action: Action) -> str:
    """What a row waits for that is missing of a person: `no e-mail address`; empty where it waits for nothing like that."""
    lack = (action.blocked_by or "").partition(" for ")[0]
    return lack if lack in _MISSING else ""


def without_detail(actions: Sequence[Action]) -> Action:
    """The first of some rows that wait for the same detail of several people, as one that waits for all of them."""
    first = actions[0]
    people = listed(list(dict.fromkeys(a.blocked_by.partition(" for ")[2] for a in actions if a.blocked_by)))
    return first._replace(blocked_by=f"{lack_of(first)} for {people}")


def listed(names: Sequence[str]) -> str:
    """`Ann`, `Ann and Bo`, `Ann, Bo and Cy`."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def few_words(actions: Sequence[Action], now: datetime, zone: tzinfo) -> str:
    """Why, of actions that one act settles, in a few words safe to show; last the name of a file that could not be read and may
    change it.

    Here and below `now` is UTC and `zone` the person's.
    """
    reasons = [*(_because(a, now, zone) for a in actions), doubt_of(actions[0])]
    return "; ".join(dict.fromkeys(filter(None, reasons)))


def doubt_of(action: Action) -> str:
    """The words that name a file that could not be read and may change the row; empty where there is none."""
    return visible(action.reason.rpartition(". ")[2].rstrip(".")) if action.reason.endswith(MAY_CHANGE) else ""


def _because(action: Action, now: datetime, zone: tzinfo) -> str:
    if action.blocked_by:
        return visible(action.blocked_by)
    if action.anchor.event == "snooze":
        return "you snoozed it"
    if action.kind == "thank-you":
        met = "you met" if action.anchor.at <= now else "you meet"
        return f"{met} {day_in_words(action.anchor.at, now, zone)}"
    if action.kind == "decline" and ACCEPTED in action.reason:
        return visible(action.reason[action.reason.index(ACCEPTED) :].partition(". ")[0].rstrip("."))
    return KINDS[action.kind].because or visible(action.reason.partition(": ")[2].partition(".")[0] or action.reason)


def day_in_words(at: datetime, now: datetime, zone: tzinfo) -> str:
    """The day of a moment in a zone, as `date_in_words` says it."""
    return date_in_words(local(at, zone).date(), now, zone)


def date_in_words(day: date, now: datetime, zone: tzinfo) -> str:
    """`today`, `tomorrow`, `yesterday`, `Mon 23 Nov`, with the year where that is not this one."""
    today = local(now, zone).date()
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
    return near or (short_day(day) if day.year == today.year else long_day(day))


def moment_in_words(at: datetime, now: datetime, zone: tzinfo) -> str:
    """A moment in a zone: `today 15:00`; only the day where it is the last minute of one, as deadlines without a time are."""
    there = local(at, zone)
    if (there.hour, there.minute) == (23, 59):
        return day_in_words(at, now, zone)
    return f"{day_in_words(at, now, zone)} {there:%H:%M}"


def moment_in_both(at: datetime, its: tzinfo, now: datetime, zone: tzinfo) -> str:
    """A moment in the person's zone and, where clocks differ, in the interview's, `its`: `today 15:00 (20:00 in London)`."""
    return moment_in_words(at, now, zone) + in_its_zone(at, its, zone)


def date_and_time(at: datetime, zone: tzinfo) -> str:
    """A moment in a zone, in full: `Friday 20 November 2026, 09:00`."""
    there = local(at, zone)
    return f"{there:%A} {there.day} {there:%B %Y}, {there:%H:%M}"


def by_when(action: Action, now: datetime, zone: tzinfo) -> str:
    """From when, since when or by when, in the person's zone; and the time in the interview's zone where clocks differ."""
    if action.state == "waiting":
        return f"from {moment_in_both(action.opens, action.zone, now, zone)}"
    return f"{'since' if now > action.due else 'by'} {moment_in_both(action.due, action.zone, now, zone)}"


def to_name_people(entry: Interview, board: Board) -> str:
    """What to write where an entry names nobody, by the person's own name of the field: `write interviewers: in acme.md`."""
    return f"write {name_in({}, 'interviewers', board.journal.settings.fields)}: in {visible(entry.file)}"


class Commands:
    """The commands that settle rows, each as short as it can be without meaning another row; `options` follow each."""

    def __init__(self, board: Board, options: str = "") -> None:
        self.options = options
        self.board = board
        self._named: Counts | None = None

    def name_of(self, interview: str) -> str:
        """The nickname of an entry, where it can mean no entry of another opportunity; else its id."""
        self._named = named, called = self._named or self._counts()
        name = nickname(interview)
        if named.get(name) != {interview}:
            return interview
        return name if len(set.intersection(*(called[w] for w in nickname_words(name)))) == 1 else interview

    def _counts(self) -> Counts:
        """The entries that have a nickname, by it, and the opportunities that a word may mean, by that."""
        named: dict[str, set[str]] = {}
        called: dict[str, set[str]] = {}
        for e in self.board.journal.entries:
            named.setdefault(nickname(e.id), set()).add(e.id)
            for word in words_meaning(e.id, e.company):
                called.setdefault(word, set()).add(e.opportunity)
        for over in self.board.journal.finished:
            for word in called.keys() & over.words:
                called[word].add(over.key)
        return named, called

    def _open_rows(self, like: Action) -> list[Action]:
        """The open rows of the same interview and kind."""
        rows = self.board.actions_of(like.opportunity)
        return [a for a in rows if a.interview == like.interview and a.kind == like.kind and a.state in OPEN_STATES]

    def of_act(self, actions: Iterable[Action]) -> tuple[str, ...]:
        """What to type or to write for actions that one act settles: a line where one command does it for all of an entry."""
        found: list[str] = []
        alike: dict[tuple[str | None, ...], list[Action]] = {}
        for a in actions:
            alike.setdefault((a.interview, a.kind, lack_of(a)), []).append(a)
        for mine in alike.values():
            first = mine[0]
            everybody = KINDS[first.kind].to == OFFICE and len(mine) == len(self._open_rows(first))
            if lack_of(first):
                found += self.of(without_detail(mine))
            elif everybody:
                found += self.of(first._replace(to=None))
            else:
                found += [text for a in mine for text in self.of(a)]
        return tuple(found)

    def of(self, action: Action) -> tuple[str, ...]:
        """What to type, or to write into which file where no command does it or something is missing; of several, one."""
        kind = KINDS["reflect" if action.blocked_by == UNDECIDED else action.kind]
        if action.interview is None or kind.by_hand:
            return (kind.by_hand,)
        if kind.answers:
            entry = for_shell(_no_option(self._name_of_round(action.interview, action.opportunity or "")))
            return tuple(to_type(words.format(entry=entry), self.options) for words in kind.answers)
        return (self._done(action, action.interview),)

    @staticmethod
    def _is_bare_name(entry: Interview, name: str) -> bool:
        """Whether nothing but the name of the person is typed in the entry: a key below a bare name would be no YAML."""
        person = next((p for p in (*entry.interviewers, entry.recruiter) if p is not None and p.name == name), None)
        details = ("title", "phone", "address", "linkedin", "contact", "kind", "agency")
        return person is not None and not any(getattr(person, detail) for detail in details)

    def not_thanked(self, entry: Interview) -> str:
        """What says that nobody is to be thanked for an interview."""
        name = for_shell(_no_option(self._name_of_round(entry.id, entry.opportunity)))
        return to_type(f"skip {name} thank-you", self.options)

    def _name_of_round(self, interview: str, of: str) -> str:
        """The name by which a command that takes the latest round of an opportunity takes this one."""
        opportunity = self.board.search.opportunity(of)
        is_latest = (opportunity.rounds or opportunity.entries)[-1].id == interview
        return self.name_of(interview) if is_latest else interview

    def _done(self, action: Action, interview: str) -> str:
        if action.blocked_by == NO_PERSON or lack_of(action):
            return self._missing(action, next(e for e in self.board.journal.entries if e.id == interview))
        options = ""
        others = [a for a in self._open_rows(action) if a.id != action.id]
        if others and action.to is not None:
            first = next((w for w in action.to.split() if not w.endswith(".") and w not in _TITLES), action.to)
            alone = all(folded(first) not in words(a.to or "") for a in others)
            options = f" --to {for_shell(first if alone else action.to)}"
        name = for_shell(_no_option(self.name_of(interview)))
        return to_type(f"done {name} {action.kind}{options}", self.options)

    def _missing(self, action: Action, entry: Interview) -> str:
        """What to write into the entry of a row that waits for a person or for a detail of one."""
        lacks, _, whom = (action.blocked_by or "").partition(" for ")
        first, file = action.via or action.to or whom, visible(entry.file)
        if lacks not in _MISSING:
            return to_name_people(entry, self.board)
        if lacks == "no e-mail address" and self._is_bare_name(entry, first):
            return f"write the address behind the name, as in {visible(first)} <name@company.example>, in {file}"
        return f"write {_MISSING[lacks]}: below {visible(whom)} in {file}"


def _no_option(name: str) -> str:
    """A name that is not taken for an option."""
    return f"./{name}" if name.startswith("-") else name


def plural(n: int, word: str, several: str | None = None) -> str:
    """A number and its noun: `1 file`, `2 files`; `several` is a plural that is not the word with an s."""
    return f"{n} {word if n == 1 else several or word + 's'}"
