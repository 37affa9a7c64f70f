"""Whether a person sits in front of a running notebook: only then are there buttons."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.util import find_spec


def is_attended(environ: Mapping[str, str]) -> bool:
    """Whether a person runs this in JupyterLab: its server names the session, and the person can be asked something.

    What runs notebooks by itself (nbconvert, nbval, a report) has no session; where it inherits the name of one, it still
    does not let itself be asked anything.
    """
    if not environ.get("JPY_SESSION_NAME") or "IPython" not in sys.modules:
        return False
    kernel = getattr(sys.modules["IPython"].get_ipython(), "kernel", None)
    return kernel is not None and bool(kernel.get_parent().get("content", {}).get("allow_stdin"))


def can_show_widgets(environ: Mapping[str, str]) -> bool:
    """Whether widgets are of use: ipywidgets is installed and a person is there to click."""
    return is_attended(environ) and find_spec("ipywidgets") is not None
