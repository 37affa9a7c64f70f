"""Texts that are damaged while they are open in an editor: every question to the language server is answered, and it goes on.

`make fuzz` tries many more of them. What it has ever found is kept here as an example.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from editor.language_client import LanguageClient, applied
from fuzz.damage import ENTRY, FILES, GOOD, NOW, TOML, damaged, some
from hypothesis import given
from hypothesis import strategies as st

PLACES = st.tuples(st.integers(0, 12) | st.integers(0, 2**31 - 1), st.integers(0, 60) | st.integers(0, 2**31 - 1))
pytestmark = pytest.mark.zone_free


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    """A journal in which nothing is ever written."""
    folder = tmp_path_factory.mktemp("search")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def editor(journal):
    """One server for all examples; whatever fails in it would be a line in the editor's log."""
    with LanguageClient(environ={"XDG_CONFIG_HOME": "/nonexistent", "FOLLOWUP_JOURNAL": "", "FOLLOWUP_NOW": NOW}) as client:
        yield client
    assert (client.process.returncode, client.errors) == (0, b"")
    assert {name: (journal / name).read_text() for name in FILES} == FILES


def asked(editor, path: Path, texts, places):
    """Open a file with the first text, type the others, and ask everything about some places of the last."""
    first, *rest = [data.decode("utf-8", "replace") for data in texts]
    uri = editor.open(path, first)
    for version, text in enumerate(rest, 2):
        editor.change(uri, text, version)
    last = rest[-1] if rest else first
    for line, column in places:
        editor.at("completion", uri, line, column)
        editor.at("hover", uri, line, column)
        for action in editor.actions(uri, line, column).values():
            for edits in action["edit"]["changes"].values():
                applied(last, edits)
    for question in ("documentSymbol", "codeLens"):
        editor.ask(f"textDocument/{question}", {"textDocument": {"uri": uri}})
    editor.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
    editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    editor.note("textDocument/publishDiagnostics", lambda p: p["uri"] == uri and "version" not in p)
    failed = [note["params"] for note in editor.notes if note["method"].startswith("window/")]
    editor.notes.clear()
    assert failed == []


@some(10)
@given(st.lists(damaged(GOOD), min_size=1, max_size=3), st.lists(PLACES, min_size=1, max_size=3))
def test_an_entry_that_is_typed(editor, journal, texts, places):
    """Whatever stands in it, and wherever the cursor is said to be."""
    asked(editor, journal / ENTRY, texts, places)


@some(10)
@given(st.lists(damaged(TOML), min_size=1, max_size=2), st.lists(PLACES, min_size=1, max_size=2))
def test_settings_that_are_typed(editor, journal, texts, places):
    """`journal.toml`, on which all else depends."""
    asked(editor, journal / "journal.toml", texts, places)
