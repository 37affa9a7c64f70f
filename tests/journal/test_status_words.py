"""Words of the person's own that would end things, but are read nowhere."""

from __future__ import annotations

import pytest
from said import BASE, said_of


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('rejected: yes', ["5:11: warning: rejected: 'yes' is not read, so the follow-ups go on (write it into log: {date: THE DAY, heard: rejection})"]),
        ('rejected: 2026-11-20', ["5:11: warning: rejected: '2026-11-20' is not read, so the follow-ups go on (write it into log: {date: 2026-11-20, heard: rejection})"]),
        ('rejected: no', []),
        ('rejected:', []),
        ('result: no', ["5:9: warning: result: 'no' is not read, so the follow-ups go on (write it into log: {date: THE DAY, heard: rejection})"]),
        ('result: yes', ["5:9: warning: result: 'yes' is not read, so the follow-ups go on (write it into log: {date: THE DAY, heard: offer})"]),
        ('result: Absage', ["5:9: warning: result: 'Absage' is not read, so the follow-ups go on (write it into log: {date: THE DAY, heard: rejection})"]),
        ('offer: yes', ["5:8: warning: offer: 'yes' is not read, so the follow-ups go on (write it into log: {date: THE DAY, heard: offer})"]),
        ('offer: 85k', ["5:8: warning: offer: '85k' is not read, so the follow-ups go on (write it into log: {date: THE DAY, heard: offer})"]),
        ('stage: closed', ["5:8: warning: stage: 'closed' is not read, so the follow-ups go on (write closed: {date: THE DAY, reason: ...})"]),
        ('ghosted: true', ["5:10: warning: ghosted: 'true' is not read, so the follow-ups go on (write closed: {date: THE DAY, reason: ...})"]),
        ('withdrawn: 2026-11-20', ["5:12: warning: withdrawn: '2026-11-20' is not read, so the follow-ups go on (write closed: {date: 2026-11-20, reason: ...})"]),
        ('hired: yes', ["5:8: warning: hired: 'yes' is not read, so the follow-ups go on (write it into log: {date: THE DAY, sent: answer-offer, accepted: yes})"]),
        ('status: pending', []),
        ('stage: 2', []),
        ('outcome: tbd', []),
        ('passed: yes', []),
        ('over: no', []),
        ('accepted: yes\nlog:\n  - {date: 2026-11-20, heard: offer}', ["5:11: warning: accepted: 'yes' is not read, so the follow-ups go on (write it into log: {date: THE DAY, sent: answer-offer, accepted: yes})"]),
        ('offer: 85k\nlog:\n  - {date: 2026-11-20, heard: offer}', []),
        ('rejected: yes\nclosed: 2026-11-20', []),
    ],
)  # fmt: skip
def test_a_word_that_ends_nothing_is_told_of(lines, said):
    """With where it is read; silent where the log or closed says so too, and for other words."""
    assert said_of(BASE + lines) == said
