"""What is kept of a long journal: `due` prints the same with it and without, whatever happens to the files in between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import ROOT

from followup_kit import api
from followup_kit.api import Board, keep, open_board
from followup_kit.cli import main
from followup_kit.engine.odd_dates import FAR_BACK
from followup_kit.kept import circumstances, reading, sieve
from followup_kit.many import boards, journals_below
from followup_kit.views.export import as_json, due_as_dict
from followup_kit.views.terminal import draw

few = settings(max_examples=max(1, settings().max_examples // 10))

NOW = datetime(2026, 11, 20, 14, tzinfo=UTC)
TOML = 'timezone = "America/New_York"\nplaybook = "own"\nlanguage = "en"\n'
OWN = 'extends = "balanced"\nname = "own"\nsummary = "Mine"\n[thank-you]\nhours = 24\n'
FIRST = "company: Aster Mills\nrole: Clerk\ndate: 2018-02-01 10:00\ninterviewers:\n  - Jo Park <jo@aster.example>"
OLD = """company: {company}
role: Data Engineer
date: 2019-0{n}-0{n} 14:00
interviewers:
  - name: Dana Whitfield
    email: dana@northwind.example
interest: yes
log:
  - {{date: 2019-0{n}-1{n}, heard: reply, from: Dana Whitfield}}"""
LIVE = """company: {company}
role: Data Engineer
date: 2026-11-1{n} 14:00
interviewers:
  - Dana Whitfield <dana@northwind.example>"""
COMPANIES = ("Northwind", "Quarrystone", "Foxglove", "Alderbrook", "Lindenhall", "Merrow & Sons")


def entry(header: str) -> str:
    """A file."""
    return f"---\n{header}\n---\n\n## Discussed\nWool and wheels.\n"


def journal_in(folder: Path) -> Path:
    """A journal: the first interview of the search, eight old ones in six openings, three that are open, a note."""
    (folder / "playbooks").mkdir()
    (folder / "journal.toml").write_text(TOML)
    (folder / "playbooks" / "own.toml").write_text(OWN)
    (folder / "a.md").write_text(entry(FIRST))
    for n, company in enumerate((*COMPANIES, *COMPANIES[:2]), 1):
        (folder / f"2019-0{n}-0{n}-{company.split()[0].lower()}-{n}.md").write_text(entry(OLD.format(company=company, n=n)))
    (folder / "b").mkdir()
    for n, company in enumerate(("Hazelwick", "Tarnside", "Birchmere"), 5):
        (folder / "b" / f"2026-11-1{n}-{company.lower()}.md").write_text(entry(LIVE.format(company=company, n=n)))
    (folder / "note.md").write_text("No interview.\n")
    return folder


class Clock:
    """The machine's clock as the index sees it: so far ahead that every file is old enough."""

    def __init__(self) -> None:
        self.ahead = 3600

    def time_ns(self) -> int:
        """As `time.time_ns`."""
        import time

        return time.time_ns() + self.ahead * 1_000_000_000


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """An index for a journal of any length, under a clock of its own and in a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = Clock()
    monkeypatch.setattr(api, "LONG", 1)
    monkeypatch.setattr(api, "LARGE", 1)
    monkeypatch.setattr(reading, "time", found)
    return found


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Path:
    """The journal on disk."""
    (tmp_path / "j").mkdir()
    return journal_in(tmp_path / "j")


def opened(folder: Path, now: datetime = NOW, lean: bool = True, index: bool = True) -> Board:
    """The board of `due`; neither `lean` nor with an index it holds everything."""
    return open_board(folder, open_only=True, notes=False, clock_now=now, lean=lean, index=index)


def shown(board: Board) -> str:
    """All that `due` may say of a board."""
    pages = [draw(board, columns=columns, colour=False, fold=fold) for columns, fold in ((None, False), (80, True))]
    return "\n".join([*pages, as_json(due_as_dict(board, False))])


def believed(board: Board) -> bool:
    """Whether an index was believed: not all was read."""
    return board.unkept is None


def morning(folder: Path, now: datetime = NOW) -> Board:
    """A board of `due` after which is kept what there is to keep; it shows what one does that holds everything."""
    board, without = opened(folder, now), opened(folder, now, index=False)
    assert shown(board) == shown(opened(folder, now, lean=False, index=False)) == shown(without)
    keep(board)
    return board


def wait_for_another_stamp(path: Path, change: Callable[[], None]) -> None:
    """Change a file until the system gives it another time of change, as it does from one step of its clock to the next."""
    before = path.lstat().st_ctime_ns
    while path.lstat().st_ctime_ns == before:
        change()


def files_of(folder: Path) -> list[Path]:
    """All files that may be entries."""
    return sorted(p for p in folder.rglob("*.md") if not p.name.startswith("."))


# What may happen to a text, most of it in as many bytes.
EDITS = (
    ("2019", "2026"), ("2026-11-1", "2019-11-1"), ("2019-0", "2026-1"), ("heard: reply, from: Dana Whitfield", "heard: offer"),
    ("heard: reply, from: Dana Whitfield", "sent: answer-offer, accepted: yes"), ("from: Dana Whitfield", "from: Dana Whitfiel"),
    ("interest: yes", "interest: no"), ("interest: yes", "intrest: yes"), ("Northwind", "Norhtwind"), ("Foxglove", "Foxglove Inc"),
    ("company: Hazelwick", "company: Foxglove"), ("company: Tarnside", "company: Lindenhal"), ("Dana", "Dane"),
    ("interest: yes", "skip: [review-profiles]"), ("interest: yes", "cancelled: yes"), ("interest: yes", "opportunity: other"),
    ("---\n", "--\n"), ("2018", "2020"), ("2018-02-01", "2026-11-22"), ("role: Data Engineer", "role: Clerk"), ("wheels", "whee1s"),
    ("interest: yes", "closed: yes  "), ("interest: yes", "decision_by: 2026-11-23"), ("interest: yes", 'x: "a\\tb"'),
)  # fmt: skip
TOML_EDITS = (("own", "one-shot"), ("own", "four-steps"), ("New_York", "Chicago"), ("en", "xx"), ("timezone", "country = \"US\"\ntimezone"))  # fmt: skip
OWN_EDITS = (("24", "48"), ("[thank-you]\nhours = 24", "[check-in]\ndays = 200"), ("balanced", "one-shot"), ("hours", "hoours"))


def _edited(path: Path, edits: tuple[tuple[str, str], ...], which: int, way: str) -> None:
    """Change the text of a file in one of the ways in which programs do, and mostly hide that."""
    old, new = edits[which % len(edits)]
    text, info = path.read_text(), path.stat()
    text = text.replace(old, new) if old in text else text.replace(new, old)
    if way == "padded":  # to the same length
        text = text[:-1][: info.st_size - 1].ljust(info.st_size - 1) + "\n"

    def change() -> None:
        if way == "renamed over":
            other = path.with_name(".other")
            other.write_text(text)
            os.utime(other, ns=(info.st_atime_ns, info.st_mtime_ns))
            other.rename(path)
        else:
            path.write_text(text)
            os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))

    wait_for_another_stamp(path, change)


def _step(folder: Path, what: str, number: int, way: str, clock: Clock) -> None:
    files = files_of(folder)
    path = files[number % len(files)] if files else folder / "a.md"
    if what == "edit" and files and not path.is_symlink():
        _edited(path, EDITS, number // 16, way)
    elif what == "settings":
        _edited(folder / "journal.toml", TOML_EDITS, number, way)
    elif what == "playbook":
        _edited(folder / "playbooks" / "own.toml", OWN_EDITS, number, way)
    elif what == "remove" and files:
        path.unlink()
    elif what == "new":
        text = (OLD if number % 2 else LIVE).format(
            company=COMPANIES[number % 6] + (" Ltd" if number % 3 == 0 else ""), n=number % 9 + 1
        )
        (folder / f"new-{number}.md").write_text(entry(text))
    elif what == "move" and files:
        path.rename(path.with_name(f"{number}-{path.name}"))
    elif what == "exchange" and len(files) > 1:
        other, between = files[(number + 1) % len(files)], folder / ".between"
        path.rename(between)
        other.rename(path)
        between.rename(other)
    elif what == "link" and files:
        other, hidden = files[(number + 1) % len(files)], folder / f".hidden-{number}"
        text = path.read_text() if path.exists() else ""
        path.unlink()
        hidden.write_text(text.replace("2019", "2026"))
        path.symlink_to(other if number % 3 == 0 and other != path else hidden)
    elif what == "touch" and path.exists():
        os.utime(path, ns=(number, number))
    elif what == "copied":
        other = folder.with_name(f"{folder.name}-copy")
        shutil.copytree(folder, other, symlinks=True)
        shutil.rmtree(folder)
        other.rename(folder)
    elif what == "clock set back":
        clock.ahead -= number * 40


STEPS = st.tuples(
    st.sampled_from((*("edit",) * 5, "settings", "playbook", "remove", "new", "new", "move", "exchange", "link",
                     "touch", "copied", "clock set back")),
    st.integers(0, 400), st.sampled_from(("written", "padded", "renamed over")), st.sampled_from((0, 0, 0, 0, 0, 1, 1, 3, 3, 30, -1)),
)  # fmt: skip


@pytest.mark.slow  # no `zone_free`: where journal.toml is broken the machine's zone is what is left
@few
@given(st.lists(STEPS, min_size=1, max_size=12), st.sampled_from((1, 2, 3, 5, sieve.AT_ONCE)))
def test_the_index_is_never_out_of_date(steps: list[tuple[str, int, str, int]], at_once: int) -> None:
    """Whatever changes between two mornings, however it is hidden, and whatever day it is: the same to the byte.

    So it is where entries are let go of after so few at once that others of their openings are still to come.
    """
    with tempfile.TemporaryDirectory() as temp, pytest.MonkeyPatch.context() as patch:
        clock = Clock()
        patch.setattr(api, "LONG", 1)
        patch.setattr(api, "LARGE", 1)
        patch.setattr(reading, "time", clock)
        patch.setattr(reading, "KNOWN", 0)  # whatever else has changed
        patch.setattr(sieve, "AT_ONCE", at_once)
        patch.setenv("XDG_CACHE_HOME", f"{temp}/cache")
        (Path(temp) / "j").mkdir()
        folder, now = journal_in(Path(temp) / "j"), NOW
        morning(folder)
        assert believed(morning(folder))  # from now on there is one
        for what, number, way, days in steps:
            _step(folder, what, number, way, clock)
            now += timedelta(days=days)
            morning(folder, now)


SPECIAL = {
    "profiles reviewed in an old file": ("2019-x.md", OLD.format(company="Vetch", n=3) + "\n  - {date: 2019-03-15, sent: review-profiles}"),
    "profiles skipped in an old file": ("2019-x.md", OLD.format(company="Vetch", n=3) + "\nskip: [review-profiles]"),
    "an offer accepted long ago": ("2019-x.md", OLD.format(company="Vetch", n=3) + "\n  - {date: 2019-03-15, sent: answer-offer, accepted: yes}"),
    "closed, with an interview to come": ("x.md", LIVE.format(company="Vetch", n=9).replace("2026-11-19", "2026-11-24") + "\nclosed: yes"),
    "closed yesterday": ("x.md", LIVE.format(company="Vetch", n=3) + "\nclosed: 2026-11-19"),
    "a decision promised for a later day": ("x.md", OLD.format(company="Vetch", n=3) + "\ndecision_by: 2026-11-24"),
    "an offer never answered": ("x.md", OLD.format(company="Vetch", n=3) + "\n  - {date: 2019-03-15, heard: offer}"),
    "a name that matches nobody": ("x.md", OLD.format(company="Vetch", n=3) + "\n  - {date: 2019-03-15, sent: thank-you, to: Nobody Known}"),
    "a company called as an old one": ("2026-11-19-northwind.md", LIVE.format(company="Northwind", n=9).replace("Data Engineer", "Weaver")),
    "an open one that may be an old one": ("x.md", LIVE.format(company="Northwind Inc", n=9)),
    "a slip in the company of an old one": ("x.md", LIVE.format(company="Quarrystoen", n=9)),
    "another round of an old one": ("x.md", LIVE.format(company="Northwind", n=9)),
    "an earlier interview than the first": ("x.md", FIRST.replace("2018", "2017")),
}  # fmt: skip


@pytest.mark.parametrize("before", [True, False], ids=["there before", "new"])
@pytest.mark.parametrize(("file", "header"), SPECIAL.values(), ids=SPECIAL)
def test_what_others_look_at_is_read(journal: Path, file: str, header: str, before: bool) -> None:
    """Each of the ways in which an entry that is over, or a new one, concerns what is open; the others are still not read."""
    if not before:
        morning(journal)
    (journal / file).write_text(entry(header))
    for days in range(4):
        finished = morning(journal, NOW + timedelta(days=days)).journal.finished
    assert len(finished) >= 3


def test_a_date_that_becomes_odd_with_age_is_read(journal: Path) -> None:
    """An interview of nearly thirty years ago has no warning today, and has one the day after tomorrow."""
    day = (NOW - timedelta(days=FAR_BACK - 1)).date()
    (journal / "x.md").write_text(entry(FIRST.replace("2018-02-01", "1980-02-01").replace("Aster Mills", "Sorrel")))
    (journal / "y.md").write_text(entry(FIRST.replace("2018-02-01", day.isoformat()).replace("Aster Mills", "Vetch")))
    warned = [[p.file for p in morning(journal, NOW + timedelta(days=n)).problems] for n in range(3)]
    assert warned == [["x.md"], ["x.md"], ["x.md", "y.md"]]


def test_an_accepted_offer_concerns_all(journal: Path) -> None:
    """One that is accepted now declines what never came to an end, so everything is read."""
    morning(journal)
    path = journal / "b" / "2026-11-15-hazelwick.md"
    path.write_text(
        entry(LIVE.format(company="Hazelwick", n=5) + "\nlog:\n  - {date: 2026-11-19, sent: answer-offer, accepted: yes}")
    )
    assert [bool(morning(journal).journal.finished) for _ in range(2)] == [False, False]


def test_only_what_is_open_is_read(journal: Path) -> None:
    """Of five openings that are over nothing is held, and no file read again; one that was touched is, with its other round."""
    boards = morning(journal), morning(journal)
    assert [believed(board) for board in boards] == [False, True]
    for board in boards:
        assert (len(board.journal.entries), board.journal.interviews) == (4, 12)
        assert sum(len(over.files) for over in board.journal.finished) == 8
    os.utime(journal / "2019-07-07-northwind-7.md")
    patched = pytest.MonkeyPatch()
    with patched.context() as patch:
        patch.setattr(reading, "KNOWN", 0)
        assert len(morning(journal).journal.entries) == 6


def test_a_file_that_may_change_without_a_new_stamp_is_not_believed(journal: Path, clock: Clock) -> None:
    """A text of as many bytes, put there at once with the old time: the index is not made until every file is old enough."""
    clock.ahead = 0
    path = journal / "2019-07-07-northwind-7.md"
    for n in range(40):
        morning(journal)
        info = path.stat()
        path.write_text(
            path.read_text().replace("2019-07-07", "2026-11-17") if n % 2 else entry(OLD.format(company="Northwind", n=7))
        )
        os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
        assert not believed(morning(journal))
    clock.ahead = 3600
    morning(journal)
    assert believed(morning(journal))


@pytest.mark.parametrize(
    "doubt",
    ["earlier", "a week later", "clock set back", "playbook", "release", "code", "python", "library", "spoilt", "open to others"],
)
def test_in_any_doubt_everything_is_read(journal: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, doubt: str) -> None:
    """What is not as it was when the index was made."""
    morning(journal)
    now, playbook = NOW, None
    kept = next(Path(os.environ["XDG_CACHE_HOME"], "followup").glob("finished-*"))
    if doubt == "earlier":
        now -= timedelta(seconds=1)
    elif doubt == "a week later":
        now += timedelta(days=7, seconds=1)
    elif doubt == "clock set back":
        clock.ahead -= 60
    elif doubt == "playbook":
        playbook = "one-shot"
    elif doubt == "release":
        monkeypatch.setattr(circumstances, "__version__", "9.9")
    elif doubt == "code":
        monkeypatch.setattr(circumstances, "_code", lambda: "another")
    elif doubt == "python":
        monkeypatch.setattr(circumstances.sys, "version", "4.0")
    elif doubt == "library":
        monkeypatch.setattr(circumstances, "_time_of", lambda path: 1)
    elif doubt == "spoilt":
        kept.write_bytes(kept.read_bytes()[:-1])
    else:
        kept.chmod(0o666)
    board = open_board(journal, playbook=playbook, open_only=True, notes=False, clock_now=now, lean=True, index=True)
    assert not believed(board)


def test_the_code_that_decides_what_is_over_is_among_the_circumstances(journal: Path) -> None:
    """Every room of the kit that a board of `due` is made by: a file that is changed in its place changes no other room's stamp."""
    program = (
        "import sys; from followup_kit.api import open_board as o; o(sys.argv[1], open_only=True, lean=True, index=True).actions"
    )
    listing = "print(*sorted(m.__file__ for n, m in sys.modules.items() if n.startswith('followup_kit')), sep='\\n')"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-P", "-c", f"{program}; {listing}", str(journal)]
    ran = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", env=env, timeout=60, check=True)
    rooms = {Path(file).parent.relative_to(ROOT / "followup_kit").as_posix() for file in ran.stdout.split()}
    assert rooms - {"." if room == "" else room for room in circumstances._ROOMS} == set()


