"""Makes a new entry, from the person's own template where there is one. Never overwrites, never deletes."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import count

from ..api import Board
from ..base.light import NamedTuple
from ..base.text import few, slug, spelt_slug, visible
from ..dates.local_time import local_day
from ..dates.stamps import BadDate
from ..dates.typed_days import parse_typed_stamp
from ..engine.openings import company_words, name_words
from ..errors import BadChoice, BadValue, Refused
from ..journal.address import name_and_address, usable
from ..journal.disk.read_bytes import read_bytes
from ..journal.entry import read_entry
from ..journal.entry_paths import is_for_templates
from ..journal.languages import kit_text
from ..journal.names.field_names import name_in
from ..journal.problems import problem_text
from ..journal.settings import FILE
from ..journal.syntax.filling import Item, filled
from ..journal.syntax.nodes import HeaderError
from ..journal.syntax.scalars import scalar
from ..journal.syntax.splice import data_of
from ..journal.syntax.text_lines import ending_of
from ..model import Interview

NEW_ENTRY = "a new entry, from your template"
_NAME_BYTES = 80
_KEY = re.compile(r"^(\w+):", re.MULTILINE)
_EMPTY = re.compile(r"^(\w+:)([ \t]*(?:#.*)?)$", re.MULTILINE)


class NewEntry(NamedTuple):
    """What is to be in a new entry: texts or mappings of texts by our names of the fields, interviewers, log lines.

    `said` become comments at the end of the header; `notes` go at the end of the file, which `called`, else the company, names.
    """

    values: Mapping[str, Item | None]
    people: Sequence[Mapping[str, str | None] | str] = ()
    log: Sequence[Mapping[str, str | None]] = ()
    said: Sequence[str] = ()
    notes: str = ""
    called: str = ""


def new_entry(
    board: Board, *, company: str, role: str, when: str, interviewers: Sequence[str] = (), opportunity: str = ""
) -> tuple[str, str]:
    """The path below the journal and the text of a new entry, from the person's template where there is one.

    `opportunity` is the name of the opening that it is a round of, empty where company and role make it.
    """
    named = {"company": company, "role": role}
    for what, value in named.items():
        if not value.strip():
            raise BadChoice(f"a {what} is wanted, not", value)
    for what, value in (named | {"opportunity": opportunity}).items():
        if "\n" in value or "\r" in value:
            raise BadChoice(f"a line break in the {what}", visible(value))
    try:
        stamp = parse_typed_stamp(when, local_day(board.now, board.zone))
    except BadDate as bad:
        raise BadValue(bad.message, bad.hint) from None
    values = {"company": company.strip(), "role": role.strip(), "opportunity": opportunity.strip(), "date": stamp}
    return entry_of(board, NewEntry(values, [_person(typed) for typed in interviewers]))


def entry_of(board: Board, new: NewEntry, taken: Container[str] = (), template: str | None = None) -> tuple[str, str]:
    """The path below the journal and the text of an entry, which is named by its day and company.

    `taken` are paths that are given away already; `template` is the text of `template_of`, where it has been read. Raises
    BadChoice where the entry would not be readable, Refused where the template cannot be used.
    """
    if board.broken == FILE:
        raise Refused("journal.toml cannot be read, so nothing was written")
    names = board.journal.settings.fields
    text = template if template is not None else template_of(board)
    values = {key: value for key, value in new.values.items() if value}
    try:
        text = filled(text, values, {"interviewers": new.people, "log": new.log}, [_comment(line) for line in new.said], names)
    except HeaderError as bad:
        raise Refused(f"templates/interview.md:{bad.line}: {bad.message}; nothing was written") from None
    if new.notes:
        ending = ending_of(text.partition("\n")[0] + "\n")
        text = text.rstrip() + f"\n\n{new.notes}\n".replace("\n", ending)
    day = str(values.get("date") or values.get("applied") or "")[:10]
    called = _cut(slug(new.called or str(values["company"])))
    name = _free_name(board.folder, "-".join(part for part in (day, called) if part), taken)
    read = read_entry(f"{name}.md", text, board.journal.settings)
    errors = [problem_text(p) for p in read.problems if p.severity == "error"]
    if errors:
        raise BadChoice("the new entry would not be readable:", errors[0])
    return f"{name}.md", text


def _comment(text: str) -> str:
    """A text as a comment of YAML: on one line, all of it visible."""
    return "".join(char if char.isprintable() else "?" for char in visible(text))


def snippet_of(text: str) -> str:
    """A template as a snippet of an editor: the cursor goes from one empty field to the next, and last to its end."""
    numbers = count(1)
    escaped = re.sub(r"[\\$}]", r"\\\g<0>", text.rstrip("\n"))
    return _EMPTY.sub(lambda m: f"{m[1]} ${next(numbers)}{m[2]}", escaped) + "\n$0"


def same_day(board: Board, file: str, text: str, *, force: bool = False) -> str | None:
    """What to say of an interview for the same role that stands on the day of a new entry already; None if there is none.

    Raises Refused where it is the very same interview, under another opportunity, so that everything would be owed twice
    (`force`: it is only said). One of the same opportunity is found by `check`.
    """
    new = read_entry(file, text, board.journal.settings).entry
    if new is None:
        return None
    in_doubt = may_be_there(board, [new.company])
    for old in sorted(board.journal.entries):
        same = (_named(old), old.day) == (_named(new), new.day)
        if not same or old.cancelled or (old.start, old.opportunity) == (new.start, new.opportunity):
            continue
        if old.start != new.start:
            return f"that day has an interview there for this role already: {visible(old.file)}"
        there = f"this interview stands in {visible(old.file)} already, under opportunity: {visible(old.opportunity)}"
        if not force:
            raise Refused(f"{there}; nothing was written (--force writes it all the same)")
        return there
    return in_doubt or None


def near_opening(board: Board, file: str, text: str) -> str | None:
    """What to say where a new entry begins an opening beside one of that role whose company has more or fewer words.

    Whoever says `Fernhill` for Fernhill Dye Works GmbH means its next round, most likely.
    """
    new = read_entry(file, text, board.journal.settings).entry
    if new is None or any(e.opportunity == new.opportunity for e in board.journal.entries):
        return None
    mine, role = set(company_words(new.company)), name_words(new.role)
    for old in sorted(board.journal.entries):
        theirs = set(company_words(old.company))
        if name_words(old.role) == role and (mine <= theirs or theirs <= mine):
            there = f"{visible(old.company)} has an opening for that role too ({visible(old.file)})"
            return f"{there}: if it is the same, write that company here as well, and both are its rounds"
    return None


def may_be_there(board: Board, companies: Iterable[str]) -> str:
    """What to say of files with an error that may have an interview of one of the companies already; empty if there are none.

    They are those of the same company, and those whose company is not legible.
    """
    wanted = {spelt_slug(company) for company in companies}
    files = [u.file for u in board.journal.unread if u.company is None or spelt_slug(u.company) in wanted]
    return f"{few(files)} {'has an error' if len(files) == 1 else 'have errors'} and may have this already" if files else ""


def refuse_in_doubt(board: Board, companies: Iterable[str] = ()) -> None:
    """Raise Refused where a file with an error may have an interview of one of the companies already (none: of any)."""
    doubt = may_be_there(board, companies)
    if doubt:
        raise Refused(f"{doubt}; nothing was written (followup check says where)")


def _named(entry: Interview) -> tuple[str, str]:
    return spelt_slug(entry.company), spelt_slug(entry.role)


def template_of(board: Board) -> str:
    """A person's own template, whose fields may be empty or left out; else the kit's, in the journal's language and names."""
    names = board.journal.settings.fields
    path = _template_path(board.folder)
    try:
        text = read_bytes(path)[0].decode("utf-8")
    except FileNotFoundError:
        return _KEY.sub(lambda m: f"{scalar(name_in({}, m[1], names))}:", kit_template(board.journal.settings.language))
    except (OSError, UnicodeDecodeError):
        raise Refused("templates/interview.md cannot be read; nothing was written") from None
    try:
        taken = [k for k in ("company", "role", "date") if data_of(text, names).get(k) not in (None, "")]
    except HeaderError as bad:
        raise Refused(f"templates/interview.md:{bad.line}: {bad.message}; nothing was written") from None
    if taken:
        raise Refused(f"templates/interview.md: {taken[0]} must be empty in a template; nothing was written")
    return text


