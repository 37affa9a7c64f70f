"""A vault's own names for the fields: `[fields]` of journal.toml, in what is read and in what is written."""

from __future__ import annotations

import re
import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tables import case

from followup_kit.cli import main
from followup_kit.dates.zones import zone_named
from followup_kit.journal.entry import read_entry
from followup_kit.journal.names.field_names import in_our_words, name_in
from followup_kit.journal.problems import problem_text
from followup_kit.journal.settings import read_settings
from followup_kit.journal.syntax.nodes import HeaderError, Node
from followup_kit.journal.syntax.splice import (
    Unsafe,
    add_field,
    append_item,
    data_of,
    remove_field,
    remove_item,
    set_field,
)
from followup_kit.journal.syntax.toml_text import BadToml
from followup_kit.model import Settings

NOW = "2026-11-19T09:00"
TOML = """timezone = "America/New_York"
profiles_reviewed = 2026-11-01
[fields]
company = "Employer"
role = ["position", "job_title"]
date = "interview_date"
log = "history"
interest = "my #wish"
interviewers = "panel"
"""
FIELDS = (
    ("company", ("Employer", "company")),
    ("role", ("position", "job_title", "role")),
    ("date", ("interview_date", "date")),
    ("log", ("history", "log")),
    ("interest", ("my #wish", "interest")),
    ("interviewers", ("panel", "interviewers")),
)
HOME = Settings(zone_named("America/New_York"), zone_assumed=False, fields=FIELDS)
ENTRY = """---
Employer: Northwind   # who
position: Data Engineer
interview_date: 2026-11-18 14:00
panel:
  - {name: Dana Whitfield, email: dana@northwind.example}
---
## Discussed
The nightly loads.
"""


def entry_of(text, settings=HOME):
    """The entry, read without a problem."""
    found = read_entry("a.md", text, settings)
    assert found.problems == []
    return found.entry


# The table


