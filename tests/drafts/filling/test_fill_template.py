"""Templates: every shipped one fills for whatever a note can be, and a journal's own can go wrong, never astray."""

from __future__ import annotations

import errno
import io
import itertools
import os
import re
import resource
import signal
import subprocess
from pathlib import Path

import pytest
from limits import children_within
from northwind import ENTRY as NORTHWIND
from northwind import NOW, TOML
from template_values import values

from followup_kit.api import open_board
from followup_kit.cli import main
from followup_kit.drafts.compose import compose
from followup_kit.drafts.draft import DRAFTABLE, draftable
from followup_kit.drafts.filling import fill_template
from followup_kit.drafts.filling.fill_template import fill
from followup_kit.drafts.filling.own_templates import own_templates
from followup_kit.drafts.filling.template_job import VARIABLES, Job
from followup_kit.drafts.languages.language import language_named
from followup_kit.drafts.notes.reading.headings import all_headings
from followup_kit.drafts.template_values import UnfilledDraft
from followup_kit.engine.opportunity import Opportunity
from followup_kit.journal.languages import TEMPLATES, known_languages

pytestmark = pytest.mark.zone_free  # text alone; the journal names its zone

BRIGHT = NORTHWIND.replace("Northwind", "Bright").replace("interviewers:", "language: de\ninterviewers:")


@pytest.fixture
def notes(make_journal):
    """What is drafted from a journal with these templates of its own: the bodies by action, and the problems."""

    def notes(files, entries=None):
        own = {f"templates/{name}": text for name, text in files.items()}
        board = open_board(make_journal({"a.md": NORTHWIND} | (entries or {}) | own, toml=TOML), NOW)
        found = compose(board, draftable(board))
        return {d.action: d.body for d in found.drafts}, found.problems

    return notes


def test_the_code_of_a_journal_is_never_run(make_journal, monkeypatch):
    """A journal may hold Python files with the names of libraries: who works in its folder runs none of them."""
    mark = 'open("was-run", "w")\n'
    folder = make_journal({
        "a.md": NORTHWIND, "templates/thank-you.txt.j2": "Hello {{ to }}",
        "jinja2.py": mark, "json.py": mark, "followup_kit/__init__.py": mark, "followup_kit/drafts/filling/fill_template.py": mark,
    }, toml=TOML)  # fmt: skip
    monkeypatch.chdir(folder)
    board = open_board(folder, NOW)
    assert [d.body for d in compose(board, draftable(board)).drafts] == ["Hello Dana Whitfield\n"]
    assert not (folder / "was-run").exists()


COBALT = """---
company: Cobalt
role: Data Engineer
date: 2026-11-04 14:00
interviewers:
  - {name: Kim Lee, email: kim@cobalt.example}
---
"""


def test_the_variables_are_those_that_are_handed_in(make_journal):
    """What --template-vars lists is what every template gets, no more and no less, and every name has its line."""
    board = open_board(make_journal({"a.md": NORTHWIND}, toml=TOML), NOW)
    (action,) = [a for a in board.actions if a.kind == "thank-you"]
    entries = list(board.journal.entries)
    opportunity = Opportunity(entries, board.playbook, board.now, board.journal.settings)
    unfilled = UnfilledDraft(
        action, entries[0], opportunity, board.journal.settings, board.now, language_named("en"), all_headings()
    )
    assert set(unfilled.job.values) == set(VARIABLES)


