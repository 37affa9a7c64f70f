"""Say whether you want the job: yes, no or undecided."""

from __future__ import annotations

from ..base.light import TYPE_CHECKING
from ..base.text import visible
from ..changes.header_changes import INTEREST, interest, undo_interest
from ..changes.kind_words import meant_word, which_and_kind
from ..changes.resolve import opportunity_of
from ..errors import BadChoice
from ..model import Interview
from .shared.writing import add_options, add_words, board_to_change, carry_out

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup interest northwind yes
  followup interest northwind no --dry-run
  followup interest northwind --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_words(parser, "WHICH yes|no|undecided", "a company, an id or a person; then the word")
    add_options(parser, undo="take back the word that was written last")


def run(args: argparse.Namespace) -> int:
    """Write the word into the entry of the latest round; the exit code."""
    board = board_to_change(args)
    which, word = which_and_kind(args.words, INTEREST)
    if args.undo and not meant_word(word, INTEREST):
        which, word = " ".join(args.words), ""
    if not which:
        raise BadChoice("interest wants WHICH and yes, no or undecided, not only", word)
    change = undo_interest(board, which, word) if args.undo else interest(board, which, word)
    rounds = opportunity_of(board, change.entry).rounds if isinstance(change.entry, Interview) else ()
    said = [e for e in rounds if e.id != change.entry.id and e.interest != "undecided"]
    notes = []
    if said and change.text == "interest undecided":
        notes.append(f"{visible(said[-1].file)} says interest: {said[-1].interest}, and that counts now")
    return carry_out(args, change, notes)