def test_the_names_are_read_in_their_order_and_ours_comes_last():
    """One name or several; ours is one of them, and has its own place only if it is listed."""
    assert read_settings(TOML.encode())[0].fields == FIELDS
    listed = read_settings(b'timezone = "UTC"\n[fields]\nrole = ["role", " position "]\n')
    assert (listed[0].fields, listed[1]) == ((("role", ("role", "position")),), [])


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        case("no table", 'fields = "role"', "1:1: error: fields: it is not a table (write [fields] and role = \"position\" below it)"),
        case("a number", "[fields]\nrole = 5", "2:1: error: fields.role: 5 is not a name or a list of names (write role = \"NAME\")"),
        case("no names", "[fields]\nrole = []", "2:1: error: fields.role: [] is not a name or a list of names (write role = \"NAME\")"),
        case("a blank", '[fields]\nrole = " "', "2:1: error: fields.role: ' ' is not a name or a list of names (write role = \"NAME\")"),
        case("two lines", '[fields]\nrole = "a\\nb"', "2:1: error: fields.role: 'a\\nb' is not a name or a list of names (write role = \"NAME\")"),
        case("turned round", '[fields]\nposition = "role"', "2:1: error: fields: 'position' is none of the fields of an entry (write role = \"position\")"),
        case("misspelt", '[fields]\nroel = "position"', "2:1: error: fields: 'roel' is none of the fields of an entry (did you mean role?)"),
        case("unknown", '[fields]\nmood = "humour"', "2:1: error: fields: 'mood' is none of the fields of an entry (docs/journal.md lists them)"),
        case("another field", '[fields]\nrole = "company"', "2:1: error: fields.role: 'company' is a field of its own (leave it out here)"),
        case("twice", '[fields]\nrole = "title"\ncompany = ["firm", "title"]', "3:1: error: fields.company: 'title' is the name of role already (keep one of the two)"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_named(toml, said):
    """No rows at all rather than a field that is not what its owner meant."""
    with pytest.raises(BadToml) as caught:
        read_settings(toml.encode())
    assert [problem_text(p) for p in caught.value.problems] == [f"journal.toml:{said}"]


# What is read


def test_an_entry_reads_the_same_under_other_names():
    """Everything but the place: the record is the one that our names give."""
    ours = (
        ENTRY.replace("Employer", "company")
        .replace("position", "role")
        .replace("interview_date", "date")
        .replace("panel", "interviewers")
    )
    assert entry_of(ENTRY) == entry_of(ours) == entry_of(ours, HOME._replace(fields=()))  # ours always count


@pytest.mark.parametrize(
    ("header", "role"),
    [
        case("the first", "position: A\njob_title: B\nrole: C\n", "A"),
        case("the first that is there", "role: C\njob_title: B\n", "B"),
        case("an empty one is as if left out", "position:\njob_title: ~\nrole: C\n", "C"),
        case("ours alone", "role: C\n", "C"),
    ],
)
def test_the_first_name_with_a_value_counts(header, role):
    """In the order of the table, not of the file; nothing is said of the others."""
    assert entry_of(f"---\ncompany: N\ndate: 2026-11-18\n{header}---\n").role == role


@pytest.mark.parametrize(
    ("header", "said"),
    [
        case("none", "Employer: N\ninterview_date: 2026-11-18\n", "2:1: error: role is missing (write position: Data Engineer)"),
        case("empty", "Employer: N\njob_title:\ninterview_date: 2026-11-18\n", "3:11: error: role is missing (write job_title: Data Engineer)"),
        case("a slip in theirs", "Employer: N\nrole: R\ninterveiw_date: 2026-11-18\ndate: 2026-11-18\n", "4:1: warning: unknown key 'interveiw_date' (did you mean interview_date?)"),
        case("a wrong date", "Employer: N\nrole: R\ninterview_date: 03/04/2026\n", "4:17: error: interview_date: '03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04? (write the one you mean: 2026-04-03 or 2026-03-04)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_their_names_and_at_their_place(header, said):
    """The line of the file, and the key that its owner would write."""
    assert [problem_text(p) for p in read_entry("a.md", f"---\n{header}---\n", HOME).problems] == [f"a.md:{said}"]


def test_the_company_of_a_file_that_cannot_be_read_is_known_by_its_name():
    """So that the rows of that company say that they may be wrong."""
    assert read_entry("a.md", "---\nEmployer: Northwind\nrole: *x\n---\n", HOME).company == "Northwind"


def test_a_second_interview_in_a_file_is_noticed_under_other_names():
    """Theirs and ours alike."""
    second = "\n---\nEmployer: Fernhill\njob_title: Analyst\n---\n"
    for body in (second, second.replace("Employer", "company").replace("job_title", "role")):
        assert [(p.code, p.line) for p in read_entry("a.md", ENTRY + body, HOME).problems] == [("second-header", 11)]
    assert entry_of(ENTRY + second.replace("job_title", "mood"))


def test_a_forgotten_fence_is_noticed_under_other_names():
    """Three of their names at the top of a plain note."""
    assert [p.code for p in read_entry("a.md", ENTRY.removeprefix("---\n"), HOME).problems] == ["no-fence"]


KEYS = ("company", "role", "position", "job_title", "date", "interview_date", "log", "history", "own")


@given(st.permutations(KEYS), st.integers(0, len(KEYS)), st.lists(st.sampled_from(["x", ""]), min_size=9, max_size=9))
def test_no_value_of_a_header_is_lost_and_none_is_read_twice(order, length, texts):
    """Renaming keeps the number of keys, their order and every value; the field has the value of the name that counts."""
    typed = {
        key: Node(f"{key} {text}".strip() if text else "", n, 1)
        for n, (key, text) in enumerate(zip(order[:length], texts, strict=False))
    }
    ours = in_our_words(typed, FIELDS)
    assert list(ours.values()) == list(typed.values())
    for key, _ in FIELDS:
        assert ours.get(key) == typed.get(name_in(typed, key, FIELDS))


# What is written

HEADS = st.sampled_from(
    ["history:\n  - {date: 2026-11-18, sent: prepare}\n", "history: []\n", "history:\n", "log: [{date: 2026-11-18}]\n", "",
     "history: ~\nlog:\n- {date: 2026-11-18, sent: prepare}\n", '"history":\n  - x\n', "log:\nhistory:\n"]
)  # fmt: skip
ITEM = {"date": "2026-11-19 09:00", "sent": "thank-you", "to": "Dana Whitfield"}


@given(HEADS, st.permutations(["Employer: N\n", "position: R\n", "interview_date: 2026-11-18\n", "own: [a]  # c\n"]))
@example("", ["own: x\n"])
def test_a_line_is_added_under_the_name_that_the_file_has(log, keys):
    """Every other byte stays, the field has one item more, and taking it out gives every byte back."""
    text = f"---\n{keys[0]}{log}{''.join(keys[1:])}---\nBody\n"
    before = data_of(text, FIELDS)
    try:
        new = append_item(text, "log", ITEM, FIELDS)
    except (Unsafe, HeaderError):
        return
    after = data_of(new, FIELDS)
    assert after["log"][-1] == ITEM
    assert {k: v for k, v in after.items() if k != "log"} == {k: v for k, v in before.items() if k != "log"}
    typed = set(data_of(text)) & {"log", "history"}
    assert set(data_of(new)) - set(data_of(text)) == (set() if typed else {"history"})
    back = remove_item(new, "log", lambda item: item == ITEM, with_key=not typed, names=FIELDS)
    assert back == text or "~" in log  # a typed null makes room


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        case("fill theirs", lambda t: add_field(t, "role", "R", FIELDS), "position:\n", "position: R\n"),
        case("fill another of theirs", lambda t: add_field(t, "role", "R", FIELDS), "job_title: \n", "job_title: R \n"),
        case("fill ours", lambda t: add_field(t, "role", "R", FIELDS), "role:\n", "role: R\n"),
        case("add", lambda t: add_field(t, "role", "R", FIELDS), "a: b\n", "a: b\nposition: R\n"),
        case("add a name that needs quotes", lambda t: add_field(t, "interest", "yes", FIELDS), "a: b\n", 'a: b\n"my #wish": yes\n'),
        case("set theirs", lambda t: set_field(t, "date", "2026-11-20", FIELDS), "date: x\ninterview_date: 2026-11-18  # c\n", "date: x\ninterview_date: 2026-11-20  # c\n"),
        case("set ours", lambda t: set_field(t, "date", "2026-11-20", FIELDS), "date: '2026-11-18'\n", "date: '2026-11-20'\n"),
        case("take out", lambda t: remove_field(t, "interest", names=FIELDS), 'a: b\n"my #wish": yes\n', "a: b\n"),
    ],
)  # fmt: skip
def test_a_field_keeps_its_name(change, before, after):
    """The name that the file has; where it has none, the first of the table."""
    assert change(f"---\n{before}---\nBody\n") == f"---\n{after}---\nBody\n"


def test_by_hand_is_said_with_their_name():
    """What is too odd for a program is put in the words of the file."""
    with pytest.raises(Unsafe, match=r"By hand:\nposition: R$"):
        set_field("---\nposition: [a]\n---\n", "role", "R", FIELDS)


# The commands


@pytest.fixture
def run(make_journal, capsys, monkeypatch):
    """Runs a command in a journal with the entry; exit code, standard output, standard error."""
    monkeypatch.chdir(
        make_journal(
            {"northwind.md": ENTRY, "templates/interview.md": "---\njob_title:\nEmployer:\ninterview_date:\n---\n"}, toml=TOML
        )
    )

    def command(*argv):
        code = main(["--now", NOW, *argv])
        return (code, *capsys.readouterr())

    return command


LINE = "  - {date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield, by: email}\n"


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("done northwind thank-you", "---\n## ", f"history:\n{LINE}---\n## "),
        ("heard northwind reply", "---\n## ", "history:\n  - {date: 2026-11-19 09:00, heard: reply}\n---\n## "),
        ("interest northwind yes", "---\n## ", '"my #wish": yes\n---\n## '),
        ("move northwind 2026-11-20", "interview_date: 2026-11-18 14:00", "interview_date: 2026-11-20 14:00"),
        ("close northwind", "---\n## ", "closed: {date: 2026-11-19}\n---\n## "),
        ("skip northwind thank-you", "---\n## ", "skip:\n  - thank-you\n---\n## "),
    ],
)  # fmt: skip
def test_a_command_writes_under_their_name_and_takes_it_back(run, words, old, new, tmp_path):
    """One change in the words of the vault, and the printed command gives every byte back without asking."""
    file = tmp_path / "journal" / "northwind.md"
    code, out, err = run(*words.split())
    assert (code, err) == (0, "")
    assert file.read_text() == ENTRY.replace(old, new)
    code, out, err = run(*shlex.split(re.search("to undo: followup (.*)", out)[1]))
    assert (code, err) == (0, "")
    assert file.read_text() == ENTRY


