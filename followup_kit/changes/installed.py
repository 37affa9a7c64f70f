"""What of the kit is installed: the libraries that it needs, its extras, and the programs that it would start."""

from __future__ import annotations

import os
import re
import shlex
import shutil

from ..base.light import NamedTuple
from .editor import editor_of_choice

_FOR_DEVELOPERS = ("dev", "test")
_NEEDED = ""  # in place of an extra's name
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+).*?(?:;\s*extra\s*==\s*['\"]([\w-]+)['\"])?$")


class Part(NamedTuple):
    """The libraries that everything needs, or those of one extra, with their versions; None for one that is missing."""

    extra: str
    libraries: dict[str, str | None]

    @property
    def missing(self) -> list[str]:
        """The libraries that are not there."""
        return [name for name, version in self.libraries.items() if version is None]

    @property
    def pip(self) -> str:
        """What installs them."""
        return f"pip install 'followup-kit{f'[{self.extra}]' if self.extra else ''}'"


def parts() -> list[Part]:
    """What is needed, then the extras; nothing where the kit itself was never installed, and is only on the path."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        wanted = requires("followup-kit") or []
    except PackageNotFoundError:
        return []
    found: dict[str, dict[str, str | None]] = {_NEEDED: {}}
    for line in wanted:
        match = _REQUIREMENT.match(line)
        if match and match[2] not in _FOR_DEVELOPERS:
            found.setdefault(match[2] or _NEEDED, {})[match[1]] = _version_of(match[1])
    return [Part(extra, libraries) for extra, libraries in found.items()]


def _version_of(library: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return None


def programs() -> dict[str, str | None]:
    """The path of git and of the person's editor, None for one that is not there."""
    try:
        editor = shlex.split(editor_of_choice())[:1]
    except ValueError:
        editor = [editor_of_choice()]
    return {name: shutil.which(os.path.expanduser(name)) for name in ("git", *editor)}
