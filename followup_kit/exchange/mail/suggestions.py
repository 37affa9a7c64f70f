"""From mail to proposed log lines: what was sent, what came, how sure that is and by what. Nothing is written here.

The messages are gone through in order of time, each with the journal as it stood at that moment: the rows that were open then
say what a note was, and the lines proposed so far count for what comes later (`journal_so_far`).
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import timedelta

from ...api import Board
from ...changes.new_entries import may_be_there
from ...dates.local_time import plus
from ...engine.openings import company_words, name_words
from ...engine.search import Search
from ...views.opportunity.stage import OVER, last_contact, stage_of
from .bounces import bounces_in
from .by_hand import TypedLines
from .directory import Directory, Known, meant_by
from .gather import Gathered, Mail
from .heard import Heard, heard_in
from .journal_so_far import JournalSoFar
from .letter import ANSWERED, REPORT, Letter
from .proposed import Notice, Other, Proposals, Suggestion, Unclear, digest_of
from .sent import sent_in
from .words import is_named

_LONG = timedelta(days=60)  # of silence, after which a message may be about something else


def proposals_from(
    board: Board, gathered: Gathered, people: Directory, own: frozenset[str], refused: Container[str] = ()
) -> Proposals:
    """What the messages speak for, given whose addresses are whose; `refused` are the digests of lines that are not wanted."""
    return _Judge(board, gathered, people, own, refused).judge()


class _Judge:
    def __init__(self, board: Board, gathered: Gathered, people: Directory, own: frozenset[str], refused: Container[str]) -> None:
        self.board, self.mails = board, gathered.mails
        self.people, self.own, self.refused = people, own, refused
        self.journal = JournalSoFar(board, gathered.shared)
        self.typed = TypedLines(board.journal.entries)
        self.suggestions: list[Suggestion] = []
        self.unclear: list[Unclear] = []
        self.notices: list[Notice] = []
        self.other: list[Other] = []
        self.noted = self.automatic = self.unwanted = 0

    def judge(self) -> Proposals:
        """Go through the messages in order of time."""
        bounces = bounces_in(self.board, self.mails, self.people, self.own)
        self.lost = {(b.sent, b.address) for b in bounces}
        for mail in self.mails:
            if mail.letter.sort in (ANSWERED, REPORT) or mail.contents.method in ("REPLY", "COUNTER"):
                self.automatic += mail.letter.sort != REPORT
            elif mail.letter.sender is not None and mail.letter.sender.address in self.own:
                self._sent(mail)
            else:
                self._heard(mail)
        return Proposals(
            tuple(self.suggestions), tuple(self.unclear), bounces, tuple(self.notices),
            self.noted, self.automatic, tuple(self.other), self.unwanted,
        )  # fmt: skip

    # What was sent

    def _sent(self, mail: Mail) -> None:
        """A note to several is a line for each of them."""
        fits = False
        for box in dict.fromkeys(box for box in mail.letter.recipients if box.address in self.people):
            known = self._told_of(mail, meant_by(self.people[box.address], box))
            search = self.journal.at(mail.letter)
            if (mail.letter.key, box.address) in self.lost:
                fits = True  # that it did not arrive is said
            elif self._is_typed(mail, "sent", known):
                fits = True
            else:
                found = [sent for k in known for sent in sent_in(mail, k, search)]
                lines = [Suggestion(s.entry, "sent", s.kind, s.to, mail.letter, s.sure, s.because, s.direct) for s in found]
                self._choose(mail, lines)
                fits = fits or bool(lines) or self._is_logged(mail.letter)
                names = {k.opportunity for k in known}
                if not lines and len(names) == 1:  # what answers it is about the same
                    self.journal.belongs(mail.letter.message_id, *names)
        if not fits:
            self.other.append(Other(mail.letter, "sent"))

    # What came

    def _heard(self, mail: Mail) -> None:
        letter, method = mail.letter, mail.contents.method
        if letter.sender is None:
            return
        search = self.journal.at(letter)
        known = self._told_of(mail, meant_by(self.people.get(letter.sender.address, ()), letter.sender))
        names = dict.fromkeys(k.opportunity for k in known) if known else dict.fromkeys(self.journal.by_thread(letter))
        by_name = {name: [k for k in known if k.opportunity == name] for name in names}
        found = [heard for name, senders in by_name.items() if (heard := heard_in(mail, search.opportunity(name), senders))]
        if letter.sort and not found:
            self.automatic += 1
            return
        invites = method in ("REQUEST", "CANCEL")
        if invites and not self.journal.has_taken_over(mail.contents):
            self.notices.append(Notice(letter, method))
        if self._is_typed(mail, "heard", known):
            return
        lines = [self._heard_line(letter, heard, search) for heard in found] if method != "CANCEL" else []
        self._choose(mail, lines)
        if not (lines or invites):
            self.other.append(Other(letter, "heard"))

    def _heard_line(self, letter: Letter, heard: Heard, search: Search) -> Suggestion:
        name = heard.entry.opportunity
        opportunity = search.opportunity(name)
        last = last_contact(opportunity)
        doubt = ""
        if stage_of(opportunity, search.actions_of(name)) in OVER:
            doubt = "it was over by then"
        elif last is not None and letter.at is not None and letter.at > plus(last.at, _LONG):
            doubt = f"more than {_LONG.days} days after the last contact"
        because = (*heard.because, doubt) if doubt else heard.because
        return Suggestion(heard.entry, "heard", heard.kind, heard.who, letter, heard.sure and not doubt, because)

    # What was typed

    def _is_typed(self, mail: Mail, word: str, known: Sequence[Known]) -> bool:
        """Whether a message proves a line that was typed by hand; then it is proposed to write its Message-ID beside that."""
        letter = mail.letter
        if self.journal.had_or_shares(letter):
            return False
        proved = self.typed.proved_by(mail, word, known, self.journal.at(letter))
        if proved is None:
            return False
        entry, line, who, because = proved
        self.typed.without(proved)
        self.journal.prove(letter, entry, line)
        kind = line.sent or line.heard or ""
        found = Suggestion(entry, word, kind, who, letter, True, because, typed=line)
        if digest_of(found) in self.refused:
            self.unwanted += 1
        else:
            self.suggestions.append(self._in_doubt(found))
        return True

    # Between several

    def _choose(self, mail: Mail, lines: Sequence[Suggestion]) -> None:
        """Propose the lines of the one opportunity that is meant, or say that it is not clear which."""
        names = list(dict.fromkeys(line.entry.opportunity for line in lines))
        if len(names) > 1:
            names = self._meant(mail, names)
        for name in names:
            self.journal.belongs(mail.letter.message_id, name)
        lines = [line for line in lines if line.entry.opportunity in names]
        fresh = [line for line in lines if not self.journal.has_line(line)]
        if len(fresh) < len(lines):
            self.noted += 1
        if len(names) > 1:
            if len(fresh) == len(lines):  # in the log of one of them: that one was meant
                self.unclear.append(Unclear(mail.letter, tuple(fresh)))
            return
        for line in fresh:
            if digest_of(line) in self.refused:
                self.unwanted += 1
                continue
            self.suggestions.append(self._in_doubt(line))
            self.journal.add(line)

    def _in_doubt(self, line: Suggestion) -> Suggestion:
        """The line, not sure while a file with an error may be meant, or have it already."""
        doubt = may_be_there(self.board, [line.entry.company])
        return line._replace(sure=False, because=(*line.because, doubt)) if doubt else line

    def _meant(self, mail: Mail, names: Sequence[str]) -> list[str]:
        """Of several opportunities those that a message belongs to.

        By its thread, by a company or role that it names, by what is not over.
        """
        told = self._told_apart(mail, names)
        if len(told) == 1:
            return told
        search = self.journal.at(mail.letter)
        alive = [name for name in names if stage_of(search.opportunity(name), search.actions_of(name)) not in OVER]
        return alive if len(alive) == 1 else list(names)

    def _told_of(self, mail: Mail, known: Sequence[Known]) -> list[Known]:
        """Those of a person's opportunities that a message may be about, whether or not anything was open there."""
        names = list(dict.fromkeys(k.opportunity for k in known))
        told = self._told_apart(mail, names) if len(names) > 1 else names
        return [k for k in known if k.opportunity in told]

    def _told_apart(self, mail: Mail, names: Sequence[str]) -> list[str]:
        """Of several opportunities the one whose thread, company or role a message has; all, where that is none or more."""
        by_thread = [name for name in self.journal.by_thread(mail.letter) if name in names]
        if len(by_thread) == 1:
            return by_thread
        text = f"{mail.letter.subject} {mail.contents.words}"
        latest = [self.journal.at(mail.letter).opportunity(name).entries[-1] for name in names]
        for words in ([company_words(e.company) for e in latest], [name_words(e.role) for e in latest]):
            named = [name for name, its in zip(names, words, strict=True) if is_named(its, text)]
            if len(named) == 1 and len(set(map(tuple, words))) == len(names):
                return named
        return list(names)

    def _is_logged(self, letter: Letter) -> bool:
        """Whether the message stands in a log, whatever it would be taken for today; it is counted."""
        logged = self.journal.has(letter)
        self.noted += logged
        return logged