@pytest.mark.parametrize("why", ["short", "option", "setting", "no zone", "all", "given", "check", "table"])
def test_nothing_is_kept(journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], why: str) -> None:
    """Of a short journal, where the person does not want it, and by other commands than `due`, which do not use it either."""
    cache = Path(os.environ["XDG_CACHE_HOME"])
    if why == "short":
        monkeypatch.setattr(api, "LONG", 14)
    (journal / "journal.toml").write_text(
        {"setting": TOML + "index = false\n", "no zone": 'language = "en"\n'}.get(why, TOML + "now = 2026-11-20T09:00:00-05:00\n")
    )
    words = {
        "option": ["due", "--no-index"],
        "all": ["due", "--all"],
        "given": ["due", "--now", "2026-11-20"],
        "check": ["check"],
    }
    assert main([*words.get(why, ["table"] if why == "table" else ["due"]), "--journal", str(journal)]) == 0
    assert list(cache.rglob("finished-*")) == []
    capsys.readouterr()


def test_the_command_keeps_it_and_says_the_same(
    journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both pages, the second without reading what is over; the file is the person's alone, and names nobody."""
    cache = Path(os.environ["XDG_CACHE_HOME"])
    (journal / "journal.toml").write_text(TOML + "now = 2026-11-20T09:00:00-05:00\n")
    pages = []
    for options in ([], [], ["--no-index"], ["--json"], ["--json", "--no-index"]):
        assert main(["due", *options, "--journal", str(journal)]) == 0
        pages.append(capsys.readouterr().out)
    assert pages[0] == pages[1] == pages[2]
    assert pages[3] == pages[4]
    (kept,) = cache.rglob("finished-*")
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    text = kept.read_bytes().decode("latin-1")
    assert not any(word in text.lower() for word in ("dana", "whitfield", "jo park", "wool", "reply"))
    assert "2019-07-07-northwind-7.md" in text


def test_many_journals_have_an_index_each(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`due --journals` says the same with them and without, also when a file of one of them has changed."""
    clients, now = tmp_path / "clients", "now = 2026-11-20T09:00:00-05:00\n"
    for name in ("ada", "ben"):
        (clients / name).mkdir(parents=True)
        journal_in(clients / name)
        (clients / name / "journal.toml").write_text(TOML + now)

    def pages(*options: str) -> list[str]:
        assert main(["due", "--journals", str(clients), *options]) == 0
        first = capsys.readouterr().out
        assert main(["due", "--journals", str(clients), "--json", *options]) == 0
        return [first, capsys.readouterr().out]

    pages("--no-index")
    assert list(tmp_path.rglob("finished-*")) == []
    assert pages() == pages("--no-index") == pages()
    assert len(list(tmp_path.rglob("finished-*"))) == 2
    found = [r.board for r in boards(journals_below(clients), open_only=True, lean=True, index=True) if r.board]
    assert [(believed(board), len(board.journal.finished)) for board in found] == [(True, 6), (True, 6)]
    changed = files_of(clients / "ben")[1]
    text = changed.read_text()
    wait_for_another_stamp(changed, lambda: changed.write_text(text.replace("2019-0", "2026-1")))
    assert pages() == pages("--no-index")
