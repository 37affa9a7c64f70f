"""Parsers of options, by argparse: loaded only where a command is given any but the plainest ones (`plain_options`)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from ...base.light import Any, NoReturn
from .plain_options import COMMON


def _help_formatter(prog: str) -> argparse.HelpFormatter:
    """Help as wide as the screen says in COLUMNS; argparse would import shutil to find it out, for every command."""
    columns = os.environ.get("COLUMNS", "")
    return argparse.RawDescriptionHelpFormatter(prog, width=int(columns) - 2 if columns.isdigit() else 78)


class Parser(argparse.ArgumentParser):
    """argparse with errors that say what was probably meant, and where to read more.

    A positional argument of any number of words may have options between its words, and the value of an option may be a
    day that begins with a hyphen (`--at -3d`).
    """

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """Parse the arguments of one command. Raises SystemExit where they are wrong."""
        joined = _with_past_days(list(args or ()))
        if any(a.dest == "words" for a in self._actions):
            return self.parse_intermixed_args(joined, namespace)
        return super().parse_args(joined, namespace)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            from .other_words import value_meant

            known = [str(choice) for choice in action.choices]
            meant = value_meant(str(value), known)
            hint = f"did you mean {meant}?" if meant else f"known are: {', '.join(known)}"
            raise argparse.ArgumentError(action, f"no {value!r} ({hint})")

    def error(self, message: str) -> NoReturn:
        unknown = message.removeprefix("unrecognized arguments: ").split()[:1] if message.startswith("unrecognized") else []
        if unknown:
            from ...base.text import nearest

            options = [s for a in self._actions for s in a.option_strings]
            word = unknown[0].partition("=")[0]
            other = {"--to": "--from", "--from": "--to"}.get(word)
            meant = other if other in options else nearest(word, options) if word.startswith("-") else None
            what = "option" if unknown[0].startswith("-") else "argument"
            message = f"unknown {what} {unknown[0]!r}" + (f" (did you mean {meant}?)" if meant else "")
            if what == "argument" and self.prog in ("followup due", "followup list") and word.isprintable():
                message += f" (for one opportunity: followup show {unknown[0]})"
            elif what == "argument" and self.prog == "followup new":
                message += " (each part is named: followup new --company NAME --role ROLE --date DATE)"
        sys.stderr.write(f"followup: {message}; see {self.prog} --help\n")
        raise SystemExit(2)


def _with_past_days(argv: list[str]) -> list[str]:
    """The arguments with `--at -3d` as `--at=-3d`: argparse would take the day for an option."""
    out: list[str] = []
    for word in argv:
        if out and out[-1].startswith("--") and "=" not in out[-1] and word[:1] == "-" and word[1:2].isdigit():
            out[-1] += f"={word}"
        else:
            out.append(word)
    return out


def name_of(module: ModuleType) -> str:
    """What a person types for a command or a part of one: `due`, `import ics`."""
    *_, room, last = module.__name__.split(".")
    return f"import {last}" if room == "importing" else last.rstrip("_").replace("_", "-")


def parser_for(module: ModuleType) -> Parser:
    """The parser of a command or of a part of one, given its module, with the common options and its own."""
    name = name_of(module)
    parser = Parser(
        prog=f"followup {name}", description=module.__doc__, epilog=module.EXAMPLES, allow_abbrev=False,
        formatter_class=_help_formatter,
    )  # fmt: skip
    for option, spec in COMMON.items():
        parser.add_argument(option, metavar=spec["metavar"], help=spec["help"])
    module.add_arguments(parser)
    parser.set_defaults(command=name)
    return parser
