"""Finds and loads playbooks: the journal's own in its `playbooks/`, else the six that are built in."""

from __future__ import annotations

import os

from ..base.text import few, nearest
from ..engine.playbook import BUILT_IN, Playbook, extended_name, parse_playbook
from ..errors import FollowupError
from ..journal.disk.file_text import bytes_of
from ..journal.disk.source import Source, source_of
from ..journal.syntax.toml_text import BadToml, place_of
from ..model import Problem

FOLDER = "playbooks"


def read_playbook(name: str, journal: str | Source | None) -> Playbook:
    """A playbook by its bare name: the journal's own in `playbooks/`, else a built-in one. BadToml, or NoPlaybook."""
    return _read_playbook(name, None if journal is None else source_of(journal), ())


class NoPlaybook(FollowupError):
    """There is no playbook of that name."""

    def __init__(self, name: str, known: list[str]) -> None:
        meant = nearest(name, known)
        hint = f"did you mean {meant}?" if meant else "known are: " + few(known)
        super().__init__(f"no playbook named {name!r} ({hint})")
        self.name = name
        self.hint = hint


def own_playbooks(journal: str | Source | None) -> list[str]:
    """The names of the playbooks that a journal brings. Raises BadToml where its folder of them cannot be read."""
    try:
        found = [name for names in source_of(journal).names(FOLDER).values() for name in names] if journal else []
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as bad:  # a built-in one must not take the place of what cannot be read
        message = f"the folder cannot be read: {bad.strerror}"
        raise BadToml([Problem(FOLDER, 1, 1, "error", "unreadable", message, "check its permissions")]) from None
    return sorted(n[:-5] for n in found if n.endswith(".toml") and not n.startswith("."))


def _read_playbook(name: str, source: Source | None, chain: tuple[str, ...]) -> Playbook:
    own = own_playbooks(source)
    bare = name not in ("", ".", "..") and not any(c in name for c in "/\\\0")
    if bare and name in own and source is not None and name not in chain[-1:]:
        shown = f"{FOLDER}/{name}.toml"
        data, trouble = bytes_of(source, shown)
    elif bare and name in BUILT_IN:
        shown = f"{name}.toml"
        data, trouble = bytes_of(os.path.dirname(__file__), shown)
    else:
        raise NoPlaybook(name, [*BUILT_IN, *own])
    if data is None:
        raise BadToml([trouble] if trouble else [])
    base_name = extended_name(shown, data)
    base = None
    if base_name is not None:
        if base_name in chain or (base_name == name and name not in BUILT_IN):
            circle = " -> ".join((*chain, name, base_name))
            raise BadToml(
                [Problem(shown, 1, 1, "error", "playbook", f"extends goes in a circle: {circle}", "extend a built-in one")]
            )
        try:
            base = _read_playbook(base_name, source, (*chain, name))
        except NoPlaybook as bad:
            message = f"extends: no playbook named {base_name!r}"
            line, column = place_of(data.decode("utf-8", "replace"), ("extends",))
            raise BadToml([Problem(shown, line, column, "error", "playbook", message, bad.hint)]) from None
    return parse_playbook(name, shown, data, base)
