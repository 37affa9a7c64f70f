"""The language server over the wire: what it says of an open text, what it offers, and that it writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from editor.language_client import Json, LanguageClient, applied
from northwind import ENTRY, TOML

PINNED = f"now = 2026-11-19T09:00:00-05:00\n{TOML}"
FILE = "2026-11-18-northwind.md"
pytestmark = pytest.mark.zone_free


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal that stands still, in which nothing is ever written; `journal` is not its name, so that it is found by its settings."""
    folder = tmp_path_factory.mktemp("search")
    for name, text in {"journal.toml": PINNED, FILE: ENTRY, "drafts/note.md": "---\ncompany\n", "other.txt": "company"}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def editor(journal: Path) -> Iterator[LanguageClient]:
    """One server for all; every test opens its file as it likes, and closes it."""
    with LanguageClient(environ={"XDG_CONFIG_HOME": "/nonexistent", "FOLLOWUP_JOURNAL": "", "FOLLOWUP_NOW": ""}) as client:
        before = {path: path.read_bytes() for path in journal.rglob("*") if path.is_file()}
        yield client
        assert {path: path.read_bytes() for path in journal.rglob("*") if path.is_file()} == before
    assert (client.process.returncode, client.errors) == (0, b"")
    assert [note for note in client.notes if note["method"].startswith("window/")] == []


@pytest.fixture
def open_entry(editor: LanguageClient, journal: Path) -> Iterator[str]:
    """The entry as it is on disk, open, with nothing wrong."""
    uri = editor.open(journal / FILE)
    yield uri
    close(editor, uri)


def close(editor: LanguageClient, uri: str) -> None:
    editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    editor.note("textDocument/publishDiagnostics", lambda p: p["uri"] == uri and "version" not in p)


def shown(found: list[Json]) -> list[tuple[object, ...]]:
    """Diagnostics in short: severity, line and columns, code, message."""
    return [
        (
            d["severity"],
            d["range"]["start"]["line"],
            d["range"]["start"]["character"],
            d["range"]["end"]["character"],
            d["code"],
            d["message"],
        )
        for d in found
    ]


def test_findings_are_of_the_text_that_is_open(editor: LanguageClient, journal: Path) -> None:
    """At once, and again after each change; columns are those of UTF-16, also behind an emoji and with CRLF."""
    broken = ENTRY.replace(
        "---\n## D", "intrest: yes\nrecruiter: {title: 🎈 VP, name: Jo Park, knid: hr}\ndecision_by: 03/12/2026\n---\n## D"
    )
    uri = editor.open(journal / FILE, broken.replace("\n", "\r\n"), version=7)
    wanted = [
        (2, 6, 0, 7, "unknown-key", "unknown key 'intrest' (did you mean interest?)"),
        (2, 7, 41, 45, "unknown-key", "unknown key 'knid' (did you mean kind?)"),
        (
            1,
            8,
            13,
            23,
            "decision-by",
            "decision_by: '03/12/2026' is ambiguous: 2026-12-03 or 2026-03-12? (write the one you mean: 2026-12-03 or 2026-03-12)",
        ),
    ]
    assert sorted(shown(editor.found(uri, 7)), key=lambda d: d[1]) == wanted
    editor.change(uri, ENTRY, version=8)
    assert shown(editor.found(uri, 8)) == []
    editor.change(uri, ENTRY.replace("## Discussed", "## Diskussed"), version=9)
    heading = "the heading 'Diskussed' is not known, so what is below it goes into no draft (did you mean Discussed?)"
    assert shown(editor.found(uri, 9)) == [(2, 7, 3, 12, "heading", heading)]
    close(editor, uri)


def test_what_needs_the_other_rounds_is_found_too(editor: LanguageClient, open_entry: str) -> None:
    """A name that matches nobody is no mistake of a line by itself."""
    text = ENTRY.replace("---\n## D", "log:\n  - {date: 2026-11-18 18:00, sent: thank-you, to: Bo}\n---\n## D")
    editor.change(open_entry, text, version=2)
    assert [d[4] for d in shown(editor.found(open_entry, 2))] == ["to-nobody"]


def test_the_settings_are_checked_while_they_are_typed(editor: LanguageClient, journal: Path, open_entry: str) -> None:
    """An error there is shown in each open entry, of which nothing else can be said; what is not saved counts."""
    toml = editor.open(journal / "journal.toml", PINNED.replace("New_York", "New_Yerk"))
    assert [d[:5] for d in shown(editor.found(toml, 1))] == [(1, 1, 0, 29, "setting")]
    editor.change(open_entry, ENTRY, version=2)
    assert [d[4:] for d in shown(editor.found(open_entry, 2))] == [
        ("broken", "journal.toml has an error, so nothing can be said of this entry (followup check says which)")
    ]
    close(editor, toml)
    editor.change(open_entry, ENTRY, version=3)
    assert shown(editor.found(open_entry, 3)) == []


