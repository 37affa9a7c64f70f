"""The options that need no parser: those with a value that every command has, and the flags that a command names as `FLAGS`.

What it names as `OTHER_OPTIONS` is for its parser.

argparse takes 17 million instructions to load, to make a parser and to use it once, as much as reading nine interviews.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType, SimpleNamespace

COMMON = {
    "--journal": {"metavar": "DIR", "help": "the journal's folder"},
    "--now": {"metavar": "MOMENT", "help": "take it to be this time: 2026-11-20T09:00"},
    "--playbook": {"metavar": "NAME", "help": "whose advice to follow"},
}
WITH_VALUE = tuple(COMMON)


def plain_options(module: ModuleType, argv: Sequence[str]) -> SimpleNamespace | None:
    """The options of a command as its parser gives them; None where only the parser knows what they mean, or what is wrong."""
    flags = {f"--{name.replace('_', '-')}": name for name in getattr(module, "FLAGS", ())}
    if not flags:
        return None
    values: dict[str, str | bool | None] = {name.removeprefix("--"): None for name in WITH_VALUE}
    values.update(dict.fromkeys(flags.values(), False))
    values.update(dict.fromkeys(getattr(module, "OTHER_OPTIONS", ())))
    words = iter(argv)
    for word in words:
        if word in flags:
            values[flags[word]] = True
        elif word in WITH_VALUE:
            value = next(words, "")
            if not value or value[0] == "-":
                return None
            values[word.removeprefix("--")] = value
        else:
            return None
    return SimpleNamespace(**values)


def part_in(module: ModuleType, argv: Sequence[str]) -> int | None:
    """Where the word stands that says which part of a command is meant; None for a command without parts, or without the word.

    A command with parts has them as `PARTS`, and `part_named` gives the module of one.
    """
    if not hasattr(module, "PARTS"):
        return None
    named = next((at for at, word in enumerate(argv) if word in module.PARTS), None)
    return named if named is not None else next((at for at, word in enumerate(argv) if not word.startswith("-")), None)
