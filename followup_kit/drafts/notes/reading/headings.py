"""What a heading means, however it is written: with an emoji, a number, a colon, two known ones in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ....base.text import folded, nearest
from ....journal.languages import known_languages
from ...languages.definitions import notes_definition
from ...languages.kept_patterns import compiled
from ...languages.note_language import counted_heading, joining_headings
from ...languages.private import sign_of_privacy
from .markup import plain_text

PRIVATE = "private"  # the meaning of a heading below which nothing may be used
TO_SAY = "to-say"  # ... below which stands what goes into a note as it is
_AT_ITS_ENDS = compiled(r"^[\W\d_]+|[\W_]+$")


class Headings:
    """The headings that are known, of the kit and the person's own, which win."""

    def __init__(self, known: Mapping[str, str], own: Mapping[str, Iterable[str]]) -> None:
        self._known: dict[str, str] = {}
        self._beginnings: dict[str, str] = {}
        self._near: dict[str, str | None] = {}  # what was found so far, of headings that are there again and again
        for name, meaning in known.items():
            if name.endswith(" *"):
                self._known.setdefault(_bare(name[:-2]), meaning)
                self._beginnings.setdefault(_bare(name[:-2]), meaning)
            else:
                self._known.setdefault(_bare(name), meaning)
        for meaning, names in own.items():
            self._known.update({_bare(name): meaning for name in names})

    def meaning_of(self, title: str) -> str | None:
        """The meaning of a heading: PRIVATE where it is known to be private or sounds so, None where it is not known."""
        bare = _bare(title)
        if not bare or "~~" in title:  # struck out
            return None
        found = self._known.get(bare)
        if found is None and sign_of_privacy(title):
            return PRIVATE
        return found or self._of_parts(title)

    def knows(self, text: str) -> str | None:
        """The meaning of a text that is a known heading and nothing more; for a line without the mark of a heading."""
        return self._known.get(_bare(text))

    def near(self, title: str) -> str | None:
        """The known heading that was probably meant, as a person would write it."""
        bare = _bare(title)
        if bare not in self._near:
            found = nearest(bare, (k for k in self._known if abs(len(k) - len(bare)) < 4), 0.85) if len(bare) > 4 else None
            self._near[bare] = found.capitalize() if found else None
        return self._near[bare]

    def _of_parts(self, title: str) -> str | None:
        """The first meaning of several known headings in one; private where one of them is, unknown where one is not known."""
        meanings = [self._of_one(part) for part in _parts(title)]
        if not meanings or None in meanings:
            return None
        return PRIVATE if PRIVATE in meanings else meanings[0]

    def _of_one(self, part: str) -> str | None:
        found = self._known.get(part)
        return found or next((m for b, m in self._beginnings.items() if part.startswith(b + " ")), None)


def all_headings(own: Mapping[str, Iterable[str]] | None = None) -> Headings:
    """The headings of every language, and the person's own, which win over the kit's."""
    found: dict[str, str] = {}
    for code in known_languages():
        for meaning, names in notes_definition(code)["headings"].items():
            for name in names:
                found.setdefault(name, meaning)
    return Headings(found, own or {})


def _parts(title: str) -> Iterator[str]:
    """The parts of a heading that say something: not "Round 2" or a date."""
    for part in joining_headings().split(plain_text(title)):
        bare = _bare(part)
        if bare and not counted_heading().fullmatch(folded(part).strip(" .:#")):
            yield bare


def _bare(title: str) -> str:
    """A heading for comparing: without marks, numbers and emoji at its ends."""
    return _AT_ITS_ENDS.sub("", folded(plain_text(title).replace("’", "'")))
