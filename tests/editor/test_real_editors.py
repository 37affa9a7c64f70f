"""Real editors, set up with exactly the lines of their pages in docs/editors/: a broken entry, what is wrong, a change accepted."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from limits import HANGS
from northwind import ENTRY, TOML
from sample import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.zone_free]
PAGES = ROOT / "docs" / "editors"
SCRIPTS = Path(__file__).parent / "scripts"
BROKEN = (
    ENTRY.replace("Northwind\n", "Nörthwind 🎈\n")
    .replace("role:", "intrest: yes\nrole:")
    .replace("## Why me", "## Why me 🎈\n## Pluses")
)
FIXED = BROKEN.replace("intrest:", "interest:")
LOGGED = "log:\n  - {date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield, by: email}\n---\n## D"
FINDING = "unknown key 'intrest' (did you mean interest?)"
_BLOCK = re.compile(r"^<!-- (?P<when>.*?)save as: ~/(?P<path>\S+) -->\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def lines_of(page: str, when: str = "") -> dict[str, str]:
    """The files that a page says to make below the home folder; `when` is what it says of a version."""
    text = (PAGES / page).read_text(encoding="utf-8")
    return {m["path"]: m["text"] for m in _BLOCK.finditer(text) if m["when"] == when}


@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.glob("*.md")))
def test_a_set_up_is_short(page: str) -> None:
    """Under five lines, on every page that has one."""
    assert all(text.count("\n") < 5 for when in ("", "from 0.8, ") for text in lines_of(page, when).values())


class Editors:
    """A home folder with an entry that is broken, in which an editor is started."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.entry = folder / "search" / "2026-11-18-northwind.md"
        self.out = folder / "out.json"
        self.bin = folder / "bin"
        for path in (self.home, self.entry.parent, self.bin):
            path.mkdir()
        (self.entry.parent / "journal.toml").write_text(f"now = 2026-11-19T09:00:00-05:00\n{TOML}", encoding="utf-8")
        self.entry.write_text(BROKEN, encoding="utf-8")
        command = self.bin / "followup"
        command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m followup_kit "$@"\n', encoding="utf-8")
        command.chmod(0o755)

    def set_up(self, files: dict[str, str]) -> None:
        """Write the lines of a page into the home folder."""
        for name, text in files.items():
            (self.home / name).parent.mkdir(parents=True, exist_ok=True)
            (self.home / name).write_text(text, encoding="utf-8")

    def run(self, *argv: str) -> dict[str, Any]:
        """Run an editor with a script, which says what it saw; that, once it has ended."""
        environ = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "VIM", "NVIM", "EMACS"))},
            "HOME": str(self.home), "LC_ALL": "C.UTF-8", "ENTRY": str(self.entry), "OUT": str(self.out),
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
        }  # fmt: skip
        ran = subprocess.run(
            argv, env=environ, stdin=subprocess.DEVNULL, capture_output=True, timeout=HANGS, cwd=self.entry.parent
        )
        assert self.out.exists(), (ran.returncode, ran.stdout.decode(), ran.stderr.decode())
        return json.loads(self.out.read_text(encoding="utf-8"))


@pytest.fixture
def editors(tmp_path: Path) -> Editors:
    return Editors(tmp_path)


def program(name: str) -> str:
    """The path of an editor; the test is skipped where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} on this machine")
    return found


def saw(seen: dict[str, Any], entry: Path) -> None:
    """What every one of them has to see: the finding, the changes; and the file, once they were accepted and saved."""
    assert seen["found"] == [[3, 1, FINDING]]
    assert {"Write interest in place of intrest", "Done: Thank Dana Whitfield by e-mail"} <= set(seen["titles"])
    assert entry.read_text(encoding="utf-8") == FIXED.replace("---\n## D", LOGGED)


def test_neovim(editors: Editors) -> None:
    """Headless; a menu is asked for, as it is from a key, and the answer is given in its place."""
    nvim = program("nvim")
    asked = subprocess.run(
        [nvim, "--headless", "-c", "lua io.stdout:write(tostring(vim.lsp.start ~= nil))", "-c", "q"], capture_output=True
    )
    editors.set_up(lines_of("neovim.md", "from 0.8, " if b"true" in asked.stdout else ""))
    saw(editors.run(nvim, "--headless", "-n", str(editors.entry), "-c", f"luafile {SCRIPTS}/accept.lua"), editors.entry)


def test_emacs_with_eglot(editors: Editors) -> None:
    """In batch, where nobody types: the hook that waits for a first command is run by hand."""
    emacs = program("emacs")
    if subprocess.run(
        [emacs, "--batch", "-f", "package-initialize", "-l", "eglot", "-l", "markdown-mode"], capture_output=True
    ).returncode:
        pytest.skip("no eglot, or no markdown-mode, for this Emacs")
    editors.set_up(lines_of("emacs.md"))
    script = ["-l", str(editors.home / ".emacs.d/init.el"), "-l", str(SCRIPTS / "accept.el")]
    saw(editors.run(emacs, "--batch", "-f", "package-initialize", *script), editors.entry)


def test_vim_with_ale(editors: Editors) -> None:
    """Without a screen; the number that ALE asks for is given in its place."""
    vim = program("vim")
    editors.set_up({".vimrc": "set encoding=utf-8\nsilent! packadd! ale\nfiletype plugin on\n", **lines_of("vim.md")})
    vimrc = str(editors.home / ".vimrc")
    has = "call writefile([has('job') ? globpath(&rtp, 'autoload/ale/codefix.vim') : ''], $OUT)"
    editors.out.unlink(missing_ok=True)
    common = [vim, "-N", "-u", vimrc, "-i", "NONE", "-n", "-es"]
    subprocess.run([*common, "-c", has, "-c", "qall!"], env={**os.environ, "HOME": str(editors.home), "OUT": str(editors.out)})
    there = editors.out.read_text(encoding="utf-8").strip() if editors.out.exists() else ""
    editors.out.unlink(missing_ok=True)
    if not there:
        pytest.skip("no ALE for this vim")
    saw(editors.run(*common, str(editors.entry), "-S", str(SCRIPTS / "accept.vim")), editors.entry)
