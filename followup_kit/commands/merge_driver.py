"""Merge two versions of an entry for git: the log lines of both, in order of time; what else both changed stays a conflict."""

from __future__ import annotations

import sys

from ..base.light import TYPE_CHECKING
from ..base.text import visible
from ..errors import BadChoice
from ..journal.disk.find_journal import find_journal

if TYPE_CHECKING:
    import argparse

EXAMPLES = """git runs it for you, once it is set up in each clone of the journal: a line goes into .gitattributes,
which you commit, and the command into .git/config; to end it, take both out again

examples:
  followup merge-driver --install
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--install", action="store_true", help="set it up for the repository of the journal")
    parser.add_argument("files", nargs="*", metavar="FILE", help="as git names them: %%O %%A %%B %%P %%L")


def run(args: argparse.Namespace) -> int:
    """Set it up, or merge; 0 for a clean merge, 1 for one with conflicts. Raises BadChoice for other words than git's."""
    if args.install:
        return _install(args)
    if not 4 <= len(args.files) <= 5:
        raise BadChoice("git names the files: %O %A %B %P %L, not", " ".join(args.files), "you may want --install")
    from ..history.merge_driver import merge_files

    base, ours, theirs, path, *marks = args.files
    return merge_files(base, ours, theirs, path, *(int(m) for m in marks if m.isdigit()))


def _install(args: argparse.Namespace) -> int:
    """Set it up, and say what was changed."""
    from ..history.merge_set_up import set_up

    done = set_up(find_journal(args.journal))
    if not done:
        sys.stdout.write("git merges the entries of this journal with followup already\n")
        return 0
    sys.stdout.write("".join(f"written: {visible(line)}\n" for line in done))
    sys.stdout.write("  git merges log lines of two machines from now on; commit .gitattributes, and do the same in each clone\n")
    return 0
