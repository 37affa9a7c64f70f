"""Makes a new private journal: its settings as the person gave them, a template, an example. Never overwrites, never deletes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date

from ..base.light import NamedTuple
from ..base.text import suspicious, visible
from ..dates.countries import check_country
from ..dates.stamps import BadDate
from ..dates.zones import machine_zone, zone_named
from ..errors import BadValue, DiskError, Refused
from ..journal.address import usable
from ..journal.disk.atomic_write import create
from ..journal.disk.find_journal import upward
from ..journal.disk.strays import is_ours
from ..journal.languages import base_language, kit_text, known_languages, language_meant
from ..journal.settings import FILE, read_settings
from ..journal.syntax.toml_text import BadToml
from .new_entries import kit_template

NO_ZONE = "UTC"  # what the machine is taken to say where it names no zone
_SETTINGS = """# Your journal. Everything here may be left out.
playbook = "balanced"            # followup playbook list
{zone}
{country}
{language}
# holidays = ["2026-12-24"]      # your own days off
# profiles_reviewed = 2026-11-01 # when you last tidied your social profiles

{me}

# [[references]]
# name = "Prof. Lin"
# email = "lin@uni.example"
"""
_NO_NAME = """# Who signs the drafts, and how to answer: take the # away and fill it in.
# [me]
# name = "Robin Marsh"
# email = "robin@marsh.example"
# phone = ""
# links = []"""
_NAME = """# Who signs the drafts, and how to answer.
[me]
name = {name}
{email}
# phone = ""
# links = []"""
_IGNORE = """# What followup makes for you: it can be made again, and it may hold names and addresses. drafts/ is yours.
.followup.lock
.followup-*.tmp
reports/
*.html
*.csv
*.ics
*.eml
*.vcf
*.parquet
*~
.#*
*.swp
"""


class Owner(NamedTuple):
    """What a new journal is to say of its person; None for what nobody said, an empty text where they said there is none."""

    zone: str
    zone_assumed: bool = False
    country: str | None = None
    language: str | None = None
    name: str | None = None
    email: str | None = None


def likely_zone() -> str | None:
    """The machine's zone, if it is one that a person may live in; None for UTC and for an abbreviation."""
    try:
        name = zone_named(str(machine_zone())).key
    except BadDate:
        return None
    return None if name == NO_ZONE else name


def checked_zone(typed: str, option: str = "") -> str:
    """The name of a time zone, as typed. Raises BadValue with what was probably meant, and the option that it came from."""
    return _checked(typed, option, lambda name: zone_named(name).key)


def checked_country(typed: str, option: str = "") -> str:
    """The code of a country whose public holidays are known, empty for none. Raises BadValue as `checked_zone` does."""
    if typed.strip().lower() in ("", "none", "-"):
        return ""
    return _checked(typed, option, _known_country)


def _known_country(code: str) -> str:
    check_country(code, None)
    return code


def _checked(typed: str, option: str, check: Callable[[str], str]) -> str:
    try:
        return check(typed.strip())
    except BadDate as bad:
        raise BadValue(bad.message, bad.hint, option, bad.meant) from None


def likely_language(environ: Mapping[str, str]) -> str:
    """The language that a person has chosen for the machine, if the kit has it, else English."""
    code = base_language(environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or "")
    return code if code in known_languages() else "en"


def checked_language(typed: str, option: str = "") -> str:
    """The code of a language that the kit has. Raises BadValue as `checked_zone` does."""
    if base_language(typed) in known_languages():
        return typed.strip()
    meant, known = language_meant(typed), ", ".join(known_languages())
    hint = f"did you mean {meant}?" if meant else f"known are: {known}"
    raise BadValue(f"{visible(typed)!r} is no language of the drafts", hint, option, [meant] if meant else ())


def checked_name(typed: str, option: str = "") -> str:
    """The name that signs the drafts, empty for none yet. Raises BadValue where `journal.toml` could not have it."""
    name = typed.strip()
    try:
        problems = read_settings(settings_text(Owner(NO_ZONE, name=name)).encode())[1]
    except (BadToml, UnicodeEncodeError):
        problems = None
    if problems != [] or suspicious(name) or "\n" in name or "\r" in name:
        raise BadValue(
            f"{visible(name)!r} cannot sign a note", "write it as it is to stand below your notes: Robin Marsh", option
        )
    return name


