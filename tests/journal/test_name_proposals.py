"""What is proposed for `[fields]`: the names that notes really have, with values that can be read under them."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import case

from followup_kit.dates.zones import zone_named
from followup_kit.journal.entry import read_entry
from followup_kit.journal.names.name_proposals import Name, fields_as_toml, propose, with_names
from followup_kit.journal.settings import read_settings
from followup_kit.model import Settings

pytestmark = pytest.mark.zone_free
HOME = Settings(zone_named("America/New_York"), zone_assumed=False)
DAILY = "---\ntags: [daily]\nmood: 7\n---\n"


def note(header):
    return f"---\n{header}---\nBody\n"


def proposed(*headers, settings=HOME):
    """The names proposed for notes with these headers, by field, and how many notes have each."""
    found = propose([(f"{n}.md", note(header)) for n, header in enumerate(headers)], settings)
    return {field: [(x.name, x.notes) for x in names] for field, names in found.fields}


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        case("three of theirs", ["employer: N\nposition: R\ninterview_date: 2026-11-18\n"], {"company": [("employer", 1)], "role": [("position", 1)], "date": [("interview_date", 1)]}),
        case("one of theirs", ["company: N\nJob Title: R\ndate: 2026-11-18\n"], {"role": [("Job Title", 1)]}),
        case("the most frequent first", ["company: N\ntitle: R\ndate: 2026-11-18\n", *["company: N\nposition: R\ndate: 2026-11-18\n"] * 2], {"role": [("position", 2), ("title", 1)]}),
        case("all of ours", ["company: N\nrole: R\ndate: 2026-11-18\n"], {}),
        case("people too", ["company: N\nrole: R\ndate: 2026-11-18\nhiring_manager: Dana Whitfield\n"], {"interviewers": [("hiring_manager", 1)]}),
        case("an application", ["firm: N\nrole: R\ndate_applied: 2026-11-18\n"], {"company": [("firm", 1)], "applied": [("date_applied", 1)]}),
        case("no day", ["employer: N\nposition: R\n"], {}),
        case("no role", ["employer: N\ninterview_date: 2026-11-18\n"], {}),
        case("a person's page", ["name: Dana\norganization: N\ntitle: VP\n"], {}),
        case("ours goes before", ["company: N\nrole: R\ntitle: about N\ndate: 2026-11-18\n"], {}),
        case("no date in it", ["company: N\nrole: R\nwhen: next week\n"], {}),
        case("mostly no date", [f"company: N\nrole: R\nwhen: {when}\n" for when in ("soon", "later", "2026-11-18")], {}),
        case("mostly a date", [f"company: N\nrole: R\nwhen: {when}\n" for when in ("soon", "2026-11-19", "2026-11-18")], {"date": [("when", 2)]}),
        case("an empty one", ["company: N\nposition:\nrole_title: R\ndate: 2026-11-18\n"], {"role": [("role_title", 1)]}),
        case("no log of ours", ["company: N\nrole: R\ndate: 2026-11-18\nhistory: [we met]\n"], {}),
        case("further down", ["company: N\ndate: 2026-11-18\nmore:\n  position: R\n"], {}),
        case("a broken note", ["company: N\nposition: R\ndate: 2026-11-18\nx: [\n"], {}),
    ],
)  # fmt: skip
def test_a_name_is_proposed_where_its_values_fit(headers, found):
    """Only where our field is not there, and where what stands behind it can be read as that field."""
    assert proposed(*headers) == found


def test_what_a_journal_has_is_kept_and_not_proposed_again():
    """New names stand behind those that are there; ours keeps its place."""
    toml = 'timezone = "UTC"\n[fields]\nrole = "position"\ncompany = ["company", "firm"]\n'
    settings = read_settings(toml.encode())[0]
    headers = ["firm: N\nposition: R\nwhen: 2026-11-18\n", "employer: N\njob: R\ndate: 2026-11-18\n"]
    found = propose([(f"{n}.md", note(h)) for n, h in enumerate(headers)], settings)
    assert fields_as_toml(found) == (
        '[fields]\nrole = ["position", "job"]\ncompany = ["company", "firm", "employer"]\ndate = "when"\n'
    )
    assert (found.interviews, found.unread) == (2, 0)


def test_the_other_notes_that_have_a_name_are_counted():
    """A title that every note has would make interviews of them all."""
    notes = [("a.md", note("company: N\ntitle: R\ndate: 2026-11-18\n")), *((f"{n}.md", note("title: x\n")) for n in range(5))]
    notes += [("b.md", DAILY), ("c.md", "no header"), ("d.md", "---\nnever closed: title\n")]
    found = propose(notes, HOME)
    assert (found.notes, found.alike, found.fields) == (9, 1, (("role", (Name("title", 1, 5),)),))


WORDS = st.sampled_from(
    [
        "employer",
        "Company Name",
        "firm",
        "position",
        "job title",
        "title",
        "interview_date",
        "when",
        "date",
        "company",
        "role",
        "tags",
    ]
)
VALUES = st.sampled_from(["x", "2026-11-18", "", "[a]", "soon", "2026-11-18 14:00"])


@given(st.lists(st.lists(st.tuples(WORDS, VALUES), max_size=6, unique_by=lambda pair: pair[0]), max_size=4))
def test_the_lines_are_valid_and_do_what_they_say(notes):
    """Read back by the reader of journal.toml they give the names, and the notes are read as was promised."""
    texts = [(f"{n}.md", note("".join(f"{key}: {value}\n" for key, value in header))) for n, header in enumerate(notes)]
    found = propose(texts, HOME)
    toml = fields_as_toml(found)
    assert tomllib.loads(toml)["fields"].keys() == {field for field, _ in found.fields}
    settings, problems = read_settings(f'timezone = "America/New_York"\n{toml}'.encode())
    assert problems == []
    assert settings.fields == with_names((), {field: [x.name for x in names] for field, names in found.fields})
    reads = [read_entry(file, text, settings) for file, text in texts]
    assert sum(r.entry is not None for r in reads) >= found.interviews
    assert all(x.notes > 0 for _, names in found.fields for x in names)
