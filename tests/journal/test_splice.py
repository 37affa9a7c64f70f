"""The byte splice: one change in the person's own style, every other byte as it was, or a refusal."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from sample import SAMPLE
from tables import case

from followup_kit.dates.zones import zone_named
from followup_kit.journal.entry import read_entry
from followup_kit.journal.syntax.fences import split
from followup_kit.journal.syntax.front_matter import read_header
from followup_kit.journal.syntax.nodes import HeaderError, bare
from followup_kit.journal.syntax.splice import (
    Unsafe,
    add_field,
    append_item,
    data_of,
    flow_map,
    remove_field,
    remove_item,
    scalar,
    set_field,
)
from followup_kit.model import Settings

pytestmark = pytest.mark.zone_free  # a change in a text

fewer = settings(max_examples=settings().max_examples // 4)
ENTRIES = sorted(SAMPLE.rglob("*.md"))
HOME = Settings(zone_named("America/New_York"), zone_assumed=False)
HEAD = "company: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\n"
OLD = "{date: 2026-11-18, sent: prepare}"
FEW = "{date: 2026-11-18}"  # with NEW beside it a line has fewer than 100 columns
SENT = {"date": "2026-11-19 09:00", "sent": "thank-you", "to": "Dana Whitfield", "by": None}
NEW = "{date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield}"
LOG = f"log:\n  - {OLD}\n"


def entry(header, body="\n## Discussed\nKafka.\n"):
    return f"---\n{header}---\n{body}"


def is_sent(item):
    return isinstance(item, dict) and item.get("sent") == "thank-you"


def undone(text, with_key=False):
    return remove_item(text, "log", is_sent, with_key=with_key)


# Where the line goes. `+` marks what is added: whole lines, or a part of one between `<` and `>`.

STYLES = [
    case("block list", f"{HEAD}log:\n  - {OLD}\n+  - {NEW}\n"),
    case("block list without indent", f"{HEAD}log:\n- {OLD}\n+- {NEW}\n"),
    case("indent of four", f"{HEAD}log:\n    - {OLD}\n+    - {NEW}\n"),
    case("wide dash", f"{HEAD}log:\n  -   {OLD}\n+  - {NEW}\n"),
    case("flow list", f"{HEAD}log: [{FEW}<, {NEW}>]\n"),
    case("flow list and a comment", f"{HEAD}log: [{FEW}<, {NEW}>]  # mine ]\n"),
    case("flow list over lines", f"{HEAD}log: [\n  {FEW}<, {NEW}>,  # the first\n]\n"),
    case("flow list, bracket on its own line", f"{HEAD}log:\n  [{FEW}<, {NEW}>\n  ]\n"),
    case("trailing comma", f"{HEAD}log: [{FEW}<, {NEW}>, ]\n"),
    case("empty flow list", f"{HEAD}log: [<{NEW}>]\n"),
    case("empty flow list with a blank", f"{HEAD}log: [ <{NEW}>]\nskip: [letter]\n"),
    case("no log", f"{HEAD}+log:\n+  - {NEW}\n"),
    case("no log, lists without indent", f"{HEAD}skip:\n- letter\n+log:\n+- {NEW}\n"),
    case("no log, a comment at the end", f"{HEAD}# the end\n\n+log:\n+  - {NEW}\n"),
    case("no log, a block scalar at the end", f"{HEAD}next_steps: |\n  They call.\n\n+log:\n+  - {NEW}\n"),
    case("no log, a kept block scalar at the end", f"{HEAD}next_steps: |+\n  They call.\n\n+log:\n+  - {NEW}\n"),
    case("no log, a folded plain text at the end", f"{HEAD}next_steps: They call,\n  or write\n+log:\n+  - {NEW}\n"),
    case("no log, quotes over lines at the end", f'{HEAD}next_steps: "They call,\n  or write"\n+log:\n+  - {NEW}\n'),
    case("empty log in the middle", f"company: N\nlog:\n+  - {NEW}\nrole: R\ndate: 2026-11-18\n"),
    case("empty log with a comment", f"{HEAD}log: # what was sent\n+  - {NEW}\n"),
    case("log in the middle", f"company: N\nlog:\n  - {OLD}\n+  - {NEW}\nrole: R\ndate: 2026-11-18\n"),
    case("log first", f"log:\n  - {OLD}\n+  - {NEW}\n{HEAD}"),
    case("comments after the last item", f"{LOG.join([HEAD, ''])}+  - {NEW}\n  # - {OLD}\n# more\n"),
    case("a comment on the last item", f"{HEAD}log:\n  - {OLD}  # phew\n+  - {NEW}\n"),
    case("blank lines after the last item", f"{HEAD}{LOG}+  - {NEW}\n\n\n"),
    case("block mapping as item", f"{HEAD}log:\n  - date: 2026-11-18\n    sent: prepare\n+  - {NEW}\n"),
    case("dash on a line of its own", f"{HEAD}log:\n  -\n    date: 2026-11-18\n    sent: prepare\n+  - {NEW}\n"),
    case("block scalar as last", f"{HEAD}log:\n  - date: 2026-11-18\n    note: |\n      a\n      b\n+  - {NEW}\n"),
    case("stripped block scalar", f"{HEAD}log:\n  - date: 2026-11-18\n    note: >-\n      a\n\n      b\n+  - {NEW}\nskip: [letter]\n"),
    case("kept block scalar as last", f"{HEAD}log:\n  - date: 2026-11-18\n    note: |+\n      a\n\n\n+  - {NEW}\n"),
    case("block scalar, then a comment", f"{HEAD}log:\n  - date: 2026-11-18\n    note: |\n      a\n+  - {NEW}\n  # c\n"),
    case("quotes over lines as last", f'{HEAD}log:\n  - {{date: 2026-11-18, note: "a\n     b"}}\n+  - {NEW}\n'),
    case("key in quotes", f'{HEAD}"log":\n  - {OLD}\n+  - {NEW}\n'),
    case("wide characters before it", f"{HEAD}log: [{{note: Zoë 😀 東京}}<, {NEW}>]\n"),
    case("spaces at the ends of lines", f"{HEAD}log:  \n  - {OLD}   \n+  - {NEW}\nskip:  [letter]  \n"),
]  # fmt: skip


def marked(header):
    """The header before and after."""
    before, after = [], []
    for line in header.splitlines(keepends=True):
        if line.startswith("+"):
            after.append(line[1:])
            continue
        left, angle, rest = line.partition("<")
        if angle and NEW in rest:
            added, _, right = rest.partition(">")
            before.append(left + right)
            after.append(left + added + right)
        else:
            before.append(line)
            after.append(line)
    return "".join(before), "".join(after)


def crlf(text):
    return text.replace("\n", "\r\n")


FORMS = [
    case("LF", lambda h: f"---\n{h}---\n\nKafka.\n"),
    case("CRLF", lambda h: crlf(f"---\n{h}---\n\nKafka.\n")),
    case("BOM", lambda h: f"\ufeff---\n{h}---\nKafka.\n"),
    case("BOM and CRLF", lambda h: "\ufeff" + crlf(f"---\n{h}---\nKafka.\n")),
    case("no last newline", lambda h: f"---\n{h}---\nKafka."),
    case("nothing after the fence", lambda h: f"---\n{h}---"),
    case("closed with dots", lambda h: f"---\n{h}...\nKafka.\n\n\n"),
    case("CRLF above, LF below", lambda h: crlf(f"---\n{h}---\n") + "Kafka.\n\x00\n"),
    case("LF above, CRLF below", lambda h: f"---\n{h}---\n" + crlf("Kafka.\n---\nlog:\n---\n")),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("header", STYLES)
def test_a_line_is_added_in_the_style_of_the_file(header, form):
    """The log gets its line in the file's own style; every other byte stays, and undo gives the old bytes back."""
    before, after = marked(header)
    assert append_item(form(before), "log", SENT) == form(after)
    assert undone(form(after), with_key="log" not in data_of(form(before))) == form(before)


