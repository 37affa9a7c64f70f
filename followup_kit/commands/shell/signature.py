"""What may be typed behind a command, as its `add_arguments` says it to a parser; argparse is not loaded for that."""

from __future__ import annotations

from types import ModuleType

from ...base.light import Any, NamedTuple
from ..shared.plain_options import COMMON


class Option(NamedTuple):
    """An option: its names, what its help calls the value (None for a flag), the values if they are few, and its help."""

    names: tuple[str, ...]
    value: str | None = None
    choices: tuple[str, ...] = ()
    help: str = ""
    repeated: bool = False


class Place(NamedTuple):
    """A word that is no option: what the help calls it, and whether it may be left out."""

    name: str
    optional: bool


class Signature:
    """The options and the words of one command. It takes the place of the parser in the command's `add_arguments`."""

    def __init__(self, module: ModuleType) -> None:
        self.prog = self.usage = ""
        self.options: list[Option] = []
        self.places: list[Place] = []
        for name, spec in COMMON.items():
            self.add_argument(name, **spec)
        module.add_arguments(self)

    def add_argument(self, *names: str, **spec: Any) -> None:
        """As a parser's."""
        choices = tuple(spec.get("choices") or ())
        value = spec.get("metavar") or "|".join(choices)
        if not names[0].startswith("-"):
            self.places += _places(value or names[0], optional=spec.get("nargs") in ("?", "*"))
            return
        action = spec.get("action", "store")
        takes_value = action in ("store", "append")
        shown = value or names[0].lstrip("-").upper()
        self.options.append(Option(names, shown if takes_value else None, choices, spec.get("help", ""), action == "append"))

    def add_mutually_exclusive_group(self) -> Signature:
        """As a parser's; which options exclude each other does not matter here."""
        return self

    def option(self, name: str) -> Option | None:
        """The option of a name; None where there is none."""
        return next((o for o in self.options if name in o.names), None)


def _places(metavar: str, *, optional: bool) -> list[Place]:
    """The words that the help names as one: `[WHICH] KIND` are two, and an action may be named by WHICH and KIND."""
    words = ("WHICH [KIND]" if metavar.startswith("ACTION") else metavar).split()
    return [Place(word.strip("[]"), optional or word.startswith("[")) for word in words if word != "--"]
