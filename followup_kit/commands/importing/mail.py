"""Propose log lines from mail that was kept: notes that were sent, replies that came.

A Maildir, an mbox (Thunderbird's folders, mutt's), saved mails (.eml), or a folder of any of these. Nothing is fetched or sent,
and nothing of a mail is kept but its Message-ID.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Sequence

from ...api import Board, open_board
from ...base.light import TYPE_CHECKING
from ...base.text import visible
from ...changes.refused import read_refused, remember_refused
from ...errors import BadChoice
from ...exchange.mail.addresses import same_address
from ...exchange.mail.directory import Directory, directory_of, own_addresses
from ...exchange.mail.folders import Finding, mail_files
from ...exchange.mail.gather import Gathered, gather
from ...exchange.mail.listing import (
    as_json,
    bounce_text,
    command_words,
    evidence,
    notice_text,
    notice_words,
    other_lines,
    suggestion_lines,
    summary_lines,
)
from ...exchange.mail.proposed import Proposals, Suggestion, digest_of
from ...exchange.mail.suggestions import proposals_from
from ...journal.disk.read_bytes import named_on_disk
from ..shared.common import exit_code, tell_problems
from ..shared.writing import answered, at_a_terminal, board_to_change, command_line
from .log_lines import commit_written, tell_written, write_lines
from .progress import Progress

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup import mail ~/Maildir --dry-run
  followup import mail ~/.thunderbird/*.default*/Mail ~/.thunderbird/*.default*/ImapMail
  followup import mail sent.mbox reply.eml --sure
  followup import mail ~/Maildir --me robin@old.example
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The part's own options."""
    parser.add_argument("files", nargs="+", metavar="SOURCE", help="a Maildir, an mbox, a saved mail, or a folder of them")
    parser.add_argument("--me", action="append", default=[], metavar="ADDRESS", help="another address of yours (may be repeated)")
    parser.add_argument("--yes", action="store_true", help="write every line without asking")
    parser.add_argument(
        "--sure", action="store_true", help="write what is sure without asking; the rest is asked, or left with its command"
    )
    parser.add_argument("--all", action="store_true", help="list the messages that are about nothing that is open, too")
    parser.add_argument("--again", action="store_true", help="ask about what you said no to, too")
    parser.add_argument("--dry-run", action="store_true", help="show the lines, write nothing")
    parser.add_argument("--json", action="store_true", help="as JSON; it writes only with --yes or --sure")
    parser.add_argument("--force", action="store_true", help="write to a read-only file too")
    parser.add_argument("--commit", action="store_true", help="commit each changed file with git afterwards")


def run(args: argparse.Namespace) -> int:
    """Read the mail, show what it speaks for, and write what is wanted; the exit code."""
    gc.enable()  # `main` turns it off for short commands
    only_shown = args.dry_run or (args.json and not (args.yes or args.sure))
    board = open_board(args.journal, args.now, args.playbook) if only_shown else board_to_change(args)
    tell_problems(board)
    own = own_addresses(board, _addresses(args.me))
    people = directory_of(board, own)
    gathered = _read(args.files, board, people, own)
    proposals = proposals_from(board, gathered, people, own, () if args.again else read_refused(board.folder))
    _tell_findings(board, gathered, own)
    code = max(exit_code(board), 1 if gathered.findings else 0)
    if args.json:
        written = write_lines(args, [] if only_shown else [s for s in proposals.suggestions if args.yes or s.sure])
        code = max(code, written.code, commit_written(args, written))
        said = as_json(board, gathered, proposals, [made for made, _ in written.lines])
        sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        return code
    _tell_whole(args, board, gathered, proposals)
    wanted, refused = _chosen(args, board, proposals.suggestions, only_shown)
    _tell_unclear(args, board, proposals)
    if only_shown:
        return code
    remember_refused(board.folder, map(digest_of, refused))
    written = write_lines(args, wanted)
    tell_written(args, written)
    return max(code, written.code, commit_written(args, written))


