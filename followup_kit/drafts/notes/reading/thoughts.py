"""A thought: what one bullet, paragraph or row of a table says. Its statements stay together, and so does its privacy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....base.light import NamedTuple
from ...languages.note_language import about_all, about_before
from ...languages.private import CONFIDENCE, signs_of_privacy
from .statements import Piece, Statement, lines_by_sentence, runs_of, sentences_of

PARAGRAPH, ITEM, ROW, STORY = "paragraph", "item", "row", "story"
_SHORT = 7  # words; a remark as short as that ("Not to be mentioned to anyone.") is about what stands before it
_BRACKETS = 8  # thoughts that a bracket may run over; more, and it was never closed


class Thought(NamedTuple):
    """The statements of one bullet (with those below it), paragraph or row, to the last line of the file that it is on.

    `block` is the line that its bullet or paragraph begins on: a paragraph with a sentence on each line is as many thoughts, but
    what was said in confidence there makes all of them private. `columns` are the heads of the table that a row is of.
    """

    statements: tuple[Statement, ...]
    last_line: int
    shape: str
    block: int
    columns: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that it says."""
        return " ".join(s.text for s in self.statements)


def thoughts_of(pieces: Sequence[Piece], shape: str) -> list[Thought]:
    """The thoughts in the lines of a bullet, paragraph or row: one.

    Lines of a paragraph that are statements of their own are as many; with a stop at the end of each they are private together.
    """
    runs = list(runs_of(pieces))
    if shape != PARAGRAPH:
        return _thoughts([pieces], runs, shape)
    return [t for run in runs for t in _thoughts(lines_by_sentence(run), [run], shape)]


def _thoughts(groups: Sequence[Sequence[Piece]], runs: Sequence[Sequence[Piece]], shape: str) -> list[Thought]:
    """A thought for each group of lines, all of one block."""
    block = groups[0][0].line
    statements = [[x for run in runs for x in sentences_of(run)]] if len(groups) == 1 else [sentences_of(g) for g in groups]
    return [Thought(tuple(found), g[-1].line, shape, block) for g, found in zip(groups, statements, strict=True) if found]


def split_by_privacy(thoughts: Sequence[Thought]) -> tuple[list[Thought], list[Thought]]:
    """The thoughts of one section that may be used, and those that may not.

    A sign of privacy makes its whole paragraph or bullet private, and the brackets that it is in; of a paragraph with a thought
    on each line all of it only where it tells of confidence. A remark about what stands before it ("That stays between us.")
    takes that along, one that ends in a colon the list that follows, and one about all of it the section.
    """
    private: set[int] = set()
    confided: set[int] = set()  # blocks
    texts = [t.text for t in thoughts]
    for at, thought in enumerate(thoughts):
        signs = signs_of_privacy(texts[at])
        if not signs:
            continue
        private.add(at)
        first = thought.statements[0].text
        if any(s.kind == CONFIDENCE for s in signs):
            confided.add(thought.block)
        if about_all().search(texts[at]):
            return [], list(thoughts)
        confides = any(s.kind == CONFIDENCE for s in signs_of_privacy(first))
        is_remark = len(thought.statements) == 1 and len(first.split()) <= _SHORT
        if at and confides and (is_remark or about_before().match(first)):
            private.add(at - 1)
        if texts[at].rstrip("*_ ").endswith(":"):
            private.update(_list_after(thoughts, at))
    for run in _brackets(texts):
        if private & set(run):
            private.update(run)
    private |= {i for i, t in enumerate(thoughts) if t.block in confided}
    return [t for i, t in enumerate(thoughts) if i not in private], [t for i, t in enumerate(thoughts) if i in private]


def enough_thoughts(runs: Sequence[Sequence[Statement]], most: int) -> int:
    """How many thoughts it takes for so many sentences."""
    count = 0
    for at, run in enumerate(runs):
        if count >= most:
            return at
        count += len(run)
    return len(runs)


def _list_after(thoughts: Sequence[Thought], at: int) -> Iterator[int]:
    for following in range(at + 1, len(thoughts)):
        if thoughts[following].shape not in (ITEM, STORY) and following > at + 1:
            return
        yield following
        if thoughts[following].shape not in (ITEM, STORY):
            return


def _brackets(texts: Sequence[str]) -> Iterator[range]:
    """The thoughts that one pair of brackets runs over."""
    start, depth = 0, 0
    for at, text in enumerate(texts):
        opened = depth
        depth = max(0, depth + text.count("(") - text.count(")"))
        if not opened and depth:
            start = at
        if opened and not depth:
            yield range(start, at + 1)
        if depth and at - start >= _BRACKETS:
            depth = 0
