"""A git clean filter that keeps private output out of git: `python -m followup_kit.notebook clean` (docs/notebooks.md).

It takes the outputs out of a notebook that did not run on the sample journal, so that they cannot enter the index.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

SAMPLE_MARK = "Sample journal, its clock fixed at"  # what the first cell prints where the journal is the sample


def clean(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook as git may have it: without widgets' state, and without outputs unless they are the sample journal's.

    The notebook itself is changed.
    """
    notebook.get("metadata", {}).pop("widgets", None)
    if SAMPLE_MARK not in "".join(_texts(notebook)):
        _clear(notebook)
    return notebook


def without_sample(raw: bytes) -> bytes:
    """The bytes of a notebook without its outputs where they are the sample journal's; all of them where they are not."""
    try:
        notebook = json.loads(raw)
        if SAMPLE_MARK not in "".join(_texts(notebook)):
            return raw
        notebook.get("metadata", {}).pop("widgets", None)
        _clear(notebook)
    except (ValueError, AttributeError, TypeError, RecursionError):
        return raw
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def _clear(notebook: dict[str, Any]) -> None:
    for cell in notebook.get("cells", []):
        if cell.get("cell_type") == "code":
            cell["outputs"] = []
            cell["execution_count"] = None


def _texts(notebook: dict[str, Any]) -> Iterable[str]:
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []) if cell.get("cell_type") == "code" else []:
            text = output.get("text", "")
            yield text if isinstance(text, str) else "".join(text)


def main(argv: Sequence[str]) -> int:
    """`clean`: a notebook from standard input to standard output, byte for byte where nothing was taken out; the exit code."""
    if list(argv) != ["clean"]:
        sys.stderr.write("usage: python -m followup_kit.notebook clean < NOTEBOOK\n")
        return 2
    raw = sys.stdin.buffer.read()
    after = clean(json.loads(raw))
    if after != json.loads(raw):
        raw = (json.dumps(after, indent=1, ensure_ascii=False) + "\n").encode()
    sys.stdout.buffer.write(raw)
    return 0