@pytest.mark.parametrize("name", ["drafts/note.md", "other.txt", ".hidden.md", "templates/interview.md"])
def test_it_is_silent_about_every_other_file(editor: LanguageClient, journal: Path, name: str) -> None:
    """Drafts, templates, what is hidden, what is no markdown: no findings, no offers, no answers."""
    uri = editor.open(journal / name, "---\ncompany: N\n---\n")
    for method in ("hover", "completion"):
        assert editor.at(method, uri, 1, 2) is None
    assert editor.ask("textDocument/codeLens", {"textDocument": {"uri": uri}}) is None
    assert [n for n in editor.notes if n["params"].get("uri") == uri] == []


def test_a_file_outside_of_any_journal(editor: LanguageClient, tmp_path: Path) -> None:
    """There is no `journal.toml` above it."""
    (tmp_path / "n.md").write_text("---\ncompany: N\n---\n", encoding="utf-8")
    uri = editor.open(tmp_path / "n.md")
    assert editor.at("hover", uri, 1, 2) is None
    assert [n for n in editor.notes if n["params"].get("uri") == uri] == []


def test_what_a_line_is_about(editor: LanguageClient, open_entry: str) -> None:
    """A person's line has the actions that go to them, and when they are due."""
    assert editor.at("hover", open_entry, 5, 12)["contents"] == {
        "kind": "plaintext",
        "value": "Thank Dana Whitfield by e-mail: due, by today 15:00\n"
        "  Thank Dana Whitfield within 24 hours of the interview.\n\n"
        "Check in with Dana Whitfield by e-mail: waiting, from Wed 25 Nov 09:00, due Thu 26 Nov\n"
        "  Ask Dana Whitfield by e-mail where it stands: 7 days have gone by since the interview.\n\n"
        "Write Dana Whitfield a letter by post: dropped. No address for Dana Whitfield, and the letter is optional.",
    }  # fmt: skip
    assert editor.at("hover", open_entry, 2, 1)["contents"]["value"].startswith("role: the role that you applied for")
    assert editor.at("hover", open_entry, 8, 1) is None


def test_the_next_action_is_above_the_entry(editor: LanguageClient, open_entry: str) -> None:
    (lens,) = editor.ask("textDocument/codeLens", {"textDocument": {"uri": open_entry}})
    assert lens["range"]["start"] == {"line": 0, "character": 0}
    assert lens["command"]["title"] == "Thank Dana Whitfield by e-mail, by today 15:00 · 2 more"


def test_an_action_is_marked_done_in_the_text(editor: LanguageClient, journal: Path, open_entry: str) -> None:
    """The edit is what `done` would write, in the buffer, unsaved words and all; the file is not touched."""
    mine = ENTRY.replace("streaming.", "streaming, 🎈 mine.").replace("\n", "\r\n")
    editor.change(open_entry, mine, version=2)
    action = editor.actions(open_entry, 5)["Done: Thank Dana Whitfield by e-mail"]
    (edits,) = action["edit"]["changes"].values()
    line = "log:\r\n  - {date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield, by: email}\r\n"
    assert applied(mine, edits) == mine.replace("---\r\n## D", f"{line}---\r\n## D")
    assert (journal / FILE).read_text(encoding="utf-8") == ENTRY


def test_what_can_be_done_at_a_place(editor: LanguageClient, open_entry: str) -> None:
    """In the header: what is open and what may be logged; in the notes the sections that are missing, too."""
    done = [
        "Done: Thank Dana Whitfield by e-mail",
        "Write interest: yes",
        "Write interest: no",
        "Done: Check in with Dana Whitfield by e-mail",
    ]
    heard = [f"Log what you heard: {kind}" for kind in ("reply", "invitation", "assignment", "offer", "rejection")]
    assert sorted(editor.actions(open_entry, 0)) == sorted([*done, *heard])
    sections = ("To say", "Pluses", "Minuses", "Concerns", "Could have answered better", "Learned")
    assert list(editor.actions(open_entry, 8))[:6] == [f"Add the section {title}" for title in sections]
    (edits,) = editor.actions(open_entry, 8)["Add the section Learned"]["edit"]["changes"].values()
    assert applied(ENTRY, edits) == f"{ENTRY}\n## Learned\n"


def test_an_edit_says_of_which_version_it_is(journal: Path) -> None:
    """An editor that can tell refuses it where the text has changed since; columns are in its own units."""
    can = {"workspace": {"workspaceEdit": {"documentChanges": True}}, "general": {"positionEncodings": ["utf-8", "utf-16"]}}
    with LanguageClient("--now", "2026-11-19T10:00", capabilities=can) as editor:
        encoding = editor.can["positionEncoding"]
        uri = editor.open(journal / FILE, ENTRY.replace("Northwind\n", "Nörthwind 🎈\nintrest: yes\n"), version=4)
        editor.found(uri, 4)
        action = editor.actions(uri, 2)["Write interest in place of intrest"]
        (change,) = action["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": uri, "version": 4}
        assert change["edits"][0]["newText"] == "interest: yes\n"
        assert action["diagnostics"][0]["code"] == "unknown-key"
        (lens,) = editor.ask("textDocument/codeLens", {"textDocument": {"uri": uri}})
    assert encoding in ("utf-8", "utf-16")
    assert lens["command"]["title"].startswith("Thank Dana Whitfield by e-mail, by today 15:00")
    assert editor.process.returncode == 0


