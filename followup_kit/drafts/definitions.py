"""The TOML files of each language, beside its templates: `language.toml` (writing) and `notes.toml` (reading notes).

Reading them as TOML takes as long as two starts of Python, so what was read is kept in the person's cache folder, with the sum of
the file that it was read from: another file is read anew.
"""

from __future__ import annotations

import json
import os
from binascii import crc32
from collections.abc import Mapping
from functools import lru_cache

from ..base.light_typing import Any
from ..dates.cache import keep, read_kept
from ..journal.languages import FILE, TEMPLATES

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
    kept, its = f"language-{code}-{name}", f"{_FORM} {len(data)} {crc32(data):08x}\n".encode()
    found = read_kept(kept)
    if found is not None and found.startswith(its):
        tables: Mapping[str, Any] = json.loads(found[len(its) :])
        return tables
    import tomllib

    tables = tomllib.loads(data.decode())
    keep(kept, its + json.dumps(tables).encode())
    return tables