def test_new_fills_a_template_and_makes_one_in_their_words(run, tmp_path):
    """The template's names stay; without a template of one's own the kit's has the journal's names."""
    typed = ("new", "--company", "Fernhill", "--role", "Analyst", "--date", "2026-11-23 10:00")
    assert run(*typed)[0] == 0
    folder = tmp_path / "journal"
    assert (
        folder / "2026-11-23-fernhill.md"
    ).read_text() == "---\njob_title: Analyst\nEmployer: Fernhill\ninterview_date: 2026-11-23 10:00\n---\n"
    (folder / "templates" / "interview.md").unlink()
    assert run(*typed[:2], "Nova", *typed[3:], "--interviewer", "Al Bo")[0] == 0
    head = "---\nEmployer: Nova\nposition: Analyst\ninterview_date: 2026-11-23 10:00\nformat:\nround:\npanel:   # a name each; or name:, title:, email:\n  - Al Bo\n"
    assert (folder / "2026-11-23-nova.md").read_text().startswith(head)
    assert run("check", "--strict") == (0, "", "")


def test_messages_have_the_names_of_the_file():
    """Whatever the journal calls a field, a message says what stands there; a log line's date is a date."""
    toml = b'timezone = "Europe/Berlin"\n[fields]\ninterviewers = "people"\ndate = "interview_date"\nclosed = "ended"\nskip = "left"\n'
    header = "company: A\nrole: B\ninterview_date: soon\npeople: [TBD, [x]]\nended: n/a\nleft: nothing\nlog: [{date: 1.2, heard: reply}]\n"
    found = read_entry("a.md", f"---\n{header}---\n", read_settings(toml)[0])
    assert [problem_text(p).removeprefix("a.md:") for p in sorted(found.problems)] == [
        "4:17: error: interview_date: 'soon' is not a date that can be understood (write it like 2026-11-18 14:00)",
        "5:10: warning: people: 'TBD' names nobody (leave it empty until you know the name)",
        '5:15: error: people: a list is not a person (write x, or a link in quotes: "[[x]]")',
        "6:8: error: ended: 'n/a' does not say whether it is (write ended: and why, or leave it empty)",
        "7:7: error: left: 'nothing' is not known (leave it empty)",
        "8:14: error: date: '1.2' is not a date that can be understood (write it like 2026-11-18 14:00)",
    ]


def test_a_key_in_the_wrong_place_is_sent_to_their_field():
    """Where the file has the field under its own name."""
    home = HOME._replace(fields=(("interviewers", ("contacts", "interviewers")), ("log", ("history", "log"))))
    header = "company: N\nrole: R\ndate: 2026-11-18\ncontacts: [Dana]\nemail: d@n.example\nthanked: yes\nhistory: []\n"
    said = [p.hint for p in read_entry("a.md", f"---\n{header}---\n", home).problems]
    assert said == [
        "write {name: ..., email: d@n.example} below contacts:",
        "write it into history: {date: THE DAY, sent: thank-you}",
    ]
