"""A row of a table of values, with its id first, where one looks for it."""

from __future__ import annotations

from typing import Any

import pytest


def case(name: str, *values: Any) -> Any:
    """The row, as `parametrize` takes it."""
    return pytest.param(*values, id=name)
