"""Names and texts: slugs, comparing, near misses, and what may reach a terminal."""

from __future__ import annotations

import shlex
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.base.text import (
    clipped,
    folded,
    for_shell,
    is_plain,
    is_slip_of,
    nearest,
    nickname,
    same_name,
    slug,
    spelt_slug,
    suspicious,
    visible,
    width,
    words,
)

pytestmark = pytest.mark.zone_free  # text alone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northwind Analytics Data Engineer", "northwind-analytics-data-engineer"),
        ("Park & Co.", "park-co"),
        ("  A   B  ", "a-b"),
        ("C++ / C#", "c-c"),
        ("a_b", "a-b"),
        ("Zoë Ångström", "zoë-ångström"),
        ("Zoe\u0308", "zoë"),
        ("日本 Co", "日本-co"),
        ("हिन्दी", "हिन्दी"),
        ("../../../etc/cron.d/x", "etc-cron-d-x"),
        ("x\n\x1b[31my", "x-31my"),
        ("///", ""),
        ("😀" * 300, ""),
    ],
)
def test_a_slug_keeps_letters_and_digits_of_any_script(text, expected):
    """Everything between letters and digits becomes one dash, none at the ends."""
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++ Developer", "c-plus-plus-developer"),
        ("C# Developer", "c-sharp-developer"),
        ("C Developer", "c-developer"),
        (".NET Developer", "dot-net-developer"),
        ("NET Developer", "net-developer"),
        ("ASP.NET, Node.js", "asp-net-node-js"),
        ("C++/C#", "c-plus-plus-c-sharp"),
        ("C++17", "c-17"),
        ("Acme Inc.", "acme-inc"),
        ("Park & Co", "park-and-co"),
        ("R&D", "r-d"),
        ("Engineer #2", "engineer-2"),
        ("(.NET)", "dot-net"),
        ("... and more", "and-more"),
        ("Zoë & 日本", "zoë-and-日本"),
    ],
)
def test_signs_that_make_one_word_another_are_spelt_out(text, expected):
    """Four languages that differ by a sign alone are four slugs; the dot of an abbreviation is nothing."""
    assert spelt_slug(text) == expected


@given(st.text())
def test_a_spelt_slug_is_a_slug(text):
    """Spelt out or not, it is made of what slugs are made of."""
    assert slug(spelt_slug(text)) == spelt_slug(text)


@given(st.text())
def test_a_slug_is_safe_in_a_path_and_its_own_slug(text):
    """No slug has a slash, a dot, a control character or a dash at its end, and making it again changes nothing."""
    made = slug(text)
    assert not set("/\\.: \n\0") & set(made)
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert slug(made) == made


@pytest.mark.parametrize(
    ("a", "b", "alike", "same"),
    [
        ("Dana Whitfield", "  dana   WHITFIELD ", True, True),
        ("Zoë", "Zoe\u0308", True, True),
        ("Zoë", "Zoe", True, False),
        ("Straße", "STRASSE", True, True),
        ("Ａ１", "A1", True, False),
        ("Dana Whitfield", "Dana Whitford", False, False),
    ],
)
def test_comparing_sets_case_and_white_space_aside(a, b, alike, same):
    """For matching, accents do not count either; for telling people apart they do."""
    assert (folded(a) == folded(b), same_name(a) == same_name(b)) == (alike, same)


def test_the_words_of_a_name():
    """A name's words are what lies between its punctuation; apostrophes and dashes belong to them."""
    assert words("Dr. Dana O’Neil-Park, VP") == ["dr", "dana", "o'neil-park", "vp"]


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("intreviewers", ("interviewers", "recruiter"), "interviewers"),
        ("Decision-by", ("decision_by", "date"), "decision_by"),
        ("thankyou", ("thank-you", "letter"), "thank-you"),
        ("zzz", ("role", "date"), None),
        ("", ("role",), None),
    ],
)
def test_the_nearest_known_word(word, known, expected):
    """A misspelt word finds the one meant, whatever its case and dashes; another finds none."""
    assert nearest(word, known) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("Zoë 日本 😀", "Zoë 日本 😀"),
        ("a\nb\tc", "a b c"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\rb\x00c\x9b", "a\\x0db\\x00c\\x9b"),
        ("line\u2028break", "line\\x2028break"),
        ("pay \u202eevil\u2066", "pay <U+202E>evil<U+2066>"),
        ("\ufeffbom", "<U+FEFF>bom"),
        ("\ud800", "<U+D800>"),
        ("zero\u200bwidth", "zerowidth"),
        ("e" + "\u0301" * 1000, "e" + "\u0301" * 3),
    ],
)
def test_what_is_shown_is_one_safe_line(text, expected):
    """Control characters, direction overrides and floods of marks never reach a terminal."""
    assert visible(text) == expected


