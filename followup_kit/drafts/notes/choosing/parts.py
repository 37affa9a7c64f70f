"""Which parts of a person's notes each kind of draft uses, and where it has a TODO instead."""

from __future__ import annotations

from collections.abc import Iterable

from ....model import Action
from ...languages.language import own_language
from ..reading.headings import TO_SAY
from ..reading.page_parts import ANSWERED
from .material import Material
from .passages import TodoText

_NAMES = ("to_say", "discussed", "learned", "liked", "why_me", "answers", "points", "questions")
_SPECIFIC = "something specific from the conversation"


class Parts:
    """The sentences of the notes for one draft: `values` by the names that templates use, `missing` for the person to add.

    `todos` are the TODOs among the values, each with what it is about. Only what is asked of the material here counts as used
    (docs/drafts.md, section 1). `before` are the kinds of the notes that the reader gets before this one: nothing is said again.
    """

    def __init__(self, action: Action, material: Material, met: bool, interest: str, before: Iterable[str] = ()) -> None:
        self.material = material
        self.missing: list[str] = []
        self.todos: list[TodoText] = []
        keen, hints = interest != "no", len(material.hints)
        for kind in before:
            said = {text for texts in self._found(kind, "email", met, keen).values() for text in texts}
            material.elsewhere |= said | {u.text for u in material.used}
        if material.elsewhere:  # what is missing there, and hints on it, are for the note before
            self.missing.clear()
            self.todos.clear()
            material.used.clear()
            del material.hints[hints:]
        found = self._found(action.kind, action.by, met, keen)
        if action.kind == "thank-you" and action.by != "phone" and interest == "undecided":
            self.missing.append("a sentence about your interest (interest: in the entry)")
        elif action.kind == "decline":
            self.missing.append("a sentence about your reason")
        self.values: dict[str, list[str]] = {name: found.get(name, []) for name in _NAMES}

    def _found(self, kind: str, by: str | None, met: bool, keen: bool) -> dict[str, list[str]]:
        """The parts for one kind; without keenness (`interest: no`) nothing that praises or advertises."""
        m = self.material
        match kind, by:
            case "thank-you", "phone":
                return {"discussed": m.said()[:1] or self._needed("discussed", 1)}
            case "thank-you", _:
                return self._thank_you(keen)
            case "letter", _:
                discussed = m.sentences("discussed", 1) or m.sentences("learned", 1) or self._needed("discussed", 1)
                return {"discussed": discussed, "why_me": m.sentences("why-me", 1) if keen else []}
            case "connect", _:
                return {"learned": m.sentences("learned", 1)[:1]}
            case "thank-after-rejection", _ if met:
                return {"learned": m.sentences("learned", 1) or m.sentences("discussed", 1) or self._needed("learned", 1)}
            case "tell-reference", _ if keen:
                return {"why_me": m.sentences("why-me", 1, to_all=True)}
            case "debrief", "phone":
                return {"points": m.points("discussed", 4)}
            case "debrief", _:
                return {"discussed": m.sentences("discussed", 2, to_all=True)}
            case "prepare", _:
                return {"questions": m.points("to-ask", 6, for_oneself=True)}
        return {}

    def _thank_you(self, keen: bool) -> dict[str, list[str]]:
        """What was written to be said comes first and is specific enough; why one fits, and an answer, are added to it."""
        m = self.material
        said = m.said()
        if said:
            parts = {TO_SAY.replace("-", "_"): said, "discussed": said}
        else:
            parts = {"discussed": self._needed("discussed", 2)}
            parts["learned"] = m.sentences("learned", 1)
            if not parts["learned"] and not self.todos and m.has_undealt("learned"):  # one TODO asks for what is specific
                parts["learned"] = [self._todo("learned")]
        if not keen:
            return parts
        parts["liked"] = m.compliments(1) if not said and not parts["learned"] else []
        parts["why_me"] = m.sentences("why-me", 2) if said else self._needed("why-me", 2)
        parts["answers"] = m.answers(1)
        lacks_why_me = any(t.place == "why-me" for t in self.todos)
        owed = m.has_answer_notes() or (m.holds(*ANSWERED) and lacks_why_me)
        if not said and not parts["answers"] and owed:
            parts["answers"] = [self._todo("answers")]
        return parts

    def _needed(self, meaning: str, most: int) -> list[str]:
        """What a draft cannot do without: a visible TODO where the notes hold nothing that can be said."""
        return self.material.sentences(meaning, most) or [self._todo(meaning)]

    def _todo(self, place: str) -> str:
        language = self.material.language
        self.missing.append(_SPECIFIC if place == "discussed" else f"a sentence about {own_language().topics[place]}")
        text = language.texts["todo"].format(what=language.topics[place])
        self.todos.append(TodoText(place, text))
        return text
