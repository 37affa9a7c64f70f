"""What is said of a failure: one that nobody foresaw without any value of the journal; commands to type for this journal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Sequence
from types import TracebackType

from ...base.light import TextIO
from ...base.text import visible
from ...errors import FollowupError

_PACKAGE = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def say_failure(bad: Exception, argv: Sequence[str], commands: Container[str], put: Sequence[str]) -> int:
    """Say on stderr what failed and which text is on disk (`put`: the files that hold the new one); the exit code.

    Where stderr is on the full disk too, the exit code alone has to say it.
    """
    said, code = _sentence(bad, argv, commands, put)
    try:
        sys.stderr.write(said)
        sys.stderr.flush()
    except (OSError, ValueError):
        _discard(sys.stderr, 2)
    if isinstance(bad, OSError):
        _discard(sys.stdout, 1)
    return code


def _sentence(bad: Exception, argv: Sequence[str], commands: Container[str], put: Sequence[str]) -> tuple[str, int]:
    """What is to be said of a failure, in lines, and its exit code."""
    left = f"the new text is on disk: {', '.join(put)}" if put else "nothing in the journal was changed"
    if isinstance(bad, FollowupError):
        said = for_this_journal(f"followup: {bad}", argv, commands)
        before = [file for file in put if not said.startswith(f"followup: {file}: ")]
        if before:  # one of several files, or what comes after a write, is what failed
            said += f"\nthe new text is on disk: {', '.join(before)}"
        return "".join(visible(line) + "\n" for line in said.split("\n")), bad.exit_code
    if isinstance(bad, MemoryError):
        return f"followup: out of memory; {left}\n", 4
    if isinstance(bad, OSError):
        named = f"{visible(os.fsdecode(bad.filename))}: " if isinstance(bad.filename, (str, bytes)) else ""
        return f"followup: {named}{bad.strerror or bad}; {left}\n", 4
    if isinstance(bad, ImportError) and bad.name and not bad.name.startswith("followup_kit"):
        return f"followup: Python could not load {visible(bad.name)}: {visible(bad.msg)}; {left}\n", 4
    return sentence_about(bad, left), 4


def _discard(stream: TextIO, number: int) -> None:
    """Let a stream lead nowhere: where it is what failed, the interpreter would fail on it again at exit."""
    try:
        if stream.fileno() == number:
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    except (OSError, ValueError):
        pass


def sentence_about(bad: BaseException, left: str) -> str:
    """One sentence about an exception that nobody foresaw; `left` says what is on disk.

    With `FOLLOWUP_DEBUG=1` in the environment the traceback comes first, which may show values of the journal.
    """
    shown = ""
    if os.environ.get("FOLLOWUP_DEBUG") == "1":
        from traceback import format_exception

        shown = "".join(format_exception(bad))
    return (
        f"{shown}followup: a mistake in followup itself: {type(bad).__name__} in {_place(bad.__traceback__)}; {left}. Please "
        "report this line; with FOLLOWUP_DEBUG=1 the same command shows more, values of your journal too\n"
    )


def _place(traceback: TracebackType | None) -> str:
    """The last file and line of the package that a traceback passes."""
    place = "followup_kit"
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.startswith(_PACKAGE + os.sep):
            place = f"followup_kit/{os.path.relpath(file, _PACKAGE)}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place


def for_this_journal(text: str, argv: Sequence[str], commands: Container[str]) -> str:
    """A text in which each command to type names the journal that was named here; `init` starts another one."""
    from itertools import pairwise

    from .common import journal_option

    named = next((after for word, after in pairwise(argv) if word == "--journal"), None)
    named = named or next((word.partition("=")[2] for word in argv if word.startswith("--journal=")), None)
    if not named:
        return text
    option = journal_option(named)
    parts = text.split("followup ")
    for number, part in enumerate(parts[1:], 1):
        word = re.split(r"[^a-z-]", part, maxsplit=1)[0]
        if word != "init" and word in commands:
            parts[number] = f"{option.lstrip()} {part}"
    return "followup ".join(parts)
