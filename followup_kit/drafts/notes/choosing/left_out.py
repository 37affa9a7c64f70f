"""What of an entry's notes no draft uses, and why: said in one line each, so that nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....base.light import NamedTuple
from ...languages.language import Language
from ..judging.fitness import Fitness
from ..reading.headings import TO_SAY, Headings
from ..reading.owners import is_nobodys, owner_label
from ..reading.page_parts import Section
from .material import SAYABLE


class LeftOut(NamedTuple):
    """Something of the notes that is left out.

    `why` is the name of its words in a language (`[left_out]` in `language.toml`), `number` how many lines or passages it is, and
    `place` where: `a.md:3, 5`. `title` is the heading above them or the label before them, `near` the heading that was
    probably meant.
    """

    why: str
    number: int
    place: str
    title: str = ""
    near: str = ""

    def told_in(self, language: Language) -> str:
        """What it is, why it is left out or what to do about it, and its place."""
        one, several = language.left_out[self.why]
        words = one if self.number == 1 else several
        return f"{words.format(number=self.number, title=self.title, near=self.near)} ({self.place})"


def left_out(sections: Iterable[Section], headings: Headings, file: str, fitness: Fitness) -> Iterator[LeftOut]:
    """What is left out of drafts, each with its place.

    That is what is below unknown headings, or a name of nobody; what sounds private; remarks on a person.
    """
    known = list(sections)
    yield from _below_unknown_headings(known, headings, file)
    for title, line, lines in _below_nobodys_name(known, fitness.names):
        yield LeftOut("nobodys", lines, f"{file}:{line}", title)
    counted = [s for s in known if s.meaning in SAYABLE or s.meaning is None]
    likely = {
        t.statements[0].line
        for s in counted
        if s.meaning != TO_SAY
        for t in s.thoughts
        if any(fitness.is_likely_private(x) for x in t.statements)
    }
    yield from passages_left_out("private", {line for s in known for line in s.private} | likely, file)
    remarks = {
        x.line: owner_label(x.text, fitness.names)
        for s in counted
        for t in s.thoughts
        if t.statements[0].line not in likely
        for x in t.statements
        if fitness.is_remark(x.text)
    }
    yield from passages_left_out("remarks", {line for line, label in remarks.items() if not label}, file)
    for label in dict.fromkeys(filter(None, remarks.values())):
        yield from passages_left_out("labelled", {line for line, other in remarks.items() if other == label}, file, label)


def passages_left_out(why: str, lines: Iterable[int], file: str, title: str = "") -> Iterator[LeftOut]:
    """Passages that are left out for one reason, those on the lines of a file, as one; nothing where there are none."""
    found = sorted(lines)
    if found:
        yield LeftOut(why, len(found), f"{file}:{', '.join(map(str, found))}", title)


def _below_unknown_headings(sections: Iterable[Section], headings: Headings, file: str) -> Iterator[LeftOut]:
    """The headings that are not known and have text below them, in order; those parts that stand above the first one too."""
    lines: dict[int, int] = {}
    titles: dict[int, str] = {}
    for s in sections:
        below = len({x.line for x in s.statements})
        if s.meaning is None and below:
            lines[s.line] = lines.get(s.line, 0) + below
            titles[s.line] = s.title
    for line, title in titles.items():
        near = (headings.near(title) if title else None) or ""
        why = "above" if not title else "meant" if near else "unknown"
        yield LeftOut(why, lines[line], f"{file}:{line}", title, near)


def _below_nobodys_name(sections: Iterable[Section], panel: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """What stands above parts of known sections and is no name of the panel's, with its line and how many lines are below it."""
    for s in sections:
        if s.meaning is not None and s.person and s.statements and is_nobodys(s.person, panel):
            yield s.person, s.person_line, len({x.line for x in s.statements})
