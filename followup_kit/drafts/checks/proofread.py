"""Proofreads one text, as a careful friend would (docs/drafts.md, section 2): text in, findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..form_of_address import titles_in
from ..languages.kept_patterns import compiled
from ..languages.private import private_places
from .day_check import day_mistakes
from .findings import ADDRESS, WORD, Context, Finding, line_at, parts_of
from .mechanics import mechanics_of
from .name_check import name_mistakes, other_companies
from .quotations import unpaired_quotations, without_quotations

READ_WORDS = 200  # a minute's read
SPOKEN_WORDS = 75  # half a minute aloud, at 150 words a minute
LINKEDIN_CHARACTERS = 300
_SPECIFIC = 3  # words that only this conversation has
_BETWEEN = compiled(r"[\s()./–-]|https?:")  # what people write differently in an address or number
_NUMBER = compiled(r"\+?\d{7,}")
_PLACEHOLDER = compiled(r"\[(?!TODO)[A-Za-z][^\]\n]{0,40}\]|<[A-Za-z][a-z ]{2,30}>|\{\{|\b[Xx]{3,}\b|_{3,}")


def proofread(body: str, context: Context) -> list[Finding]:
    """All findings in a body, sorted by line; those of the whole text (line 0) first. Spelling is not among them."""
    written = "\n".join(
        "" if "TODO" in line else line for line in body.split("\n")
    )  # a TODO quotes shorthand that is to be replaced
    judged = without_quotations(written)  # somebody else's words are as they were said
    found = [*_unfinished(body), *name_mistakes(judged, context), *other_companies(written, context), *_phrases(judged, context)]
    found += [*mechanics_of(judged, context), *unpaired_quotations(written), *day_mistakes(judged, context)]
    found += [*_private(body), *_length(body, context)]
    if context.by in ("email", "mail"):
        found += [*_frame(body, context), *_specific(body, context)]
    pushy = {f.line: f for f in reversed(found) if f.code == "pushy"}  # a sentence may match several times: once is enough
    kept = (f for f in found if f.code != "pushy" or pushy[f.line] is f)
    return sorted(dict.fromkeys(kept), key=lambda f: (f.line, f.code, f.message))


def _unfinished(text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        if "TODO" in line:
            yield Finding(number, "todo", "a TODO is left", "write the sentence, or delete the line")
            continue
        for found in _PLACEHOLDER.finditer(line):
            yield Finding(number, "placeholder", f"“{found[0]}” is a placeholder", "write what belongs there")


def _private(text: str) -> Iterator[Finding]:
    """What sounds private, beside a TODO too: what was picked to be reworded is on its line."""
    for line, words in private_places(text):
        yield Finding(line, "private", f"“{words}” sounds private", "leave it out, or say it in other words")


def _frame(text: str, context: Context) -> Iterator[Finding]:
    """What is around the text of a mail or letter: the greeting, the writer's name and contact details."""
    lines = text.split("\n")
    at, greeting = next(((n, x) for n, x in enumerate(lines, 1) if x.strip().endswith((",", "!", ":", "-", "–", "—"))), (1, ""))
    if context.reader:
        greeted = set(parts_of(greeting))
        wanted = set(parts_of(context.reader)) - titles_in(context.reader)
        if not greeted & wanted and not (context.greeting and greeting.startswith(context.greeting)):
            missing = "the greeting names nobody" if len(greeted) < 2 else f"the greeting does not name {context.reader}"
            yield Finding(at, "greeting", missing, f"greet {context.reader}")
    closing = [n for n, x in enumerate(lines) if context.language.goodbye.search(x.strip()) and len(x.split()) <= 6]
    tail = ADDRESS.sub(" ", " ".join(lines[closing[-1] :] if closing else lines[-6:]))
    if context.me and not set(parts_of(context.me)) & set(parts_of(tail)):
        yield Finding(len(lines), "signature", "your name is missing at the end", f"sign with {context.me}")
    elif context.me and not _takes_leave(lines, context.me, context):
        by_post = context.by == "mail"  # among people who write "Hi" it is no mistake
        yield Finding(0, "closing", "no closing line above your name", "write one, such as Kind regards", blocks=by_post)
    known = context.contacts if context.me else ()  # where there are none, that is what is missing
    if known and not any(_bare(c) in _bare(text) for c in known):
        yield Finding(0, "contact", "no contact details", "add your e-mail address or number below your name")


