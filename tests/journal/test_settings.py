"""`journal.toml`: what it may say, and that a default never stands in for what is wrong."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import case

from followup_kit.dates.stamps import BadDate
from followup_kit.dates.zones import zone_named
from followup_kit.journal.problems import problem_text
from followup_kit.journal.setting_dates import parse_now
from followup_kit.journal.settings import default_settings, read_settings
from followup_kit.journal.syntax.toml_text import BadToml
from followup_kit.model import Moment, Person, Settings

NEW_YORK = zone_named("America/New_York")
NOW_LIKE = "write now = 2026-11-20T09:00:00-05:00"


def settings_of(toml):
    """The settings of a text that has nothing to warn of."""
    settings, problems = read_settings(toml.encode())
    assert problems == []
    return settings


def errors_of(data):
    """The problems of a file that is refused, as `check` prints them."""
    with pytest.raises(BadToml) as caught:
        read_settings(data.encode() if isinstance(data, str) else data)
    return [problem_text(p) for p in caught.value.problems]


def test_everything_that_a_journal_may_say():
    """Every setting of the contract is read, each with its own type."""
    toml = """\
playbook = "one-shot"
timezone = "America/New_York"
country = "US"
subdivision = "NY"
holidays = ["2026-12-24", "2026-12-30/2027-01-02"]
language = "de"
now = 2026-11-20T09:00:00-05:00
profiles_reviewed = 2026-11-01

[me]
name = "Sam Example"
email = "sam@example.com"
phone = "0171234"
links = ["https://sam.example", "https://linkedin.example/in/sam"]

[[references]]
name = "Prof. Lin"
email = "lin@uni.example"
phone = "+1 555 0100"

[[references]]
name = "Ada Moreau"
told = 2026-11-02
contacted = 2026-11-03T10:00:00
"""
    assert settings_of(toml) == Settings(
        zone=NEW_YORK,
        zone_assumed=False,
        playbook="one-shot",
        country="US",
        subdivision="NY",
        days_off=frozenset(
            [date(2026, 12, 24), date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)]
        ),
        language="de",
        now=datetime(2026, 11, 20, 14, tzinfo=UTC),
        profiles_reviewed=date(2026, 11, 1),
        profiles_line=8,
        me=Person("Sam Example", "me", email="sam@example.com", phone="0171234", line=10),
        links=("https://sam.example", "https://linkedin.example/in/sam"),
        references=(
            Person("Prof. Lin", "reference", email="lin@uni.example", phone="+1 555 0100", line=16),
            Person(
                "Ada Moreau",
                "reference",
                told=Moment(datetime(2026, 11, 2, 5, tzinfo=UTC), date(2026, 11, 2), False),
                contacted=Moment(datetime(2026, 11, 3, 15, tzinfo=UTC), date(2026, 11, 3), True),
                line=21,
            ),
        ),
    )  # fmt: skip


def test_a_file_of_comments_gives_the_defaults(monkeypatch):
    """Nothing said, which is told: the machine's zone (assumed), the balanced playbook, English, and nothing else."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert (
        read_settings(b"# nothing\n")[0]._replace(profiles_line=0)
        == default_settings()
        == Settings(zone_named("Asia/Tokyo"), zone_assumed=True)
    )


