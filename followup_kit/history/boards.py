"""The rows of a journal in many commits, all seen at one moment under one playbook: what differs, the commits did."""

from __future__ import annotations

from datetime import datetime

from ..engine.playbook import NO_RULES, Playbook
from ..engine.search import Search
from ..journal.files import Journal, Seen, read_journal
from ..journal.settings import default_settings
from ..journal.syntax.toml_text import BadToml
from ..model import Action
from ..playbooks.files import NoPlaybook, read_playbook
from .commit_files import CommitFiles
from .repository import Repository

Rows = dict[str, Action]


class Boards:
    """Works out the rows of a commit by what has changed since the commit that was asked for before it.

    `playbook` is the one that was named for all, None for that of each commit's settings.
    """

    def __init__(self, repository: Repository, now: datetime, playbook: str | None) -> None:
        self._repository = repository
        self._now = now
        self._playbook = playbook
        self._seen = Seen()
        self._search: Search | None = None
        self._by_tree: dict[str | None, Rows] = {}

    def rows(self, oid: str) -> Rows:
        """The rows of a commit by their ids; none where the journal was not there, or could not be read."""
        tree = self._repository.tree_at(self._repository.objects.commit(oid))
        found = self._by_tree.get(tree)
        if found is None:
            found = self._by_tree[tree] = {} if tree is None else self._rows_of(tree)
        return found

    def _rows_of(self, tree: str) -> Rows:
        files = CommitFiles(self._repository.folder, self._repository.objects, tree)
        try:
            journal = read_journal(files, self._seen)
            playbook = read_playbook(self._playbook or journal.settings.playbook, files)
        except (BadToml, NoPlaybook):
            journal, playbook = Journal(files.folder, default_settings()), NO_RULES
        self._search = self._next(journal, playbook)
        return {action.id: action for action in self._search.actions()}

    def _next(self, journal: Journal, playbook: Playbook) -> Search:
        before = self._search
        if before is not None and before.settings == journal.settings and before.playbook == playbook:
            return before.with_entries(journal.entries, journal.unread)
        return Search(journal.entries, playbook, self._now, journal.settings, journal.unread)
