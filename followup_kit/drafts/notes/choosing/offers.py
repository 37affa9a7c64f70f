"""What the notes hold for each TODO of a draft: offered to its writer, never put in by itself (docs/drafts.md, section 1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ....base.text import clipped
from ....engine.people import key_of
from ....model import Person
from ...languages.language import Language, own_language
from ...languages.note_language import first_person
from ...languages.private import sounds_private
from ..judging.reader import names
from ..judging.remarks import names_a_stranger
from ..judging.whole import LONGEST
from ..reading.headings import TO_SAY
from ..reading.page_parts import ANSWERED
from ..reading.statements import Statement, points_back
from ..reading.thoughts import ROW, STORY
from .material import SAYABLE, Material, Noted
from .passages import Offer, Passage, TodoText

MOST = 4  # passages for one TODO
_ABOUT_READER = 2  # of them, at most so many that would have to say "you", where others are there
_SHOWN = 200  # columns of a passage on the screen
_LITTLE = 1  # what doubts may weigh; a passage with more comes last
_WORDS = 2  # a single word is no passage
_OF_ONESELF = ("why-me", "answers")  # places for what the writer says of themselves
_OWN = ("why-me", *ANSWERED)  # parts on the writer's own work, where "they" are what was worked on
# How far a part of the notes is from what a TODO is about; parts that are not named here are not offered for it.
_DISTANCE: Mapping[str, Mapping[str | None, int]] = {
    "discussed": {TO_SAY: 0, "discussed": 0, "learned": 2, "liked": 2, None: 3, "why-me": 4},
    "learned": {TO_SAY: 0, "learned": 0, "discussed": 2, "liked": 2, None: 3},
    "why-me": {TO_SAY: 0, "why-me": 0, None: 2, "discussed": 3, "learned": 3},
    "answers": {"better": 0, "concerns": 0, None: 3},
}


def offers_for(material: Material, todos: Iterable[TodoText], body: str) -> list[Offer]:
    """The best passages for each TODO that is in a body, the reader's own first; nothing that is private or there already."""
    there = [t for t in todos if t.text in body]
    found: list[Offer] = []
    for todo in there:
        others = {t.place for t in there if t is not todo}
        ranked = _ranked(material, todo, body)
        fit = [o for o in ranked if o.passage.place not in others and all(o.passage.text != f.passage.text for f in found)]
        fresh = [o for o in ranked if all(o.passage.text != f.passage.text for f in found)]
        found += _best(fit or fresh or ranked)
    return found


def _best(ranked: list[Offer]) -> list[Offer]:
    """The first ones, with few that would have to say "you", unless there is nothing else."""
    about = [o for o in ranked if o.with_you]
    other = [o for o in ranked if not o.with_you]
    kept = about[: max(_ABOUT_READER, MOST - len(other))]
    return [o for o in ranked if o in kept or o in other][:MOST]


def _ranked(material: Material, todo: TodoText, body: str) -> list[Offer]:
    distances = _DISTANCE.get(todo.place, {})
    me = key_of(material.reader) if material.reader else None
    others = {key: p for p in material.entry.interviewers if (key := key_of(p)) != me}
    found: list[tuple[tuple[int, ...], Offer]] = []
    for order, noted in enumerate(_candidates(material, todo.place)):
        meaning = noted.section.meaning
        if meaning not in distances:
            continue
        owner = material.dealt.get((meaning or "", noted.thought.text))
        dealt = others[owner].name if owner in others else None
        for passage, run in _passages(material, noted, body):
            also = dealt or _other_named(passage.text, material.reader, others.values())
            doubts = 0 if meaning == TO_SAY else max(map(material.weight_of_doubts, run))
            about = material.about_reader(passage.text)
            whole = all(material.is_whole(x.text) for x in run)
            other_part = meaning is not None and distances[meaning] > 0
            if todo.place in _OF_ONESELF and (about or (other_part and not first_person().search(passage.text))):
                continue
            doubtful = sounds_private(passage.text)
            mine, far = passage.person is not None, distances[meaning] + (0 if whole else 1)
            rank = (not mine, doubtful or doubts > _LITTLE, bool(also), not about, far, order)
            with_you = about or (meaning not in _OWN and material.doubt(passage.text) is not None)
            found.append((rank, Offer(todo.place, todo.text, passage, with_you, whole, also, doubtful)))
    unique = {o.passage.text: o for _, o in sorted(found, key=lambda f: f[0])}
    return list(unique.values())


