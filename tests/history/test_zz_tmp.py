"""Two versions of an entry become one: the log lines of both, or a conflict; never a line lost or doubled."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup_kit.history.merge_driver import CLEAN, CONFLICT, Versions, merge
from followup_kit.journal.disk.conflicts import conflict_line
from followup_kit.journal.syntax.splice import data_of

pytestmark = pytest.mark.zone_free

TOP = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\ninterest: yes\n"
BODY = "---\n\n## Discussed\nShips.\n\n## Learned\nSealing wax.\n"
A = "  - {date: 2026-11-18 18:10, sent: thank-you, to: Dana, by: email}\n"
B = "  - {date: 2026-11-19, heard: reply, from: Dana}\n"
C = "  - {date: 2026-11-24 10:05, heard: reply, from: Dana, decision_by: 2026-12-04}\n"
D = "  - {date: 2026-11-24 10:06, sent: check-in, to: Dana, by: email}\n"
LONG = "  - date: 2026-11-20\n    heard: reply\n    note: |\n      several\n\n      lines\n"


def entry(*log, more="", body=BODY, below="", key="log:\n"):
    """An entry with some lines in its log."""
    return TOP + more + (key + "".join(log) if log else "") + below + body


def merged(base, ours, theirs, names=()):
    """The merged text, None for a conflict, whose text has marks."""
    text, code = merge(Versions(base.encode(), ours.encode(), theirs.encode()), names)
    assert (code == CONFLICT) == (conflict_line(text.decode()) is not None)
    return text.decode() if code == CLEAN else None


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        pytest.param([A], [A, B], [A, C], [A, B, C], id="each added one"),
        pytest.param([A], [A, C], [A, B], [A, B, C], id="in order of time, whoever was first"),
        pytest.param([A], [A, B, D], [A, C], [A, B, C, D], id="between"),
        pytest.param([B], [B, C], [A, B], [A, B, C], id="before all"),
        pytest.param([A], [A, B, C], [A, B, D], [A, B, C, D], id="one of them on both sides"),
        pytest.param([A], [A, B], [A, B], [A, B], id="the same on both sides"),
        pytest.param([], [A], [B], [A, B], id="the first ones"),
        pytest.param([A], [A, A], [A, B], [A, A, B], id="the same line twice"),
        pytest.param([A, B], [A], [A, B, C], [A, C], id="one side took a line out"),
        pytest.param([A, B], [A, B, D], [A.replace("email", "phone"), B], [A.replace("email", "phone"), B, D], id="one side changed a line"),
        pytest.param([C, A], [C, B, A], [D, C, A], [D, C, B, A], id="a log that runs backwards"),
        pytest.param([A], [A, LONG], [A, C], [A, LONG, C], id="a line of several lines"),
        pytest.param([A], [A, "  # later\n", C], [A, B], [A, B, "  # later\n", C], id="a comment stays above its line"),
        pytest.param(["  # first\n", A], ["  # first\n", A, C], ["  # first\n", A, B], ["  # first\n", A, B, C], id="a comment before all"),
        pytest.param([A, "  # last\n"], [A, C, "  # last\n"], [A, B, "  # last\n"], [A, B, C, "  # last\n"], id="a comment behind all"),
        pytest.param([A], [A.replace("{date", "{ date"), B], [A, C], [A.replace("{date", "{ date"), B, C], id="one side wrote a line in another way"),
    ],
)  # fmt: skip
def test_the_lines_of_both(base, ours, theirs, result):
    """Lines that both sides added are all there, in order of time, each once; nothing else has changed."""
    assert merged(entry(*base), entry(*ours), entry(*theirs)) == entry(*result)
    if [*base] != [*result]:
        assert merged(entry(*base), entry(*theirs), entry(*ours)) is not None


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        pytest.param("log: []\n", "log: [{date: 2026-11-19, sent: reflect}]\n", "log: [{date: 2026-11-18, sent: prepare}]\n",
                     "log: [{date: 2026-11-18, sent: prepare}, {date: 2026-11-19, sent: reflect}]\n", id="in brackets"),
        pytest.param("log: [{date: 2026-11-17, sent: prepare}]  # mine\n",
                     "log: [{date: 2026-11-17, sent: prepare}, {date: 2026-11-19, sent: reflect, note: a long note here}]  # mine\n",
                     "log: [{date: 2026-11-17, sent: prepare}, {date: 2026-11-18, sent: debrief}]  # mine\n",
                     "log:  # mine\n  - {date: 2026-11-17, sent: prepare}\n  - {date: 2026-11-18, sent: debrief}\n"
                     "  - {date: 2026-11-19, sent: reflect, note: a long note here}\n", id="brackets that become too long"),
        pytest.param("log:\n", "log: [{date: 2026-11-19, sent: reflect}]\n", "log:\n- {date: 2026-11-18, sent: prepare}\n",
                     "log: [{date: 2026-11-18, sent: prepare}, {date: 2026-11-19, sent: reflect}]\n", id="brackets and lines"),
        pytest.param("log: ~\n", "log:\n- date: 2026-11-19\n  sent: reflect\n", "log:\n    - {date: 2026-11-18, sent: prepare}\n",
                     "log:\n- {date: 2026-11-18, sent: prepare}\n- date: 2026-11-19\n  sent: reflect\n", id="another indent"),
        pytest.param("", "log:\n  - {date: 2026-11-19, sent: reflect}\n", "log:\n  - {date: 2026-11-18, sent: prepare}\ndecision_by: 2026-12-01\n",
                     "log:\n  - {date: 2026-11-18, sent: prepare}\n  - {date: 2026-11-19, sent: reflect}\ndecision_by: 2026-12-01\n", id="a field below"),
    ],
)  # fmt: skip
def test_each_way_to_write_a_log(base, ours, theirs, result):
    """Lists in brackets, lines with a dash, lists that begin on one side only: each as ours has it."""
    assert merged(entry(below=base), entry(below=ours), entry(below=theirs)) == entry(below=result)


def test_the_rest_is_merged_by_lines():
    """A field here, the notes there, log lines on both: all of it is in the result."""
    base = entry(A)
    ours = entry(A, C, more="decision_by: 2026-12-04\n", body=BODY.replace("Ships.", "Ships and shoes."))
    theirs = entry(A, B, body=BODY.replace("Sealing wax.", "Cabbages."), below="skip: [letter]\n")
    both = BODY.replace("Ships.", "Ships and shoes.").replace("Sealing wax.", "Cabbages.")
    assert merged(base, ours, theirs) == entry(A, B, C, more="decision_by: 2026-12-04\n", below="skip: [letter]\n", body=both)


def test_windows_line_endings_and_a_mark():
    """CRLF and a byte-order mark stay."""
    base, ours, theirs = (("\ufeff" + entry(*log)).replace("\n", "\r\n") for log in ([A], [A, B], [A, C]))
    assert merged(base, ours, theirs) == ("\ufeff" + entry(A, B, C)).replace("\n", "\r\n")


def test_the_journal_calls_the_log_otherwise():
    """Where the journal's own word for the log is another, that one is merged."""
    names = (("log", ("log", "diary")),)
    base, ours, theirs = (entry(*log, key="diary:\n") for log in ([A], [A, B], [A, C]))
    assert merged(base, ours, theirs, names) == entry(A, B, C, key="diary:\n")


