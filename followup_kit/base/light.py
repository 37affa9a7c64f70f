"""What a start does without: what the kit needs of some modules of Python's library, without loading them.

A bare Python takes 41 million instructions to start, and a plain `followup due` twice as many on top. Several modules of the
library would add a good part of that for the sake of a few names:

| not loaded | instructions | what there is in its place |
|---|---|---|
| `typing`, `collections.abc` | 16 million, and 0.75 for each of 42 records | the names, and `NamedTuple` at 0.1 a record |
| `re`, and `enum` with it | 20 million | `re`, which loads when a pattern is first asked for: most entries need none |
| `functools`, and `collections` with it | 10 million | `lru_cache`, `cached_property` |
| `hashlib`, and OpenSSL with it | 11 million | `sha256`, for what is written |

For the type checker each name is that of the library. At run time it does the same (`tests/test_light.py` compares them), but
the annotations of a record remain texts, and what `lru_cache` makes lacks the name of its function. Every module that a start
loads takes these names from here; `tests/test_cost.py` holds that a plain `due` loads none of those modules. The `lazy import`
of Python 3.15 will do much of this.
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
    "cached_property",
    "cast",
    "lru_cache",
    "re",
    "sha256",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
    from functools import cached_property, lru_cache
    from hashlib import sha256
    from typing import IO, Any, Literal, NamedTuple, NoReturn, TextIO, TypeVar, cast
else:
    # Where `collections` and `collections.abc` have them from; to load those takes 7 million instructions.
    from _collections import _tuplegetter
    from _collections_abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
    from types import FunctionType

    # The names of types

    IO = Any = Literal = NoReturn = TextIO = None  # they stand in annotations only, which are never evaluated

    def TypeVar(name):
        return name

    def cast(kind, value):
        return value

    # Records

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

    # Patterns

    class _Lazy:
        def __getattr__(self, name):
            import re

            found = getattr(re, name)
            setattr(self, name, found)
            return found

    re = _Lazy()

    # What is worked out once

    class cached_property:
        """What a method without arguments gives, worked out when it is first asked for and kept in the instance."""

        def __init__(self, function):
            self.function, self.__doc__ = function, function.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = vars(instance)[self.name] = self.function(instance)
            return value

    try:
        from _functools import _lru_cache_wrapper
    except ImportError:  # a Python whose `functools` is made otherwise
        from functools import lru_cache
    else:

        def lru_cache(size):
            """Keep the last `size` results of a function, by its arguments."""
            return lambda function: _lru_cache_wrapper(function, size, False, tuple)

    # Hashes

    def sha256(data=b""):
        """The hash of some bytes, by Python's own code, which has had two names."""
        try:
            from _sha2 import sha256 as new  # since 3.12
        except ImportError:
            try:
                from _sha256 import sha256 as new
            except ImportError:  # a Python without its own
                from hashlib import sha256 as new
        return new(data)