@pytest.mark.parametrize(
    ("header", "after", "left"),
    [
        case("empty log at the end", f"{HEAD}log:\n", f"{HEAD}log:\n  - {NEW}\n", f"{HEAD}log:\n"),
        case("empty log, then blanks", f"{HEAD}log:  \n", f"{HEAD}log:  \n  - {NEW}\n", f"{HEAD}log:  \n"),
        case(
            "empty log, comment below", f"{HEAD}log:\n  # none\n", f"{HEAD}log:\n  - {NEW}\n  # none\n", f"{HEAD}log:\n  # none\n"
        ),
        case("empty log, blank lines below", f"{HEAD}log:\n\n\n", f"{HEAD}log:\n  - {NEW}\n\n\n", f"{HEAD}log:\n\n\n"),
        case("log: ~", f"{HEAD}log: ~\n", f"{HEAD}log: \n  - {NEW}\n", f"{HEAD}log: \n"),
        case("log: null # why", f"{HEAD}log: null # why\n", f"{HEAD}log:  # why\n  - {NEW}\n", f"{HEAD}log:  # why\n"),
        case("log: ''", f"{HEAD}log: ''\n", f"{HEAD}log: \n  - {NEW}\n", f"{HEAD}log: \n"),
        case("log: ~ above others", f"log: ~\n{HEAD}", f"log: \n  - {NEW}\n{HEAD}", f"log: \n{HEAD}"),
    ],
)
def test_a_log_that_says_nothing_is_filled(header, after, left):
    """Nothing but the place of the value changes; undo takes the line out and leaves the person's own key."""
    assert append_item(entry(header), "log", SENT) == entry(after)
    assert undone(entry(after)) == entry(left)


