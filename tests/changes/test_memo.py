"""The memo of what followup wrote: pure text first, then the file in the person's state folder."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_kit.changes.memo import (
    MOST,
    after_change,
    format_memo,
    is_remembered,
    last_written,
    memo_path,
    parse_memo,
    read_memo,
    remember,
    taken_out,
    written_line,
)
from followup_kit.changes.memo_line import Line, Taken, digest_of
from followup_kit.journal.syntax.splice import add_field, append_item, remove_item, set_field

pytestmark = pytest.mark.zone_free  # a text, and a file beside the journal

fewer = settings(max_examples=settings().max_examples // 4)
DAY = date(2026, 11, 19)
BARE = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\n---\nKafka.\n"
SENT = {"date": "2026-11-19 09:00", "sent": "thank-you", "to": "Dana Whitfield"}
HEARD = {"date": "2026-11-19 10:00", "heard": "reply"}
ONE = append_item(BARE, "log", SENT)
TWO = append_item(ONE, "log", HEARD)


@pytest.fixture(autouse=True)
def _a_state_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """These tests look into the folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def everything(item):
    return True


def of_kind(kind):
    return lambda item: kind in item.values()


# Text


def test_what_was_written_is_remembered():
    """The file, the key, the day and a hash; whether the key came along."""
    first = after_change((), "a.md", BARE, ONE, DAY)
    assert first == (Line("a.md", "log", digest_of(SENT), "2026-11-19", True),)
    assert after_change(first, "a.md", ONE, TWO, DAY) == (*first, Line("a.md", "log", digest_of(HEARD), "2026-11-19", False))


@pytest.mark.parametrize(
    ("before", "after", "key", "item"),
    [
        (BARE, append_item(BARE, "skip", "letter"), "skip", "letter"),
        (BARE, append_item(BARE, "snooze", {"kind": "letter", "until": "2026-12-01"}), "snooze", {"kind": "letter", "until": "2026-12-01"}),
        (BARE, add_field(BARE, "closed", {"date": "2026-12-01"}), "closed", {"date": "2026-12-01"}),
    ],
)  # fmt: skip
def test_so_is_every_other_word_of_the_persons(before, after, key, item):
    """A skip, a snooze, an end; and it is found again when it is taken out."""
    lines = after_change((), "a.md", before, after, DAY)
    assert lines == (Line("a.md", key, digest_of(item), "2026-11-19", True),)
    assert taken_out(after, before) == Taken(key, item)
    assert last_written(lines, "a.md", key, after, everything) == lines[0]
    assert after_change(lines, "a.md", after, before, DAY) == ()


def test_an_empty_key_of_the_persons_is_theirs():
    """It stays when the line goes."""
    typed = BARE.replace("---\nKafka", "log:\n---\nKafka")
    assert [line.made_key for line in after_change((), "a.md", typed, append_item(typed, "log", SENT), DAY)] == [False]


def test_the_key_goes_with_the_last_line_below_it():
    """Whatever the order in which they are taken back."""
    lines = after_change(after_change((), "a.md", BARE, ONE, DAY), "a.md", ONE, TWO, DAY)
    left = remove_item(TWO, "log", of_kind("thank-you"))
    assert [(line.is_of(HEARD), line.made_key) for line in after_change(lines, "a.md", TWO, left, DAY)] == [(True, True)]


def test_the_newest_that_fits_and_is_still_there_is_meant():
    """Not the last of the list, not one of another file, not one that was changed by hand."""
    lines = after_change(after_change((), "a.md", BARE, ONE, DAY), "a.md", ONE, TWO, DAY)
    by_hand = append_item(TWO, "log", {**SENT, "note": "mine"})
    assert last_written(lines, "a.md", "log", by_hand, everything) == lines[1]
    assert last_written(lines, "a.md", "log", by_hand, of_kind("thank-you")) == lines[0]
    assert last_written(lines, "b.md", "log", by_hand, everything) is None
    assert last_written(lines, "a.md", "skip", by_hand, everything) is None
    assert last_written(lines, "a.md", "log", by_hand.replace("Dana Whitfield}", "Dana}"), of_kind("thank-you")) is None
    assert last_written(lines, "a.md", "log", "no entry any more", everything) is None


