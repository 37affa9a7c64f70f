"""Which opportunity, round, kind and person a few words mean: the journal's text in, the entry's id or the message out."""

from __future__ import annotations

import pytest

from followup_kit.api import open_board
from followup_kit.changes.choose_round import find_round, having, latest, latest_over, with_open_row
from followup_kit.changes.entry_changes import close, done, heard, skip, snooze
from followup_kit.changes.kind_words import SENT, known_word, which_and_kind
from followup_kit.changes.taking_back import undo_log
from followup_kit.changes.which import is_company, meant
from followup_kit.errors import FollowupError
from followup_kit.kinds import HEARD

NOW = "2026-11-19T09:00"


def entry(company, role, date, people="[Dana Whitfield]", more=""):
    """An entry's text."""
    return f"---\ncompany: {company}\nrole: {role}\ndate: {date}\ninterviewers: {people}\n{more}---\n"


FILES = {
    "2026-11-05-lumen.md": entry("Lumen Health", "Analyst", "2026-11-05 10:00", "[Ada Park]"),
    "2026-11-18-lumen-panel.md": entry("Lumen Health", "Analyst", "2026-11-18 10:00", "[Zoë Ødegård, Ada Park]"),
    "2026-11-30-third.md": entry("Lumen Health", "Analyst", "2026-11-30 10:00", "[Kofi Mensah]"),
    "2026-11-18-northwind.md": entry("Northwind", "Data Engineer", "2026-11-18 14:00"),
    "2026-11-19-northwind-x.md": entry("Northwind", "Senior Data Engineer", "2026-11-19 08:00", "[Omar Haddad]"),
    "harbour/2026-11-12-screen.md": entry("Käthe & Söhne", "Analytics Lead", "2026-11-12 14:00", "[Park Chan]"),
}


@pytest.fixture
def board(make_journal):
    return open_board(make_journal(FILES), NOW)


@pytest.mark.parametrize(
    ("typed", "opportunity", "rounds"),
    [
        ("2026-11-18-lumen-panel", "lumen-health-analyst", ["2026-11-18-lumen-panel"]),
        ("./2026-11-18-lumen-panel.md", "lumen-health-analyst", ["2026-11-18-lumen-panel"]),
        ("lumen-panel", "lumen-health-analyst", ["2026-11-18-lumen-panel"]),
        ("LUMEN", "lumen-health-analyst", ["2026-11-05-lumen", "2026-11-18-lumen-panel", "2026-11-30-third"]),
        ("Lumen Health", "lumen-health-analyst", ["2026-11-05-lumen", "2026-11-18-lumen-panel", "2026-11-30-third"]),
        ("health analyst", "lumen-health-analyst", ["2026-11-05-lumen", "2026-11-18-lumen-panel", "2026-11-30-third"]),
        ("lume", "lumen-health-analyst", ["2026-11-05-lumen", "2026-11-18-lumen-panel"]),
        ("heal", "lumen-health-analyst", ["2026-11-05-lumen", "2026-11-18-lumen-panel", "2026-11-30-third"]),
        ("third", "lumen-health-analyst", ["2026-11-30-third"]),
        ("zoe", "lumen-health-analyst", ["2026-11-05-lumen", "2026-11-18-lumen-panel", "2026-11-30-third"]),
        ("kof", "lumen-health-analyst", ["2026-11-05-lumen", "2026-11-18-lumen-panel", "2026-11-30-third"]),
        ("northwind data engineer", "northwind-data-engineer", ["2026-11-18-northwind"]),
        ("northwind senior", "northwind-senior-data-engineer", ["2026-11-19-northwind-x"]),
        ("Northwind, Senior Data Engineer", "northwind-senior-data-engineer", ["2026-11-19-northwind-x"]),
        ("northwind omar", "northwind-senior-data-engineer", ["2026-11-19-northwind-x"]),
        ("Kathe", "käthe-and-söhne-analytics-lead", ["harbour/2026-11-12-screen"]),
        ("käthe & söhne", "käthe-and-söhne-analytics-lead", ["harbour/2026-11-12-screen"]),
        ("harbour", "käthe-and-söhne-analytics-lead", ["harbour/2026-11-12-screen"]),
        ("park chan", "käthe-and-söhne-analytics-lead", ["harbour/2026-11-12-screen"]),
    ],
)  # fmt: skip
def test_what_words_mean(board, typed, opportunity, rounds):
    """An id, a part of one, a company, a company and a role, a person: whole words before parts, case and accents aside."""
    found = meant(board, typed)
    assert (found.opportunity.name, [e.id for e in found.rounds]) == (opportunity, rounds)