@pytest.mark.parametrize("ends", [("\n", "\r\n"), ("\r\n", "\n")])
def test_the_new_line_ends_like_its_neighbour(ends):
    """Where endings are mixed the new line takes that of the line before it, and none of the others changes."""
    one, other = ends
    lines = ["---", "company: N", "role: R", "date: 2026-11-18", "log:", f"  - {OLD}"]
    before = "".join(line + (one if i % 2 else other) for i, line in enumerate(lines)) + f"---{other}Kafka.{one}"
    after = append_item(before, "log", SENT)
    assert after == before.replace(f"  - {OLD}{one}", f"  - {OLD}{one}  - {NEW}{one}")


@pytest.mark.parametrize(
    "header",
    [
        case("the whole header is one flow mapping", "{company: N, role: R, date: 2026-11-18}\n"),
        case("the same with a log", "{company: N, role: R, date: 2026-11-18, log: []}\n"),
        case("an explicit key", f"{HEAD}? log\n: - {OLD}\n"),
        case("a text for a log", f"{HEAD}log: I called them\n"),
        case("a mapping for a log", f"{HEAD}log: {OLD}\n"),
        case("full to the brim", f"{HEAD}{'#' * (64 * 1024 - len(HEAD) - 20)}\n"),
    ],
)
def test_what_cannot_be_proven_safe_is_refused(header):
    """Refused with exit code 3, saying that nothing was written, and the exact line to type."""
    with pytest.raises(Unsafe) as refused:
        append_item(entry(header), "log", SENT)
    assert refused.value.exit_code == 3
    assert "nothing was written" in str(refused.value)
    assert f"  - {NEW}" in str(refused.value)


@pytest.mark.parametrize(
    "text", ["just a note\n", "", "---\ncompany: N\n", "---\na: &x 1\n---\n", "---\n- a\n---\n", "---\na: b # \u2028c\n---\n"]
)
def test_a_file_that_is_no_entry_is_never_edited(text):
    """Neither added to nor taken from."""
    for change in (lambda: append_item(text, "log", SENT), lambda: undone(text), lambda: add_field(text, "closed", "x")):
        with pytest.raises(HeaderError):
            change()


# Taking out


@pytest.mark.parametrize(
    ("header", "left"),
    [
        case(
            "the last of several that fit",
            f"{HEAD}log:\n  - {NEW}\n  - {OLD}\n  - {NEW}\n",
            f"{HEAD}log:\n  - {NEW}\n  - {OLD}\n",
        ),
        case("first in a flow list", f"{HEAD}log: [{NEW}, {OLD}]\n", f"{HEAD}log: [{OLD}]\n"),
        case("middle of a flow list", f"{HEAD}log: [{OLD}, {NEW}, {OLD}]\n", f"{HEAD}log: [{OLD}, {OLD}]\n"),
        case(
            "block mapping",
            f"{HEAD}log:\n  - date: 2026-11-19\n    sent: thank-you\n    note: |\n      a\n  - {OLD}\n",
            f"{HEAD}{LOG}",
        ),
        case("a log of one, keys of the person behind it", f"log:\n  - {NEW}\n{HEAD}", f"log:\n{HEAD}"),
        case("a log of one at the end", f"{HEAD}log:\n  - {NEW}\n", f"{HEAD}log:\n"),
    ],
)
def test_only_the_item_that_is_meant_is_taken_out(header, left):
    """The last one that fits, whole; the rest as it was."""
    assert undone(entry(header)) == entry(left)


