"""Passages that are offered at a TODO, and taken in by their numbers: shown, saved, never sent by themselves."""

from __future__ import annotations

import os

import pytest
from northwind import BARE, NOW, TOML

from followup_kit.api import open_board
from followup_kit.cli import main
from followup_kit.drafts.api import drafts_of, pick
from followup_kit.drafts.draft import draftable
from followup_kit.drafts.output.picks import parse_picks, with_picks
from followup_kit.errors import BadChoice, BadValue, Refused

pytestmark = pytest.mark.zone_free  # the journal names its zone

NOTES = "## Discussed\nshe showed me the rota\n\nWants streaming by summer.\n## Why me\nsuch loads, twice, w/ tests\n"
FILE = "drafts/a/thank-you-dana-whitfield.md"
ACTION = "a/thank-you/dana-whitfield"
TODOS = ["TODO: one sentence about what you discussed.", "TODO: one sentence about why you fit."]


@pytest.fixture
def journal(make_journal):
    """A journal with an entry of shorthand."""
    return make_journal({"a.md": BARE + NOTES}, toml=TOML)


def draft_in(journal):
    """Its one draft, and the board."""
    board = open_board(journal, NOW, environ={})
    return board, drafts_of(board, draftable(board)).drafts[0]


def test_what_is_shown(journal, capsys):
    """Below each TODO what the notes hold for it, with numbers, lines, and what would have to change."""
    assert main(["draft", "--journal", os.fspath(journal), "--now", NOW]) == 0
    out = capsys.readouterr().out
    assert out[out.index(TODOS[0]) :].startswith(
        f"{TODOS[0]}\n"
        "    1. with “you”: “she showed me the rota” (line 9)\n"
        "    2. as a sentence: “Wants streaming by summer.” (line 11)\n"
    )


@pytest.mark.parametrize("form", ["text", "eml", "mailto", "html"])
def test_what_is_sent_has_no_offer(form, journal, capsysbinary):
    """Offers are for the writer: neither the note alone, nor a mail, a link or a page has one."""
    assert main(["draft", ACTION, "--format", form, "--journal", os.fspath(journal), "--now", NOW]) == 0
    out = capsysbinary.readouterr().out
    assert b"TODO" in out
    assert b"rota" not in out
    assert b"summer" not in out


def test_a_saved_draft_has_them_in_its_header(journal):
    """In the header, never in the body; the file reads as a draft that nobody edited."""
    main(["draft", "--save", "--journal", os.fspath(journal), "--now", NOW])
    header, _, body = (journal / FILE).read_text().partition("---\n\n")
    assert f'  - "{TODOS[0]} with “you”: “she showed me the rota” (line 9)"\n' in header
    assert "rota" not in body
    _, draft = draft_in(journal)
    assert draft.saved is None


def test_picks_take_the_place_of_their_todo(journal):
    """A whole sentence goes in as it is; what has to be reworded stays a TODO."""
    _, draft = draft_in(journal)
    numbers = {o.passage.text: n for n, o in enumerate(draft.offers, 1)}
    both = with_picks(draft.body, draft, [numbers["she showed me the rota"], numbers["Wants streaming by summer."]])
    assert "\nTODO, with “you”: she showed me the rota\n\nTODO, as a sentence: Wants streaming by summer.\n" in both
    assert TODOS[0] not in both
    assert with_picks(draft.body, draft, []) == draft.body


def test_each_pick_is_a_paragraph_of_its_own_in_the_lines_of_the_file(journal):
    """Each has to be reworded by itself, so `--check` names the line of each; a file with the line ends of Windows keeps them."""
    board, draft = draft_in(journal)
    main(["draft", "--save", "--journal", os.fspath(journal), "--now", NOW])
    saved = (journal / FILE).read_bytes().replace(b"\n", b"\r\n")
    (journal / FILE).write_bytes(saved)
    pick(board, ACTION, [n for n, o in enumerate(draft.offers, 1) if o.place == "discussed"])
    text = (journal / FILE).read_bytes().decode()
    assert "\r\n\r\nTODO, with “you”: she showed me the rota\r\n\r\nTODO, as a sentence: Wants streaming by summer.\r\n" in text
    assert "\n" not in text.replace("\r\n", "")
    _, draft = draft_in(journal)
    assert [f.code for f in draft.findings].count("todo") == draft.body.count("TODO")


def test_a_pick_is_saved_as_the_writers_own(journal):
    """It makes the draft; a second one changes only its TODO in the file as the person edited it."""
    board, draft = draft_in(journal)
    assert pick(board, ACTION, [1]) == FILE
    assert [TODOS[n] in (journal / FILE).read_text() for n in (0, 1)] == [False, True]  # offered is what still waits
    edited = (journal / FILE).read_text().replace("Kind regards", "Warm regards").replace("\n", "\r\n")
    (journal / FILE).write_bytes(edited.encode())
    _, draft = draft_in(journal)
    assert (draft.saved, [t.text for t in draft.todos]) == (FILE, TODOS[1:])
    pick(board, ACTION, [n for n, o in enumerate(draft.offers, 1) if o.place == "why-me"][:1])
    text = (journal / FILE).read_bytes().decode()
    header, mark, body = edited.rpartition("---\r\n\r\n")
    assert text == header + mark + body.replace(TODOS[1], "TODO, as a sentence: such loads, twice, w/ tests")


