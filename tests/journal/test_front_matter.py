"""The two parts of a file, and the two readers of a header: the fast one must agree with the careful one."""

from __future__ import annotations

import frontmatter
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sample import SAMPLE
from tables import case

from followup_kit.journal.syntax.extents import with_extents
from followup_kit.journal.syntax.fences import MAX_HEADER, Split, split
from followup_kit.journal.syntax.front_matter import read_header
from followup_kit.journal.syntax.handler import JournalHandler
from followup_kit.journal.syntax.nodes import HeaderError, Node
from followup_kit.journal.syntax.plain_yaml import TextsNode, read_plain
from followup_kit.journal.syntax.strict_yaml import MAX_DEPTH, read_strict

pytestmark = pytest.mark.zone_free  # the YAML reader: values are text

HALF = settings.default.max_examples // 2


def found_in(read, *args):
    """What is found wrong: line, column, code, message and hint."""
    with pytest.raises(HeaderError) as caught:
        read(*args)
    bad = caught.value
    return bad.line, bad.column, bad.code, bad.message, bad.hint


def bare(node):
    """A tree without its places."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [bare(n) for n in node.value]
    return {k: bare(n) for k, n in node.value.items()}


# The fence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("usual", "---\na: 1\n---\nbody\n", Split("a: 1\n", 2, "body\n", 4)),
        case("empty header", "---\n---\nbody", Split("", 2, "body", 3)),
        case("no body", "---\na: 1\n---", Split("a: 1\n", 2, "", 4)),
        case("byte-order mark", "\ufeff---\na: 1\n---\nbody", Split("a: 1\n", 2, "body", 4)),
        case("CRLF: the body keeps its own", "---\r\na: 1\r\nb: 2\r\n---\r\nbody\r\n", Split("a: 1\nb: 2\n", 2, "body\r\n", 5)),
        case("spaces after the fences", "--- \na: 1\n---\t\nbody", Split("a: 1\n", 2, "body", 4)),
        case("closed with dots", "---\na: 1\n...\nbody", Split("a: 1\n", 2, "body", 4)),
        case("a rule in the body is the body's", "---\na: 1\n---\n---\nx\n---\n", Split("a: 1\n", 2, "---\nx\n---\n", 4)),
        case("an indented fence closes nothing", "---\na: |\n  ---\n---\nb", Split("a: |\n  ---\n", 2, "b", 5)),
        case("as long as it may be", f"---\n{'a' * (MAX_HEADER - 1)}\n---\n", Split("a" * (MAX_HEADER - 1) + "\n", 2, "", 4)),
    ],
)
def test_a_file_is_split_at_its_fences(text, expected):
    """Header and body come apart at the first two fences, each with its line in the file."""
    assert split(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "hello\n---\na: 1\n---\n",
        "# Title\n",
        "----\n",
        "- a\n- b\n",
        "-\n",
        "\n\nhello",
        "{{template}}",
        "+++plus",
        "——\n",
    ],
)
def test_without_a_fence_on_the_first_line_it_is_a_plain_note(text):
    """A file that begins otherwise is no entry, whatever comes later."""
    assert split(text) is None


UNCLOSED = (1, 1, "unclosed", "the header is never closed", "end it with a line that is just ---")
EMPTY = (1, 1, "empty-file", "the file is empty: is an editor saving it?", "save it again, or remove it")
FOREIGN = "write a YAML header between two --- lines"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("empty", "", EMPTY),
        case("white space", " \n\t\n", EMPTY),
        case("a byte-order mark alone", "\ufeff", EMPTY),
        case("fence alone", "---", UNCLOSED),
        case("never closed", "---\na: 1\n", UNCLOSED),
        *(case(f"closed with {line}", f"---\na: 1\nb:\n  - 2\n{line}\n## Discussed\n", (*UNCLOSED[:4], f"write just --- in place of {line!r} on line 5")) for line in ("--", "–", "—", "----", "- - -", " ---")),
        case("closed with too little, CRLF", "---\r\na: 1\r\n\r\n--\r\n", (*UNCLOSED[:4], "write just --- in place of '--' on line 4")),
        case("a heading with a line below it", "---\na: 1\nDiscussed\n---------\n", UNCLOSED),
        case("an empty item", "---\na:\n-\n", UNCLOSED),
        case("blank line before", "\n---\na: 1\n---\n", (2, 1, "blank-line", "there is a blank line before the opening ---", "start the file with ---")),
        case("blank lines and a mark before", "\ufeff\n \r\n---\na: 1\n---\n", (3, 1, "blank-line", "there is a blank line before the opening ---", "start the file with ---")),
        case("space before", " ---\na: 1\n---\n", (1, 1, "fence", "there is text before the opening ---", "start the first line with ---")),
        case("zero-width space before", "\u200b---\na: 1\n---\n", (1, 1, "fence", "there is text before the opening ---", "start the first line with ---")),
        case("text after", "--- # entry\na: 1\n---\n", (1, 4, "fence", "there is text after the --- on the first line", "put --- on a line of its own")),
        case("old Mac lines", "---\ra: 1\r---\r", (1, 4, "fence", "there is text after the --- on the first line", "put --- on a line of its own")),
        case("a bare carriage return", "---\na: 1\rb: 2\n---\n", (2, 1, "line-ending", "the header has a bare carriage return", "end lines with LF or CRLF")),
        case("TOML", '+++\na = 1\n+++\n', (1, 1, "foreign", "TOML front matter is not read", FOREIGN)),
        case("TOML, CRLF", '+++\r\na = 1\r\n+++\r\n', (1, 1, "foreign", "TOML front matter is not read", FOREIGN)),
        case("JSON", '{\n"company": "A"\n}\n', (1, 1, "foreign", "JSON front matter is not read", FOREIGN)),
        case("JSON between ;;;", ";;;\n", (1, 1, "foreign", "JSON front matter is not read", FOREIGN)),
        case("Org, another key", "#+company: Northwind\n", (1, 1, "foreign", "Org front matter is not read", FOREIGN)),
        case("Org", "#+TITLE: Northwind\n", (1, 1, "foreign", "Org front matter is not read", FOREIGN)),
        case("Org properties", ":PROPERTIES:\n:company: A\n", (1, 1, "foreign", "Org front matter is not read", FOREIGN)),
        case("too long", f"---\n{'a' * MAX_HEADER}\n---\n", (2, 1, "too-long", "the header is longer than 64 KiB", "move long notes below the header")),
        case("too long in bytes", f"---\n{'ä' * (MAX_HEADER // 2)}\n---\n", (2, 1, "too-long", "the header is longer than 64 KiB", "move long notes below the header")),
    ],
)  # fmt: skip
def test_what_was_meant_as_an_entry_is_never_taken_for_a_note(text, expected):
    """A broken fence, another format and an empty file are findings, not silence."""
    assert found_in(split, text) == expected


def test_json_on_one_line_is_no_plain_note():
    """A JSON header is a finding also where it does not start on a line of its own."""
    assert found_in(split, '{"company": "A", "role": "B", "date": "2026-11-18"}\n\nbody\n')[2] == "foreign"


@given(
    st.lists(st.sampled_from(["-", "---", "\n", "\r\n", "\r", " ", ".", "...", "\ufeff", "a", "a: 1", "+++", "{"])).map("".join)
)
def test_any_text_is_split_or_a_note_or_a_finding(text):
    """Splitting never fails in another way, and the body's line is where the body stands."""
    try:
        parts = split(text)
    except HeaderError as bad:
        place = bad
    else:
        place = None
    if place is not None:
        assert 1 <= place.line <= text.count("\n") + 1
        assert place.column >= 1
        assert place.message
    elif parts is not None and parts.body:
        assert "\n".join(text.split("\n")[parts.body_line - 1 :]) == parts.body


