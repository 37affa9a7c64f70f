"""The calendar files that a person names, and those inside of saved mails."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from ...base.light import NamedTuple
from ...base.text import visible
from ...errors import BadChoice
from .given_file import bytes_given

_MANY = 20  # mails in a file: more are a mailbox


class Source(NamedTuple):
    """The bytes of a calendar file, its name in messages, and the path that was typed."""

    shown: str
    data: bytes
    path: str


def calendar_sources(paths: Sequence[str], message_id: str | None) -> tuple[list[Source], int]:
    """Every calendar file in the files of these names, and the exit code: 1 where a mail has none, which is said.

    `message_id` picks one mail of a mailbox. Raises BadChoice where a file cannot be read, or which mail is meant is not said.
    """
    from ...exchange.invitations.files import LARGEST

    found: list[Source] = []
    code = 0
    for path in paths:
        try:
            mails = list(_mails(path, message_id))
            if mails:
                inside = [Source(f"{visible(path)} (its invitation)", data, path) for mail in mails for data in mail]
                if not inside:
                    sys.stderr.write(f"followup: {visible(path)}: a mail without an invitation in it\n")
                    code = 1
                found += inside
            elif message_id is not None:
                raise BadChoice(f"no mail with the Message-ID {message_id} in", path, "followup import mail names it")
            else:
                found.append(Source(visible(path), bytes_given(path, LARGEST), path))
        except OSError as bad:
            raise BadChoice("cannot read", path, bad.strerror or "not a file") from None
    return found, code


def _mails(path: str, message_id: str | None) -> Iterator[list[bytes]]:
    """The calendar files of each mail in a file; nothing where that is no mail. Raises OSError, BadChoice for a whole mailbox."""
    from ...exchange.invitations.files import LARGEST
    from ...exchange.mail.contents import calendars_in
    from ...exchange.mail.message_files import bytes_of, messages_in

    wanted = []
    for message in messages_in(os.path.expanduser(path), lambda _: None):
        if message_id is None or message_id.strip("<> ") == message.head.first("message-id").strip("<> "):
            wanted.append(message.place)
        if len(wanted) > _MANY:
            raise BadChoice("a mailbox with many mails:", path, "say which one with --message ID; followup import mail names it")
    for place in wanted:
        yield calendars_in(bytes_of(place, 2 * LARGEST))
