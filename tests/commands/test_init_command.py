"""`followup init`: what it asks, what it takes for granted, and what it then writes into journal.toml."""

from __future__ import annotations

import io
import sys
import tomllib

import pytest

from followup_kit.changes.new_journal import Owner, settings_text
from followup_kit.cli import main
from followup_kit.journal.settings import read_settings

pytestmark = pytest.mark.usefixtures("oslo")


@pytest.fixture
def oslo(monkeypatch):
    """A machine in Oslo, in English."""
    monkeypatch.setenv("TZ", "Europe/Oslo")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def init(tmp_path, capsys):
    """Runs `init` in a new folder; the exit code, the settings as typed (None where there is no file), stdout and stderr."""

    def command(*options):
        folder = tmp_path / "search"
        code = main(["--now", "2026-11-18T16:00", "init", str(folder), *options])
        path = folder / "journal.toml"
        return (code, path.read_text() if path.exists() else None, *capsys.readouterr())

    return command


@pytest.fixture
def typed(monkeypatch):
    """Lets a terminal say these lines."""

    class Typed(io.StringIO):
        def isatty(self):
            return True

    def say(text):
        monkeypatch.setattr(sys, "stdin", Typed(text))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    return say


def test_what_nobody_said_is_assumed_and_said(init):
    """On the screen and in the file."""
    code, text, out, err = init()
    assert (code, err) == (0, "")
    assert out.splitlines()[1:5] == [
        "Assumed in journal.toml, where you may change it:",
        "  the time zone Europe/Oslo (that of this machine)",
        "  no country, so no public holidays",
        "  no name to sign with",
    ]
    assert 'timezone = "Europe/Oslo"         # assumed: the zone of this machine\n' in text
    assert '# country = "US"                 # whose public holidays count; subdivision may follow. Assumed: none\n' in text
    assert tomllib.loads(text) == {"playbook": "balanced", "timezone": "Europe/Oslo"}


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "EST5EDT", "IST", "no/such", ""])
def test_a_machine_that_names_no_zone_is_no_guess(init, monkeypatch, zone):
    """UTC stands there, and that it is most likely wrong."""
    monkeypatch.setenv("TZ", zone or "UTC")
    code, text, out, _ = init()
    assert code == 0
    assert "  the time zone UTC (this machine names none)" in out.splitlines()
    assert "# assumed, since this machine names no zone: write yours" in text
    assert tomllib.loads(text)["timezone"] == "UTC"