# The careful reader


def test_every_value_stays_the_text_that_was_typed():
    """No word, number or date becomes anything else than text; only lists and mappings are more."""
    header = """\
country: NO
zip: 01234
version: 1.10
time: 12:30:45
number: 1e3
hex: 0x1F
nothing: null
tilde: ~
day: 2026-11-18
yes: yes
empty:
quoted: "true"
folded: >-
  one
  two
kept: |
  one
  two
list: [1, 02, {a: off}]
"""
    expected = {
        "country": "NO",
        "zip": "01234",
        "version": "1.10",
        "time": "12:30:45",
        "number": "1e3",
        "hex": "0x1F",
        "nothing": "null",
        "tilde": "~",
        "day": "2026-11-18",
        "yes": "yes",
        "empty": "",
        "quoted": "true",
        "folded": "one two",
        "kept": "one\ntwo\n",
        "list": ["1", "02", {"a": "off"}],
    }
    assert bare(read_strict(header, 2)) == expected
    assert JournalHandler().load(header) == expected


def test_every_value_knows_its_place():
    """Lines and columns count from 1 in the file, for keys and values, and quotes are told from plain text."""
    header = 'a: x\nb: [y, "z"]\nc:\n  - d: 1\n'
    expected = Node(
        {
            "a": Node("x", 2, 4, True, (2, 1)),
            "b": Node([Node("y", 3, 5), Node("z", 3, 8, False)], 3, 4, True, (3, 1)),
            "c": Node([Node({"d": Node("1", 5, 8, True, (5, 5))}, 5, 5)], 5, 3, True, (4, 1)),
        },
        2,
        1,
    )
    assert read_strict(header, 2) == expected
    assert whole(read_plain(header, 2)) == expected