def _takes_leave(lines: list[str], me: str, context: Context) -> bool:
    """Whether a short line of farewell stands above the writer's name, or on the same line."""
    signed = [n for n, x in enumerate(lines) if set(parts_of(ADDRESS.sub(" ", x))) & set(parts_of(me)) and len(x.split()) <= 8]
    for at in signed:
        above = [x.strip() for x in lines[:at] if x.strip()][-3:]
        near = [x for x in above if len(x.split()) <= 8 and not context.language.greeting.search(x)]
        if any(context.language.goodbye.search(x) or (x is above[-1] and x.endswith(",")) for x in near):
            return True
        if at > 0 and context.language.goodbye.search(lines[at].strip()):
            return True
    return False


def _bare(text: str) -> str:
    """An address, link or number without what people write differently; of a number the last seven digits."""
    bare = _BETWEEN.sub("", text.casefold())
    return bare[-7:] if _NUMBER.fullmatch(bare) else bare


def _phrases(text: str, context: Context) -> Iterator[Finding]:
    plain = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'").replace("\n", " ")
    for phrases, code, remedy in (
        (context.language.generic, "generic", "say what only this conversation had"),
        (context.language.pushy, "pushy", "ask kindly, and leave them room"),
    ):
        for phrase in (p for p in phrases if p in plain):  # compiling a pattern for each of them would take longer than all else
            for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", plain):
                yield Finding(line_at(text, found.start()), code, f"“{text[found.start() : found.end()]}” sounds {code}", remedy)
    for pattern in context.language.pushy_patterns:
        for found in compiled(pattern, re.IGNORECASE).finditer(plain):
            message = f"“{plain[found.start() : found.end()]}” sounds pushy"
            yield Finding(line_at(text, found.start()), "pushy", message, "ask kindly, and leave them room")


def _length(text: str, context: Context) -> Iterator[Finding]:
    if context.kind == "connect" and len(text.strip()) >= LINKEDIN_CHARACTERS:
        yield Finding(0, "long", f"{len(text.strip())} characters: LinkedIn takes fewer than {LINKEDIN_CHARACTERS}", "shorten it")
    spoken = context.by == "phone" and context.kind != "debrief"
    parts = re.split(r"\n\n(?=[^\n]*:\n\n)", text) if spoken else [text]
    for part in parts:
        count = len(WORD.findall(part))
        if spoken and count > SPOKEN_WORDS:
            yield Finding(0, "long", f"{count} words: more than half a minute aloud", "shorten it")
        if context.by in ("email", "mail") and count > READ_WORDS:
            yield Finding(0, "long", f"{count} words: more than a minute to read", "shorten it")


def _specific(text: str, context: Context) -> Iterator[Finding]:
    """Whether a thank-you or letter could have been sent after any interview."""
    if context.kind not in ("thank-you", "letter") or "TODO" in text:
        return
    lines = text.split("\n")
    closing = [n for n, x in enumerate(lines) if context.language.goodbye.search(x.strip()) and len(x.split()) <= 6]
    inner = "\n".join(lines[: closing[-1]]) if closing else text
    days = {w.casefold() for w in (*context.language.weekdays, *context.language.months)}
    known = (
        {w for name in (*context.names, context.company, *([context.me] if context.me else [])) for w in parts_of(name)}
        | context.language.stock_words
        | days
    )
    own = {w for w in parts_of(inner) if len(w) >= 4 and w not in known and not w.isdigit()}
    if len(own) < _SPECIFIC:
        yield Finding(
            0, "specific", "nothing specific from the conversation", "add a sentence that only this interview could give"
        )
