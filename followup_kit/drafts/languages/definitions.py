"""The TOML files of each language, beside its templates: `language.toml` (writing) and `notes.toml` (reading notes).

Reading them as TOML takes as long as two starts of Python, so what was read is kept in the person's cache folder, with the sum of
the file that it was read from: another file is read anew.
"""

from __future__ import annotations

import os
from binascii import crc32
from collections.abc import Mapping
from functools import lru_cache

from ...base.kept_json import kept_json
from ...base.light import Any
from ...journal.languages import FILE, TEMPLATES

_WRITING, _READING = FILE, "notes.toml"
_FORM = "tables 1"  # of what is kept; another number for another form


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
        data = file.read()
    tables: Mapping[str, Any] = kept_json(
        f"language-{code}-{name}", f"{_FORM} {len(data)} {crc32(data):08x}", lambda: _parsed(data.decode())
    )
    return tables


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)
