"""Lets a program of the person's own write drafts from briefs (docs/drafts.md, section 7).

Which program is only ever taken from the person's configuration, never from a journal.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import threading
from contextlib import suppress

from ..api import Board
from ..base.light import IO
from ..model import Problem
from .brief import brief_of
from .checks.facts import Known
from .draft import Draft, Drafted
from .own_program import config_path

_SECONDS = 120
_LONGEST = 1 << 16
_CONTROL = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # colours and titles for a terminal
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)
_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\w))+[.!?]*")
_MARK = " [TODO: none of your notes says this]"


def assisted(board: Board, drafted: Drafted, command: list[str]) -> Drafted:
    """The drafts as the program writes them, not reviewed; the kit's own where it fails, with a problem that says so.

    A list of questions (`prepare`) and what the person edited are not given to it. Raises NoBrief.
    """
    drafts, problems = [], list(drafted.problems)
    for draft in drafted.drafts:
        if draft.saved or not draft.outward:
            drafts.append(draft)
            continue
        text = _run(command, brief_of(board, draft))
        if isinstance(text, str):
            drafts.append(_taken(draft, text))
        else:
            problems.append(text)
            drafts.append(draft)
    return Drafted(drafts, problems)


def _run(command: list[str], brief: str) -> str | Problem:
    try:
        with tempfile.TemporaryFile() as asked:
            asked.write(brief.encode())
            asked.seek(0)
            answer, code, late = _answer(command, asked)
    except (OSError, ValueError) as bad:
        why = getattr(bad, "strerror", None) or str(bad)
    else:
        text = _CONTROL.sub("", answer.decode("utf-8", "replace"))
        if len(answer) > _LONGEST:
            why = f"it writes more than {_LONGEST:,} bytes"
        elif late:
            why = f"no answer in {_SECONDS} seconds"
        elif code:
            why = f"exit code {code}"
        elif text.strip():
            return text
        else:
            why = "it wrote nothing"
    return Problem(config_path(), 1, 1, "error", "draft-command", f"{command[0]}: {why}", "this is the kit's own draft")


def _answer(command: list[str], asked: IO[bytes]) -> tuple[bytes, int, bool]:
    """What the program writes (at most _LONGEST + 1 bytes), its exit code, and whether it was stopped for taking too long.

    It is stopped together with its children.
    """
    late = threading.Event()
    with subprocess.Popen(
        command, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:

        def end() -> None:
            with suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)

        def too_late() -> None:
            late.set()
            end()

        timer = threading.Timer(_SECONDS, too_late)
        timer.start()
        try:
            assert process.stdout is not None
            answer = process.stdout.read(_LONGEST + 1)
            if len(answer) > _LONGEST:
                end()
            return answer, process.wait(), late.is_set()
        except BaseException:
            end()
            raise
        finally:
            timer.cancel()


def _taken(draft: Draft, text: str) -> Draft:
    subject = draft.subject
    first, _, rest = text.strip().partition("\n")
    if first.casefold().startswith("subject:"):
        subject, text = first.partition(":")[2].strip(), rest
    known = _words(draft.body, draft) | {w for u in draft.material for w in _words(u.text, draft)}
    names = {
        w
        for name in (*draft.context.names, draft.context.company, draft.context.me or "", *draft.context.contacts)
        for w in _words(name, draft)
    }
    facts = _facts_of(draft)
    body = _SENTENCE.sub(lambda m: _marked(m[0], known | names, draft, facts), text.strip()) + "\n"
    if draft.by in ("email", "mail") and draft.context.contacts and not any(c in body for c in draft.context.contacts):
        body += " · ".join(draft.context.contacts) + "\n"
    used = tuple(u for u in draft.material if u.text in body)
    missing = tuple(m for m in draft.missing if m not in draft.from_notes)
    todos = tuple(t for t in draft.todos if t.text in body)
    offers = tuple(o for o in draft.offers if o.todo in body)
    return draft._replace(subject=subject, body=body, used=used, missing=missing, todos=todos, offers=offers, by_program=True)


def _marked(sentence: str, known: set[str], draft: Draft, facts: Known) -> str:
    """The sentence, with a TODO after it where most of its words are nowhere in the notes, or a fact in it is not."""
    words = _words(sentence, draft)
    strange = {w for w in words if w not in known}
    if len(strange) > len(words) / 2:
        return sentence + _MARK
    fact = facts.unknown_in(sentence)
    return f"{sentence} [TODO: none of your notes has {fact}]" if fact else sentence


def _facts_of(draft: Draft) -> Known:
    """What a program may say as a fact: what is in the notes, in the fields, and in the kit's own draft."""
    context = draft.context
    language = context.language
    texts = [u.text for u in draft.material] + [o.passage.text for o in draft.offers]
    about = [draft.body, draft.subject, *context.names, context.company, context.me or "", *context.contacts]
    days = [*language.weekdays, *language.months, language.full_date(context.day)]
    return Known([*texts, *about, *days], names_are_marked=not language.notes.grammar.capitals)


def _words(text: str, draft: Draft) -> set[str]:
    """The words that carry what is said, by their first letters: "moving" and "moved" are the same thing."""
    found = re.findall(r"[^\W_]+", text.casefold())
    return {w[:4] for w in found if len(w) >= 4 and w not in draft.context.language.stock_words}
