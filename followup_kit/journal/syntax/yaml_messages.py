"""Says what is wrong with a header that is no YAML, in the words of the person who typed it.

The parser says what it expected, often a line too late. So the line is looked at first as it was typed: a missing blank, a
value that cannot begin like that, a quote too many. Only what is none of these is said in the parser's words.
"""

from __future__ import annotations

import re

from ...base.light import TYPE_CHECKING, Iterator, NamedTuple
from ..names.other_names import OURS
from .nodes import HeaderError

if TYPE_CHECKING:
    import yaml

LONGEST_LINE = 500  # characters; a longer line is a text, and its mistakes are said in the parser's words


class Fault(NamedTuple):
    """What is wrong with one line: the column from 0, the message and the hint."""

    column: int
    message: str
    hint: str


_ANY_KEY = "|".join(sorted(OURS, key=len, reverse=True))
_CLEAR_KEY = "|".join(sorted(OURS - {"to", "from", "by", "until", "due"}, key=len, reverse=True))  # begins no line of a text
_CLEAR_START = rf"(?:{_CLEAR_KEY})(?![\w-])"
_START = r" *(?:- +)*"
_KEYED = rf"{_START}(?:[A-Za-z][\w-]* *: +)?"  # all that may stand before a value
_SPACE = "[\xa0\u2000-\u200a\u202f\u205f\u3000]"
_PLACEHOLDER = r"\{\{.*?\}\}|<%.*?%>|\{%.*?%\}"

