"""Open the notebooks in JupyterLab, on your journal."""

from __future__ import annotations

import os
import shlex
import sys
from importlib.util import find_spec

from ..api import open_board
from ..base.light import TYPE_CHECKING
from ..base.text import visible
from ..errors import BadChoice, FollowupError, Refused
from ..journal.disk.inside import leads_out
from ..notebook.files import copy_notebooks, is_installed, lab_config, lab_extensions, notebook_folder

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup lab
  followup lab --no-browser -- --port 8899
  followup lab --into ~/my-notebooks
"""
_OWN_FOLDER = os.path.join("~", "followup-notebooks")
# Nothing here uses the network: no news, no check for a newer version, no list of extensions.
_OFFLINE = (
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=None",
    "--LabApp.extension_manager=readonly",
)


class NoLab(FollowupError):
    """JupyterLab, or what its buttons are made of, is not installed."""

    def __init__(self, missing: str) -> None:
        pip = f"{shlex.quote(sys.executable)} -m pip install 'followup-kit[notebooks]'"
        super().__init__(f"{missing} is not installed here; install it with\n  {pip}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--no-browser", action="store_true", help="start the server without opening a browser")
    parser.add_argument("--into", metavar="DIR", help="work on copies in this folder")
    parser.add_argument("arguments", nargs="*", metavar="-- ARGUMENT", help="passed on to jupyter lab")


def run(args: argparse.Namespace) -> int:
    """Replace this process by JupyterLab, so that its exit code, and Ctrl-C, are its own.

    Raises NoLab where it is not installed, BadChoice for a playbook, Refused for a folder inside the journal.
    """
    if args.playbook is not None:
        raise BadChoice("lab follows the journal's own playbook, not", args.playbook, "set playbook in journal.toml")
    for module, name in (("jupyterlab", "JupyterLab"), ("ipywidgets", "ipywidgets")):
        if find_spec(module) is None:
            raise NoLab(name)
    board = open_board(args.journal, args.now)
    journal = os.path.abspath(board.folder)
    folder = _folder(args.into, journal, is_sample=board.journal.settings.now is not None)
    config = os.pathsep.join(filter(None, [lab_config(), os.environ.get("JUPYTER_CONFIG_PATH")]))
    environ = {**os.environ, "FOLLOWUP_JOURNAL": journal, "JUPYTER_CONFIG_PATH": config}
    if args.now is not None:
        environ["FOLLOWUP_NOW"] = args.now
    sys.stderr.write(f"JupyterLab on {visible(folder)}, with the journal {visible(journal)}\n")
    sys.stderr.flush()
    options = [
        *_OFFLINE,
        f"--LabApp.extra_labextensions_path={lab_extensions()}",
        *(["--no-browser"] if args.no_browser else []),
        *args.arguments,
    ]
    os.execve(sys.executable, [sys.executable, "-m", "jupyterlab", os.path.join(folder, "due_actions.ipynb"), *options], environ)


def _folder(into: str | None, journal: str, *, is_sample: bool) -> str:
    """Where the notebooks are worked on: as copies, but those of a checkout where they are as long as they show a sample."""
    source = notebook_folder()
    if into is None and is_sample and not is_installed(source):
        return source
    folder = os.path.abspath(os.path.expanduser(into or _OWN_FOLDER))
    if not leads_out(os.path.abspath(journal), folder):
        raise Refused(f"{visible(folder)} is inside the journal; nothing was copied. Name another folder with --into DIR")
    copied = copy_notebooks(source, folder)
    if copied:
        sys.stderr.write(f"copied into {visible(folder)}: {', '.join(copied)}\n")
    return folder
