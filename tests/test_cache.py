"""Kept files: read as they were kept, believed only if they are whole and the person's alone, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from followup_kit.base.cache import keep, read_kept

pytestmark = pytest.mark.zone_free


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files are kept; not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "followup"


@pytest.mark.parametrize("data", [b"", b"x", b"one\ntwo\n\0\xff", bytes(range(256)) * 1000])
def test_what_is_kept_is_read(folder: Path, data: bytes) -> None:
    """Any bytes, in a file and a folder that nobody else can read; nothing else is left there."""
    assert read_kept("a") is None
    keep("a", b"older")
    keep("a", data)
    assert read_kept("a") == data
    assert read_kept("b") is None
    assert [p.name for p in folder.iterdir()] == ["a"]
    assert (folder.stat().st_mode & 0o777, (folder / "a").stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_file_is_believed_only_if_it_is_whole(folder: Path) -> None:
    """Cut anywhere, longer, or with any byte changed, it is as if it were not there."""
    keep("a", b"0123456789")
    whole = (folder / "a").read_bytes()
    spoilt = [whole[:n] for n in range(len(whole))] + [whole + b"x"]
    spoilt += [whole[:n] + bytes([whole[n] ^ 1]) + whole[n + 1 :] for n in range(len(whole))]
    for data in spoilt:
        (folder / "a").write_bytes(data)
        assert read_kept("a") is None


@pytest.mark.parametrize("doubt", ["group writes", "others write", "folder", "link", "folder is a link", "pipe", "a folder"])
def test_what_somebody_else_could_have_written_is_not_believed(folder: Path, doubt: str) -> None:
    """Modes, links, and what is no regular file."""
    keep("a", b"x")
    file = folder / "a"
    if doubt == "group writes":
        file.chmod(0o660)
    elif doubt == "others write":
        file.chmod(0o602)
    elif doubt == "folder":
        folder.chmod(0o770)
    elif doubt == "link":
        file.rename(folder / "b")
        file.symlink_to("b")
    elif doubt == "folder is a link":
        folder.rename(folder.with_name("other"))
        folder.symlink_to("other")
    else:
        file.unlink()
        os.mkfifo(file) if doubt == "pipe" else file.mkdir()
    assert read_kept("a") is None


def test_another_persons_file_is_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The owner counts, of the folder too."""
    keep("a", b"x")
    real = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: real + 1)
    assert read_kept("a") is None
    keep("a", b"y")
    monkeypatch.undo()
    assert (folder / "a").read_bytes().endswith(b"x")


@pytest.mark.parametrize("base", ["file", "relative", "missing"])
def test_without_a_folder_nothing_is_kept_and_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    """A file in the way, a relative path and a home that is not there."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", {"file": str(tmp_path / "file"), "relative": "here", "missing": ""}[base])
    monkeypatch.setenv("HOME", str(tmp_path / "file" / "home"))
    monkeypatch.chdir(tmp_path)
    keep("a", b"x")
    assert read_kept("a") is None
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
