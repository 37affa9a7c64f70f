"""Which words may come next on a command line that is being typed: for the shells, when a person presses Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType

from ...base.light import NamedTuple
from ...changes.kind_words import meant_word
from ..shared.plain_options import part_in
from .known_words import OPEN_PLACES, KnownWords, Word
from .signature import Place, Signature


class Commands(NamedTuple):
    """The commands: what each does, where the name of one stands among some words, and the module of one."""

    about: Mapping[str, str]
    index_in: Callable[[Sequence[str]], int | None]
    module_of: Callable[[str], ModuleType]


class _Line(NamedTuple):
    """What was typed before: words that are no option, the options, the journal; and an option that waits for its value."""

    words: list[str]
    used: set[str]
    journal: str | None
    waiting: str | None
    only_words: bool  # `--` was typed


def next_words(typed: Sequence[str], current: str, commands: Commands) -> list[Word]:
    """The words that may take the place of `current`, whatever has been typed of it; `typed` are those before it, unquoted.

    The value in `--to=Dana` comes with its option. Raises whatever loading a command and reading a journal raises.
    """
    if typed[:1] == ["help"]:
        return [Word(*pair) for pair in commands.about.items()] if len(typed) == 1 else []
    at = commands.index_in(typed)
    name = typed[at] if at is not None and typed[at] in commands.about else None
    rest = typed if at is None or name is None else [*typed[:at], *typed[at + 1 :]]
    module = commands.module_of(name or ("due" if at is None else "show"))  # a company's name alone shows it
    part = part_in(module, rest)
    if part is not None and rest[part] in module.PARTS:
        module, rest = module.part_named(rest[part]), [*rest[:part], *rest[part + 1 :]]
    signature = Signature(module)
    line = _sorted(rest, signature)
    known = KnownWords(module, line.journal)
    left, which = _places_left(line.words, signature.places, known)
    if line.waiting is not None:
        return _values(line.waiting, signature, known, which)
    if current.startswith("-") and not line.only_words:
        option, equals, _ = current.partition("=")
        if equals:
            return [word._replace(text=f"{option}={word.text}") for word in _values(option, signature, known, which)]
        return list(_options(signature, line.used))
    if name is None and not line.words and not line.only_words:
        return [*(Word(*pair) for pair in commands.about.items()), *(known.which() if current else ())]
    if not signature.places and not current:
        return list(_options(signature, line.used))
    return [word for place in left for word in known.of_place(place.name)]


def _sorted(typed: Sequence[str], signature: Signature) -> _Line:
    """The words of a line without the command's name."""
    words: list[str] = []
    used: set[str] = set()
    journal = waiting = None
    only_words = False
    for word in typed:
        if waiting is not None:
            journal = word if waiting == "--journal" else journal
            waiting = None
        elif word == "--" and not only_words:
            only_words = True
        elif only_words or not word.startswith("-"):
            words.append(word)
        else:
            name, equals, value = word.partition("=")
            option = signature.option(name)
            used.update(option.names if option is not None and not option.repeated else ())
            if option is not None and option.value is not None and not equals:
                waiting = name
            elif equals and name == "--journal":
                journal = value
    return _Line(words, used, journal, waiting, only_words)


def _values(name: str, signature: Signature, known: KnownWords, which: str) -> list[Word]:
    """The words of an option's value; none where it has none."""
    option = signature.option(name)
    if option is None or option.value is None:
        return []
    if option.choices:
        return [Word(choice) for choice in option.choices]
    return known.of_option(option.names[0], option.value, which)


def _options(signature: Signature, used: set[str]) -> Iterator[Word]:
    """The options that are not there yet, by their long names."""
    for option in signature.options:
        if used.isdisjoint(option.names):
            yield Word(option.names[-1], option.help)
    yield Word("--help", "this command's own page")


def _places_left(words: Sequence[str], places: Sequence[Place], known: KnownWords) -> tuple[list[Place], str]:
    """The places of which one comes next, and what was typed as WHICH: each word takes the first place that it fits.

    A kind fits only where a kind is wanted, wherever it stands, as `done thank-you northwind` may be typed too.
    """
    left = list(places)
    which = []
    for word in words:
        closed = (p for p in left if p.name not in OPEN_PLACES and meant_word(word, [w.text for w in known.of_place(p.name)]))
        fits = next(closed, None)
        if fits is None:
            which.append(word)
            fits = next((p for p in left if p.name in OPEN_PLACES), None)
        if fits is not None:
            left.remove(fits)
    first = next((n for n, place in enumerate(left) if not place.optional), len(left))
    return left[: first + 1], " ".join(which)