def _other_named(text: str, reader: Person | None, others: Iterable[Person]) -> str | None:
    """Whom a passage is meant for by the name in it, where that is not the reader's."""
    if reader is None or names(text, reader.name):
        return None
    return next((p.name for p in others if names(text, p.name)), None)


def _candidates(material: Material, place: str) -> Iterator[Noted]:
    """The thoughts that the reader may be told, whatever heading they are below: shared ones and the reader's own.

    Answers come without the doubts that they are to.
    """
    for section in material.sections:
        if not material.may_be_seen(section):
            continue
        for thought in section.thoughts:
            noted = Noted(section, thought)
            answers = material.answers_of(noted) if place == "answers" else []
            yield noted if not answers else Noted(section, thought._replace(statements=tuple(answers)))


def _passages(material: Material, noted: Noted, body: str) -> Iterator[tuple[Passage, list[Statement]]]:
    """What of a thought is not in the body yet: a passage of what stands together, the cells of a table each by itself.

    What follows a statement that is left out is no part of what comes before it, and begins with none that rests on that.
    """
    guarded = noted.section.meaning != TO_SAY
    runs: list[list[Statement]] = [[]]
    behind_a_gap = False
    for x in noted.thought.statements:
        if x.text in body or x.text in material.elsewhere:
            continue
        left_out = material.is_remark(x.text) or (guarded and material.is_likely_private(x))
        if left_out or noted.thought.shape == ROW:
            runs.append([])
        behind_a_gap = left_out or (behind_a_gap and points_back(x.text))
        if not behind_a_gap:
            runs[-1].append(x)
    for run in runs:
        text = _told_together(run, noted.thought.shape)
        if run and (len(text.split()) >= _WORDS or len(text) > 12):
            yield material.passage(text, noted, run[0]), run


def _told_together(run: Sequence[Statement], shape: str) -> str:
    """Statements in one text; a semicolon parts those of a story that have no stop: its parts are often no sentences."""
    text = ""
    for x in run:
        text += ("; " if shape == STORY and text[-1:] not in ".!?…" else " ") + x.text if text else x.text
    return text


def rewording(offer: Offer, language: Language) -> str:
    """What would have to change before an offer can be said, in some language; empty where it can be said as it is."""
    return language.texts["with_you"] if offer.with_you else "" if offer.whole else language.texts["as_a_sentence"]


def offer_text(offer: Offer) -> str:
    """An offer in a line: what would have to change, the words, and the lines of the entry that they are on."""
    p = offer.passage
    where = f"line {p.line}" if p.last_line in (0, p.line) else f"lines {p.line} to {p.last_line}"
    also = f", meant for {offer.also}" if offer.also else ""
    doubt = "sounds private: " if offer.doubtful else ""
    how = rewording(offer, own_language())
    return f"{doubt}{how}{': ' if how else ''}“{clipped(p.text, _SHOWN)}” ({where}{also})"


def everything_sayable(material: Material) -> Iterator[Passage]:
    """Everything in the notes that may go into a letter by itself, whether one has room for it or not: what a brief has."""
    seen: set[str] = set()
    for meaning in SAYABLE:
        for noted in material.thoughts(meaning):
            fit = noted.thought.statements if meaning == TO_SAY else material.usable_run(noted.thought, material.reader)
            for x in fit:
                if x.text not in seen and len(x.text) <= LONGEST:
                    seen.add(x.text)
                    yield material.passage(x.text, noted, x)
    for meaning in ANSWERED:
        for noted in material.thoughts(meaning):
            answers = (x for x in material.answers_of(noted) if material.is_usable(x.text, answer=True))
            yield from (material.passage(x.text, noted, x) for x in answers)


def everything_else(material: Material) -> Iterator[Offer]:
    """What else the notes hold for the reader, statement by statement, at no TODO: only the writer can say if it is for others.

    `doubtful` are those that raise any doubt. What is below unknown headings is not among it: nobody has said yet what that is.
    """
    seen = {p.text for p in everything_sayable(material)}
    for meaning in SAYABLE:
        for noted in material.thoughts(meaning):
            doubtful = sounds_private(noted.thought.text) or names_a_stranger(noted.thought.text, material.names)
            for x in noted.thought.statements:
                if x.text not in seen and len(x.text) <= LONGEST and not material.is_likely_private(x):
                    seen.add(x.text)
                    raised = doubtful or material.may_be_private(x.text) or material.weight_of_doubts(x) > 0
                    yield Offer(
                        meaning, "", material.passage(x.text, noted, x), material.about_reader(x.text), doubtful=bool(raised)
                    )
