"""Names that need no second look: whatever says that there is nobody is none of them."""

from __future__ import annotations

import pytest

from followup_kit.base import nothing_said
from followup_kit.journal import person_names
from followup_kit.journal.person_names import is_plain_name, names_nobody

pytestmark = pytest.mark.zone_free


@pytest.mark.parametrize("written", ["{}", "{}.", "{} yet", "{} (soon)", "{}, soon", "{} – soon"])
def test_no_plain_name_names_nobody(written):
    """In any case, with a full stop, with something behind it."""
    words = [written.format(word) for word in sorted(nothing_said._NOTHING | person_names._NOBODY)]
    assert [w for word in words for w in (word, word.title(), word.upper()) if is_plain_name(w) and names_nobody(w)] == []
