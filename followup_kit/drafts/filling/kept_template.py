"""The kit's own templates as trees, kept in the person's cache folder: Jinja parses a template once, and is then not needed.

Loading Jinja and compiling a template takes 190 million instructions, half of what a whole `due` takes; reading a tree takes half
a million. It holds for one text of the template and one release of Jinja: in any doubt Jinja parses again.
"""

from __future__ import annotations

from binascii import crc32
from functools import lru_cache

from ...base.installed import release_of
from ...base.kept_json import kept_json
from ...base.light import Any
from .template_job import text_of_kit

_FORM = "template 1"  # of what is kept; another number for another form


@lru_cache
def tree_of_kit(language: str, name: str) -> list[Any]:
    """A template of the kit's as Jinja parses it: each node as its name and its fields, in nested lists.

    Raises LookupError where there is no such template, and what Jinja raises for one that is wrong.
    """
    text = text_of_kit(language, name)
    if text is None:
        raise LookupError(name)
    data, release = text.encode(), release_of("jinja2", "parser.py")
    rests_on = f"{_FORM} {len(data)} {crc32(data):08x} {release}" if release is not None else None
    tree: list[Any] = kept_json(f"template-{language}-{name}", rests_on, lambda: _parsed(text))
    return tree


def _parsed(text: str) -> list[Any]:
    from .fill_template import tree_of

    return tree_of(text)