def test_the_handler_serves_python_frontmatter():
    """`frontmatter.loads` with the journal's handler gives text values, for a file with a byte-order mark too."""
    post = frontmatter.loads("\ufeff---\ncountry: NO\nzip: 01234\n---\n\nbody\n", handler=JournalHandler())
    assert (post.metadata, post.content) == ({"country": "NO", "zip": "01234"}, "body")
    assert frontmatter.loads("just a note", handler=JournalHandler()).metadata == {}


LEAVE_OUT = "leave it out, or put the text in quotes"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        case("alias", "a: x\nb: *a\n", (3, 4, "alias", "the alias *a is refused", "write the value out, or put it in quotes")),
        case("anchor", "a: &x y\n", (2, 4, "anchor", "the anchor &x is refused", LEAVE_OUT)),
        case("anchor on a list", "a: &x [y]\n", (2, 4, "anchor", "the anchor &x is refused", LEAVE_OUT)),
        case("python tag", "a: !!python/object/apply:os.system [id]\n", (2, 4, "tag", "the tag tag:yaml.org,2002:python/object/apply:os.system is refused", LEAVE_OUT)),
        case("binary tag", "a: !!binary aGk=\n", (2, 4, "tag", "the tag tag:yaml.org,2002:binary is refused", LEAVE_OUT)),
        case("set tag", "a: !!set {b}\n", (2, 4, "tag", "the tag tag:yaml.org,2002:set is refused", LEAVE_OUT)),
        case("merge key", "a: 1\n<<: {b: 2}\n", (3, 1, "merge-key", "the merge key << is refused", "write the values out")),
        case("duplicate key", "a: 1\nb: 2\na: 3\n", (4, 1, "duplicate-key", "the key 'a' appears twice", "keep one of the two")),
        case("duplicate key below", "p:\n  - {a: 1, a: 2}\n", (3, 12, "duplicate-key", "the key 'a' appears twice", "keep one of the two")),
        case("a list as key", "[a]: 1\n", (2, 1, "key", "a key must be a word, not a list or a mapping", "put it in quotes")),
        case("directive", "%YAML 1.1\na: 1\n", (None, None, None, None, None)),
        case("second document", "a: 1\n--- b\n", (3, 1, "directive", "a YAML directive or a second document is not read", "keep one header")),
        case("too deep", "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH + "\n", (2, MAX_DEPTH + 3, "too-deep", f"more than {MAX_DEPTH} levels are nested here", "an entry needs three")),
        case("far too deep, never closed", "a: " + "[" * 60_000 + "\n", (2, MAX_DEPTH + 3, "too-deep", f"more than {MAX_DEPTH} levels are nested here", "an entry needs three")),
        case("too deep by indent", "\n".join(" " * i + "a:" for i in range(300)), (52, 51, "too-deep", f"more than {MAX_DEPTH} levels are nested here", "an entry needs three")),
        case("a list", "- a\n- b\n", (2, 1, "shape", "the header is a list, not keys with values", "write key: value lines")),
        case("a text", "hello there\n", (2, 1, "shape", "the header is a single value, not keys with values", "write key: value lines")),
        case("nothing", "", (2, 1, "empty-header", "the header is empty", "write company:, role: and date:")),
        case("comments only", "# a\n\n", (2, 1, "empty-header", "the header is empty", "write company:, role: and date:")),
        case("tab as indent", "a:\n\t- b\n", (3, 1, "yaml", "a tab is used where spaces are needed", "indent with spaces")),
        case("colon in the text", "a: b: c\n", (2, 5, "yaml", "a colon in the text is read as a key", 'put it in quotes: "b: c"')),
        case("quote not closed", 'x: 1\na: "b\nc: d\n', (3, 4, "yaml", "a quote is not closed", "close it on the same line")),
        case("bracket not closed", "x: 1\na: [b, c\n", (3, None, "yaml", "the { } or [ ] is not closed", "close it on the same line, with commas between")),
        case("brace not closed", "a: {b: 1\n", (2, None, "yaml", "the { } or [ ] is not closed", "close it on the same line, with commas between")),
        case("no colon", "a: 1\nrole\n", (3, None, "yaml", "there is no colon behind role", "write role: and the value")),
        case("at sign", "a: @b\n", (2, 4, "yaml", "a text cannot begin with @", 'put it in quotes: "@b"')),
        case("unknown escape", 'a: "\\d"\n', (2, None, "yaml", "a backslash in double quotes starts an unknown escape", "use single quotes")),
        case("half of a character as an escape", 'a: "\\ud800"\n', (2, None, None, None, None)),
        case("wrong indent", "a: 1\n b: 2\n", (3, None, "yaml", None, None)),
        case("NUL", "a: 1\nb: x\0y\n", (3, 5, "control-character", "an invisible control character (U+0000) is in the header", "delete it")),
        case("ESC", "a: 1\nb: \x1b[31m\n", (3, 4, "control-character", "an invisible control character (U+001B) is in the header", "delete it")),
        case("ESC after text of two and four bytes", "a: Zoë 😀\nb: ëë\x01\n", (3, 6, "control-character", "an invisible control character (U+0001) is in the header", "delete it")),
        case("half of a character", "a: 1\nb: x\ud800\n", (3, 5, None, None, None)),
    ],
)  # fmt: skip
def test_what_an_entry_may_not_use_is_refused_at_its_place(header, expected):
    """Everything surprising in YAML is refused, with its line in the file (None here: not pinned down)."""
    found = found_in(read_header, header, 2)
    assert found == tuple(f if e is None else e for f, e in zip(found, expected, strict=True))
    assert all(found[2:4])


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"], ids=lambda c: f"U+{ord(c):04X}")
def test_a_line_break_that_only_yaml_knows_shifts_no_line(char):
    """Lines are those of the file: a separator that an editor does not show as a line is refused, or does not count."""
    at_the_separator, at_the_alias = (2, 6), (3, 4)
    assert found_in(read_header, f"a: 'b{char}c'\nd: *e\n", 2)[:2] in (at_the_separator, at_the_alias)


