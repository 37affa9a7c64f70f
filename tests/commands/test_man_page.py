"""The manual page has the words of `--help`, and no formatter of manual pages has anything to say against it."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from followup_kit import __version__
from followup_kit.cli import COMMANDS, manual, module_of
from followup_kit.commands.shared.parser import parser_for
from followup_kit.commands.shared.plain_options import COMMON

pytestmark = pytest.mark.zone_free

needs_groff = pytest.mark.skipif(shutil.which("groff") is None, reason="no groff on this machine")


def shown(page: str) -> tuple[str, str]:
    """The page as text on lines that are long enough, and what the formatter warned of."""
    argv = ["groff", "-k", "-man", "-ww", "-Tutf8", "-P-c", "-rLL=500n"]
    ran = subprocess.run(argv, input=page, capture_output=True, text=True, check=True, encoding="utf-8")
    return re.sub(".\b", "", ran.stdout), ran.stderr


@needs_groff
def test_it_is_without_a_warning():
    """groff with all warnings on is silent; the version is that of the kit."""
    text, warnings = shown(manual())
    assert warnings == ""
    assert f"followup-kit {__version__}" in text


@needs_groff
def test_it_has_all_of_the_help():
    """Every command with its description, each option with its help, and each line of the examples, as they were typed."""
    text = shown(manual())[0]
    lines = {line.strip() for line in text.splitlines()}
    joined = " ".join(text.split())
    for name in COMMANDS:
        parser = parser_for(module_of(name))
        assert name in lines
        assert " ".join((parser.description or "").split()) in joined
        formatter = parser._get_formatter()
        for action in parser._actions:
            if action.help and action.dest != "help" and not set(action.option_strings) & set(COMMON):
                assert formatter._expand_help(action) in joined, (name, action.dest)
        assert {line.strip() for line in (parser.epilog or "").splitlines()} <= lines | {""}, name
    for option, about in COMMON.items():
        assert f"{option} {about['metavar']}" in joined


@needs_groff
def test_man_shows_it(tmp_path):
    """man itself, where it is installed, shows the page and warns of nothing."""
    if shutil.which("man") is None:
        pytest.skip("no man on this machine")
    path = tmp_path / "followup.1"
    path.write_text(manual(), encoding="utf-8")
    env = {"PATH": "/usr/bin:/bin", "MANWIDTH": "100", "LC_ALL": "C.UTF-8", "MANROFFOPT": "-ww", "HOME": str(tmp_path)}
    ran = subprocess.run(["man", "--warnings", "-l", str(path)], capture_output=True, text=True, check=True, env=env)
    assert ran.stderr == ""
    if "minimized" in ran.stdout:  # a Debian image without manual pages has a man that only says so
        pytest.skip("man is a stub here")
    assert "followup - follow up after an interview, from a plain-text journal" in re.sub(".\b", "", ran.stdout)


def test_a_page_of_odd_signs():
    """Quotes, backslashes, dashes and points at the beginning of a line are what they were."""
    from followup_kit.commands.shared.man_page import _text

    assert _text('.it\'s -1 \\n "x" ~^`') == "\\&.it\\(aqs \\-1 \\en \\(dqx\\(dq \\(ti\\(ha\\(ga"
