"""The names under which headers have the fields: ours, and those that `[fields]` of journal.toml gives them beside it.

Everything else in the kit knows a field by our name alone. Theirs are met where a header is read, and again where one is changed.
"""

from __future__ import annotations

from ...base.light import TYPE_CHECKING, Any, Collection, Iterable, Mapping, TypeVar
from ...base.text import nearest, visible
from ..fields import is_empty
from ..syntax.nodes import Node, with_value

if TYPE_CHECKING:
    T = TypeVar("T", bound=Node)
# Each field that has other names too, with all of its names in the order in which they are looked for; ours is one of them.
FieldNames = tuple[tuple[str, tuple[str, ...]], ...]


def all_names(keys: Iterable[str], names: FieldNames) -> frozenset[str]:
    """Our names of some fields, and theirs."""
    keys = frozenset(keys)
    return keys.union(*(theirs for key, theirs in names if key in keys))


def name_in(values: Mapping[str, Node], key: str, names: FieldNames) -> str:
    """The name under which a header has a field, or is to have it.

    Of its names the first with a value; where none has one the first that is there; where none is there the first.
    """
    candidates = next((theirs for ours, theirs in names if ours == key), (key,))
    there = [name for name in candidates if name in values]
    filled = [name for name in there if not is_empty(values[name])]
    return (filled or there or candidates)[0]


def in_our_words(values: dict[str, T], names: FieldNames) -> dict[str, T]:
    """The values of a header by our names, in the order of the file.

    A value of our name that another one goes before is kept under that other name, so that nothing of the header is lost.
    """
    if not names:
        return values
    renamed = {}
    for key, _ in names:
        name = name_in(values, key, names)
        if name in values and name != key:
            renamed[name], renamed[key] = key, name
    return {renamed.get(name, name): value for name, value in values.items()}


def root_in_our_words(root: Node, names: FieldNames) -> Node:
    """The tree of a header with the fields by our names."""
    if not names or not isinstance(root.value, dict):
        return root
    return with_value(root, in_our_words(root.value, names))


class BadFields(Exception):
    """A table `[fields]` that is wrong: the path of the key, what is wrong with it, what to type."""

    def __init__(self, path: tuple[str, ...], message: str, hint: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.hint = hint


def parse_field_names(table: Any, known: Collection[str]) -> FieldNames:
    """The names from the table `[fields]`; `known` are our fields. Raises BadFields for the first mistake."""
    if not isinstance(table, dict):
        raise BadFields(("fields",), "fields: it is not a table", 'write [fields] and role = "position" below it')
    found: list[tuple[str, tuple[str, ...]]] = []
    taken: dict[str, str] = {}
    for key, value in table.items():
        path = ("fields", key)
        given = value if isinstance(value, list) else [value]
        if not given or not all(isinstance(name, str) and name.strip() and name.isprintable() for name in given):
            raise BadFields(path, f"fields.{key}: {value!r} is not a name or a list of names", f'write {key} = "NAME"')
        if key not in known:
            turned = next((name for name in given if name in known), None)
            near = nearest(key, known)
            hint = f'write {turned} = "{key}"' if turned else f"did you mean {near}?" if near else "docs/journal.md lists them"
            raise BadFields(path, f"fields: {visible(key)!r} is none of the fields of an entry", hint)
        theirs = tuple(dict.fromkeys(name.strip() for name in given))
        for name in theirs:
            if name != key and name in known:
                raise BadFields(path, f"fields.{key}: {name!r} is a field of its own", "leave it out here")
            other = taken.setdefault(name, key)
            if other != key:
                raise BadFields(path, f"fields.{key}: {visible(name)!r} is the name of {other} already", "keep one of the two")
        found.append((key, theirs if key in theirs else (*theirs, key)))
    return tuple(found)
