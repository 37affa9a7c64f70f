"""What of an entry's notes no draft uses, and why: said in one line each, so that nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....base.light_typing import NamedTuple
from ..judging.fitness import Fitness
from ..reading.headings import TO_SAY, Headings
from ..reading.owners import is_nobodys
from ..reading.page_parts import Section
from .material import SAYABLE


class UnknownHeading(NamedTuple):
    """A heading that is not known (`title` is empty above the first one), how many lines are below it, and what was meant."""

    title: str
    line: int
    lines: int
    near: str | None

    def __str__(self) -> str:
        count = f"{self.lines} line{'s' if self.lines != 1 else ''}"
        if not self.title:
            return f"{count} above the first heading: put a heading above, such as ## Discussed"
        how = f"did you mean “{self.near}”?" if self.near else "name the heading in journal.toml, below [headings]"
        return f"{count} below “{self.title}”: {how}"


def unknown_headings(sections: Iterable[Section], headings: Headings) -> list[UnknownHeading]:
    """The headings of an entry that are not known and have text below them, in order."""
    found: dict[int, UnknownHeading] = {}
    for s in sections:
        if s.meaning is not None:
            continue
        lines = len({x.line for x in s.statements})
        if not lines:
            continue
        before = found.get(s.line)
        found[s.line] = UnknownHeading(
            s.title, s.line, lines + (before.lines if before else 0), headings.near(s.title) if s.title else None
        )
    return list(found.values())


def left_out(sections: Iterable[Section], headings: Headings, file: str, fitness: Fitness) -> Iterator[str]:
    """What is left out of drafts, each with its place.

    That is what is below unknown headings, or a name of nobody; what sounds private; remarks on a person.
    """
    known = list(sections)
    for heading in unknown_headings(known, headings):
        yield f"{heading} ({file}:{heading.line})"
    for title, line, lines in _below_nobodys_name(known, fitness.names):
        count = f"{lines} line{'s' if lines != 1 else ''}"
        yield f"{count} below “{title}”: no interviewer is called that; if it is a topic, name it in journal.toml ({file}:{line})"
    counted = [s for s in known if s.meaning in SAYABLE or s.meaning is None]
    likely = {
        t.statements[0].line
        for s in counted
        if s.meaning != TO_SAY
        for t in s.thoughts
        if any(fitness.is_likely_private(x) for x in t.statements)
    }
    private = sorted({line for s in known for line in s.private} | likely)
    if private:
        count = f"{len(private)} passage{'s' if len(private) != 1 else ''}"
        yield f"{count} that sound{'s' if len(private) == 1 else ''} private ({file}:{', '.join(map(str, private))})"
    remarks = sorted(
        {
            x.line
            for s in counted
            for t in s.thoughts
            if t.statements[0].line not in likely
            for x in t.statements
            if fitness.is_remark(x.text)
        }
    )
    if remarks:
        count = f"{len(remarks)} remark{'s' if len(remarks) != 1 else ''} on a person or about another application"
        yield f"{count} ({file}:{', '.join(map(str, remarks))})"


def _below_nobodys_name(sections: Iterable[Section], panel: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """What stands above parts of known sections and is no name of the panel's, with its line and how many lines are below it."""
    for s in sections:
        if s.meaning is not None and s.person and s.statements and is_nobodys(s.person, panel):
            yield s.person, s.person_line, len({x.line for x in s.statements})
