"""Which parts of a person's notes each kind of draft uses."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Action
from ..text import clipped
from .material import Material

_NAMES = ("discussed", "learned", "liked", "why_me", "answers", "points", "questions")
_ALL = 999
_QUOTED = 160  # columns of shorthand quoted in a TODO


class Parts:
    """The sentences of the notes for one draft: `values` by the names that templates use, `missing` for the person to add.

    Only what is asked of the material here counts as used (docs/drafts.md, section 1). `before` are the kinds of the notes that
    the reader gets before this one: nothing is said again.
    """

    def __init__(self, action: Action, material: Material, met: bool, interest: str, before: Iterable[str] = ()) -> None:
        self.material = material
        self.missing: list[str] = []
        self.taken: set[str] = set()
        keen, hints = interest != "no", len(material.hints)
        for kind in before:
            self.taken |= {text for texts in self._found(kind, "email", met, keen).values() for text in texts}
        if self.taken:  # what is missing there, and hints on it, are for the note before
            self.missing.clear()
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
                return {"discussed": self._needed("discussed", 1)}
            case "thank-you", _:
                return self._thank_you(keen)
            case "letter", _:
                discussed = self._sentences("discussed", 1) or self._sentences("learned", 1) or self._needed("discussed", 1)
                return {"discussed": discussed, "why_me": self._sentences("why-me", 1) if keen else []}
            case "connect", _:
                return {"learned": self._sentences("learned", 1)}
            case "thank-after-rejection", _ if met:
                return {"learned": self._sentences("learned", 1) or self._sentences("discussed", 1) or self._needed("learned", 1)}
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
            "learned": self._sentences("learned", 1) or self._hinted_at("learned"),
        }
        if keen:
            parts["liked"] = m.compliments(1) if not parts["learned"] else []
            parts["why_me"] = self._sentences("why-me", 2) or self._needed("why-me", 2)
            parts["answers"] = m.answers(1)
        return parts

    def _sentences(self, meaning: str, most: int) -> list[str]:
        """At most `most` usable sentences of one part that no note before has."""
        return [text for text in self.material.sentences(meaning, _ALL) if text not in self.taken][:most]

    def _needed(self, meaning: str, most: int) -> list[str]:
        """What a draft cannot do without: a visible TODO where the notes hold nothing that can be said."""
        found = self._sentences(meaning, most)
        if found:
            return found
        of = self.material.language.topics
        self.missing.append(
            "something specific from the conversation" if meaning == "discussed" else f"a sentence about {of[meaning]}"
        )
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
