"""Plays a search of two months and says how calm `followup` is each morning: `python benchmarks/mornings.py`.

A made-up person applies to sixteen companies, has some twenty-five interviews (panels, recruiters, people without
addresses), and keeps the journal as people do: most mornings they do and log what is on the list, some things a day late,
and one week they forget it all. Every morning the real command is run on the journal as it is then. Printed are, per
morning: the rows of `due`, how many of them are overdue, the lines of the page, the lines of things to do (what is first,
overdue, today, due or blocked), and the share of the page's entries that are of use; and on which line of the page an offer,
an assignment and an interview of the day are. An entry is of use on the first seven mornings on which it can be acted upon,
and while it waits for one of the next seven days; an optional one never is, nor one that has been passed over for a week.
The same for the same seed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from followup_kit.api import open_board
from followup_kit.cli import main as followup
from followup_kit.views.due_rows import DueRow, due_list

FIRST, MORNINGS = date(2026, 9, 7), 60
FORGOTTEN = range(24, 31)  # the week in which nothing is logged
PEOPLE = [
    *("Ada Brook", "Ben Castle", "Cleo Dunn", "Dev Ekman", "Elin Frost"),
    *("Femi Grant", "Gita Hale", "Hugo Ivers", "Ines Jarvis", "Jon Kemp"),
]
COMPANIES = [
    *("Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Ginkgo", "Hazel"),
    *("Ivy", "Juniper", "Katsura", "Larch", "Maple", "Nutmeg", "Olive", "Poplar"),
]
TOML = """timezone = "Europe/Berlin"
country = "DE"
profiles_reviewed = 2026-08-01
[me]
name = "Sam Example"
email = "sam@search.example"
[[references]]
name = "Prof. Lin"
email = "lin@uni.example"
[[references]]
name = "Maya Okafor"
"""
WEEK = 7  # mornings, or days
TO_DO = ("FIRST", "OVERDUE", "TODAY", "DUE", "BLOCKED")


class Morning(NamedTuple):
    """What one morning's page shows; places are lines of the page, counted from 1."""

    rows: int
    overdue: int
    lines: int
    to_do: int
    entries: int
    of_use: int
    places: dict[str, int]


class Terminal(io.StringIO):
    """What is printed, for a program that asks whether it prints on a terminal."""

    def isatty(self) -> bool:
        return True


def command(folder: Path, now: datetime, *words: str) -> str:
    """What `followup` prints on the journal at a moment, on a terminal of 80 columns without colours."""
    out = Terminal() if words == ("due",) else io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        followup(["--journal", str(folder), "--now", now.isoformat(timespec="minutes"), *words])
    return out.getvalue()


def interviews(rng: random.Random) -> Iterator[tuple[date, str, str]]:
    """The days of the search's interviews, each with its file's name and text."""
    for n, company in enumerate(COMPANIES):
        day = FIRST + timedelta(days=2 + 3 * n)
        for _ in range(rng.choice((1, 1, 2, 2))):
            while day.weekday() > 4:
                day += timedelta(days=1)
            people = rng.sample(PEOPLE, rng.choice((1, 1, 2, 4)))
            known = rng.random() < 0.7
            lines = [f"company: {company} Works", "role: Analyst", f"date: {day} {rng.choice((10, 13, 15))}:00", "interviewers:"]
            for name in people:
                mail = f", email: {name.split()[0].lower()}@{company.lower()}.example" if known else ""
                lines.append(f"  - {{name: {name}{mail}}}")
            if n % 4 == 0:
                lines.append(f"recruiter: {{name: Rae {company}, email: rae@agency.example, phone: '+49 30 5550'}}")
            yield day, f"{day}-{company.lower()}.md", "---\n" + "\n".join(lines) + "\n---\n"
            day += timedelta(days=rng.randrange(9, 15))


