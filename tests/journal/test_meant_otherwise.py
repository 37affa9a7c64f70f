"""Values that are well-formed and mean something else than what was typed: each with the exact words that a person reads."""

from __future__ import annotations

import pytest
from said import BASE, said_of


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('recruiter: none', ["5:12: warning: recruiter: 'none' names nobody (leave it empty until you know the name)"]),
        ('recruiter: ?', ["5:12: warning: recruiter: '?' names nobody (leave it empty until you know the name)"]),
        ("recruiter: '?'", ["5:12: warning: recruiter: '?' names nobody (leave it empty until you know the name)"]),
        ('interviewers: TBD', ["5:15: warning: interviewer: 'TBD' names nobody (leave it empty until you know the name)"]),
        ('interviewers:\n  - TBD\n  - Dana Whitfield', ["6:5: warning: interviewer: 'TBD' names nobody (leave it empty until you know the name)"]),
        ("interviewers:\n  - '-'", ["6:5: warning: interviewer: '-' names nobody (leave it empty until you know the name)"]),
        ('interviewers:\n  - ?', ["6:5: warning: interviewer: '?' names nobody (leave it empty until you know the name)"]),
        ('interviewers:\n  - -', ["6:5: warning: interviewer: '-' names nobody (leave it empty until you know the name)"]),
        ('references: none', ["5:13: warning: reference: 'none' names nobody (for nobody write references: [])"]),
        ('references: [n/a]', ["5:14: warning: reference: 'n/a' names nobody (for nobody write references: [])"]),
        ('recruiter: {name: unknown, email: hr@a.example}', ["5:19: warning: recruiter: 'unknown' names nobody (leave it empty until you know the name)"]),
        ('interviewers: [{name: Dana, phone: n/a, email: none, title: tbd, address: unknown}]', ["5:48: warning: email: 'none' says nothing (leave it empty)", "5:75: warning: address: 'unknown' says nothing (leave it empty)", "5:61: warning: title: 'tbd' says nothing (leave it empty)", "5:36: warning: phone: 'n/a' says nothing (leave it empty)"]),
        ('interviewers: Dana & Omar', ["5:15: error: 'Dana & Omar' may be several people (put each on a line of its own: - Name)"]),
        ('interviewers: [Dana / Omar]', ["5:16: error: 'Dana / Omar' may be several people (put each on a line of its own: - Name)"]),
        ('interviewers: [Dana and Omar]', ["5:16: error: 'Dana and Omar' may be several people (put each on a line of its own: - Name)"]),
        ('interviewers:\n  - Dana; Omar', ["6:5: error: 'Dana; Omar' may be several people (put each on a line of its own: - Name)"]),
        ('interviewers:\n  - Dana, Omar', ["6:5: error: 'Dana, Omar' may be several people (put each on a line of its own: - Name; a title goes behind title:)"]),
        ('interviewers:\n  - Dana Whitfield, PhD', []),
        ('interviewers:\n  - Dana Whitfield - VP Data', ["6:5: warning: 'Dana Whitfield - VP Data' would be the name in every note (write name: Dana Whitfield and title: VP Data)"]),
        ('interviewers:\n  - Dana Whitfield (VP Data & Analytics)', ["6:5: warning: 'Dana Whitfield (VP Data & Analytics)' would be the name in every note (write name: Dana Whitfield and title: VP Data & Analytics)"]),
        ('interviewers:\n  - William (Bill) Smith', []),
        ('interviewers:\n  Dana\n  Omar', ["6:3: error: 'Dana Omar' may be several people (put each on a line of its own: - Name)"]),
        ('interviewers:\n  -Dana\n  -Omar', ["6:3: error: '-Dana -Omar' may be several people (put each on a line of its own: - Name)"]),
        ('interviewers:\n  1. Dana\n  2. Omar', ["6:3: error: '1. Dana 2. Omar' may be several people (put each on a line of its own: - Name)"]),
        ('interviewers:\n  • Dana', ['6:3: error: a list is written with - and a space, not • (write - Dana)']),
        ('interviewers:\n  -\xa0Dana', ['6:3: error: there is no space behind - (write - Dana)']),
        ('interviewers:\n  - name:Dana', ['6:5: error: there is no space behind name: (write name: Dana)']),
        ('recruiter: Park & Co', ["5:12: error: 'Park & Co' may be several people (write one name; a firm goes behind agency:)"]),
        ('recruiter: {name:Jo}', ['5:13: error: there is no space behind name: (write name: Jo)']),
        ('recruiter:\n\xa0\xa0name: Jo', ['6:1: error: there is a non-breaking space beside the key name (delete it and type a space, or nothing)']),
        ('\xa0place: x', ['5:1: error: there is a non-breaking space beside the key place (delete it and type a space, or nothing)']),
        ('interviewers: [{name: Dana, VP}]', ["5:23: error: the text ends at the comma: 'Dana' (write title: VP, or what else it is)"]),
        ('log:\n  - {date: 2026-11-18, sent: other, note: Good, warm talk}', ['6:43: error: the text ends at the comma: \'Good\' (put it in quotes: "Good, warm talk")']),
        ('log:\n  - {date: 2026-11-18, sent: other, note: Good, warm, long}', ['6:43: error: the text ends at the comma: \'Good\' (put it in quotes: "Good, warm, long")']),
        ('log:\n  - {date: 2026-11-18, sent: other, note: Good, next talk: monday}', ["6:43: warning: the text ends at the comma: 'Good', and 'next talk' is a key (if it is one text, put it in quotes)"]),
        ('log:\n  - {date: 2026-11-18, sent: other, note: Good, to}', ['6:43: error: the text ends at the comma: \'Good\' (put it in quotes: "Good, to")']),
        ('log:\n  - {date: 2026-11-18, sent: other, to: }', []),
        ('interviewers: [{name: Dana, address: 12 Main St, Springfield}]', ['5:38: error: the text ends at the comma: \'12 Main St\' (put it in quotes: "12 Main St, Springfield")']),
        ('closed: {date: 2026-12-01, reason: Froze it, sadly}', ['5:36: error: the text ends at the comma: \'Froze it\' (put it in quotes: "Froze it, sadly")']),
        ('place: Room #2', ['5:13: warning: the text ends at the #, so \'#2\' is not read (put it in quotes: "Room #2"; in a comment a space follows the #)']),
        ('place: #2 upstairs', ['5:8: warning: the text ends at the #, so \'#2 upstairs\' is not read (put it in quotes: "#2 upstairs"; in a comment a space follows the #)']),
        ('place: Room # 2', []),
        ("place: 'Room #2'", []),
        ('tags: a #b', []),
        ('next_steps: Call\n  them #1', ['6:8: warning: the text ends at the #, so \'#1\' is not read (put it in quotes: "Call them #1"; in a comment a space follows the #)']),
        ('place: <% tp.x %>', ["5:8: error: a template's placeholder was not filled: <% tp.x %> (write the value in its place)"]),
        ("place: '{{place}}'", ["5:8: error: a template's placeholder was not filled: {{place}} (write the value in its place)"]),
        ("created: '{{date}}'", []),
        ('language: fr', ["5:11: warning: language: there are no templates for 'fr', so its drafts are in English (known are: de, en)"]),
        ('language: de-AT', []),
        ('status: rejected', ["5:9: warning: status: 'rejected' is not read, so the follow-ups go on (write it into log: {date: THE DAY, heard: rejection})"]),
        ('Status: Rejected by HR', ["5:9: warning: Status: 'Rejected by HR' is not read, so the follow-ups go on (write it into log: {date: THE DAY, heard: rejection})"]),
        ('status: rejected\nlog:\n  - {date: 2026-11-20, heard: rejection}', []),
        ('status: applied', []),
        ('outcome: offer', ["5:10: warning: outcome: 'offer' is not read, so the follow-ups go on (write it into log: {date: THE DAY, heard: offer})"]),
        ('stage: ghosted', ["5:8: warning: stage: 'ghosted' is not read, so the follow-ups go on (write closed: {date: THE DAY, reason: ...})"]),
        ('closed: n/a', ["5:9: error: closed: 'n/a' does not say whether it is (write closed: and why, or leave it empty)"]),
        ('closed: ?', ["5:9: error: closed: '?' does not say whether it is (write closed: and why, or leave it empty)"]),
        ('cancelled: none', ["5:12: error: cancelled: 'none' does not say whether it is (write cancelled: and why, or leave it empty)"]),
        ('cancelled: TBD', ["5:12: error: cancelled: 'TBD' does not say whether it is (write cancelled: and why, or leave it empty)"]),
        ('closed: maybe', ["5:9: error: closed: 'maybe' does not say whether it is (write closed: and why, or leave it empty)"]),
        ('closed: never', ["5:9: error: closed: 'never' does not say whether it is (write closed: and why, or leave it empty)"]),
        ('closed: Soon!', ["5:9: error: closed: 'Soon!' does not say whether it is (write closed: and why, or leave it empty)"]),
        ('closed: 2026-12-01 they froze it', ["5:9: error: closed: '2026-12-01 they froze it' is a date and a reason (write {date: 2026-12-01, reason: they froze it})"]),
        ('closed: 2026-12-01, frozen, sadly', ["5:9: error: closed: '2026-12-01, frozen, sadly' is a date and a reason (write {date: 2026-12-01, reason: \"frozen, sadly\"})"]),
        ('closed: Never heard back', []),
        ('cancelled: still on', ["5:12: error: cancelled: 'still on' does not say whether it is (write cancelled: and why, or leave it empty)"]),
        ('cancelled: moved to 2026-12-01', []),
        ('skip: {kind: letter, until: 2026-12-01}', ["5:29: error: a skip is for good, so until: is not read (move it below snooze:)"]),
        ('language: English', ["5:11: warning: language: there are no templates for 'English', so its drafts are in English (did you mean en?)"]),
        ('decision_by: 2026-12-01 14:00', ["5:14: warning: decision_by: '2026-12-01 14:00' is read as all of that day (write 2026-12-01)"]),
        ('decision_by: 2026-12-01T00:00:00', []),
        ('log:\n  - {date: 2026-11-19, heard: offer, decision_by: 2026-12-01 12:00}', ["6:51: warning: decision_by: '2026-12-01 12:00' is read as all of that day (write 2026-12-01)"]),
        ('log:\n  - {date: 2026-11-19, heard: assignment, due: 2026-12-01 12:00}', ["6:48: warning: due: '2026-12-01 12:00' is read as all of that day (write 2026-12-01)"]),
        ('log:\n  - {date: 2026-11-19, time: 18:10, sent: thank-you}', ["6:30: warning: time: is not read in a log line (write date: 2026-11-18 18:10)"]),
        ('recruiter: Robert Half', ["5:12: warning: 'Robert Half' would be the name in every note (write name: and who it is there, and agency: Robert Half)"]),
        ('recruiter: Hays plc', ["5:12: warning: 'Hays plc' would be the name in every note (write name: and who it is there, and agency: Hays plc)"]),
        ('recruiter: {name: Jo Park, agency: jo@park.example}', ["5:36: warning: agency: 'jo@park.example' is an e-mail address (write email: jo@park.example)"]),
        ('recruiter: {name: Jo Park, phone: call the office}', ["5:35: warning: phone: 'call the office' is no phone number (write the number, or leave it empty)"]),
        ('interviewers: [{name: Dana, phone: dana@a.example}]', ["5:36: warning: phone: 'dana@a.example' is an e-mail address (write email: dana@a.example)"]),
        ('interviewers: [{name: Dana, phone: "ask Jo, 0171 123"}]', []),
        ('interviewers: [{name: Dana, greeting: du}]', ["5:39: warning: greeting: 'du' would begin every note (write it whole, as in Dear Dana)"]),
        ('interviewers: [{name: Dana, greeting: Liebe Dana}]', []),
        ('interviewers: [Dana Whitfield, VP Data]', ["5:32: warning: 'VP Data' would be the name in every note (leave it empty until you know the name; then write name: and the name, and title: VP Data)"]),
        ('interviewers: Dana Whitfield VP Data', ["5:15: warning: 'Dana Whitfield VP Data' would be the name in every note (write name: Dana Whitfield and title: VP Data)"]),
        ('interviewers: [Head of Data]', ["5:16: warning: 'Head of Data' would be the name in every note (leave it empty until you know the name; then write name: and the name, and title: Head of Data)"]),
        ('interviewers: [Dana Head of Data]', ["5:16: warning: 'Dana Head of Data' would be the name in every note (write name: Dana and title: Head of Data)"]),
        ('interviewers: [Engineering Manager]', ["5:16: warning: 'Engineering Manager' would be the name in every note (leave it empty until you know the name; then write name: and the name, and title: Engineering Manager)"]),
        ('interviewers: [VP Singh, Rohan Engineer]', []),
        ('references: see CV', ["5:13: warning: reference: 'see CV' names nobody (for nobody write references: [])"]),
        ('references: same as always', ["5:13: warning: reference: 'same as always' names nobody (leave the field out for those of journal.toml)"]),
        ('recruiter: Jo Hayes', []),
        ('opportunity: none', ["5:14: warning: opportunity: 'none' says nothing (leave it empty)"]),
        ('next_steps: none', ["5:13: warning: next_steps: 'none' says nothing (leave it empty)"]),
        ('next_steps: tbd', ["5:13: warning: next_steps: 'tbd' says nothing (leave it empty)"]),
        ('position: x', []),
        ('employer: x', []),
        ('interview_date: x', []),
        ('hiring_manager: Dana', ["5:1: warning: unknown key 'hiring_manager' (did you mean interviewers?)"]),
        ('contacts: [Dana]', ["5:1: warning: unknown key 'contacts' (did you mean interviewers?)"]),
        ('tz: EST', ["5:1: warning: unknown key 'tz' (did you mean timezone?)"]),
        ('deadline: 2026-12-01', ["5:1: warning: unknown key 'deadline' (did you mean decision_by?)"]),
        ('interviewers: [{full_name: Dana}]', ["5:17: error: an interviewer without a name: is it 'full_name'? (write name: in place of full_name:)"]),
        ('interviewers: [{name: Dana, mobile: 123, job_title: VP}]', ["5:29: warning: unknown key 'mobile' (did you mean phone?)", "5:42: warning: unknown key 'job_title' (did you mean title?)"]),
        ('log:\n  - {when: 2026-11-18, sent: other}', ["6:6: error: a log line without a date: is it 'when'? (write date: in place of when:)"]),
        ('log:\n  - {date: 2026-11-18, snet: other}', ["6:24: error: a log line with neither sent nor heard: is it 'snet'? (write sent: in place of snet:)"]),
        ('decision_by: unknown', ["5:14: error: decision_by: 'unknown' is not a date that can be understood (leave it empty until you know it)"]),
        ('timezone: Pacific Time', ["5:11: error: timezone: 'Pacific Time' is not a time zone (did you mean America/Los_Angeles?)"]),
        ('timezone: UK', ["5:11: error: timezone: 'UK' is not a time zone (did you mean Europe/London?)"]),
        ('timezone: USA', ["5:11: error: timezone: 'USA' has several time zones (write the one you mean: America/New_York, America/Chicago, America/Denver or America/Los_Angeles)"]),
        ('timezone: Eastern', ["5:11: error: timezone: 'Eastern' is not a time zone (did you mean America/New_York?)"]),
        ('timezone: ET', ["5:11: error: timezone: 'ET' is not a time zone (did you mean America/New_York?)"]),
        ('timezone: London', ["5:11: error: timezone: 'London' is not a time zone (did you mean Europe/London?)"]),
        ('timezone: Germany', ["5:11: error: timezone: 'Germany' is not a time zone (did you mean Europe/Berlin?)"]),
        ('country: UK', ["5:10: error: country: 'UK' is not a country whose holidays are known (did you mean GB?)"]),
        ('country: USA', ["5:10: error: country: 'USA' is not a country whose holidays are known (did you mean US?)"]),
        ('country: England', ["5:10: error: country: 'England' is not a country whose holidays are known (did you mean GB?)"]),
        ('country: Deutschland', ["5:10: error: country: 'Deutschland' is not a country whose holidays are known (did you mean DE?)"]),
        ('timezone: CEST', ["5:11: error: timezone: 'CEST' is not a time zone (did you mean Europe/Berlin?)"]),
        ('timezone: PT', ["5:11: error: timezone: 'PT' is not a time zone (did you mean America/Los_Angeles?)"]),
        ('timezone: GMT+1', ["5:11: error: timezone: 'GMT+1' is not a time zone (write an IANA name such as America/New_York or Europe/London)"]),
        ('timezone: New York time', ["5:11: error: timezone: 'New York time' is not a time zone (did you mean America/New_York?)"]),
        ('log:\n  - {date: 2026-11-18, sent: thank-you, to: none}', []),
        ('log:\n  - {date: 2026-11-18, sent: thank-you, via: none}', ["6:46: warning: via: 'none' says nothing (leave it empty)"]),
    ],
)  # fmt: skip
def test_what_was_meant_otherwise_is_told_of(lines, said):
    """Nothing that changes or loses what was typed is silent; what is well is."""
    assert said_of(BASE + lines) == said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "employer: Acme\nrole: Clerk\ninterview_date: 2026-11-18",
            [
                "2:1: error: company is missing: is it 'employer'? (write company: in place of employer:, or see followup fields)",
                "4:1: error: date is missing: is it 'interview_date'? (write date: in place of interview_date:, or see followup fields)",
            ],
        ),
        (
            "Company: Acme\nJob Title: Clerk\nwhen: 2026-11-18",
            [
                "2:1: error: company is missing: is it 'Company'? (write company: in place of Company:)",
                "3:1: error: role is missing: is it 'Job Title'? (write role: in place of Job Title:, or see followup fields)",
                "4:1: error: date is missing: is it 'when'? (write date: in place of when:, or see followup fields)",
            ],
        ),
        (
            "company: Acme\nrole: {{role}}\ndate: 2026-11-18",
            ["3:7: error: a template's placeholder was not filled: {{role}} (write the value in its place)"],
        ),
        (
            "company: '<% tp.file.title %>'\nrole: '{{role}}'\ndate: tomorrow",
            [
                "2:10: error: a template's placeholder was not filled: <% tp.file.title %> (write the value in its place)",
                "3:7: error: a template's placeholder was not filled: {{role}} (write the value in its place)",
            ],
        ),
        (
            "company: [[Acme]]\nrole: Clerk\ndate: 2026-11-18",
            ["2:10: error: company is a list, not a text (write Acme, or a link in quotes: \"[[Acme]]\")"],
        ),
        (
            "company: Acme\nrole: #2 in the shop\ndate: 2026-11-18",
            [
                "3:7: error: the text ends at the #, so '#2 in the shop' is not read "
                '(put it in quotes: "#2 in the shop"; in a comment a space follows the #)'
            ],
        ),
        (
            "company: Acme\xa0Inc\nrole: Clerk\ndate: 2026-11-18\xa014:00",
            [
                "4:7: error: date: '2026-11-18\\xa014:00' is not a date that can be understood "
                "(the space in it is a non-breaking one: delete it and type a space)"
            ],
        ),
    ],
)  # fmt: skip
def test_a_missing_field_is_told_of_once(header, said):
    """One message, at the key that was most likely meant, or at the placeholder."""
    assert said_of(header) == said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("company: Acme (via Hays)\nrole: Clerk\ndate: 2026-11-18", ["2:10: warning: company: 'Acme (via Hays)' would be in every note (write company: Acme, and whom it goes through below recruiter:)"]),
        ("company: Acme via Hays\nrole: Clerk\ndate: 2026-11-18", ["2:10: warning: company: 'Acme via Hays' would be in every note (write company: Acme, and whom it goes through below recruiter:)"]),
        ("company: https://acme.example\nrole: Clerk\ndate: 2026-11-18", ["2:10: warning: company: 'https://acme.example' would be in every note (write company: and the name alone)"]),
        ("company: Acme <jobs@acme.example>\nrole: Clerk\ndate: 2026-11-18", ["2:10: warning: company: 'Acme <jobs@acme.example>' would be in every note (write company: and the name alone)"]),
        ("company: Confidential\nrole: https://jobs.example/1\ndate: 2026-11-18", ["2:10: warning: company: 'Confidential' says nothing, and would be in every note (write it once you know it)", "3:7: warning: role: 'https://jobs.example/1' would be in every note (write role: and the name alone)"]),
        ("company: Via Appia\nrole: Clerk @ Acme\ndate: 2026-11-18", []),
        ("company: Acme\nrole: Clerk\ndate: 2026-11-18T00:00:00", ["4:7: warning: date: the interview begins at 00:00, in the night (if you do not know the time, write 2026-11-18 alone)"]),
        ("company: Acme\nrole: Clerk\ndate: 2026-11-18 2:30", ["4:7: warning: date: the interview begins at 02:30, in the night (write 14:30, or 02:30 if it is so)"]),
        ("company: Acme\nrole: Clerk\ndate: 2026-11-18 2:30-3:30", ["4:7: warning: date: the interview begins at 02:30, in the night (write 14:30, or 02:30 if it is so)"]),
        ("company: Acme\nrole: Clerk\ndate: 2026-11-18\ntime: 3:00", ["5:7: warning: time: the interview begins at 03:00, in the night (write 15:00, or 03:00 if it is so)"]),
        ("company: Acme\nrole: Clerk\ndate: 2026-11-18 02:30", []),
        ("company: Acme\nrole: Clerk\ndate: 2026-11-18 9:30", []),
        ("company: Acme\nrole: Clerk\ndate: 2026-11-18 00:00-05:00", []),
    ],
)  # fmt: skip
def test_a_name_that_is_more_and_an_hour_that_is_none_are_told_of(header, said):
    """What would stand in every note, and a time that was most likely not meant."""
    assert said_of(header) == said


