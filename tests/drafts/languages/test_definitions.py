"""The TOML files of the languages: what was read of them is kept, and is read again as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path
from string import Formatter

import pytest

from followup_kit.drafts.languages import definitions
from followup_kit.drafts.notes.reading.headings import all_headings
from followup_kit.journal.languages import TEMPLATES, kit_text, known_languages

pytestmark = pytest.mark.zone_free


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "followup"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed as TOML."""
    texts: list[str] = []
    real = tomllib.loads

    def loads(text: str) -> dict[str, object]:
        texts.append(text)
        return real(text)

    monkeypatch.setattr(tomllib, "loads", loads)
    return texts


@pytest.mark.parametrize("name", ["language.toml", "notes.toml"])
@pytest.mark.parametrize("code", known_languages())
def test_what_is_kept_is_the_file(cache: Path, parsed: list[str], code: str, name: str) -> None:
    """The same tables in the same order, parsed once; the kept file is the person's alone."""
    text = Path(TEMPLATES, code, name).read_text(encoding="utf-8")
    first, second = definitions._read(code, name), definitions._read(code, name)
    assert parsed == [text]
    assert repr(first) == repr(second) == repr(tomllib.loads(text))
    (kept,) = cache.iterdir()
    assert (kept.name, kept.stat().st_mode & 0o777) == (f"language-{code}-{name}", 0o600)


@pytest.mark.parametrize("doubt", ["another text", "spoilt", "open to others"])
def test_in_any_doubt_the_file_is_parsed(
    cache: Path, parsed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doubt: str
) -> None:
    """A text of as many bytes, a kept file that is not whole, and one that somebody else could have written."""
    monkeypatch.setattr(definitions, "TEMPLATES", str(tmp_path))
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "notes.toml").write_text('private = ["salary"]\n')
    assert definitions._read("en", "notes.toml") == {"private": ["salary"]}
    (kept,) = cache.iterdir()
    wanted = "salary"
    if doubt == "another text":
        wanted = "sallow"
        (tmp_path / "en" / "notes.toml").write_text('private = ["sallow"]\n')
    elif doubt == "spoilt":
        kept.write_bytes(kept.read_bytes().replace(b"salary", b"celery"))
    else:
        kept.chmod(0o666)
    assert definitions._read("en", "notes.toml") == {"private": [wanted]}
    assert len(parsed) == 2


@pytest.mark.parametrize("code", known_languages())
def test_every_language_tells_what_is_left_out(code: str) -> None:
    """For the same reasons as English, of one and of several, each with the facts that the English words have."""
    english, own = (definitions.language_definition(x)["left_out"] for x in ("en", code))

    def facts(words: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(words) if name}

    assert list(own) == list(english)
    assert {why: [*map(facts, words)] for why, words in own.items()} == {
        why: [*map(facts, words)] for why, words in english.items()
    }


@pytest.mark.parametrize("table", ["headings", "private", "doubtful", "strangers", "sentence", "remarks", "evidence"])
@pytest.mark.parametrize("code", known_languages())
def test_every_language_reads_notes_by_the_same_words(code: str, table: str) -> None:
    """What English has words for, each other language has words for, so that a language is data alone."""
    assert set(definitions.notes_definition(code)[table]) == set(definitions.notes_definition("en")[table])


@pytest.mark.parametrize("code", known_languages())
def test_a_new_entry_is_the_same_in_every_language(code: str) -> None:
    """With the fields and, below headings that mean the same, the sections of the English one."""
    headings = all_headings()
    found = {}
    for language in ("en", code):
        lines = kit_text(language, "interview.md").splitlines()
        keys = [line.partition(":")[0] for line in lines if line[:1].isalpha() and ":" in line]
        sections = [headings.meaning_of(line.removeprefix("## ")) for line in lines if line.startswith("## ")]
        found[language] = keys, sections
    assert None not in found[code][1]
    assert found[code] == found["en"]
