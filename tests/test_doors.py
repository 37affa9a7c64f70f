"""The heavy libraries, the disk and the clock are each behind one door, and the doors are opened late."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import followup_kit

PACKAGE = Path(followup_kit.__file__).parent
# All of the drafts' room that others may load at once. The rest, with Jinja, is loaded only when a draft is wanted.
LIGHT_DRAFTS = {"drafts.api", "drafts.draft", "drafts.output.saved_file"}
# Texts, dates, rules and calendars know no disk.
PURE = ("model", "kinds", "errors", "base.", "dates.", "journal.", "engine.", "exchange.")
# Of these rooms, the modules that do know the disk.
ON_DISK = (
    *("journal.disk.", "journal.files", "journal.languages", "base.cache", "base.installed", "dates.kept_holidays"),
    *("exchange.mail.folders", "exchange.mail.message_files", "exchange.mail.words"),
)


class Import(NamedTuple):
    """One import: the module it stands in, the module of the kit or the library it names, and whether it is at the top."""

    importer: str
    imported: str
    own: bool
    top: bool


def name_of(path: Path) -> str:
    """A module's name below the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


TREES = {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
FOLDERS = {name_of(path) for path in PACKAGE.rglob("__init__.py")}
NOTES = {name for name in TREES if name.startswith("drafts.")} - LIGHT_DRAFTS


def imports_of(name: str) -> Iterator[Import]:
    """Every import of a module, those inside of functions too; those only for the type checker are no imports at run time."""
    tree = TREES[name]
    typing_only = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for child in ast.walk(node)
    }
    at_top = set(tree.body)
    package = [] if name == "__init__" else name.split(".") if name in FOLDERS else name.split(".")[:-1]
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, alias.name, False, node in at_top)
        elif isinstance(node, ast.ImportFrom):
            if not node.level:
                yield Import(name, node.module or "", False, node in at_top)
                continue
            base = package[: len(package) - node.level + 1] + (node.module.split(".") if node.module else [])
            for alias in node.names:
                inner = ".".join([*base, alias.name])
                yield Import(name, inner if inner in TREES else ".".join(base) or "__init__", True, node in at_top)


IMPORTS = [found for name in TREES for found in imports_of(name)]
OWN = [i for i in IMPORTS if i.own]


@pytest.mark.parametrize(
    ("library", "modules"),
    [
        ("pandas", {"views.dataframe"}),
        ("ipywidgets", {"notebook.widgets"}),
        ("holidays", {"dates.public_holidays"}),
        ("yaml", {"journal.syntax.yaml_library"}),
        ("frontmatter", {"journal.syntax.handler"}),
        ("jinja2", {"drafts.filling.fill_template"}),
        ("matplotlib", {"views.charts.svg"}),
        ("nbclient", {"notebook.execute"}),
        ("nbconvert", {"notebook.html_pages"}),
        ("nh3", {"notebook.html_pages"}),
        ("icalendar", {"exchange.invitations.lines"}),
        ("pygls", {"editor.server"}),
        ("lsprotocol", {"editor.server", "editor.features"}),
    ],
)
def test_a_library_has_its_door(library: str, modules: set[str]) -> None:
    """Each heavy library is imported where it must be and nowhere else, not even inside a function."""
    assert {i.importer for i in IMPORTS if not i.own and i.imported.split(".")[0] == library} == modules


def test_the_doors_are_opened_late() -> None:
    """A module that imports a heavy library is itself imported only inside functions."""
    doors = {
        *("views.dataframe", "views.charts.svg", "dates.public_holidays"),
        *("notebook.widgets", "notebook.html_pages", "notebook.execute"),
        *("journal.syntax.strict_yaml", "journal.syntax.yaml_library", "editor.features", "editor.server", *NOTES),
    }
    opened = {(i.importer, i.imported) for i in OWN if i.imported in doors and i.top and i.importer not in NOTES}
    # The handler for other programs always asks the careful reader; one door to Jupyter leads on to the other,
    # and the pictures, loaded late themselves, stand behind the canvas.
    assert opened == {
        ("journal.syntax.handler", "journal.syntax.strict_yaml"), ("journal.syntax.strict_yaml", "journal.syntax.yaml_library"),
        ("notebook.html_pages", "notebook.execute"), ("editor.features", "editor.server"),
        ("views.charts.timeline_svg", "views.charts.svg"), ("views.charts.bars", "views.charts.svg"),
    }  # fmt: skip


