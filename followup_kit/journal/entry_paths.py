"""Which paths below a journal an entry may have, by their names alone (docs/journal.md, section 1)."""

from __future__ import annotations

from ..base.light import Sequence

_SKIPPED = frozenset({"drafts", "playbooks", "reports"})
_TEMPLATES = frozenset({"templates", "_templates"})


def may_be_entry(file: str) -> bool:
    """Whether a path below the journal is one that an entry may have, whatever is there."""
    *folders, name = file.split("/")
    if any(map(is_left_out, (*folders, name))) or any(map(is_skipped, folders)):
        return False
    return name.lower().endswith(".md") and not is_second_copy(name)


def is_left_out(name: str) -> bool:
    """Whether a file or folder is hidden, or what an editor leaves behind."""
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#"))


def plain_names(names: Sequence[str]) -> list[str]:
    """Those of a folder's names that are sure to be what an entry may have: nearly all, so they are asked together."""
    together = "\n".join(("", *names, ""))
    if together.count("\n") == len(names) + 1 and not any(odd in together for odd in ("\n.", "\n#", "conflict")):
        if together.count(".md\n") == len(names):
            return list(names)
        return [name for name in names if name.endswith(".md")]
    return [name for name in names if name.endswith(".md") and not is_left_out(name) and not is_second_copy(name)]


def is_second_copy(name: str) -> bool:
    """Whether a file is what a sync tool leaves beside the original where both have changed."""
    return ".sync-conflict-" in name or "conflicted copy" in name


def is_skipped(name: str) -> bool:
    """Whether a folder is none that entries are in: for templates, in any case, drafts, playbooks or reports."""
    return name in _SKIPPED or is_for_templates(name)


def is_for_templates(name: str) -> bool:
    """Whether a folder is for templates, by its name."""
    return name.lower() in _TEMPLATES
