"""What `followup check` says of a bad file: an executable catalogue, one file a mistake, and its words beside it.

`tests/journal/errors/NAME.md` is the file, `NAME.txt` what is said. A new mistake: write the first, run with `--update`, read the second.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from followup_kit.cli import main

FOLDER = Path(__file__).parent / "errors"
NAMES = sorted(p.stem for p in FOLDER.glob("*.md"))
GOOD = "---\ncompany: Good\nrole: Engineer\ndate: 2026-11-18 14:00\ninterviewers: [Dana Whitfield]\n---\n"
NOW = "2026-12-01T09:00"


def check(folder, capsys, *options):
    """Exit code and output of `followup check`, run twice: a finding is repeated on every run."""
    said = []
    for _ in range(2):
        code = main(["check", "--journal", str(folder), "--now", NOW, *options])
        out, err = capsys.readouterr()
        assert err == ""
        said.append((code, out))
    assert said[0] == said[1]
    return said[0]


@pytest.mark.parametrize("name", NAMES)
def test_every_mistake_has_its_words(name, make_journal, capsys, request):
    """A bad file is named with line, column, what is wrong and what to type; an error exits 1, a warning only under --strict."""
    content = (FOLDER / f"{name}.md").read_bytes()
    folder = make_journal({f"{name}.md": content})
    code, out = check(folder, capsys)
    saved = FOLDER / f"{name}.txt"
    if request.config.getoption("--update"):
        saved.write_text(out, encoding="utf-8")
    assert out == saved.read_text(encoding="utf-8")
    assert all(line.startswith(f"{name}.md:") for line in out.splitlines())
    assert code == (1 if ": error: " in out else 0)
    assert check(folder, capsys, "--strict") == (1, out)
    assert (folder / f"{name}.md").read_bytes() == content
    assert sorted(p.name for p in folder.iterdir()) == sorted(["journal.toml", f"{name}.md"])


def test_the_catalogue_is_whole():
    """Every file has its words and all words their file."""
    assert sorted(p.stem for p in FOLDER.glob("*.txt")) == NAMES
    assert len(NAMES) > 50


# Bytes that editors and git would not keep as they are.
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(GOOD.replace("Good", "Zo\xeb").encode("latin-1"), "x.md:2:12: error: not UTF-8 (byte 0xEB, line 2) (save it as UTF-8 in your editor)\n", id="latin-1"),
        pytest.param(GOOD.encode("utf-16"), "x.md:1:1: error: it is UTF-16, not UTF-8 (save it as UTF-8 in your editor)\n", id="UTF-16"),
        pytest.param(GOOD.replace("Good", "Go\0od").encode(), "x.md:2:12: error: an invisible control character (U+0000) is in the header (delete it)\n", id="NUL in the header"),
        pytest.param((GOOD + "one\ntwo\0\n").encode(), "x.md:8:4: warning: a hidden character (U+0000) is in the text (delete it)\n", id="NUL in the body"),
        pytest.param(GOOD.replace("14:00", "2pm").replace("\n", "\r\n").encode(), "x.md:4:7: error: date: '2026-11-18 2pm' is not a date that can be understood (write 2026-11-18 14:00)\n", id="CRLF"),
        pytest.param(b"\xef\xbb\xbf" + GOOD.replace("14:00", "2pm").encode(), "x.md:4:7: error: date: '2026-11-18 2pm' is not a date that can be understood (write 2026-11-18 14:00)\n", id="byte-order mark"),
        pytest.param(GOOD.replace("\n", "\r").encode(), "x.md:1:4: error: there is text after the --- on the first line (put --- on a line of its own)\n", id="old Mac lines"),
        pytest.param(f"---\nx: {'[' * 100_000}\n---\n".encode(), "x.md:2:1: error: the header is longer than 64 KiB (move long notes below the header)\n", id="100,000 brackets"),
        pytest.param(GOOD.encode() + b"x" * (4 << 20), "x.md:1:1: error: larger than 4 MiB, too large for an entry (move it elsewhere)\n", id="4 MiB"),
    ],
)  # fmt: skip
def test_every_odd_byte_has_its_words(content, expected, make_journal, capsys):
    """Odd bytes are named at their place, and the file stays as it was."""
    folder = make_journal({"x.md": content})
    assert check(folder, capsys) == (1 if ": error: " in expected else 0, expected)
    assert (folder / "x.md").read_bytes() == content


def test_a_good_journal_is_silent(make_journal, capsys):
    """Where all is well nothing is said, a byte-order mark, CRLF and a plain note being well."""
    files = {
        "good.md": GOOD,
        "bom.md": "\ufeff" + GOOD.replace("Good", "Mark"),
        "crlf.md": GOOD.replace("Good", "Lines").replace("\n", "\r\n"),
    }
    assert check(
        make_journal({**files, "note.md": "# A note\n", "deep/er/one.md": GOOD.replace("Good", "Deep")}), capsys, "--strict"
    ) == (0, "")


def test_one_bad_file_among_fifty_hides_no_other(make_journal, capsys):
    """Forty-nine entries give their rows, the fiftieth is named, and the exit code says so."""
    files = {f"e{n}.md": GOOD.replace("Good", f"Company {n}") for n in range(49)}
    folder = make_journal({**files, "bad.md": "---\ncompany: *x\n---\n"})
    line = "bad.md:2:10: error: the alias *x is refused (write the value out, or put it in quotes)\n"
    assert check(folder, capsys) == (1, line)
    assert main(["due", "--journal", str(folder), "--now", NOW]) == 1
    out, err = capsys.readouterr()
    assert all(f"Company {n}" in out for n in range(49))
    assert "bad.md" in out + err


def test_a_wrong_journal_toml_gives_no_rows_at_all(make_journal, capsys):
    """A default never stands in for a setting that is wrong."""
    folder = make_journal({"good.md": GOOD}, toml='timezone = "EST"\n')
    line = "journal.toml:1:1: error: timezone: 'EST' is not a time zone (did you mean America/New_York?)\n"
    assert check(folder, capsys) == (1, line)
    assert main(["due", "--journal", str(folder), "--now", NOW]) == 1
    assert "Good" not in capsys.readouterr().out


def test_without_a_zone_check_warns(make_journal, capsys, monkeypatch):
    """A journal without `journal.toml` takes the machine's zone and says so."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    message = "no time zone here or in journal.toml: the machine's, Asia/Tokyo, is used"
    expected = f"x.md:2:1: warning: {message} (write timezone: America/New_York, or the like)\n"
    assert check(make_journal({"x.md": GOOD}, toml=None), capsys) == (0, expected)
