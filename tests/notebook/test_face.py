"""The notebooks' one face, and the modules that copies of the notebooks of release 0.1 import."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

from followup_kit import notebook as nb


@pytest.mark.parametrize("name", nb.__all__)
def test_every_name_of_the_face_is_there(name: str) -> None:
    """What the face names can be called."""
    assert callable(getattr(nb, name))


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    """As with any module."""
    with pytest.raises(AttributeError, match="no attribute 'dew'"):
        _ = nb.dew


OLD = {  # what the notebooks of release 0.1 call in each
    "compare": ("chosen", "opinions", "lanes_of", "side_by_side", "stories", "verdicts"),
    "live": ("due",),
    "livetable": ("table",),
    "panels": ("picture", "bars", "in_words", "table", "said"),
    "review": ("funnel", "outcomes", "waits", "waited", "thanks", "channels", "silences"),
    "timeline": ("timeline_of",),
    "wording": ("plural",),
}


@pytest.mark.parametrize("name", OLD)
def test_an_old_name_works_and_says_the_new_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The module is there under its old name, has what was called in it, and the warning says what to write instead."""
    full = f"followup_kit.{name}"
    monkeypatch.delitem(sys.modules, full, raising=False)
    with pytest.warns(DeprecationWarning, match=rf"{full} is now followup_kit(\.\w+)+; .* import notebook as nb"):
        module = import_module(full)
    assert [n for n in OLD[name] if not callable(getattr(module, n))] == []
    monkeypatch.delitem(sys.modules, full, raising=False)


def test_no_name_of_the_face_is_a_modules() -> None:
    """A module that is imported becomes an attribute of its package, and would stand in the way of the function."""
    assert {p.stem for p in Path(nb.__file__).parent.glob("*.py")} & set(nb.__all__) == set()