def test_an_empty_value_is_an_absent_one(monkeypatch):
    """Empty texts and lists stand for nothing, as in an entry."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    toml = 'playbook = ""\ntimezone = ""\ncountry = ""\nsubdivision = ""\nholidays = []\nlanguage = ""\nnow = ""\nprofiles_reviewed = ""\nreferences = []\n'
    settings = settings_of(toml)
    assert settings._replace(profiles_line=0) == default_settings()


def test_a_byte_order_mark_and_crlf_are_read():
    """What a Windows editor saves is read like any other file."""
    settings, problems = read_settings(b'\xef\xbb\xbftimezone = "America/New_York"\r\nlanguage = "de"\r\n')
    assert (settings.zone, settings.language, problems) == (NEW_YORK, "de", [])


@pytest.mark.parametrize(
    ("value", "days"),
    [
        case("a text", '"2026-12-24"', [date(2026, 12, 24)]),
        case("a TOML date", "2026-12-24", [date(2026, 12, 24)]),
        case("a span of one day", '"2026-12-24/2026-12-24"', [date(2026, 12, 24)]),
        case("a span over New Year", '"2026-12-31/2027-01-01"', [date(2026, 12, 31), date(2027, 1, 1)]),
        case("the last day of all", '"9999-12-31/9999-12-31"', [date.max]),
    ],
)
def test_a_day_off_is_a_date_or_a_span(value, days):
    """Both ends of a span are days off."""
    assert settings_of(f"timezone = 'UTC'\nholidays = [{value}]\n").days_off == frozenset(days)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        case("with an offset", "2026-11-20T09:00:00-05:00", datetime(2026, 11, 20, 14, tzinfo=UTC)),
        case("another zone's offset", "2026-11-20T09:00:00+09:00", datetime(2026, 11, 20, 0, tzinfo=UTC)),
        case("Z", "2026-11-20T09:00:00Z", datetime(2026, 11, 20, 9, tzinfo=UTC)),
        case("local: in the journal's zone", "2026-11-20T09:00:00", datetime(2026, 11, 20, 14, tzinfo=UTC)),
        case("a text", '"2026-11-20T09:00"', datetime(2026, 11, 20, 14, tzinfo=UTC)),
        case("a text with a day only", '"2026-11-20"', datetime(2026, 11, 20, 5, tzinfo=UTC)),
    ],
)
def test_now_is_a_moment(value, expected):
    """The pinned clock is a moment; without an offset it is in the journal's zone."""
    assert settings_of(f'timezone = "America/New_York"\nnow = {value}\n').now == expected


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        case("no TOML", "playbook = \n", ["journal.toml:1:12: error: it cannot be read: Invalid value (see docs/journal.md for the format)"]),
        case("a key twice", 'a = 1\na = 2\n', ["journal.toml:2:6: error: it cannot be read: Cannot overwrite a value (a is there twice: take one of them out)"]),
        case("a setting twice", 'timezone = "Europe/Oslo"\ntimezone = "Europe/Berlin"\n', ["journal.toml:2:27: error: it cannot be read: Cannot overwrite a value (timezone is there twice: take one of them out)"]),
        case("at the end", 'language = "de', ['journal.toml:1:1: error: it cannot be read: Unterminated string (write language = "de")']),
        case("latin-1", b'# one\n[me]\nname = "Zo\xeb"\n', ["journal.toml:3:11: error: not UTF-8 (byte 0xEB, line 3) (save it as UTF-8)"]),
        case("zone", 'language = "en"\ntimezone = "EST"\n', ["journal.toml:2:1: error: timezone: 'EST' is not a time zone (did you mean America/New_York?)"]),
        case("zone is a number", "timezone = 5\n", ["journal.toml:1:1: error: timezone: 5 cannot be understood (see docs/journal.md for the format)"]),
        case("country", 'country = "UK"\n', ["journal.toml:1:1: error: country: 'UK' is not a country whose holidays are known (did you mean GB?)"]),
        case("subdivision", 'country = "GB"\nsubdivision = "eng"\n', ["journal.toml:1:1: error: country: 'eng' is not a subdivision of GB with holidays of its own (did you mean ENG?)"]),
        case("text is a number", "playbook = 5\n", ['journal.toml:1:1: error: playbook: 5 is not a text (write playbook = "...")']),
        case("now is a day", "now = 2026-11-20\n", [f"journal.toml:1:1: error: now: 2026-11-20 is not a date with a time ({NOW_LIKE})"]),
        case("now is a number", "now = 5\n", [f"journal.toml:1:1: error: now: 5 is not a date with a time ({NOW_LIKE})"]),
        case("now is a word", 'now = "soon"\n', ["journal.toml:1:1: error: now: 'soon' is not a date that can be understood (write it like 2026-11-18 14:00)"]),
        case("profiles_reviewed", 'profiles_reviewed = "03/04/2026"\n', ["journal.toml:1:1: error: profiles_reviewed: '03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04? (write the one you mean: 2026-04-03 or 2026-03-04)"]),
        case("days off are no list", 'holidays = "2026-12-24"\n', ["journal.toml:1:1: error: holidays: '2026-12-24' is not a list (write holidays = [\"2026-12-24\", \"2026-12-27/2027-01-03\"])"]),
        case("a day off is no day", 'holidays = ["2026-02-30"]\n', ["journal.toml:1:1: error: holidays: '2026-02-30': that month has no day 30 (write it like 2026-11-18 14:00)"]),
        case("a day off is a number", "holidays = [5]\n", ['journal.toml:1:1: error: holidays: 5 is not a date (write "2026-12-24" or "2026-12-27/2027-01-03")']),
        case("a span backwards", 'holidays = ["2027-01-03/2026-12-27"]\n', ["journal.toml:1:1: error: holidays: '2027-01-03/2026-12-27' ends before it starts, or is longer than three years (write FIRST/LAST)"]),
        case("a span without end", 'holidays = ["0001-01-01/9999-12-31"]\n', ["journal.toml:1:1: error: holidays: '0001-01-01/9999-12-31' ends before it starts, or is longer than three years (write FIRST/LAST)"]),
        case("me without a name", '[me]\nemail = "a@b.example"\n', ['journal.toml:1:1: error: me: name is missing (write name = "..." below [me])']),
        case("me is a text", 'me = "Sam"\n', ["journal.toml:1:1: error: me: it is not a table with name, email, phone and links (write [me] and name = below it)"]),
        case("links are a text", '[me]\nname = "Sam"\nlinks = "x"\n', ["journal.toml:1:1: error: me: it is not a table with name, email, phone and links (write [me] and name = below it)"]),
        case("references are a text", 'references = "Lin"\n', ["journal.toml:1:1: error: references: it is not a list of people (write [[references]] and name = below it)"]),
        case("a reference's date", '[[references]]\nname = "Lin"\ntold = "soon"\n', ["journal.toml:3:1: error: told: 'soon' is not a date that can be understood (write it like 2026-11-18 14:00)"]),
        case("a text without quotes", "timezone = Europe/Berlin\n", ['journal.toml:1:12: error: it cannot be read: Invalid value (write timezone = "Europe/Berlin")']),
        case("a colon, as in a header", 'language = "en"\ntimezone: Europe/Berlin\n', ["journal.toml:2:9: error: it cannot be read: Expected '=' after a key in a key/value pair (write timezone = \"Europe/Berlin\")"]),
        case("a span with a dash", 'holidays = ["2026-12-24 - 2026-12-31"]\n', ["journal.toml:1:1: error: holidays: '2026-12-24 - 2026-12-31' is not a span of days (write \"2026-12-24/2026-12-31\")"]),
        case("a span in words", 'holidays = ["2026-12-24 to 2026-12-31"]\n', ["journal.toml:1:1: error: holidays: '2026-12-24 to 2026-12-31' is not a span of days (write \"2026-12-24/2026-12-31\")"]),
        case("a setting below [me]", '[me]\nname = "Sam"\ntimezone = "Europe/Berlin"\ncountry = "DE"\n', ["journal.toml:4:1: error: country stands below [me], where it is not read (move it above the line [me])", "journal.toml:3:1: error: timezone stands below [me], where it is not read (move it above the line [me])"]),
        case("a setting below a reference", '[[references]]\nname = "Lin"\n\nholidays = ["2026-12-24"]\n', ["journal.toml:4:1: error: holidays stands below [[references]], where it is not read (move it above the line [[references]])"]),
        case("two at once", 'timezone = "EST"\ncountry = "UK"\n', ["journal.toml:1:1: error: timezone: 'EST' is not a time zone (did you mean America/New_York?)", "journal.toml:2:1: error: country: 'UK' is not a country whose holidays are known (did you mean GB?)"]),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_refused_at_its_place(toml, expected):
    """Whatever is wrong in `journal.toml` stops the reading, with line, column and remedy."""
    assert errors_of(toml) == expected