def test_the_options_say_it_all(init):
    """Then nothing is assumed."""
    who = ("--name", 'Rö "bin" \\ Marsh', "--email", "robin@marsh.example")
    code, text, out, _ = init("--timezone", "America/New_York", "--country", "US", "--language", "de-CH", *who)
    assert code == 0
    assert "ssumed" not in out + text
    assert tomllib.loads(text) == {
        "playbook": "balanced", "timezone": "America/New_York", "country": "US", "language": "de-CH",
        "me": {"name": 'Rö "bin" \\ Marsh', "email": "robin@marsh.example"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--timezone", "Berlin"), "--timezone: 'Berlin' is not a time zone (did you mean Europe/Berlin?)"),
        (("--timezone", "EST"), "did you mean America/New_York?"),
        (("--timezone", "UTC+2"), "is not a time zone"),
        (("--timezone", "../../etc/passwd"), "is not a time zone"),
        (("--timezone", ""), "is not a time zone"),
        (("--country", "UK"), "--country: 'UK' is not a country whose holidays are known (did you mean GB?)"),
        (("--country", "us"), "did you mean US?"),
        (("--country", "XX"), "write an ISO 3166 code"),
        (("--language", "Deutsch"), "--language: 'Deutsch' is no language of the drafts (did you mean de?)"),
        (("--language", "tlh"), "--language: 'tlh' is no language of the drafts (known are: de, en)"),
        (("--name", "a\nb"), "--name: 'a b' cannot sign a note"),
        (("--name", "\x1b[31m"), "cannot sign a note"),
        (("--name", "caf\udce9"), "cannot sign a note"),
        (("--name", "Robin", "--email", "robin"), "--email: 'robin' is not an e-mail address"),
        (("--email", "robin@marsh.example"), "--email wants '--name'"),
        (("--nmae", "Robin"), "did you mean --name?"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(init, tmp_path, options, said):
    """Exit 2, with what was probably meant, and no folder."""
    code, text, out, err = init(*options)
    assert (code, text, out) == (2, None, "")
    assert said in err
    assert "\x1b" not in err
    assert not (tmp_path / "search").exists()


def test_on_a_terminal_it_asks(init, typed):
    """In words, with the machine's zone to agree to; what was probably meant may be agreed to as well."""
    typed("\nuk\n\nGerman\n\nRobin Marsh\n")
    code, text, out, err = init()
    assert code == 0
    country = "The country whose public holidays you keep, such as DE or US"
    language = "The language of your letters and notes, de or en"
    assert out.split("A private journal")[0] == (
        f"Your time zone, such as Europe/Berlin or America/New_York [Europe/Oslo]: {country} [none]: {country} [GB]: "
        f"{language} [en]: {language} [de]: Your name, as it signs your notes (empty: later): "
    )
    merge = "Shall git merge by itself what you log on two machines (followup merge-driver)? [y/N] "
    german = "'German' is no language of the drafts (did you mean de?)"
    assert err == f"'uk' is not a country whose holidays are known (did you mean GB?)\n{german}\n{merge}"
    assert tomllib.loads(text) == {
        "playbook": "balanced",
        "timezone": "Europe/Oslo",
        "country": "GB",
        "language": "de",
        "me": {"name": "Robin Marsh"},
    }
    assert "ssumed" not in out + text


@pytest.mark.parametrize(("locale", "language"), [("C.UTF-8", "en"), ("de_AT.UTF-8", "de"), ("nb_NO.UTF-8", "en"), ("", "en")])
def test_whoever_presses_enter_four_times_has_said_so(init, typed, monkeypatch, locale, language):
    """Agreed to, so that nothing is assumed, the machine's language neither; the name is still to be filled in."""
    for name, value in (("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", locale)):
        monkeypatch.setenv(name, value)
    typed("\n\n\n\n")
    code, text, out, _ = init()
    assert code == 0
    assert "ssumed" not in out + text
    assert tomllib.loads(text) == {"playbook": "balanced", "timezone": "Europe/Oslo", "language": language}


def test_without_a_zone_of_the_machine_there_is_no_default(init, typed, monkeypatch):
    """An empty answer is asked again."""
    monkeypatch.setenv("TZ", "UTC")
    typed("\ntokyo\n\nnone\n\n\n")
    code, text, out, _ = init()
    assert code == 0
    assert "America/New_York: Your time zone, such as Europe/Berlin or America/New_York: Your time" in out
    assert tomllib.loads(text)["timezone"] == "Asia/Tokyo"


def test_it_asks_only_for_what_no_option_says(init, typed):
    """And not at all for a dry run."""
    typed("Robin\n")
    assert init("--dry-run", "--timezone", "Europe/Berlin")[:2] == (0, None)
    code, text, out, _ = init("--timezone", "Europe/Berlin", "--country", "none", "--language", "en")
    assert code == 0
    assert out.startswith("Your name")
    assert tomllib.loads(text) == {"playbook": "balanced", "timezone": "Europe/Berlin", "language": "en", "me": {"name": "Robin"}}


@pytest.mark.parametrize("lines", ["", "\n", "nowhere\n", "\nDE\n", "\nDE\nde\n"])
def test_an_input_that_ends_makes_nothing(init, typed, tmp_path, lines):
    """Exit 3; the folder is not even made."""
    typed(lines)
    code, text, _, err = init()
    assert (code, text) == (3, None)
    assert err.endswith("followup: there was no answer; nothing was written\n")
    assert not (tmp_path / "search").exists()


def test_nobody_is_asked_for_a_folder_that_cannot_be_had(init, typed, tmp_path):
    """What is there is refused before the questions."""
    typed("")
    (tmp_path / "search").mkdir()
    (tmp_path / "search/mine").touch()
    code, _, out, err = init()
    assert (code, out) == (3, "")
    assert "has content already" in err


@pytest.mark.parametrize(
    "owner",
    [
        Owner("UTC"),
        Owner("America/Argentina/Buenos_Aires", True),
        Owner("Europe/Oslo", country="", name=""),
        Owner("Europe/Oslo", country="NO", language="de", name='O\'Neil "Pat" \\ 東京', email="o@x.example"),
    ],
)
def test_whatever_is_said_of_a_person_is_read_back(owner):
    """The file is one that the kit reads, without a warning."""
    found, problems = read_settings(settings_text(owner).encode())
    assert problems == []
    assert (str(found.zone), found.zone_assumed, found.country) == (owner.zone, False, owner.country or None)
    assert found.language == (owner.language or "en")
    assert (found.me.name if found.me else "", found.me.email if found.me else None) == (owner.name or "", owner.email)


def test_the_entries_are_in_the_language_of_the_journal(init, tmp_path):
    """The example, the template, and a new entry where the template was thrown away."""
    assert init("--language", "de")[0] == 0
    folder = tmp_path / "search"
    assert "## Besprochen\nWir haben" in (folder / "2026-11-18-example.md").read_text()
    assert "\n## Besprochen\n" in (folder / "templates" / "interview.md").read_text()
    (folder / "templates" / "interview.md").unlink()
    new = ("new", "--company", "Acme", "--role", "Dev", "--date", "2026-11-19 10:00")
    assert main(["--now", "2026-11-18T16:00", "--journal", str(folder), *new]) == 0
    assert "\n## Besprochen\n" in (folder / "2026-11-19-acme.md").read_text()
    assert main(["--now", "2026-11-18T16:00", "--journal", str(folder), "check", "--strict"]) == 0


@pytest.mark.parametrize("how", ["option", "yes", "no"])
def test_the_merge_driver_with_ones_yes(init, typed, tmp_path, how, monkeypatch):
    """git merges logs by itself only where the option, or the answer, says so."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    if how != "option":
        typed(f"\n\n\n\n{how}\n")
    code, _, out, _ = init(*(["--merge-driver"] if how == "option" else []))
    assert code == 0
    assert (tmp_path / "search" / ".gitattributes").exists() == (how != "no")
    assert (".gitattributes" in out) == (how != "no")
    config = (tmp_path / "search" / ".git" / "config").read_text()
    assert ("merge-driver -- %O %A %B %P %L" in config) == (how != "no")


@pytest.mark.parametrize("option", [(), ("--merge-driver",)], ids=" ".join)
def test_a_git_that_fails_is_told_of(init, tmp_path, monkeypatch, option):
    """The journal is written; that it is no repository is said, with git's own words, and is exit code 4."""
    git = tmp_path / "bin" / "git"
    git.parent.mkdir()
    git.write_text("#!/bin/sh\necho 'fatal: cannot mkdir .git: No space left on device' >&2\nexit 128\n")
    git.chmod(0o700)
    monkeypatch.setenv("PATH", str(git.parent))
    code, toml, out, err = init(*option)
    assert (code, toml is not None, "A private journal in" in out) == (4, True, True)
    assert err == (
        "followup: git could not make a repository of it: fatal: cannot mkdir .git: No space left on device; the journal is written\n"
    )
