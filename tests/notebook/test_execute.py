"""Running notebooks: no port is opened, and what a killed run has left behind is swept by the next one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
execute = pytest.importorskip("followup_kit.notebook.execute")

PORTS = """
import os
def target(fd):
    try:
        return os.readlink(f"/proc/self/fd/{fd}")
    except OSError:
        return ""
mine = {target(fd) for fd in os.listdir("/proc/self/fd")}
rows = [line.split() for name in ("tcp", "tcp6", "udp", "udp6") for line in open(f"/proc/self/net/{name}").read().split("\\n")[1:] if line]
print([row[1] for row in rows if f"socket:[{row[9]}]" in mine])
"""


@pytest.mark.slow
def test_a_kernel_opens_no_port(tmp_path):
    """Neither for its channels, which are files, nor for a debugger that nobody asked for."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(PORTS)])
    nbformat.write(book, tmp_path / "ports.ipynb")
    ran = execute.run_notebooks([os.fspath(tmp_path / "ports.ipynb")], os.environ, lambda done: None)[0]
    assert ran.failure == ""
    assert ran.notebook.cells[0].outputs[0]["text"] == "[]\n"


def test_what_a_killed_run_left_is_swept(tmp_path, monkeypatch):
    """Folders of processes that are gone; no other's, no link, nothing that only has such a name."""
    monkeypatch.setattr(tempfile, "tempdir", os.fspath(tmp_path))
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True)
    left, running = (tmp_path / f"followup-report-{pid}-x" for pid in (int(gone.stdout), os.getpid()))
    others = [tmp_path / "followup-report-x", tmp_path / "followup-report-0", tmp_path / "followup-other"]
    for folder in (left, running, *others):
        folder.mkdir()
        (folder / "kernel.json").write_text("{}")
    link = Path(f"{left}-link")
    link.symlink_to(others[2])
    execute.sweep()
    assert not left.exists()
    assert all(folder.exists() for folder in (running, *others, link))
