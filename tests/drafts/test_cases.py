"""Notes as people write them, in `cases/`: of each thank-you what is its writer's own, what is offered, left out and pointed at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from followup_kit.drafts.api import draft_notes
from followup_kit.drafts.notes.choosing.offers import offer_text

pytestmark = pytest.mark.zone_free  # the journal names its zone

CASES = Path(__file__).parent / "cases"
NOW = "2026-11-18T16:00Z"
TOML = 'timezone = "Europe/London"\n[me]\nname = "Robin Marsh"\nemail = "robin@marsh.example"\n'
HEAD = "---\ncompany: Corby Wool\nrole: Buyer\ndate: 2026-11-18 14:00\ninterest: yes\nnext_steps: known\ninterviewers:\n{}---\n"
# A title, with the names of the panel in brackets where there is one; the notes; what comes of them.
CASE = re.compile(
    r"^## (?P<title>[^(\n]+)(?:\((?P<panel>[^)\n]+)\))?\n~~~~~ notes\n(?P<notes>.*?)~~~~~\n~~~~~ drafts\n(?P<told>.*?)~~~~~\n",
    re.DOTALL | re.MULTILINE,
)
LINE = re.compile(r"(?<=\(line )\d+|(?<=\(lines )\d+|(?<= to )\d+(?=[,)])|(?<=a\.md:)\d+(?:, \d+)*")


def told(draft):
    """What of a draft is not the kit's own words, a line each."""
    yield f"{draft.to}: {'ready' if draft.ready else 'not ready'}"
    mine = [u.text for u in draft.used]
    yield from (f"  {p}" for p in draft.body.strip().split("\n\n") if "TODO" in p or any(text in p for text in mine))
    yield from (f"  offered for {o.place}: {offer_text(o)}" for o in draft.offers)
    yield from (f"  left out: {text}" for text in draft.left_out)
    yield from (f"  pointed at: {h.text} (line {h.line})" for h in draft.hints)


def outcome(case, make_journal):
    """What comes of the notes of a case; the lines are counted from the first of the notes."""
    names = (case["panel"] or "Ann Birch").split(", ")
    head = HEAD.format("".join(f'  - {{name: "{name}", email: p{n}@corby.example}}\n' for n, name in enumerate(names)))
    folder = make_journal({"a.md": head + case["notes"]}, toml=TOML)
    lines = [line for d in draft_notes(folder, NOW) if d.kind == "thank-you" for line in told(d)]
    return LINE.sub(lambda m: re.sub(r"\d+", lambda n: str(int(n[0]) - head.count("\n")), m[0]), "\n".join(lines)) + "\n"


@pytest.mark.parametrize("name", sorted(p.name for p in CASES.glob("*.md")))
def test_what_comes_of_notes(name, make_journal, request):
    """Every case of a file; `--update` writes what comes of them now."""
    path = CASES / name
    text = path.read_text(encoding="utf-8")
    cases = list(CASE.finditer(text))
    assert len(cases) == text.count("~~~~~ notes\n") > 0
    found = {c["title"]: outcome(c, make_journal) for c in cases}
    if request.config.getoption("--update"):
        path.write_text(CASE.sub(lambda c: c[0][: c.start("told") - c.start()] + found[c["title"]] + "~~~~~\n", text), "utf-8")
        return
    assert found == {c["title"]: c["told"] for c in cases}