def test_a_wrong_second_reference_is_pointed_at_in_its_own_table():
    """Of several references, the one that is wrong is named."""
    toml = '[[references]]\nname = "Lin"\ntold = 2026-11-01\n\n[[references]]\nname = "Ada"\ntold = "soon"\n'
    assert errors_of(toml) == [
        "journal.toml:7:1: error: told: 'soon' is not a date that can be understood (write it like 2026-11-18 14:00)"
    ]


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-05:00"])
def test_a_clock_beyond_the_calendar_is_refused(now):
    """A moment that UTC cannot hold is an error in the file, not a crash."""
    assert errors_of(f"now = {now}\n")[0].startswith("journal.toml:1:1: error: now: ")


def test_a_number_of_five_thousand_digits_is_refused():
    """What the TOML library itself chokes on is an error in the file, not a crash."""
    assert errors_of(f"x = {'1' * 5000}\n")[0].startswith("journal.toml:1:")


def test_brackets_without_end_are_refused():
    """Nesting beyond the TOML library's depth is an error in the file, not a crash."""
    assert errors_of(f"x = {'[' * 20_000}")[0].startswith("journal.toml:1:1: error: it cannot be read: ")


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        case("misspelt key", 'timezone = "UTC"\ntimezon = "UTC"\ncuontry = "US"\n', ["journal.toml:2:1: warning: unknown key 'timezon' (did you mean timezone?)", "journal.toml:3:1: warning: unknown key 'cuontry' (did you mean country?)"]),
        case("own key", 'colour = "red"\n', []),
        case("odd address", '[me]\nname = "Sam"\nemail = "sam at example"\n', ["journal.toml:3:1: warning: odd e-mail address 'sam at example' (write it like name@company.example)"]),
        case("what belongs to me", 'name = "Sam"\nemail = "sam@a.example"\n', ["journal.toml:1:1: warning: name is read only below [me] (write [me] and name = below it)", "journal.toml:2:1: warning: email is read only below [me] (write [me] and email = below it)"]),
        case("other names", 'tz = "Europe/Berlin"\nstate = "CA"\ndays_off = ["2026-12-24"]\n', ["journal.toml:1:1: warning: unknown key 'tz' (did you mean timezone?)", "journal.toml:2:1: warning: unknown key 'state' (did you mean subdivision?)", "journal.toml:3:1: warning: unknown key 'days_off' (did you mean holidays?)"]),
        case("another name beside ours", 'timezone = "UTC"\nzone = "north"\n', []),
        case("a signature of nobody", '[me]\nname = "TBD"\n', ["journal.toml:2:1: warning: me: 'TBD' is no name, and would sign every draft (write name = \"...\" with your name)"]),
        case("a placeholder's signature", '[me]\nname = "Your Name"\n', ["journal.toml:2:1: warning: me: 'Your Name' is no name, and would sign every draft (write name = \"...\" with your name)"]),
        case("a language by its name", 'language = "German"\n', ["journal.toml:1:1: warning: language: there are no templates for 'German', so its drafts are in English (did you mean de?)"]),
        case("misspelt key of a reference", '[[references]]\nname = "Lin"\nemial = "l@uni.example"\n', ["journal.toml:3:1: warning: unknown key 'emial' (did you mean email?)"]),
    ],
)  # fmt: skip
def test_what_changes_no_row_only_warns(toml, expected):
    """Near misses and odd addresses are warnings; a person's own keys are nobody's business."""
    _, problems = read_settings(toml.encode())
    assert [problem_text(p) for p in problems] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20T09:00", datetime(2026, 11, 20, 14, tzinfo=UTC)),
        (" 2026-11-20 09:00 ", datetime(2026, 11, 20, 14, tzinfo=UTC)),
        ("2026-11-20", datetime(2026, 11, 20, 5, tzinfo=UTC)),
        ("2026-11-20T09:00:00+09:00", datetime(2026, 11, 20, 0, tzinfo=UTC)),
        ("2026-11-20T09:00Z", datetime(2026, 11, 20, 9, tzinfo=UTC)),
    ],
)
def test_a_typed_clock_is_in_the_journals_zone_unless_it_says_otherwise(text, expected):
    """`--now` takes ISO with or without an offset, or a bare day."""
    assert parse_now(text, NEW_YORK) == expected


