"""A journal of the test module's own FILES and TOML, and commands run in it at its NOW."""

from __future__ import annotations

import pytest

from followup_kit.cli import main


@pytest.fixture
def journal(request, make_journal):
    """The journal on disk."""
    return make_journal(request.module.FILES, toml=request.module.TOML)


@pytest.fixture
def run(request, journal, capsys, monkeypatch):
    """Runs a command in the journal; the exit code, what stands on stdout and on stderr."""
    monkeypatch.chdir(journal)

    def command(*argv):
        code = main(["--now", request.module.NOW, *argv])
        return (code, *capsys.readouterr())

    return command
