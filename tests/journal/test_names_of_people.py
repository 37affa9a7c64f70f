"""What people type where a name is expected: nobody yet, an address, a number of people, each with the words that they read of it."""

from __future__ import annotations

import pytest
from said import BASE, said_of

from followup_kit.base.nothing_said import says_nothing
from followup_kit.journal.syntax.nodes import bare
from followup_kit.journal.syntax.strict_yaml import read_strict


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('recruiter: -', ["5:12: warning: recruiter: '-' names nobody (leave it empty until you know the name)"]),
        ('recruiter: ?', ["5:12: warning: recruiter: '?' names nobody (leave it empty until you know the name)"]),
        ('recruiter: -   ', ["5:12: warning: recruiter: '-' names nobody (leave it empty until you know the name)"]),
        ('recruiter: ?  # who', ["5:12: warning: recruiter: '?' names nobody (leave it empty until you know the name)"]),
        ('recruiter: - # none', ["5:12: warning: recruiter: '-' names nobody (leave it empty until you know the name)"]),
        ('interviewers: ?', ["5:15: warning: interviewer: '?' names nobody (leave it empty until you know the name)"]),
        ('interviewers: -', ["5:15: warning: interviewer: '-' names nobody (leave it empty until you know the name)"]),
        ('interviewers:\n  - ?', ["6:5: warning: interviewer: '?' names nobody (leave it empty until you know the name)"]),
        ('interviewers:\n  - -\n  - Dana Whitfield', ["6:5: warning: interviewer: '-' names nobody (leave it empty until you know the name)"]),
        ('interviewers:\n  -', []),
        ('interviewers: [?]', ["5:16: warning: interviewer: '?' names nobody (leave it empty until you know the name)"]),
        ('interviewers: [-, Dana]', ["5:16: warning: interviewer: '-' names nobody (leave it empty until you know the name)"]),
        ('interviewers: {name: ?}', ["5:22: warning: interviewer: '?' names nobody (leave it empty until you know the name)"]),
        ('recruiter: {name: -}', ["5:19: warning: recruiter: '-' names nobody (leave it empty until you know the name)"]),
        ('recruiter:\n  name: -', ["6:9: warning: recruiter: '-' names nobody (leave it empty until you know the name)"]),
        ('recruiter:\n  name: ?\n  email: jo@park.example', ["6:9: warning: recruiter: '?' names nobody (leave it empty until you know the name)"]),
        ('interviewers:\n  - name: ?', ["6:11: warning: interviewer: '?' names nobody (leave it empty until you know the name)"]),
        ('references: ?', ["5:13: warning: reference: '?' names nobody (for nobody write references: [])"]),
        ('references: -', ["5:13: warning: reference: '-' names nobody (for nobody write references: [])"]),
        ('recruiter: --', ["5:12: warning: recruiter: '--' names nobody (leave it empty until you know the name)"]),
        ('recruiter: ???', ["5:12: warning: recruiter: '???' names nobody (leave it empty until you know the name)"]),
        ('recruiter: —', ["5:12: warning: recruiter: '—' names nobody (leave it empty until you know the name)"]),
        ('interest: -', ["5:11: error: interest: '-' is not known (write one of: yes, no, undecided)"]),
        ('interest: ?', ["5:11: error: interest: '?' is not known (write one of: yes, no, undecided)"]),
        ('decision_by: ?', ["5:14: error: decision_by: '?' is not a date that can be understood (leave it empty until you know it)"]),
        ('decision_by: -', ["5:14: error: decision_by: '-' is not a date that can be understood (leave it empty until you know it)"]),
        ('next_steps: -', ["5:13: warning: next_steps: '-' says nothing (leave it empty)"]),
        ('next_steps: ?', ["5:13: warning: next_steps: '?' says nothing (leave it empty)"]),
        ('format: -', []),
        ('place: ?', []),
        ('closed: -', ["5:9: error: closed: '-' does not say whether it is (write closed: and why, or leave it empty)"]),
        ('cancelled: ?', ["5:12: error: cancelled: '?' does not say whether it is (write cancelled: and why, or leave it empty)"]),
        ('contact_only_by: -', ["5:18: error: contact_only_by: '-' is not known (leave it empty)"]),
        ('duration: ?', ["5:11: error: duration: '?' is not a duration (leave it empty until you know it)"]),
        ('timezone: ?', ["5:11: error: timezone: '?' is not a time zone (leave it empty until you know it)"]),
        ('log: -', ["5:6: error: log: '-' cannot be understood (leave it empty)"]),
        ('log: ?', ["5:6: error: log: '?' cannot be understood (leave it empty)"]),
        ('skip: -', ["5:7: error: skip: '-' is not known (leave it empty)"]),
        ('language: ?', ["5:11: warning: language: there are no templates for '?', so its drafts are in English (known are: de, en)"]),
        ('country: -', ["5:10: error: country: '-' is not a country whose holidays are known (write an ISO 3166 code of two letters, such as US, GB or DE)"]),
        ('round: ?', []),
    ],
)  # fmt: skip
def test_a_sign_that_stands_alone_is_the_text_that_was_typed(lines, said):
    """What it means is for the field to say, as if it stood in quotes."""
    assert said_of(BASE + lines) == said


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("a: -\nb: ?", {"a": "-", "b": "?"}),
        ("a:\n  - -\n  - ?  # who\n  - x", {"a": ["-", "?", "x"]}),
        ("a: [?, x, {b: ?}]", {"a": ["?", "x", {"b": "?"}]}),
        ("a:\n  -\n  - x", {"a": ["", "x"]}),
        ("a:\n  - -\n    - x", {"a": [["", "x"]]}),
        ("a: 'b: ?'\nc: who [?], - what", {"a": "b: ?", "c": "who [?], - what"}),
        ("a: |\n  b: -\n  ?\n  [?]", {"a": "b: -\n?\n[?]"}),
        ("a: \ue03f\nb: x?", {"a": "\ue03f", "b": "x?"}),
    ],
)
def test_signs_in_the_tree(header, values):
    """Every other text and list is read as YAML reads it."""
    assert bare(read_strict(header, 1)) == values


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('recruiter: none yet', ["5:12: warning: recruiter: 'none yet' names nobody (leave it empty until you know the name)"]),
        ('recruiter: none (direct)', ["5:12: warning: recruiter: 'none (direct)' names nobody (leave it empty until you know the name)"]),
        ('recruiter: no, direct', ["5:12: warning: recruiter: 'no, direct' names nobody (leave it empty until you know the name)"]),
        ('recruiter: direct', ["5:12: warning: recruiter: 'direct' names nobody (leave it empty until you know the name)"]),
        ('recruiter: HR', ["5:12: warning: 'HR' would be the name in every note (leave it empty until you know the name; then write name: and the name, and title: HR)"]),
        ('interviewers: [not yet, N.A., n. a., TBD., keine, noch offen, k. A.]', ["5:16: warning: interviewer: 'not yet' names nobody (leave it empty until you know the name)", "5:25: warning: interviewer: 'N.A.' names nobody (leave it empty until you know the name)", "5:31: warning: interviewer: 'n. a.' names nobody (leave it empty until you know the name)", "5:38: warning: interviewer: 'TBD.' names nobody (leave it empty until you know the name)", "5:44: warning: interviewer: 'keine' names nobody (leave it empty until you know the name)", "5:51: warning: interviewer: 'noch offen' names nobody (leave it empty until you know the name)", "5:63: warning: interviewer: 'k. A.' names nobody (leave it empty until you know the name)"]),
        ('interviewers:\n  - dana@northwind.example', ["6:5: error: 'dana@northwind.example' is an e-mail address, not a name (write name: and the name, and email: dana@northwind.example)"]),
        ('interviewers: Dana Whitfield dana@northwind.example', ["5:15: error: 'Dana Whitfield dana@northwind.example' has an e-mail address in the name (write name: Dana Whitfield and email: dana@northwind.example)"]),
        ("interviewers: 'Sarah Quill <sarah@a.example>, Joe'", ["5:15: error: 'Sarah Quill <sarah@a.example>, Joe' may be several people (put each on a line of its own: - {name: ..., email: sarah@a.example})"]),
        ("interviewers: 'Sarah Quill <sarah@a.example>'", []),
        ("interviewers: 'Sarah Quill <sarah@a.example> lead'", ["5:15: error: 'Sarah Quill <sarah@a.example> lead' has an e-mail address in the name (write name: Sarah Quill lead and email: sarah@a.example)"]),
        ('interviewers:\n  - Dana Whitfield (dana@northwind.example)', ["6:5: error: 'Dana Whitfield (dana@northwind.example)' has an e-mail address in the name (write name: Dana Whitfield and email: dana@northwind.example)"]),
        ('interviewers:\n  - a@x.example, b@x.example', ["6:5: error: 'a@x.example, b@x.example' has more than one address (put each on a line of its own: - {name: ..., email: ...})"]),
        ('interviewers: https://linkedin.example/in/dana', ["5:15: error: 'https://linkedin.example/in/dana' is a link, not a name (write name: and the name, and linkedin: https://linkedin.example/in/dana)"]),
        ('interviewers: linkedin.com/in/dana', ["5:15: error: 'linkedin.com/in/dana' is a link, not a name (write name: and the name, and linkedin: linkedin.com/in/dana)"]),
        ('interviewers: +1 555 0100', ["5:15: error: '+1 555 0100' is a phone number, not a name (write name: and the name, and phone: +1 555 0100)"]),
        ('interviewers: Dana Whitfield +1 (555) 010-0100', ["5:15: error: 'Dana Whitfield +1 (555) 010-0100' has a phone number in the name (write name: Dana Whitfield and phone: +1 (555) 010-0100)"]),
        ('recruiter: Jo Park, 0171 1234567', ["5:12: error: 'Jo Park, 0171 1234567' has a phone number in the name (write name: Jo Park and phone: 0171 1234567)"]),
        ('interviewers: "@dana"', ["5:15: error: '@dana' is a handle, not a name (write name: and the name, and linkedin: @dana)"]),
        ('interviewers: Dana (she/her)', ["5:15: warning: 'Dana (she/her)' would be the name in every note (write Dana)"]),
        ('interviewers: Dr. Dana Whitfield, PhD', []),
        ('interviewers: [{name: "Jo Park, MBA, PMP"}, {name: "Ann Roe, LL.M."}, {name: "Bo Finch, SHRM-CP"}]', []),
        ('interviewers: "Ola Nordmann, cand.mag."', []),
        ('interviewers: "Ann, Ma"', ["5:15: error: 'Ann, Ma' may be several people (put each on a line of its own: - Name; a title goes behind title:)"]),
        ('interviewers: Dana Whitfield (maybe)', ["5:15: warning: 'Dana Whitfield (maybe)' would be the name in every note (write Dana Whitfield)"]),
        ('interviewers: Dana Whitfield (?)', ["5:15: warning: 'Dana Whitfield (?)' would be the name in every note (write Dana Whitfield)"]),
        ('interviewers: "\U0001f9d1\u200d\U0001f373 Dana Whitfield"', ["5:15: warning: '\U0001f9d1\\u200d\U0001f373 Dana Whitfield' would be the name in every note (write Dana Whitfield)"]),
        ('interviewers: Dana Whitfield?', ["5:15: warning: 'Dana Whitfield?' would be the name in every note (write Dana Whitfield)"]),
        ('interviewers: Dana + one more', ["5:15: error: 'Dana + one more' may be several people (put each on a line of its own: - Name)"]),
        ('interviewers: 3 people', ["5:15: error: '3 people' does not say who (put each name on a line of its own: - Name, or leave it empty)"]),
        ('interviewers: the whole panel, 4 people', ["5:15: error: 'the whole panel, 4 people' may be several people (put each on a line of its own: - Name; a title goes behind title:)"]),
        ('interviewers: Dana and 2 others', ["5:15: error: 'Dana and 2 others' may be several people (put each on a line of its own: - Name)"]),
        ('interviewers: Dana, Lee', ["5:15: error: 'Dana, Lee' may be several people (put each on a line of its own: - Name; a title goes behind title:)"]),
        ('interviewers: Dana 🎉', ["5:15: warning: 'Dana 🎉' would be the name in every note (write Dana)"]),
        ('interviewers: Dana Whitfield 3rd', []),
        ('interviewers: O’Brien-Müller, Jr.', []),
        ('interviewers: José "Pepe" García', []),
        ('interviewers: 山田 太郎', []),
        ('recruiter: Jo (LinkedIn)', ["5:12: warning: 'Jo (LinkedIn)' would be the name in every note (write Jo)"]),
        ('recruiter: Jo Park (external)', ["5:12: warning: 'Jo Park (external)' would be the name in every note (write name: Jo Park and kind: external)"]),
        ('recruiter: Jo Park (Hays)', ["5:12: warning: 'Jo Park (Hays)' would be the name in every note (write name: Jo Park and agency: Hays)"]),
        ('recruiter: Jo Park @ Hays', ["5:12: warning: 'Jo Park @ Hays' would be the name in every note (write name: Jo Park and agency: Hays)"]),
        ('recruiter: Jo Park, Hays', ["5:12: error: 'Jo Park, Hays' may be several people (write one name; a firm goes behind agency:)"]),
        ('recruiter: Hays', ["5:12: warning: 'Hays' would be the name in every note (write name: and who it is there, and agency: Hays)"]),
        ('interviewers: hiring manager', ["5:15: warning: 'hiring manager' would be the name in every note (leave it empty until you know the name; then write name: and the name, and title: hiring manager)"]),
        ('interviewers: [Personalabteilung]', ["5:16: warning: 'Personalabteilung' would be the name in every note (leave it empty until you know the name; then write name: and the name, and title: Personalabteilung)"]),
        ('interviewers: Dana Whitfield <dana@northwind.example>', []),
        ('interviewers: <dana@northwind.example>', ["5:15: error: '<dana@northwind.example>' is an e-mail address, not a name (write name: and the name, and email: dana@northwind.example)"]),
        ('interviewers: {name: Dana Whitfield, email: "dana@x.example, d@y.example"}', ["5:45: warning: odd e-mail address 'dana@x.example, d@y.example' (write only one of them)"]),
        ('interviewers: {name: dana@x.example, email: dana@x.example}', ["5:22: error: 'dana@x.example' is an e-mail address, not a name (write name: and the name, and email: dana@x.example)"]),
        ('interviewers: {name: Dana Whitfield, phone: +1 555 0100 (after 5pm)}', []),
        ('interviewers: {email: dana@x.example}', ["5:15: error: an interviewer without a name (write name: and the person's name)"]),
        ('references: later', ["5:13: warning: reference: 'later' names nobody (for nobody write references: [])"]),
        ('references: available on request', ["5:13: warning: reference: 'available on request' names nobody (for nobody write references: [])"]),
        ('interviewers: Dana Whitfield – VP Data', ["5:15: warning: 'Dana Whitfield – VP Data' would be the name in every note (write name: Dana Whitfield and title: VP Data)"]),
        ('interviewers: Dana W.', []),
        ('interviewers: dana', []),
        ('interviewers: Frau Dr. Weber', []),
        ('interviewers: Dana Whitfield (CTO), Lee Wong (VP)', ["5:15: error: 'Dana Whitfield (CTO), Lee Wong (VP)' may be several people (put each on a line of its own: - Name; a title goes behind title:)"]),
        ('recruiter: {Jo Park}', ["5:13: error: 'Jo Park' has no colon (write name: Jo Park)"]),
        ('recruiter: Jo Park at Hays', ["5:12: warning: 'Jo Park at Hays' would be the name in every note (write name: Jo Park and agency: Hays)"]),
        ('interviewers: Dana Whitfield at Acme', ["5:15: warning: 'Dana Whitfield at Acme' would be the name in every note (write Dana Whitfield)"]),
        ('references: [n.a.]', ["5:14: warning: reference: 'n.a.' names nobody (for nobody write references: [])"]),
        ('recruiter: - # nobody', ["5:12: warning: recruiter: '-' names nobody (leave it empty until you know the name)"]),
        ('interviewers:\n  - 2 engineers', ["6:5: error: '2 engineers' does not say who (put each name on a line of its own: - Name, or leave it empty)"]),
    ],
)  # fmt: skip
def test_what_is_no_name_is_told_of(lines, said):
    """Nobody is greeted with a word, an address or a number."""
    assert said_of(BASE + lines) == said


@pytest.mark.parametrize(
    "text",
    [
        "none yet", "Not yet", "N.A.", "n. a.", "n.a", "NA", "TBD.", "TBD?", "to be confirmed", "unknown yet", "not known yet", "keine",
        "noch offen", "noch nicht bekannt", "k. A.", "N.N.", "none so far", "nobody!", "–", "???",
    ],
)  # fmt: skip
def test_a_text_that_says_nothing(text):
    """With a word such as yet beside it, with full stops, in German."""
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["Na", "Ka", "Noch", "Yet", "Dana", "Nora", "Peter Noch", "Karl", "Open Door", "K. Ames", "N. Adams", "Offenbach", "None Such"]
)  # fmt: skip
def test_a_name_that_looks_like_such_a_text(text):
    """A name is a name."""
    assert not says_nothing(text)
