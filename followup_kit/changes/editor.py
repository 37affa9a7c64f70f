"""The person's own editor, for a file of the journal."""

from __future__ import annotations

import os
import shlex
import subprocess


def editor_of_choice() -> str:
    """The command line of the editor: `$VISUAL`, else `$EDITOR`, else vi."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def edit(editor: str, path: str) -> int | None:
    """Open a file in an editor and wait until it is closed; the editor's exit code, None where it cannot be started."""
    try:
        return subprocess.run([*shlex.split(editor), path], check=False).returncode
    except (OSError, ValueError):
        return None
