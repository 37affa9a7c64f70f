"""Openings that may be one, and one that may be two: the journal's entries in, the warnings out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.api import open_board
from followup_kit.engine import openings
from followup_kit.engine.openings import _alike, _traces, alike
from followup_kit.journal.problems import problem_text

NOW = "2027-12-01T09:00"


def entry(company, role, date, people="[Dana Whitfield]", more=""):
    """An entry's text."""
    return f"---\ncompany: {company}\nrole: {role}\ndate: {date} 10:00\ninterviewers: {people}\n{more}---\n"


def said_of(make_journal, files):
    """The warnings of a journal, as `check` prints them."""
    return [problem_text(p) for p in open_board(make_journal(files), NOW).problems]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Acme", "Data Engineer"), ("Acme", "Data Engineer (final round)")),
        (("Acme", "Data Engineer"), ("Acme Inc.", "Data Engineer")),
        (("Acme GmbH & Co. KG", "Data Engineer"), ("Acme", "Data Engineer")),
        (("Acme [Berlin]", "Data Engineer"), ("Acme", "Data Engineer")),
        (("Northwind", "Data Engineer"), ("Nortwind", "Data Engineer")),
        (("Northwind", "Data Engineer"), ("Norhtwind", "Data Engineer")),
        (("Northwind", "Data Engineer"), ("Northwind", "Data Enginer")),
        (("Northwind", "Frontend Engineer"), ("Northwind", "Front-end Engineer")),
        (("Northwind", "Front end Engineer"), ("North Wind", "Frontend Engineer")),
    ],
)
def test_openings_that_differ_by_little_and_share_a_person_may_be_one(make_journal, first, second):
    """The later one names the earlier, and how to say that they are one, or two."""
    files = {"a.md": entry(*first, "2027-11-02"), "b.md": entry(*second, "2027-11-20")}
    (said,) = said_of(make_journal, files)
    name = open_board(make_journal(files), NOW).journal.entries[0].opportunity
    assert said == (
        f"b.md:4:1: warning: {second[0]}, {second[1]} may be the opening of a.md ({first[0]}, {first[1]}): "
        f"Dana Whitfield is in both (if it is, write opportunity: {name} here; if not, opportunity: and another name)"
    )


@pytest.mark.parametrize(
    ("first", "second", "people", "more"),
    [
        pytest.param(("Acme", "Data Engineer"), ("Acme Inc.", "Data Engineer"), "[Omar Haddad]", "", id="nobody in common"),
        pytest.param(("Acme", "Data Engineer"), ("Acme", "Data Analyst"), "[Dana Whitfield]", "", id="another role"),
        pytest.param(("Acme", "Engineer I"), ("Acme", "Engineer II"), "[Dana Whitfield]", "", id="another level"),
        pytest.param(("Acme", "Engineer 2"), ("Acme", "Engineer 3"), "[Dana Whitfield]", "", id="another number"),
        pytest.param(("Acme", "C Developer"), ("Acme", "C# Developer"), "[Dana Whitfield]", "", id="another language"),
        pytest.param(("Acme", "Senior Engineer"), ("Acme", "Engineer"), "[Dana Whitfield]", "", id="a word more"),
        pytest.param(("Northwind", "Clerk"), ("Southwind", "Clerk"), "[Dana Whitfield]", "", id="another company"),
        pytest.param(("Beta", "Clerk"), ("Zeta", "Clerk"), "[Dana Whitfield]", "", id="a short company of another letter"),
        pytest.param(("Visa", "Clerk"), ("Vista", "Clerk"), "[Dana Whitfield]", "", id="a short company of a letter more"),
        pytest.param(("Boeing", "Clerk"), ("Doeing", "Clerk"), "[Dana Whitfield]", "", id="another first letter"),
        pytest.param(("Acme", "Team Lead"), ("Acme", "Teal Lead"), "[Dana Whitfield]", "", id="another short word"),
        pytest.param(
            ("Acme", "Clerk"), ("Acme Inc.", "Clerk"), "[Dana Whitfield]", "opportunity: acme-again\n", id="named apart"
        ),
        pytest.param(
            ("Acme", "Clerk"), ("Acme Inc.", "Clerk"), "[Dana Whitfield]", "opportunity: acme-clerk\n", id="named as one"
        ),
    ],
)
def test_others_are_left_alone(make_journal, first, second, people, more):
    """Two openings with different people, another word, or a name of their own are two."""
    assert said_of(make_journal, {"a.md": entry(*first, "2027-11-02"), "b.md": entry(*second, "2027-11-20", people, more)}) == []


