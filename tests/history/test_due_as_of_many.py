"""`due --as-of` over a long history says what `due` says in a checkout of each commit."""

from __future__ import annotations

import contextlib
import io
import os
import random
from pathlib import Path

import pytest
from repositories import imported

from followup_kit.cli import main

SEED, COMMITS, CHOSEN = 20261118, 500, 20
START = 1_790_000_000  # seconds since 1970: in September 2026
TOML = 'timezone = "Europe/Berlin"\ncountry = "DE"\nplaybook = "{playbook}"\n'
KINDS = ("thank-you", "check-in", "connect", "letter")


def history_of(rng: random.Random) -> list[tuple[int, str, dict[str, bytes]]]:
    """Commits that write entries, add lines to their logs, break and mend them, and change the settings and a playbook."""
    entries: dict[str, tuple[list[str], list[str]]] = {}
    broken: set[str] = set()
    made = [(START, "begin", {"journal.toml": TOML.format(playbook="balanced").encode()})]
    for number in range(1, COMMITS):
        at = START + number * 3600 * 4
        day = f"2026-{9 + number // 180:02}-{1 + number // 6 % 28:02}"
        choice = rng.random()
        if choice < 0.2 or not entries:
            name = f"{'deep/' * rng.randint(0, 1)}{day}-{number}.md"
            head = [f"company: Company {number}", f"role: Engineer {number % 3}", f"date: {day} {rng.randint(8, 17):02}:00"]
            entries[name] = ([*head, f"interviewers: [Person {number} <p{number}@c.example>]"], [])
        elif choice < 0.24:
            book = rng.choice(["balanced", "one-shot", "mine"])
            mine = f'extends = "balanced"\n[thank-you]\nhours = {rng.randint(1, 20)}\n'.encode()
            made.append((at, "settings", {"journal.toml": TOML.format(playbook=book).encode(), "playbooks/mine.toml": mine}))
            continue
        else:
            name = rng.choice(list(entries))
            if choice < 0.3:
                broken.symmetric_difference_update({name})
            elif choice < 0.4:
                entries[name][0].append(f"decision_by: {day}") if len(entries[name][0]) == 4 else None
            else:
                entries[name][1].append(f"  - {{date: {day} 18:{rng.randint(10, 59)}, sent: {rng.choice(KINDS)}, by: email}}")
        head, log = entries[name]
        lines = [*head, *(["log:", *log] if log else []), *(["wrong: ["] if name in broken else [])]
        made.append((at, f"change {number}", {name: ("---\n" + "\n".join(lines) + "\n---\n\n## Discussed\nMuch.\n").encode()}))
    return made


def due(journal: Path, *argv: str) -> tuple[int, str, str]:
    """What `due --all --json` says of a journal named by a relative path."""
    out, err = io.StringIO(), io.StringIO()
    before = Path.cwd()
    os.chdir(journal.parent)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["due", "--all", "--json", "--journal", journal.name, *argv])
    finally:
        os.chdir(before)
    return code, out.getvalue(), err.getvalue()


@pytest.mark.slow
@pytest.mark.zone_free
def test_due_as_of_is_due_in_a_checkout(tmp_path):
    """Of 500 commits twenty are checked out: rows, errors and exit code are those of `due --as-of`, character by character."""
    rng = random.Random(SEED)
    repo = imported(tmp_path / "one" / "search", history_of(rng))
    copy = tmp_path / "two" / "search"
    copy.parent.mkdir()
    repo.git("worktree", "add", "-q", "--detach", str(copy))
    names = repo.git("rev-list", "--reverse", "HEAD").split()
    assert len(names) == COMMITS
    codes = set()
    for commit in [names[0], names[-1], *rng.sample(names, CHOSEN - 2)]:
        repo.git("-C", str(copy), "checkout", "-q", "--detach", commit)
        then = repo.git("show", "-s", "--format=%cI", commit)
        there = due(copy, "--now", then.replace("+00:00", "Z"))
        assert due(repo.folder, "--as-of", commit, "--now", then.replace("+00:00", "Z")) == there
        assert due(repo.folder, "--as-of", commit) == there
        codes.add(there[0])
    assert codes == {0, 1}
