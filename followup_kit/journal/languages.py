"""The languages that drafts can be written in: the folders of `drafts/templates`, by name only."""

from __future__ import annotations

import os
from functools import lru_cache

from .problems import Findings
from .syntax.nodes import Node

TEMPLATES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "drafts", "templates")
FILE = "language.toml"
_CODES = {  # what people write for a language, with its code
    **dict.fromkeys(("english", "englisch", "eng", "british english", "american english"), "en"),
    **dict.fromkeys(("german", "deutsch", "ger", "deu"), "de"),
}


@lru_cache(1)
def known_languages() -> tuple[str, ...]:
    """The codes of the languages that the kit has templates for, sorted."""
    return tuple(sorted(n for n in os.listdir(TEMPLATES) if os.path.isfile(os.path.join(TEMPLATES, n, FILE))))


def base_language(code: str) -> str:
    """The language of a code, without its region: `de` for `de-AT`."""
    return code.strip().lower().replace("_", "-").partition("-")[0]


def kit_text(code: str, name: str) -> str:
    """A text of the kit's own in a language, and in English where there are no templates for it."""
    language = base_language(code)
    with open(os.path.join(TEMPLATES, language if language in known_languages() else "en", name), encoding="utf-8") as file:
        return file.read()


def language_meant(code: str) -> str | None:
    """The code that was meant by what is no code of a known language; None where nobody can say."""
    meant = _CODES.get(code.strip().lower())
    return meant if meant in known_languages() else None


def check_language(node: Node, code: str, findings: Findings) -> None:
    """Warn of a language that the kit has no templates for."""
    if base_language(code) in known_languages():
        return
    meant = language_meant(code)
    hint = f"did you mean {meant}?" if meant else "known are: " + ", ".join(known_languages())
    message = f"language: there are no templates for {code!r}, so its drafts are in English"
    findings.warn(node, "language", message, hint, meant=[meant] if meant else ())
