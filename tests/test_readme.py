"""The pages for readers are true: every ```console block is run, every link leads somewhere, and no table has fallen behind.

A ```console block has lines that begin with `$ `, each followed by exactly what it prints; `...` on a line of its own stands for
any lines. The blocks of a page run in order in one shell, each from the root of the repository. A block below a comment
`<!-- save as: ~/PATH -->` is written to that file first. The home folder is an empty one.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from limits import HANGS
from sample import ROOT

import followup_kit
from followup_kit.cli import COMMANDS
from followup_kit.engine.playbook import ADVICE, BUILT_IN, SCHEMA
from followup_kit.journal.header_fields import KNOWN
from followup_kit.kinds import CHANNELS, HEARD, KINDS, OTHER_SENT, STATES
from followup_kit.views.export import COLUMNS

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
WITH_EXAMPLES = [p for p in PAGES if "```console\n" in p.read_text(encoding="utf-8")]
_BLOCK = re.compile(r"(?:^<!-- save as: ~/(?P<path>\S+) -->\n+)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_MARK = "\x1e"


class Command(NamedTuple):
    """One `$ ` line of a page and what is to follow it."""

    typed: str
    expected: str


def commands_of(text: str) -> list[Command]:
    """The commands of one console block; a line that ends in a backslash goes on in the next."""
    found: list[Command] = []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("$ "):
            while line.endswith("\\"):
                line += "\n" + next(lines)
            found.append(Command(line[2:], ""))
        else:
            found[-1] = Command(found[-1].typed, f"{found[-1].expected}{line}\n")
    return found


def script_of(page: str, folder: Path) -> tuple[str, list[Command]]:
    """One shell script for a page, which prints a mark before what each command prints, and its commands."""
    script, commands = [], []
    for number, block in enumerate(_BLOCK.finditer(page)):
        if block["path"]:
            saved = folder / f"saved-{number}"
            saved.write_text(block["text"], encoding="utf-8", newline="")
            script.append(f'mkdir -p "$(dirname ~/{block["path"]})" && cp {saved} ~/{block["path"]}')
        if block["kind"] == "console":
            script.append(f"cd {ROOT}")
            for command in commands_of(block["text"]):
                script.append(f"_status=$?; printf '\\036'; (exit $_status)\n{command.typed}")
                commands.append(command)
    return "\n".join(script) + "\n", commands


def pattern_of(expected: str) -> str:
    """What the output must match as a whole."""
    lines = expected.splitlines()
    return "".join("(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in lines)


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=[p.name for p in WITH_EXAMPLES])
def test_the_examples_are_true(page: Path, tmp_path: Path) -> None:
    """What a page shows after a command is what the command prints."""
    home = tmp_path / "home"
    home.mkdir()
    script, commands = script_of(page.read_text(encoding="utf-8"), tmp_path)
    env = {k: v for k, v in os.environ.items() if not k.startswith("FOLLOWUP_")}
    env |= {
        "HOME": str(home),
        "NO_COLOR": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    (tmp_path / "page.sh").write_text(script, encoding="utf-8")
    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", str(tmp_path / "page.sh")], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, env=env, text=True, encoding="utf-8", timeout=2 * HANGS,
    )  # fmt: skip
    printed = ran.stdout.split(_MARK)[1:]
    assert len(printed) == len(commands), ran.stdout
    for command, output in zip(commands, printed, strict=True):
        if not re.fullmatch(pattern_of(command.expected), output):
            assert output == command.expected, f"$ {command.typed}"


def test_the_pages_have_examples() -> None:
    """The README shows the way in, and enough of it is run."""
    commands = [c.typed for block in _BLOCK.finditer(PAGES[0].read_text(encoding="utf-8")) if block["kind"] == "console"
                for c in commands_of(block["text"])]  # fmt: skip
    assert len(commands) >= 8
    assert any(c.startswith("followup check") for c in commands)


def anchor_of(heading: str) -> str:
    """The anchor that a heading of a page gets."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=[p.name for p in PAGES])
def test_the_links_lead_somewhere(page: Path) -> None:
    """Every link within the repository names a file that is there, and a heading in it."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    for link in _LINK.findall(text):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_file(), link
        if anchor:
            headings = re.findall(r"^#+ +(.+)$", _BLOCK.sub("", target.read_text(encoding="utf-8")), re.MULTILINE)
            assert anchor in {anchor_of(h) for h in headings}, link


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("journal.md", [*KNOWN, *KINDS, *HEARD, *OTHER_SENT, *CHANNELS]),
        ("playbooks.md", [*BUILT_IN, *SCHEMA, *(key for table in SCHEMA.values() for key in table)]),
        ("rules.md", [*KINDS, *ADVICE, *(f"{n}" for n in HEARD if n not in ("other",)), *STATES]),
        ("json.md", [*KINDS, *STATES, *(c for c in COLUMNS if not c.startswith("anchor_")), "anchor_at", "anchor_line"]),
    ],
)
def test_nothing_is_left_out(name: str, words: list[str]) -> None:
    """Each word that a person may type, or a program may read, stands on its page."""
    text = (DOCS / name).read_text(encoding="utf-8")
    assert [w for w in words if not re.search(rf"(?<![\w-]){re.escape(w)}(?![\w-])", text)] == []


def test_every_command_has_its_line() -> None:
    """docs/command.md has every command that there is."""
    text = (DOCS / "command.md").read_text(encoding="utf-8")
    assert [c for c in COMMANDS if f"`followup {c}" not in text] == []


def test_a_table_of_the_commands_is_read_at_a_glance() -> None:
    """No cell of docs/command.md is a paragraph: what takes more words stands below the table."""
    text = (DOCS / "command.md").read_text(encoding="utf-8")
    cells = [c.strip() for line in text.split("\n") if line.startswith("|") for c in re.split(r"(?<!\\)\|", line)]
    assert [c for c in cells if len(c) > 140] == []


def test_every_room_has_its_place() -> None:
    """docs/architecture.md names every room of the package."""
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    folder = Path(followup_kit.__file__).parent
    rooms = [p.parent.name for p in folder.glob("*/__init__.py")]
    assert sorted(r for r in rooms if f"{r}/" not in text) == []
