"""Take over what other programs have kept: invitations (ics), mail, tables of other trackers (csv)."""

from __future__ import annotations

import sys
from types import ModuleType

from ..base.light import TYPE_CHECKING
from ..base.text import nearest
from ..errors import BadChoice

if TYPE_CHECKING:
    import argparse

PARTS = {
    "ics": "interview invitations, as calendar files",
    "mail": "notes that were sent and replies that came, in mail folders and saved mails",
    "csv": "applications and interviews kept in a table by another tracker",
}
_ENDINGS = {
    **dict.fromkeys(("ics", "ical", "ifb", "vcs"), "ics"),
    **dict.fromkeys(("csv", "tsv", "txt", "md"), "csv"),
    **dict.fromkeys(("eml", "mbox"), "mail"),
}
EXAMPLES = """examples:
  followup import ics ~/Downloads/invite.ics
  followup import mail ~/Maildir/.Sent
  followup import csv applications.csv --dry-run

each has options of its own: followup import ics --help
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it is that is to be read; each kind has options of its own."""
    parser.add_argument("source", choices=tuple(PARTS), help="; ".join(f"{name}: {about}" for name, about in PARTS.items()))
    parser.add_argument("files", nargs="*", metavar="FILE", help="what to read")


def part_named(word: str) -> ModuleType:
    """The module of one kind of source. Raises BadChoice where there is none, and says what was probably meant."""
    if word not in PARTS:
        kind = _ENDINGS.get(word.rpartition(".")[2].lower()) if "." in word else nearest(word, PARTS, 0.6)
        meant = f"{kind} {word}" if "." in word and kind else kind
        raise BadChoice("import reads ics, mail or csv, not", word, f"did you mean followup import {meant}?" if meant else "")
    full = f"{__package__}.importing.{word}"
    __import__(full)
    return sys.modules[full]


def run(args: argparse.Namespace) -> int:
    """Never reached: a part of the command is, or the parser has said that one is wanted."""
    raise BadChoice("import reads ics, mail or csv, not", str(args.source))
