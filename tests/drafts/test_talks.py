"""What is said aloud or asked: the points of a debrief by phone, and the questions of `prepare`, without marks of the page."""

from __future__ import annotations

import re

import pytest

from followup_kit.drafts.api import draft_notes

pytestmark = pytest.mark.zone_free  # the journal names its zone

TOML = 'timezone = "Europe/London"\n[me]\nname = "Robin Marsh"\nphone = "+44 20 7946 0142"\n'
HEAD = """---
company: Corby Wool
role: Buyer
date: 2026-11-18 14:00
interest: yes
interviewers: [Ann Birch, Ben Stone]
recruiter: {name: Jo Park, kind: external, phone: "+44 20 7946 0199"}
---
"""
RAW = re.compile(r"\*|\[|\]|\||\^|==|~~|`|<|#|@|_")


@pytest.fixture
def points(make_journal):
    """The list that a debrief, or `prepare` before the interview, makes of notes."""

    def points(body, kind="debrief"):
        folder = make_journal({"a.md": HEAD + body}, toml=TOML)
        now = "2026-11-18T16:00Z" if kind == "debrief" else "2026-11-17T16:00Z"
        (draft,) = [d for d in draft_notes(folder, now) if d.kind == kind]
        assert RAW.search(draft.body) is None
        own = draft.body.partition("What we talked about:\n" if kind == "debrief" else "by phone?\n")[2].partition("\n\n")[0]
        return own.removeprefix("\n").rstrip("\n").split("\n") if own else []

    return points


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ("**Both:** We talked about [[Felt|felting]] and ==steam==. ^felt", ["We talked about felting and steam."]),
        ("- **All:** the rota is on [paper](https://x.example/rota)", ["the rota is on paper"]),
        ("Everyone — the #loom in the [[Store#North wall]] is old", ["the loom in the Store is old"]),
        ("| Topic | Said |\n|:--|--:|\n| dyes | **eleven** vats, ==two== empty |", ["dyes: eleven vats, two empty"]),
        ("| a | b | c |\n|--|--|--|\n| shearing | May | June |\n| felt | | |", ["shearing: May, June", "felt"]),
        ("> [!quote] Ann\n> Bales are sold by weight. ^q1", ["Bales are sold by weight."]),
        ("- ![[bale.png]]\n- `make wool` runs <b>daily</b>", ["make wool runs daily"]),
        ("- the loom[^1] is old\n\n[^1]: built in 1893", ["the loom is old", "built in 1893"]),
        ("- ^^the hot room^^ is new\n- @Ben showed me the ~~old~~ store", ["the hot room is new", "Ben showed me the store"]),
        ("- the fair %% ask %% is in June <!-- or May -->", ["the fair is in June"]),
        ("1. [ ] __two__ vats\n2. [x] *one* store", ["two vats", "one store"]),
        ("### Ann\n- felt\n### Both\n- dyes and vats", ["dyes and vats", "felt"]),
    ],
)
def test_a_debrief_shows_no_marks(notes, told, points):
    """Links, emphasis, highlights, tables, callouts, names of blocks and footnotes are read through."""
    assert points(f"## Discussed\n{notes}\n") == [f"- {x}" for x in told]


@pytest.mark.parametrize(
    "notes",
    [
        "- they gave him a month",
        "- she showed them the vats",
        "- his list is long",
        "- that was it",
        "- it is theirs to run",
        "- They showed me the floor. One robot was stuck.",
    ],
)
def test_a_debrief_speaks_of_nobody_without_a_name(notes, points):
    """A "they" or "him" whom nobody at the other end of the line knows is left out."""
    assert points(f"## Discussed\n- the store is full\n{notes}\n") == ["- the store is full"]


@pytest.mark.parametrize(
    ("notes", "asked"),
    [
        ("**Ann:** what does a [[bale]] cost? ^ask1", ["Ann: what does a bale cost?"]),
        ("- [ ] who else is on the ==panel==?\n- [x] when do they shear?", ["who else is on the panel?"]),
        ("1. How many shearers come in [[May]]? #ask\n2. __Who__ buys the dyes?", ["How many shearers come in May?", "Who buys the dyes?"]),
        ("| When | What |\n|--|--|\n| May | *shearing* days? |", ["May: shearing days?"]),
        ("> Is there a canteen?", ["Is there a canteen?"]),
        ("- ask him about his [rota](x.md)", ["ask him about his rota"]),  # it is for oneself
        ("### The store\n- How many racks?\n### Ben\n- Which dyes?", ["How many racks?", "Which dyes?"]),
    ],
)  # fmt: skip
def test_questions_show_no_marks_and_none_is_lost(notes, asked, points):
    """Whatever heading below "To ask" they are under; one that is ticked off was asked."""
    assert points(f"## To ask\n{notes}\n", "prepare") == [f"- {x}" for x in asked]
