"""Writes a journal of N made-up interviews, the same one for the same seed: `python benchmarks/generate.py DIR N`.

`journal.toml` pins the clock to Friday 20 November 2026; most interviews lie behind, some ahead. A small journal is a search
of two years. A big one is what a career goes through, or an adviser's clients: it reaches back eight years, so that 6 to 8 % of
its interviews are of openings in which something may still be open, and one header in a hundred needs the careful reader.
Every name is put together from lists of words, every address ends in .example.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

NOW = datetime(2026, 11, 20, 9)  # in the journal's own zone
LAST_DAY = 40  # days from NOW on which an opportunity's first interview may lie, at most
BIG = 500  # interviews
ZONES = ("America/Chicago", "America/Denver", "America/Los_Angeles", "Europe/London", "Europe/Berlin", "Asia/Tokyo")


def first_day(n: int) -> int:
    """The day, counted from NOW, on which a journal of `n` interviews begins."""
    return -2900 if n >= BIG else -680


def listed(text: str) -> list[str]:
    """The words or phrases of a text with semicolons between them."""
    return text.split(";")


GIVEN = listed(
    "Dana;Jo;Priya;Tomas;Anneliese;Rahim;Mireille;Oskar;Imre;Delphine;Farid;Yuki;Noor;Elena;Marcus;Wren;Ottoline;Bashir;"
    "Candela;Piotr;Sanna;Kwame;Leila;Rowan;Ingrid;Tadeo;Maeve;Hiroshi;Zofia;Emeka;Petra;Lucian;Asha;Bram;Coralie;Dmitri"
)
FAMILY = listed(
    "Whitfield;Park;Lindqvist;Okonjo;Porto;Castellan;Whelan;Yoo;Nakashima;Tanaka;Boyd;Vogel;Achebe;Mbeki;Ferreira;Holm;"
    "Sorensen;Iyer;Quill;Abernathy;Castro;Dunmore;Eklund;Farouk;Grimaldi;Haddad;Ivanov;Jansen;Kaur;Lindgren;Marsh;Novak"
)
PLACE = listed(
    "North;South;Cobalt;Amber;Salt;Iron;Winter;Summer;Juniper;Foxglove;Harbor;Thistle;Alder;Sable;Lantern;Granite;Meadow;"
    "Copper;Silver;Quarry;Willow;Heron;Falcon;Otter;Cedar;Maple;Birch;Hazel;Ember;Frost;River;Stone;Tide;Wind;Moss;Clover"
)
THING = listed(
    "wind;line;bridge;gate;marsh;field;point;well;ridge;brook;haven;ford;mill;crest;dale;cliff;port;wood;hill;shore;lake;"
    "spring;bank;stead;grove;moor;vale;rock;sound;reach"
)
TRADE = listed(
    "Analytics;Energy;Books;Transit;Ferries;Cold Storage;Maps;Switchgear;Grid;Foods;Textiles;Insurance;Robotics;Optics;"
    "Water;Housing;Freight;Health;Bikes;Ceramics"
)
ROLES = listed(
    "Data Engineer;Senior Data Engineer;Analytics Engineer;Data Platform Engineer;Backend Engineer;Site Reliability Engineer;"
    "Machine Learning Engineer;Product Analyst;Engineering Manager;Technical Writer"
)
TITLES = listed(
    "VP Data;Head of Platform;Data Engineer;Staff Engineer;Engineering Manager;Director of Analytics;People Partner;"
    "Product Lead;Principal Engineer;Chief of Staff"
)
STEPS = (
    "Second round, they call", "They write within a week", '"They said: a week or so"', "Panel with the team, date to come",
    "The board meets first", "Recruiter hears it before I do",
)  # fmt: skip
REMARKS = (
    "wants to know about notice", "they need another week", "asked for two more names", "short and friendly", "left a voicemail",
    "from the train", "two more people to see", "sounded tired, not unkind",
)  # fmt: skip
SUBJECTS = (
    "the nightly load that finishes at noon", "how they price a late delivery", "three warehouses that do not agree",
    "who is woken when the feed stops", "the schema that nobody owns", "tests that run against last year's data",
    "a forecast that the planners overrule by hand", "moving off the old database, table by table",
    "what a good first quarter would look like", "sensors that report twice a day if the weather is kind",
    "the review meeting that everybody skips", "how they decide what not to build",
)  # fmt: skip
VIEWS = (
    "and said it was worse in spring", "and drew it on the window", "which I liked hearing said aloud",
    "and asked what I would do first", "but had no number for it", "and nobody in the room disagreed",
    "because the last migration failed", "and wants it gone by summer", "and laughed about it", "and will send me the paper",
)  # fmt: skip
PLUSES = (
    "- small team, they ship on Tuesdays", "- people finish each other's sentences", "- documents before code",
    "- on-call is paid and rare", "- the office has windows that open", "- they measure before they argue",
)  # fmt: skip
MINUSES = (
    "- two days a week in a far office", "- pay band not said", "- old stack in the middle", "- the role was open once before",
    "- no budget for conferences", "- a reorganisation in January",
)  # fmt: skip


class Person(NamedTuple):
    """Somebody made up."""

    name: str
    email: str
    phone: str
    title: str


class Opportunity(NamedTuple):
    """One opening at one company."""

    company: str
    role: str
    slug: str
    zone: str
    recruiter: Person | None
    recruiter_kind: str
    people: list[Person]
    references: list[Person]


def person(rng: random.Random, domain: str) -> Person:
    """A person who works at a domain."""
    given, family = rng.choice(GIVEN), rng.choice(FAMILY)
    phone = f"+1 555 01{rng.randrange(100):02}"
    return Person(f"{given} {family}", f"{given}.{family}@{domain}.example".lower(), phone, rng.choice(TITLES))


def people(rng: random.Random, domain: str, n: int) -> list[Person]:
    """People of one company, no two of one name."""
    found: dict[str, Person] = {}
    while len(found) < n:
        one = person(rng, domain)
        found.setdefault(one.name, one)
    return list(found.values())


def opportunity(rng: random.Random, taken: set[str]) -> Opportunity:
    """An opening that the journal has not had yet."""
    while True:
        company, role = f"{rng.choice(PLACE)}{rng.choice(THING)} {rng.choice(TRADE)}", rng.choice(ROLES)
        slug = f"{company} {role}".lower().replace(" ", "-")
        if slug not in taken:
            break
    taken.add(slug)
    domain = company.split()[0].lower()
    zone = rng.choice(ZONES) if rng.random() < 0.15 else ""
    kind = rng.choice(("external", "external", "internal", "hr", "none", "none"))
    recruiter = person(rng, "agency" if kind == "external" else domain) if kind != "none" else None
    references = people(rng, "college", rng.randint(1, 2)) if rng.random() < 0.3 else []
    return Opportunity(company, role, slug, zone, recruiter, kind, people(rng, domain, rng.randint(2, 5)), references)


def log_line(at: datetime, timed: bool, **fields: str) -> str:
    """One line of a log, in flow style."""
    when = f"{at:%Y-%m-%d %H:%M}" if timed else f"{at:%Y-%m-%d}"
    return f"  - {{date: {when}, " + ", ".join(f"{k.rstrip('_')}: {v}" for k, v in fields.items()) + "}"


def log_of(rng: random.Random, opening: Opportunity, met: list[Person], start: datetime, following: datetime | None) -> list[str]:
    """What was sent and heard about one round, as far as the pinned clock has come."""
    lines: list[tuple[datetime, str]] = []

    def add(at: datetime, timed: bool = True, **fields: str) -> None:
        if at < NOW:
            lines.append((at, log_line(at, timed, **fields)))

    if rng.random() < 0.4:
        add(start - timedelta(hours=20), sent="prepare")
    if rng.random() < 0.5:
        add(start - timedelta(days=2), False, sent="tell-reference", by="email")
    recruiter = opening.recruiter
    if recruiter is not None and rng.random() < 0.7:
        add(start + timedelta(hours=2), sent="debrief", to=recruiter.name, by="phone")
    for i, one in enumerate(met):
        if rng.random() < 0.85:
            via = {"via": recruiter.name} if recruiter is not None and rng.random() < 0.8 else {}
            add(start + timedelta(hours=3, minutes=10 * i), sent="thank-you", to=one.name, by="email", **via)
    if rng.random() < 0.4:
        add(start + timedelta(days=5), False, sent="ask-reference", by="phone", note=f'"{rng.choice(REMARKS)}"')
    if following is not None:
        add(following - timedelta(days=4, hours=3), heard="invitation", from_=met[0].name, note=f'"{rng.choice(REMARKS)}"')
        return [line for _, line in sorted(lines)]
    if rng.random() < 0.6:
        add(start + timedelta(days=8), sent="check-in", to=(recruiter or met[0]).name, by="email")
    if rng.random() < 0.4:
        promised = (start + timedelta(days=rng.randint(16, 30))).date()
        note = f'"{rng.choice(REMARKS)}"'
        add(start + timedelta(days=10), heard="reply", from_=met[0].name, decision_by=f"{promised}", note=note)
    if rng.random() < 0.3:
        add(start + timedelta(days=12), False, sent="connect", to=met[-1].name, by="linkedin")
    end = rng.random()
    if end < 0.5:
        add(start + timedelta(days=19, hours=1), heard="rejection", from_=met[0].name, by="email")
    elif end < 0.58:
        add(start + timedelta(days=19, hours=1), heard="offer", from_=met[0].name, by="phone")
        add(start + timedelta(days=21), sent="answer-offer", to=met[0].name, by="phone", accepted="no")
    elif end < 0.75:
        add(start + timedelta(days=33), False, sent="move-on")
    return [line for _, line in sorted(lines)]


def person_block(one: Person, rng: random.Random, indent: str, *more: str) -> Iterator[str]:
    """A person as a mapping over several lines."""
    yield f"name: {one.name}"
    yield f"{indent}email: {one.email}"
    if rng.random() < 0.6:
        yield f'{indent}phone: "{one.phone}"'
    for line in more:
        yield f"{indent}{line}"


def next_steps(rng: random.Random, careful: bool) -> list[str]:
    """What comes next, in one plain line, or in an unusual form of YAML; the last of these only the careful reader takes."""
    said = rng.choice(STEPS).strip('"')
    if not careful:
        return [f'next_steps: "{said}"' if ":" in said else f"next_steps: {said}"]
    return rng.choice(
        (
            [f'next_steps: "\\"{said}\\""'],
            ["next_steps: >-", f"  {said};", "  they will write"],
            [f'next_steps: "{said} \U0001f91e"'],
            [f'next_steps: "{said};', '  they will write"'],
        )
    )


def header(
    rng: random.Random, opening: Opportunity, met: list[Person], start: datetime, turn: int, log: list[str], careful: bool
) -> list[str]:
    """The header's lines."""
    bare = rng.random() < 0.03
    lines = [
        f"company: {opening.company}",
        f"role: {opening.role}",
        f"date: {start:%Y-%m-%d}" if bare else f"date: {start:%Y-%m-%d %H:%M}",
    ]
    if opening.zone:
        lines.append(f"timezone: {opening.zone}")
    lines += [f"duration: {rng.choice(('45m', '1h', '1h30m'))}", f"format: {rng.choice(('phone', 'video', 'onsite', 'panel'))}"]
    lines += [f"round: {turn}", f"opportunity: {opening.slug}", "interviewers:"]
    for i, one in enumerate(met):
        if rng.random() < 0.1:
            lines.append(f"  - {one.name}")
            continue
        more = [f"title: {one.title}"] + ["decides: true"] * (i == 0) + ["contact: allowed"] * (rng.random() < 0.1)
        first, *rest = person_block(one, rng, "    ", *more)
        lines += [f"  - {first}", *rest]
    if opening.recruiter is not None:
        first, *rest = person_block(opening.recruiter, rng, "  ", f"kind: {opening.recruiter_kind}")
        lines += ["recruiter:", f"  {first}", *rest]
    if rng.random() < 0.05:
        lines.append("contact_only_by: [email, phone]")
    lines += next_steps(rng, careful)
    if rng.random() < 0.25:
        lines.append(f"decision_by: {(start + timedelta(days=14)).date()}")
    lines.append(f"interest: {rng.choice(('yes', 'yes', 'yes', 'undecided', 'no'))}")
    if opening.references:
        lines.append("references:")
        for one in opening.references:
            told = [f"told: {(start - timedelta(days=3)).date()}"] if start - timedelta(days=3) < NOW else []
            first, *rest = person_block(one, rng, "    ", *told)
            lines += [f"  - {first}", *rest]
    if rng.random() < 0.3:
        lines += ["skip:", "  - letter"]
    if rng.random() < 0.05:
        lines += ["snooze:", f"  - {{kind: check-in, until: {(start + timedelta(days=15)).date()}}}"]
    offered = any("heard: offer" in line for line in log)
    if start < NOW - timedelta(days=90) and (offered or rng.random() < 0.2):
        lines.append(f"closed: {{date: {(start + timedelta(days=40)).date()}, reason: They froze the role}}")
    if log:
        lines += ["log:", *log]
    return lines