def test_two_opportunities_are_listed_with_what_tells_them_apart(board):
    """Each line begins with words that mean just that one."""
    with pytest.raises(FollowupError) as caught:
        meant(board, "northwind")
    assert str(caught.value) == (
        "more than one opportunity fits 'northwind'; write one of these:\n"
        "  'northwind data engineer': Northwind, Data Engineer, Wed 18 Nov 2026 (2026-11-18-northwind)\n"
        "  'northwind senior data engineer': Northwind, Senior Data Engineer, Thu 19 Nov 2026 (2026-11-19-northwind-x)"
    )
    with pytest.raises(FollowupError, match="more than one opportunity fits 'park'"):
        meant(board, "park")


def test_two_openings_of_one_company_and_role_are_told_apart_by_their_ids(make_journal):
    """Where no words do it."""
    same = {f"{n}.md": entry("Acme", "Dev", f"2026-11-1{n} 10:00", more=f"opportunity: acme{n}\n") for n in (1, 2)}
    with pytest.raises(FollowupError) as caught:
        meant(open_board(make_journal(same), NOW), "acme")
    assert "  1: Acme, Dev, Wed 11 Nov 2026 (1)\n  2: Acme, Dev, Thu 12 Nov 2026 (2)" in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lumne", "no interview 'lumne' (did you mean lumen?)"),
        ("nortwind", "no interview 'nortwind' (did you mean northwind?)"),
        ("helth", "no interview 'helth' (did you mean Health?)"),
        ("whitfeld", "no interview 'whitfeld' (did you mean Whitfield?)"),
        ("zzz", "no interview 'zzz' (followup list --all has them all)"),
        ("", "no interview '' (followup list --all has them all)"),
        ("***", "no interview '***' (followup list --all has them all)"),
    ],
)  # fmt: skip
def test_what_fits_nothing(board, typed, said):
    """With what was probably meant."""
    with pytest.raises(FollowupError) as caught:
        meant(board, typed)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("typed", "choose", "round_"),
    [
        ("lumen", latest, "2026-11-30-third"),
        ("lumen", latest_over, "2026-11-18-lumen-panel"),
        ("third", latest_over, "2026-11-30-third"),
        ("lumen", with_open_row("prepare"), "2026-11-30-third"),
        ("lumen", with_open_row("thank-you", "Zoë"), "2026-11-18-lumen-panel"),
        ("lumen", with_open_row("decline"), "2026-11-18-lumen-panel"),
        ("lumen", with_open_row("other"), "2026-11-18-lumen-panel"),
        ("lumen", having(lambda e: e.id != "2026-11-30-third"), "2026-11-05-lumen"),
        ("health", having(lambda e: e.id != "2026-11-30-third"), "2026-11-18-lumen-panel"),
    ],
)  # fmt: skip
def test_which_round(board, typed, choose, round_):
    """A company with several rounds is not ambiguous: each command takes the round that it is about."""
    assert find_round(board, typed, choose).id == round_


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (lambda b: done(b, "lumen", "prepare"), "2026-11-30-third prepare"),
        (lambda b: done(b, "lumen", "thanks", to="zoe"), "2026-11-18-lumen-panel thank-you Zoë Ødegård"),
        (lambda b: done(b, "zoe", "thankyou"), "2026-11-18-lumen-panel thank-you Zoë Ødegård"),
        (lambda b: heard(b, "lumen", "reply"), "2026-11-18-lumen-panel reply"),
        (lambda b: heard(b, "zoe", "replied"), "2026-11-18-lumen-panel reply Zoë Ødegård"),
        (lambda b: skip(b, "lumen", "prepare"), "2026-11-30-third skip prepare"),
        (lambda b: snooze(b, "lumen", "prepare", until="+3d"), "2026-11-30-third snooze prepare until 2026-11-22"),
        (lambda b: close(b, "lumen"), "2026-11-30-third closed"),
    ],
)  # fmt: skip
def test_the_entry_that_a_command_writes_into(board, change, written):
    """A company's name is enough for every command."""
    found = change(board)
    assert f"{found.entry.id} {found.text}" == written


def test_a_line_is_taken_back_where_it_stands(make_journal):
    """`--undo` looks for the round that has the line."""
    line = "log:\n  - {date: 2026-11-06 09:00, sent: thank-you, to: Ada Park, by: email}\n"
    files = FILES | {"2026-11-05-lumen.md": FILES["2026-11-05-lumen.md"].replace("---\n", f"---\n{line}", 1)}
    assert undo_log(open_board(make_journal(files), NOW), "health", "sent", "thanks").entry.id == "2026-11-05-lumen"


