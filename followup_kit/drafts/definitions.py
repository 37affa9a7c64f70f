"""The TOML files of each language, beside its templates: `language.toml` (writing) and `notes.toml` (reading notes)."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import lru_cache

from ..base.light_typing import Any
from ..journal.languages import FILE, TEMPLATES

_WRITING, _READING = FILE, "notes.toml"


@lru_cache
def language_definition(code: str) -> Mapping[str, Any]:
    """The `language.toml` of a known language: how it writes days, and what proofreading looks for."""
    return _read(code, _WRITING)


@lru_cache
def notes_definition(code: str) -> Mapping[str, Any]:
    """The `notes.toml` of a known language: headings, what is private, what makes a sentence."""
    return _read(code, _READING)


def _read(code: str, name: str) -> Mapping[str, Any]:
    with open(os.path.join(TEMPLATES, code, name), "rb") as file:
        return tomllib.load(file)