def live_a_day(folder: Path, now: datetime, rng: random.Random) -> None:
    """The person does most of what is due and logs it; some companies answer."""
    rows = json.loads(command(folder, now, "due", "--json"))["actions"]
    for row in rows:
        if row["interview"] is None or row["state"] not in ("overdue", "due") or row["optional"] or rng.random() < 0.25:
            continue
        if row["kind"] == "reflect":
            file = folder / f"{row['interview']}.md"
            text = file.read_text(encoding="utf-8").replace("\n---\n", "\ninterest: yes\n---\n", 1)
            file.write_text(text, encoding="utf-8")
            continue
        to = ["--to", row["to"]] if row["to"] and row["kind"] != "review-profiles" else []
        command(folder, now, "done", row["interview"], row["kind"], *to)
    for row in rows:
        if row["kind"] == "check-in" and row["state"] == "due" and rng.random() < 0.35:
            said = rng.choice(("reply", "rejection", "rejection", "assignment", "offer"))
            command(folder, now, "heard", row["interview"], said)


def is_of_use(row: DueRow, heading: str, opens: datetime, now: datetime, seen: Counter[str]) -> bool:
    """Whether an entry of the page is of use; `seen` says on how many mornings it could be acted upon, this one included."""
    if heading == "COMING":
        return opens - now <= timedelta(days=WEEK)
    return seen[row.id] <= WEEK


def entries_of(folder: Path, now: datetime, seen: Counter[str]) -> tuple[int, int]:
    """How many entries the page has on a terminal, and how many of them are of use."""
    board = open_board(folder, now)
    actions = {a.id: a for a in board.actions}
    count = useful = 0
    for heading, rows in due_list(board, fold=True, merge=True).groups:
        for row in rows:
            seen[row.id] += heading != "COMING"
            count += 1
            first = actions[row.id]
            useful += not first.optional and is_of_use(row, heading, first.opens, board.now, seen)
    return count, useful


def look(folder: Path, now: datetime, seen: Counter[str]) -> Morning:
    """The page of a morning, measured."""
    page = command(folder, now, "due").split("\n")
    rows = json.loads(command(folder, now, "due", "--json"))["actions"]
    heading, to_do, places = "", 0, {}
    for number, line in enumerate(page, 1):
        if line and not line.startswith(" "):
            heading = line
        elif line.startswith("  ") and not line.startswith("    ") and heading in TO_DO:
            to_do += 1
        for word, what in (("Answer the offer", "offer"), ("Hand in what", "assignment")):
            if line.startswith(f"  {word}"):
                places.setdefault(what, number)
        if heading == "TODAY'S INTERVIEWS" and line.startswith("  "):
            places.setdefault("interview", number)
    overdue = sum(r["state"] == "overdue" for r in rows)
    return Morning(len(rows), overdue, len(page), to_do, *entries_of(folder, now, seen), places)


def search(seed: int) -> list[Morning]:
    """The mornings of a whole search."""
    rng = random.Random(seed)
    planned = sorted(interviews(rng))
    found = []
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "journal.toml").write_text(TOML, encoding="utf-8")
        for n in range(MORNINGS):
            today = FIRST + timedelta(days=n)
            for day, name, text in planned:
                if day - timedelta(days=5) == today:
                    (folder / name).write_text(text, encoding="utf-8")
            found.append(look(folder, datetime.combine(today, time(8)), seen))
            if n not in FORGOTTEN:
                live_a_day(folder, datetime.combine(today, time(18)), rng)
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Play some searches and print their figures."""
    os.environ.update(COLUMNS="80", NO_COLOR="1")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="other searches for another number (1)")
    parser.add_argument("--searches", type=int, default=5, help="how many searches to play (5)")
    args = parser.parse_args(argv)
    mornings = [m for n in range(args.searches) for m in search(100 * args.seed + n)]
    sys.stdout.write(f"{len(mornings)} mornings        mean  median   max\n")
    for name in ("rows", "overdue", "lines", "to_do"):
        values = [getattr(m, name) for m in mornings]
        figures = f"{statistics.mean(values):6.1f}  {statistics.median(values):6.1f}  {max(values):4d}"
        sys.stdout.write(f"{name.replace('_', ' '):<16}  {figures}\n")
    share = 100 * sum(m.of_use for m in mornings) / max(sum(m.entries for m in mornings), 1)
    sys.stdout.write(f"of use            {share:.0f} % of the entries of the page\n")
    for what in ("interview", "offer", "assignment"):
        places = [m.places[what] for m in mornings if what in m.places]
        where = f"at line {max(places)} of the page at the latest, on {len(places)} mornings" if places else "never there"
        sys.stdout.write(f"{what:<16}  {where}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
