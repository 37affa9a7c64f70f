"""Asks codespell, where it is installed, about several texts at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence

from ..light_typing import NamedTuple
from .findings import ADDRESS

_HANGS_AFTER_SECONDS = 120  # by the clock: it takes half a second, on a busy machine many times that
_CODESPELL = re.compile(r"\t(\S+) ==> (.+)")


class Misspelling(NamedTuple):
    """A misspelt word: the index of its text, the line in it (from 1), the word, and what was probably meant."""

    text: int
    line: int
    word: str
    meant: str


def checker() -> str | None:
    """The path of the spell checker that is installed, beside this Python or on the path; None where there is none."""
    beside = os.path.dirname(sys.executable)
    return shutil.which("codespell", path=beside + os.pathsep + os.environ.get("PATH", ""))


def misspellings(texts: Sequence[str], names: Iterable[str]) -> list[Misspelling]:
    """The misspelt words of the texts, in order; words of `names` are correct. [] where no checker is installed or it fails."""
    program = checker()
    if program is None or not texts:
        return []
    known = {w.casefold() for name in names for w in re.findall(r"[^\W\d_]+", name)}
    starts: list[int] = []
    lines: list[str] = []
    for text in texts:
        starts.append(len(lines))
        lines += ADDRESS.sub(" ", text).split("\n")
    try:
        done = subprocess.run(
            [program, "--builtin", "clear", "-"],
            input="\n".join(lines) + "\n", capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=_HANGS_AFTER_SECONDS, check=False, cwd=os.path.dirname(program),
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return []
    found, number = [], 0
    for line in done.stdout.split("\n"):
        head = re.match(r"(\d+): ", line)
        word = _CODESPELL.match(line)
        if head:
            number = int(head[1]) - 1
        elif word and word[1].casefold() not in known and not _is_a_word(word[1], word[2]):
            at = max(i for i, start in enumerate(starts) if start <= number)
            found.append(Misspelling(at, number - starts[at] + 1, word[1], word[2]))
    return found


def _is_a_word(word: str, meant: str) -> bool:
    """Whether a very short word is rather one of its own (`jus`) than a slip of the fingers (`teh`)."""
    return len(word) <= 3 and sorted(word.casefold()) != sorted(meant.casefold())