def test_the_command_lists_the_variables(capsys):
    """Each name with what it means, in columns."""
    assert main(["draft", "--template-vars"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(None, 1) for line in lines] == [[name, meaning] for name, meaning in VARIABLES.items()]


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("kind", DRAFTABLE)
def test_every_shipped_template_fills(kind, language):
    """Whatever the channel, tone, interest and the notes are, the text is whole: no name missing, no odd blank, no "None"."""
    jobs = [
        Job(kind, language, values(kind, by, tone, interest, full))
        for by, tone, interest, full in itertools.product(
            ("email", "phone", "mail", "linkedin", None),
            ("warm", "courteous", "upbeat", "plain", "gentle"),
            ("yes", "no", "undecided"),
            (True, False),
        )
    ]
    for job, text in zip(jobs, fill({}, jobs), strict=True):
        assert isinstance(text, str), (text, job)
        subject, _, body = text.lstrip("\n").partition("\n")
        assert re.fullmatch(r"Subject: \S.*\S", subject), (subject, job)
        odd = re.search(
            r"[^\S\n]{2,}|[^\S\n][,.;:?!]|[,.;:?!]{2,}|\(\s|\bNone\b|\[\]|^\s*[,.;]", f"{subject}\n{body}", re.MULTILINE
        )
        assert odd is None, (odd, text, job)
        assert text.count("Robin Marsh") >= 1 or kind == "prepare"


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("kind", sorted(set(DRAFTABLE) - {"prepare"}))
def test_every_brief_and_what_is_enclosed_fill(kind, full, language):
    """The brief of every kind, and the mail that notes are enclosed in."""
    given = values("brief", "email", "warm", "yes", full) | {"kind": kind}
    brief, enclosed = fill({}, [Job("brief", language, given), Job("enclosed", language, given | {"via": "Jo Park"})])
    for text in (brief, enclosed):
        assert isinstance(text, str)
        assert re.search(r"[^\S\n][,.;:?!]|\bNone\b|\[\]", text) is None, text


def test_every_language_has_the_same_templates():
    """No language lacks a template that another one has."""
    found = {code: {p.name for p in (Path(TEMPLATES) / code).iterdir()} for code in known_languages()}
    assert all(names == found["en"] for names in found.values())


@pytest.mark.parametrize(
    ("files", "body"),
    [
        ({}, "Dear Dana Whitfield,\n"),
        ({"thank-you.txt.j2": "own {{ to }}"}, "own Dana Whitfield\n"),
        ({"en/thank-you.txt.j2": "English {{ to }}"}, "English Dana Whitfield\n"),
        ({"de/thank-you.txt.j2": "deutsch"}, "Dear Dana Whitfield,\n"),
        ({"en/thank-you.txt.j2": "English", "thank-you.txt.j2": "own"}, "English\n"),
        ({"thank-you.txt.j2": "a {% include 'mine.txt.j2' %}", "mine.txt.j2": "b"}, "a b\n"),
        ({"thank-you.txt.j2": "a {% include 'mine.txt.j2' %}", "mine.txt.j2": "b", "en/mine.txt.j2": "c"}, "a c\n"),
        ({"thank-you.txt.j2": "\ufeffSubject: S\r\nown\r\n"}, "own\n"),
        ({".thank-you.txt.j2": "hidden", "thank-you.txt": "no template", "deep/er/thank-you.txt.j2": "too deep"}, "Dear Dana Whitfield,\n"),
    ],
)  # fmt: skip
def test_the_nearest_template_wins(files, body, notes):
    """The journal's for the language, then the journal's for all, then the kit's; parts are looked for in the same way."""
    found, problems = notes(files)
    assert problems == []
    assert found["a/thank-you/dana-whitfield"].startswith(body)


def test_a_template_of_one_language_leaves_the_others(notes):
    """`templates/de/` serves German entries, `templates/` every one."""
    found, _ = notes({"de/thank-you.txt.j2": "deutsch {{ day }}", "thank-you.txt.j2": "own {{ day }}"}, {"b.md": BRIGHT})
    assert found["a/thank-you/dana-whitfield"] == "own Wednesday, 18 November\n"
    assert found["b/thank-you/dana-whitfield"] == "deutsch Mittwoch, dem 18. November\n"


def test_a_part_of_ones_own_serves_the_kits_templates(notes):
    """A signature of one's own stands below every note."""
    found, problems = notes({"signature.txt.j2": "Cheers,\n{{ me }}"})
    assert problems == []
    assert found["a/thank-you/dana-whitfield"].endswith("decide?\n\nCheers,\nRobin Marsh\n")


HINT = "see followup draft --template-vars"
LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
SHORT = "a note is short: look for a loop"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("\n\nHello {{ compny }}", 3, "unknown name 'compny'", "did you mean company?"),
        ("{{ xyzzy }}", 1, "unknown name 'xyzzy'", "followup draft --template-vars lists them all"),
        ("\n{{ to | uper }}", 2, "No filter named 'uper'.", "did you mean upper?"),
        ("\n{% if to is definde %}{% endif %}", 2, "No test named 'definde' found.", "did you mean defined?"),
        ("\n\n{% if %}", 3, "Expected an expression, got 'end of statement block'", HINT),
        ("\n{{ to", 2, "unexpected end of template, expected 'end of print statement'.", HINT),
        ("\n{{ 1 / 0 }}", 2, "division by zero", HINT),
        ("\n{{ discussed[99] }}", 2, "list object has no element 99", HINT),
        ("\n{{ promised.day }}", 2, "'None' has no attribute 'day'", HINT),
        ("\n{% include 'stranger.txt.j2' %}", 2, "there is no template stranger.txt.j2", "name one of the kit's, or put it into templates/"),
        ("\n{% include '../../a.md' %}", 2, "there is no template ../../a.md", "name one of the kit's, or put it into templates/"),
        ("{% include 'language.toml' %}", 1, "there is no template language.toml", "name one of the kit's, or put it into templates/"),
        ("{{ 'a' * 10000000000 }}", 1, "it takes too much memory", SHORT),
        ("{{ '%1000000000d' | format(1) }}", 1, "it takes too much memory", SHORT),
        ("{% include 'thank-you.txt.j2' %}", 1, "it takes too much memory", SHORT),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "it takes too much memory", SHORT),
        ("{% for a in range(99999) %}aaaaaaaaaa{% endfor %}", 1, "it writes more than 65,536 characters", SHORT),
        ("{% for a in range(100001) %}{% endfor %}", 1, "Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).", HINT),
        ("\n{{ ''.__class__.__mro__ }}", 2, "access to attribute '__class__' of 'str' object is unsafe.", HINT),
        ("\n{{ cycler.__init__.__globals__ }}", 2, "access to attribute '__init__' of 'type' object is unsafe.", HINT),
        ("\n{{ contacts.append('x') }}", 2, "access to attribute 'append' of 'list' object is unsafe.", HINT),
        pytest.param(LOOP, 1, "thank-you.txt.j2 takes too long", SHORT, marks=pytest.mark.slow),
        ("x" * 65537, 1, "longer than 65,536 characters", "a note is short"),
        (b"ab\n\xff", 2, "not UTF-8 (byte 0xFF, line 2)", "save it as UTF-8 in your editor"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(text, line, message, hint, notes):
    """File, line, what, and what to do; the other notes are made, in seconds."""
    with children_within(5):
        found, problems = notes({"thank-you.txt.j2": text}, {"c.md": COBALT})
    assert [(p.file, p.line, p.message, p.hint) for p in problems] == [("templates/thank-you.txt.j2", line, message, hint)]
    assert found["c/check-in/1"].startswith("Dear Kim Lee,\n")
    unread = isinstance(text, bytes) or len(text) > 65536
    assert ("a/thank-you/dana-whitfield" in found) is unread  # what cannot even be read is as good as not there


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("\n{{ mee }}", 2, "'mee' is undefined", "did you mean me?"),
        ("\n{{ 1 / 0 }}", 2, "division by zero", HINT),
        ("\n{{ me | uper }}", 2, "No filter named 'uper'.", "did you mean upper?"),
        ("\n{% if %}", 2, "Expected an expression, got 'end of statement block'", HINT),
        (
            "\n{% include 'x.txt.j2' %}",
            2,
            "there is no template x.txt.j2",
            "name one of the kit's, or put it into templates/",
        ),
    ],
)
def test_a_fault_of_a_part_is_named_once_where_it_is(text, line, message, hint, notes):
    """A signature that goes wrong is told once, with its own file, however many notes it spoils."""
    found, problems = notes({"signature.txt.j2": text}, {"c.md": COBALT})
    assert [(p.file, p.line, p.message, p.hint) for p in problems] == [("templates/signature.txt.j2", line, message, hint)]
    assert found == {}


