"""The disk fails at a system call of every command that writes: each file is the old one or the new one, and is told of.

Each fifth call fails, with the faults in turn; with FOLLOWUP_SWEEP=1 in the environment every call with every fault, which takes an
hour of the processor.
"""

from __future__ import annotations

import errno
import os
import shutil

import pytest
from failing_calls import FAULTS, KILL, run_failing
from writers import FILES, WRITERS, environ_of, persons, words_of, write_files

from followup_kit.cli import main

UNCHANGED = ("nothing was written", "nothing in the journal was changed", "the old text is still on disk", "it is unchanged")


@pytest.mark.slow
@pytest.mark.parametrize("writer", WRITERS.values(), ids=list(WRITERS))
def test_a_call_fails(writer, tmp_path, monkeypatch, capfd):
    """With one of the faults in turn; exit code 0 never goes with the old text, and any other says what is on disk."""
    monkeypatch.setenv("PATH", "/nonexistent")  # no git: `init` without one
    step = int(os.environ.get("FOLLOWUP_SWEEP", "1" if "merge-driver" in writer.words else "5"))  # that one makes few calls
    room, hits, wrong = tmp_path / "room", 0, []
    number = sum(map(ord, writer.words)) % step + 1 - step  # not the same calls of each

    for name, value in environ_of(room).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("followup_kit.notebook.report.PAGES", {})  # without the notebooks, which write nothing
    write_files(room, FILES)
    write_files(room, writer.given)
    for before in writer.before:
        assert main(words_of(before, room)) == 0
    write_files(room, writer.files)
    shutil.copytree(room, tmp_path / "fresh")

    def fresh() -> None:
        shutil.rmtree(room)
        shutil.copytree(tmp_path / "fresh", room)

    old = persons(room)
    words = words_of(writer.words, room)
    usual = main(words)
    new = persons(room)
    assert (usual in (0, 1), new != old) == (True, True), capfd.readouterr().err
    while True:
        number += step
        faults = FAULTS if step == 1 else [FAULTS[number // step % len(FAULTS)]]
        for fault in faults:
            fresh()
            ended = run_failing(lambda: main(words), number, fault, room)
            if not ended.call:
                break
            hits += 1
            now = persons(room)
            where = f"{number}: {ended.call.replace(str(room), '')} {errno.errorcode.get(fault, 'KILL')}: exit {ended.code}: {ended.err}"
            wrong += [f"{where} {text}" for text in _faults_of(ended, fault, old, now, new, usual)]
            left = list(room.rglob(".followup-*.tmp"))
            if left and fault != KILL and not ended.call.startswith("unlink"):
                wrong.append(f"{where} left {left}")
            if fault == KILL and now == old and words[0] != "init" and (main(words) != usual or persons(room) != new):
                wrong.append(f"{where} cannot be run again")
        if not ended.call:
            break
        assert number < 2000
    capfd.readouterr()
    assert hits >= 5
    assert not wrong, f"{len(wrong)} of {hits}\n" + "\n".join(wrong)


def _faults_of(ended, fault, old, now, new, usual):
    """What is wrong with how a command ended."""
    changed = [name for name in {**old, **now} if old.get(name) != now.get(name)]
    for name in changed:
        if now.get(name) != new.get(name) and not _of_what_could_be_read(ended, name, now.get(name)):
            yield f"{name} is neither old nor new"
    if "Traceback" in ended.err or "mistake in followup" in ended.err:
        yield "not foreseen"
    if fault == KILL:
        return
    unread = any(
        text in ended.err for text in ("it cannot be read", "folder cannot be read", "cannot read")
    )  # named on every run
    if ended.code == usual and now != new and not (usual == 1 and unread):
        yield "the old text, and exit code 0"
    elif ended.code in (3, 4) and not changed and not any(text in ended.err for text in UNCHANGED):
        yield "does not say that nothing was written"
    elif ended.code == 2 and not unread and "has an error" not in ended.err:
        yield "a file that cannot be read is passed over"
    elif ended.code != 0 and (ended.code, now) != (usual, new):  # a merge has conflicts, as without any fault
        for name in changed:
            if _of_what_could_be_read(ended, name, now.get(name)):
                continue
            name = name.partition("/")[2] or name
            told = [line for line in (ended.out + ended.err).split("\n") if name in line or f"own{name}" in line]
            if not told or any(text in line for line in told for text in UNCHANGED):
                yield f"does not say that {name} is written"


def _of_what_could_be_read(ended, name, text):
    """Whether it is an export, or a page that names the file that is not in it; a page of its own goes with its entry."""
    if ended.code != 1 or "cannot be read" not in ended.err:
        return False
    page = name.startswith(("journal/reports/", "own.pages/"))
    return (text is None or b"could not be read" in text) if page else name.startswith("own.")
