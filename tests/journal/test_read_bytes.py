"""Reading a file's bytes: all of them, from regular files only, without waiting."""

from __future__ import annotations

import os

import pytest

from followup_kit.journal.disk.read_bytes import NotRegular, TooLarge, read_bytes


@pytest.mark.parametrize("data", [b"", b"x", b"Zo\xeb\r\n\0" * 50_000])
def test_all_bytes_come_back_with_the_state_of_the_file(tmp_path, data):
    """The bytes as they are, and the inode that they were read from."""
    path = tmp_path / "a.md"
    path.write_bytes(data)
    found, info = read_bytes(str(path))
    assert (found, info.st_ino, info.st_size) == (data, path.stat().st_ino, len(data))


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(tmp_path, monkeypatch):
    """The size that was asked for first is no limit."""
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    read = os.read

    def growing(handle, size):
        monkeypatch.setattr(os, "read", read)
        with path.open("ab") as more:
            more.write(b", two" * 300_000)
        return read(handle, size)

    monkeypatch.setattr(os, "read", growing)
    assert read_bytes(str(path))[0] == b"one" + b", two" * 300_000


def test_what_is_larger_than_the_limit_is_not_read(tmp_path):
    """A file of just the limit is."""
    path = tmp_path / "a.md"
    path.write_bytes(b"12345")
    assert read_bytes(str(path), limit=5)[0] == b"12345"
    with pytest.raises(TooLarge):
        read_bytes(str(path), limit=4)


def test_links_are_followed_unless_the_caller_says_otherwise(tmp_path):
    """A writer asks for the file itself."""
    (tmp_path / "a.md").write_bytes(b"x")
    (tmp_path / "b.md").symlink_to("a.md")
    assert read_bytes(str(tmp_path / "b.md"))[0] == b"x"
    with pytest.raises(NotRegular):
        read_bytes(str(tmp_path / "b.md"), follow=False)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_pipe_or_a_folder_is_refused_at_once(tmp_path, make):
    """Nobody writes to the pipe, and nobody waits for it."""
    make(tmp_path / "a.md")
    with pytest.raises(NotRegular):
        read_bytes(str(tmp_path / "a.md"))
