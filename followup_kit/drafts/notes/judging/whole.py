"""Whether a statement of the notes reads as a sentence to somebody who was not there."""

from __future__ import annotations

from ...languages.kept_patterns import compiled
from ...languages.note_language import NoteLanguage

LONGEST = 500  # characters; anything longer is no sentence for a letter
_WORDS = 3
_MARKUP = compiled(r"(->|=>|→|[{}<>|~^_=*`\[\]])")
_LABEL = compiled(r"([^.!?:;,–—]{1,40}?)(?::|\s[–—-])\s+(?=[A-ZÀ-Þ])")
_CLOSED = ('"', "'", "”", "’", ")")


def is_whole(text: str, language: NoteLanguage) -> bool:
    """A capital, a subject with a verb in the language, an end, and nothing that only its writer can read."""
    return (
        len(text.split()) >= _WORDS
        and len(text) <= LONGEST
        and (text[-1:] in ".!?" or (text[-1:] in _CLOSED and text.rstrip("\"'”’)")[-1:] in ".!?"))
        and (text[0].isupper() or not text[0].isascii() or text[0].isdigit())
        and _MARKUP.search(text) is None
        and language.shorthand.search(text) is None
        and language.grammar.is_sentence(text)
        and not _is_labelled(text, language)
    )


def _is_labelled(text: str, language: NoteLanguage) -> bool:
    """Whether a label stands before a sentence ("Night list: We talked ..."), which says nothing in a letter."""
    label = _LABEL.match(text)
    return label is not None and not language.grammar.is_sentence(label[1])
