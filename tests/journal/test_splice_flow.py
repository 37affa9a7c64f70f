"""A list in brackets that would pass 100 columns becomes a block, one line an item; nothing of it is lost on the way."""

from __future__ import annotations

import re

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tables import case

from followup_kit.base.text import width
from followup_kit.journal.syntax.fences import split
from followup_kit.journal.syntax.nodes import HeaderError
from followup_kit.journal.syntax.scalars import flow_map
from followup_kit.journal.syntax.splice import append_item, data_of, remove_item

pytestmark = pytest.mark.zone_free  # a change in a text

fewer = settings(max_examples=settings().max_examples // 2)
HEAD = "company: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\n"
SENT = {"date": "2026-11-19 09:00", "sent": "thank-you", "to": "Dana Whitfield", "by": "email"}
NEW = flow_map(SENT)
ONE = "{date: 2026-11-17, sent: prepare}"
TWO = "{date: '2026-11-18', sent: \"other\", note: 'call: #2, [then] write'}"


def entry(header, body="\n## Discussed\nKafka.\n"):
    return f"---\n{HEAD}{header}---\n{body}"


TURNED = [
    case("one line", f"log: [{ONE}, {TWO}]\n", f"log:\n  - {ONE}\n  - {TWO}\n  - {NEW}\n"),
    case("a comment behind it", f"log: [{ONE}, {TWO}]  # mine ]\n", f"log:  # mine ]\n  - {ONE}\n  - {TWO}\n  - {NEW}\n"),
    case("blanks at every end", f"log:  [ {ONE} ,{TWO} , ]  \n", f"log:\n  - {ONE}\n  - {TWO}\n  - {NEW}\n"),
    case("one item is enough", f"log: [{TWO}]\n", f"log:\n  - {TWO}\n  - {NEW}\n"),
    case(
        "over lines",
        f"log: [ # all of it\n  # the first\n  {ONE}, # phew\n\n  # the second\n  {TWO} # 2\n  ,\n  # no more\n] # end\n",
        f"log: # all of it\n  # the first\n  - {ONE} # phew\n  # the second\n  - {TWO} # 2\n  - {NEW}\n  # no more\n  # end\n",
    ),
    case("the bracket below the key", f"log: # c\n  [{ONE}, {TWO}]\n", f"log: # c\n  - {ONE}\n  - {TWO}\n  - {NEW}\n"),
    case(
        "an item over lines",
        "log: [{date: 2026-11-17,\n    sent: prepare, # c\n  note: 'a\n\n    b'}, {date: 2026-11-18, sent: other, note: Zoë 東京}]\n",
        "log:\n  - {date: 2026-11-17,\n    sent: prepare, # c\n  note: 'a\n\n    b'}\n"
        f"  - {{date: 2026-11-18, sent: other, note: Zoë 東京}}\n  - {NEW}\n",
    ),
    case(
        "a pair without braces",
        f"log: [a: b , {TWO}]\nown: x\n",
        f"log:\n  - a: b\n  - {TWO}\n  - {NEW}\nown: x\n",
    ),
    case("as deep as the others", f"skip:\n- letter\nlog: [{ONE}, {TWO}]\n", f"skip:\n- letter\nlog:\n- {ONE}\n- {TWO}\n- {NEW}\n"),
    case(
        "an indent of four",
        f"log: [{ONE}, {TWO}]\nskip:\n    - letter\n",
        f"log:\n    - {ONE}\n    - {TWO}\n    - {NEW}\nskip:\n    - letter\n",
    ),
    case("words", f"log: [{', '.join(['word'] * 8)}]\n", "log:\n" + "  - word\n" * 8 + f"  - {NEW}\n"),
]  # fmt: skip


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), TURNED)
def test_a_list_that_would_be_too_wide_has_a_line_for_each_item(before, after, ending):
    """Texts and comments of the items stay as they were typed; what is undone afterwards is the one line."""
    before, after = entry(before).replace("\n", ending), entry(after).replace("\n", ending)
    assert append_item(before, "log", SENT) == after
    left = "".join(line for line in after.splitlines(keepends=True) if line.strip() != f"- {NEW}")
    assert remove_item(after, "log", lambda item: item == SENT) == left


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(("_before", "after"), TURNED)
def test_from_then_on_it_is_one_line_more(_before, after, ending):
    """`done` adds a line and nothing else."""
    after = entry(after).replace("\n", ending)
    more = append_item(after, "log", {"date": "2026-11-20", "heard": "reply"}).splitlines()
    added = [line for line in more if line not in after.splitlines()]
    assert [line.strip() for line in added] == ["- {date: 2026-11-20, heard: reply}"]
    assert len(more) == len(after.splitlines()) + 1


@pytest.mark.parametrize("columns", range(97, 104))
def test_up_to_100_columns_it_stays_as_it_is(columns):
    """The line that would come to be is what counts, with its comment."""
    note = "x" * (columns - len(f"log: [{{a: }}, {NEW}] # c"))
    text = append_item(entry(f"log: [{{a: {note}}}] # c\n"), "log", SENT)
    line = next(line for line in text.splitlines() if line.startswith("log:"))
    assert (line == "log: # c") == (columns > 100)
    assert columns > 100 or (width(line), line) == (columns, f"log: [{{a: {note}}}, {NEW}] # c")


