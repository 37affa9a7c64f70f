"""What is said of a failure: one that nobody foresaw without any value of the journal; commands to type for this journal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Sequence
from types import TracebackType

from ...base.text import visible
from ...errors import FollowupError

_PACKAGE = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def say_failure(bad: Exception, argv: Sequence[str], commands: Container[str], put: Sequence[str]) -> int:
    """Say on stderr what failed and which text is on disk (`put`: the files that hold the new one); the exit code."""
    left = f"the new text is on disk: {', '.join(put)}" if put else "nothing in the journal was changed"
    if isinstance(bad, FollowupError):
        said = for_this_journal(f"followup: {bad}", argv, commands)
        before = [file for file in put if not said.startswith(f"followup: {file}: ")]
        if before:  # one of several files, or what comes after a write, is what failed
            said += f"\nthe new text is on disk: {', '.join(before)}"
        sys.stderr.write("".join(visible(line) + "\n" for line in said.split("\n")))
        return bad.exit_code
    if isinstance(bad, MemoryError):
        sys.stderr.write(f"followup: out of memory; {left}\n")
    elif isinstance(bad, OSError):
        named = f"{visible(os.fsdecode(bad.filename))}: " if isinstance(bad.filename, (str, bytes)) else ""
        sys.stderr.write(f"followup: {named}{bad.strerror or bad}; {left}\n")
        _discard_what_cannot_be_shown()
    else:
        sys.stderr.write(sentence_about(bad, left))
    return 4


def _discard_what_cannot_be_shown() -> None:
    """Let stdout lead nowhere: where it is what failed, the interpreter would fail on it again at exit."""
    try:
        if sys.stdout.fileno() == 1:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except (OSError, ValueError):
        pass


def sentence_about(bad: BaseException, left: str) -> str:
    """One sentence about an exception that nobody foresaw; `left` says what is on disk.

    With `FOLLOWUP_DEBUG=1` in the environment the traceback comes first, which may show values of the journal.
    """
    if os.environ.get("FOLLOWUP_DEBUG") == "1":
        from traceback import format_exception

        sys.stderr.write("".join(format_exception(bad)))
    return (
        f"followup: a mistake in followup itself: {type(bad).__name__} in {_place(bad.__traceback__)}; {left}. Please report "
        "this line; with FOLLOWUP_DEBUG=1 the same command shows more, values of your journal too\n"
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