@pytest.mark.parametrize("text", ["", "soon", "03/04/2026", "2026-02-30", "2026-11-20T25:00", "0001-01-01T00:00+14:00"])
def test_a_typed_clock_that_is_none_is_refused(text):
    """What is no moment is refused, whatever is wrong with it."""
    with pytest.raises(BadDate):
        parse_now(text, NEW_YORK)


@given(st.text())
def test_any_typed_clock_is_a_moment_or_refused(text):
    """No text makes `--now` fail in another way."""
    with contextlib.suppress(BadDate):
        assert parse_now(text, NEW_YORK).tzinfo is UTC


KEYS = [
    "playbook",
    "timezone",
    "country",
    "subdivision",
    "holidays",
    "language",
    "now",
    "profiles_reviewed",
    "me",
    "references",
    "me.name",
    "me.links",
    "x",
]
VALUES = [
    '""', '"UTC"', '"EST"', '"US"', '"2026-12-24"', "2026-12-24", "2026-12-24T09:00:00", "9999-12-31T23:59:59Z", "09:00:00", "5", "1.5", "nan", "-inf",
    "true", "[]", "[[]]", "[5]", "[{}]", "{}", '{name = "A"}', '[{name = "A", told = 2026-01-01}]', '["A", ""]', '[""]', '"a\\nb"', '"\\u202e"', "'''\nx'''", "[nan]",
]  # fmt: skip
TOML = st.lists(st.builds("{} = {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES)), max_size=5).map("\n".join)


@given(st.binary() | st.text().map(str.encode) | TOML.map(str.encode))
def test_any_bytes_are_settings_or_problems(data):
    """A `journal.toml` of any bytes is read or refused with errors; it never fails in another way."""
    try:
        settings, problems = read_settings(data)
    except BadToml as bad:
        refused = bad.problems
    else:
        refused = None
        assert isinstance(settings, Settings)
        assert {p.severity for p in problems} <= {"warning"}
    if refused is not None:
        assert "error" in {p.severity for p in refused}
        assert all(p.file == "journal.toml" and p.line >= 1 and p.column >= 1 and p.message for p in refused)