@given(st.text() | st.text("\x1b\x9b\r\n\t\0\u202e\u2066\u2028\u0301\u200bab"))
def test_nothing_suspicious_is_shown(text):
    """Whatever comes in, one line without control characters, overrides and lone surrogates comes out, the same when shown again."""
    shown = visible(text)
    assert suspicious(shown) is None
    assert "\n" not in shown
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("日本", 4), ("Ａ", 2), ("e\u0301", 1), ("\u200b", 0), ("😀", 2), ("Zoë", 3), ("", 0)],
)
def test_the_columns_of_a_text(text, columns):
    """Wide characters take two columns, marks and zero-width ones none."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("hello world", 7, "hello…"),
        ("日本語テキスト", 5, "日本…"),
        ("日本語テキスト", 6, "日本…"),
    ],
)
def test_a_long_text_is_cut_with_an_ellipsis(text, columns, expected):
    """What does not fit is cut at a character, never in the middle of a wide one."""
    assert clipped(text, columns) == expected


@given(st.text(), st.integers(1, 40))
def test_a_cut_text_fits(text, columns):
    """A cut text never takes more columns than it was given."""
    assert width(clipped(text, columns)) <= columns


@pytest.mark.parametrize(
    ("word", "name", "is_slip"),
    [
        ("Company", "company", True),
        ("company_", "company", True),
        ("contact-only-by", "contact_only_by", True),
        ("compnay", "company", True),
        ("ompany", "company", True),
        ("companyy", "company", True),
        ("campany", "company", True),
        ("cmpnay", "company", False),
        ("company", "company", False),
        ("companys", "company", False),
        ("rate", "date", False),
        ("dtae", "date", True),
        ("dat", "date", True),
        ("datte", "date", True),
        ("dates", "date", False),
        ("updated", "date", False),
        ("", "date", False),
    ],
)
def test_a_slip_is_one_letter_but_never_another_word(word, name, is_slip):
    """A letter too many or too few, two that changed places; another letter only in a longer name, and no plural."""
    assert is_slip_of(word, name) is is_slip


@given(st.text(st.sampled_from("abcde"), min_size=5, max_size=8), st.data())
def test_every_single_slip_is_found(name, data):
    """Wherever it is: dropped, doubled, swapped or another letter."""
    at = data.draw(st.integers(0, len(name) - 2))
    slips = [name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name[:at] + "x" + name[at + 1 :]]
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    assert all(is_slip_of(slip, name) for slip in [*slips, *([swapped] if swapped != name else [])])


@given(st.text() | st.text("aZ0 _@%+=:,./-'\"$\\~é\u0660"))
def test_a_word_for_the_shell_is_quoted_as_shlex_does(text) -> None:
    """Whether or not that is loaded for it; but letters and digits of any script stay as they are."""
    is_word = text and not text.isascii() and all(c.isalnum() or c in "@%+=:,./-_" for c in text)
    assert for_shell(text) == (text if is_word else shlex.quote(text))
    assert shlex.split(for_shell(text)) == [text]


def test_a_shell_takes_letters_of_any_script_as_they_are() -> None:
    """Without quotes, as one word."""
    words = ["färberei-fernhill", "łódź", "東京", "١٢", "größe²"]
    said = subprocess.run(["sh", "-c", f"printf '%s\\n' {' '.join(map(for_shell, words))}"], capture_output=True, check=True)
    assert said.stdout.decode().split("\n") == [*words, ""]
    assert not any("'" in for_shell(word) for word in words)


def test_a_plain_text_has_printable_ascii_and_line_feeds_alone() -> None:
    """The cheap question that comes before a dear one."""
    plain = "".join(chr(n) for n in range(0x300) if is_plain(chr(n)))
    assert plain == "\n" + "".join(chr(n) for n in range(128) if chr(n).isprintable())


@pytest.mark.parametrize(
    ("interview", "called"),
    [
        ("2026-11-18-northwind", "northwind"),
        ("a/2026-11-18 _Northwind", "Northwind"),
        ("2026-11-18", "2026-11-18"),
        ("2026-11-1-x", "2026-11-1-x"),
        ("2026-1\u00b2-18-x", "2026-1\u00b2-18-x"),
        ("northwind-2", "northwind-2"),
        ("", ""),
    ],
)
def test_a_nickname_is_an_id_without_folders_and_date(interview, called) -> None:
    """What is no date, or all there is, stays."""
    assert nickname(interview) == called
