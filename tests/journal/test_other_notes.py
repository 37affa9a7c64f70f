"""Which notes of a vault are no entries: by the names in their header, before anything is parsed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tables import case

from followup_kit.dates.zones import zone_named
from followup_kit.journal.entry import read_entry
from followup_kit.journal.names.other_notes import DECISIVE, as_other_note, is_decisive
from followup_kit.journal.problems import problem_text
from followup_kit.journal.syntax.fences import split
from followup_kit.journal.syntax.nodes import HeaderError
from followup_kit.journal.syntax.strict_yaml import read_strict
from followup_kit.model import Settings

pytestmark = pytest.mark.zone_free
HOME = Settings(zone_named("America/New_York"), zone_assumed=False)
VAULT = HOME._replace(fields=(("role", ("position", "role")), ("date", ("interview_date", "date"))))


def is_note(text, settings=HOME):
    """Whether a file is passed over, and if so without a word."""
    found = read_entry("n.md", text, settings)
    assert not found.note or (found.entry, found.problems) == (None, [])
    return found.note


@pytest.mark.parametrize(
    "text",
    [
        case("a daily note", "---\ntags: [daily]\ncreated: 2026-11-18\nupdated: 2026-11-19\nmood: 7\n---\nRain.\n"),
        case("a person's page", "---\nname: Dana Whitfield\nemail: dana@northwind.example\norganization: Northwind\n---\n"),
        case("one of our other names", "---\ninterest: yes\nlog: []\nround: 2\n---\n"),
        case("a name of ours further down", "---\nproject:\n  company: Northwind\n  date: 2026-11-18\n---\n"),
        case("in a text of several lines", "---\nsummary: |\n  company: none\n  Date of birth unknown\n---\n"),
        case("a word that is near", "---\nrate: 5\ndata: x\nrule: y\nupdate: z\ndates: [a]\nroles: [b]\ncompanies: [c]\n---\n"),
        case("broken, with no name of ours", "---\ncreated: <% tp.date.now() %>\nrelated: {{title}}\nx: *y\n\tz: 1\n---\n"),
        case("twice the same key", "---\ntag: a\ntag: b\n---\n"),
        case("never closed", "---\ntitle: A rule, then a note\n\nWords.\n"),
        case("TOML with no name of ours", '+++\ntitle = "A post"\ndraft = true\n+++\n'),
        case("CRLF and a mark", "\ufeff---\r\ntags: a\r\n---\r\n"),
        case("a key with blanks", "---\nDue by: x\nMy own Key: y\n---\n"),
    ],
)
def test_a_note_without_a_name_of_ours_is_passed_over(text):
    """Nothing is said of it, whatever else may be wrong with its header."""
    assert is_note(text)


@pytest.mark.parametrize("name", DECISIVE)
@pytest.mark.parametrize(
    "header",
    [
        "tags: x\n{}: y\n", '"{}": y\n', "'{}' : y\n", "? {}\n: y\n", "{{{}: y}}\n", "{{\n tags: x, {}: y}}\n", "{}:y\n", "{} y\n", "{}\n", "{}:\u00a0y\n", "{}\u00a0: y\n",
        "  {}: y\n", "tags: [\n{}: y\n", "{}: *x\n", "# c\n\n{}:\n", "tags: a\n\t{}: y\n",
    ],
)  # fmt: skip
def test_one_name_of_ours_makes_an_entry_however_it_is_typed(name, header):
    """Half an entry is an error at its place, never silence: what is missing, or why it cannot be read."""
    found = read_entry("a.md", f"---\n{header.format(name)}---\n", HOME)
    assert not found.note
    assert any(p.severity == "error" for p in found.problems)


@pytest.mark.parametrize(
    "key",
    ["Company", "COMPANY", "compnay", "ompany", "companyy", "campany", "Role", "roel", "rol", "Date", "dte", "adte", "datee", "intreviewers",
     "interviewer", "Interviewers", "inter-viewers"],
)  # fmt: skip
def test_a_slip_in_the_only_name_is_no_note(key):
    """A capital, a letter too many or too few, two that changed places."""
    assert not is_note(f"---\ntags: x\n{key}: y\n---\n")


@pytest.mark.parametrize(
    "text",
    [
        case("an empty file", ""),
        case("an empty header", "---\n---\n"),
        case("a list", "---\n- a\n- b\n---\n"),
        case("a text", "---\nA quotation.\n---\n"),
        case("only comments", "---\n# nothing: yet\n---\n"),
        case("a rule alone", "---\n"),
        case("a directive before another document", "---\n%TAG ! tag:x,2026:\n---\ncompany: N\n---\n"),
        case("longer than is looked at", f"---\n{'x: y' * 20000}\n---\n"),
    ],
)
def test_what_has_no_keys_is_no_note_of_another_kind(text):
    """The reader says what is wrong: it may be an entry in the making."""
    assert [p.severity for p in read_entry("a.md", text, HOME).problems] == ["error"]


def test_a_name_of_the_journals_own_makes_an_entry():
    """Where `[fields]` gives one, and a slip in it too."""
    for header in ("position: y", "interview_date: y", "interveiw_date: y"):
        assert is_note(f"---\n{header}\n---\n")
        assert not is_note(f"---\n{header}\n---\n", VAULT)


@pytest.mark.parametrize(
    ("header", "names"),
    [
        case("all three", "tags: x\nemployer: N\nJob Title: R\ninterview_date: 2026-11-18\n", (("employer", 1), ("Job Title", 2), ("interview_date", 3))),
        case("an application", "applied_on: 2026-11-01\nposition: R\nfirm: N\n", (("applied_on", 0), ("position", 1), ("firm", 2))),
        case("no day", "employer: N\nposition: R\n", ()),
        case("no company", "title: A post\nwhen: 2026-11-18\n", ()),
        case("further down", "x:\n  employer: N\n  position: R\n  when: y\n", ()),
    ],
)  # fmt: skip
def test_a_note_that_looks_like_an_interview_is_noticed(header, names):
    """Other names for company, role and a day, all of the top level."""
    assert as_other_note(header, ()) == names


def test_what_is_mapped_is_not_proposed_again():
    """With the names in `[fields]` the same note is an entry."""
    text = "---\nemployer: N\nposition: R\ninterview_date: 2026-11-18\n---\n"
    assert is_note(text)
    fields = (("company", ("employer", "company")), ("role", ("position", "role")), ("date", ("interview_date", "date")))
    assert read_entry("a.md", text, HOME._replace(fields=fields)).entry is not None


PIECES = st.sampled_from(
    ["company", "role: R", "date", "interviewers:", "position: x", "interview_date: y", "tags: [a]", "x", ": ", ":", " ", "  ", "\n", "\n", "- ", "- a",
     '"', "'", "? ", "{", "}", "[", "]", ", ", "# ", "|", ">", "&a", "*a", "!", "\t", "\u00a0", "\ufeff", "Date", "compnay", "%", "---", "...", "="]
)  # fmt: skip
HEADERS = st.lists(PIECES, max_size=14).map("".join)


@given(HEADERS, st.sampled_from([HOME, VAULT]), st.sampled_from(["\n", "\r\n"]))
def test_no_header_with_a_name_of_ours_is_ever_passed_over(header, settings, ending):
    """Whatever YAML makes of it: where one of its keys is a name of ours, or near one, the file is no note."""
    text = f"---\n{header}\n---\nBody\n".replace("\n", ending)
    try:
        parts = split(text)
        assume(parts is not None)
        keys = read_strict(parts.header, 2).fields
    except HeaderError:
        return
    assert is_note(text, settings) == (not any(is_decisive(key, settings.fields) for key in keys))


@given(HEADERS, st.sampled_from([HOME, VAULT]))
def test_every_file_is_an_entry_a_note_or_an_error(header, settings):
    """And an error has a place and words."""
    found = read_entry("a.md", f"---\n{header}\n---\n", settings)
    errors = [problem_text(p) for p in found.problems if p.severity == "error"]
    assert [found.entry is not None, found.note, bool(errors)].count(True) == 1
