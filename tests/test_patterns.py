"""Every regular expression of the package that meets a person's text takes time in proportion to its length."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from limits import TooSlow

import followup_kit
from followup_kit.drafts.languages import note_language, private
from followup_kit.drafts.languages.definitions import notes_definition
from followup_kit.drafts.languages.known_patterns import whole_words
from followup_kit.drafts.languages.language import known_languages, language_named, slips_of
from followup_kit.drafts.languages.story import story_labels
from followup_kit.drafts.notes.judging import remarks

pytestmark = pytest.mark.zone_free

PACKAGE = Path(followup_kit.__file__).parent
LONGEST = 64 * 1024  # characters: what a header, or a body that a paste made odd, may have in one run
SECONDS = 0.2  # of the processor, for one text
SHORT = 2_000  # characters of one statement of the notes: a longer one is in no draft, and hardly anybody writes it
AT_START = ("match", "fullmatch")  # everything else tries every place of the text
# What a pattern that is put together at run time is put together from, by the names of the variables.
FROM_A_TEXT: dict[str, Any] = {
    "name": "Ann Lee", "addresses": ["ann@lee.example"], "other": "Ann", "part": "Ann", "person": "ann-lee", "phrase": "just checking",
    "context": SimpleNamespace(names=("Ann Lee",), company="Northwind"),
}  # fmt: skip
# Patterns that stand in a table: the module, its tables, and the longest text that it looks at.
IN_TABLES = (
    ("journal.syntax.yaml_messages", ("_OF_A_LINE", "_OF_A_VALUE"), "LONGEST_LINE"),
    ("dates.spoken_dates", ("_DAYS",), "LONGEST"),
)
KEPT = "compiled"  # as `re.compile`, of what is kept
OF_A_LANGUAGE = "drafts.checks.proofread"  # goes through a language's tuples of patterns
# Modules whose patterns meet nothing that a person typed: the words of a language are tested below, as they are.
ELSEWHERE = {
    "drafts.languages.language": "put together from language.toml", "drafts.filling.fill_template": "messages of the template engine",
    "drafts.languages.kept_patterns": "compiles what other modules name",
    **{f"drafts.languages.{name}": "put together from notes.toml" for name in ("note_language", "private", "evidence", "known_patterns", "story")},
    "drafts.notes.judging.remarks": "put together from notes.toml",
}  # fmt: skip


class Use(NamedTuple):
    """One pattern and how it is used: by `match`, `fullmatch`, or `finditer` for all that look at every place."""

    where: str
    pattern: re.Pattern[str]
    method: str
    longest: int = LONGEST


def patterns() -> Iterator[Use]:
    """Every use of `re` in the package, and the patterns of the languages."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        if "old_names" in name or name.startswith("__main__") or name in ELSEWHERE:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom) for alias in n.names}
        if not imported.isdisjoint(("re", KEPT)):
            yield from patterns_of(name, tree)
    for name, tables, longest in IN_TABLES:
        module = vars(import_module(f"followup_kit.{name}"))
        for table in tables:
            for number, row in enumerate(module[table], 1):
                yield Use(f"{name} {table} {number}", re.compile(row[0]), "fullmatch", module[longest])
    for code in known_languages():
        language = language_named(code)
        assert language is not None
        for field, value in language._asdict().items():
            if isinstance(value, re.Pattern):
                yield from (Use(f"{code} {field}", value, method) for method in ("match", "finditer"))
            elif field.endswith("_patterns"):
                yield from (Use(f"{code} {text[:50]}", re.compile(text, re.IGNORECASE), "finditer") for text in value)
        for field, value in language.notes._asdict().items():
            if isinstance(value, re.Pattern):
                yield from (Use(f"{code} notes {field}", value, method, SHORT) for method in ("match", "finditer"))
        yield Use(f"{code} points back", note_language.pointing_back(code), "match", SHORT)
        of_people = remarks.Remarks(notes_definition(code)["remarks"])
        for pattern in (of_people.subject, of_people.lead, of_people.work, of_people.oneself):
            yield Use(f"{code} remarks {pattern.pattern[:50]}", pattern, "match", SHORT)
        said = language.notes.evidence
        for pattern in (said.talk, said.own, said.rule, said.answer):
            yield Use(f"{code} opening {pattern.pattern[:50]}", pattern, "match", SHORT)
        for word in said.words.patterns:
            yield Use(f"{code} doubts {word.source[:50]}", whole_words((word.source,)), "finditer", SHORT)
        told = story_labels(code)
        yield Use(f"{code} story label", told.label, "match")
        yield from (Use(f"{code} story {pattern.pattern[:50]}", pattern, "fullmatch") for pattern in (told.column, told.row))
        yield from (Use(f"{code} {slip.pattern.pattern[:50]}", slip.pattern, "finditer") for slip in slips_of(code))


