"""The write protocol: a file on disk is wholly the old one or wholly the new one, and what stands in the way is named."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import socket
import stat
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from limits import HANGS, within

from followup_kit.errors import DiskError, FollowupError, Refused
from followup_kit.journal.disk import lock
from followup_kit.journal.disk.atomic_write import create, replace_any, replace_text
from followup_kit.journal.disk.editors import editor_note

pytestmark = pytest.mark.zone_free  # bytes on a disk

OLD, NEW = "old text\n", "new text, a little longer\n"


@pytest.fixture
def root(tmp_path):
    """A journal with one entry."""
    folder = tmp_path / "j"
    folder.mkdir(mode=0o700)
    (folder / "a.md").write_text(OLD)
    return folder


def to_new(_text):
    return NEW


def write(root, file="a.md", change=to_new, **options):
    return replace_text(str(root), file, change, **options)


def refused(root, file="a.md", change=to_new, kind=Refused, **options):
    """What the refusal says; nothing may have been left lying about."""
    with pytest.raises(kind) as caught:
        write(root, file, change, **options)
    assert leftovers(root) == []
    return str(caught.value)


def leftovers(root):
    return [p.name for p in Path(root).rglob(".followup-*.tmp")]


def mode(path):
    return stat.S_IMODE(os.lstat(path).st_mode)


# What is kept


@pytest.mark.parametrize("bits", [0o600, 0o640, 0o644, 0o664, 0o755, 0o2640])
def test_the_mode_is_kept(root, bits):
    """Whatever the umask says."""
    path = root / "a.md"
    path.chmod(bits)
    old = os.umask(0o077)
    try:
        assert write(root) is True
    finally:
        os.umask(old)
    assert (path.read_text(), mode(path)) == (NEW, bits)


def test_extended_attributes_are_kept(root):
    """A person's own tags on a file."""
    path = root / "a.md"
    try:
        os.setxattr(path, "user.tags", b"job\x00search")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    write(root)
    assert path.read_text() == NEW
    assert os.getxattr(path, "user.tags") == b"job\x00search"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_is_kept(root):
    """Root may edit the file of another person; it stays theirs, with its mode."""
    path = root / "a.md"
    os.chown(path, 12345, 23456)
    path.chmod(0o640)
    write(root)
    info = path.stat()
    assert (path.read_text(), info.st_uid, info.st_gid, mode(path)) == (NEW, 12345, 23456, 0o640)


def test_nothing_is_written_where_nothing_changes(root):
    """The same file, not a copy of it."""
    before = os.stat(root / "a.md")
    assert write(root, change=lambda text: text) is False
    after = os.stat(root / "a.md")
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_the_text_comes_as_it_stands(root):
    """Byte-order mark, mixed endings, NUL and a missing last newline reach the change and the disk untouched."""
    raw = "\ufeff---\r\na: ë\n\x00\u2028\r\r\nend".encode()
    (root / "a.md").write_bytes(raw)
    seen = []
    write(root, change=lambda text: seen.append(text) or text + "!")
    assert seen == [raw.decode()]
    assert (root / "a.md").read_bytes() == raw + b"!"


def test_a_failing_change_leaves_everything_alone(root):
    """The exception comes through; the lock is free again."""

    def bad(_text):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(root, change=bad)
    assert (root / "a.md").read_text() == OLD
    assert leftovers(root) == []
    assert write(root) is True


# New files


def test_new_files_are_private(tmp_path):
    """0600 and 0700 whatever the umask, the folders in between too."""
    root = tmp_path / "j"
    root.mkdir(mode=0o700)
    old = os.umask(0)
    try:
        create(str(root), "x/y/b.md", b"one\r\n")
    finally:
        os.umask(old)
    assert (root / "x/y/b.md").read_bytes() == b"one\r\n"
    assert mode(root / "x/y/b.md") == mode(root / ".followup.lock") == 0o600
    assert (mode(root / "x"), mode(root / "x/y")) == (0o700, 0o700)
    assert os.stat(root / "x/y/b.md").st_nlink == 1
    assert leftovers(root) == []


def test_a_temporary_file_is_private_before_its_first_byte(root, monkeypatch):
    """Also where the entry itself is open to all."""
    (root / "a.md").chmod(0o666)
    seen = []
    real = os.write

    def watched(handle, data):
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return real(handle, data)

    monkeypatch.setattr(os, "write", watched)
    write(root)
    assert seen == [0o600]
    assert mode(root / "a.md") == 0o666