@pytest.mark.slow
def test_one_endless_template_leaves_the_others_of_the_journal(notes):
    """With several templates of one's own, the endless one is named and the others are filled."""
    with children_within(8):
        found, problems = notes({"thank-you.txt.j2": LOOP, "check-in.txt.j2": "own {{ to }}"}, {"c.md": COBALT})
    assert [p.file for p in problems] == ["templates/thank-you.txt.j2"]
    assert found == {"c/check-in/1": "own Kim Lee\n"}


def test_only_what_hangs_is_ended_by_the_clock(notes, monkeypatch):
    """A busy machine takes ten times as long for a good template: by the clock it has two minutes, and what it takes is counted otherwise."""
    seen = []
    real = subprocess.run

    def run(*argv, **more):
        seen.append(more["timeout"])
        return real(*argv, **more)

    monkeypatch.setattr(subprocess, "run", run)
    found, problems = notes({"thank-you.txt.j2": "own {{ to }}"})
    assert (found["a/thank-you/dana-whitfield"], problems, seen) == ("own Dana Whitfield\n", [], [120])


def test_a_slow_machine_has_more_time(monkeypatch):
    """The limit is of processor time, and four times what starting took."""
    limits = {}
    monkeypatch.setattr("resource.setrlimit", lambda which, limit: limits.update({which: limit}))
    monkeypatch.setattr("time.process_time", lambda: 1.3)
    monkeypatch.setattr("sys.stdin", io.StringIO('{"own": {}, "jobs": []}'))
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert fill_template.main() == 0
    assert limits[resource.RLIMIT_CPU] == (6, 7)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (OSError(errno.EAGAIN, "Resource temporarily unavailable"), "cannot be filled: Resource temporarily unavailable"),
        (subprocess.TimeoutExpired("python", 120), "was not filled within 120 seconds"),
        (subprocess.CalledProcessError(-signal.SIGXCPU, "python"), "takes too long"),
        (subprocess.CalledProcessError(1, "python"), "takes too much memory"),
    ],
    ids=lambda p: p if isinstance(p, str) else "",
)
def test_it_says_what_kept_a_template_from_being_filled(fault, message, notes, monkeypatch):
    """Whether it is the template or the machine, so that nobody looks for a loop that is not there."""

    def run(*argv, **more):
        raise fault

    monkeypatch.setattr(subprocess, "run", run)
    _, problems = notes({"thank-you.txt.j2": "own {{ to }}"})
    assert [p.message for p in problems] == [f"thank-you.txt.j2 {message}"]


