"""The kit's own templates, filled from their kept trees: the same text as Jinja's, to the byte, and Jinja where that is in doubt."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from northwind import ENTRY, TOML
from template_values import NOTHING, values

from followup_kit.base.cache import keep, read_kept
from followup_kit.drafts.draft import DRAFTABLE
from followup_kit.drafts.filling import fill_kit_template, fill_template, kept_template, template_job
from followup_kit.drafts.filling.template_job import Failure, Job
from followup_kit.journal.languages import TEMPLATES, known_languages

pytestmark = pytest.mark.zone_free

CHANNELS = ("email", "phone", "mail", "linkedin", None)
TONES = ("warm", "courteous", "upbeat", "plain", "gentle")
LAST = [
    {"what": what, "day": "DAY", "by": by, "who": who, "promises": promises}
    for what in ("reply", "invitation", "assignment", "check-in", "note", "theirs", "over")
    for by in ("email", "phone", "in-person", None)
    for who in ("Sam", None)
    for promises in (True, False)
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, and nothing remembered of another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    kept_template.tree_of_kit.cache_clear()
    return tmp_path / "cache" / "followup"


@pytest.fixture
def by_jinja(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The jobs that are filled by Jinja."""
    found: list[Job] = []
    real = fill_template.fill

    def fill(own, jobs):
        found.extend(jobs)
        return real(own, jobs)

    monkeypatch.setattr(fill_template, "fill", fill)
    return found


def jobs_of(kind: str, language: str) -> list[Job]:
    """Jobs for a template of the kit's with whatever a note can have."""
    kinds = sorted(set(DRAFTABLE) - {"prepare"}) if kind in ("brief", "enclosed") else [kind]
    lasts = [NOTHING, *(LAST if kind == "check-in" else [])]
    whole = itertools.product(CHANNELS, TONES, ("yes", "no", "undecided"), (True, False), lasts)
    found = [Job(kind, language, values(kind, by, tone, interest, full, last)) for by, tone, interest, full, last in whole]
    return [job._replace(values={**job.values, "kind": of, "title": None}) for job in found for of in kinds]


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("kind", [*DRAFTABLE, "brief", "enclosed"])
def test_a_template_is_filled_as_jinja_does(kind: str, language: str, by_jinja: list[Job]) -> None:
    """Whatever the channel, tone, interest and the notes are; and Jinja is asked for none of them."""
    jobs = jobs_of(kind, language)
    found = fill_kit_template.fill(jobs)
    assert by_jinja == []
    assert found == fill_template.fill({}, jobs)


@pytest.mark.parametrize("notes", [[], ["one"], ["One", "one", "Two"], ["<b> & {{ me }} {% if %}", "Ünïcode ’ “"]])
def test_lists_of_any_length_are_said_as_jinja_says_them(notes: list[str], by_jinja: list[Job]) -> None:
    """Companies that differ by case alone, marks that mean something in a template, and nothing at all."""
    item = {"day": "DAY", "role": "Buyer", "the_role": "the Buyer role", "ahead": False, "why_me": None}
    told = [item | {"company": company, "why_me": company} for company in notes]
    jobs = []
    for kind, by, language in itertools.product(DRAFTABLE, ("email", "phone", "mail"), known_languages()):
        given = values(kind, by, "warm", "yes", True)
        given |= dict.fromkeys(("people", "learned", "discussed", "points", "contacts", "unreachable"), notes)
        jobs += [Job(kind, language, given | {"told": told, "asked": asked}) for asked in ([], told)]
    found = fill_kit_template.fill(jobs)
    failed = [job for job, text in zip(jobs, found, strict=True) if isinstance(text, Failure)]
    assert by_jinja == failed
    assert found == fill_template.fill({}, jobs)


