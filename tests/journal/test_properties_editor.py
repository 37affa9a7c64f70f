"""A journal whose headers Obsidian's properties editor has written anew: block style, unquoted, empty values, no comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sample import SAMPLE

from followup_kit.api import Board, open_board
from followup_kit.journal.syntax.fences import split
from followup_kit.journal.syntax.splice import data_of

pytestmark = pytest.mark.zone_free
# What that editor puts quotes around: what would not be the same text to YAML 1.2 without them.
_QUOTED = re.compile(r"[\s\-?:,\[\]{}#&*!|>'\"%@`]|.*(?:: | #)|.*[:\s]$", re.DOTALL)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)")


def rewritten(text: str, *, as_date_and_time: bool, reordered: bool) -> str:
    """An entry as it is once a property of it was edited there; its notes stay as they are."""
    parts = split(text)
    assert parts is not None
    data: Mapping[str, Any] = data_of(text)
    if as_date_and_time and isinstance(data["date"], str):
        data = {**data, "date": _MOMENT.sub(r"\1T\2:00", data["date"])}
    pairs = sorted(data.items(), key=lambda pair: pair[0]) if reordered else data.items()
    header = "\n".join(line for key, value in pairs for line in block(key, value, ""))
    return f"---\n{header}\n---\n{parts.body}"


def block(key: str, value: Any, indent: str) -> Iterator[str]:
    """A property and its value, in lines."""
    if isinstance(value, list):
        yield f"{indent}{key}:" if value else f"{indent}{key}: []"
        for item in value:
            if isinstance(item, dict):
                lines = [line for k, v in item.items() for line in block(k, v, f"{indent}    ")]
                yield f"{indent}  - {lines[0].strip()}"
                yield from lines[1:]
            else:
                yield f"{indent}  - {scalar(item)}"
    elif isinstance(value, dict):
        yield f"{indent}{key}:"
        for k, v in value.items():
            yield from block(k, v, f"{indent}  ")
    elif "\n" in value:
        yield f"{indent}{key}: |-"
        yield from (f"{indent}  {line}" for line in value.strip("\n").split("\n"))
    else:
        yield f"{indent}{key}: {scalar(value)}".rstrip()


def scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if text and _QUOTED.match(text) else text


def rows(board: Board) -> list[tuple[Any, ...]]:
    """The rows, but for the lines on which their dates are now."""
    return [a._replace(anchor=a.anchor._replace(line=0)) for a in board.actions]


@pytest.mark.parametrize("as_date_and_time", [False, True])
@pytest.mark.parametrize("reordered", [False, True])
def test_a_journal_that_was_rewritten_reads_the_same(tmp_path: Path, as_date_and_time: bool, reordered: bool) -> None:
    """Every row of the sample is as before, its warnings too; the clock stands still."""
    changed = 0
    before = open_board(SAMPLE)
    for path in SAMPLE.rglob("*"):
        copy = tmp_path / path.relative_to(SAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            copy.write_bytes(path.read_bytes())
    for entry in before.journal.entries:
        text = (SAMPLE / entry.file).read_bytes().decode()
        new = rewritten(text, as_date_and_time=as_date_and_time, reordered=reordered)
        (tmp_path / entry.file).write_bytes(new.encode())
        changed += new != text
    after = open_board(tmp_path)
    assert changed > 15
    assert [(p.file, p.code) for p in after.problems] == [(p.file, p.code) for p in before.problems]
    assert rows(after) == rows(before)
    assert after.advice == before.advice
    assert [e.body for e in after.journal.entries] == [e.body for e in before.journal.entries]


def test_empty_properties() -> None:
    """A property without a value, and one that is an empty list, as a new one is there."""
    text = "---\ncompany: N\nrole: R\ndate: 2026-11-18\ninterviewers: []\nlog:\ndecision_by:\nrecruiter:\n---\nNotes.\n"
    assert rewritten(text, as_date_and_time=False, reordered=False) == text
