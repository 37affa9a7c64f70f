"""The files of tests/engine/scenarios/, written to be read by a person, as whole scenarios.

A file is `scenarios:`, and `defaults:` for what they share. A scenario has an `id`, a `why` that names the rule, a `playbook`,
a moment (`now`), its files, and what is expected (test_scenarios.py). It takes place in a `journal:` of `journals.yaml`, which
gives the settings, the company and role of an entry that names none, and the text below its header. So an entry under
`entries:` is no more than the other lines of its header. What stands under `files:` is written as it is. Dates are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "scenarios"
KNOWN = frozenset(
    ("id", "why", "playbook", "now", "journal_toml", "files", "expect", "absent", "open_now", "warnings", "warnings_absent", "problems")
)  # fmt: skip
NEEDED = frozenset(("id", "why", "playbook", "now", "files"))
_SPENT = ("company", "role", "body", "entries", "journal", "like")  # what the files are made from


class _Loader(yaml.CSafeLoader):
    """YAML whose dates are text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_scenarios(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """All scenarios of a folder and the folders below it, each whole: its journal's files, and what is expected."""
    journals = journals_from_text((folder / "journals.yaml").read_text(encoding="utf-8"))
    paths = [p for p in sorted(folder.rglob("*.yaml")) if p.name != "journals.yaml"]
    return [s for path in paths for s in scenarios_from_text(path.read_text(encoding="utf-8"), journals)]


def journals_from_text(text: str) -> dict[str, dict[str, Any]]:
    """The journals by name; one that is `like` another, further up, says only what differs."""
    journals: dict[str, dict[str, Any]] = {}
    for name, written in _parsed(text).items():
        journals[name] = {**journals.get(written.get("like"), {}), **written}
    return journals


def scenarios_from_text(text: str, journals: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The scenarios of one file, in its order."""
    parsed = _parsed(text)
    defaults = parsed.get("defaults", {})
    for written in parsed["scenarios"]:
        journal = journals[{**defaults, **written}["journal"]]
        yield _whole({**journal, **defaults, **written})


def entry_from_header(header: str, company: str, role: str, body: str) -> str:
    """The text of an entry: its header between fences, with company and role on top where it has none, and the body below it."""
    for name, value in (("role", role), ("company", company)):
        if not re.search(rf"^{name}:", header, re.MULTILINE):
            header = f"{name}: {value}\n{header}"
    return f"---\n{header}---\n{body}"


def _whole(written: Mapping[str, Any]) -> dict[str, Any]:
    company, role, body = written["company"], written["role"], written["body"]
    entries = {name: entry_from_header(text, company, role, body) for name, text in written.get("entries", {}).items()}
    whole = {key: value for key, value in written.items() if key not in _SPENT}
    whole["files"] = {**entries, **written.get("files", {})}
    if whole.get("journal_toml", "") is None:  # a journal without that file
        del whole["journal_toml"]
    return whole


def _parsed(text: str) -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.load(text, _Loader)
    return parsed
