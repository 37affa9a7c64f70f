"""The repository that a journal is in: where in it the journal is, and which commit a person means by a word."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from ..base.text import visible
from ..errors import BadChoice
from .commit_files import CommitFiles
from .git import GitFailed, ask, read
from .objects import FOLDER, Commit, Objects


class NoJournalThen(GitFailed):
    """A commit in which the journal's folder is not."""


class Repository:
    """A journal's folder and the repository around it; `prefix` is its path there, empty where it is the whole."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.prefix = read(folder, "rev-parse", "--show-prefix").removesuffix("\n").removesuffix("/")
        self.objects = Objects(folder)

    def commit_of(self, typed: str) -> Commit | None:
        """The commit that a revision means; None where there is none of that name.

        Raises BadChoice where it may mean more than one.
        """
        if not typed or "\0" in typed:
            return None
        answer = ask(self.folder, "rev-parse", "--verify", "--end-of-options", f"{typed}^{{commit}}")
        if answer.exit_code == 0 and "ambiguous" in answer.said:  # a warning: git takes the tag
            raise BadChoice("both a branch and a tag are called", typed, f"write refs/heads/{typed} or refs/tags/{typed}")
        if "is ambiguous" in answer.said:
            raise BadChoice("more than one object's name begins with", typed, "write more of it")
        return None if answer.exit_code else self.objects.commit(answer.strip())

    def head(self) -> Commit | None:
        """The commit that the journal's folder was last committed to; None where there is none yet."""
        return self.commit_of("HEAD")

    def last_before(self, moment: datetime) -> Commit | None:
        """The last commit of this branch that was there at a moment; None where its history begins later."""
        stamp = int(moment.timestamp())
        found = read(self.folder, "rev-list", "--first-parent", "-1", f"--min-age={stamp}", "HEAD", "--").strip()
        return self.objects.commit(found) if found else None

    def first(self) -> Commit:
        """The commit with which the history of this branch begins, as far as the repository has it."""
        return self.objects.commit(read(self.folder, "rev-list", "--first-parent", "HEAD", "--").split()[-1])

    def is_shallow(self) -> bool:
        """Whether the repository has only the newest part of its history."""
        return read(self.folder, "rev-parse", "--is-shallow-repository").strip() == "true"

    def files_at(self, commit: Commit) -> CommitFiles:
        """The journal's files in a commit. Raises NoJournalThen where its folder is not there."""
        tree = self.tree_at(commit)
        if tree is None:
            raise NoJournalThen(f"in commit {commit.short} there is no {visible(self.prefix)}/, so there was no journal to read")
        return CommitFiles(self.folder, self.objects, tree)

    def tree_at(self, commit: Commit) -> str | None:
        """The name of the tree of the journal's folder in a commit; None where it is not there."""
        tree = commit.tree
        for step in self.prefix.split("/") if self.prefix else ():
            item = self.objects.tree(tree).get(os.fsencode(step))
            if item is None or item.mode != FOLDER:
                return None
            tree = item.oid
        return tree


@contextmanager
def repository_of(folder: str) -> Iterator[Repository]:
    """The repository of a journal, while it is read. Raises NoGit, and GitFailed where there is none that git reads."""
    found = Repository(folder)
    try:
        yield found
    finally:
        found.objects.close()
