"""A word in the place of a command: a company of the journal, or else what was probably meant by it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType

from ...api import open_board
from ...base.text import nearest
from ...changes.which import is_company, nearest_name
from ...errors import FollowupError
from .other_words import hint_for
from .parser import parser_for


def names_company(argv: Sequence[str], at: int, commands: Iterable[str], module_of: Callable[[str], ModuleType]) -> bool:
    """Whether the word in the place of a command is a company that is meant; if not, what was probably meant has been said.

    Raises SystemExit where the option before it is what is unknown.
    """
    word, option = argv[at], argv[at - 1] if at else ""
    if option.startswith("-") and "=" not in option:
        known = [s for name in ("due", "show") for a in parser_for(module_of(name))._actions for s in a.option_strings]
        if option not in known:
            parser_for(module_of("due")).parse_args(argv)
    named, near = _company_meant(argv, word, module_of("show"))
    if not named:
        meant = nearest(word, commands) or near
        hint = hint_for(word) or (f"did you mean {meant}?" if meant else "commands are: " + ", ".join(commands))
        sys.stderr.write(f"followup: no command {word!r} ({hint})\n")
    return named


def _company_meant(argv: Sequence[str], word: str, show: ModuleType) -> tuple[bool, str | None]:
    """Whether a word is a company of the journal that is meant; if not, the nearest one."""
    args, _ = parser_for(show).parse_known_args(list(argv))
    try:
        board = open_board(args.journal, args.now, args.playbook)
    except FollowupError:
        return False, None
    return is_company(board, word), nearest_name(board, word)
