"""Which parts of a person's notes each kind of draft uses, and where it has a TODO instead."""

from __future__ import annotations

from ..model import Action
from .answers import ANSWERED
from .material import Material
from .passages import TodoText

_NAMES = ("to_say", "discussed", "learned", "liked", "why_me", "answers", "points", "questions")
_SPECIFIC = "something specific from the conversation"


class Parts:
    """The sentences of the notes for one draft: `values` by the names that templates use, `missing` for the person to add.

    `todos` are the TODOs among the values, each with what it is about. Only what is asked of the material here counts as used
    (docs/drafts.md, section 1).
    """

    def __init__(self, action: Action, material: Material, met: bool, interest: str) -> None:
        self.material = material
        self.missing: list[str] = []
        self.todos: list[TodoText] = []
        found = self._found(action.kind, action.by, met, keen=interest != "no")
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
                return self._letter(keen)
            case "connect", _:
                return {"learned": m.sentences("learned", 1)[:1]}
            case "thank-after-rejection", _ if met:
                return {"learned": m.sentences("learned", 1)}
            case "tell-reference", _ if keen:
                return {"why_me": m.sentences("why-me", 1, to_all=True)}
            case "debrief", "phone":
                return {"points": m.points("discussed", 4)}
            case "debrief", _:
                return {"discussed": m.sentences("discussed", 2, to_all=True)}
            case "prepare", _:
                return {"questions": m.points("to-ask", 6, for_oneself=True)}
        return {}

    def _letter(self, keen: bool) -> dict[str, list[str]]:
        """The thank-you of the same interview has the first sentences, so the letter takes others."""
        m = self.material
        said = {n.thought.text for n in m.thoughts("to-say")}
        m.elsewhere |= {x.text for n in m.thoughts("to-say") for x in n.thought.statements}
        discussed = m.sentences("discussed", 1, after=0 if said else m.keep_for_another("discussed", 2))
        discussed = discussed or m.sentences("learned", 1, after=0 if said else m.keep_for_another("learned", 1))
        why_me = m.sentences("why-me", 1, after=m.keep_for_another("why-me", 2)) if keen else []
        return {"discussed": discussed or [self._todo("discussed", _SPECIFIC)], "why_me": why_me}

    def _thank_you(self, keen: bool) -> dict[str, list[str]]:
        """What was written to be said comes first and is specific enough; why one fits, and an answer, are added to it."""
        m = self.material
        said = m.said()
        if said:
            parts = {"to_say": said, "discussed": said}
        else:
            parts = {
                "discussed": self._needed("discussed", 2),
                "learned": m.sentences("learned", 1) or (self._hinted_at("learned") if m.has_undealt("learned") else []),
            }
        if not keen:
            return parts
        parts["liked"] = m.compliments(1) if not said and not parts["learned"] else []
        parts["why_me"] = m.sentences("why-me", 2)
        parts["answers"] = m.answers(1)
        if not said and not parts["why_me"]:
            parts["why_me"] = self._hinted_at("why-me")
        if not said and not parts["answers"] and (m.has_answer_notes() or (m.holds(*ANSWERED) and not parts["why_me"])):
            parts["answers"] = [self._todo("answers", "an answer that you owe them")]
        return parts

    def _needed(self, meaning: str, most: int) -> list[str]:
        """What a draft cannot do without: a visible TODO where the notes hold nothing that can be said."""
        return self.material.sentences(meaning, most) or [self._todo(meaning, _SPECIFIC)]

    def _hinted_at(self, meaning: str) -> list[str]:
        """A TODO where the notes hold something that cannot be said as it is; nothing where they hold none."""
        if not self.material.holds(meaning):
            return []
        return [self._todo(meaning, f"a sentence about {self.material.language.topics[meaning]}")]

    def _todo(self, place: str, missing: str) -> str:
        language = self.material.language
        self.missing.append(missing)
        text = language.texts["todo"].format(what=language.topics[place])
        self.todos.append(TodoText(place, text))
        return text
