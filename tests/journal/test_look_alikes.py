"""Letters that only look alike, in an address, a name or a company."""

from __future__ import annotations

import os
import sys
import unicodedata

import pytest
from northwind import NOW

from followup_kit.cli import main
from followup_kit.journal.texts import may_look_alike

pytestmark = pytest.mark.zone_free

ENTRY = """---
company: {company}
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - name: {name}
    email: {email}
---

## Discussed
Their data platform.
"""
USUAL = {"company": "Larkspur", "name": "Ida Quist", "email": "ida@larkspur.example"}
A = "а"  # Cyrillic


def warnings_of(make_journal, capsys, toml=None, **typed):
    folder = make_journal({"a.md": ENTRY.format(**USUAL | typed)}, *([toml] if toml else []))
    assert main(["check", "--journal", os.fspath(folder), "--now", NOW]) == 0
    out, err = capsys.readouterr()
    return [
        line
        for line in (out + err).split("\n")
        if "look-alike" in line or "script" in line or "look alike" in line or "looks like" in line
    ]


@pytest.mark.parametrize(
    ("typed", "warned"),
    [
        ({"email": f"ida@l{A}rkspur.example"}, f"a.md:7:16: warning: the address ends in 'l{A}rkspur.example', whose letters only look alike: it is xn--lrkspur-2fg.example (type it anew, letter by letter)"),
        ({"company": f"L{A}rkspur"}, f"a.md:2:10: warning: 'L{A}rkspur' is of two scripts: '{A}' is cyrillic small letter a (type it anew, letter by letter)"),
        ({"email": "ida@xn--lrkspur-2fg.example"}, f"a.md:7:16: warning: the address ends in 'l{A}rkspur.example', whose letters only look alike: it is xn--lrkspur-2fg.example (type it anew, letter by letter)"),
        ({"email": '"ida@l\\u0430rkspur.example"'}, f"a.md:7:17: warning: the address ends in 'l{A}rkspur.example', whose letters only look alike: it is xn--lrkspur-2fg.example (type it anew, letter by letter)"),
        ({"email": "ida@асме.example"}, "a.md:7:16: warning: the address ends in 'асме.example', whose letters only look alike: it is xn--80akut.example (type it anew, letter by letter)"),
        ({"company": "Асме", "email": "ida@acme.example"}, "a.md:2:10: warning: 'Асме' looks like 'Acme', but its letters are Cyrillic: 'А' is U+0410 (type it anew, letter by letter)"),
        ({"company": "Тарек", "email": "ida@tapek.example"}, "a.md:2:10: warning: 'Тарек' looks like 'Tapek', but its letters are Cyrillic: 'Т' is U+0422 (type it anew, letter by letter)"),
        ({"company": "ΝΟΚΙΑ", "email": "ida@nokia.example"}, "a.md:2:10: warning: 'ΝΟΚΙΑ' looks like 'NOKIA', but its letters are Greek: 'Ν' is U+039D (type it anew, letter by letter)"),
        ({"company": '"North \\x41\\u0441me"'}, "a.md:2:17: warning: 'Aсme' is of two scripts: 'с' is cyrillic small letter es (type it anew, letter by letter)"),
        ({"name": "Ιda Quist"}, "a.md:6:11: warning: 'Ιda' is of two scripts: 'Ι' is greek capital letter iota (type it anew, letter by letter)"),
    ],
)  # fmt: skip
def test_a_mixed_word_is_warned_of(typed, warned, make_journal, capsys):
    """At its place, with the letter or the form that the mail system knows."""
    assert warnings_of(make_journal, capsys, **typed) == [warned]


@pytest.mark.parametrize(
    "typed",
    [
        {"company": "Müller & Søn"}, {"company": "Яндекс"}, {"company": "Ελλάδα Data"}, {"name": "Zoë 東"}, {"company": "株式会社Sun"},
        {"email": "ida@müller.example"}, {"email": "ида@почта.рф"}, {"company": "Lark Спб"}, {"company": "µTorrent"},
        {"company": "Вконтакте"}, {"company": "Вектор"}, {"company": "Сота Петербург"}, {"name": "Вера"}, {"name": "Сара Хаас"}, {"name": "Анна Маркс"}, {"name": "Тарас"},
        {"name": "Марк", "company": "Яндекс"}, {"name": "Νίκος Παππάς"}, {"company": "ΑΒΕΕ Αθηνών"}, {"name": "田中 さくら"}, {"company": "ソニー Group"}, {"company": "Ørsted"},
        {"name": "Ђорђе Ј."}, {"name": "Armen Սարգսյան"}, {"email": "ида@почта.example"}, {"email": "ida@xn--mller-kva.example"}, {"email": "ida@xn--.example"},
        {"email": "ida@xn--zz-zzzzzzzz.example"}, {"company": '"caf\\u00e9"'}, {"company": "A \\u0430 b"},
        {"company": "Аура"}, {"company": "МТС"}, {"company": "ТНК"}, {"company": "Хоум"}, {"company": "ΟΤΕ"}, {"company": "Асме"},
    ],
)  # fmt: skip
def test_what_people_are_called_is_fine(typed, make_journal, capsys):
    """A word of one script, whichever it is, beside words of another."""
    assert warnings_of(make_journal, capsys, **typed) == []


def test_the_settings_are_looked_at_too(make_journal, capsys):
    """Whoever signs, and the references."""
    toml = f'timezone = "America/New_York"\n\n[[references]]\nname = "Prof. Lin"\nemail = "lin@uni.ex{A}mple"\n'
    assert [line[:26] for line in warnings_of(make_journal, capsys, toml)] == ["journal.toml:5:14: warning:"[:26]]


def test_a_draft_to_such_an_address_is_not_ready(make_journal, capsys):
    """`draft --check` says where it would go."""
    folder = make_journal({"a.md": ENTRY.format(**USUAL | {"email": f"ida@l{A}rkspur.example"})})
    assert main(["draft", "--check", "--journal", os.fspath(folder), "--now", NOW]) == 1
    out = capsys.readouterr().out
    assert "its address ends in xn--lrkspur-2fg.example: letters that only look alike: ask for it, or type it anew" in out


def test_no_letter_of_another_script_passes_for_one_that_needs_no_look() -> None:
    """Only Latin letters, signs and emoji spare a header the search for look-alikes; each character of Unicode is asked."""
    spared = [chr(n) for n in range(sys.maxunicode + 1) if not may_look_alike(chr(n))]
    assert {unicodedata.name(c, "").partition(" ")[0] for c in spared}.isdisjoint({"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})
    assert {"é", "ß", "ł", "…", "🎉"} <= set(spared)


@pytest.mark.parametrize("text", ["company: Аура", "email: a@xn--80a.example", r'role: "\u0430"', "role: Ｄata"])
def test_what_may_hide_one_is_looked_at(text) -> None:
    """A letter of another script, an encoded domain, an escape, a letter of an odd width."""
    assert may_look_alike(text)