# The two readers agree


def extents(node):
    """Where each value of a tree ends, and whether it is in brackets, in the order of the file."""
    return [(node.end, node.flow), *(e for child in (*node.items, *node.fields.values()) for e in extents(child))]


def whole(node):
    """A tree of the fast reader with the nodes of all values, as it makes them where they are asked for."""
    value = node.value
    if isinstance(value, dict):
        value = {key: whole(inner) for key, inner in value.items()}
    elif isinstance(value, list):
        value = [whole(inner) for inner in value]
    return Node(value, *node[1:])


def texts_match(node):
    """Where the fast reader has the texts of a mapping at hand, they are those of its nodes."""
    if isinstance(node, TextsNode):
        assert node.texts == bare(node)
    if not isinstance(node.value, str):
        for inner in node.value.values() if isinstance(node.value, dict) else node.value:
            texts_match(inner)


def agree(header):
    """The fast reader gives the careful reader's tree, with every place, end and plain flag, or leaves the header to it."""
    header = header if header.endswith("\n") else header + "\n"
    fast = read_plain(header, 2)
    if fast is not None:
        careful = read_strict(header, 2)
        assert whole(fast) == careful
        texts_match(fast)
        placed = with_extents(fast, header, 2)
        assert placed is None or (placed, extents(placed)) == (careful, extents(careful))
        assert placed is not None or any(sign in header for sign in ("|", ">", "\\"))
    return fast


