"""See what the notes of a folder call things, and get the lines for [fields] in journal.toml. Nothing is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from ..base.light import TYPE_CHECKING
from ..base.text import visible
from ..journal.disk.file_list import notes_of
from ..journal.disk.find_journal import find_journal
from ..journal.files import read_settings_of
from ..journal.names.name_proposals import Name, Proposals, fields_as_toml, propose
from ..journal.names.other_notes import DECISIVE
from ..journal.problems import problem_text
from ..journal.settings import FILE, default_settings
from ..journal.syntax.toml_text import BadToml
from ..views.wording import plural

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup fields ~/vault
  followup fields ~/vault | tee -a ~/vault/journal.toml
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the folder to look at (default: the journal)")
    parser.add_argument("--json", action="store_true", help="the proposals as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the proposals as lines of TOML; the exit code, 1 where `journal.toml` cannot be read."""
    folder = find_journal(args.folder or args.journal)
    try:
        settings, _ = read_settings_of(folder)
    except BadToml as bad:
        if [p.code for p in bad.problems] != ["empty-file"]:
            for problem in bad.problems:
                sys.stderr.write(problem_text(problem) + "\n")
            return 1
        settings = default_settings()  # the shell has made the file for what is printed here: `followup fields > journal.toml`
    proposed = propose(notes_of(folder), settings)
    if args.json:
        from ..views.export import as_json

        sys.stdout.write(as_json(_as_dict(proposed)))
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _as_lines(proposed)))
    return 0


def _as_lines(proposed: Proposals) -> Iterator[str]:
    """The lines to paste, what is said about them as comments."""
    looks = "looks like an interview" if proposed.alike == 1 else "look like interviews"
    alike = f"{proposed.alike} of {plural(proposed.notes, 'note')} {looks}"
    if not proposed.fields:
        yield f"# {alike}, and none of our fields is under another name there: nothing to propose."
        return
    where = f"in place of [fields] in {FILE}" if proposed.kept else f"at the end of {FILE}"
    yield f"# {alike}. Their other names, to paste {where}:"
    counts = dict(proposed.fields)
    lines = fields_as_toml(proposed).splitlines()
    width = max(map(len, lines))
    for line in lines:
        names = counts.get(line.partition(" =")[0], ())
        yield f"{line:<{width}}  # {_counts(names)}" if names else line
    for field, names in proposed.fields:
        for x in names if field in DECISIVE else ():
            if x.others:
                too = f"{visible(x.name)} is in {plural(x.others, 'other note')} too"
                yield f"# {too}, which would be taken for unfinished interviews: keep yours in a folder of their own."
    yield f"# With these lines {_result(proposed)}."


def _counts(names: Sequence[Name]) -> str:
    """How many notes have each name."""
    if len(names) == 1:
        return plural(names[0].notes, "note")
    return ", ".join(f"{visible(x.name)} in {plural(x.notes, 'note')}" for x in names)


def _result(proposed: Proposals) -> str:
    """What the notes are read as, in words."""
    counts = ((proposed.interviews, "interview"), (proposed.applications, "application"))
    read = " and ".join(plural(n, word) for n, word in counts if n) or "nothing"
    wrong = f"; {plural(proposed.unread, 'more')} would have an error, which followup check names" if proposed.unread else ""
    return f"followup reads {read}{wrong}"


def _as_dict(proposed: Proposals) -> dict[str, Any]:
    """The proposals as the documented JSON."""
    return {
        "schema": 1,
        "notes": proposed.notes,
        "alike": proposed.alike,
        "fields": [{"field": field, "names": [name._asdict() for name in names]} for field, names in proposed.fields],
        "toml": fields_as_toml(proposed) if proposed.fields else "",
        "interviews": proposed.interviews,
        "applications": proposed.applications,
        "unread": proposed.unread,
    }
