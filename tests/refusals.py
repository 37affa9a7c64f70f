"""What a reader of dates says of a text that it refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from followup_kit.dates.stamps import BadDate


def said(parse: Callable[..., object], *args: Any, **more: Any) -> tuple[str, str]:
    """Its message and its hint."""
    with pytest.raises(BadDate) as caught:
        parse(*args, **more)
    return caught.value.message, caught.value.hint
