"""What should be a mapping and has its parts in another form: one message, which shows the mapping that was meant."""

from __future__ import annotations

import pytest
from said import BASE, said_of

LOG = "write it like {date: 2026-11-18, sent: thank-you, to: Dana}"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("log:\n  - 2026-11-18: thank-you", ["6:5: error: log: a mapping cannot be understood (write {date: 2026-11-18, sent: thank-you})"]),
        ("log:\n  - thank-you: 2026-11-18 18:10", ["6:5: error: log: a mapping cannot be understood (write {date: 2026-11-18 18:10, sent: thank-you})"]),
        ("log:\n  2026-11-18: Reply", ["6:3: error: log: a mapping cannot be understood (write {date: 2026-11-18, heard: reply})"]),
        ("log:\n  - 2026-11-18: wrote to Dana", [f"6:5: error: log: a mapping cannot be understood ({LOG})"]),
        ("log:\n  - 2026-11-18 thank-you", ["6:5: error: log: '2026-11-18 thank-you' cannot be understood (write {date: 2026-11-18, sent: thank-you})"]),
        ("log:\n  - sent check-in on 2026-11-18", ["6:5: error: log: 'sent check-in on 2026-11-18' cannot be understood (write {date: 2026-11-18, sent: check-in})"]),
        ("log:\n  - 2026-11-18 thanked Dana", [f"6:5: error: log: '2026-11-18 thanked Dana' cannot be understood ({LOG})"]),
        ("log:\n  - {when: 2026-11-18, snet: other}", ["6:6: error: a log line without a date: is it 'when'? (write date: in place of when:)", "6:24: error: a log line with neither sent nor heard: is it 'snet'? (write sent: in place of snet:)"]),
        ("skip: [{letter: They froze it}]", ["5:8: error: skip: a mapping cannot be understood (write {kind: letter, reason: They froze it})"]),
        ("skip: [{reason: They froze it}]", ["5:8: error: a skip without a kind (write kind: check-in, or another kind of action)"]),
        ("snooze: [{check-in: 2026-12-07}]", ["5:10: error: snooze: a mapping cannot be understood (write {kind: check-in, until: 2026-12-07})"]),
        ("snooze: check-in until 2026-12-07", ["5:9: error: snooze: 'check-in until 2026-12-07' cannot be understood (write {kind: check-in, until: 2026-12-07})"]),
        ("closed: {2026-12-07: They froze it}", ["5:9: error: closed: a mapping cannot be understood (write {date: 2026-12-07, reason: They froze it})"]),
        ("closed: {by: them}", ["5:9: error: closed: a mapping cannot be understood (write it like {date: 2026-12-07, reason: ...})"]),
        ("closed: {on: 2026-12-07, reason: Frozen}", []),
        ("interviewers: [{Dana Whitfield: dana@n.example}]", ["5:16: error: an interviewer without a name (write {name: Dana Whitfield, email: dana@n.example})"]),
        ("interviewers: [{Dana Whitfield: VP Data}]", ["5:16: error: an interviewer without a name (write {name: Dana Whitfield, title: VP Data})"]),
        ("recruiter: {Jo Park: +1 555 0177}", ["5:12: error: a recruiter without a name (write {name: Jo Park, phone: +1 555 0177})"]),
        ("interviewers: [{email: dana@n.example}]", ["5:16: error: an interviewer without a name (write name: and the person's name)"]),
        ("interviewers: [{Dana: VP, Omar: CTO}]", ["5:16: error: an interviewer without a name (write name: and the person's name)"]),
    ],
)  # fmt: skip
def test_the_mapping_that_was_meant_is_shown(lines, said):
    """In one message; where the parts cannot be told apart, an example stands in its place."""
    assert said_of(BASE + lines) == said