@pytest.mark.parametrize(
    ("second", "recruiter", "said"),
    [
        ("Nortwind", "Jo Park", 0),
        ("Nortwind", "{name: Jo Park, kind: external}", 0),
        ("Nortwind", "{name: Jo Park, kind: internal}", 1),
        ("Nortwind", "{name: Jo Park, kind: hr}", 1),
        ("Northwind Inc.", "Jo Park", 1),
        ("North Wind", "{name: Jo Park, agency: Park & Co}", 1),
    ],
)
def test_a_recruiter_from_outside_has_many_companies(make_journal, second, recruiter, said):
    """In two companies that are spelt differently such a recruiter shows nothing; in two forms of one name they do."""
    files = {
        "a.md": entry("Northwind", "Clerk", "2027-11-02", "[Ann Lee]", f"recruiter: {recruiter}\n"),
        "b.md": entry(second, "Clerk", "2027-11-20", "[Omar Haddad]", f"recruiter: {recruiter}\n"),
    }
    assert len(said_of(make_journal, files)) == said


REJECTED = "log:\n  - {date: 2027-01-20, heard: rejection}\n"


@pytest.mark.parametrize(
    ("first", "date", "second", "said"),
    [
        pytest.param(REJECTED, "2027-08-20", "", "a rejection", id="rejected"),
        pytest.param("closed: {date: 2027-02-20, reason: Frozen}\n", "2027-08-20", "", "a close", id="closed"),
        pytest.param("closed: They froze it\n", "2027-08-20", "", "a close", id="closed without a date"),
        pytest.param(REJECTED, "2027-06-01", "", None, id="soon"),
        pytest.param("", "2027-08-20", "", None, id="a long wait"),
        pytest.param(REJECTED + "  - {date: 2027-06-01, heard: invitation}\n", "2027-08-20", "", None, id="invited again"),
        pytest.param("closed: 2027-02-20\nlog:\n  - {date: 2027-06-01, heard: reply}\n", "2027-08-20", "", None, id="they wrote again"),
        pytest.param(REJECTED, "2027-08-20", "opportunity: acme-2027\n", None, id="named apart"),
        pytest.param("", "2027-08-20", "log:\n  - {date: 2027-08-25, heard: rejection}\n", None, id="rejected after both"),
    ],
)  # fmt: skip
def test_a_round_long_after_an_end_may_be_another_application(make_journal, first, date, second, said):
    """More than 180 days and an end in between make a warning at the later round."""
    files = {"a.md": entry("Acme", "Clerk", "2027-01-05", more=first), "b.md": entry("Acme", "Clerk", date, more=second)}
    expected = (
        f"b.md:4:1: warning: this round is 227 days after the one before, and {said} lies between: is it a new application? "
        "(if so, write opportunity: acme-clerk-2027 here)"
    )
    assert said_of(make_journal, files) == ([expected] if said else [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{date: 2027-11-03, sent: thank-you, to: Dana and Omar}", "to: 'Dana and Omar' matches nobody here, so it counts for nobody (write a line for each of them)"),
        ("{date: 2027-11-03, sent: thank-you, to: none}", "to: 'none' names nobody, so it counts for nobody (write the name; without to: it counts for everybody)"),
        ("{date: 2027-11-03, sent: thank-you, to: '?'}", "to: '?' names nobody, so it counts for nobody (write the name; without to: it counts for everybody)"),
        ("{date: 2027-11-03, heard: reply, from: tbd}", "from: 'tbd' names nobody, so it counts for nobody (write the name, or leave from: out)"),
    ],
)  # fmt: skip
def test_a_word_that_names_nobody_or_two_matches_nobody(make_journal, line, said):
    """Also where somebody's name has that word in it."""
    files = {"a.md": entry("Acme", "Clerk", "2027-11-02", "[None Tbd]", f"log:\n  - {line}\n")}
    assert said_of(make_journal, files) == [f"a.md:7:1: warning: {said}"]


NAMES = st.lists(st.text("abn", min_size=1, max_size=9), min_size=1, max_size=2)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=2, max_size=6), st.data())
def test_of_many_openings_none_that_is_near_is_missed(spellings, data) -> None:
    """Which are alike is found without comparing each with each, and is what that would find; slips are in most of them."""
    known = dict(enumerate(spellings))
    others = {}
    for n, (company, role) in known.items():
        word = company[0]
        at = data.draw(st.integers(0, len(word)))
        slip = data.draw(st.sampled_from(["", "a", "b", word[at : at + 2][::-1]]))
        end = word[at + data.draw(st.integers(0, 2)) :]
        others[f"other {n}"] = ([word[:at] + slip + end or "a", *company[1:]], role)
    known, others = (
        {key: (" ".join(c), " ".join(r), _traces(" ".join(c))) for key, (c, r) in them.items()} for them in (known, others)
    )
    compared = {(n, m) for n, a in known.items() for m, b in others.items() if _alike(a[0], b[0]) and _alike(a[1], b[1])}
    assert set(alike(known, others)) == compared


def test_short_names_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left of three letters without two of them is in many names: eighty such would be six thousand pairs."""
    names = [a + b + c for a in "abcde" for b in "fghij" for c in "klmn"]
    spelt = {name: (name, "clerk", _traces(name)) for name in names}
    compared = []
    monkeypatch.setattr(openings, "_alike", lambda a, b: compared.append((a, b)) or _alike(a, b))
    assert set(alike(spelt, spelt)) == {(name, name) for name in names}
    assert len(compared) <= 2 * len(names)