@pytest.mark.parametrize("path", sorted(SAMPLE.rglob("*.md")), ids=lambda p: p.stem)
def test_the_sample_journal_is_read_fast_and_alike(path):
    """The usual header takes the fast path, or else the property below would prove nothing."""
    parts = split(path.read_text(encoding="utf-8"))
    if parts is not None:
        assert agree(parts.header) is not None


@pytest.mark.parametrize(
    "header",
    [
        case("an empty item", "aliases:\n  - \n"),
        case("a dash alone", "aliases:\n-\n- a\n-\ntags: b\n"),
        case("an empty item and a comment", "aliases:\n  -   # none yet\n  - a\n"),
        case("a key with dots", "linter.skip: true\na: {b.c: d}\ne:\n  f.g: h\n"),
        case("a key with blanks", "Date of birth: 1990-01-01\na:\n  - job title: b\n    as of: c\n"),
        case("a folded text", "a: >-\n  They call on Tuesday;\n  then: [a second round]\nb: c\n"),
        case("a text in lines", "a: |-\n    - one\n    - two\n# c\n"),
        case("a text in lines, with its end", "a: |\n one\n two\n\n\nb: >\n  c\n  d\n"),
        case("escaped quotes", 'a: "\\"Two weeks\\", C:\\\\new"\nb: c\n'),
        case("an emoji", 'a: "they call \U0001f91e"  # \U0001f600\nb: {c: x\U0001f600y, d: e}\n'),
    ],
)
def test_what_people_and_plugins_write_is_read_fast(header):
    """The strict reader takes ten times as long, and a vault has thousands of such headers."""
    assert agree(header) is not None


def test_a_brace_in_brackets_is_left_to_the_strict_reader():
    """Which refuses it, as a bracket that is not closed."""
    assert read_plain("a: [b}, c d]\n", 2) is None


def test_a_key_of_several_words_in_braces_is_left_to_the_strict_reader():
    """It may be what follows the comma of a text, which only the extents of that reader tell."""
    assert read_plain("a: {b: c, of d: e}\n", 2) is None


