"""Which files may hold mail, and the messages in each: what mail programs keep, whole, half written, or not mail at all."""

from __future__ import annotations

import ast
import mailbox
import os
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import mail, maildir, mbox, thanks

from followup_kit.errors import BadChoice
from followup_kit.exchange.mail import message_files
from followup_kit.exchange.mail.folders import Finding, mail_files
from followup_kit.exchange.mail.message_files import Changed, bytes_of, messages_in

pytestmark = pytest.mark.zone_free

ONE = mail(subject="one")
TWO = mail(
    subject="two", message_id="<r2@northwind.example>", body="From the start.\n\nFrom here on we liked it.\nFrom: nobody\n"
)
THREE = mail(subject="three", message_id="<r3@northwind.example>")


def names(*sources: Path) -> tuple[list[str], list[str]]:
    """The files below some folders by their last names, and what was found wrong."""
    findings: list[Finding] = []
    files = [os.path.basename(f.path) for f in mail_files([str(s) for s in sources], findings)]
    return files, [f.message for f in findings]


def subjects(path: Path) -> list[str]:
    """The subjects of the messages in a file."""
    return [found.head.first("subject") for found in messages_in(str(path), lambda _: None)]


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


# Folders


def test_a_maildir_without_what_is_half_there_or_thrown_away(tmp_path):
    """`tmp` is being written; T is thrown away, D a draft. Subfolders begin with a dot."""
    box = maildir(tmp_path / "box", [ONE])
    maildir(box / ".Sent", [TWO])
    maildir(box / ".Drafts", [THREE])
    write(box / "tmp" / "half", THREE)
    write(box / "cur" / "9.h:2,ST", THREE)
    write(box / "cur" / "8.h:2,DS", THREE)
    write(box / "new" / "7.h", THREE)
    assert names(box) == (["1763000000.M1P0.host:2,S", "1763000000.M1P0.host:2,S", "7.h"], [])


def test_a_thunderbird_profile(tmp_path):
    """Folders are files without an extension, those below in NAME.sbd; what was never sent or is thrown away is left out."""
    for name in (
        "Inbox",
        "Inbox.msf",
        "Sent",
        "Sent.sbd/2026",
        "Drafts",
        "Entw&APw-rfe",
        "Trash",
        "Trash.sbd/old",
        "Unsent Messages",
    ):
        write(tmp_path / "Mail" / "Local Folders" / name, mbox([ONE]))
    assert names(tmp_path) == (["Inbox", "Inbox.msf", "Sent", "2026"], [])
    assert names(tmp_path / "Mail" / "Local Folders" / "Sent") == (["Sent", "2026"], [])
    files, findings = names(tmp_path / "Mail" / "Local Folders" / "Drafts")
    assert (files, findings) == ([], ["what stands in drafts, an outbox or a bin was not sent, so it was left out"])


def test_links_are_not_followed_but_the_one_that_was_named(tmp_path):
    """A link below what was named may lead anywhere."""
    outside = write(tmp_path / "outside", mbox([ONE]))
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a").symlink_to(outside)
    (tmp_path / "box" / "b").symlink_to(tmp_path)
    write(tmp_path / "box" / "c", mbox([TWO]))
    assert names(tmp_path / "box") == (["c"], [f"a link, which is not followed, and 1 more below {tmp_path / 'box'}"])
    assert names(tmp_path / "box" / "a") == (["a"], [])


def test_each_file_once(tmp_path):
    """However often it is named."""
    write(tmp_path / "a.eml", ONE)
    assert names(tmp_path, tmp_path / "a.eml", tmp_path) == (["a.eml"], [])


def test_what_is_not_there(tmp_path):
    """A source that does not exist is a mistake of the command's."""
    with pytest.raises(BadChoice, match="no mail at"):
        names(tmp_path / "nowhere")
    with pytest.raises(BadChoice, match="no mail at"):
        names(Path("~/nowhere-at-all"))


def test_a_folder_that_may_not_be_read(tmp_path, monkeypatch):
    """The rest is read."""
    write(tmp_path / "a" / "x", ONE)
    write(tmp_path / "b" / "y", TWO)
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert names(tmp_path) == (["y"], ["it cannot be read (Permission denied)"])


# One file


@pytest.mark.parametrize("crlf", [False, True])
def test_an_mbox(tmp_path, crlf):
    """A sentence that begins with `From` is no new message, quoted or not."""
    assert subjects(write(tmp_path / "a", mbox([ONE, TWO, THREE], crlf))) == ["one", "two", "three"]
    raw = mbox([ONE, TWO, THREE], crlf).replace(b">From ", b"From ")
    assert subjects(write(tmp_path / "b", raw)) == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda box: box.replace(b"\n\nFrom - ", b"\nFrom - "), ["one", "two", "three"]),  # no blank line between
        (lambda box: box.replace(b"From - Wed Nov 18 19:05:11 2026", b"From "), ["one", "two", "three"]),  # newer Thunderbirds
        (lambda box: box.replace(b"From - Wed", b"From MAILER-DAEMON Wed"), ["one", "two", "three"]),
        (lambda box: b"\0\0\n" + box, ["one", "two", "three"]),
        (lambda box: b"\xef\xbb\xbf" + box, ["one", "two", "three"]),
        (lambda box: box[: box.index(b"Subject: three")] + b"Subj", ["one", "two", ""]),  # cut off while it was written
        (lambda box: box.replace(b"Subject: two", b"Subject: \0two\0"), ["one", "\0two\0", "three"]),
        (lambda box: box.replace(b"We will", b"\0" * 5000 + b"\nWe will"), ["one", "two", "three"]),
    ],
)  # fmt: skip
def test_an_mbox_that_is_odd(tmp_path, change, expected):
    """Other programs' lines between messages, holes of NULs, an end that is missing."""
    assert subjects(write(tmp_path / "a", change(mbox([ONE, TWO, THREE])))) == expected


