"""Hypothesis profiles, the flag that renews saved outputs, and the fixture that makes a journal on disk."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from northwind import NOW
from sample import SAMPLE

from followup_kit.dates import zones

if TYPE_CHECKING:
    from followup_kit.api import Board

# By default the same examples on every run, so that a failure comes from the change at hand; `make fuzz` looks for new ones,
# as many again in each of its rounds, until its time is over.
hypothesis.settings.register_profile("default", max_examples=500, deadline=None, derandomize=True)
hypothesis.settings.register_profile("fuzz", max_examples=500, deadline=None)
hypothesis.settings.load_profile("default")

# The machine's zone has one door in the kit; a test that is marked `zone_free` may not come through it. The door is watched
# from before anybody imports it by name.
_shut: list[str] = []
_machine_zone = zones.machine_zone


def _watched_machine_zone() -> tzinfo:
    if _shut:
        pytest.fail(f"{_shut[0]} is marked zone_free, and asks for the machine's zone")
    return _machine_zone()


zones.machine_zone = _watched_machine_zone

MakeJournal = Callable[..., Path]
NEW_YORK = 'timezone = "America/New_York"\n'


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update`: write the saved outputs anew instead of comparing; read the difference before you commit it."""
    parser.addoption("--fuzz-until", type=float, help="skip what would begin after this moment (seconds since 1970)")
    parser.addoption("--update", action="store_true", help="write the saved outputs anew instead of comparing with them")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """The last round of `make fuzz` ends early."""
    until = item.config.getoption("--fuzz-until")
    if until is not None and time.time() > until:
        pytest.skip("the time for fuzzing is over")


@pytest.fixture(scope="session")
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the memos of what followup wrote are kept, one folder for all tests: each journal has a file of its own there."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(autouse=True)
def _no_journal_of_ones_own(monkeypatch: pytest.MonkeyPatch, state_folder: Path) -> None:
    """No test sees the journal, the clock or the configuration of the person who runs it, or leaves a memo in their home."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nonexistent")  # a folder for each of thousands of tests would cost more than most
    monkeypatch.setenv("XDG_STATE_HOME", str(state_folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(state_folder / "cache"))
    monkeypatch.delenv("FOLLOWUP_JOURNAL", raising=False)
    monkeypatch.delenv("FOLLOWUP_NOW", raising=False)


@pytest.fixture(autouse=True)
def _no_spell_checker(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for a spell checker (half a second a time) but those that are about it."""
    if request.node.get_closest_marker("spelling") is None:
        monkeypatch.setattr("followup_kit.drafts.checks.spelling.checker", lambda: None)


@pytest.fixture(autouse=True)
def _zone_free(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that runs in one time zone only is one that never asks for the machine's."""
    if request.node.get_closest_marker("zone_free") is not None:
        _shut.append(request.node.nodeid)
    yield
    _shut.clear()


@pytest.fixture(scope="session")
def sample_board() -> Board:
    """The sample journal, opened at the moment that it pins; a board is never changed."""
    from followup_kit.api import open_board  # not before the door is watched

    return open_board(SAMPLE, environ={})


@pytest.fixture
def make_journal(tmp_path: Path) -> MakeJournal:
    """Writes files by name (text or bytes, as they stand) into a new journal; `toml=None` leaves `journal.toml` out."""

    def make(files: Mapping[str, str | bytes], toml: str | None = NEW_YORK) -> Path:
        folder = tmp_path / "journal"
        folder.mkdir(exist_ok=True)
        for name, content in {**({} if toml is None else {"journal.toml": toml}), **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return make


@pytest.fixture
def run_on(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command on a journal: the exit code, what it printed, and what it said on standard error."""
    from followup_kit.cli import main  # not before the door is watched

    def run_on(folder: Path, *argv: str) -> tuple[int, str, str]:
        code = main([*argv, "--journal", os.fspath(folder), "--now", NOW])
        return (code, *capsys.readouterr())

    return run_on
