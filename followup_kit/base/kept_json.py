"""What was worked out once, kept as JSON in the person's cache folder for as long as what it rests on is the same."""

from __future__ import annotations

import json
from collections.abc import Callable

from .cache import keep, read_kept
from .light import Any


def kept_json(name: str, rests_on: str | None, work_out: Callable[[], Any]) -> Any:
    """What was kept under a name, if it was worked out from the same; else what `work_out` gives, kept for the next time.

    `rests_on` names what it is worked out from, and its form, in one line; None if that cannot be told: nothing is kept then.
    """
    if rests_on is None:
        return work_out()
    its = f"{rests_on}\n".encode()
    found = read_kept(name)
    if found is not None and found.startswith(its):
        return json.loads(found[len(its) :])
    value = work_out()
    keep(name, its + json.dumps(value).encode())
    return value
