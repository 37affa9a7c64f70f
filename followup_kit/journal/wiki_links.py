"""`[[wiki links]]`, as note-taking programs write them, read as the text that they show (docs/journal.md, section 7)."""

from __future__ import annotations

from ..base.light import re
from .syntax.nodes import Node, with_value

_LINK = r"(!?)\[\[([^\[\]\n]+)\]\]"  # compiled when the first link is met: most journals have none
_DAY = r"\[\[((?:[^\[\]|\n]*/)?)\d{4}-\d\d-\d\d\]\]"


def without_links(text: str) -> str:
    """The text with each link as what it shows: the words behind its `|`, else the note's name, without folders and heading.

    A picture or a note that is shown in place (`![[...]]`) has no words. The lines of the text stay the same.
    """
    return re.sub(_LINK, lambda m: "" if m[1] else _shown(m[2]), text) if has_links(text) else text


def has_links(text: str) -> bool:
    """Whether a text may have a link in it; that it has no bracket at all is found out ten times as fast."""
    return "[" in text and "[[" in text


def _shown(link: str) -> str:
    target, bar, words = link.partition("|")
    if bar and words.strip():
        return words.strip()
    note, _, heading = target.rstrip("\\").partition("#")
    return (note.strip().rpartition("/")[2] or heading.lstrip("^")).strip()


def nodes_without_links(node: Node) -> Node:
    """The tree of a header with the links in its texts read; keys stay, and so do the places."""
    if isinstance(node.value, dict):
        return with_value(node, {key: nodes_without_links(value) for key, value in node.value.items()})
    if isinstance(node.value, list):
        return with_value(node, [nodes_without_links(value) for value in node.value])
    return with_value(node, without_links(node.value)) if has_links(node.value) else node


def moved(typed: str, date: str) -> str:
    """A new date in the place of one that was typed: a link to the note of a day leads to that of the new day."""
    link = re.match(_DAY, typed)
    return f"[[{link[1]}{date[:10]}]]{date[10:]}" if link else date
