"""Which commit brought something, in histories with branches and merges."""

from __future__ import annotations

import pytest

from followup_kit.history.graph import origins

pytestmark = pytest.mark.zone_free

# Newest first: m joins b and c, which both come from a; `old` is beyond the graph's end.
DIAMOND = {"m": ["b", "c"], "b": ["a"], "c": ["a"], "a": ["old"]}


@pytest.mark.parametrize(
    ("having", "commit"),
    [
        ("m", "m"),
        ("m b", "b"),
        ("m c", "c"),
        ("m b c", "b"),  # both wrote the same: the branch that was there
        ("m b a", "a"),
        ("m b c a", "a"),
        ("m b c a old", None),
        ("m c a old", "m"),  # b had taken it out: the merge chose it
        ("m b a old", "m"),
        ("m b c old", "b"),
    ],
)
def test_the_commit_that_brought_it(having, commit):
    """It is the commit that has it while none of its parents has; of what comes from beyond the graph, the merge that chose it."""
    found = origins(["x"], DIAMOND, lambda oid, thing: oid in having.split())
    assert found == ({} if commit is None else {"x": commit})


def test_a_root_and_nothing():
    """A commit without parents brings all that it has; an empty graph brings nothing."""
    assert origins(["x", "y"], {"b": ["a"], "a": []}, lambda oid, thing: thing == "y" or oid == "b") == {"x": "b", "y": "a"}
    assert origins(["x"], {}, lambda oid, thing: True) == {}