@pytest.mark.parametrize("kind", ["file", "folder", "link", "dangling link", "fifo"])
def test_a_new_file_never_takes_a_name_that_is_taken(root, kind):
    """Whatever stands there stays."""
    taken = root / "b.md"
    {
        "file": lambda: taken.write_text("mine"),
        "folder": taken.mkdir,
        "link": lambda: taken.symlink_to("a.md"),
        "dangling link": lambda: taken.symlink_to("nowhere"),
        "fifo": lambda: os.mkfifo(taken),
    }[kind]()
    before = os.lstat(taken)
    with pytest.raises(Refused, match="it already exists; nothing was written"):
        create(str(root), "b.md", b"x")
    assert os.lstat(taken).st_ino == before.st_ino
    assert (root / "a.md").read_text() == OLD
    assert leftovers(root) == []


def test_a_new_file_stays_in_the_journal(root, tmp_path):
    """Neither by dots nor through a link."""
    (root / "out").symlink_to(tmp_path)
    for name in ("../b.md", "out/b.md", "out/new/b.md"):
        with pytest.raises(Refused, match="outside the journal"):
            create(str(root), name, b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["j"]


def test_replacing_a_file_elsewhere(tmp_path):
    """A whole new private file in its place."""
    path = tmp_path / "out.csv"
    path.write_text("old")
    replace_any(str(path), b"new", "out.csv")
    assert path.read_bytes() == b"new"
    assert leftovers(tmp_path) == []


# What is refused


def test_a_hard_link_is_refused(root, tmp_path):
    """A new file would part from its other name."""
    os.link(root / "a.md", tmp_path / "other")
    assert "2 hard links" in refused(root)
    assert (root / "a.md").read_text() == (tmp_path / "other").read_text() == OLD


def test_a_temporary_name_left_by_a_crash_is_no_hard_link(root):
    """Killed between link and unlink, `new` leaves its temporary name beside the entry; the next edit takes it away."""
    os.link(root / "a.md", root / ".followup-0123456789abcdef.tmp")
    assert write(root) is True
    assert (root / "a.md").read_text() == NEW
    assert leftovers(root) == []


def test_a_link_inside_the_journal_stays_a_link(root):
    """Its target is changed."""
    (root / "sub").mkdir()
    (root / "sub/b.md").symlink_to("../a.md")
    write(root, "sub/b.md")
    assert os.readlink(root / "sub/b.md") == "../a.md"
    assert (root / "a.md").read_text() == NEW


@pytest.mark.parametrize("how", ["file", "folder", "dots", "chain"])
def test_what_leads_out_of_the_journal_is_refused(root, tmp_path, how):
    """The target is neither touched nor quoted."""
    target = tmp_path / "secret.md"
    target.write_text("secret")
    name = {"file": "l.md", "folder": "d/secret.md", "dots": "../secret.md", "chain": "l2.md"}[how]
    (root / "l.md").symlink_to(target)
    (root / "l2.md").symlink_to("l.md")
    (root / "d").symlink_to(tmp_path)
    said = refused(root, name)
    assert "it points outside the journal; nothing was written" in said
    assert "secret" not in said.replace(name, "")
    assert target.read_text() == "secret"


def test_a_journal_that_is_a_link_itself_is_fine(root, tmp_path):
    """~/search may point to a synced folder."""
    (tmp_path / "s").symlink_to(root)
    assert write(tmp_path / "s") is True
    assert (root / "a.md").read_text() == NEW


def test_a_read_only_file_is_refused(root):
    """A rename would succeed; --force is the person's word."""
    path = root / "a.md"
    path.chmod(0o444)
    assert "it is read-only; nothing was written" in refused(root)
    assert (path.read_text(), mode(path)) == (OLD, 0o444)
    assert write(root, force=True) is True
    assert (path.read_text(), mode(path)) == (NEW, 0o444)


def test_a_read_only_folder_is_refused():
    """As an ordinary person: root may write anywhere, so a child process gives its rights away first."""
    import shutil
    import tempfile

    base = Path(tempfile.mkdtemp(prefix="followup-test-"))  # tmp_path is closed to other users
    try:
        base.chmod(0o755)
        folder = base / "j"
        folder.mkdir()
        (folder / "a.md").write_text(OLD)
        if os.geteuid() == 0:
            for path in (folder, folder / "a.md"):
                os.chown(path, 65534, 65534)
        folder.chmod(0o555)
        assert as_nobody(lambda: write(folder)).startswith("Refused: the journal cannot be locked: Permission denied")
        folder.chmod(0o755)
        (folder / "sub").mkdir()
        (folder / "a.md").rename(folder / "sub/a.md")
        (folder / "sub").chmod(0o555)
        said = as_nobody(lambda: write(folder, "sub/a.md"))
        assert said == "Refused: sub/a.md: the folder cannot be written to: Permission denied; nothing was written"
        assert (folder / "sub/a.md").read_text() == OLD
        (folder / "sub").chmod(0o755)
        (folder / "sub/a.md").chmod(0o200)
        assert as_nobody(lambda: write(folder, "sub/a.md")).startswith("Refused: sub/a.md: it cannot be read: Permission denied")
    finally:
        shutil.rmtree(base)


def as_nobody(work):
    """What `work` raises, as text, in a child without root's rights."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = "crashed"
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            work()
            said = "written"
        except BaseException as bad:
            said = f"{type(bad).__name__}: {bad}"
        finally:
            os.write(writing, said.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as f:
        said = f.read()
    os.waitpid(child, 0)
    return said


@pytest.mark.parametrize("kind", ["fifo", "folder", "socket", "device"])
def test_what_is_no_regular_file_is_refused_at_once(root, kind):
    """Nothing hangs on a pipe that nobody writes to."""
    path = root / "p.md"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        server = socket.socket(socket.AF_UNIX)
        server.bind(os.path.relpath(path))
        server.close()
    else:
        try:
            os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
        except OSError:
            pytest.skip("no right to make a device")
    with within(2), pytest.raises(FollowupError) as caught:
        write(root, "p.md")
    assert caught.value.exit_code == 3
    assert leftovers(root) == []


def test_a_file_that_is_gone_is_refused_after_a_second_look(root, monkeypatch):
    """Emacs takes the name away for a moment: it is asked for twice."""
    assert "it no longer exists" in refused(root, "b.md")
    path, waits = root / "b.md", []

    def wait(seconds):
        waits.append(seconds)
        path.write_text(OLD)

    monkeypatch.setattr(time, "sleep", wait)
    assert write(root, "b.md") is True
    assert len(waits) == 1


def test_what_is_not_utf_8_is_refused(root):
    """Never rewritten in another encoding."""
    (root / "a.md").write_bytes(b"Zo\xeb")
    assert "it is not UTF-8" in refused(root)
    assert (root / "a.md").read_bytes() == b"Zo\xeb"


# Changed meanwhile


def saved_in_place(path):
    path.write_text("their text\n")


def saved_by_rename(path):
    path.with_name("x").write_text("their text\n")
    os.rename(path.with_name("x"), path)


def saved_the_same_by_rename(path):
    path.with_name("x").write_text(OLD)
    os.rename(path.with_name("x"), path)


def truncated(path):
    path.write_text("")


def moved_away(path):
    os.rename(path, path.with_name("a.md~"))


def made_a_link(path):
    os.rename(path, path.with_name("real"))
    path.symlink_to("real")


@pytest.mark.parametrize("save", [saved_in_place, saved_by_rename, saved_the_same_by_rename, truncated, moved_away, made_a_link])
def test_an_editors_save_between_reading_and_renaming_wins(root, save):
    """vim writes in place, others rename, VS Code truncates first: nothing of theirs is overwritten."""
    path = root / "a.md"
    state = []

    def change(_text):
        save(path)
        state.append(path.read_text() if path.exists() else None)
        return NEW

    said = refused(root, change=change, kind=(Refused, DiskError))
    assert "nothing was written" in said or "it cannot be read" in said
    assert (path.read_text() if path.exists() else None) == state[0]


def test_a_save_after_the_new_text_is_prepared_wins_too(root, monkeypatch):
    """The comparison comes as late as possible: after the temporary file is written and synced."""
    path = root / "a.md"
    real = os.fsync

    def slow(handle):
        real(handle)
        path.write_text("their text\n")

    monkeypatch.setattr(os, "fsync", slow)
    assert "changed while followup was working; nothing was written, run it again" in refused(root)
    assert path.read_text() == "their text\n"


# The lock

HOLD = """
import fcntl, os, sys
handle = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
fcntl.flock(handle, fcntl.LOCK_EX)
os.pwrite(handle, b"%d" % os.getpid() if sys.argv[2:] else b"", 0)
print('held', flush=True)
sys.stdin.read()
"""


def test_a_lock_held_by_another_process_is_waited_for_and_then_refused(root, monkeypatch):
    """Nothing written; and free again the moment that process is killed."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.3)
    holder = subprocess.Popen(
        [sys.executable, "-S", "-c", HOLD, root / ".followup.lock"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout.readline() == b"held\n"
        start = time.monotonic()
        assert "another followup is writing to the journal; nothing was written" in refused(root)
        assert 0.25 < time.monotonic() - start < HANGS
        with pytest.raises(Refused, match="is writing to the journal"):
            create(str(root), "b.md", b"x")
        assert (root / "a.md").read_text() == OLD
        assert not (root / "b.md").exists()
    finally:
        holder.kill()
        holder.communicate()
    assert write(root) is True


def test_who_holds_the_lock_is_said_and_since_when(root, monkeypatch):
    """The process and the seconds, so that a person can look what it does."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    path = root / ".followup.lock"
    holder = subprocess.Popen([sys.executable, "-S", "-c", HOLD, path, "tell"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert holder.stdout.readline() == b"held\n"
        os.utime(path, (time.time() - 40,) * 2)
        said = refused(root)
        assert re.fullmatch(
            rf"another followup \(process {holder.pid}\) has been writing to the journal for 4\d seconds; nothing was written, run it again",
            said,
        )
    finally:
        holder.kill()
        holder.communicate()


def test_who_waits_for_the_lock_gets_it_when_it_is_free(root):
    """In line, not by asking again and again: the one that holds it ends, and the write is made."""
    path = root / ".followup.lock"
    holder = subprocess.Popen([sys.executable, "-S", "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b"held\n"
    results = []
    writer = threading.Thread(target=lambda: results.append(write(root)))
    writer.start()
    while not any("->" in line and f":{path.stat().st_ino} " in line for line in Path("/proc/locks").read_text().split("\n")):
        assert writer.is_alive()  # until the kernel has it in line
    holder.communicate()
    writer.join(HANGS)
    assert results == [True]
    assert path.read_bytes() == b""


def test_the_lock_file_is_empty_between_writes(root):
    """A journal in git that has it too differs in it on no two machines."""
    with lock.locked(str(root)):
        assert (root / ".followup.lock").read_text().split() == [str(os.getpid())]
    assert (root / ".followup.lock").read_bytes() == b""


def test_the_lock_is_held_once_however_often_it_is_asked_for(root):
    """A command that starts again in line holds it already when it writes."""
    with lock.locked(str(root)), lock.locked(f"{root}/."):
        assert write(root) is True
    with open(root / ".followup.lock") as f:
        fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO, errno.EPERM])
@pytest.mark.parametrize("call", ["listxattr", "getxattr", "setxattr"])
def test_an_attribute_that_cannot_be_kept_is_a_refusal(root, monkeypatch, call, error):
    """Nothing is written rather than an attribute lost."""
    monkeypatch.setattr(os, "listxattr", lambda path: ["user.note"])
    monkeypatch.setattr(os, "getxattr", lambda path, name: b"x")
    monkeypatch.setattr(os, "setxattr", lambda path, name, value: None)

    def failing(*_args):
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, call, failing)
    what = "its attributes cannot be read" if call == "listxattr" else "its attribute user.note cannot be kept"
    assert refused(root) == f"a.md: {what}: {os.strerror(error)}; nothing was written"
    assert (root / "a.md").read_text() == OLD
    assert leftovers(root) == []


def test_the_lock_waits_thirty_seconds_and_is_let_go(root):
    """As documented; and after a write anybody may have it."""
    assert lock.WAIT_SECONDS == 30
    write(root)
    with open(root / ".followup.lock") as f:
        fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_lock_that_is_a_link_is_not_followed(root, tmp_path):
    """A journal from elsewhere may not make us create files outside of it."""
    (root / ".followup.lock").symlink_to(tmp_path / "made")
    refused(root, kind=(Refused, DiskError))
    assert not (tmp_path / "made").exists()
    assert (root / "a.md").read_text() == OLD


# Strays


def test_old_strays_are_swept_young_and_foreign_files_are_not(root):
    """Only our own, only after an hour, only regular files."""
    old, young = root / ".followup-00.tmp", root / ".followup-11.tmp"
    foreign = [root / "x.tmp", root / ".followup-note.md", root / ".x.swp"]
    for path in (old, young, *foreign):
        path.write_text("x")
    link = root / ".followup-22.tmp"
    link.symlink_to(root / "a.md")
    for path in (old, *foreign):
        os.utime(path, (time.time() - 4000,) * 2)
    os.utime(link, (time.time() - 4000,) * 2, follow_symlinks=False)
    write(root)
    assert not old.exists()
    assert all(p.exists() for p in (young, link, *foreign))


# The disk fails


def full(*_args):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def broken(*_args, **_options):
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("call", ["write", "fsync", "fchmod", "rename"])
@pytest.mark.parametrize("fault", [full, broken])
def test_a_failing_disk_leaves_the_old_text(root, monkeypatch, call, fault):
    """DiskError, exit code 4, saying that the old text is on disk."""
    monkeypatch.setattr(os, call, fault)
    said = refused(root, kind=DiskError)
    assert "the old text is still on disk" in said
    assert said.endswith(f"{os.strerror(errno.ENOSPC if fault is full else errno.EIO)}; the old text is still on disk")
    assert (root / "a.md").read_text() == OLD


@pytest.mark.parametrize("call", ["write", "fsync", "link"])
def test_a_failing_disk_makes_no_new_file(root, monkeypatch, call):
    """No half file under the new name."""
    monkeypatch.setattr(os, call, full)
    with pytest.raises(DiskError, match="No space left on device; nothing was written"):
        create(str(root), "b.md", b"x")
    assert sorted(p.name for p in root.iterdir()) == [".followup.lock", "a.md"]


def test_a_short_write_is_gone_on_with(root, monkeypatch):
    """The kernel may take less than it is given."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:3]))
    write(root)
    assert (root / "a.md").read_text() == NEW


def test_a_folder_that_cannot_be_synced_is_said(root, monkeypatch):
    """The rename has happened: the new text is on disk, and the person is told that it is not confirmed."""
    real = os.fsync

    def only_files(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            broken()
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    said = refused(root, kind=DiskError)
    assert said == "a.md: Input/output error; the new text is on disk, not confirmed by the disk"
    assert (root / "a.md").read_text() == NEW
    with pytest.raises(DiskError, match=r"b\.md: Input/output error; it is on disk, not confirmed by the disk"):
        create(str(root), "b.md", b"x")
    assert (root / "b.md").read_bytes() == b"x"


def test_a_lock_that_cannot_be_closed_tells_no_lie(root, monkeypatch):
    """After the rename the new text is on disk, whatever happens then; nothing may say otherwise."""
    write(root, change=lambda text: text)
    lock = os.stat(root / ".followup.lock").st_ino
    real = os.close

    def failing(handle):
        ours = os.fstat(handle).st_ino == lock
        real(handle)
        if ours:
            broken()

    monkeypatch.setattr(os, "close", failing)
    said = "the new text is on disk"
    try:
        write(root)
    except FollowupError as bad:
        said = str(bad)
    assert "new text is on disk" in said
    assert (root / "a.md").read_text() == NEW


def test_an_interrupt_leaves_no_stray(root, monkeypatch):
    """CTRL-C while the temporary file is written."""

    def interrupted(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(root)
    assert (root / "a.md").read_text() == OLD
    assert leftovers(root) == []


def test_a_full_disk(tmp_path):
    """A real one of 64 KiB, where the machine lets us mount it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False).returncode
    ):
        pytest.skip("a file system cannot be mounted here")
    try:
        (disk / "a.md").write_text(OLD)
        (disk / ".followup.lock").touch()
        with suppress(OSError), open(disk / "filler", "wb", buffering=0) as f:
            while f.write(b"x" * 4096):
                pass
        with pytest.raises(DiskError, match="No space left on device; the old text is still on disk"):
            write(disk)
        with pytest.raises(DiskError, match="No space left on device; nothing was written"):
            create(str(disk), "b.md", b"x" * 100)
        assert sorted(p.name for p in disk.iterdir()) == [".followup.lock", "a.md", "filler"]
        assert (disk / "a.md").read_text() == OLD
        (disk / "filler").unlink()
        assert write(disk) is True
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


# Editors


@pytest.mark.parametrize("suffix", ["swp", "swo"])
def test_a_swap_file_of_vim_is_named_and_left_alone(root, suffix):
    """With its process; through a link inside the journal too, where vim keeps it beside the real file."""
    swap = root / f".a.md.{suffix}"
    swap.write_bytes(b"b0VIM 9.1\0\0\0\0\x10\0\0" + bytes(8) + (4711).to_bytes(4, "little") + bytes(100))
    (root / "sub").mkdir()
    (root / "sub/l.md").symlink_to("../a.md")
    assert (
        editor_note(str(root), "a.md")
        == "a.md is open in vim (pid 4711): reload it there with :e (something unsaved? first :w ~/aside.txt, then :e!)"
    )
    assert "open in vim (pid 4711)" in (editor_note(str(root), "sub/l.md") or "")
    assert swap.exists()


def test_a_lock_of_emacs_is_named(root):
    """A dangling link with the buffer's owner."""
    assert editor_note(str(root), "a.md") is None
    (root / ".#a.md").symlink_to("me@host.1234:5678")
    assert "unsaved changes in Emacs" in editor_note(str(root), "a.md")
