"""What the tests of a journal's history share: a fixed present, a git without anybody's configuration, commands run."""

from __future__ import annotations

import os
from datetime import UTC

import pytest
from repositories import ENV

from followup_kit.cli import main


@pytest.fixture(autouse=True)
def _then_and_there(monkeypatch):
    """The present of these tests, a machine in UTC, and a git that has no configuration of anybody's."""
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-11-30T09:00-05:00")
    monkeypatch.setattr("followup_kit.journal.settings.machine_zone", lambda: UTC)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, ENV[name])


@pytest.fixture
def run(capsys):
    """Runs a command on a journal: the exit code, its output and what it said on standard error."""

    def run(folder, *argv):
        code = main([*argv, "--journal", os.fspath(folder)])
        return (code, *capsys.readouterr())

    return run
