"""Other plain-text and command-line programs on as many records, where they are installed: ledger, hledger, taskwarrior.

What they do differs, so this is no contest: it says what people are used to from a command on so many records.
"""

from __future__ import annotations

import random
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

from measuring import Case

LIVE = 0.07  # of the tasks; the rest is done, as in the journals of 1,000 and 10,000 interviews


def _ledger_text(n: int) -> str:
    """A ledger of `n` purchases."""
    rng, first = random.Random(n), date(2018, 11, 20)
    days = sorted(rng.randint(0, 2900) for _ in range(n))
    return "\n".join(
        f"{first + timedelta(days=day)} Shop {rng.randint(1, 300)}\n    Expenses:Part {rng.randint(1, 40)}"
        f"    ${rng.randint(1, 9000) / 100:.2f}\n    Assets:Cash\n"
        for day in days
    )


def _tasks(folder: Path, n: int) -> None:
    """The files of taskwarrior with `n` tasks, most of them completed."""
    folder.mkdir()
    (folder / "rc").write_text(f"data.location={folder}\nconfirmation=off\nverbose=nothing\n", encoding="utf-8")
    rng, first = random.Random(n), datetime(2018, 11, 20)
    lines: dict[bool, list[str]] = {True: [], False: []}
    for number in range(n):
        entry = int((first + timedelta(hours=rng.randint(0, 2900 * 24))).timestamp())
        live = rng.random() < LIVE
        end = "" if live else f'end:"{entry + 86400}" '
        lines[live].append(
            f'[description:"Write to person {number}" due:"{entry + 86400}" {end}entry:"{entry}" '
            f'status:"{"pending" if live else "completed"}" uuid:"{number:08x}-0000-4000-8000-000000000000"]\n'
        )
    (folder / "pending.data").write_text("".join(lines[True]), encoding="utf-8")
    (folder / "completed.data").write_text("".join(lines[False]), encoding="utf-8")


def cases(folder: Path, sizes: list[int]) -> list[Case]:
    """A command of each program that is installed, on each number of records. The files are made below `folder`."""
    found = []
    folder.mkdir(exist_ok=True)
    for n in sizes:
        book, tasks = folder / f"{n}.ledger", folder / f"tasks-{n}"
        if not book.exists():
            book.write_text(_ledger_text(n), encoding="utf-8")
            _tasks(tasks, n)
        home = {"HOME": str(folder), "LEDGER_FILE": str(book), "TASKRC": str(tasks / "rc"), "TASKDATA": str(tasks)}
        for program, words in (("ledger", ["balance"]), ("hledger", ["balance"]), ("task", ["next"])):
            path = shutil.which(program)
            if path is not None:
                found.append(Case(f"{program} {words[-1]} {n:,}", [path, *words], n >= 10_000, home))
    return found
