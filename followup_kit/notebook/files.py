"""The files of the notebooks: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import os
import shutil

from ..errors import Refused
from ..journal.atomic_write import make_folders

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FIRST = "due_actions.ipynb"


def notebook_folder() -> str:
    """The folder of the notebooks that came with this version. Raises Refused where it was installed without them."""
    for above in (_PACKAGE, os.path.dirname(_PACKAGE)):
        folder = os.path.join(above, "notebooks")
        if os.path.isfile(os.path.join(folder, _FIRST)):
            return folder
    raise Refused("this followup was installed without its notebooks")


def is_installed(folder: str) -> bool:
    """Whether the notebooks are part of an installed package, where nobody should work on them."""
    return os.path.dirname(folder) == _PACKAGE


def copy_notebooks(source: str, into: str) -> list[str]:
    """Copy the notebooks that a folder does not have yet, readable by the person alone; the names of those copied.

    The folder is made where there is none. Raises OSError where the disk fails.
    """
    make_folders(into)
    copied = []
    for name in sorted(os.listdir(source)):
        target = os.path.join(into, name)
        if name.endswith(".ipynb") and not os.path.lexists(target):
            shutil.copyfile(os.path.join(source, name), target)
            os.chmod(target, 0o600)
            copied.append(name)
    return copied
