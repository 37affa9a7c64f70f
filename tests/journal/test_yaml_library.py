"""PyYAML, loaded with one pattern replaced: it forbids what it forbade."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml.reader

from followup_kit.journal.syntax import yaml_library

pytestmark = pytest.mark.zone_free


def test_the_pattern_is_the_library_s() -> None:
    """Should a release of it have another one, that is compiled as it is, and loading it takes longer."""
    source = Path(yaml.reader.__file__).read_text(encoding="utf-8")
    typed = re.search(r"NON_PRINTABLE = re\.compile\(('.*')\)", source)
    assert typed is not None
    assert eval(typed[1]) == yaml_library._FORBIDDEN


def test_the_same_characters_are_forbidden() -> None:
    """Of all there are."""
    every = "".join(map(chr, range(0x110000)))
    assert re.sub(yaml_library._FORBIDDEN, "", every) == re.sub(yaml_library._THE_SAME, "", every)


def test_nothing_is_left_changed() -> None:
    """The library is all there, with the quick pattern, and `re` is as it was."""
    program = """
import re
usual = re.compile
from followup_kit.journal.syntax import yaml_library
import yaml
print(re.compile is usual, yaml is yaml_library.yaml, yaml.reader.Reader.NON_PRINTABLE.pattern == yaml_library._THE_SAME)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.split() == ["True"] * 3
