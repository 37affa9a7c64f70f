"""Keys of the person's own that say that something was done, which only the log says."""

from __future__ import annotations

import pytest
from said import BASE, said_of


def unread(place, typed, line):
    """The warning for a claim: where it stands, key and value, the line to type."""
    return f"{place}: warning: {typed} is not read: what was done is known from log alone (write it into log: {line})"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("thanked: yes", [unread("5:10", "thanked: 'yes'", "{date: THE DAY, sent: thank-you}")]),
        ("Thanked: 2026-11-19", [unread("5:10", "Thanked: '2026-11-19'", "{date: 2026-11-19, sent: thank-you}")]),
        ("thanked: Dana, by email", [unread("5:10", "thanked: 'Dana, by email'", "{date: THE DAY, sent: thank-you}")]),
        ("thanked: [Dana, Omar]", [unread("5:10", "thanked: a list", "{date: THE DAY, sent: thank-you}")]),
        ("thank_you_sent: yes", [unread("5:17", "thank_you_sent: 'yes'", "{date: THE DAY, sent: thank-you}")]),
        ("sentThankYouNote: true", [unread("5:19", "sentThankYouNote: 'true'", "{date: THE DAY, sent: thank-you}")]),
        ("thank you email sent on: 2026-11-19 18:10", [unread("5:26", "thank you email sent on: '2026-11-19 18:10'", "{date: 2026-11-19 18:10, sent: thank-you}")]),
        ("thank-you: yes", [unread("5:12", "thank-you: 'yes'", "{date: THE DAY, sent: thank-you}")]),
        ("thank_you: sent 2026-11-19", [unread("5:12", "thank_you: 'sent 2026-11-19'", "{date: 2026-11-19, sent: thank-you}")]),
        ("followed_up: 2026-11-20", [unread("5:14", "followed_up: '2026-11-20'", "{date: 2026-11-20, sent: check-in}")]),
        ("follow_up_sent: yes", [unread("5:17", "follow_up_sent: 'yes'", "{date: THE DAY, sent: check-in}")]),
        ("follow_up: done", [unread("5:12", "follow_up: 'done'", "{date: THE DAY, sent: check-in}")]),
        ("last_follow_up: 2026-11-20", [unread("5:17", "last_follow_up: '2026-11-20'", "{date: 2026-11-20, sent: check-in}")]),
        ("checked_in: yes", [unread("5:13", "checked_in: 'yes'", "{date: THE DAY, sent: check-in}")]),
        ("letter_sent: yes", [unread("5:14", "letter_sent: 'yes'", "{date: THE DAY, sent: letter}")]),
        ("debriefed: yes", [unread("5:12", "debriefed: 'yes'", "{date: THE DAY, sent: debrief}")]),
        ("assignment_submitted: 2026-11-20", [unread("5:23", "assignment_submitted: '2026-11-20'", "{date: 2026-11-20, sent: assignment}")]),
        ("replied: yes", [unread("5:10", "replied: 'yes'", "{date: THE DAY, heard: reply}")]),
        ("heard_back: 2026-11-20", [unread("5:13", "heard_back: '2026-11-20'", "{date: 2026-11-20, heard: reply}")]),
        ("response_received: yes", [unread("5:20", "response_received: 'yes'", "{date: THE DAY, heard: reply}")]),
        ("invited: yes", [unread("5:10", "invited: 'yes'", "{date: THE DAY, heard: invitation}")]),
        ("connected: yes", [unread("5:12", "connected: 'yes'", "{date: THE DAY, heard: connected}")]),
        ("bedankt: ja", [unread("5:10", "bedankt: 'ja'", "{date: THE DAY, sent: thank-you}")]),
        ("nachgefragt: 2026-11-20", [unread("5:14", "nachgefragt: '2026-11-20'", "{date: 2026-11-20, sent: check-in}")]),
        # as the value of a status
        ("status: followed up", [unread("5:9", "status: 'followed up'", "{date: THE DAY, sent: check-in}")]),
        ("Stage: Thank-you sent", [unread("5:8", "Stage: 'Thank-you sent'", "{date: THE DAY, sent: thank-you}")]),
        # beside a person
        ("interviewers: [{name: Dana Whitfield, thanked: 2026-11-19}]", [unread("5:48", "thanked: '2026-11-19'", "{date: 2026-11-19, sent: thank-you, to: Dana Whitfield}")]),
        ("interviewers:\n  - name: Dana Whitfield\n    replied: yes", [unread("7:14", "replied: 'yes'", "{date: THE DAY, heard: reply, from: Dana Whitfield}")]),
        ("recruiter: {name: Jo Park, debriefed: yes}", [unread("5:39", "debriefed: 'yes'", "{date: THE DAY, sent: debrief, to: Jo Park}")]),
        # nothing was done, it is planned, or it is something else
        ("thanked: no\nfollowed_up:\nreplied: not yet\nthank_you: false\ninvited: n/a", []),
        ("follow_up: 2026-12-01\nnext_follow_up: 2026-12-01", []),
        ("follow_up: yes", []),
        ("thanks: to Anna, who told me of it\nletter: yes\nassignment: yes\nresponse: slow\nthank_you: todo", []),
        ("status: applied\nmood: thanked\ntags: [thanked]", []),
        # the log has it
        ("thanked: yes\nlog:\n  - {date: 2026-11-19, sent: thank-you, to: Dana}", []),
        ("replied: yes\nlog:\n  - {date: 2026-11-19, heard: reply}", []),
        ("interviewers: [{name: Dana Whitfield, thanked: yes}]\nlog:\n  - {date: 2026-11-19, sent: thank-you, to: Dana}", []),
        ("interviewers: [{name: Dana Whitfield, thanked: yes}]\nlog:\n  - {date: 2026-11-19, sent: thank-you}", []),
        (
            "interviewers: [{name: Dana Whitfield, thanked: yes}, Omar Haddad]\nlog:\n  - {date: 2026-11-19, sent: thank-you, to: Omar}",
            [unread("5:48", "thanked: 'yes'", "{date: THE DAY, sent: thank-you, to: Dana Whitfield}")],
        ),
    ],
)  # fmt: skip
def test_a_key_that_says_that_something_was_done_is_told_of(lines, said):
    """With the line of the log to type; silent where the log has it, and where nothing was done."""
    assert said_of(BASE + lines) == said
