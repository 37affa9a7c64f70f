"""Which words the patterns of a table need is kept, for these patterns and this code alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from followup_kit.drafts.languages import needed_words
from followup_kit.drafts.languages.known_patterns import KnownPattern, patterns_of_table

pytestmark = pytest.mark.zone_free
TABLE = [("money", "salar(?:y|ies)"), ("health", r"my (?:\w+ )?knees?"), ("money", r"\d+k?")]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns whose words are looked for, with an empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found: list[str] = []
    real = needed_words.needed_words
    monkeypatch.setattr(needed_words, "needed_words", lambda source: found.append(source) or real(source))
    return found


def test_the_words_are_looked_for_once(asked: list[str], tmp_path: Path) -> None:
    """And are the same from then on; the kept file is the person's alone."""
    first, second = patterns_of_table("private", TABLE), patterns_of_table("private", TABLE)
    assert first.patterns == second.patterns
    assert [p.source for p in first.patterns] == asked == [source for _, source in TABLE]
    assert first.patterns == tuple(KnownPattern(kind, source, needed_words.needed_words(source)) for kind, source in TABLE)
    (kept,) = (tmp_path / "cache" / "followup").iterdir()
    assert (kept.name, kept.stat().st_mode & 0o777) == ("words-private", 0o600)


@pytest.mark.parametrize("doubt", ["another table", "other code", "no code", "spoilt"])
def test_in_any_doubt_they_are_looked_for_again(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, doubt: str
) -> None:
    """Where a pattern, or the code that finds its words, has changed; where the file is not whole."""
    first = patterns_of_table("private", TABLE)
    asked.clear()
    table = TABLE
    if doubt == "another table":
        table = [*TABLE[:2], ("money", "wages?")]
    elif doubt == "spoilt":
        kept = tmp_path / "cache" / "followup" / "words-private"
        kept.write_bytes(kept.read_bytes()[:-3])
    else:
        code = tmp_path / "code.py"
        if doubt == "other code":
            code.write_text("#")
        monkeypatch.setattr(needed_words, "__file__", str(code))
    found = patterns_of_table("private", table)
    assert asked == [source for _, source in table]
    assert found.patterns[:2] == first.patterns[:2]
