"""The options that need no parser: those with a value that every command has, and what a command names.

Those are its flags (`FLAGS`), and what it calls the words that are no options (`WORDS`), if it takes any. What it names as
`OTHER_OPTIONS`, with their defaults, is for its parser.

argparse takes 17 million instructions to load, to make a parser and to use it once, as much as reading nine interviews.
"""

from __future__ import annotations

from types import ModuleType, SimpleNamespace

from ...base.light import Sequence

COMMON = {
    "--journal": {"metavar": "DIR", "help": "the journal's folder"},
    "--now": {"metavar": "MOMENT", "help": "take it to be this time: 2026-11-20T09:00"},
    "--playbook": {"metavar": "NAME", "help": "whose advice to follow"},
}
WITH_VALUE = tuple(COMMON)


def plain_options(module: ModuleType, argv: Sequence[str]) -> SimpleNamespace | None:
    """The options of a command as its parser gives them; None where only the parser knows what they mean, or what is wrong."""
    if not hasattr(module, "FLAGS"):
        return None
    flags = {f"--{name.replace('_', '-')}": name for name in module.FLAGS}
    values: dict[str, object] = {name.removeprefix("--"): None for name in WITH_VALUE}
    values.update(dict.fromkeys(flags.values(), False), **module.OTHER_OPTIONS)
    found: list[str] = []
    at, last, behind = 0, len(argv), 0  # behind: where the next word must stand
    while at < last:
        word = argv[at]
        if word in flags:
            values[flags[word]] = True
        elif word in WITH_VALUE:
            at += 1
            value = argv[at] if at < last else ""
            if not value or value[0] == "-":
                return None
            values[word.removeprefix("--")] = value
        elif not word or word[0] == "-" or (found and at != behind):
            return None  # also words with an option between them
        else:
            found.append(word)
            behind = at + 1
        at += 1
    if hasattr(module, "WORDS") is not bool(found):
        return None
    if found:
        values[module.WORDS] = found
    return SimpleNamespace(**values)


def part_in(module: ModuleType, argv: Sequence[str]) -> int | None:
    """Where the word stands that says which part of a command is meant; None for a command without parts, or without the word.

    A command with parts has them as `PARTS`, and `part_named` gives the module of one.
    """
    if not hasattr(module, "PARTS"):
        return None
    named = next((at for at, word in enumerate(argv) if word in module.PARTS), None)
    return named if named is not None else next((at for at, word in enumerate(argv) if not word.startswith("-")), None)
