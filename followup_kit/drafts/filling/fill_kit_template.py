"""Fills the kit's own templates from their trees (`kept_template`), as Jinja would, without loading it.

What is known here is what these templates use. For anything else, and for whatever goes wrong, Jinja is asked: it fills the
template, or says what is wrong with it. A journal's own templates are Jinja's alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ...base.light import Any
from .kept_template import tree_of_kit
from .template_job import LONGEST, SUFFIX, Failure, Job

Names = dict[str, Any]
Fields = Sequence[Any]


def fill(jobs: Sequence[Job]) -> list[str | Failure]:
    """The text of each job from the kit's own template, or what is wrong with that."""
    return [_filled(job) for job in jobs]


def _filled(job: Job) -> str | Failure:
    try:
        _, body = tree_of_kit(job.language, job.template + SUFFIX)
        text = "".join(_written(body, dict(job.values), job.language))
        if len(text) <= LONGEST:
            return text
    except Exception:  # a node, a filter, a value that is not known here, or a template that is wrong
        pass
    from .fill_template import fill as fill_with_jinja

    return fill_with_jinja({}, [job])[0]


class _Nothing:
    """What "a if b" is where b does not hold: no text."""

    def __str__(self) -> str:
        return ""

    def __bool__(self) -> bool:
        return False


def _written(nodes: Iterable[Fields], names: Names, language: str) -> Iterator[str]:
    """The text of some nodes, piece by piece; `names` are the values, to which the nodes may add."""
    for kind, *fields in nodes:
        if kind == "Output":
            yield from (part[1] if part[0] == "TemplateData" else str(_value(part, names)) for part in fields[0])
        elif kind == "If":
            yield from _written(_chosen(fields, names), names, language)
        elif kind == "For":
            yield from _repeated(fields, names, language)
        elif kind == "Assign":
            target, value = fields
            names[_name_of(target)] = _value(value, names)
        elif kind == "AssignBlock":
            target, wrap, body = fields
            _only(wrap is None)
            names[_name_of(target)] = "".join(_written(body, dict(names), language))
        elif kind == "Include":
            template, with_context, ignore_missing = fields
            _only(with_context and not ignore_missing)
            _, body = tree_of_kit(language, _value(template, names))
            yield from _written(body, dict(names), language)
        else:
            raise LookupError(kind)


def _chosen(fields: Fields, names: Names) -> Iterable[Fields]:
    """The nodes of the branch of an If that holds."""
    test, body, others, otherwise = fields
    if _value(test, names):
        return list(body)
    return next((nodes for _, also, nodes, *_ in others if _value(also, names)), otherwise)


def _repeated(fields: Fields, names: Names, language: str) -> Iterator[str]:
    target, of, body, otherwise, test, recursive = fields
    _only(test is None and not recursive)
    items = list(_value(of, names))
    for at, item in enumerate(items):
        yield from _written(body, {**names, _name_of(target): item, "loop": {"first": at == 0}}, language)
    if not items:
        yield from _written(otherwise, dict(names), language)


def _name_of(target: Fields) -> str:
    kind, name, _ = target
    _only(kind == "Name")
    return str(name)


def _only(known: bool) -> None:
    """Raises LookupError for a part of a node that is not known here."""
    if not known:
        raise LookupError


def _value(node: Fields, names: Names) -> Any:
    """The value of an expression. Raises LookupError for one that is not known here."""
    kind, *fields = node
    return _EXPRESSIONS[kind](names, *fields)


def _values(nodes: Iterable[Fields], names: Names) -> list[Any]:
    return [_value(node, names) for node in nodes]


def _conditional(names: Names, test: Fields, then: Fields, otherwise: Fields | None) -> Any:
    if _value(test, names):
        return _value(then, names)
    return _Nothing() if otherwise is None else _value(otherwise, names)


def _compared(names: Names, first: Fields, others: Iterable[Fields]) -> bool:
    left = _value(first, names)
    for _, how, node in others:
        right = _value(node, names)
        if not _COMPARISONS[how](left, right):
            return False
        left = right
    return True


def _part(of: Any, name: str) -> Any:
    """An attribute, else an item: as Jinja looks for `a.b`."""
    _only(name[0] != "_")
    return getattr(of, name) if hasattr(of, name) else of[name]


def _item(names: Names, node: Fields, key: Fields, _: str) -> Any:
    of = _value(node, names)
    if key[0] == "Slice":
        return of[slice(*(None if part is None else _value(part, names) for part in key[1:]))]
    return of[_value(key, names)]


def _called(names: Names, what: Fields, args: Iterable[Fields], *more: Any) -> Any:
    """`.get(...)` of a table; nothing else is called."""
    _only(what[0] == "Getattr" and what[2] == "get" and not any(more))
    table = _value(what[1], names)
    _only(type(table) is dict)
    return table.get(*_values(args, names))


def _filtered(names: Names, node: Fields, name: str, args: Iterable[Fields], named: Iterable[Fields], *more: Any) -> Any:
    _only(not any(more))
    return _FILTERS[name](_value(node, names), *_values(args, names), **{key: _value(value, names) for _, key, value in named})


def _unique(values: Iterable[str]) -> Iterable[str]:
    """The first of the texts that differ only by case."""
    found: dict[str, str] = {}
    for text in values:
        found.setdefault(text.lower(), text)
    return found.values()


_COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "gt": lambda a, b: a > b,
    "in": lambda a, b: a in b,
    "notin": lambda a, b: a not in b,
}
_FILTERS: Mapping[str, Callable[..., Any]] = {
    "first": lambda values: next(iter(values)),
    "join": lambda values, between="": str(between).join(map(str, values)),
    "length": len,
    "list": list,
    "map": lambda values, *, attribute: [value[attribute] for value in values],
    "selectattr": lambda values, key: [value for value in values if value[key]],
    "unique": _unique,
}
_EXPRESSIONS: Mapping[str, Callable[..., Any]] = {
    "Name": lambda names, name, _: names[name],
    "Const": lambda names, value: value,
    "TemplateData": lambda names, text: text,
    "Concat": lambda names, nodes: "".join(map(str, _values(nodes, names))),
    "Add": lambda names, a, b: _value(a, names) + _value(b, names),
    "And": lambda names, a, b: _value(a, names) and _value(b, names),
    "Or": lambda names, a, b: _value(a, names) or _value(b, names),
    "Not": lambda names, a: not _value(a, names),
    "Neg": lambda names, a: -_value(a, names),
    "Dict": lambda names, pairs: {_value(key, names): _value(value, names) for _, key, value in pairs},
    "List": lambda names, nodes: _values(nodes, names),
    "Tuple": lambda names, nodes, _: tuple(_values(nodes, names)),
    "CondExpr": _conditional,
    "Compare": _compared,
    "Getattr": lambda names, node, name, _: _part(_value(node, names), name),
    "Getitem": _item,
    "Call": _called,
    "Filter": _filtered,
}
