"""Keys that are none of the known ones: misspelt, called otherwise, grown together with their value, or the rest of a text."""

from __future__ import annotations

from ...base.light import Collection, lru_cache
from ...base.text import nearest, visible
from ..problems import Findings
from ..syntax.nodes import Node, PlacedNode
from .other_names import name_meant


def check_keys(mapping: Node, known: frozenset[str], required: Collection[str], findings: Findings) -> dict[str, Node]:
    """Report what is wrong with the unknown keys of a mapping of fields; keys of the person's own pass in silence.

    A required field that goes by another name is not reported: it is in the result, with the key that was most likely meant
    for it as a node, because its absence is an error that can say so.
    """
    values: dict[str, Node] = mapping.value if isinstance(mapping.value, dict) else {}
    instead: dict[str, Node] = {}
    for key, node in values.items():
        if key in known:
            if _has_no_colon(node):
                _is_rest_of_a_text(mapping, key, node, known, findings)
            continue
        if _is_odd(mapping, key, node, known, findings):
            continue
        from .claims import claim_in
        from .misplaced import is_misplaced

        if claim_in(key, node) is not None:
            findings.claims.append((key, node, mapping))
            continue
        meant = name_meant(key, known)
        if meant is None and is_misplaced(key, node, _key_of(key, node), known, findings):
            continue
        meant = meant or _nearest(key, known)
        if meant is None or meant in instead:
            continue
        if meant in values and _nearest(key, known) != meant:
            continue  # another name for it, which is a key of the person's own beside ours
        if meant in required and meant not in values:
            instead[meant] = _key_of(key, node)
        else:
            both = meant in values  # in place of the other it would be there twice
            hint = f"did you mean {meant}?" + (" it is there already: take one of the two out" if both else "")
            message = f"unknown key {visible(key)!r}"
            findings.warn(_key_of(key, node), "unknown-key", message, hint, meant=() if both else [meant])
    return instead


@lru_cache(1 << 10)  # a person has the same keys of their own in all entries, and comparing one with all of ours is dear
def _nearest(key: str, known: frozenset[str]) -> str | None:
    return nearest(key, known)


def _key_of(key: str, node: Node) -> Node:
    """The key of a value as a node at its own place."""
    return Node(key, node.key[0] or node.line, node.key[1] or node.column)


def _is_odd(mapping: Node, key: str, node: Node, known: Collection[str], findings: Findings) -> bool:
    """Whether a key shows a slip of the pen rather than a name; then that is reported."""
    place = _key_of(key, node)
    if key != key.strip():
        message = f"there is a non-breaking space beside the key {key.strip()}"
        findings.error(place, "key", message, "delete it and type a space, or nothing", meant=[key.strip()])
        return True
    ours, colon, rest = key.partition(":")
    if colon and rest.strip() and node.value == "" and ours.strip() in known:
        right = f"{ours.strip()}: {rest.strip()}"
        findings.error(place, "key", f"there is no space behind {ours.strip()}:", f"write {visible(right)}", meant=[right])
        return True
    return _is_rest_of_a_text(mapping, key, node, known, findings)


def _is_rest_of_a_text(mapping: Node, key: str, node: Node, known: Collection[str], findings: Findings) -> bool:
    """Whether a key in braces is what follows the comma of a text: it has no colon, or (a warning) is of several words."""
    if not isinstance(mapping, PlacedNode) or not mapping.flow:
        return False
    keys = list(mapping.fields)
    at = keys.index(key)
    alone = _has_no_colon(node) or (node.value == "" and node.line > node.key[0])
    if not alone and (not at or " " not in key or not mapping.fields[keys[at - 1]].plain):
        return False
    first = at - 1
    while first >= 0 and _has_no_colon(mapping.fields[keys[first]]):
        first -= 1
    before = mapping.fields[keys[first]] if first >= 0 else None
    if before is None or not isinstance(before.value, str):
        hint = f"write name: {visible(key)}" if "name" in known and key not in known else f"write {visible(key)}: and the value"
        findings.error(_key_of(key, node), "comma", f"{visible(key)!r} has no colon", hint)
        return True
    if first < at - 1:
        return True  # reported with the key before
    rest = [key]
    for later in keys[at + 1 :]:
        if not _has_no_colon(mapping.fields[later]):
            break
        rest.append(later)
    whole = visible(", ".join([before.value, *rest]))
    said = f"the text ends at the comma: {visible(before.value)!r}"
    if keys[first] == "name":
        findings.error(before, "comma", said, f"write title: {visible(rest[0])}, or what else it is")
    elif alone:
        findings.error(before, "comma", said, f'put it in quotes: "{whole}"' if len(whole) <= 60 else "put it in quotes")
    else:
        findings.warn(before, "comma", f"{said}, and {visible(key)!r} is a key", "if it is one text, put it in quotes")
    return True


def _has_no_colon(node: Node) -> bool:
    """Whether nothing follows a key in braces, not even a colon."""
    return isinstance(node, PlacedNode) and not node.colon