def _addresses(typed: Sequence[str]) -> list[str]:
    for text in typed:
        if same_address(text) is None:
            raise BadChoice("no e-mail address", text, "write it like robin@marsh.example")
    return list(typed)


def _read(sources: Sequence[str], board: Board, people: Directory, own: frozenset[str]) -> Gathered:
    """The mail that concerns the journal, read with a bar that shows how far it is."""
    findings: list[Finding] = []
    files = list(mail_files(sources, findings))
    before = [0]
    for file in files:
        before.append(before[-1] + _size(file.path))
    with Progress(before[-1], "reading mail") as progress:
        gathered = gather(board, files, people, own, lambda number, at: progress.tell(before[number] + at))
    return gathered._replace(findings=(*findings, *gathered.findings))


def _size(path: str) -> int:
    try:
        return os.path.getsize(named_on_disk(path))
    except OSError:
        return 0


def _tell_findings(board: Board, gathered: Gathered, own: frozenset[str]) -> None:
    """What could not be read, and what is missing to see everything, on standard error."""
    for finding in gathered.findings:
        sys.stderr.write(f"{visible(finding.file)}: {visible(finding.message)}\n")
    if not own:
        sys.stderr.write(
            "followup: none of your addresses is known, so nothing that you sent is seen; write email below [me] in "
            "journal.toml, or add --me ADDRESS\n"
        )


def _tell_whole(args: argparse.Namespace, board: Board, gathered: Gathered, proposals: Proposals) -> None:
    """How much was read, what did not arrive, and the invitations that are in it."""
    sys.stdout.writelines(f"{line}\n" for line in summary_lines(gathered, proposals))
    sys.stdout.writelines(f"{bounce_text(board, bounce)}\n" for bounce in proposals.bounces)
    if args.all:
        sys.stdout.writelines(f"{line}\n" for line in other_lines(board, proposals))
    for notice in proposals.notices:
        sys.stdout.write(f"{notice_text(board, notice)}\n    to take it over: {command_line(args, notice_words(notice))}\n")


def _chosen(
    args: argparse.Namespace, board: Board, lines: Sequence[Suggestion], only_shown: bool
) -> tuple[list[Suggestion], list[Suggestion]]:
    """Show every line. The first are to be written: all with --yes, what is sure with --sure, what a person says yes to.

    The others are those that they said no to.

    Raises BadChoice where there are lines and nobody can be asked, and none of --yes, --sure and --dry-run is given.
    """
    wanted, refused = [], []
    can_ask = not only_shown and at_a_terminal()
    for line in lines:
        sys.stdout.writelines(f"{text}\n" for text in ("", *suggestion_lines(board, line)))
        sys.stdout.flush()
        if not only_shown and (args.yes or (args.sure and line.sure)):
            wanted.append(line)
        elif can_ask:
            answer = answered("Write this? [y/n, or Enter to be asked again another time]")
            wanted += [line] if answer in ("y", "yes") else []
            refused += [line] if answer in ("n", "no") else []
        elif not (line.sure or only_shown):
            sys.stdout.write(f"    to write it: {command_line(args, command_words(board, line))}\n")
    if lines and not (only_shown or can_ask or args.yes or args.sure):
        raise BadChoice("nothing was written: to write without being asked, add", "--sure", "or --yes, for what is not sure too")
    return wanted, refused


def _tell_unclear(args: argparse.Namespace, board: Board, proposals: Proposals) -> None:
    """Messages that may belong to more than one opportunity, each with the commands of which one is right."""
    for unclear in proposals.unclear:
        word = unclear.choices[0].word
        sys.stdout.write(f"\nwhich of these is it? {evidence(unclear.letter, word)}\n")
        for line in unclear.choices:
            sys.stdout.write(f"    {command_line(args, command_words(board, line))}\n")
