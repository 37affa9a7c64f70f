"""Which parts of a person's notes each kind of draft uses."""

from __future__ import annotations

from ..model import Action
from ..text import clipped
from .material import Material

_NAMES = ("discussed", "learned", "liked", "why_me", "answers", "points", "questions")
_QUOTED = 160  # columns of shorthand quoted in a TODO


class Parts:
    """The sentences of the notes for one draft: `values` by the names that templates use, `missing` for the person to add.

    Only what is asked of the material here counts as used (docs/drafts.md, section 1).
    """

    def __init__(self, action: Action, material: Material, met: bool, interest: str) -> None:
        self.material = material
        self.missing: list[str] = []
        found = self._found(action.kind, action.by, met, keen=interest != "no")
        self.values: dict[str, list[str]] = {name: found.get(name, []) for name in _NAMES}

    def _found(self, kind: str, by: str | None, met: bool, keen: bool) -> dict[str, list[str]]:
        """The parts for one kind; without keenness (`interest: no`) nothing that praises or advertises."""
        m = self.material
        match kind, by:
            case "thank-you", "phone":
                return {"discussed": self._needed("discussed", 1)}
            case "thank-you", _:
                return self._thank_you(keen)
            case "letter", _:  # the thank-you of the same interview has the first sentences, so this one takes others
                other = m.sentences("discussed", 1, after=2) or m.sentences("learned", 1, after=1)
                discussed = other or self._needed("discussed", 1)
                return {"discussed": discussed, "why_me": m.sentences("why-me", 1, after=2) if keen else []}
            case "connect", _:
                return {"learned": m.sentences("learned", 1)}
            case "thank-after-rejection", _ if met:
                return {"learned": m.sentences("learned", 1)}
            case "tell-reference", _ if keen:
                return {"why_me": m.sentences("why-me", 1, to_all=True)}
            case "debrief", "phone":
                return {"points": m.points("discussed", 4)}
            case "debrief", _:
                return {"discussed": m.sentences("discussed", 2, to_all=True)}
            case "prepare", _:
                return {"questions": m.points("to-ask", 6)}
        return {}

    def _thank_you(self, keen: bool) -> dict[str, list[str]]:
        m = self.material
        parts = {
            "discussed": self._needed("discussed", 2),
            "learned": m.sentences("learned", 1) or self._hinted_at("learned"),
        }
        if keen:
            parts["liked"] = m.compliments(1) if not parts["learned"] else []
            parts["why_me"] = m.sentences("why-me", 2) or self._hinted_at("why-me")
            parts["answers"] = m.answers(1)
        return parts

    def _needed(self, meaning: str, most: int) -> list[str]:
        """What a draft cannot do without: a visible TODO where the notes hold nothing that can be said."""
        found = self.material.sentences(meaning, most)
        if found:
            return found
        self.missing.append("something specific from the conversation")
        return [self._todo(meaning)]

    def _hinted_at(self, meaning: str) -> list[str]:
        """A TODO that quotes the notes' shorthand; nothing where they hold none."""
        if all(self.material.is_whole(text) for text in self.material.fragments(meaning)):
            return []
        self.missing.append(f"a sentence about {self.material.language.topics[meaning]}")
        return [self._todo(meaning)]

    def _todo(self, meaning: str) -> str:
        language = self.material.language
        quoted = "; ".join(f"“{clipped(text, _QUOTED)}”" for text in self.material.fragments(meaning)[:2])
        form = language.texts["todo_quoting" if quoted else "todo"]
        return form.format(what=language.topics[meaning], notes=quoted)