# Mistakes of a line, each a pattern for all of it, the message and the hint, which are filled with its groups; `at` is the place.
_OF_A_LINE = (
    (
        rf"(?:[ \t-]*|{_START}[\w-]+:|{_START}[\w-]+ *(?={_SPACE} *:))(?P<at>{_SPACE}).*",
        "a non-breaking space is used where an ordinary one is needed", "delete it and type a space",
    ),
    (rf"{_START}(?P<key>[\w-]+)(?P<at>：)\s*(?P<rest>.*)", "the colon behind {key} is a full-width one", "write {key}: {rest}"),
    (
        rf"{_START}(?P<key>[A-Za-z][\w-]*)(?P<at>:)(?P<rest>(?!//)[^\s:].*)", "there is no space behind {key}:",
        "write {key}: {rest}",
    ),
    (
        rf"{_START}(?i:(?P<key>{_CLEAR_KEY}))(?P<at> *= *| +)(?P<rest>[^\s:=][^:=]*)", "there is no colon behind {key}",
        "write {key}: {rest}",
    ),
    (rf"{_START}(?i:(?P<key>{_CLEAR_KEY}))(?P<at>) *", "there is no colon behind {key}", "write {key}: and the value"),
    (r"\s*(?P<at>[*•·–—+]|\d+[.)])\s+(?P<rest>[^\s].*)", "a list is written with -, not {at}", "write - {rest}"),
)  # fmt: skip
# Mistakes in a value, only looked for in the line where the parser gave up; `value` is what needs quotes.
_OF_A_VALUE = (
    (rf".*?(?P<at>{_PLACEHOLDER}).*", "a template's placeholder was not filled: {at}", "write the value in its place"),
    (
        rf"{_KEYED}(?P<at>\[(?P<text>[^\[\]]+)\]\((?P<url>[^()]+)\)).*", "a Markdown link is read as a list",
        "write {text}, or the address alone: {url}",
    ),
    (rf"{_KEYED}(?P<at>(?P<value>(?P<q>[\"']).*(?P=q).*(?P=q))) *(?: #.*)?", "there are quotes inside the quotes", "{around}"),
    (rf"{_KEYED}(?P<value>(?P<q>[\"'])[^\"']*(?P=q) *(?P<at>[^\s#].*))", "text follows the closing quote", "{quote}"),
    (rf"{_KEYED}(?P<value>\[[^\]]*(?P<end>\]+) *(?P<at>[^\s#].*))", "text follows the closing {end}", "{quote}"),
    (rf"{_KEYED}(?P<at>[-?]) *", "{at} alone is not a value", "leave it out"),
    (
        rf"{_START}[\w-]+ *: +[^,;]*[,;] *(?P<at>(?P<key>{_ANY_KEY})): .*", "two fields are on one line",
        "put {key}: on a line of its own",
    ),
    (rf"{_KEYED}(?P<value>(?P<at>[&*!%@`?,\]}}:]).*)", "a text cannot begin with {at}", "{quote}"),
    (rf"{_KEYED}(?P<value>(?P<at>[|>])[-+\d]* +[^#\s].*)", "a text cannot begin with {at}", "{quote}"),
    (
        rf"{_START}[\w-]+ *: +(?P<value>[^\s\[{{\"'|>&*!%@`].*?(?P<at>:)(?: .*)?)", "a colon in the text is read as a key",
        "{quote}",
    ),
)  # fmt: skip
_OPEN_QUOTE = re.compile(r" *(?:- +)?[\w-]+: +(?=([\"'])(?!.*\1 *(?:#.*)?$))")
_INDENTED_KEY = re.compile(r" +[A-Za-z][\w-]*:(?: |$)")
# Parts of the parser's messages, each with the message and the hint that the person gets in its place.
_REWORDED = (
    ("found character '\\t'", "a tab is used where spaces are needed", "indent with spaces"),
    ("mapping values are not allowed", "a colon in the text is read as a key", "put the text in quotes"),
    ("did not find expected ',' or", "the { } or [ ] is not closed", "close it on the same line, with commas between"),
    ("did not find expected node content", "the { } or [ ] is not closed", "close it, or put the text in quotes"),
    ("did not find expected key", "the indentation does not fit the lines above", "line it up with its neighbours"),
    ("could not find expected ':'", "a line has no colon and space after its key", "write key: value"),
    ("found unexpected end of stream", "a quote is not closed", "close it on the same line"),
    ("found unexpected ':'", "there is no space behind the colon", "type one"),
    ("found unknown escape character", "a backslash in double quotes starts an unknown escape", "use single quotes"),
    ("expected hexdecimal number", "a backslash in double quotes starts an unknown escape", "use single quotes"),
    ("control characters are not allowed", "an invisible control character is in the header", "delete it"),
    ("special characters are not allowed", "an invisible control character is in the header", "delete it"),
    ("cannot start any token", "the text starts with a character that YAML reserves", "put the text in quotes"),
    ("block sequence entries are not allowed", "a list starts in the wrong place", "put - on a line of its own"),
    ("<document start>", "a YAML directive or a second document is not read", "keep one header"),
    ("Unicode character escape", "a backslash escape means no character", "delete it"),
    ("did not find expected '-' indicator", "a line below a list does not belong to it", "line it up with the list"),
)


