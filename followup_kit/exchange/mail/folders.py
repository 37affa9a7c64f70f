"""The files that may hold mail below what a person named: a Maildir, a Thunderbird profile, saved messages, any folder.

A folder is walked whole, whatever program it belongs to; whether a file is mail is seen by what is in it (`message_files`).
Links below what was named are not followed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

from ...base.light import NamedTuple
from ...base.text import visible
from ...errors import BadChoice
from ...journal.disk.read_bytes import named_on_disk
from .words import phrases

_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")  # at the end of a name in a Maildir


class Finding(NamedTuple):
    """What could not be read, or not be believed: where, and why. `file` is a path as the person would type it."""

    file: str
    message: str


class MailFile(NamedTuple):
    """A file that may hold mail. `named`: the person named the file itself, so that they are told when it holds none."""

    path: str
    named: bool = False


def mail_files(sources: Sequence[str], findings: list[Finding]) -> Iterator[MailFile]:
    """Every file to look into, each once, in the order of their names; what cannot be looked into goes to `findings`.

    Raises BadChoice for a source that is not there.
    """
    seen: set[tuple[int, int]] = set()
    for source in sources:
        path = os.path.expanduser(source)
        try:
            os.stat(named_on_disk(path))
        except FileNotFoundError:
            raise BadChoice("no mail at", source, "name a Maildir, an mbox, a saved mail (.eml), or a folder of them") from None
        except (OSError, ValueError) as bad:
            findings.append(Finding(path, f"it cannot be read ({_why(bad)})"))
            continue
        links: list[str] = []
        for file in _below(path, findings, links):
            try:
                info = os.stat(named_on_disk(file.path))
            except OSError as bad:  # a mail program has moved it since
                findings.append(Finding(file.path, f"it cannot be read ({_why(bad)})"))
                continue
            if (info.st_dev, info.st_ino) not in seen:
                seen.add((info.st_dev, info.st_ino))
                yield file
        if links:
            more = f", and {len(links) - 1} more below {visible(path)}" if len(links) > 1 else ""
            findings.append(Finding(links[0], f"a link, which is not followed{more}"))


def _below(path: str, findings: list[Finding], links: list[str]) -> Iterator[MailFile]:
    if not os.path.isdir(named_on_disk(path)):
        if _is_left_out(os.path.basename(path)):
            findings.append(Finding(path, "what stands in drafts, an outbox or a bin was not sent, so it was left out"))
            return
        yield MailFile(path, named=True)
        path += ".sbd"  # where Thunderbird keeps the folders below this one
        if not os.path.isdir(named_on_disk(path)):
            return

    def failed(bad: OSError) -> None:
        findings.append(Finding(os.fspath(bad.filename or path), f"it cannot be read ({_why(bad)})"))

    for folder, inner, files in os.walk(named_on_disk(path), onerror=failed):
        links += [os.path.join(folder, name) for name in (*inner, *files) if os.path.islink(os.path.join(folder, name))]
        unfinished = "cur" in inner  # what a Maildir has in tmp is not there yet
        inner[:] = sorted(name for name in inner if not _is_left_out(name) and not (unfinished and name == "tmp"))
        for name in sorted(files):
            full = os.path.join(folder, name)
            flags = _FLAGS.search(name)
            thrown_away = flags is not None and ("T" in flags[1] or "D" in flags[1])
            if not thrown_away and not _is_left_out(name) and os.path.isfile(full) and not os.path.islink(full):
                yield MailFile(full)


def _is_left_out(name: str) -> bool:
    """Whether a folder, or an mbox, holds by its name what was not sent or is thrown away."""
    plain = name.lower().strip(".").removesuffix(".sbd").removesuffix(".mbox")
    return plain in phrases().left_out or re.split(r"[./]", plain)[-1] in phrases().left_out


def _why(bad: Exception) -> str:
    return visible(getattr(bad, "strerror", None) or str(bad))