def test_nothing_to_take_out():
    """None, not an error: the caller says so in its own words."""
    assert undone(entry(HEAD + LOG)) is None
    assert undone(entry(HEAD)) is None
    assert remove_field(entry(HEAD), "closed") is None


@pytest.mark.parametrize(
    "header",
    [
        case("a dash on a line of its own", f"{HEAD}log:\n  - {OLD}\n  -\n    date: 2026-11-19\n    sent: thank-you\n"),
        case("in a header that is one flow mapping", f"{{company: N, role: R, date: 2026-11-18, log: [{NEW}]}}\n"),
    ],
)
def test_taking_out_is_exact_or_refused(header):
    """Either the data without the item, or Unsafe."""
    try:
        after = undone(entry(header))
    except Unsafe:
        return
    before = data_of(entry(header))
    left = [item for item in before["log"] if not is_sent(item)]
    assert {k: v for k, v in data_of(after).items() if v} == {k: v for k, v in {**before, "log": left}.items() if v}


# Skips, snoozes and fields


@pytest.mark.parametrize(
    ("before", "item", "after"),
    [
        case("a word to words", "skip:\n  - letter\n", "connect", "skip:\n  - letter\n  - connect\n"),
        case("a word to a flow list", "skip: [letter]\n", "connect", "skip: [letter, connect]\n"),
        case(
            "a mapping to words", "skip: [letter]\n", {"kind": "connect", "to": "Jo"}, "skip: [letter, {kind: connect, to: Jo}]\n"
        ),
        case("the first", "", "connect", "skip:\n  - connect\n"),
    ],
)
def test_a_list_of_words_grows_too(before, item, after):
    """`skip` may hold words and mappings."""
    assert append_item(entry(HEAD + before), "skip", item) == entry(HEAD + after)
    assert remove_item(entry(HEAD + after), "skip", lambda i: i == item, with_key=not before) == entry(HEAD + before)


CLOSED = "{date: 2026-12-01, reason: They froze the role}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        case("no key", f"{HEAD}", f"{HEAD}closed: {CLOSED}\n"),
        case("no key, list at the end", f"{HEAD}{LOG}", f"{HEAD}{LOG}closed: {CLOSED}\n"),
        case("no key, block scalar at the end", f"{HEAD}x: |\n  a\n\n", f"{HEAD}x: |\n  a\n\nclosed: {CLOSED}\n"),
        case("no key, comment at the end", f"{HEAD}# end\n", f"{HEAD}# end\nclosed: {CLOSED}\n"),
    ],
)
def test_a_field_is_added_and_taken_out(before, after, form):
    """One line more at the end of the header, and gone again."""
    assert add_field(form(before), "closed", {"date": "2026-12-01", "reason": "They froze the role"}) == form(after)
    assert remove_field(form(after), "closed") == form(before)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        case("empty", "company:\n", "company: Acme\n"),
        case("empty with a blank", "company: \n", "company: Acme \n"),
        case("empty with a comment", "company:   # who\n", "company: Acme   # who\n"),
        case("~", "company: ~\n", "company: Acme\n"),
        case("null with a comment", "company: null # who\n", "company: Acme # who\n"),
        case("empty double quotes", 'company: ""\n', "company: Acme\n"),
        case("empty single quotes", "company: ''  # who\n", "company: Acme  # who\n"),
        case("below others", f"{HEAD.replace('company', 'x')}company:\n", f"{HEAD.replace('company', 'x')}company: Acme\n"),
    ],
)
def test_an_empty_field_is_filled(before, after, form):
    """A template's empty field takes the value; what stands behind it stays."""
    assert add_field(form(before), "company", "Acme") == form(after)


def test_a_field_with_a_value_is_never_overwritten():
    """Neither a text nor a list."""
    for value in ("Northwind", "[a]", "{a: b}"):
        with pytest.raises(Unsafe):
            add_field(entry(f"company: {value}\nrole: R\n"), "company", "Acme")