def test_of_a_value_that_was_replaced_the_one_before_is_remembered():
    """So that `--undo` can go back to it; going back forgets it, and going further back finds the one before that."""
    yes, no = (set_field(BARE, "interest", word) for word in ("yes", "no"))
    first = after_change((), "a.md", BARE, yes, DAY)
    assert first == (Line("a.md", "interest", digest_of({"interest": "yes"}), "2026-11-19", before={}),)
    second = after_change(first, "a.md", yes, no, DAY)
    assert second == (*first, Line("a.md", "interest", digest_of({"interest": "no"}), "2026-11-19", before={"interest": "yes"}))
    assert after_change(second, "a.md", no, yes, DAY) == first
    assert after_change(first, "a.md", yes, BARE, DAY) == ()
    assert parse_memo(format_memo(second)) == second


def test_a_date_is_one_value_with_its_time():
    """Whether they are typed together or apart."""
    apart = BARE.replace("14:00", "\ntime: 14:00").replace("18 \n", "18\n")
    moved = set_field(set_field(apart, "date", "2026-11-25"), "time", "15:30")
    (line,) = after_change((), "a.md", apart, moved, DAY)
    assert (line.key, line.before) == ("date", {"date": "2026-11-18", "time": "14:00"})
    assert line.is_of({"date": "2026-11-25", "time": "15:30"})


def test_how_a_line_is_typed_makes_no_difference():
    """An editor that puts it in quotes, or over several lines, has not changed what it says."""
    lines = after_change((), "a.md", BARE, ONE, DAY)
    typed = BARE.replace(
        "---\nKafka", "log:\n- date: '2026-11-19 09:00'\n  sent: thank-you\n  to: \"Dana Whitfield\"\n---\nKafka"
    )
    assert last_written(lines, "a.md", "log", typed, everything) == lines[0]


def test_no_word_of_the_journal_stands_in_it():
    """Neither names nor notes: only hashes of them."""
    text = format_memo(after_change((), "a.md", BARE, append_item(BARE, "log", {**SENT, "note": "secret"}), DAY))
    assert not [word for word in ("Dana", "secret", "thank-you", "Northwind") if word in text]


def test_the_oldest_are_forgotten_first():
    """A memo does not grow."""
    lines = [Line("a.md", "log", digest_of(str(n)), "2026-11-19") for n in range(MOST + 10)]
    assert parse_memo(format_memo(lines)) == tuple(lines[10:])
    assert after_change(lines, "a.md", BARE, ONE, DAY)[:-1] == tuple(lines[11:])


names = st.text(st.characters(), max_size=8)
day = st.just("2026-11-19")
gaps = st.dictionaries(st.integers(0, 99).map(str), st.text(" ,[]\n\"'-~#", max_size=4), max_size=3)
typed = gaps.map(lambda kept: {"into": "0" * 64, "order": "0-1,4-9"} | kept)
written = st.sampled_from(["log", "closed"]).flatmap(
    lambda key: st.builds(Line, names, st.just(key), names, day, st.booleans(), st.none(), st.fixed_dictionaries({}, optional={key: typed}))
) | st.builds(
    Line,
    names,
    st.just("date"),
    names,
    day,
    st.just(False),
    st.dictionaries(st.sampled_from(["date", "time"]), names),
    st.dictionaries(st.sampled_from(["date", "time"]), typed),
)  # fmt: skip


@fewer
@given(st.lists(written, max_size=4))
def test_a_memo_reads_back_as_it_was_written(lines):
    """Whatever a file may be called."""
    assert parse_memo(format_memo(lines).encode().decode()) == tuple(lines)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["schema", "written", "file", "key"]), inner, max_size=4),
)  # fmt: skip


@fewer
@given(st.text(max_size=40) | json_values.map(json.dumps) | json_values.map(lambda v: json.dumps({"schema": 2, "written": v})))
def test_a_text_that_is_no_memo_is_an_empty_one(text):
    """Never an error."""
    assert all(isinstance(line, Line) for line in parse_memo(text))


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"schema": 1, "written": []}', '{"schema": 2, "written": [{"file": 1, "key": "log", "digest": "x", "day": ""}]}', '{"schema": 2, "written": [{"file": "a.md"}]}', '{"schema": 2, "written": [{"file": "a", "key": "closed", "digest": "x", "day": "", "before": {"closed": "x"}}]}', '{"schema": 2, "written": [{"file": "a", "key": "date", "digest": "x", "day": "", "before": []}]}', '{"schema": 2, "written": [{"file": "a", "key": "log", "digest": "x", "day": "", "typed": {"log": {"1": "~"}}}]}', '{"schema": 2, "written": [{"file": "a", "key": "log", "digest": "x", "day": "", "typed": {"log": {"into": "x", "order": "a"}}}]}', '{"schema": 2, "written": [{"file": "a", "key": "log", "digest": "x", "day": "", "typed": {"log": {"into": "x", "order": "", "1": "a word"}}}]}', '{"schema": 2, "written": [{"file": "a", "key": "log", "digest": "x", "day": "", "typed": {"skip": {"into": "x", "order": ""}}}]}'])  # fmt: skip
def test_a_damaged_memo_is_an_empty_one(text):
    """Cut off, of another version, of other types."""
    assert parse_memo(text) == ()


