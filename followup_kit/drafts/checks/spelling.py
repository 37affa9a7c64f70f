"""Asks codespell, where it is installed, about several texts at once.

Its list of misspelt words is a file beside its code, sorted. It is read here, as starting the program takes longer than all else
that a draft does; a codespell that is only a program on the path is run.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from ...base.light import NamedTuple
from ..languages.kept_patterns import compiled
from .findings import ADDRESS

_HANGS_AFTER_SECONDS = 120  # by the clock: it takes half a second, on a busy machine many times that
_CODESPELL = compiled(r"\t(\S+) ==> (.+)")
_WORD = compiled(r"[\w’'-]+")  # codespell's
_LIST = os.path.join("codespell_lib", "data", "dictionary.txt")


class Misspelling(NamedTuple):
    """A misspelt word: the index of its text, the line in it (from 1), the word, and what was probably meant."""

    text: int
    line: int
    word: str
    meant: str


def checker() -> str | None:
    """The list of misspelt words of an installed codespell, else the program on the path; None where there is neither."""
    here = (os.path.join(folder, _LIST) for folder in sys.path)
    beside = next(filter(os.path.isfile, here), None)
    if beside is not None:
        return beside
    from shutil import which  # with what it packs and unpacks, as much to load as ten entries are to read

    return which("codespell")


def misspellings(texts: Sequence[str], names: Iterable[str]) -> list[Misspelling]:
    """The misspelt words of the texts, in order; words of `names` are correct. [] where no checker is installed or it fails."""
    found = checker()
    if found is None or not texts:
        return []
    known = {w.casefold() for name in names for w in re.findall(r"[^\W\d_]+", name)}
    plain = [ADDRESS.sub(" ", text) for text in texts]
    listed = _by_list(found, plain) if found.endswith(_LIST) else _by_program(found, plain)
    return [
        m for m in listed
        if m.word.casefold() not in known
        and not _is_a_word(m.word, m.meant)
        and not _is_name(plain[m.text].split("\n")[m.line - 1], m.word)
    ]  # fmt: skip


def _by_list(file: str, texts: Sequence[str]) -> Iterator[Misspelling]:
    """The words that stand in codespell's list: lines such as `recieve->receive`, sorted without regard to case."""
    try:
        with open(file, "rb") as opened:
            listed = opened.read()
    except OSError:
        return
    for index, text in enumerate(texts):
        for number, line in enumerate(text.split("\n"), 1):
            for word in _WORD.findall(line):
                meant = _meant(listed, word.replace("’", "'").lower())
                if meant:
                    yield Misspelling(index, number, word, meant.capitalize() if word[0].isupper() else meant)


def _meant(listed: bytes, word: str) -> str | None:
    """What a word of the list was probably meant to be; None for one that is not in it. The list is searched by halves."""
    wanted = f"{word}->".encode()
    first, last = 0, len(listed)
    while first < last:
        middle = (first + last) // 2
        begin = listed.rfind(b"\n", 0, middle) + 1
        end = listed.find(b"\n", middle)
        end = len(listed) if end < 0 else end
        if listed[begin:end].lower() < wanted:
            first = end + 1
        else:
            last = begin
    end = listed.find(b"\n", first)
    line = listed[first : end if end > 0 else None]
    return line[len(wanted) :].decode("utf-8", "replace").rstrip("\r, ") if line.lower().startswith(wanted) else None


def _by_program(program: str, texts: Sequence[str]) -> Iterator[Misspelling]:
    """What the program says of all texts together."""
    import subprocess

    starts: list[int] = []
    lines: list[str] = []
    for text in texts:
        starts.append(len(lines))
        lines += text.split("\n")
    try:
        done = subprocess.run(
            [program, "--builtin", "clear", "-"],
            input="\n".join(lines) + "\n", capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=_HANGS_AFTER_SECONDS, check=False, cwd=os.path.dirname(program),
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return
    number = 0
    for line in done.stdout.split("\n"):
        head = re.match(r"(\d+): ", line)
        word = _CODESPELL.match(line)
        if head:
            number = int(head[1]) - 1
        elif word:
            at = max(i for i, start in enumerate(starts) if start <= number)
            yield Misspelling(at, number - starts[at] + 1, word[1], word[2])


def _is_a_word(word: str, meant: str) -> bool:
    """Whether a very short word is rather one of its own (`jus`) than a slip of the fingers (`teh`)."""
    return len(word) <= 3 and sorted(word.casefold()) != sorted(meant.casefold())


def _is_name(line: str, word: str) -> bool:
    """Whether a word with a capital stands within a sentence: then it is a name, and how names are spelt nobody else knows."""
    before = line.partition(word)[0].rstrip(" \"'“‘(")
    return word[0].isupper() and bool(before) and before[-1] not in ".!?:-*"