def test_a_file_that_both_began():
    """Without a common version the two must be the same but for the log."""
    assert merged("", entry(A), entry(B)) == entry(A, B)
    assert merged("", entry(A), entry(B, more="round: 2\n")) is None


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        pytest.param(entry(A), entry(A, B, more="round: 2\n"), entry(A, C, more="round: 3\n"), id="one field in two ways"),
        pytest.param(entry(A), entry(A, B, body=BODY.replace("Ships", "Shoes")), entry(A, C, body=BODY.replace("Ships", "Kings")), id="the notes"),
        pytest.param(entry(A), entry(A.replace("email", "phone")), entry(A.replace("email", "mail")), id="one line in two ways"),
        pytest.param(entry(A, B), entry(A, B.replace("reply", "offer")), entry(A), id="changed here, taken out there"),
        pytest.param(entry(A), entry("  # mine\n", A), entry("  # yours\n", A), id="two comments above one line"),
        pytest.param(entry(A), entry(A, "  - what is this\n"), entry(A, C), id="a line that is none"),
        pytest.param(entry(A), entry(A, B.replace("2026-11-19", "soon")), entry(A, C), id="a date that is none"),
        pytest.param(entry(A), entry(A, B).replace("role: ", "role: [", 1), entry(A, C), id="a header that cannot be read"),
        pytest.param("a\nb\n", "a\nc\n", "a\nd\n", id="a plain note"),
    ],
)  # fmt: skip
def test_what_only_a_person_can_decide_is_a_conflict(base, ours, theirs):
    """Anything that both sides changed in different ways keeps git's marks, with both texts in it."""
    text, code = merge(Versions(base.encode(), ours.encode(), theirs.encode()), ())
    assert code == CONFLICT
    assert conflict_line(text.decode()) is not None
    for side in (ours, theirs):
        assert {line for line in side.splitlines() if "date: 2026-11-" in line} <= set(text.decode().splitlines())


def test_a_plain_note_that_merges():
    """A file that is no entry is merged as git does it."""
    assert merged("a\n\nb\n\nc\n", "A\n\nb\n\nc\n", "a\n\nb\n\nC\n") == "A\n\nb\n\nC\n"


def test_a_clean_merge_that_would_double_a_line_is_a_conflict():
    """Where git would take both copies of a line for new ones, and the log cannot be merged otherwise, both texts are kept."""
    comments = ["  # mine\n", "  # yours\n"]  # above one line, so that the log is merged by lines
    base = entry(A, B, C)
    ours, theirs = entry(A, D, B, comments[0], C), entry(A, B, C, D).replace("sent: check-in", "sent: check-in", 1)
    assert merged(base, ours, theirs) == entry(A, D, B, comments[0], C)
    ours, theirs = entry(D, A, B.replace("{date", "{ date"), C), entry(A, B.replace("Dana}", "Dana }"), C, D)
    assert merged(base, ours, theirs) is None


