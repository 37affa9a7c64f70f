"""The rooms of the package: each imports only from those below it, through their faces, and no room has a cycle inside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import followup_kit

PACKAGE = Path(followup_kit.__file__).parent
# From the top of the house down: a room imports only from the rooms that stand after it here.
ROOMS = (
    *("cli", "commands", "notebook", "exchange", "editor", "views", "changes", "drafts", "many"),
    *("history", "api", "kept", "playbooks", "engine", "journal", "dates", "base"),
)
BASE = ("model", "kinds", "errors")  # what every room may know
# In the same order, the rooms inside of rooms that know nothing of what stands around them. Those of drafts/ know of no draft: a page
# is read, its statements are judged, some chosen. What several commands share knows of no command.
INNER_ROOMS = (
    *("drafts.notes.choosing", "drafts.notes.judging", "drafts.notes.reading", "drafts.filling", "drafts.languages"),
    "commands.shared",
)
# The modules of a room that other rooms may import; a room that is not named here hides nothing.
FACES = {
    "engine": {"cross_checks", "explain", "finished", "openings", "opportunity", "people", "playbook", "schedule", "search"},
    "drafts": {"api", "draft", "output.messages", "output.picks", "output.saved", "output.saved_file"},
    "drafts.notes.judging": {"doubts", "fitness", "reader", "remarks", "whole"},
    "drafts.notes.reading": {"answers", "headings", "owners", "page_parts", "sections", "statements", "thoughts", "whole_note"},
    "drafts.checks": {"facts", "findings", "proofread", "provenance", "review"},
    "drafts.filling": {"own_templates", "template_job"},
    "views.charts": {"bars", "timeline", "timeline_svg"},
    "exchange.invitations": {"changes", "entry", "files", "whose"},
    "exchange.tables": {"columns", "files", "news", "rows"},
}


def name_of(path: Path) -> str:
    """A module's name below the package; a room's own is the room's."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


TREES = {name_of(p): ast.parse(p.read_text(encoding="utf-8")) for p in PACKAGE.rglob("*.py") if p.parent.name != "old_names"}


def imports_of(name: str) -> Iterator[str]:
    """The modules of the package that a module imports, those inside of functions and for the type checker too."""
    is_room = (PACKAGE / name.replace(".", "/")).is_dir()
    folder = name.split(".") if is_room else name.split(".")[:-1]
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.ImportFrom) and node.level:
            start = [*folder[: len(folder) - node.level + 1], *(node.module or "").split(".")]
            base = ".".join(part for part in start if part)
            for alias in node.names:
                inner = f"{base}.{alias.name}".lstrip(".")
                yield inner if inner in TREES else base or "__init__"


IMPORTS = [(name, found) for name in sorted(TREES) if not name.startswith("__") for found in imports_of(name)]


def room_of(name: str) -> str:
    """The room that a module stands in."""
    return "base" if name in BASE or name == "__init__" else name.split(".")[0]


@pytest.mark.parametrize(("importer", "imported"), [pair for pair in IMPORTS if room_of(pair[0]) != room_of(pair[1])])
def test_doors_open_one_way_and_only_at_the_face(importer: str, imported: str) -> None:
    """What a module imports of another room stands below its own, and belongs to the face of that room."""
    room, module = room_of(imported), imported.partition(".")[2]
    assert ROOMS.index(room_of(importer)) < ROOMS.index(room)
    assert module in FACES.get(room, {module})


def inner_room_of(name: str) -> str | None:
    """The inner room that a module stands in: the longest name of one that it begins with."""
    return next((room for room in (*INNER_ROOMS, *FACES) if "." in room and f"{name}.".startswith(f"{room}.")), None)


@pytest.mark.parametrize(("importer", "imported"), [pair for pair in IMPORTS if inner_room_of(pair[0]) != inner_room_of(pair[1])])
def test_inside_of_rooms_too(importer: str, imported: str) -> None:
    """In a room an inner one imports only from those below it, never from what is around it; each is known by its face."""
    own, other = inner_room_of(importer), inner_room_of(imported)
    if own in INNER_ROOMS and room_of(importer) == room_of(imported):
        assert other in INNER_ROOMS
        assert INNER_ROOMS.index(own) < INNER_ROOMS.index(other)
    if other in FACES:
        assert imported.removeprefix(f"{other}.") in FACES[other]


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_has_a_cycle(room: str) -> None:
    """Inside a room, too, imports run one way."""
    names = [name for name in TREES if room_of(name) == room]
    inside = {name: {b for a, b in IMPORTS if a == name and room_of(b) == room and b != a} for name in names}
    try:
        TopologicalSorter(inside).prepare()
    except CycleError as found:
        pytest.fail(" -> ".join(found.args[1]))


def test_no_command_knows_another() -> None:
    """Each is a file in commands/; what two of them need is shared."""
    commands = {f"commands.{path.stem}" for path in PACKAGE.glob("commands/*.py")} - {"commands.__init__"}
    assert [pair for pair in IMPORTS if pair[0].startswith("commands.") and pair[1] in commands] == []


def test_the_root_can_be_taken_in_at_a_glance() -> None:
    """What is new finds its room."""
    assert len(list(PACKAGE.glob("*.py"))) <= 8