def patterns_of_headings() -> Iterator[Use]:
    """What stands in a heading between two, and beside a number, in any language."""
    yield Use("headings, between two", note_language.joining_headings(), "finditer")
    yield Use("headings, counted", note_language.counted_heading(), "fullmatch")


def private_patterns() -> Iterator[Use]:
    """The patterns of what is private, which meet a text in windows."""
    for sign in private.known_signs().patterns:
        yield Use(f"private {sign.source[:50]}", whole_words((sign.source,)), "finditer", private.WINDOW)
    for sign in private.doubtful_words().patterns:
        yield Use(f"doubtful {sign.source[:50]}", whole_words((sign.source,)), "finditer", SHORT)
    for pattern in remarks.of_strangers():
        yield Use(f"strangers {pattern.pattern[:50]}", pattern, "finditer", SHORT)
    for kind in sorted({sign.kind for sign in private.known_signs().patterns}):
        together = tuple(sign.source for sign in private.known_signs().patterns if sign.kind == kind)
        yield Use(f"private {kind}", whole_words(together), "finditer", private.WINDOW)


def patterns_of(name: str, tree: ast.Module) -> Iterator[Use]:
    """The patterns of one module, evaluated where it stands."""
    space = {**FROM_A_TEXT, **vars(import_module(f"followup_kit.{name}"))}
    for node in ast.walk(tree):
        function = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if function != KEPT and not re.fullmatch(r"re\.(?!escape)\w+", function):
            continue
        if ast.unparse(node.args[0]) == "pattern" and name in (OF_A_LANGUAGE, *(table[0] for table in IN_TABLES)):
            continue
        source = ast.unparse(node.args[0])
        spaces = [space | {"language": language_named(code)} for code in known_languages()] if "language." in source else [space]
        flags = next((eval(ast.unparse(k.value), space) for k in node.keywords if k.arg == "flags"), 0)
        name_in_re = "compile" if function == KEPT else function.removeprefix("re.")
        position = {"compile": 1, "sub": 4}.get(name_in_re, 2)
        flags = eval(ast.unparse(node.args[position]), space) if len(node.args) > position else flags
        methods = uses_of(node, tree) if name_in_re == "compile" else {name_in_re}
        for method in sorted({m if m in AT_START else "finditer" for m in methods}):
            for number, names in enumerate(spaces):
                yield Use(f"{name}:{node.lineno} {method} {number or ''}", re.compile(eval(source, names), flags), method)


def uses_of(compiled: ast.Call, tree: ast.Module) -> set[str]:
    """The methods of a compiled pattern that its module calls; those that try every place where it is handed on."""
    names = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and node.value is compiled
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names
    }
    return found or {"finditer"}


# The worst texts of a pattern: what fits one of its repetitions again and again, behind what it wants before that.

parser: Any = re._parser  # type: ignore[attr-defined]
OF_CATEGORY = {"DIGIT": "0", "NOT_DIGIT": "a", "SPACE": " ", "NOT_SPACE": "a", "WORD": "a", "NOT_WORD": "."}


def letters_of(tree: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """Characters that the parts of a pattern are about."""
    for kind, value in tree:
        name = str(kind)
        if name in ("LITERAL", "NOT_LITERAL"):
            yield chr(value)
        elif name == "CATEGORY":
            yield OF_CATEGORY[str(value).removeprefix("CATEGORY_")]
        elif name == "RANGE":
            yield chr(value[0])
        elif name == "IN":
            yield from letters_of(value)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from letters_of(branch)
        else:
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, parser.SubPattern):
                    yield from letters_of(part)