KEYS = {
    "company": "company: N\n", "role": "role: R\n", "log": "log:\n", "skip": "skip:\n", "snooze": "snooze:\n", "closed": "closed:\n",
    "own": "own: [a, b]  # c\n", "next_steps": "next_steps: |\n  They call.\n",
}  # fmt: skip


@given(st.permutations(list(KEYS)), st.sampled_from(["log", "skip", "snooze"]), st.booleans(), st.booleans())
def test_what_is_taken_back_is_what_was_written(order, key, typed, blank):
    """In every order of keys: an empty key of the person's stays, one that came with the line goes with it."""
    header = ("\n# c\n" if blank else "").join(KEYS[k] for k in order if typed or k != key)
    text = entry(header)
    assert remove_item(append_item(text, key, SENT), key, is_sent, with_key=not typed) == text


@given(st.permutations(list(KEYS)), st.booleans(), st.sampled_from(["", " ", "  # why"]))
def test_a_field_that_is_taken_back_leaves_the_key_that_was_there(order, typed, behind):
    """The same of `closed`, whose value stands behind the key."""
    text = entry("".join(KEYS[k] for k in order if typed or k != "closed").replace("closed:", f"closed:{behind}"))
    new = add_field(text, "closed", {"date": "2026-12-01", "reason": "x"})
    assert remove_field(new, "closed", with_key=not typed) == text


def test_a_key_stays_as_long_as_something_stands_below_it():
    """Whoever made it: a line of the person's, or a comment on the key itself."""
    both = entry(f"{HEAD}log:\n  - {OLD}\n  - {NEW}\n")
    assert remove_item(both, "log", is_sent, with_key=True) == entry(f"{HEAD}log:\n  - {OLD}\n")
    noted = entry(f"{HEAD}log: # mine\n  - {NEW}\n")
    assert remove_item(noted, "log", is_sent, with_key=True) == entry(f"{HEAD}log: # mine\n")


def test_taking_a_field_out_keeps_what_stands_around_it():
    """A `closed` that the person wrote over several lines, between other keys and comments."""
    before = f"{HEAD}# above\nclosed:\n  date: 2026-12-01\n  reason: |\n    They froze\n    the role\n# below\nlanguage: en\n"
    assert remove_field(entry(before), "closed") == entry(f"{HEAD}# above\n# below\nlanguage: en\n")


# Scalars

TRICKY = [
    "", " ", "null", "Null", "~", "y", "N", "yes", "NO", "true", "1e3", "0171", "12:30:45", "2026-11-18 14:00", "-", "- a", "? a", "?",
    "a: b", "a:b", "a:", ":a", "a #b", "a#b", "#a", "[a]", "{a}", "a, b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", '"a"', "'a'",
    "a\\b", "a\nb", "a\r\nb", "\ta", "a\t", "--- a", "---", "...", "\ufeffa", "a\u2028b", "a\u2029b", "a\x85b", "a\x7fb", "\x80", "\x9f", "a\xa0",
    "\xa0a", "\x00", "\x1b[31m", "\ufffe", "\uffff", "😀", "Zoë", "東京", "\u202e", "=", "<<", "a ", " a", "a  b", "don't", "50%", "(a)", "+1 555",
]  # fmt: skip


