"""One more key in an item of a list: the text before and after, byte for byte."""

from __future__ import annotations

import pytest

from followup_kit.journal.syntax.item_keys import with_key
from followup_kit.journal.syntax.splice import Unsafe

HEAD = "---\ncompany: Acme\nrole: Clerk\ndate: 2026-11-18\n"


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        ("log:\n  - {date: 2026-11-18, sent: thank-you}  # mine\n", 6, 'log:\n  - {date: 2026-11-18, sent: thank-you, message_id: "<a@b>"}  # mine\n'),
        ("log: [{date: 2026-11-18, sent: thank-you, to: \"Ann, Lee\"}]\n", 5, 'log: [{date: 2026-11-18, sent: thank-you, to: "Ann, Lee", message_id: "<a@b>"}]\n'),
        ("log:\n- date: 2026-11-18\n  sent: thank-you\nplace: x\n", 6, 'log:\n- date: 2026-11-18\n  sent: thank-you\n  message_id: "<a@b>"\nplace: x\n'),
        ("log:\n    - date: 2026-11-18\n      note: |\n        two\n        lines\n      sent: letter\n    - {date: 2026-11-19, sent: letter}\n", 6,
         'log:\n    - date: 2026-11-18\n      note: |\n        two\n        lines\n      sent: letter\n      message_id: "<a@b>"\n    - {date: 2026-11-19, sent: letter}\n'),
        ("log:\n  - {\n    date: 2026-11-18,\n    sent: letter\n  }\n", 6, 'log:\n  - {\n    date: 2026-11-18,\n    sent: letter, message_id: "<a@b>"\n  }\n'),
        ("log:\r\n  - date: 2026-11-18\r\n    sent: letter\r\n", 6, 'log:\r\n  - date: 2026-11-18\r\n    sent: letter\r\n    message_id: "<a@b>"\r\n'),
    ],
)  # fmt: skip
def test_a_key_is_put_into_an_item(before, line, after):
    """In the style of the item; comments, quotes and line ends stay."""
    head = HEAD.replace("\n", "\r\n") if "\r" in before else HEAD
    end = "---\r\nbody" if "\r" in before else "---\nbody"
    assert with_key(head + before + end, "log", line, "message_id", "<a@b>") == head + after + end


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("log:\n  - {date: 2026-11-18, sent: letter}\n", 7),
        ("log:\n  - {date: 2026-11-18, message_id: x}\n", 6),
        ("log: [a]\n", 5),
        ("", 5),
    ],
)
def test_what_has_no_place_for_it_is_refused(lines, line):
    """Another line, an item that has the key, a text, no list."""
    with pytest.raises(Unsafe):
        with_key(f"{HEAD}{lines}---\n", "log", line, "message_id", "<a@b>")