def example(tree: Iterable[tuple[Any, Any]]) -> str:
    """A short text that a pattern may take."""
    out = ""
    for kind, value in tree:
        name = str(kind)
        if name == "LITERAL":
            out += chr(value)
        elif name == "IN":
            kept = [v for v in value if str(v[0]) != "NEGATE"]
            out += "a" if len(kept) < len(value) else next(letters_of(kept))
        elif name in ("ANY", "NOT_LITERAL"):
            out += "a"
        elif name == "BRANCH":
            out += example(value[1][0])
        elif name == "SUBPATTERN":
            out += example(value[3])
        elif name == "ATOMIC_GROUP":
            out += example(value)
        elif name.endswith("REPEAT"):
            out += example(value[2]) * max(value[0], 1)
    return out


def repetitions(tree: Iterable[tuple[Any, Any]], before: str = "") -> Iterator[tuple[str, str]]:
    """Each repetition without a low limit within a pattern: what comes before it, and what is repeated."""
    for kind, value in tree:
        name = str(kind)
        if name.endswith("REPEAT"):
            if value[1] > 9:
                yield before, example(value[2])
            yield from repetitions(value[2], before)
        elif name == "SUBPATTERN":
            yield from repetitions(value[3], before)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from repetitions(branch, before)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from repetitions(value[1], before)
        before += example([(kind, value)])


def worst_texts(pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """Beginnings, what is repeated, and ends that spoil the match; no two alike."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    letters = list(dict.fromkeys(["a", " ", "\n", *letters_of(tree)]))
    letters = [*letters[:12], *letters[12::9]][:16]
    found = list(repetitions(tree))
    units = [*letters, *(a + b for a, b in product(letters, letters) if a != b), *(unit for _, unit in found)]
    starts = list(dict.fromkeys(["", *(before for before, _ in found)]))[:6]
    return [(start, unit, end) for start in starts for unit in dict.fromkeys(units) if unit for end in ("", "\0")]


def seconds_for(use: Use, text: str) -> float:
    searched = text if isinstance(use.pattern.pattern, str) else text.encode()
    begun = time.process_time()
    if use.method in AT_START:
        getattr(use.pattern, use.method)(searched)
    else:
        for _ in use.pattern.finditer(searched):
            pass
    return time.process_time() - begun


def stretched(parts: tuple[str, str, str], length: int) -> str:
    start, unit, end = parts
    return start + unit * ((length - len(start) - len(end)) // len(unit)) + end


USES = [*patterns(), *patterns_of_headings(), *private_patterns()]


@pytest.mark.parametrize("use", USES, ids=[u.where for u in USES])
def test_a_pattern_takes_time_in_proportion(use: Use) -> None:
    """Of all texts made for it the five worst, 64 KiB long, are done in 0.2 seconds of the processor each.

    Where the module looks at shorter texts only, as many of them as 64 KiB hold are.
    """
    texts = worst_texts(use.pattern)
    lengths = [n for n in (24, 72, 216, 648, 1944, 5832, 17496) if n < use.longest]
    keep = [len(texts), 200, 40, 9, *[5] * 9]
    for length, kept in zip((*lengths, use.longest), keep, strict=False):
        taken = {parts: seconds_for(use, stretched(parts, length)) for parts in texts}
        limit = max(SECONDS * length / LONGEST, 0.02)
        slow = [parts for parts in texts if taken[parts] > limit]
        if any(min(seconds_for(use, stretched(parts, length)) for _ in range(3)) > limit for parts in slow):  # not by chance
            raise TooSlow(f"{taken[slow[0]]:.1f} s for {length} characters like {stretched(slow[0], 40)!r}")
        texts = sorted(texts, key=lambda parts: -taken[parts])[:kept]


def test_the_test_finds_what_it_looks_for() -> None:
    """Two runs of blanks side by side, and a run that may begin anywhere, are too slow."""
    for pattern, method in ((r"(a| )* *$", "fullmatch"), (r"\S+@\S+", "finditer")):
        with pytest.raises(TooSlow):
            test_a_pattern_takes_time_in_proportion(Use("", re.compile(pattern), method))