@pytest.mark.parametrize("what", ["file", "folder", "language"])
def test_a_template_out_of_the_journal_is_not_read(what, make_journal, tmp_path):
    """A link that leads out is refused, and the kit's own template serves."""
    outside = tmp_path / "outside"
    (outside / "en").mkdir(parents=True)
    for name in ("thank-you.txt.j2", "en/thank-you.txt.j2"):
        (outside / name).write_text("SECRET")
    folder = make_journal({"a.md": NORTHWIND}, toml=TOML)
    if what != "folder":
        (folder / "templates").mkdir()
    link = {"file": "templates/thank-you.txt.j2", "folder": "templates", "language": "templates/en"}[what]
    target = {"file": outside / "thank-you.txt.j2", "folder": outside, "language": outside / "en"}[what]
    os.symlink(target, folder / link)
    board = open_board(folder, NOW)
    found = compose(board, draftable(board))
    assert {p.code for p in found.problems} == {"outside"}
    assert [d.body.partition("\n")[0] for d in found.drafts] == ["Dear Dana Whitfield,"]


def test_an_entry_cannot_make_a_template(notes):
    """Code in the notes is text for a template of one's own, too."""
    entry = NORTHWIND.replace("moving the nightly loads", "what {{ me }} and {% include 'signature.txt.j2' %} are")
    found, problems = notes(
        {"thank-you.txt.j2": "{{ discussed[0] }}|{{ company }}"}, {"a.md": entry.replace("Northwind", "'{# me #}'")}
    )
    assert problems == []
    assert found["a/thank-you/dana-whitfield"].endswith("|{# me #}\n")
    assert "Robin" not in found["a/thank-you/dana-whitfield"]


@pytest.mark.parametrize(
    ("name", "meant"), [("thankyou", "thank-you"), ("thank_you", "thank-you"), ("chek-in", "check-in"), ("my-own-words", None)]
)
def test_a_misspelt_name_of_a_template_is_told(name, meant, make_journal):
    """A template whose name nearly is one of the kit's is warned of; another may be a part that templates include."""
    folder = make_journal({f"templates/{name}.txt.j2": "Subject: x\ny\n"})
    _, problems = own_templates(os.fspath(folder))
    said = [(p.file, p.severity, p.hint) for p in problems]
    assert said == ([(f"templates/{name}.txt.j2", "warning", f"did you mean {meant}.txt.j2?")] if meant else [])
