"""Keys that are known, but stand where they are not read: what is said of each, and which pass in silence."""

from __future__ import annotations

import pytest
from said import BASE, said_of

from followup_kit.journal.decisions import OF_SNOOZE
from followup_kit.journal.header_fields import KNOWN
from followup_kit.journal.log import KEYS
from followup_kit.journal.names.misplaced import place_of
from followup_kit.journal.people import OF_PART

BESIDE_THE_NAME = "is read only beside the name of a person"
OF_THE_ENTRY = "is read only at the left edge of the header"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        # of a person, above all people
        ('email: dana@n.example', [f"5:1: warning: email {BESIDE_THE_NAME} (write {{name: ..., email: dana@n.example}} below interviewers:)"]),
        ('phone: "+1 555, 0100"', [f'5:1: warning: phone {BESIDE_THE_NAME} (write {{name: ..., phone: "+1 555, 0100"}} below interviewers:)']),
        ('Email: dana@n.example', [f"5:1: warning: Email {BESIDE_THE_NAME} (write {{name: ..., email: dana@n.example}} below interviewers:)"]),
        ('address: 1 Main St', [f"5:1: warning: address {BESIDE_THE_NAME} (write {{name: ..., address: 1 Main St}} below interviewers:)"]),
        ('linkedin: https://linkedin.example/in/dana', [f'5:1: warning: linkedin {BESIDE_THE_NAME} (write {{name: ..., linkedin: "https://linkedin.example/in/dana"}} below interviewers:)']),
        ('decides: yes', ["5:1: warning: decides is read only beside the name of an interviewer (write {name: ..., decides: yes} below interviewers:)"]),
        ('agency: Park', ["5:1: warning: agency is read only beside the name of the recruiter (write {name: ..., agency: Park} below recruiter:)"]),
        ('told: 2026-11-17', ["5:1: warning: told is read only beside the name of a reference (write {name: ..., told: 2026-11-17} below references:)"]),
        ('contacted: 2026-11-20', ["5:1: warning: contacted is read only beside the name of a reference (write {name: ..., contacted: 2026-11-20} below references:)"]),
        # beside the wrong person
        ('interviewers:\n  - {name: Dana Whitfield, told: 2026-11-17}', ["6:28: warning: told is read only beside the name of a reference (write {name: ..., told: 2026-11-17} below references:)"]),
        ('interviewers:\n  - {name: Dana Whitfield, contacted: 2026-11-17}', ["6:28: warning: contacted is read only beside the name of a reference (write {name: ..., contacted: 2026-11-17} below references:)"]),
        ('recruiter: {name: Jo Park, told: 2026-11-17}', ["5:28: warning: told is read only beside the name of a reference (write {name: ..., told: 2026-11-17} below references:)"]),
        ('recruiter: {name: Jo Park, contact: allowed}', ["5:28: warning: contact is read only beside the name of an interviewer (write {name: ..., contact: allowed} below interviewers:)"]),
        ('references: [{name: Lin, contact: allowed}]', ["5:26: warning: contact is read only beside the name of an interviewer (write {name: ..., contact: allowed} below interviewers:)"]),
        ('interviewers: [{name: Jo, agency: Park}]', ["5:27: warning: agency is read only beside the name of the recruiter (write {name: ..., agency: Park} below recruiter:)"]),
        # of the entry, moved in too far
        ('interviewers:\n  - name: Dana Whitfield\n    decision_by: 2026-11-30', [f"7:5: warning: decision_by {OF_THE_ENTRY} (write decision_by: 2026-11-30 there)"]),
        ('interviewers:\n  - name: Dana Whitfield\n    contact_only_by: [email]', [f"7:5: warning: contact_only_by {OF_THE_ENTRY} (move it there)"]),
        ('recruiter:\n  name: Jo Park\n  interest: yes', [f"7:3: warning: interest {OF_THE_ENTRY} (write interest: yes there)"]),
        ('interviewers: [{name: Dana, skip: letter}]', [f"5:29: warning: skip {OF_THE_ENTRY} (write skip: letter there)"]),
        ('log:\n  - {date: 2026-11-20, heard: rejection, closed: yes}', [f"6:42: warning: closed {OF_THE_ENTRY} (write closed: yes there)"]),
        ('log:\n  - {date: 2026-11-20, heard: reply, interest: no}', [f"6:38: warning: interest {OF_THE_ENTRY} (write interest: no there)"]),
        # of the log, and of a snooze
        ('sent: thank-you', ["5:1: warning: sent is read only in a line of the log (write {date: THE DAY, sent: thank-you} below log:)"]),
        ('heard: rejection', ["5:1: warning: heard is read only in a line of the log (write {date: THE DAY, heard: rejection} below log:)"]),
        ('interviewers: [{name: Dana, sent: thank-you}]', ["5:29: warning: sent is read only in a line of the log (write {date: THE DAY, sent: thank-you} below log:)"]),
        ('due: 2026-11-30', ["5:1: warning: due is read only in a line of the log (write {date: THE DAY, heard: assignment, due: 2026-11-30} below log:)"]),
        ('until: 2026-12-07', ["5:1: warning: until is read only in a snooze (write {kind: check-in, until: 2026-12-07} below snooze:)"]),
        # the person's own
        ('title: Talk at Acme\nname: Acme\nnote: call\nreason: money\nkind: startup\nto: do\nby: bus', []),
        ('email:\nphone: n/a', []),
        ('interviewers: [{name: Dana, timezone: America/New_York, country: US, format: video, pronouns: she}]', []),
        ('log:\n  - {date: 2026-11-20, heard: reply, duration: 10m, place: phone, email: }', []),
    ],
)  # fmt: skip
def test_a_known_key_in_the_wrong_place_is_told_of(lines, said):
    """With the place where it is read; keys that may well be the person's own there pass in silence."""
    assert said_of(BASE + lines) == said


@pytest.mark.parametrize(
    "key", sorted({*KNOWN, *KEYS, *OF_SNOOZE, *OF_PART["interviewer"], *OF_PART["reference"], *OF_PART["recruiter"]})
)
def test_every_key_that_has_a_place_is_read_there(key):
    """No place is named that does not know the key."""
    place = place_of(key)
    keys = {
        "the left edge of the header": KNOWN,
        "a person": OF_PART["interviewer"] & OF_PART["recruiter"] & OF_PART["reference"],
        "an interviewer": OF_PART["interviewer"],
        "the recruiter": OF_PART["recruiter"],
        "a reference": OF_PART["reference"],
        "a line of the log": KEYS,
        "a snooze": OF_SNOOZE,
    }
    assert place is None or key in keys[place.removeprefix("beside the name of ").removeprefix("at ").removeprefix("in ")]