@pytest.mark.parametrize("text", TRICKY, ids=ascii)
def test_a_scalar_reads_back_as_itself(text):
    """In `{ }`, in `[ ]`, behind a key and behind a dash."""
    reads_back(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
@example("a?b")
@example("a :b")
def test_any_text_reads_back_as_itself(text):
    """Whatever a person types for a note: plain where that is safe, in quotes elsewhere."""
    reads_back(text)


def reads_back(text):
    written = scalar(text)
    assert "\n" not in written
    header = f"a: {written}\nb: {flow_map({'x': text, 'y': None, 'z': text})}\nc: [{written}, {written}]\nd:\n  - {written}\n"
    expected = {"a": text, "b": {"x": text, "z": text}, "c": [text, text], "d": [text]}
    assert data_of(entry(header)) == expected
    assert values(entry(header)) == expected


@pytest.mark.parametrize("text", ["caf\udce9", "\ud800", "\udcff\udcfe"], ids=ascii)
def test_half_a_character_is_refused_in_words(text):
    """A byte that is no UTF-8 on the command line comes as a lone surrogate: Unsafe or another refusal of ours, no crash."""
    from followup_kit.errors import FollowupError

    with pytest.raises((FollowupError, HeaderError)):
        append_item(entry(HEAD), "log", {**SENT, "note": text})


# Properties


def values(text):
    """The header as the program reads it, by the fast reader where that one takes it; not the path that the edit's proof takes."""
    parts = split(text)
    if parts is None:
        raise HeaderError(1, 1, "note", "a note")
    return bare(read_header(parts.header, parts.header_line))


ABSENT = ("", "~", "null", "Null", "NULL")


def as_list(value):
    if value in ABSENT or value == []:
        return []
    return value if isinstance(value, list) else [value]


def common(one, other):
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def one_change(old, new):
    """What stands between the common start and the common end of two texts: taken away, and added."""
    start = common(old, new)
    end = common(old[start:][::-1], new[start:][::-1])
    return old[start : len(old) - end], new[start : len(new) - end]


def is_a_block_now(text, new, key, written):
    """A list in brackets that would have become too wide: nothing of its items and comments is lost, each has its own line."""
    old = {line.rstrip("\r") for line in text.split("\n")}
    lines = [line.rstrip("\r") for line in new.split("\n")]
    assert max(map(len, text.split("\n"))) + len(written) > 90
    assert [line.strip() for line in lines].count(f"- {written}") >= 1
    changed = [line for line in lines if line not in old]
    assert all(line.lstrip().startswith(("- ", "#", key, f'"{key}"')) for line in changed)
    assert Counter(new)["#"] == Counter(text)["#"] + written.count("#")
    for kept in re.findall(r"\w+", text):
        assert kept in new


def appends_or_refuses(text, key, item):
    """The property itself; returns the new text, None where the edit was refused."""
    before = values(text)
    plain = item if isinstance(item, str) else {k: v for k, v in item.items() if v is not None}
    try:
        new = append_item(text, key, item)
    except Unsafe:
        event("refused")
        return None
    event("written")
    old_list = as_list(before.get(key, ""))
    assert values(new) == {**before, key: [*old_list, plain]}
    written = flow_map(item)
    gone, added = one_change(text, new)
    if "[" in gone:
        event("a block now")
        is_a_block_now(text, new, key, written)
    elif gone:  # a typed null makes room: one old line changes, and one is new
        assert before[key] in ABSENT
        others = [line for line in new.split("\n") if written not in line]
        changed = [(a, b) for a, b in zip(text.split("\n"), others, strict=True) if a != b]
        assert len(changed) == 1
        assert one_change(*changed[0])[1] == ""
    else:
        assert written in added or added in written + "\n" or key in before
        assert added.count("\n") == (0 if "\n" not in added else 1 if key in before else 2)
        assert len(added) <= len(written) + len(f"{key}:\r\n") + 12
    if "\n" not in text.replace("\r\n", ""):
        assert "\n" not in new.replace("\r\n", "")
    if "\r" not in text:
        assert "\r" not in new
    assert new.startswith("\ufeff") == text.startswith("\ufeff")
    assert split(new).body == split(text).body
    back = remove_item(new, key, lambda i: i == plain, with_key=key not in before)
    if "[" in gone:  # the list stays a block; what goes is the one line
        assert back == "".join(line for line in new.splitlines(keepends=True) if line.strip() != f"- {written}")
    elif not gone:
        assert back == text
    else:  # where a null was, nothing stands now
        assert {k: v for k, v in values(back).items() if k != key} == {k: v for k, v in before.items() if k != key}
        assert split(back).body == split(text).body
    return new


names = st.sampled_from(["Dana Whitfield", "Zoë Brandt", "O'Neil, Pat", "Jo: Park", "#1", "null", "李雷", "a - b", "{x}"])
notes = st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | names
items = st.fixed_dictionaries(
    {
        "date": st.sampled_from(["2026-11-19", "2026-11-19 09:00", "2026-11-19T09:00"]),
        "sent": st.sampled_from(["thank-you", "other"]),
    },
    optional={"to": names, "by": st.sampled_from(["email", None]), "note": notes},
)

values_typed = st.sampled_from(
    ["Northwind", '"Data: Engineer"', "'it''s'", "NO", "01234", "~", "", "# only a comment", "a # comment", "|\n  a\n\n  b", ">-\n  a\n   b\n",
     "|+\n  a\n\n", "'a\n  b'", "a\n  b", "[a, b]", "[]", "{a: b}", "[\n  a,  # c\n  b\n]", "\n  - a\n  - b", "\n- a\n- x: y\n  z: |\n    k\n", "\n  k: v\n",
     '"😀 \\u00e9"', "\n    - name: Dana\n      email: d@x.example\n", "\n  # c\n"]
)  # fmt: skip
log_typed = st.sampled_from(
    ["log:", "log: ", "log: []", "log: [ ]", "log: ~", "log: null # c", "log: # c", f"log:\n  - {OLD}", f"log:\n- {OLD}", f"log:\n    -  {OLD}  # c",
     f"log: [{OLD}]", f"log: [{OLD}, {OLD}] # c", f"log: [\n  {OLD},\n  {OLD}\n  ]", f"log:\n  [{OLD},]", f"log:\n\n  # c\n  - {OLD}\n\n  # c\n- x" [:-4],
     "log:\n  - date: 2026-11-18\n    sent: other\n    note: |\n      a\n\n", "log:\n  - date: 2026-11-18\n    sent: other\n    note: >+\n      a\n\n\n",
     f"log:\n  - {OLD}\n  -", f"log:\n  - {OLD}\n  - - a\n    - b", f'"log":\n  - {OLD}', f"? log\n: - {OLD}", f"log :\n  - {OLD}", "log: text", f"log: {OLD}"]
)  # fmt: skip
gaps = st.sampled_from(["", "", "", "\n", "# comment\n", "  # comment\n", "\n\n", "   \n"])


@st.composite
def generated(draw):
    """A file in any style that a person or their editor may have; most are read, the others are let go."""
    keys = draw(
        st.lists(
            st.sampled_from(["company", "role", "date", "next_steps", "interviewers", "skip", "own", "x-y"]),
            unique=True,
            max_size=5,
        )
    )
    blocks = [f"{key}: {draw(values_typed)}".replace(": \n", ":\n") for key in keys]
    if draw(st.booleans()) or not blocks:
        blocks.insert(draw(st.integers(0, len(blocks))), draw(log_typed))
    header = "".join(draw(gaps) + block + ("" if block.endswith("\n") else "\n") for block in blocks) + draw(gaps)
    text = f"---{draw(st.sampled_from(['', ' ']))}\n{header}{draw(st.sampled_from(['---', '...', '--- ']))}"
    text += draw(st.sampled_from(["", "\n", "\n\nbody\n", "\nbody", "\n---\nlog:\n- a\n---\n", "\nNUL \x00 \u2028\n\n\n"]))
    ending = draw(st.sampled_from(["LF", "CRLF", "mixed"]))
    if ending == "CRLF":
        text = crlf(text)
    elif ending == "mixed":
        chosen = draw(st.lists(st.booleans(), min_size=1, max_size=7))
        text = "".join(c if c != "\n" else ("\r\n" if chosen[i % len(chosen)] else "\n") for i, c in enumerate(text))
    return draw(st.sampled_from(["", "", "\ufeff"])) + text


PIECES = [
    "\n", "\r\n", "\r", " ", "  ", "    ", "\t", "#", " #", ":", ": ", "- ", "-", "[", "]", "{", "}", ",", '"', "'", "|", ">", "~", "&a", "*a", "!", "? ",
    "---\n", "...\n", "log:", "log: []", "\nlog:\n", "\n  - ", "\n# c\n", "a", "é", "😀", "\u2028", "\x85", "\xa0", "\ufeff", "\x00", "null", "<<: a",
]  # fmt: skip


@st.composite
def mutated(draw):
    """A file of the sample journal, hurt in a few places."""
    text = draw(st.sampled_from([p.read_bytes().decode() for p in ENTRIES]))
    if draw(st.booleans()):
        text = crlf(text)
    end = text.find("\n---", 4) + 8
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, min(end, len(text))))
        gone = draw(st.sampled_from([0, 0, 1, 2, 5, 40]))
        text = text[:at] + draw(st.sampled_from(["", *PIECES])) + text[at + gone :]
    return text