# The file


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "journal"
    made.mkdir()
    return str(made)


def test_it_is_kept_in_the_persons_state_folder(monkeypatch):
    """$XDG_STATE_HOME where that is a whole path, else ~/.local/state."""
    monkeypatch.setenv("HOME", "/home/robin")
    assert os.path.dirname(memo_path("/j", {"XDG_STATE_HOME": "/x"})) == "/x/followup"
    for state in ({}, {"XDG_STATE_HOME": ""}, {"XDG_STATE_HOME": "relative"}):
        assert os.path.dirname(memo_path("/j", state)) == "/home/robin/.local/state/followup"


def test_no_test_comes_near_the_real_home():
    """The fixture of all tests sees to it."""
    assert not Path(memo_path("journal")).is_relative_to(Path.home() / ".local")


def test_a_journal_has_one_memo_by_whatever_path(folder, tmp_path, monkeypatch):
    """Relative, through a link, with a slash at its end."""
    (tmp_path / "link").symlink_to(folder)
    monkeypatch.chdir(tmp_path)
    assert len({memo_path(p) for p in (folder, f"{folder}/", "journal", "./link")}) == 1
    assert memo_path(folder) != memo_path(str(tmp_path))


def test_it_is_private_and_nothing_is_left_beside_it(folder):
    """0600 in 0700, also where the folders above are missing; what stands in it is read again."""
    old = os.umask(0)
    try:
        remember(folder, "a.md", BARE, ONE, DAY)
        remember(folder, "a.md", ONE, TWO, DAY)
    finally:
        os.umask(old)
    path = Path(memo_path(folder))
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (path, path.parent, path.parent.parent)}
    assert modes == {path.name: 0o600, "followup": 0o700, "state": 0o700}
    assert sorted(p.name for p in path.parent.iterdir()) == [".followup.lock", path.name]
    assert [line.is_of(item) for line, item in zip(read_memo(folder), (SENT, HEARD), strict=True)] == [True, True]
    assert is_remembered(folder, "a.md", Taken("log", SENT))
    assert not is_remembered(folder, "b.md", Taken("log", SENT))
    assert written_line(folder, "a.md", "log", TWO, everything) == read_memo(folder)[1]


@pytest.mark.parametrize(
    "there", ["folder", "pipe", "link", "link to nothing", "too large", "not UTF-8", "no memo", "a file for a folder"]
)
def test_whatever_is_there_is_no_error(folder, tmp_path, there):
    """What is not our file is not read; where one cannot be written there is none."""
    path = Path(memo_path(folder))
    path.parent.mkdir(parents=True)
    other = tmp_path / "other.json"
    other.write_text(format_memo([Line("a.md", "log", digest_of(SENT), "2026-11-19")]))
    match there:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
            os.mkfifo(f"{path}.new")
        case "link":
            path.symlink_to(other)
        case "link to nothing":
            path.symlink_to(tmp_path / "nothing")
        case "too large":
            path.write_text(other.read_text() + " " * (1 << 17))
        case "not UTF-8":
            path.write_bytes(b"\xff\xfe")
        case "no memo":
            path.write_text("mine")
        case _:
            path.parent.rmdir()
            path.parent.write_text("mine")
    assert read_memo(folder) == ()
    remember(folder, "a.md", ONE, TWO, DAY)
    assert [line.is_of(HEARD) for line in read_memo(folder)] == (
        [] if there in ("folder", "pipe", "a file for a folder") else [True]
    )
    assert other.read_text() == format_memo([Line("a.md", "log", digest_of(SENT), "2026-11-19")])


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_home_that_cannot_be_written_to_has_no_memo(folder, tmp_path):
    """A read-only home is no reason to fail."""
    (tmp_path / "state").mkdir(mode=0o500)
    remember(folder, "a.md", BARE, ONE, DAY)
    assert read_memo(folder) == ()
