"""Print a small script that makes Tab complete commands, options, interviews, people, kinds and days in your shell."""

from __future__ import annotations

import os
import sys

from ..base.light import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "fish")
_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shell")
EXAMPLES = """The script asks followup itself for the words, so it need not be made again for another journal or release.

bash, in ~/.bashrc:   source <(followup completion bash)
zsh, in ~/.zshrc:     source <(followup completion zsh)     behind compinit
fish, once:           followup completion fish > ~/.config/fish/completions/followup.fish

examples:
  followup completion bash
  followup completion zsh
  followup completion fish
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("shell", choices=SHELLS, metavar="bash|zsh|fish", help="your shell")


def run(args: argparse.Namespace) -> int:
    """Print the script; the exit code."""
    with open(os.path.join(_FOLDER, f"followup.{args.shell}"), encoding="utf-8") as file:
        sys.stdout.write(file.read())
    return 0
