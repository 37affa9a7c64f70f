"""The statements in the lines of a thought: sentences and fragments, each with the line on which it begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ....base.light import NamedTuple
from ....journal.languages import known_languages
from ...languages.grammar import Grammar
from ...languages.kept_patterns import compiled
from ...languages.language import language_named
from ...languages.note_language import grammar_of, pointing_back
from .markup import plain_text

_END = compiled(r"(?<=[.!?…])[\"'”’»)*_]*[ \t]+(?=[\"'“‘„«(*_]*[A-ZÀ-ÞΑ-ΩА-Я0-9]|\([^\W\d_])")
_STOP = compiled(r"[.!?…:;][\"'”’»)*_]*$")
_CLOSING = compiled(r"[\"'”’»)*_]*")  # what may stand behind the stop
_WORD = compiled(r"\w")
_LONE_I = compiled(r"\b[a-z]+ I\.$")
_WRAPPED = 55  # columns; a shorter line was not broken by an editor, unless it ends in the middle of a phrase


class Statement(NamedTuple):
    """One statement of the notes, a sentence or a fragment, with the line of the file that it begins on (from 1).

    `column` is the head of the column of a table that it stands in.
    """

    text: str
    line: int
    column: str = ""


class Piece(NamedTuple):
    """A line of a thought as typed, without the mark of its list; `apart` where it begins a statement of its own.

    A cell of a table is one too, with the head of its column.
    """

    text: str
    line: int
    apart: bool = False
    column: str = ""


def points_back(text: str) -> bool:
    """Whether a statement rests on the one before it, in any language: "That is why ...", "I took that home"."""
    opening = text.lstrip("\"'“‘„«(*_ ")
    return any(pointing_back(code).match(opening) or grammar_of(code).has_loose_object(opening) for code in known_languages())


def lines_by_sentence(run: Sequence[Piece]) -> list[list[Piece]]:
    """The lines of a text, each by itself where each is a sentence; one that rests on the one before stays with it."""
    if not all(_STOP.search(p.text.rstrip()) for p in run):
        return [list(run)]
    found: list[list[Piece]] = []
    for piece in run:
        if found and points_back(piece.text):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def runs_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The lines that belong to one text: a line that ends without a stop goes on only if the next one continues it."""
    run: list[Piece] = []
    width = _width(pieces)
    for at, piece in enumerate(pieces):
        if run and (piece.apart or not _continues(pieces[at - 1].text, piece.text, width)):
            yield run
            run = []
        run.append(piece)
    yield run


def sentences_of(run: Sequence[Piece]) -> list[Statement]:
    """The sentences of one text, each with the line on which it begins; "Dr." ends none, "so do I." does."""
    text = " ".join(p.text.strip() for p in run)
    starts, at = [], 0
    for piece in run:
        starts.append(at)
        at += len(piece.text.strip()) + 1
    found: list[Statement] = []
    begin = 0
    for sentence in _END.split(text):
        position = text.index(sentence, begin) if sentence else begin
        end = position + len(sentence)
        sentence += _CLOSING.match(text, end)[0]  # type: ignore[index]  # always matches
        begin = position + len(sentence)
        line = run[bisect_right(starts, position) - 1].line
        if found and _is_abbreviated(found[-1].text):
            found[-1] = Statement(f"{found[-1].text} {sentence}", found[-1].line)
        else:
            found.append(Statement(sentence, line))
    plain = [Statement(plain_text(s.text), s.line, run[0].column) for s in found]
    return [s for s in plain if _WORD.search(s.text)]


def _width(pieces: Sequence[Piece]) -> int | None:
    """The columns at which an editor has broken the lines; None where half of them could have been longer: broken by hand."""
    widest = max(len(p.text) for p in pieces)
    broken = [(a.text, b.text) for a, b in pairwise(pieces) if not _STOP.search(a.text.rstrip())]
    by_hand = sum(len(line) + 1 + len(_first_word(following)) <= widest for line, following in broken)
    return None if by_hand * 2 >= len(broken) > 0 else widest


def _first_word(text: str) -> str:
    return text.split(None, 1)[0] if text.strip() else ""


def _continues(line: str, following: str, width: int | None) -> bool:
    """Whether a line goes on with the next one: broken by an editor, or in the middle of a phrase."""
    if line.endswith(("  ", "\\")):  # a line break that is meant
        return False
    ended = _STOP.search(line.rstrip())
    if ended:
        return True  # the sentences of a paragraph; where one ends is seen there
    first = _first_word(following)
    grammars = _grammars()
    if not all(g.can_end(line) for g in grammars) or first.lower().strip(",;") in grammars[0].subordinators | _links():
        return True
    return width is not None and len(line) >= _WRAPPED and len(line) + 1 + len(first) > width


@lru_cache
def _links() -> frozenset[str]:
    """Words that no statement begins with in lower case: "and", "of", "which"."""
    return frozenset(
        w for g in _grammars() for w in g.prepositions | g.subordinators | g.after_comma if w not in ("like", "next", "as")
    )


@lru_cache
def _grammars() -> tuple[Grammar, ...]:
    return tuple(map(grammar_of, known_languages()))


def _is_abbreviated(text: str) -> bool:
    """Whether the full stop at the end of a text ends no sentence, in any language; that of "so do I." does."""
    languages = filter(None, map(language_named, known_languages()))
    return any(x.abbreviation.search(text[-20:]) for x in languages) and not _LONE_I.search(text[-20:])