def in_plain_words(bad: yaml.MarkedYAMLError, header: str, first_line: int) -> HeaderError:
    """The parser's error, reworded, and moved to the line that a person has to change."""
    lines = header.split("\n")
    mark = bad.problem_mark or bad.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = str(bad.problem or bad.context or "it is not YAML")
    if "<document start>" in problem:
        line, column = 0, 0
    if bad.context_mark and problem.startswith(("could not find expected ':'", "found unexpected end of stream")):
        line, column = bad.context_mark.line, bad.context_mark.column

    def error(at: int, fault: Fault) -> HeaderError:
        return HeaderError(at + first_line, fault.column + 1, "yaml", fault.message, fault.hint)

    opened = None
    for number, text in enumerate(lines[: line + 1]):
        opened = opened or ((number, found) if (found := _OPEN_QUOTE.match(text)) else None)
    typed = lines[line] if line < len(lines) else ""
    if typed[column : column + 1] == "\t":
        return error(line, Fault(column, "a tab is used where spaces are needed", "indent with spaces"))
    above = lines[line - 1] if line and "mapping values" in problem else ""
    for number, text in ((line - 1, above), (line, typed)):
        fault = _first(_OF_A_LINE, text)
        if fault is not None and not (number == line and opened):
            first = error(number, fault)
            first.more = [error(at, other) for at, other in _others(lines) if at != number]
            return first
    if "mapping values" in problem and _INDENTED_KEY.match(typed) and not above.endswith(":"):
        message, hint = "the line is indented, so it continues the line above", "begin the key below the key above it"
        return error(line, Fault(0, message, hint))
    fault = None if "<document start>" in problem else _first(_OF_A_VALUE, typed)
    if fault is None and "did not find expected ',' or" in problem:
        if bad.context_mark and bad.context_mark.line < line:  # it went on to the next line: nothing closes it in its own
            line, column = bad.context_mark.line, bad.context_mark.column
        else:
            fault = _in_brackets(typed, column)
    if fault is not None:
        return error(line, fault)
    if opened:  # the text went on to the next quote, and the parser reports only what comes after that
        return error(opened[0], Fault(opened[1].end(), "a quote is not closed", "close it on the same line"))
    reworded = ((words, remedy) for part, words, remedy in _REWORDED if part in problem)
    message, hint = next(reworded, (f"the header cannot be read: {problem}", "put its text in quotes"))
    while line > 0 and (line >= len(lines) or not lines[line].strip()):  # an error at the end is reported behind the last line
        line, column = line - 1, 0
    if "is not closed" in message and " #" in lines[line]:
        message, hint = f"the # begins a comment, so {message}", "put the text with the # in quotes"
        column = lines[line].index(" #") + 1
    return error(line, Fault(column, message, hint))


def _others(lines: list[str]) -> Iterator[tuple[int, Fault]]:
    """The lines of the top level on which a field of ours is typed with the same kind of mistake."""
    for number, line in enumerate(lines):
        if re.match(_CLEAR_START, line, re.IGNORECASE):
            fault = _first(_OF_A_LINE, line)
            if fault is not None:
                yield number, fault


def fault_of_line(line: str) -> Fault | None:
    """What is wrong with a line that is YAML, but not the key with its value, or the item of a list, that was meant."""
    return _first(_OF_A_LINE, line)


def placeholder_in(line: str) -> Fault | None:
    """The first placeholder of a template in a line."""
    return _first(_OF_A_VALUE[:1], line)


def _first(table: tuple[tuple[str, str, str], ...], line: str) -> Fault | None:
    """The first fault of a table that a line has."""
    for pattern, message, hint in table if len(line) <= LONGEST_LINE else ():
        found = re.fullmatch(pattern, line)
        if found is not None:
            words = {key: (text or "").strip() for key, text in found.groupdict().items()}
            value, key = words.get("value", ""), words.get("key", "")
            words |= {
                "quote": _quoted(value),
                "around": _quoted(value[1:-1]),
                "key": key.lower() if key.lower() in OURS else key,
            }
            return Fault(found.start("at"), message.format_map(words), hint.format_map(words))
    return None


def _quoted(text: str) -> str:
    """What to do about a text that needs quotes: the text in quotes that it does not have itself, if that is short."""
    text = re.sub(r"(?<! ) +#.*", "", text).strip()
    quote = '"' if '"' not in text and "\\" not in text else "'"
    return f"put it in quotes: {quote}{text}{quote}" if len(text) <= 60 and quote not in text else "put the text in quotes"


def _in_brackets(line: str, column: int) -> Fault | None:
    """What is wrong in a list or mapping in brackets, by the characters where the parser gave up."""
    before = line[:column].rstrip(" ")[-1:]
    if before and before in "\"'":
        return Fault(column, "text follows the closing quote", "use the other kind of quotes around the whole text")
    if before and before in "]}":
        return Fault(column, f"text follows the closing {before}", "put the text in quotes")
    if line[column : column + 1] == ":":
        return Fault(column, "a colon in the text is read as a key", "put the text in quotes")
    return None