SECOND = "company: Brightwater\nrole: Clerk\ndate: 2026-11-20\n"
HERE = "another interview begins here; only the first of a file is read (move it into a file of its own)"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (f"Notes.\n\n---\n{SECOND}---\nMore.\n", 8),
        (f"---\n{SECOND}---\n", 6),
        (f"Notes.\n\n{SECOND}", 8),
        (f"Notes.\r\n\r\n---\r\n{SECOND}---\r\n", 8),
        ("Notes.\n\n---\n\nMore.\n", None),
        ("company: they make pumps\n\nrole: a new one\n", None),
        ("What the company: role: date: said.\n", None),
    ],
)
def test_a_second_interview_in_a_file_is_told_of(body, line):
    """A rule between paragraphs is none."""
    assert said_of(BASE.strip(), body) == ([] if line is None else [f"{line}:1: warning: {HERE}"])


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-11-18 23:30-00:30", []),
        ("2026-11-18 23:30 - 01:00", []),
        ("2026-11-18 23:30-01:00", ["4:7: error: date: '2026-11-18 23:30-01:00': America/New_York has the offset -05:00 on that day, not -01:00 (put blanks around the - if it ends then, or leave it out)"]),
        ("2026-11-18 14:00-04:00", ["4:7: error: date: '2026-11-18 14:00-04:00': America/New_York has the offset -05:00 on that day, not -04:00 (leave the offset out, or set timezone to the zone of the interview)"]),
        ("2026-11-18 23:30+01:00", ["4:7: error: date: '2026-11-18 23:30+01:00': America/New_York has the offset -05:00 on that day, not +01:00 (leave the offset out, or set timezone to the zone of the interview)"]),
    ],
)  # fmt: skip
def test_what_may_be_an_offset_or_an_end_is_never_guessed(date, said):
    """An end soon after midnight that no zone has as its offset is read, another one asked for."""
    assert said_of(f"company: Acme\nrole: Clerk\ndate: {date}") == said


