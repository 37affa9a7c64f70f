"""Start a private journal of your own in a new folder."""

from __future__ import annotations

import argparse
import os
import shlex
import sys

from ..api import clock
from ..changes.new_entries import files_of, init_journal
from ..dates.local_time import local_day
from ..dates.zones import machine_zone
from ..errors import BadChoice
from ..text import visible

EXAMPLES = """examples:
  followup init ~/search
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("folder", nargs="?", metavar="DIR", help="a new or empty folder")
    parser.add_argument("--dry-run", action="store_true", help="show what would be made, write nothing")


def run(args: argparse.Namespace) -> int:
    """Make the journal and print what to try next; the exit code. Raises BadChoice without a folder."""
    folder = args.folder or args.journal
    if folder is None:
        raise BadChoice("init needs a folder:", "followup init DIR")
    folder = os.path.expanduser(folder)
    zone = machine_zone()
    if args.dry_run:
        files = files_of(str(zone), local_day(clock(args.now, zone), zone))
        sys.stdout.write("".join(f"{visible(os.path.join(folder, name))}\n" for name in files))
        return 0
    made = init_journal(folder, str(zone), local_day(clock(args.now, zone), zone))
    name = shlex.quote(folder)
    sys.stdout.write(
        f"A private journal in {visible(folder)}: {', '.join(made)}\n"
        "Write your name into journal.toml, then try:\n"
        f"  followup --journal {name} new --company Northwind --role 'Data Engineer' --date 'tomorrow 14:00'\n"
        f"  followup --journal {name} check\n"
        f"  followup --journal {name}\n"
    )
    return 0
