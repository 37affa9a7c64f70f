"""The files of the notebooks: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import os

from ..errors import Refused
from ..journal.disk.atomic_write import make_folders, replace_any
from .git_filter import without_sample

_HERE = os.path.dirname(os.path.abspath(__file__))
_PACKAGE = os.path.dirname(_HERE)
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


def lab_extensions() -> str:
    """The folder from which JupyterLab takes what runs the notebooks when they are opened."""
    return os.path.join(_HERE, "lab_extensions")


def lab_config() -> str:
    """The folder from which JupyterLab takes the setting by which it does not ask whether one wants its news."""
    return os.path.join(_HERE, "lab_config")


def copy_notebooks(source: str, into: str) -> list[str]:
    """Copy the notebooks that a folder does not have yet, readable by the person alone; the names of those copied.

    None of them comes with outputs of the sample journal. The folder is made where there is none. Raises OSError where the
    disk fails.
    """
    make_folders(into)
    copied = []
    for name in sorted(n for n in os.listdir(source) if n.endswith(".ipynb")):
        target = os.path.join(into, name)
        if not os.path.lexists(target):
            with open(os.path.join(source, name), "rb") as f:
                replace_any(target, without_sample(f.read()), target)
            copied.append(name)
        elif os.path.isfile(target) and not os.path.islink(target):
            with open(target, "rb") as f:
                raw = f.read()
            if raw != without_sample(raw):  # it was last run on the sample
                replace_any(target, without_sample(raw), target)
    return copied