def test_bytes_that_are_no_text():
    """Other encodings are merged by lines, byte for byte."""
    text, code = merge(Versions(b"a\n\nb\n\nc\xff\n", b"A\n\nb\n\nc\xff\n", b"a\n\nB\n\nc\xff\n"), ())
    assert (text, code) == (b"A\n\nB\n\nc\xff\n", CLEAN)


def test_without_git_both_texts_are_kept(monkeypatch):
    """Where even git cannot merge them, both texts stand whole between marks."""
    monkeypatch.setenv("PATH", "/nonexistent")
    text, code = merge(Versions(entry(A).encode(), entry(A, B).encode(), entry(A, C).encode(), 9), ())
    assert code == CONFLICT
    assert text.decode() == f"{'<' * 9} ours\n{entry(A, B)}{'=' * 9}\n{entry(A, C)}{'>' * 9} theirs\n"


# Random edits on one base

LINES = [
    A, B, C, D, LONG, "  - {date: 2026-11-21 09:00, sent: connect, to: Dana, by: linkedin}\n",
    "  - date: 2026-11-22\n    sent: letter\n", "  # a remark\n", "\n",
]  # fmt: skip
FIELDS = ["", "round: 2\n", "decision_by: 2026-12-04\n", "next_steps: They call\n"]


@st.composite
def edits(draw, base):
    """A version made of another: lines of the log added, taken out or changed, a field or the notes changed."""
    log = list(base)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(log)))
        act = draw(st.sampled_from(["add", "add", "add", "end", "cut", "edit"]))
        if act in ("add", "end"):
            log.insert(at if act == "add" else len(log), draw(st.sampled_from(LINES)))
        elif at < len(log):
            if act == "cut":
                del log[at]
            else:
                log[at] = log[at].replace("Dana", draw(st.sampled_from(["Sam", "Jo"])))
    return log, draw(st.sampled_from(FIELDS)), draw(st.sampled_from(["", "skip: [letter]\n"])), draw(st.booleans())


def built(log, field, below, noted):
    """The text of a version. Comments alone would be no list."""
    lines = log if any(line.lstrip().startswith("-") for line in log) else []
    return entry(*lines, more=field, below=below, body=BODY.replace("Ships.", "Ships, shoes.") if noted else BODY)


def counted(text):
    """What the log of a text says, each line with how often."""
    return Counter(json.dumps(item, sort_keys=True) for item in data_of(text).get("log") or [])


@st.composite
def versions(draw):
    base = draw(st.lists(st.sampled_from(LINES), max_size=5))
    return [built(base, "", "", False), *(built(*draw(edits(base))) for _ in range(2))]


@settings(max_examples=4000, derandomize=False)
@given(versions())
@example([entry(A, B, C), entry(A, D, B, C), entry(A, B, C, D)])
@example([entry(A, "  # a remark\n"), entry(A, "  # a remark\n", C), entry(A, "  # a remark\n", B)])
@example([entry(A, A), entry(A), entry(A, A, A)])
def test_no_line_is_lost_or_doubled(three):
    """Of random pairs of edits: a conflict, or a log with every line that a side added or both kept, and none more often."""
    base, ours, theirs = three
    result = merged(base, ours, theirs)
    if result is None:
        return
    was, mine, other, after = map(counted, (base, ours, theirs, result))
    assert (mine - was) | (other - was) | (mine & other) <= after <= mine | other
    for key in ("company", "role", "date", "interest", "round", "decision_by", "next_steps", "skip"):
        values = [data_of(text).get(key) for text in (base, ours, theirs, result)]
        assert values[3] == (values[2] if values[1] == values[0] else values[1])
    if mine >= was <= other and not (mine.total() and "# a remark" in base + ours + theirs):
        moments = [item["date"] for item in data_of(result).get("log") or []]
        if all(
            [i["date"] for i in data_of(t).get("log") or []] == sorted(i["date"] for i in data_of(t).get("log") or [])
            for t in three
        ):
            assert moments == sorted(moments)


@settings(max_examples=4000, derandomize=False)
@given(
    st.lists(st.sampled_from(LINES[:7]), max_size=3),
    st.lists(st.sampled_from(LINES[:7]), max_size=3),
    st.lists(st.sampled_from(LINES[:7]), max_size=3),
)
def test_additions_alone_never_conflict(base, mine, other):
    """Where both sides only added lines, in order of time, the merge is clean and has them all."""

    def in_order(lines):
        return sorted(lines, key=lambda line: line[line.index("date: ") :][6:22].rstrip(",}\n ").ljust(16))

    three = [entry(*in_order(log)) for log in (base, base + mine, base + other)]
    result = merged(*three)
    assert result is not None
    assert counted(result) == counted(three[1]) | counted(three[2])