@given(generated(), items)
def test_a_generated_file_gains_exactly_the_line_or_is_left_alone(text, item):
    """For any file that is read: exactly the event more, nothing else changed, undone to the byte; or Unsafe."""
    try:
        values(text)
    except HeaderError:
        event("not read")
        return
    appends_or_refuses(text, "log", item)


@given(mutated(), items)
def test_a_hurt_file_gains_exactly_the_line_or_is_left_alone(text, item):
    """The same for files as people have them; and as an interview it is the old one with one log line more."""
    try:
        values(text)
    except HeaderError:
        event("not read")
        return
    new = appends_or_refuses(text, "log", item)
    before = read_entry("a.md", text, HOME).entry
    if new is None or before is None:
        return
    after = read_entry("a.md", new, HOME).entry
    assert after is not None
    event("an entry")
    assert unplaced(after)["log"][:-1] == unplaced(before)["log"]
    assert after.log[-1].sent == item["sent"]
    assert after.log[-1].note == ((item.get("note") or "").strip() or None)
    assert {k: v for k, v in unplaced(after).items() if k != "log"} == {k: v for k, v in unplaced(before).items() if k != "log"}


def unplaced(value):
    """An entry without the lines on which things stand."""
    if hasattr(value, "_asdict"):
        return {k: unplaced(v) for k, v in value._asdict().items() if not k.endswith("line")}
    if isinstance(value, tuple):
        return [unplaced(v) for v in value]
    return value


