"""The manual page `followup(1)`, made from the same help that `--help` shows: no text of its own but the headings."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType

from .parser import parser_for
from .plain_options import COMMON

_OPTION = re.compile(r"  (--\w.*?)  +(.*)")


def man_page(version: str, commands: Iterable[str], module_of: Callable[[str], ModuleType], top: str) -> str:
    """The page as roff with the man macros; `commands` are their names, `top` is the help of the whole."""
    usage, about, options, examples, codes = _parts_of(top)
    lines = [
        f'.TH FOLLOWUP 1 "" "followup\\-kit {_plain(version)}" "User Commands"',
        *(".SH NAME", f"followup \\- {_text(_first_lower(about))}"),
        *(".SH SYNOPSIS", ".B followup", _text(usage.removeprefix("usage: followup").strip())),
        *(".SH DESCRIPTION", _text(about)),
        *(".SH OPTIONS", *(line for option, said in options for line in _item(option, said))),
        ".SH COMMANDS",
    ]
    for module in map(module_of, commands):
        lines += _command(parser_for(module))
        for part in getattr(module, "PARTS", ()):  # as `import ics`, which has options of its own
            lines += _command(parser_for(module.part_named(part)))
    return "\n".join([*lines, ".SH EXAMPLES", *_as_typed(examples), ".SH EXIT STATUS", _text(codes)]) + "\n"


def _parts_of(top: str) -> tuple[str, str, list[tuple[str, str]], str, str]:
    """The parts of the help of the whole: usage, what it is, its options, its examples, its exit codes."""
    usage, about = (part.strip() for part in top.split("\n\n")[:2])
    options = [(match[1], match[2]) for match in map(_OPTION.fullmatch, top.splitlines()) if match]
    examples, _, codes = top.partition("examples:\n")[2].partition("\nexit codes: ")
    return usage, about, options, examples, codes.strip()


def _command(parser: argparse.ArgumentParser) -> Iterator[str]:
    """One command: what it does, how it is called, its own options, its examples."""
    yield f".SS {_text(parser.prog.removeprefix('followup '))}"
    yield _text(parser.description or "")
    formatter = parser._get_formatter()
    yield from (".PP", f".B {_text(parser.prog)}", _text(_usage_of(parser)))
    for action in parser._actions:
        if action.dest != "help" and not set(action.option_strings) & set(COMMON):
            yield from _item(formatter._format_action_invocation(action), formatter._expand_help(action) if action.help else "")
    if parser.epilog:
        yield from (".PP", *_as_typed(parser.epilog))


def _usage_of(parser: argparse.ArgumentParser) -> str:
    """The places and options of a command in its usage, without those that every command has."""
    usage = " ".join(parser.format_usage().split()).removeprefix(f"usage: {parser.prog}").replace("[-h]", "")
    for option, about in COMMON.items():
        usage = usage.replace(f"[{option} {about['metavar']}]", "")
    return " ".join(usage.split())


def _item(option: str, said: str) -> Iterator[str]:
    yield from (".TP", f".B {_text(option)}", _text(said) or "\\&")


def _as_typed(text: str) -> Iterator[str]:
    """Lines that are kept as they are."""
    yield from (".nf", *(_text(line) if line.strip() else ".sp" for line in text.strip("\n").splitlines()), ".fi")


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def _plain(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")


def _text(text: str) -> str:
    """A text in which roff sees nothing to do: signs of its own are escaped, and so is what would begin a request."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga").replace("~", "\\(ti")
    escaped = escaped.replace("^", "\\(ha").replace('"', "\\(dq")
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in escaped.split("\n"))