def test_open_rows_to_several_people_in_several_rounds_are_asked_back(make_journal):
    """Not the first that comes."""
    files = {
        "a.md": entry("Acme", "Dev", "2026-11-18 10:00", "[{name: Bo, email: bo@acme.example}]"),
        "b.md": entry("Acme", "Dev", "2026-11-18 15:00", "[{name: Cy, email: cy@acme.example}]"),
    }
    with pytest.raises(FollowupError) as caught:
        done(open_board(make_journal(files), NOW), "acme", "thank-you")
    assert str(caught.value) == "thank-you may go to more than one person in 'acme-dev'; say which:\n  --to 'Bo'\n  --to 'Cy'"


@pytest.mark.parametrize(
    "broken",
    [{"2026-12-01-lumen-4.md": "---\ncompany: X\nrole: Y\ndate: soon\n---\n"}, {"four.md": entry("Lumen Health", "Analyst", "soon")}],
    ids=["by its path", "by its company"],
)  # fmt: skip
def test_a_file_with_an_error_that_may_be_meant_is_refused(make_journal, broken):
    """It may be the round that is meant; a whole id can mean no other."""
    board = open_board(make_journal(FILES | broken), NOW)
    with pytest.raises(FollowupError, match=f"{next(iter(broken))} may be meant too and has an error") as caught:
        heard(board, "lumen", "reply")
    assert caught.value.exit_code == 3
    assert heard(board, "2026-11-18-lumen-panel", "reply").entry.id == "2026-11-18-lumen-panel"


@pytest.mark.parametrize(
    ("typed", "known", "word"),
    [
        ("thankyou", SENT, "thank-you"), ("Thanks", SENT, "thank-you"), ("thank", SENT, "thank-you"), ("checkin", SENT, "check-in"),
        ("check in", SENT, "check-in"), ("follow-up", SENT, "check-in"), ("offer", SENT, "answer-offer"), ("offer", HEARD, "offer"),
        ("MOVE_ON", SENT, "move-on"), ("Danke", SENT, "thank-you"), ("absage", HEARD, "rejection"), ("angebot", HEARD, "offer"),
        ("Angebot", SENT, "answer-offer"),
        ("tel", ("phone",), "phone"), ("invite", HEARD, "invitation"), ("e-mail", ("email",), "email"),
    ],
)  # fmt: skip
def test_kinds_are_forgiven(typed, known, word):
    """What people say for a kind."""
    assert known_word("kind", typed, known) == word


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("thnks", "no kind 'thnks' (did you mean thank-you?)"),
        ("lettr", "no kind 'lettr' (did you mean letter?)"),
        ("invitd", "no kind 'invitd' (known are: prepare, "),
    ],
)
def test_a_kind_that_is_no_word_at_all(typed, said):
    """The nearest is named, by what else people call it too."""
    with pytest.raises(FollowupError) as caught:
        known_word("kind", typed, SENT)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("northwind thank-you", ("northwind", "thank-you")),
        ("northwind data engineer check in", ("northwind data engineer", "check in")),
        ("thanks northwind", ("northwind", "thanks")),
        ("tell-reference", ("", "tell-reference")),
        ("check in", ("", "check in")),
        ("northwind lettr", ("northwind", "lettr")),
        ("northwind", ("", "northwind")),
    ],
)  # fmt: skip
def test_words_are_taken_apart(words, taken):
    """Which comes first, the kind last; the other way round is understood too."""
    assert which_and_kind(words.split(), SENT) == taken


@pytest.mark.parametrize(
    ("typed", "answer"), [("lumen", True), ("lumen analyst", True), ("analyst", False), ("lume", False), ("dana", False), ("", False)]
)  # fmt: skip
def test_what_is_a_company(board, typed, answer):
    """A command that is none may be one: by whole words of the company or the id, a role behind it or not."""
    assert is_company(board, typed) is answer


@pytest.mark.parametrize("typed", ["c", "c#", "c++", ".net"])
def test_a_sign_tells_two_roles_of_one_company_apart(make_journal, typed):
    """C, C#, C++ and .NET are four openings, each found by what it is called."""
    files = {f"{n}.md": entry("Lumen", role, f"2026-11-0{n} 10:00") for n, role in enumerate(["C", "C#", "C++", ".NET"], 1)}
    board = open_board(make_journal(files), NOW)
    assert [e.role for e in meant(board, f"lumen {typed}").rounds] == [typed.upper()]