@pytest.mark.parametrize(
    "header",
    [
        case("below an empty item", "a:\n  -\n    b: c\n"),
        case("a text below an empty item", "a:\n  -\n    b\n"),
        case("a list below an empty item", "a:\n  -\n    - b\n"),
        case("two blanks in a key", "a  b: c\n"),
        case("a blank before the colon", "a b : c\n"),
        case("many words before a colon", "a b c d e f g h: i\n"),
        case("a line of no-break spaces", "company: A\n\xa0\nrole: B\n"),
        case("an indented line of wide spaces", "company: A\n  \u3000\nrole: B\n"),
        case("a colon and a question mark in braces", "a: {b: c:?d}\n"),
        case("a colon and a question mark in brackets", "a: [c:?d]\n"),
        case("a key of 1,025 letters", "k" * 1025 + ": v\n"),
        case("a key of 1,024 letters", "k" * 1024 + ": v\n"),
        case("a comment after nothing", "a:   # c\nb: d\n"),
        case("dashes below an empty item", "a:\n- b:\n- c\n"),
        case("an empty item", "a:\n  -\nb: c\n"),
        case("an empty item with spaces", "a:\n  -  \n  - x\n"),
        case("a mapping below a dash", "a:\n  -\n    b: c\n"),
        case("a text below a dash", "a:\n  -\n    b\n"),
        case("a list below a dash", "a:\n-\n  - b\n"),
        case("a dash at the left", "a:\n-\n- b\n"),
        case("a dash alone", "-\n"),
        case("dots in keys", "a.b: c\nd: {e.f: g}\nh:\n  i.j: k\nl.: m\n"),
        case("wide dashes", "a:\n  -   b: 1\n      c: 2\n"),
        case("a hash inside a word", "a: b#c\nb: [d#e, f]\nc: {d: e#f}\n"),
        case("a no-break space before a hash", "a: b\xa0#c\n"),
        case("spaces inside quotes", "a: '  b '  # c\n"),
        case("nothing in brackets", "a: []\nb: [ ]\nc: {}\nd: { }\n"),
        case("commas at the end", "a: [b,]\nc: {d: e,}\n"),
        case("question marks", "a: b?\nc: [d?, ?]\n"),
        case("a soft hyphen and marks", "a: e\u0301\xadx\n"),
        case("a time and a web address", "a: 14:30\nb: https://x.example/a#b:c\nc: [14:30, a:b]\n"),
        case("two documents", "a: 1\n--- b\n"),
        case("a second line of text", "a: b\n  c\n"),
        case("a text of two paragraphs", "a: >-\n  b\n\n  c\nd: e\n"),
        case("lines further in", "a: >-\n  b\n    c\n  d\n"),
        case("lines less far in", "a: >-\n    b\n  c\n"),
        case("blanks at the end of a line", "a: |-\n  b \n  c\n"),
        case("a line of blanks", "a: |\n  b\n  \n  c\n"),
        case("a comment below", "a: |\n  b\n # c\nd: e\n"),
        case("a comment in it", "a: |\n  b\n  # c\nd: e\n"),
        case("nothing below", "a: >-\nb: |\nc: d\n"),
        case("a given indent", "a: |2\n   b\nc: >+\n  d\n"),
        case("a list below the key", "a: >-\n- b\n"),
        case("a comment behind the sign", "a: >- # c\n  d\n"),
        case("other escapes", 'a: "\\n"\nb: "\\u00e9"\nc: "\\\\"\nd: "\\\\\\""\n'),
        case("an escaped end", 'a: "b\\"\nc: "d\\\\"\n'),
        case("escaped quotes over two lines", 'a: "\\"b\\" c\n  d"\ne: f\n'),
        case("an escaped line end", 'a: "b \\"c\\" \\\n  \\ d"\ne: f\n'),
        case("blanks inside escaped quotes", 'a: " \\" "\nb: "\\"" # c\n'),
        case("quotes inside a text", "a: it's\nb: 5\" x\nc: [it's]\n"),
        case("an ampersand and a star inside", "a: b & c * d ! e | f > g % h @ i\n"),
    ],
)
def test_traps_are_read_alike(header):
    """In places where YAML surprises, the fast reader agrees or steps aside."""
    agree(header)


