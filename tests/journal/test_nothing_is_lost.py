"""In a file that is accepted without a finding, no text of a known field is shorter in the record than in the file."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from followup_kit.dates.zones import zone_named
from followup_kit.journal.entry import read_entry
from followup_kit.model import Settings

HOME = Settings(zone_named("America/New_York"), zone_assumed=False)
WORDS = st.sampled_from(
    [
        "Dana", "Whitfield", "Good", "warm talk", "Engineer", "Inc.", "C#", "C++", ".NET", "#2", "#", "# x", "a:b", "a: b", ":", "to:", "round: 2",
        ",", ", Springfield", ", next talk: monday", ";", "&", "& Co", "|", ">", "*", "@handle", "%", "`", "!", "?", "-", "- VP", "(VP)", "{", "}", "[",
        "]", "[x](y)", "[[x]]", "{{x}}", "<% x %>", "'", '"', '"call"', "it's", "\\\\", "none", "tbd", "\\xa0", "Zoë", "日本", "14:00", "2026-11-18", "~",
    ]
)  # fmt: skip
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
# Where a text may be typed, and where it is then in the record.
PLACES = {
    "company: TEXT": lambda e: e.company,
    "role: TEXT": lambda e: e.role,
    "place: TEXT": lambda e: e.place,
    "next_steps: TEXT": lambda e: e.next_steps,
    "next_steps:\n  TEXT": lambda e: e.next_steps,
    "closed: {date: 2026-12-01, reason: TEXT}": lambda e: e.closed and e.closed.reason,
    "closed:\n  date: 2026-12-01\n  reason: TEXT": lambda e: e.closed and e.closed.reason,
    "interviewers:\n  - TEXT": lambda e: "".join(p.name for p in e.interviewers),
    "interviewers: TEXT": lambda e: "".join(p.name for p in e.interviewers),
    "interviewers: [{name: Dana, address: TEXT}]": lambda e: "".join(p.address or "" for p in e.interviewers),
    "interviewers:\n  - {name: Dana, title: TEXT}": lambda e: "".join(p.title or "" for p in e.interviewers),
    "interviewers:\n  - name: TEXT\n    title: VP": lambda e: "".join(p.name for p in e.interviewers),
    "recruiter: TEXT": lambda e: e.recruiter and e.recruiter.name,
    "recruiter: {name: Jo, agency: TEXT}": lambda e: e.recruiter and e.recruiter.agency,
    "log:\n  - {date: 2026-11-18, sent: other, note: TEXT}": lambda e: "".join(x.note or "" for x in e.log),
    "log:\n  - {date: 2026-11-18, note: TEXT, sent: other}": lambda e: "".join(x.note or "" for x in e.log),
    "log:\n  - date: 2026-11-18\n    sent: other\n    note: TEXT": lambda e: "".join(x.note or "" for x in e.log),
    "skip: [{kind: letter, reason: TEXT}]": lambda e: "".join(x.reason or "" for x in e.skip),
}
REQUIRED = {"company": "Acme", "role": "Clerk", "date": "2026-11-18 14:00"}


def typed(text):
    """The characters that must come back: all but white space, a comment, and the quotes that YAML takes away around a text."""
    text = text.replace("[[x]]", "x")  # a link is read as what it shows
    bare = "".join(re.split(r"(?:^|\s)#(?=\s|$)", text)[0].split()).strip(",")  # braces may have a comma too many
    if bare[:1] in ("|", ">") or bare in (
        "~",
        "[]",
        "{}",
        "''",
        '""',
    ):  # YAML's own words for a text of several lines and for nothing
        return ""
    return bare[1:-1] if len(bare) > 1 and bare[0] in ("'", '"') and bare[-1] == bare[0] else bare


@given(TEXT, st.sampled_from(sorted(PLACES)))
@example("Good, warm talk", "log:\n  - {date: 2026-11-18, sent: other, note: TEXT}")
@example("Engineer #2", "role: TEXT")
@example("12 Main St, Springfield", "interviewers: [{name: Dana, address: TEXT}]")
def test_what_was_typed_is_in_the_record_or_told_of(text, place):
    """Cut at a comma, a comment, a quote or a bracket, a text gives a finding; without one it is there as a whole."""
    key = place.partition(":")[0]
    rest = "".join(f"{k}: {v}\n" for k, v in REQUIRED.items() if k != key)
    found = read_entry("x.md", f"---\n{rest}{place.replace('TEXT', text)}\n---\n", HOME)
    if found.problems or (place.endswith("\n  TEXT") and text.startswith("#")):  # a line that is a comment from its beginning
        return
    record = "".join((PLACES[place](found.entry) or "").split())
    assert len(record) >= len(typed(text)), record


@given(TEXT)
def test_most_texts_in_quotes_are_accepted(text):
    """The remedy that the messages name works: in quotes every text of one line is read whole."""
    quoted = "'" + text.replace("'", "''") + "'"
    found = read_entry("x.md", f"---\ncompany: Acme\nrole: Clerk\ndate: 2026-11-18\nplace: {quoted}\n---\n", HOME)
    if "{{" in text or "<%" in text:
        assert [p.code for p in found.problems] == ["placeholder"]
    elif text.isprintable():
        assert (found.problems, found.entry.place) == ([], text.replace("[[x]]", "x").strip())