def body(rng: random.Random, met: list[Person]) -> list[str]:
    """About 25 lines of notes."""
    lines = ["", "## Discussed"]
    for one in met[:2]:
        lines += [f"### {one.name}"]
        for _ in range(3):
            lines.append(f"We talked about {rng.choice(SUBJECTS)}, {rng.choice(VIEWS)}.")
    lines += ["", "## Pluses", *rng.sample(PLUSES, 2), "", "## Minuses", *rng.sample(MINUSES, 2), "", "## Concerns"]
    lines += [f"{met[0].name.split()[0]} came back to {rng.choice(SUBJECTS)}.", "", "## Learned"]
    lines += [f"I learned about {rng.choice(SUBJECTS)}, {rng.choice(VIEWS)}.", "", "## Why me"]
    return [*lines, f"I have lived with {rng.choice(SUBJECTS)} before, and could start there."]


def on_a_weekday(day: date) -> date:
    """The day, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def entries(n: int, seed: int) -> Iterator[tuple[str, str]]:
    """The name and the text of each of `n` interviews."""
    rng = random.Random(seed)
    taken: set[str] = set()
    written = 0
    while written < n:
        opening = opportunity(rng, taken)
        day = NOW.date() + timedelta(days=rng.randint(first_day(n), LAST_DAY))
        starts: list[datetime] = []
        for _ in range(min(rng.choice((1, 1, 2, 2, 3, 4)), n - written)):
            day = on_a_weekday(day)
            starts.append(datetime(day.year, day.month, day.day, rng.randint(9, 17), rng.choice((0, 30))))
            day += timedelta(days=rng.randint(8, 16))
        for i, start in enumerate(starts):
            met = opening.people[:1] if i == 0 else rng.sample(opening.people, rng.randint(1, min(3, len(opening.people))))
            following = starts[i + 1] if i + 1 < len(starts) else None
            log = log_of(rng, opening, met, start, following)
            careful = n >= BIG and written % 100 == 50
            lines = ["---", *header(rng, opening, met, start, i + 1, log, careful), "---"]
            yield f"{start:%Y}/{start:%Y-%m-%d}-{opening.slug}-{i + 1}.md", "\n".join([*lines, *body(rng, met), ""])
            written += 1


def settings(country: bool) -> str:
    """The text of `journal.toml`."""
    return "\n".join(
        [
            "# Made by benchmarks/generate.py: every name and address is invented.",
            'playbook = "balanced"',
            'timezone = "America/New_York"',
            *(['country = "US"'] if country else []),
            f"now = {NOW:%Y-%m-%dT%H:%M:%S}-05:00",
            "",
            "[me]",
            'name = "Robin Example"',
            'email = "robin@search.example"',
            "",
            "[[references]]",
            'name = "Prof. Lin"',
            'email = "lin@college.example"',
            'phone = "+1 555 0118"',
            "",
        ]
    )


def generate(folder: Path, n: int, seed: int = 1, country: bool = False) -> None:
    """Write a journal of `n` interviews into a new or empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    (folder / "journal.toml").write_text(settings(country), encoding="utf-8")
    for name, text in entries(n, seed):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("n", type=int, metavar="N", help="how many interviews")
    parser.add_argument("--seed", type=int, default=1, help="another journal for another number (1)")
    parser.add_argument("--country", action="store_true", help='count the public holidays of country = "US"')
    args = parser.parse_args()
    try:
        generate(args.dir, args.n, args.seed, args.country)
    except OSError as bad:
        sys.stderr.write(f"generate.py: {bad}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