AN_AGENCY = "write company: {0}, and below recruiter: who it is there, with agency: {1}"
TWO = "write the one whose job it is; an agency goes below recruiter:, another company into an entry of its own"


@pytest.mark.parametrize(
    ("company", "hint"),
    [
        ("Acme / Hays", AN_AGENCY.format("Acme", "Hays")),
        ("Hays / Acme", AN_AGENCY.format("Acme", "Hays")),
        ("Acme (Hays)", AN_AGENCY.format("Acme", "Hays")),
        ("Robert Half, Acme Inc.", AN_AGENCY.format("Acme Inc.", "Robert Half")),
        ("Hays - Acme & Sons", AN_AGENCY.format("Acme & Sons", "Hays")),
        ("Acme/Hays", AN_AGENCY.format("Acme", "Hays")),
        ("Acme / Northwind", TWO),
        ("Acme | Northwind", TWO),
        ("Acme; Northwind", TWO),
        ("Acme -> Northwind", TWO),
        *((name, None) for name in (
            "Acme", "Hays", "Hays plc", "Acme, Inc.", "Park & Co", "Johnson & Johnson", "Novo Nordisk A/S", "AC/DC", "Acme (Berlin)",
            "Rolls-Royce", "Acme - Berlin", "Null", "Acme und Sohn", "3M", "Yahoo!", "H&M", "Sainsbury's", "S.E.A. GmbH & Co. KG",
        )),
    ],
)  # fmt: skip
def test_two_companies_in_one_name_are_told_of(company, hint):
    """A name with a stroke, a bar or an arrow in it, or one with an agency beside another name."""
    said = f"2:10: warning: company: '{company}' may be two companies, and would be in every note ({hint})"
    assert said_of(f"company: {company}\nrole: Analyst / Data Engineer\ndate: 2026-11-18") == ([said] if hint else [])