@fewer
@given(generated() | mutated(), st.sampled_from(["closed", "next_steps", "own"]), names)
def test_a_field_is_added_exactly_or_not_at_all(text, key, value):
    """`close` and its undo, over any file."""
    try:
        before = values(text)
    except HeaderError:
        return
    try:
        new = add_field(text, key, {"date": "2026-12-01", "reason": value})
    except Unsafe:
        return
    assert before.get(key, "") in (*ABSENT, [])
    assert values(new) == {**before, key: {"date": "2026-12-01", "reason": value}}
    assert len(new.split("\n")) - len(text.split("\n")) == (0 if key in before else 1)
    assert split(new).body == split(text).body
    if key not in before:
        assert remove_field(new, key) == text


@fewer
@given(generated() | mutated(), st.data())
def test_an_item_is_taken_out_exactly_or_not_at_all(text, data):
    """Undo of a line that the person wrote by hand, in any style."""
    try:
        before = values(text)
    except HeaderError:
        return
    keys = [k for k, v in before.items() if isinstance(v, list) and v]
    if not keys:
        return
    key = data.draw(st.sampled_from(keys))
    at = data.draw(st.integers(0, len(before[key]) - 1))
    meant = before[key][at]
    last = max(i for i, v in enumerate(before[key]) if v == meant)
    try:
        new = remove_item(text, key, lambda i: i == meant)
    except Unsafe:
        return
    after = values(new)
    assert as_list(after.get(key, "")) == before[key][:last] + before[key][last + 1 :]
    assert {k: v for k, v in after.items() if k != key} == {k: v for k, v in before.items() if k != key}
    assert one_change(text, new)[1] == ""
    assert split(new).body == split(text).body


@pytest.mark.parametrize(
    ("header", "key", "value", "wanted"),
    [
        ("a: x\nb: y", "a", "z", "a: z\nb: y"),
        ("a: x   # why\nb: y", "a", "z", "a: z   # why\nb: y"),
        ("a: \"x\"\nb: 'y'", "b", "2026-11-25 14:00", "a: \"x\"\nb: '2026-11-25 14:00'"),
        ("a: 'x'", "a", "it's", 'a: "it\'s"'),
        ("a: x", "b", "w", "a: x\nb: w"),
        ("a: x\nb:\nc: z", "b", "w", "a: x\nb: w\nc: z"),
        ("a: x\nb: ~", "b", "w", "a: x\nb: w"),
        ("a: x", "a", "x", "a: x"),
        ("{a: x, b: y}", "a", "z", "{a: z, b: y}"),
    ],
)
def test_a_value_is_set(header, key, value, wanted):
    """Another text for a key, its quotes and comment kept; a key that is absent or empty is filled in."""
    assert set_field(f"---\n{header}\n---\nBody\n", key, value) == f"---\n{wanted}\n---\nBody\n"


@pytest.mark.parametrize("header", ["a: [x]", "a:\n  b: x"])
def test_a_value_that_is_no_text_is_left(header):
    """Neither a list nor a mapping is written over; what to type by hand is said."""
    with pytest.raises(Unsafe, match=r"By hand:\na: z$"):
        set_field(f"---\n{header}\nz: y\n---\nBody\n", "a", "z")
