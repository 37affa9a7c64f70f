"""Which of many commits did something: what a state has, followed back through its parents to where it was not yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..base.light import TypeVar
from .git import read

T = TypeVar("T")


def parents_of(folder: str, *revisions: str) -> dict[str, list[str]]:
    """The commits of a range, each with its parents, newest first; of a commit where a shallow clone ends, none.

    `revisions` are names of commits in full, with a `^` before those whose history is left out.
    """
    lines = read(folder, "rev-list", "--topo-order", "--parents", *revisions, "--").splitlines()
    return {oid: parents for oid, *parents in (line.split() for line in lines)}


def origins(of: Iterable[T], graph: Mapping[str, list[str]], has: Callable[[str, T], bool]) -> dict[T, str]:
    """For each thing that the first commit of a graph has, the commit of the graph that brought it.

    `has` says whether a commit has a thing, one of the graph or beyond its end. A commit brought what none of its parents has.
    Where that leads out of the graph, it was the merge that chose it; what needs no commit of the graph is left out.
    """
    newest = next(iter(graph), None)
    pending: dict[str, dict[T, str | None]] = {} if newest is None else {newest: dict.fromkeys(of)}
    found: dict[T, str] = {}
    for oid, parents in graph.items():
        for thing, chosen in pending.pop(oid, {}).items():
            having = [p for p in parents if has(p, thing)]
            if not having:
                found[thing] = oid
                continue
            if len(having) < len(parents):
                chosen = oid
            inside = next((p for p in having if p in graph), None)
            if inside is not None:
                pending.setdefault(inside, {}).setdefault(thing, chosen)
            elif chosen is not None:
                found[thing] = chosen
    return found
