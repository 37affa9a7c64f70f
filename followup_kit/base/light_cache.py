"""`lru_cache` and `cached_property` without `functools`, which loads `collections`: 10 million instructions of a start together.

For the type checker they are those of `functools`, and what they make is the same, without the name of the function.
"""

from __future__ import annotations

from .light_typing import TYPE_CHECKING

__all__ = ["cached_property", "lru_cache"]

if TYPE_CHECKING:
    from functools import cached_property, lru_cache
else:

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