@pytest.mark.parametrize(
    "text",
    [
        "{{ missing }}",
        "{{ me.missing }}",
        "{{ me | upper }}",
        "{{ range(3) | join }}",
        "{% macro m() %}x{% endmacro %}{{ m() }}",
        "{% for x in people if x %}{{ loop.index }}{% endfor %}",
        "{{ me.__class__ }}",
        "{{ 1 / 0 }}",
        "{{ people[9] }}",
        "{% include 'stranger.txt.j2' %}",
        "{% include 'test.txt.j2' %}",
        "{% if",
        "{{ 'x' * 100000 }}",
        "{{ ('x' if missing_too) }}",
        "{{ learned | map(attribute='text') | join }}",
        "{% set ns = namespace(x=1) %}{{ ns.x }}",
        "{{ me is defined }}",
        "{{ people | sort | first }}",
        "{{ ('' if not me) == '' }}",
        "{{ ('' if me) ~ '.' }}{{ 'b' if not me }}",
        "{{ people | join('-', attribute='x') }}",
        "{% set a = 1 %}{% for p in people %}{% set a = 2 %}{% endfor %}{{ a }}",
        "{% if me %}{% set a = 1 %}{% endif %}{{ a }}",
        "{% set b %}{{ me }}{% endset %}{{ b }}{{ people[-1] }}{{ people[:1] | join }}{{ not me }}{{ 1 < 2 < 2 }}{{ 'a' not in people }}",
        "{{ {'a': 1}.get('b', me) }}{{ {'a': 1}.a }}{{ {'a': 1}.keys() | list }}",
    ],
)  # fmt: skip
def test_what_is_not_known_is_jinjas(text: str, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a template says: the text or the failure is Jinja's."""
    monkeypatch.setattr(template_job, "TEMPLATES", str(tmp_path))
    template_job.text_of_kit.cache_clear()
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "test.txt.j2").write_text(text)
    jobs = [Job("test", "en", values("thank-you", "email", "warm", "yes", True))]
    assert fill_kit_template.fill(jobs) == fill_template.fill({}, jobs)
    template_job.text_of_kit.cache_clear()


@pytest.mark.parametrize("doubt", [None, "another text", "spoilt", "open to others", "another release", "no release", "no tree"])
def test_in_any_doubt_jinja_parses_the_template(
    doubt: str | None, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is parsed once, and again where the kept tree may be another's; a tree that is none is never filled."""
    parsed: list[str] = []
    real = fill_template.tree_of
    monkeypatch.setattr(fill_template, "tree_of", lambda text: parsed.append(text) or real(text))
    monkeypatch.setattr(template_job, "TEMPLATES", str(tmp_path))
    template_job.text_of_kit.cache_clear()
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "test.txt.j2").write_text("Hello {{ me }}.")
    job = Job("test", "en", {"me": "Robin"})
    assert fill_kit_template.fill([job]) == ["Hello Robin."]
    kept = cache / "template-en-test.txt.j2"
    assert (kept.stat().st_mode & 0o777, cache.stat().st_mode & 0o777) == (0o600, 0o700)
    if doubt == "another text":
        (tmp_path / "en" / "test.txt.j2").write_text("Holla {{ me }}.")
    elif doubt == "spoilt":
        kept.write_bytes(kept.read_bytes().replace(b"Hello", b"Holla"))
    elif doubt == "open to others":
        kept.chmod(0o602)
    elif doubt in ("another release", "no release"):
        release = "jinja2-99.0.dist-info 1 2" if doubt == "another release" else None
        monkeypatch.setattr(kept_template, "release_of", lambda *_: release)
    elif doubt == "no tree":
        its, _, _ = read_kept(kept.name).partition(b"\n")
        keep(kept.name, its + b"\n" + json.dumps({"Output": "x"}).encode())
    template_job.text_of_kit.cache_clear()
    kept_template.tree_of_kit.cache_clear()
    found = fill_kit_template.fill([job])
    assert found == ["Holla Robin." if doubt == "another text" else "Hello Robin."]
    assert len(parsed) == (1 if doubt in (None, "no tree") else 2)
    template_job.text_of_kit.cache_clear()
    kept_template.tree_of_kit.cache_clear()


def test_the_second_draft_loads_no_jinja(make_journal, cache: Path) -> None:
    """Jinja parses what is not kept yet, and has no part in what comes after."""
    folder = make_journal({"a.md": ENTRY}, toml=TOML)
    code = "import sys; from followup_kit.cli import main; main(); print('jinja2' in sys.modules, file=sys.stderr)"
    words = ["draft", "a/thank-you/dana-whitfield", "--journal", str(folder), "--now", "2026-11-19T09:00"]
    runs = [subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True) for _ in range(2)]
    assert [run.stderr.strip() for run in runs] == ["True", "False"]
    assert runs[0].stdout == runs[1].stdout != ""
    assert {path.name for path in cache.glob("template-*")} == {"template-en-thank-you.txt.j2", "template-en-signature.txt.j2"}


def test_every_template_of_the_kit_is_filled_by_some_test() -> None:
    """A template that is new is compared with Jinja too: it is a kind of draft, or a part of one."""
    names = {path.name.removesuffix(".txt.j2") for path in Path(TEMPLATES, "en").glob("*.j2")}
    assert names - {*DRAFTABLE, "brief", "enclosed"} == {"letterhead", "reference", "reference-call", "signature"}