def test_a_length_is_believed_where_a_message_begins_just_behind_it(tmp_path):
    """mboxcl quotes nothing: an mbox that is enclosed in a message is no message of its own, wherever the length is right."""
    body = b"look:\n\n" + mbox([ONE])
    head = b"From a Wed Nov 18 19:05:11 2026\nFrom: a@b.example\nSubject: outer\nContent-Length: %d\n\n"
    assert subjects(write(tmp_path / "a", head % len(body) + body + b"\n" + mbox([TWO]))) == ["outer", "two"]
    assert subjects(write(tmp_path / "b", head % 7 + body + b"\n" + mbox([TWO]))) == ["outer", "one", "two"]


@pytest.mark.parametrize("piece", [5000, 5001, 7777, 65536])
def test_where_the_pieces_end_makes_no_difference(tmp_path, monkeypatch, piece):
    """However a file is cut into the pieces that are read, its messages are the same."""
    many = [mail(subject=str(n), message_id=f"<{n}@a.example>", body="text\n" * (n % 70)) for n in range(200)]
    path = write(tmp_path / "a", mbox(many))
    monkeypatch.setattr(message_files, "_PIECE", piece)
    assert subjects(path) == [str(n) for n in range(200)]


def test_the_standard_library_finds_the_same_messages(tmp_path):
    """Its mailbox writes them, and reads as many."""
    box = mailbox.mbox(tmp_path / "a")
    for message in (ONE, TWO, THREE):
        box.add(message)
    box.flush()
    theirs = [m["subject"] for m in box]
    box.close()
    assert subjects(tmp_path / "a") == theirs == ["one", "two", "three"]


def test_a_single_message(tmp_path):
    """As `.eml`, as Apple Mail has it with its length before it, and one of 3,000 bytes that is not one."""
    assert subjects(write(tmp_path / "a.eml", ONE)) == ["one"]
    plist = b'<?xml version="1.0"?>\n<plist></plist>\n'
    path = write(tmp_path / "1.emlx", f"{len(ONE)}  \n".encode() + ONE + plist)
    (found,) = messages_in(str(path), lambda _: None)
    assert bytes_of(found.place, 1 << 20) == ONE
    for data in (
        b"",
        b"\0" * 3000,
        b"key: value\nother: value\n\ntext",
        b"\x89PNG\r\n\x1a\n",
        b"From here on\nnothing is mail.\n",
        b"---\nfrom: a\n",
    ):
        assert subjects(write(tmp_path / "b", data)) == []


def test_a_file_that_is_written_to_meanwhile_is_not_believed(tmp_path):
    """Neither by the end of the first reading, nor when a body is read later."""
    path = write(tmp_path / "a", mbox([ONE, TWO]))
    reading = messages_in(str(path), lambda _: None)
    found = next(reading)
    with path.open("ab") as file:
        file.write(mbox([THREE]))
    with pytest.raises(Changed):
        list(reading)
    with pytest.raises(Changed):
        bytes_of(found.place, 100)


def test_a_pipe_and_a_folder_are_no_mail(tmp_path):
    """Nothing waits for a pipe."""
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        with pytest.raises(OSError):
            subjects(tmp_path / name)
    assert names(tmp_path) == ([], [])


@given(
    st.lists(
        st.sampled_from(
            [
                b"\nFrom ",
                b"From - Wed Nov 18 19:05:11 2026\n",
                b"Subject: x\n",
                b"From: a@b.example\n",
                b"\n",
                b"\r\n",
                b"\0",
                b"text",
            ]
        )
    )
)
def test_whatever_the_bytes(parts):
    """Nothing raises, and messages lie one behind the other within the file."""
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "a", b"From - \n" + b"".join(parts))
        found = [f.place for f in messages_in(str(path), lambda _: None)]
        assert all(a.start + a.size <= b.start for a, b in pairwise(found))
        assert all(p.start + p.size <= path.stat().st_size for p in found)


def test_thanks_is_a_mail():
    """The note that other tests use has what a mail has."""
    assert thanks().startswith(b"From: Robin Marsh <robin@marsh.example>\r\n")


# Where the standard library's own tests are installed, the message that those of its mailbox use, in each form that it writes.
SAMPLE = Path(os.__file__).parent / "test" / "test_mailbox.py"


@pytest.mark.skipif(not SAMPLE.is_file(), reason="Python's own tests of its mailbox are not installed here")
@pytest.mark.parametrize("kind", [mailbox.mbox, mailbox.Maildir, mailbox.MH])
def test_the_mailboxes_of_the_standard_library_are_read(kind, tmp_path):
    """An mbox, a Maildir and an MH folder, each with the sample twice and one message of ours."""
    tree = ast.parse(SAMPLE.read_text(encoding="utf-8"))
    (sample,) = [n.value.value for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "_sample_message"]
    box = kind(tmp_path / "box", create=True)
    for message in (sample, ONE, sample):
        box.add(message)
    box.flush()
    box.close()
    findings: list[Finding] = []
    found = [s for file in mail_files([str(tmp_path / "box")], findings) for s in subjects(Path(file.path))]
    assert (sorted(found), findings) == (["Sample message", "Sample message", "one"], [])
