"""Which program of the person's own writes drafts: only ever from their configuration, never from a journal."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..errors import FollowupError


class BadConfiguration(FollowupError):
    """The person's own configuration cannot be read, or names no program."""


def config_path(environ: Mapping[str, str] | None = None) -> str:
    """The path of the person's own configuration: `~/.config/followup/config.toml`, or below `$XDG_CONFIG_HOME`."""
    environ = os.environ if environ is None else environ
    base = environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(base, "followup", "config.toml")


def own_command(environ: Mapping[str, str] | None = None) -> list[str] | None:
    """The program that writes drafts, with its arguments: `command` in `[draft]`. None where none is configured.

    Raises BadConfiguration.
    """
    path = config_path(environ)
    if not os.path.lexists(path):  # as for most people: what follows is not loaded
        return None
    import shlex
    import tomllib

    try:
        with open(path, "rb") as file:
            raw = tomllib.load(file)
        repr(raw)  # fails for a number that no message can show
    except (OSError, ValueError, RecursionError) as bad:  # a number of 5,000 digits is a plain ValueError
        raise BadConfiguration(f"{path}: it cannot be read: {bad}") from None
    section = raw.get("draft", {})
    command = section.get("command") if isinstance(section, dict) else section
    if command is None or command == "":
        return None
    try:
        words = shlex.split(command) if isinstance(command, str) else command
    except ValueError:  # a quotation that is not closed
        words = None
    if not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
        raise BadConfiguration(f'{path}: draft.command: {command!r} is not a program; write command = "program --option"')
    return [os.path.expanduser(words[0]), *words[1:]]
