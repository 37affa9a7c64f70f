"""A vault of 2,000 notes as people keep them, 40 of them interviews under other names than ours: for tests, and to try things on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

NOTES, INTERVIEWS = 2000, 40
NOW = "2026-11-19T09:00"
FIELDS = """[fields]
company = "Employer"
role = ["position", "job_title"]
date = "interview_date"
"""
TOML = 'timezone = "America/New_York"\nprofiles_reviewed = 2026-11-01\n'
_DAY = date(2023, 1, 1)
_WORDS = ("Bread", "Lisbon", "Kafka", "Roof", "Tax", "Spanish", "Garden", "Chess", "Piano", "Budget")
# What notes look like, from those that template plugins write to those that are broken; none is meant to be read here.
_KINDS = (
    "---\ntags:\n  - daily\ncreated: {day} 07:30\nupdated: {day}T22:10:00\nmood: 7\naliases:\n  - \n---\n## {word}\nWent for a run.\n",
    "---\ntitle: {word} {n}\naliases: []\ntags: [book, {word}]\nauthor: \"[[Ana Lima]]\"\nrating: 4\ndue-date: {day}\n---\nA note.\n",
    "---\nname: Person {n}\nemail: p{n}@people.example\norganization: Fernhill\nbirthday: 1990-02-{d:02}\ntags: person\n---\nMet at work.\n",
    "---\ncssclasses: wide\ndg-publish: true\nlinter.skip: [a, b]\nstatus: open\nproject:\n  owner: Dana\n  dates: {day}\n---\n- [ ] {word}\n",
    "# {word} {n}\n\nNo header at all. date: {day}\n",
    "---\nid: {n}\ncreated: <% tp.file.creation_date() %>\nrelated: {{{{title}}}}\n---\nA template that was never filled.\n",
    "---\nsource: https://x.example/{n}\nspeaker: *unknown\n\tfetched: {day}\n---\nBroken, and none of our business.\n",
    "```\n{word}\n```\n",
)  # fmt: skip


def files(interviews: int = INTERVIEWS, notes: int = NOTES) -> Iterator[tuple[str, str]]:
    """Path and text of every file of the vault, `notes` in all."""
    for n in range(interviews):
        role = ("position", "job_title")[n % 2]
        day = date(2026, 11, 18) - timedelta(days=3 * n)
        yield (
            f"Work/Interviews/{day} Company {n}.md",
            f"---\ntags: [interview]\nEmployer: Company {n}\n{role}: Analyst\ninterview_date: {day} 14:00\n"
            f"interviewers:\n  - name: Dana Whitfield\n    email: dana@company{n}.example\n---\n## Discussed\nThe loads.\n",
        )
    for n in range(notes - interviews):
        day, word = _DAY + timedelta(days=n % 1400), _WORDS[n % len(_WORDS)]
        text = _KINDS[n % len(_KINDS)].format(day=day, n=n, d=n % 28 + 1, word=word)
        yield f"{('Daily', 'Notes', 'People', 'Areas/Home')[n % 4]}/{word} {n}.md", text
    yield "Templates/Interview.md", "---\nEmployer: {{company}}\nposition:\ninterview_date: {{date}}\n---\n"
    yield "_templates/x.md", "---\ncompany: {{VALUE}}\n---\n"


def write_vault(folder: Path, toml: str = TOML + FIELDS, interviewers: bool = True) -> Path:
    """The vault on disk; without `interviewers` nothing in it has one of our names."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "journal.toml").write_text(toml, encoding="utf-8")
    for name, text in files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if interviewers else text.replace("interviewers:", "panel:"), encoding="utf-8")
    return folder