def test_the_engine_knows_no_disk() -> None:
    """Nothing up to the rules opens a file or asks the system, but for the question after the machine's own zone."""
    pure = [name for name in TREES if name.startswith(PURE) and not name.startswith(ON_DISK)]
    world = {"os", "pathlib", "io", "shutil", "subprocess", "tempfile", "socket", "urllib", "time", "random"}
    asked = {(i.importer, i.imported) for i in IMPORTS if not i.own and i.imported.split(".")[0] in world and i.importer in pure}
    opened = [
        name
        for name in pure
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("open", "print", "input")
    ]
    assert asked == {("dates.zones", "os")}
    assert opened == []


CLOCKS = {
    ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"),
    ("time", "time"), ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"),
}  # fmt: skip


def test_the_clock_is_read_once() -> None:
    """`now` is an argument everywhere but in one place, in `api`; besides, only ages are asked of the clock, all of files."""
    reads = [
        (name, f"{node.value.id}.{node.attr}")
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) in CLOCKS
    ]
    assert reads == [
        ("api", "datetime.now"), ("journal.disk.lock", "time.time"), ("journal.disk.strays", "time.time"),
        ("kept.reading", "time.time_ns"),
    ]  # fmt: skip


ENTRY = """---
company: Northwind Analytics
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - name: Dana Whitfield
    email: dana@northwind.example
recruiter:
  name: Jo Park
  email: jo@park.example
log:
  - {date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, by: email}
---

## Discussed
Moving the nightly loads to streaming.
"""
HEAVY = (
    *("IPython", "icalendar", "ipywidgets", "jinja2", "matplotlib", "nbclient", "nbconvert", "nh3", "numpy", "pandas", "pyarrow"),
    *("cattrs", "lsprotocol", "pydantic", "pygls", "rich", "yaml"),
)
# Of the standard library: what a plain `due` has no need of, and what takes as long to load as some interviews to read.
NEEDLESS = {
    *("argparse", "contextlib", "dataclasses", "gettext", "importlib", "inspect", "json", "locale", "tomllib", "typing"),
}
PROGRAM = """
import sys
before = set(sys.modules)  # what an environment loads at every start is not the kit's
from followup_kit.cli import main
code = main(["--journal", sys.argv[1], "--now", "2026-12-02T10:00", "due"])
found = sorted(set(sys.modules) - before)
import json
sys.stderr.write(json.dumps([code, found]))
"""


def loaded_by_due(folder: Path, toml: str) -> set[str]:
    """The modules and libraries that a fresh `followup due` has loaded when it is done."""
    (folder / "journal.toml").write_text(toml, encoding="utf-8")
    (folder / "2026-11-18-northwind.md").write_text(ENTRY, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, encoding="utf-8", timeout=60, check=True
    )
    code, modules = json.loads(ran.stderr)
    assert code == 0
    assert "Northwind" in ran.stdout
    return set(modules) | {m.partition(".")[0] for m in modules if not m.startswith("importlib._")}


def test_due_is_light(tmp_path: Path) -> None:
    """`followup due` on a plain journal loads nothing heavy or needless, and no holidays where no country is named."""
    loaded = loaded_by_due(tmp_path, 'timezone = "America/New_York"\n')
    assert loaded & {*HEAVY, *NEEDLESS, "holidays", "followup_kit.dates.public_holidays"} == set()


def test_due_asks_for_holidays_of_a_country_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A country brings its holidays, and nothing else that is heavy; the days are kept, so the second time not even those."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    toml = 'timezone = "America/New_York"\ncountry = "US"\n'
    library = {"followup_kit.dates.public_holidays"}
    assert loaded_by_due(tmp_path, toml) & {*HEAVY, *library} == library
    assert loaded_by_due(tmp_path, toml) & {*HEAVY, *NEEDLESS, *library, "holidays"} == set()