def test_wide_characters_count_twice():
    """As a terminal shows them."""
    fits = entry(f"log: [{{a: {'x' * 12}}}]\n")
    assert "\nlog: [" in append_item(fits, "log", SENT)
    assert "\nlog:\n" in append_item(fits.replace("x", "東"), "log", SENT)


def test_what_is_no_block_stays_in_brackets():
    """A text that goes on at the left edge would end the block, so that the list stays as it is."""
    before = entry(f"log: [a\nb, {TWO}]\n")
    assert append_item(before, "log", SENT) == before.replace(f"{TWO}]", f"{TWO}, {NEW}]")


def test_a_header_that_has_no_room_for_it_keeps_its_brackets():
    """The block takes a few bytes more; where these pass the limit, there is still the old way."""
    before = entry(f"log: [{ONE}, {TWO}]\n#\n")
    room = 64 * 1024 - len(split(before).header) - len(f", {NEW}")
    before = before.replace("#\n", f"#{'x' * room}\n")
    assert append_item(before, "log", SENT) == before.replace(f"{TWO}]", f"{TWO}, {NEW}]")


# Properties

texts = st.sampled_from(
    ["a", "thank-you", "'it''s, [a] #1'", '"said: \\"no\\", {x}"', "a#b", "Zoë 東京", "2026-11-18 14:00", "'a\n      b'", '"a\n\n      b"', "''", "-x", "a: b"]
)  # fmt: skip
pairs = st.lists(
    st.tuples(st.sampled_from(["date", "sent", "to", "note", "'x y'"]), texts | st.just("")), max_size=3, unique_by=lambda p: p[0]
)
comments = st.sampled_from(["# c", "#", "# - {old: x},", "# ] }", "# 'open", "#tight"])
blanks = st.sampled_from(["", " ", "  "])


@st.composite
def nested(draw, depth=2):
    """An item of a list in brackets: a text, a mapping in braces, a list, one in the other."""
    kind = draw(st.sampled_from(["text", "map", "map", "map", "list"] if depth else ["text"]))
    if kind == "text":
        return draw(texts)
    if kind == "list":
        return "[" + ", ".join(draw(st.lists(nested(depth - 1), max_size=2))) + draw(st.sampled_from(["", " "])) + "]"
    found = [f"{key}: {draw(nested(depth - 1)) if draw(st.integers(0, 5)) == 0 else value}" for key, value in draw(pairs)]
    comma = draw(st.sampled_from([", ", ",\n     ", ",  # inside\n   "]))
    return "{" + draw(blanks) + comma.join(found) + (draw(st.sampled_from(["", ","])) if found else "") + "}"


@st.composite
def gap(draw):
    """What may stand around a comma: blanks, a comment on the line, comments and blank lines below."""
    kind = draw(st.sampled_from(["blank", "blank", "blank", "comment", "lines"]))
    if kind == "blank":
        return draw(blanks)
    return f" {draw(comments)}\n" + ("\n" * draw(st.integers(0, 1)) + f"  {draw(comments)}\n" if kind == "lines" else "") + "  "


@st.composite
def in_brackets(draw):
    """A list in brackets as a person may have typed it, and its items."""
    items = draw(st.lists(nested(), max_size=5))
    text = "[" + draw(gap())
    for number, item in enumerate(items):
        last = number == len(items) - 1
        text += item + draw(gap()) + ("" if last and draw(st.booleans()) else "," + draw(gap()))
    text += "]" + draw(st.sampled_from(["", "  ", " # end", "   # [end], x"]))
    return draw(st.sampled_from(["log: ", "log:  ", "log:\n  ", "log: # key\n  "])) + text + "\n", items


@fewer
@given(in_brackets(), st.sampled_from(["", "skip:\n- letter\n", "skip:\n    - letter\n"]), st.booleans())
def test_any_list_in_brackets_gains_one_item_and_loses_nothing(typed, others, windows):
    """Every item's own text, every comment and every line end stays; undo takes one line out; the next item is one line."""
    header, items = typed
    text = entry(others + header)
    if windows:
        text = text.replace("\n", "\r\n")
    try:
        before = data_of(text)
    except HeaderError:  # a key that stands twice, a word where none may stand
        event("not read")
        return
    new = append_item(text, "log", SENT)
    assert data_of(new) == {**before, "log": [*before["log"], SENT]}
    assert split(new).body == split(text).body
    assert not windows or "\n" not in new.replace("\r\n", "")
    assert windows or "\r" not in new
    lf, was = new.replace("\r\n", "\n"), text.replace("\r\n", "\n")
    turned = bool(re.search(r"^log:(?: *#.*)?\n *(?:- |#)", lf, re.MULTILINE))
    event("a block" if turned else "in brackets")
    if not turned:
        assert text in (new.replace(f", {NEW}", "", 1), new.replace(NEW, "", 1))
        return
    for item in items:
        assert f"- {item}" in lf
    assert sorted(comments_of(lf)) == sorted(comments_of(was))
    assert remove_item(new, "log", lambda i: i == SENT) == "".join(
        line for line in new.splitlines(keepends=True) if line.strip() != f"- {NEW}"
    )
    more = append_item(new, "log", {"date": "2026-11-20", "heard": "reply"})
    assert len(more.splitlines()) == len(new.splitlines()) + 1


def comments_of(text):
    """All that looks like a comment, in quotes or not: the same count of each is what matters."""
    return re.findall(r"# c$|#$|# - .*|# \] }$|# 'open$|#tight$|# inside$|# end$|# \[end\], x$|# key$", text, re.MULTILINE)