def checked_email(typed: str, option: str = "") -> str:
    """An e-mail address of one's own. Raises BadValue for one that no mail program would take."""
    if usable(typed) is None:
        raise BadValue(f"{visible(typed)!r} is not an e-mail address", "write it like robin@marsh.example", option)
    return typed.strip()


def settings_text(owner: Owner) -> str:
    """The text of a new `journal.toml`. What was assumed is said in it."""
    zone = f"timezone = {_in_toml(owner.zone):21}" if owner.zone_assumed else f"timezone = {_in_toml(owner.zone)}"
    if owner.zone_assumed and owner.zone == NO_ZONE:
        zone += ' # assumed, since this machine names no zone: write yours, such as "Europe/Berlin"'
    elif owner.zone_assumed:
        zone += " # assumed: the zone of this machine"
    count = "whose public holidays count; subdivision may follow"
    if owner.country:
        country = f"country = {_in_toml(owner.country):22} # {count}"
    elif owner.country is None:
        country = f'# country = "US"                 # {count}. Assumed: none'
    else:
        country = f'# country = "US"                 # {count}'
    email = f"email = {_in_toml(owner.email)}" if owner.email else '# email = "robin@marsh.example"'
    language = f"language = {_in_toml(owner.language)}" if owner.language else '# language = "de"'
    language = f"{language:32} # of your letters, and of the headings of a new entry: {', '.join(known_languages())}"
    me = _NAME.format(name=_in_toml(owner.name), email=email) if owner.name else _NO_NAME
    return _SETTINGS.format(zone=zone, country=country, language=language, me=me)


def _in_toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def assumed(owner: Owner) -> list[str]:
    """What a new journal takes to be so without having been told, each in a few words."""
    zone = f"the time zone {owner.zone} ({'this machine names none' if owner.zone == NO_ZONE else 'that of this machine'})"
    found = [zone] if owner.zone_assumed else []
    found += ["no country, so no public holidays"] if owner.country is None else []
    return found + (["no name to sign with"] if owner.name is None else [])


def files_of(owner: Owner, today: date) -> dict[str, str]:
    """What a new journal begins with: paths below it, and their texts."""
    language = owner.language or "en"
    return {
        FILE: settings_text(owner),
        ".gitignore": _IGNORE,
        "templates/interview.md": kit_template(language),
        f"{today}-example.md": kit_text(language, "example.md").format(day=today),
    }


def refuse_what_is_there(folder: str) -> None:
    """Refused where a journal cannot begin: a file, a folder with content, a folder within another journal."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise Refused(f"{visible(folder)} is not a folder; nothing was written")
    outer = _journal_around(folder)
    if outer is not None:
        raise Refused(f"{visible(folder)} is inside the journal {visible(outer)}; nothing was written. Name a folder outside it")
    if os.path.isdir(folder) and not all(map(is_ours, os.listdir(folder))):
        raise Refused(f"{visible(folder)} has content already; nothing was written. Name a new folder")


def init_journal(folder: str, owner: Owner, today: date) -> list[str]:
    """A new private journal in an empty or new folder; the files made, below it. Refused where the folder has content."""
    refuse_what_is_there(folder)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as bad:
        raise DiskError(f"{visible(folder)} cannot be made: {bad.strerror}; nothing was written") from None
    files = files_of(owner, today)
    for name, text in files.items():
        create(folder, name, text.encode())
    return list(files)


def make_repository(folder: str) -> str:
    """Let git, where it is installed, make a repository of a new journal that is in none; why it could not, else empty."""
    if not shutil.which("git") or _in_git(folder):
        return ""
    ran = subprocess.run(["git", "init", "--quiet", "--", folder], check=False, capture_output=True)
    said = ran.stderr.decode(errors="replace").strip().partition("\n")[0]
    return (said or f"it ended with {ran.returncode}") if ran.returncode else ""


def _journal_around(folder: str) -> str | None:
    """The journal that a folder would lie in: its entries would be read with the other's."""
    around = upward(os.path.dirname(os.path.realpath(folder)))
    return next((above for above in around if os.path.isfile(os.path.join(above, FILE))), None)


def _in_git(folder: str) -> bool:
    found = subprocess.run(["git", "-C", folder, "rev-parse", "--is-inside-work-tree"], check=False, capture_output=True)
    return found.returncode == 0
