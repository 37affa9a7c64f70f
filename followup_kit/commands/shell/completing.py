"""The answer to a shell that asks which words may come next: a word a line. It writes nothing, and is silent on any error."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ...base.text import folded, visible
from .known_words import FILES, FOLDERS, Word
from .next_words import Commands, next_words
from .shell_words import bash_line, quoted_for_bash, without_setbacks

_SIGNS = ([FOLDERS], [FILES])


def complete(argv: Sequence[str], commands: Commands) -> int:
    """Print the words for a shell: `bash NAME LINE BREAKS`, `zsh WORD...` or `fish WORD...`, the last one being typed. Always 0.

    zsh and fish quote by themselves, and show what stands behind a tab.
    """
    try:
        lines = _for_bash(argv[1], argv[2], argv[3], commands) if argv[0] == "bash" else _for_others(argv, commands)
    except Exception:  # a person who presses Tab wants words, not a message
        return 0
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _for_bash(name: str, text: str, breaks: str, commands: Commands) -> list[str]:
    line = bash_line(text, breaks)
    start = next((n for n, word in enumerate(line.before) if word == name), 0) + 1
    found = [w.text for w in next_words(line.before[start:], line.current, commands)]
    if found in _SIGNS:
        return found
    texts = [t for t in found if _may_be_typed(t) and fits(t, line.current)]
    return [quoted_for_bash(t[len(line.kept) :], line.quote) for t in without_setbacks(texts, line.current)]


def _for_others(argv: Sequence[str], commands: Commands) -> list[str]:
    *typed, current = argv[1:]
    found = next_words(typed, current, commands)
    if [w.text for w in found] in _SIGNS:
        return [w.text for w in found]
    return [_with_about(w) for w in found if _may_be_typed(w.text)]


def fits(text: str, typed: str) -> bool:
    """Whether a text begins with what is typed, case and accents aside."""
    return text.startswith(typed) or folded(text[: len(typed)] + "|") == folded(typed + "|")


def _may_be_typed(text: str) -> bool:
    """Whether a word can stand on a command line: no control characters, nothing that hides or turns text around."""
    return text.isprintable() and text.strip() != "" and not text.startswith("//")


def _with_about(word: Word) -> str:
    about = " ".join(visible(word.about).split())
    return f"{word.text}\t{about}" if about else word.text
