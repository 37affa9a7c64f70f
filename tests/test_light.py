"""What stands in for modules of the library does what they do: records, hashes, what is kept."""

from __future__ import annotations

import copy
import hashlib
import pickle
from typing import NamedTuple

import pytest

from followup_kit.base import light
from followup_kit.base.light import cached_property, lru_cache, sha256
from followup_kit.journal.syntax.nodes import Node, PlacedNode

pytestmark = pytest.mark.zone_free


class Ours(light.NamedTuple):
    """A record."""

    a: int
    b: str = "b"
    c: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        """Twice `a`."""
        return 2 * self.a

    def __contains__(self, item: object) -> bool:
        return item == "in it"


class Theirs(NamedTuple):
    """A record."""

    a: int
    b: str = "b"
    c: tuple[int, ...] = ()


@pytest.mark.parametrize(("args", "values"), [((1,), {}), ((1, "x"), {"c": (2,)}), ((), {"a": 1, "c": (3,)})])
def test_a_record_is_made_as_a_named_tuple_is(args, values) -> None:
    """By position, by name, with defaults."""
    ours, theirs = Ours(*args, **values), Theirs(*args, **values)
    assert tuple(ours) == tuple(theirs)
    assert ours == theirs
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._asdict() == theirs._asdict()
    assert (ours.a, ours.b, ours.c) == (theirs.a, theirs.b, theirs.c)


def test_a_record_has_what_a_named_tuple_has() -> None:
    """Its fields, their defaults, its document, and no attributes of its own."""
    assert Ours._fields == Theirs._fields
    assert Ours._field_defaults == Theirs._field_defaults
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__doc__ == "A record."
    assert Ours._make([1, "x", ()]) == Theirs(1, "x")
    assert Ours(2).double == 4
    assert "in it" in Ours(2)
    with pytest.raises(AttributeError):
        Ours(1).other = 2  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        Ours(1).a = 2  # type: ignore[misc]


@pytest.mark.parametrize(("args", "values"), [((), {}), ((1, 2, 3, 4), {}), ((1,), {"d": 1}), ((1,), {"a": 1})])
def test_what_does_not_fit_is_refused(args, values) -> None:
    """Too few, too many, unknown and doubled values are a TypeError, before and after the first record is made."""

    class Fresh(light.NamedTuple):
        a: int
        b: str = "b"
        c: tuple[int, ...] = ()

    for kind in (Ours, Theirs, Fresh):
        with pytest.raises(TypeError):
            kind(*args, **values)


def test_a_record_with_a_change_is_another() -> None:
    """`_replace` leaves the record alone, and refuses a name that is no field."""
    one = Ours(1)
    assert one._replace(b="x") == Ours(1, "x")
    assert one == Ours(1)
    with pytest.raises(ValueError, match="nothing"):
        one._replace(nothing=1)  # type: ignore[call-arg]


def test_a_record_can_be_copied_and_stored() -> None:
    """By `copy` and by `pickle`."""
    one = Ours(1, c=(2, 3))
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one
    assert type(pickle.loads(pickle.dumps(one))) is Ours


def test_a_field_without_a_default_stands_first() -> None:
    """A default before a field that has none would shift the values."""
    with pytest.raises(TypeError, match="without a default"):
        type(light.NamedTuple)("Wrong", (), {"__annotations__": {"a": "int", "b": "int"}, "a": 1})


def test_what_extends_a_record_is_made_like_it() -> None:
    """A node with its extent equals the node without, whichever is made first."""
    placed = PlacedNode("x", 1, 2)
    placed.end = (1, 3)
    assert placed == Node("x", 1, 2)
    assert type(placed) is PlacedNode


def test_a_hash_without_hashlib_is_the_same() -> None:
    """What a saved draft is known by does not depend on where the function comes from."""
    assert sha256(b"Dear Dana").hexdigest() == hashlib.sha256(b"Dear Dana").hexdigest()


def test_what_was_worked_out_is_kept_without_functools() -> None:
    """For as many arguments as asked, the last ones; a property once for each instance."""
    asked: list[object] = []

    @lru_cache(2)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    class Story:
        @cached_property
        def length(self) -> int:
            """How long it is."""
            asked.append(self)
            return 7

    assert [double(n) for n in (1, 1, 2, 3, 1)] == [2, 2, 4, 6, 2]
    assert asked == [1, 2, 3, 1]
    double.cache_clear()
    assert double(1) == 2
    one, other = Story(), Story()
    assert (one.length, one.length, other.length) == (7, 7, 7)
    assert asked[4:] == [1, one, other]
    assert Story.length.__doc__ == "How long it is."