def test_nothing_is_written_where_the_todo_is_gone(journal):
    """A TODO that the person wrote over is not looked for elsewhere."""
    board, _ = draft_in(journal)
    pick(board, ACTION, [1])
    before = (journal / FILE).read_text()
    _, draft = draft_in(journal)
    (journal / FILE).write_text(before.replace(TODOS[1], "I am a baker."))
    from followup_kit.drafts.output.picks import save_picks

    with pytest.raises(Refused, match="the TODO is not in it any more; nothing was written"):
        save_picks(board, draft, [1])
    with pytest.raises(BadChoice, match="no note can be drafted for"):
        pick(board, "a/thank-you/nobody", [1])


@pytest.mark.parametrize(("typed", "numbers"), [("", []), ("1", [1]), (" 2, 1,2 ", [2, 1])])
def test_numbers(typed, numbers, journal):
    """As people type them, each once."""
    assert parse_picks(typed, draft_in(journal)[1]) == numbers


@pytest.mark.parametrize("typed", ["0", "9", "x", "1.5", "-1"])
def test_what_is_no_number_of_an_offer(typed, journal):
    """It says which there are."""
    with pytest.raises(BadValue, match="is not offered"):
        parse_picks(typed, draft_in(journal)[1])


def test_it_asks_at_a_terminal(journal, capsys, monkeypatch):
    """It shows the draft, asks, asks again after a slip, and saves; elsewhere it says what to do instead."""
    args = ["draft", "--pick", "--journal", os.fspath(journal), "--now", NOW]
    assert main(args) == 2
    assert "draft --save writes the drafts as they are)" in capsys.readouterr().err
    answers = iter(["77", "1"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(args) == 0
    out, err = capsys.readouterr()
    assert out.endswith(f"{FILE}: written; edit it there\n")
    assert err == "followup: --pick: 77 is not offered (type numbers from 1 to 3, or nothing)\n"
    assert "TODO, with “you”: she showed me the rota\n" in (journal / FILE).read_text()


def test_what_is_picked_in_german_says_so_in_german(make_journal):
    """What has to be reworded is told in the letter's language, as every TODO in it is."""
    notes = "## Besprochen\nFrau Whitfield hat mir den Dienstplan gezeigt.\n\nSucht jemanden, der rechnet.\n"
    entry = BARE.replace("role:", "language: de\nrole:") + notes
    _, draft = draft_in(make_journal({"a.md": entry}, toml=TOML))
    text = with_picks(draft.body, draft, [1, 2])
    assert (
        "\nTODO, mit „Sie“: Frau Whitfield hat mir den Dienstplan gezeigt.\n\nTODO, als Satz: Sucht jemanden, der rechnet.\n"
        in text
    )


@pytest.mark.parametrize("picked", ["It was good.", "TODO, with “you”: it was good."])
def test_what_is_picked_is_read_over_like_anything_else(picked, journal, capsys):
    """What sounds private keeps a saved text from ready, on the line of a TODO too."""
    private = picked.replace("was good", "is strictly between us, and my divorce is through")
    main(["draft", "--save", "--journal", os.fspath(journal), "--now", NOW])
    saved = journal / FILE
    saved.write_text(saved.read_text().replace(TODOS[0], private))
    capsys.readouterr()
    assert main(["draft", ACTION, "--check", "--journal", os.fspath(journal), "--now", NOW]) == 1
    line = saved.read_text().split("\n").index(private) + 1
    assert f"{FILE}:{line}: “between us” sounds private: leave it out, or say it in other words\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("Subject: Thanks\n{{ greeting }},\n\nMy divorce is through.\n", "3: “My divorce” sounds private"),
        ("Subject: My divorce\n{{ greeting }},\n\nThanks.\n", " subject: “My divorce” sounds private"),
        ("Subject: Thanks\n{{ greeting }},\n\n{{ why_me | join }} Between us: thanks.\n", "3: “Between us” sounds private"),
    ],
)
def test_what_a_template_of_ones_own_says_is_read_over_too(template, found, make_journal, capsys):
    """The body and the subject, whatever they are made of."""
    folder = make_journal({"a.md": BARE + NOTES, "templates/thank-you.txt.j2": template}, toml=TOML)
    assert main(["draft", ACTION, "--check", "--journal", os.fspath(folder), "--now", NOW]) == 1
    assert f"{ACTION}:{found}: leave it out" in capsys.readouterr().out