def kit_template(language: str) -> str:
    """The kit's own template of an entry in a language."""
    return kit_text(language, "interview.md")


def _template_path(folder: str) -> str:
    """Where the person's template is, or would be; the folder's name is as they write it."""
    try:
        own = sorted(name for name in os.listdir(folder) if is_for_templates(name))
    except OSError:
        own = []
    paths = [os.path.join(folder, name, "interview.md") for name in own]
    return next((p for p in paths if os.path.lexists(p)), os.path.join(folder, "templates", "interview.md"))


def _person(typed: str) -> dict[str, str | None] | str:
    """`Dana Whitfield` or `Dana Whitfield <dana@company.example>`."""
    both = name_and_address(typed.strip())
    if both is not None and usable(both[1]):
        return {"name": both[0], "email": both[1]}
    if not typed.strip() or "\n" in typed or "<" in typed:
        raise BadChoice("an interviewer is written as", typed, "write Dana Whitfield, or Dana Whitfield <dana@company.example>")
    return typed.strip()


def _cut(name: str) -> str:
    """At most so many bytes, on the edge of a character."""
    cut = name.encode()[: _NAME_BYTES - 11].decode("utf-8", "ignore").rstrip("-")
    return cut or "interview"


def _free_name(folder: str, name: str, taken: Container[str]) -> str:
    number, free = 2, name
    while f"{free}.md" in taken or os.path.lexists(os.path.join(folder, f"{free}.md")):
        free = f"{name}-{number}"
        number += 1
    return free
