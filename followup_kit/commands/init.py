"""Start a private journal of your own in a new folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from ..api import clock
from ..base.light import TYPE_CHECKING
from ..base.text import for_shell, visible
from ..changes.git_tracked import in_repository
from ..changes.new_journal import (
    NO_ZONE,
    Owner,
    assumed,
    checked_country,
    checked_email,
    checked_language,
    checked_name,
    checked_zone,
    files_of,
    init_journal,
    likely_language,
    likely_zone,
    make_repository,
    refuse_what_is_there,
)
from ..dates.local_time import local_day
from ..dates.zones import zone_named
from ..errors import BadChoice, BadValue, Refused
from ..history.merge_set_up import FILE as ATTRIBUTES
from ..history.merge_set_up import set_up
from ..journal.languages import known_languages
from .shared.writing import asked

if TYPE_CHECKING:
    import argparse

WORDS = {"LANGUAGE": known_languages()}
EXAMPLES = """examples:
  followup init ~/search
  followup init ~/search --timezone Europe/Berlin --country DE --language de
  followup init ~/search --name "Robin Marsh" --email robin@marsh.example
"""
_MERGE = "Shall git merge by itself what you log on two machines (followup merge-driver)?"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("folder", nargs="?", metavar="DIR", help="a new or empty folder")
    parser.add_argument("--timezone", metavar="ZONE", help="yours: Europe/Berlin, America/New_York")
    parser.add_argument("--country", metavar="CODE", help="whose public holidays are no working days: DE, US, none")
    parser.add_argument("--language", metavar="LANGUAGE", help=f"of your letters and notes: {', '.join(known_languages())}")
    parser.add_argument("--name", metavar="NAME", help="yours, as it signs your notes")
    parser.add_argument("--email", metavar="ADDRESS", help="yours")
    parser.add_argument("--merge-driver", action="store_true", help="let git merge the log lines of two machines by itself")
    parser.add_argument("--dry-run", action="store_true", help="show what would be made, write nothing")


def run(args: argparse.Namespace) -> int:
    """Make the journal and print what to try next; the exit code, 4 where git could make no repository of it.

    Raises BadChoice without a folder, BadValue for an option that cannot be understood, Refused where the folder has content.
    """
    folder = args.folder or args.journal
    if folder is None:
        raise BadChoice("init needs a folder:", "followup init DIR")
    folder = os.path.expanduser(folder)
    if args.email is not None and not args.name:
        raise BadChoice("--email wants", "--name")
    refuse_what_is_there(folder)
    at_a_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    owner = _owner(args, ask=at_a_terminal and not args.dry_run)
    zone = zone_named(owner.zone)
    today = local_day(clock(args.now, zone), zone)
    if args.dry_run:
        sys.stdout.write("".join(f"{visible(os.path.join(folder, name))}\n" for name in files_of(owner, today)))
        return 0
    made = init_journal(folder, owner, today)
    failed = make_repository(folder)
    if not failed and (args.merge_driver or (at_a_terminal and in_repository(folder) and asked(_MERGE))):
        set_up(folder)
        made.append(ATTRIBUTES)
    name, unsaid = visible(for_shell(folder)), assumed(owner)
    sys.stdout.write(
        f"A private journal in {visible(folder)}: {', '.join(made)}\n"
        + "".join(["Assumed in journal.toml, where you may change it:\n", *(f"  {line}\n" for line in unsaid)] if unsaid else [])
        + f"Try next:\n  followup --journal {name} new --company Northwind --role 'Data Engineer' --date 'tomorrow 14:00'\n"
        f"  followup --journal {name} check\n"
        f"  followup --journal {name}\n"
    )
    if failed:
        sys.stderr.write(f"followup: git could not make a repository of it: {visible(failed)}; the journal is written\n")
        return 4
    return 0


def _owner(args: argparse.Namespace, ask: bool) -> Owner:
    """What the options say of the person, and on a terminal what they answer."""
    likely = likely_zone()
    zone = None if args.timezone is None else checked_zone(args.timezone, "--timezone")
    country = None if args.country is None else checked_country(args.country, "--country")
    language = None if args.language is None else checked_language(args.language, "--language")
    name = None if args.name is None else checked_name(args.name, "--name")
    email = None if args.email is None else checked_email(args.email, "--email")
    if ask:
        if zone is None:
            zone = _asked("Your time zone, such as Europe/Berlin or America/New_York", likely or "", checked_zone)
        if country is None:
            country = _asked("The country whose public holidays you keep, such as DE or US", "none", checked_country)
        if language is None:
            question = f"The language of your letters and notes, {' or '.join(known_languages())}"
            language = _asked(question, likely_language(os.environ), checked_language)
        if name is None:
            name = _asked("Your name, as it signs your notes (empty: later)", "", checked_name)
    return Owner(zone or likely or NO_ZONE, zone is None, country, language, name, email)


def _asked(question: str, default: str, check: Callable[[str], str]) -> str:
    """The answer to a question at a terminal; what was probably meant is the default when it is asked again.

    Raises Refused where the input ends.
    """
    while True:
        sys.stdout.write(f"{question}{f' [{default}]' if default else ''}: ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stdout.write("\n")
            raise Refused("there was no answer; nothing was written")
        try:
            return check(line.strip() or default)
        except BadValue as bad:
            sys.stderr.write(f"{visible(str(bad))}\n")
            default = bad.meant[0] if len(bad.meant) == 1 else default
