"""What the modules of the kit use of `typing` and `collections.abc` at run time, without loading them.

Loading it takes 16 million instructions, and each of the 42 records that `followup due` defines another 0.75 million where
`typing.NamedTuple` makes the class; here it is 0.1. Together that was a quarter of a start (a bare Python takes 41 million).
For the type checker the names are those of `typing`. A record has what a named tuple has; its annotations remain texts.
"""

from __future__ import annotations

__all__ = [
    "IO",
    "TYPE_CHECKING",
    "Any",
    "Callable",
    "Collection",
    "Iterable",
    "Iterator",
    "Literal",
    "Mapping",
    "MutableMapping",
    "NamedTuple",
    "NoReturn",
    "Sequence",
    "TextIO",
    "TypeVar",
    "cast",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
    from typing import IO, Any, Literal, NamedTuple, NoReturn, TextIO, TypeVar, cast
else:
    # Where `collections` and `collections.abc` have them from; to load those takes 7 million instructions.
    from _collections import _tuplegetter
    from _collections_abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
    from types import FunctionType

    IO = Any = Literal = NoReturn = TextIO = None  # they stand in annotations only, which are never evaluated

    def TypeVar(name):
        return name

    def cast(kind, value):
        return value

    _new = tuple.__new__
    _NEW = (  # the constructors of records of two fields, three and so on, which `_new_of` gives the names of the fields
        lambda _cls, a, b: _new(_cls, (a, b)),
        lambda _cls, a, b, c: _new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
    )

    def _new_of(fields, defaults):
        """The constructor of a record, from a template for its number of fields.

        A named tuple compiles its own, which takes 0.3 to 1.1 million instructions. Here only a record of more fields does, when
        the first one is made.
        """
        if 2 <= len(fields) <= len(_NEW) + 1:
            code = _NEW[len(fields) - 2].__code__.replace(co_varnames=("_cls", *fields), co_name="__new__")
            return FunctionType(code, globals(), "__new__", tuple(defaults.values()))

        def first(cls, *args, **values):
            names = ", ".join(fields)
            new = eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": _new, "__builtins__": {}})
            new.__defaults__ = tuple(defaults.values())
            new.__name__ = "__new__"
            next(c for c in cls.__mro__ if "_fields" in vars(c)).__new__ = staticmethod(new)
            return new(cls, *args, **values)

        return first

    class _Record(tuple):
        """What all records share; a named tuple has a copy of it for each class."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            changed = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return changed

        __replace__ = _replace

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            values = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        """Makes the class of a record from its annotations."""

        def __new__(mcs, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default stands behind one that has one")
            body.update({field: _tuplegetter(n, "") for n, field in enumerate(fields)})
            body.update(__slots__=(), _fields=fields, __match_args__=fields, _field_defaults=defaults)
            body["__new__"] = staticmethod(_new_of(fields, defaults))
            return type(name, (_Record,), body)

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
