"""What is said of a header, in the exact words that a person reads."""

from __future__ import annotations

from followup_kit.dates.zones import zone_named
from followup_kit.journal.entry import read_entry
from followup_kit.journal.problems import problem_text
from followup_kit.model import Settings

HOME = Settings(zone_named("America/New_York"), zone_assumed=False)
BASE = "company: Acme\nrole: Clerk\ndate: 2026-11-18 14:00\n"  # lines 2 to 4 of the file


def said_of(header: str, body: str = "") -> list[str]:
    """The problems of a file with that header, as `check` prints them but for the file's name."""
    found = read_entry("x.md", f"---\n{header}\n---\n{body}", HOME)
    return [problem_text(p).removeprefix("x.md:") for p in found.problems]