def test_completion_replaces_what_is_typed(editor: LanguageClient, open_entry: str) -> None:
    """An offer is an edit of the word that is being typed, in its own order."""
    editor.change(open_entry, ENTRY.replace("---\n## D", "inter\n---\n## D"), version=2)
    items = editor.at("completion", open_entry, 6, 5)["items"]
    assert [i["label"] for i in sorted(items, key=lambda i: i["sortText"])][:3] == ["timezone", "duration", "time"]
    (item,) = [i for i in items if i["label"] == "interest"]
    assert item["textEdit"] == {
        "range": {"start": {"line": 6, "character": 0}, "end": {"line": 6, "character": 5}},
        "newText": "interest: ",
    }


def test_an_empty_file_becomes_an_entry(editor: LanguageClient, journal: Path) -> None:
    """The template is offered whole; as a snippet, with places to fill in, where the editor knows them."""
    can = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}}}
    with LanguageClient(capabilities=can) as other:
        for client, (kind, text) in {editor: (1, "---\ncompany:\nrole:\n"), other: (2, "---\ncompany: $1\nrole: $2\n")}.items():
            uri = client.open(journal / "new.md", "inter")
            (item,) = client.at("completion", uri, 0, 5)["items"]
            assert (item["label"], item["detail"], item["insertTextFormat"]) == (
                "interview",
                "a new entry, from your template",
                kind,
            )
            assert item["textEdit"]["range"] == {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 5}}
            assert item["textEdit"]["newText"].startswith(text)
    close(editor, uri)


def test_only_the_changes_that_are_asked_for(editor: LanguageClient, journal: Path) -> None:
    uri = editor.open(journal / FILE, ENTRY.replace("role:", "intrest: yes\nrole:"))
    place = {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 0}}
    for only, titles in ((["quickfix"], ["Write interest in place of intrest"]), (["source"], [])):
        params = {"textDocument": {"uri": uri}, "range": place, "context": {"diagnostics": [], "only": only}}
        assert [a["title"] for a in editor.ask("textDocument/codeAction", params)] == titles
    close(editor, uri)


def test_the_outline(editor: LanguageClient, open_entry: str) -> None:
    """The fields with what they say, the people below theirs, then the sections."""
    symbols = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": open_entry}})
    assert [(s["name"], s.get("detail"), s["range"]["start"]["line"]) for s in symbols] == [
        ("company", "Northwind", 1), ("role", "Data Engineer", 2), ("date", "2026-11-18 14:00", 3), ("interviewers", "1", 4),
        ("Discussed", None, 7), ("Why me", None, 9),
    ]  # fmt: skip
    assert [c["name"] for c in symbols[3]["children"]] == ["Dana Whitfield"]


def test_a_failure_is_a_line_in_the_log(tmp_path: Path) -> None:
    """A journal whose playbook is not there can be asked nothing; the server says so, and goes on."""
    folder = tmp_path / "search"
    folder.mkdir()
    (folder / "journal.toml").write_text(TOML, encoding="utf-8")
    (folder / FILE).write_text(ENTRY, encoding="utf-8")
    with LanguageClient("--playbook", "nobodys") as editor:
        uri = editor.open(folder / FILE)
        assert shown(editor.found(uri, 1)) == []
        assert editor.at("hover", uri, 5, 12) is None
        said = editor.note("window/logMessage")
        assert (said["type"], said["message"].startswith("BadChoice: no playbook named 'nobodys'")) == (1, True)
        editor.tell("textDocument/didChange", {"nonsense": 1})
        symbols = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        assert len(symbols) == 6
    assert editor.process.returncode == 0


def test_a_change_on_disk_is_seen(tmp_path: Path) -> None:
    """What `followup done` wrote into another round counts once the editor tells of it; it is asked to, if it can."""
    folder = tmp_path / "search"
    folder.mkdir()
    (folder / "journal.toml").write_text(PINNED, encoding="utf-8")
    (folder / FILE).write_text(ENTRY, encoding="utf-8")
    can = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with LanguageClient(capabilities=can) as editor:
        (wanted,) = editor.note("client/registerCapability")["registrations"]
        assert wanted["registerOptions"] == {"watchers": [{"globPattern": "**/*.md"}, {"globPattern": "**/journal.toml"}]}
        uri = editor.open(folder / FILE)
        editor.found(uri, 1)
        editor.found(uri, 1)
        twin = folder / "twin.md"
        twin.write_text(ENTRY, encoding="utf-8")
        editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": twin.as_uri(), "type": 1}]})
        assert [d[4] for d in shown(editor.found(uri, 1))] == []
        twin_uri = editor.open(twin)
        assert [d[4] for d in shown(editor.found(twin_uri, 1, bool))] == ["same-interview"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--now", "soon"], "followup: --now: 'soon' is not a date that can be understood"),
        (["--tcp"], "followup: unknown option '--tcp'"),
    ],
)
def test_wrong_options_are_said_at_once(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    from followup_kit.cli import main

    assert main(["lsp", *options]) == 2
    assert capsys.readouterr().err.startswith(said)
