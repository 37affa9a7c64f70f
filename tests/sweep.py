"""Lets real system calls fail, with strace, under every command that writes: no file damaged, no success without the new text.

    python tests/sweep.py [EIO|ENOSPC|KILL] [WRITER...]      # the names are those of tests/writers.py; all of both by default

test_failing_disk.py does the same within Python, and sooner; here the kernel says no, to libraries and to git too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from writers import FILES, MERGED, WITH_OTHERS, WRITERS, Writer, environ_of, persons, words_of, write_files

CALLS = (
    "openat",
    "read",
    "write",
    "fsync",
    "rename,renameat,renameat2,link,linkat",
    "mkdir,mkdirat",
    "fchmod",
    "close",
    "unlink,unlinkat",
)
FAULTS = ("EIO", "ENOSPC", "KILL")
ALL = WRITERS | WITH_OTHERS
# The report without its notebooks: each of them is a Python of its own that writes nothing into the journal.
PAGES_ALONE = (
    "import sys; from followup_kit.notebook import report; report.PAGES = {}; from followup_kit.cli import main; sys.exit(main())"
)


def command(words: str, room: Path) -> list[str]:
    program = ["-c", PAGES_ALONE] if words.startswith("report") else ["-m", "followup_kit"]
    return [sys.executable, *program, *words_of(words, room)]


def strace(how: list[str], words: list[str], trace: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["strace", "-f", "-y", "-qq", "-o", str(trace), *how, *words], capture_output=True, check=False, stdin=subprocess.DEVNULL
    )


def sweep(name: str, writer: Writer, faults: list[str], place: Path) -> tuple[int, list[str]]:
    """How many faults hit what lies below the folder, and what was wrong."""
    room, fresh, trace, hits, wrong = place / "room", place / "fresh", place / "trace", 0, []
    os.environ |= environ_of(room)
    write_files(room, FILES)
    write_files(room, writer.given)
    for words in writer.before:
        subprocess.run(command(words, room), check=True, capture_output=True)
    write_files(room, writer.files)
    shutil.copytree(room, fresh)
    old, words = persons(room), command(writer.words, room)
    subprocess.run(words, capture_output=True, check=False)
    new = persons(room)
    assert new != old, f"{name} writes nothing"

    def again() -> None:
        shutil.rmtree(room)
        shutil.copytree(fresh, room)

    for call in CALLS:
        again()
        strace(["-e", f"trace={call}"], words, trace)
        made = [line for line in trace.read_text(errors="replace").splitlines() if re.match(r"\d+ +\w+\(", line)]
        places = [n for n, line in enumerate(made, 1) if str(room) in line]
        for at in places:
            for fault in faults:
                again()
                what = "signal=KILL" if fault == "KILL" else f"error={fault}"
                ran = strace(["-e", f"trace={call}", "-e", f"inject={call}:{what}:when={at}"], words, trace)
                said, now = ran.stderr.decode(errors="replace"), persons(room)
                hits += 1
                where = f"{name}: {call} {fault} {at}: exit {ran.returncode}: {said[-300:]}"
                partly = ran.returncode == 1 and ("cannot be read" in said or _has_both_sides(now))
                changed = [file for file in {**old, **now} if old.get(file) != now.get(file)]
                wrong += [
                    f"{where}: {file} is neither old nor new" for file in changed if now.get(file) != new.get(file) and not partly
                ]
                wrong += [f"{where}: not foreseen"] if "Traceback" in said or "mistake in followup" in said else []
                wrong += [f"{where}: success with the old text"] if ran.returncode == 0 and now != new else []
    return hits, wrong


def _has_both_sides(now: dict[str, bytes]) -> bool:
    """Whether a merge that could not be done by lines left a conflict with both whole texts."""
    merged = now.get("own.ours", b"")
    return all(MERGED[f"../own.{side}"].encode() in merged for side in ("ours", "theirs"))


def main(words: list[str]) -> int:
    """Sweep the writers that are named; 1 where anything was wrong, or no fault hit at all."""
    faults = [word for word in words if word in FAULTS] or list(FAULTS)
    names = [word for word in words if word not in FAULTS] or list(ALL)
    total, bad = 0, 0
    for name in names:
        with tempfile.TemporaryDirectory() as place:
            hits, wrong = sweep(name, ALL[name], faults, Path(place))
        print(f"{name}: {hits} calls failed, {len(wrong)} wrong", flush=True)
        for line in wrong:
            print(f"  {line}", flush=True)
        total, bad = total + hits, bad + (len(wrong) or not hits)
    print(f"{total} calls failed")
    return 1 if bad or not total else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
