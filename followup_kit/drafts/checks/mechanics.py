"""The mechanics of a text: words typed twice, punctuation, brackets, capitals, and the slips that its language knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages.kept_patterns import compiled
from ..languages.language import slips_of
from ..languages.needed_words import in_lower_case, may_match
from .findings import ADDRESS, WORD, Context, Finding, blanked, line_at

_DOUBLED = compiled(r"(?<![\w'’-])([^\W\d_]+)[ \n]+\1\b(?!['’-]\w)", re.IGNORECASE)
_PUNCTUATION = (
    (compiled(r"(?<![.\d])(,,+|;;+|::+|\.\.(?!\.)|!!+|\?\?+|[,;]\.|\.,(?! ))"), "punctuation typed twice"),
    (compiled(r"(?<=\w) +([,;!?]|\.(?!\w))(?!\))"), "a space before the punctuation mark"),
    (compiled(r"(?<=[^\W\d_])[,;](?=[^\W\d_]{2})"), "no space after the punctuation mark"),
    (compiled(r"(?<=[a-zà-ÿ]{2})[.?!](?=[A-ZÀ-Þ][a-zà-ÿ]+[ ,])"), "no space after the full stop"),
)
_PROSE = 8  # words: a shorter line may be part of an address or a heading
_PARAGRAPH = compiled(r"(?:[^\n]+\n?)+")
_BRACKET = compiled(r"[()]")
_LIST_MARK = compiled(r"(?:^|\s)(?:[a-z]|\d{1,2})$", re.IGNORECASE)
_SMALL_SENTENCE = compiled(r"(?<!\S)(\S*[.!?])\)* +(?=([a-zà-ÿ]+)\b)")
_SMALL_PARAGRAPH = compiled(r"(?:^|\n\n)([a-zà-ÿ]+)\b(?!:)")
_SMILEY = compiled(r"[:;]-?[)(]")
_NOT_PROSE = compiled(rf"{ADDRESS.pattern}|^[^\S\n]*[-*+] .*$", re.MULTILINE)


def mechanics_of(text: str, context: Context) -> Iterator[Finding]:
    """Findings: doubled words, punctuation, brackets, a small letter at the start, and the slips that the language lists."""
    prose = blanked(text, ADDRESS)
    named = {w.casefold() for name in (*context.names, context.company) for w in WORD.findall(name)}
    for found in _DOUBLED.finditer(prose):
        word = found[1].casefold()
        is_name = found[0].split()[-1][0].isupper()  # Walla Walla
        if word not in context.language.may_repeat and word not in named and not is_name:
            yield Finding(line_at(text, found.start()), "doubled", f"“{found[0]}”: a word typed twice", "take one out")
    for pattern, what in _PUNCTUATION:
        for found in pattern.finditer(_SMILEY.sub(lambda m: " " * len(m[0]), prose)):
            around = prose[max(0, found.start() - 8) : found.end() + 6].strip().split("\n")[0]
            yield Finding(line_at(text, found.start()), "punctuation", f"“{around}”: {what}", "correct it")
    yield from _brackets(prose)
    yield from _small_starts(prose, context)
    yield from _unended(text, context)
    straight = prose.replace("’", "'").replace("\n", " ")
    lowered = in_lower_case(straight)
    pointed_at: set[int] = set()
    for slip in slips_of(context.language.code):
        if not may_match(slip.needs, lowered):
            continue
        for found in slip.pattern.finditer(straight):
            begin = found.start() + len(found[0]) - len(found[0].lstrip(" .!?;:,"))
            # A pattern may end before the word that it is about: that word is shown too.
            end = straight.find(" ", found.end()) if found[0].endswith(" ") else found.end()
            if not pointed_at.isdisjoint(range(begin, found.end())):
                continue  # another pattern has said it
            pointed_at.update(range(begin, found.end()))
            shown = straight[begin : end if end > 0 else None].strip(" .,;")
            yield Finding(line_at(text, begin), "slip", f"“{shown}”", slip.remedy)


def _brackets(prose: str) -> Iterator[Finding]:
    """A round bracket without its partner in the paragraph; the one behind the letter or number of a list has none."""
    for paragraph in _PARAGRAPH.finditer(prose):
        opened: list[int] = []
        lonely: list[int] = []
        text = _SMILEY.sub(lambda m: " " * len(m[0]), paragraph[0])
        for mark in _BRACKET.finditer(text):
            if mark[0] == "(":
                opened.append(mark.start())
            elif opened:
                opened.pop()
            elif not _LIST_MARK.search(text[: mark.start()]):
                lonely.append(mark.start())
        for at in (*opened[:1], *lonely[:1]):
            message = "“(” and “)” do not match"
            yield Finding(line_at(prose, paragraph.start() + at), "bracket", message, "close each that you open")


def _unended(text: str, context: Context) -> Iterator[Finding]:
    """A paragraph of prose that ends without a stop; a line of a list, a greeting or an address needs none."""
    for paragraph in _PARAGRAPH.finditer(text):
        line = paragraph[0].rstrip().split("\n")[-1]
        if (
            len(WORD.findall(paragraph[0])) >= _PROSE
            and line[-1:].isalnum()
            and not _NOT_PROSE.search(paragraph[0])
            and context.by in ("email", "mail")
            and not any(len(x.split()) < _PROSE for x in paragraph[0].strip().split("\n"))
        ):
            number = line_at(text, paragraph.start() + len(paragraph[0].rstrip()))
            yield Finding(number, "punctuation", f"“{line.split()[-1]}”: no full stop at the end", "end the sentence")


def _small_starts(prose: str, context: Context) -> Iterator[Finding]:
    own = _own_words(context)
    named = re.compile("|".join(re.escape(name) for name in (*context.names, context.company)))
    text = blanked(blanked(prose, _NOT_PROSE), named)  # a name may end like a sentence: "Who's a Good Dog?"
    for found in _SMALL_SENTENCE.finditer(text):
        if not context.language.abbreviation.search(found[1]) and not found[1].endswith("...") and found[2].casefold() not in own:
            yield _small(prose, found.end(), found[2], "a sentence")
    for found in _SMALL_PARAGRAPH.finditer(text):
        before = text[: found.start()].rstrip().rsplit("\n", 1)[-1]
        greeted = context.language.greeting.search(before) is not None
        goes_on = context.language.lower_after_greeting if greeted else before.endswith((",", ":", ";"))
        if not goes_on and found[1].casefold() not in own:
            yield _small(prose, found.start(1), found[1], "a paragraph")


def _small(prose: str, at: int, word: str, what: str) -> Finding:
    return Finding(line_at(prose, at), "small-start", f"“{word}” begins {what} in lower case", "write it with a capital")


def _own_words(context: Context) -> set[str]:
    """Words of names that begin with a small letter: "van der Berg", a product of the company's."""
    return {w.casefold() for name in (*context.names, context.company) for w in WORD.findall(name) if w[0].islower()}
