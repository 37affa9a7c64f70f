"""`done KIND --to NAME` without WHICH: a line in every entry that is meant, after saying which, and back again."""

from __future__ import annotations

import io
import sys

import pytest

NOW = "2026-11-19T09:00"
TOML = 'timezone = "Europe/Berlin"\n[[references]]\nname = "Prof. Lin"\nemail = "lin@uni.example"\n'
ENTRY = "---\ncompany: {}\nrole: Analyst\ndate: 2026-11-18 14:00\ninterviewers: [{{name: Ines {}, email: i@x.example}}]\n---\n"
FILES = {f"{n.lower()}.md": ENTRY.format(n, n) for n in ("Brook", "Lumen")}
LINE = "log:\n  - {date: 2026-11-19 09:00, sent: tell-reference, to: Prof. Lin, by: email}\n"
WHICH = "tell-reference to Prof. Lin:\n  Brook, Analyst (brook.md)\n  Lumen, Analyst (lumen.md)\n"


def texts(journal):
    """The entries as they stand."""
    return {p.name: p.read_text() for p in journal.glob("*.md")}


def test_elsewhere_than_at_a_terminal_it_wants_yes(run, journal):
    """It says what would be written, and writes nothing."""
    said = "followup: nothing was written: to write without being asked, add '--yes' (or name WHICH)\n"
    assert run("done", "tell-reference", "--to", "lin") == (2, "", WHICH + said)
    assert texts(journal) == FILES


def test_all_are_written_and_taken_back(run, journal):
    """A line in each file; the command that is printed gives every byte back."""
    code, out, err = run("done", "tell-reference", "--to", "lin", "--yes")
    assert (code, err) == (0, WHICH)
    assert out == (
        "brook.md:7: written: tell-reference Prof. Lin\n"
        "  now waiting: Ask Prof. Lin by e-mail whether they called, from Mon 23 Nov 09:00\n"
        "lumen.md:7: written: tell-reference Prof. Lin\n"
        "  now waiting: Ask Prof. Lin by e-mail whether they called, from Mon 23 Nov 09:00\n"
        "to undo all of it: followup done tell-reference --to 'Prof. Lin' --at '2026-11-19 09:00' --undo --yes\n"
    )
    assert texts(journal) == {name: text[:-4] + LINE + "---\n" for name, text in FILES.items()}
    code, out, _ = run("done", "tell-reference", "--to", "Prof. Lin", "--at", "2026-11-19 09:00", "--undo", "--yes")
    assert (code, out.count("removed from")) == (0, 2)
    assert texts(journal) == FILES


def test_a_dry_run_shows_all_and_writes_nothing(run, journal):
    """Each change as a diff."""
    code, out, err = run("done", "tell-reference", "--to", "lin", "--dry-run")
    assert (code, err, out.count("+  - {date: 2026-11-19 09:00, sent: tell-reference, to: Prof. Lin, by: email}")) == (0, "", 2)
    assert texts(journal) == FILES


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 3), ("", 3)])
def test_at_a_terminal_it_asks(run, journal, monkeypatch, answer, code):
    """Only a yes is a yes."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    got, _, err = run("done", "tell-reference", "--to", "lin")
    assert (got, err.startswith(WHICH + "Write all 2? [y/N] ")) == (code, True)
    assert (texts(journal) == FILES) is (code == 3)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("done tell-reference", "done wants WHICH and KIND, or KIND and --to NAME, not only 'tell-reference'"),
        ("done tell-reference --to zed", "no tell-reference is open to 'zed' (open are those to: Prof. Lin)"),
        ("done offer --to lin", "no answer-offer is open to 'lin' (no answer-offer is open at all)"),
        ("done other --to lin", "done wants WHICH as well for 'other'"),
        ("done thanks --to ines", "more than one person fits 'ines'; say which:\n  --to 'Ines Brook'\n  --to 'Ines Lumen'"),
        ("done tellreference --to lin --undo", "without WHICH, --undo wants the time of the lines: '--at TIME'"),
        (
            "done tell-reference --to lin --at 9:00 --undo",
            "nothing to take back: no entry has sent: tell-reference of that time to 'lin'",
        ),
    ],
)
def test_what_cannot_be_meant(run, journal, argv, said):
    """Exit 2, in one sentence, nothing written."""
    assert run(*argv.split()) == (2, "", f"followup: {said}\n")
    assert texts(journal) == FILES


def test_a_file_that_could_not_be_read_is_named(run, journal):
    """It is not among them, and that is said."""
    (journal / "fernhill.md").write_text(ENTRY.format("Fernhill", "F").replace("2026-11-18", "soon"))
    _, _, err = run("done", "tell-reference", "--to", "lin", "--yes")
    assert err == "fernhill.md has an error (followup check), so it is not among them\n" + WHICH
