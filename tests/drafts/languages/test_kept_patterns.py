"""Kept patterns: each is the one that `re` compiles, in any doubt `re` compiles it, and none of them tells of a person's notes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from northwind import ENTRY, TOML

from followup_kit.drafts.languages import kept_patterns, private
from followup_kit.drafts.languages.kept_patterns import compiled, keep_patterns, table_of_patterns
from followup_kit.drafts.languages.known_patterns import KnownPattern, KnownPatterns, whole_words
from followup_kit.drafts.languages.language import slips_of
from followup_kit.drafts.languages.note_language import note_language
from followup_kit.journal.languages import known_languages

pytestmark = pytest.mark.zone_free
ODD = [
    (r"(?P<year>\d{4})-(?P<day>\d\d)?", 0),
    ("[äß€]+", re.IGNORECASE),
    (r"(?m)^a(?:b|c)*+$", 0),
    (r"(?s)(.)(?=x)(?<!y)\1?()", 0),
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, and nothing remembered of another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(kept_patterns, "_tables", [])
    forget()
    yield tmp_path / "cache" / "followup" / "patterns"
    forget()


def forget() -> None:
    """As in a new process."""
    kept_patterns._kept.cache_clear()
    kept_patterns._asked.clear()
    compiled.cache_clear()
    whole_words.cache_clear()


def sources() -> list[str]:
    """The patterns that are kept."""
    return [kept_patterns._kept().of(key).source.decode() for key in kept_patterns._kept().places]


def facts(pattern: re.Pattern[str]) -> tuple[object, ...]:
    """All that a pattern shows of itself."""
    return pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)


def test_a_kept_pattern_is_the_one_that_is_compiled(cache: Path) -> None:
    """Every pattern of every table, and odd ones; they are compiled once."""
    signs = [*private.known_signs().patterns, *private.doubtful_words().patterns]
    sources = [p.source for p in signs]
    sources += [p.source for code in known_languages() for p in note_language(code).evidence.words.patterns]
    asked = [(rf"(?<![\w-])(?:{source})(?![\w-])", int(re.IGNORECASE)) for source in sources]
    asked += [(slip.source, int(slip.flags)) for code in known_languages() for slip in slips_of(code)] + ODD
    table_of_patterns(lambda: asked)
    compiled(*asked[0])
    keep_patterns()
    forget()
    for one in dict.fromkeys(asked):
        made, real = compiled(*one), re.compile(*one)
        assert made == real
        assert facts(made) == facts(real)
    assert kept_patterns._asked == []
    assert cache.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("doubt", ["spoilt", "open to others", "another build", "no code", "not json"])
def test_in_any_doubt_it_is_compiled(cache: Path, monkeypatch: pytest.MonkeyPatch, doubt: str) -> None:
    """A file that is not whole, that somebody else could have written, or that another Python made; code that is refused."""
    asked = ("a+b", 0)
    compiled(*asked)
    keep_patterns()
    head, kept = kept_patterns._head(), kept_patterns.read_kept("patterns")
    forget()
    if doubt == "spoilt":
        cache.write_bytes(cache.read_bytes()[:-1] + b"\7")
    elif doubt == "open to others":
        cache.chmod(0o620)
    elif doubt == "another build":
        monkeypatch.setattr("sys.version", "4.0.0 (main)")
    elif doubt == "no code":
        kept_patterns.keep("patterns", kept[:-8] + b"\xff" * 8)
    else:
        kept_patterns.keep("patterns", head + b"{]\n")
    assert compiled(*asked) == re.compile(*asked)
    assert kept_patterns._asked == [asked]


def test_what_is_made_anew_leaves_what_was_kept(cache: Path) -> None:
    """A pattern that is asked for later is added, in the same process and in another."""
    for source in ("a", "b", "c"):
        compiled(source)
        keep_patterns()
        if source == "b":
            forget()
    forget()
    assert sources() == ["a", "b", "c"]


def test_an_engine_that_is_built_in_another_way_is_left_alone(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept where the code would not give the same pattern, or cannot be had."""
    compiled("x")
    monkeypatch.setattr(kept_patterns, "_made", lambda source, flags: 1 / 0)
    keep_patterns()
    assert not cache.exists()
    monkeypatch.undo()


@pytest.mark.parametrize("texts", [("my hearing is bad",), ("they pay 70,000", "a divorce"), ("",)])
def test_what_is_kept_says_nothing_of_a_text(cache: Path, texts: tuple[str, ...]) -> None:
    """Of a table all patterns are kept, or none, whatever a text has; and never which were in it together."""
    table = [KnownPattern("health", "my hearing", ("my hearing",)), KnownPattern("family", "divorces?", ("divorce",))]
    patterns = KnownPatterns([*table, KnownPattern("money", r"pays? \d+", ("pay",))])
    assert {flags for _, flags in (one for table in kept_patterns._tables for one in table())} == {re.IGNORECASE}
    compiled("always")
    for text in texts:
        patterns.in_text(text)
        whole_words(("my hearing", "divorces?"))
    keep_patterns()
    forget()
    for source in ("my hearing", "divorces?", r"pays? \d+"):
        whole_words((source,))
    assert kept_patterns._asked == []
    assert set(sources()) == {
        "always", r"(?<![\w-])(?:my hearing)(?![\w-])", r"(?<![\w-])(?:divorces?)(?![\w-])", r"(?<![\w-])(?:pays? \d+)(?![\w-])",
    }  # fmt: skip


def test_a_draft_keeps_the_patterns_of_the_languages(cache: Path, make_journal) -> None:
    """The second draft says the same, and has nothing to compile; nothing is written again."""
    folder = make_journal({"a.md": ENTRY}, toml=TOML)
    code = """if True:
        import sys, followup_kit.cli
        from followup_kit.drafts.languages import kept_patterns
        keep, kept_patterns.keep = kept_patterns.keep, lambda *kept: (print("kept", file=sys.stderr), keep(*kept))
        followup_kit.cli.main()
    """
    words = ["draft", "a/thank-you/dana-whitfield", "--journal", str(folder), "--now", "2026-11-19T09:00"]
    runs = [subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True) for _ in range(2)]
    assert [run.stderr for run in runs] == ["kept\n", ""]
    assert runs[0].stdout == runs[1].stdout != ""