KEYS = [
    "company",
    "role",
    "date",
    "to",
    "log",
    "a",
    "x-y",
    "k_1",
    "yes",
    "null",
    "a.b",
    "linter.yaml.x",
    "Date of birth",
    "a -b",
    "a. b.",
    "x y",
]
WORDS = [
    "Northwind", "NO", "2026-11-18", "14:00", "01234", "Zoë", "日本", "R&D", "C#", "a:b", "it's", "(x)", "+1", "50%", "~", "-5", "?", "e\u0301",
    "https://x.example/in/dana#a", "dana@x.example", "\xa0", "\u3000", "😀", "null",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
ESCAPED = st.lists(st.sampled_from(["a", "\n  ", "\\\\", '\\"', "\\", '"', " ", "n"]), max_size=5).map("".join).map('"{}"'.format)
SCALAR = st.one_of(TEXT, TEXT, ESCAPED, TEXT.map('"{}"'.format), TEXT.map(lambda t: "'" + t.replace("'", "") + "'"), st.just(""))
KEY = st.sampled_from(KEYS)
COMMENT = st.sampled_from(["", "", "", "   ", " # note", "   #x: y", "#tight"])
PAIR = st.builds("{}: {}".format, KEY, SCALAR)
PAIRS = st.lists(PAIR, max_size=3, unique_by=lambda p: p.partition(":")[0])
FLOW_LIST = st.builds("[{}]".format, st.lists(SCALAR, max_size=3).map(", ".join))
FLOW_MAP = st.builds("{{{}}}".format, PAIRS.map(", ".join))
VALUE = st.one_of(SCALAR, SCALAR, FLOW_LIST, FLOW_MAP)


def below(lines, indent):
    return "\n".join(" " * indent + line for line in lines)


INDENT = st.sampled_from([0, 1, 2, 2, 2, 4])
ITEM = st.one_of(
    st.sampled_from(["-", "- ", "-  # none"]),
    VALUE.map("- {}".format),
    st.sampled_from(["-", "- ", "-   ", "- # c", "-  # c"]),
    st.builds(lambda d, ps: "-" + " " * d + ("\n" + " " * (d + 1)).join(ps), st.integers(1, 3), PAIRS.filter(bool)),
)
BLOCK = st.one_of(
    st.builds(
        lambda k, items, n: f"{k}:\n" + below("\n".join(items).split("\n"), n),
        KEY,
        st.lists(ITEM, min_size=1, max_size=3),
        INDENT,
    ),
    st.builds(lambda k, ps, n: f"{k}:\n" + below(ps, n or 2), KEY, PAIRS.filter(bool), INDENT),
)
LINES = st.builds(
    lambda key, sign, lines, n: f"{key}: {sign}\n{below(lines, n)}",
    KEY,
    st.sampled_from([">", "|", ">-", "|-", "|+", ">2", "> # c"]),
    st.lists(st.one_of(TEXT, PAIR, st.sampled_from(["", " ", "# c", "- a", "  b", "a ", "a:"])), max_size=3),
    INDENT,
)
PART = st.one_of(
    st.builds("{}: {}{}".format, KEY, VALUE, COMMENT), BLOCK, LINES, st.sampled_from(["", "# a comment", "  # indented", "   "])
)
HEADER = st.lists(PART, min_size=1, max_size=6, unique_by=lambda p: p.partition(":")[0]).map(
    lambda parts: "\n".join(parts) + "\n"
)
HOSTILE = [
    "-\n", "- \n    ", "a b: c", "a.b: ", ". ", " .", "  a: b", "a  b: c", "a b : c",
    *"\"':#-?!&*|>%@`~{}[],=\\<.", " ", "  ", "    ", "\n", "\n\n", "\n  ", ": ", " #", "- ", "\n- ", "\n  - ", ", ", ":?", ",,", "''", '""',
    "\t", "\xa0", "\n\xa0\n", "\u3000", "\x85", "\u2028", "\u200b", "\xad", "\ufeff", "\x7f", "é", "日", "😀", "---", "\n---\n", "\n...\n",
    "<<: ", "&a ", "*a", "!!str ", "null", "yes", "0", "a", "a: 1", "\n a: 1", "k" * 1025,
]  # fmt: skip
EDIT = st.tuples(st.integers(0, 400), st.integers(0, 3), st.sampled_from(HOSTILE) | st.just(""))


def edited(header, edits):
    """The header with some of its characters replaced by hostile ones."""
    for at, length, new in edits:
        at %= len(header) + 1
        header = header[:at] + new + header[at + length :]
    return header


@settings(max_examples=HALF)
@given(HEADER)
@example("company: A\nrole: B # c\nlog:\n  - {date: 2026-11-18, sent: thank-you}\n")
def test_on_usual_headers_the_two_readers_agree(header):
    """Wherever the fast reader gives a tree, the careful reader gives the same: values, lines, columns and plain flags."""
    agree(header)


@given(st.builds(edited, HEADER, st.lists(EDIT, min_size=1, max_size=4)))
def test_on_damaged_headers_the_two_readers_agree(header):
    """Quotes, colons, hashes, odd spaces and brackets in any place make the fast reader agree or step aside."""
    agree(header)


@given(st.lists(st.sampled_from([*HOSTILE, *KEYS, "a: ", "\nb: "]), max_size=20).map("".join))
def test_on_hostile_headers_the_two_readers_agree(header):
    """What is no header at all is not taken for one by the fast reader alone."""
    agree(header)


@settings(max_examples=HALF)
@example("\r0")
@given(st.builds(edited, HEADER, st.lists(EDIT, max_size=4)) | st.text(st.characters()))
def test_any_header_is_a_tree_or_a_finding_inside_it(header):
    """Reading a header gives a mapping or a HeaderError whose place lies in the header."""
    try:
        root = read_header(header, 2)
    except HeaderError as bad:
        refusal = bad
    else:
        assert isinstance(root.value, dict)
        return
    assert 2 <= refusal.line <= header.count("\n") + 2
    assert refusal.column >= 1
    assert refusal.code
    assert refusal.message
