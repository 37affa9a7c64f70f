"""The six playbooks as the articles have them, and a person's own: what is checked in one and how a mistake is told."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from followup_kit.api import open_board
from followup_kit.engine.playbook import ADVICE, BUILT_IN, KIT, RULE_IDS, SCHEMA, Playbook, parse_playbook
from followup_kit.engine.schedule import schedule
from followup_kit.journal.entry import read_entry
from followup_kit.journal.settings import read_settings
from followup_kit.journal.syntax.toml_text import BadToml
from followup_kit.kinds import KINDS
from followup_kit.playbooks.files import NoPlaybook, own_playbooks, read_playbook

ARTICLES = {
    "four-steps": "Interviews: 4 Steps To Follow Up",
    "try-again": "How Should I Follow Up After an Interview?",
    "dos-and-donts": "Following Up After an Interview: The Dos and Don’ts",
    "not-desperate": "Post Interview: Follow Up Without Being Too Desperate",
    "one-shot": "How To Follow Up After An Interview",
}
COLUMNS = ("four-steps", "try-again", "dos-and-donts", "not-desperate", "one-shot", "balanced")
# Which playbook has which row.
PRESENT = {
    "prepare":               ("yes", "yes", "-",   "-",   "-",   "yes"),
    "reflect":               ("-",   "-",   "-",   "-",   "yes", "yes"),
    "debrief":               ("-",   "-",   "-",   "-",   "yes", "yes"),
    "thank-you":             ("yes", "yes", "yes", "yes", "yes", "yes"),
    "letter":                ("yes", "-",   "yes", "yes", "-",   "yes"),
    "find-address":          ("yes", "-",   "-",   "-",   "-",   "yes"),
    "decline":               ("yes", "-",   "-",   "-",   "-",   "yes"),
    "tell-reference":        ("-",   "-",   "yes", "-",   "-",   "yes"),
    "ask-reference":         ("-",   "-",   "-",   "yes", "-",   "yes"),
    "check-in":              ("-",   "yes", "yes", "-",   "yes", "yes"),
    "connect":               ("-",   "-",   "-",   "yes", "-",   "yes"),
    "thank-after-rejection": ("-",   "yes", "-",   "-",   "-",   "yes"),
    "move-on":               ("-",   "-",   "yes", "-",   "yes", "yes"),
    "answer-offer":          ("yes", "yes", "yes", "yes", "yes", "yes"),
    "assignment":            ("yes", "yes", "yes", "yes", "yes", "yes"),
    "review-profiles":       ("-",   "-",   "yes", "-",   "-",   "yes"),
}  # fmt: skip
WARNED = {
    "late-thanks":            ("yes", "yes", "yes", "yes", "yes", "yes"),
    "second-thanks":          ("-",   "-",   "-",   "-",   "yes", "yes"),
    "too-many-contacts":      ("-",   "yes", "yes", "-",   "yes", "yes"),
    "too-soon":               ("-",   "yes", "yes", "-",   "yes", "yes"),
    "bypassed-recruiter":     ("yes", "-",   "-",   "-",   "-",   "yes"),
    "refused-channel":        ("yes", "yes", "yes", "yes", "yes", "yes"),
    "connected-too-soon":     ("-",   "-",   "yes", "yes", "-",   "yes"),
    "reference-made-contact": ("-",   "-",   "yes", "-",   "-",   "yes"),
    "posted-publicly":        ("-",   "-",   "yes", "-",   "-",   "yes"),
}  # fmt: skip
NO, YES = False, True
# The numbers; None where the playbook has no such rule.
VALUES: dict[str, tuple[Any, ...]] = {
    "prepare.days_before":              (2,    2,    None, None, None, 2),
    "debrief.hours":                    (None, None, None, None, 12,   24),
    "debrief.blocks_thanks":            (None, None, None, None, YES,  NO),
    "thank-you.hours":                  (24,   12,   24,   12,   24,   24),
    "thank-you.needs_interest":         (NO,   NO,   NO,   NO,   YES,  NO),
    "thank-you.letter_is_second":       (NO,   NO,   NO,   NO,   YES,  NO),
    "letter.hours":                     (48,   None, 48,   48,   None, 48),
    "letter.optional":                  (YES,  None, NO,   NO,   None, YES),
    "decline.hours":                    (48,   None, None, None, None, 48),
    "recruiter.in_charge":              (YES,  None, None, None, YES,  YES),
    "recruiter.via":                    (YES,  None, None, None, NO,   YES),
    "tell-reference.days_before":       (None, None, 7,    None, None, 7),
    "tell-reference.hours":             (None, None, 24,   None, None, 24),
    "tell-reference.optional":          (None, None, NO,   None, None, YES),
    "ask-reference.working_days":       (None, None, None, 3,    None, 3),
    "ask-reference.due_working_days":   (None, None, None, 5,    None, 5),
    "ask-reference.optional":           (None, None, None, NO,   None, YES),
    "check-in.ladder":                  (None, ["email", "phone", "mail"], ["phone"], None, ["email"], ["email", "phone"]),
    "check-in.days":                    (None, 7,    7,    None, 14,   7),
    "check-in.promise":                 (None, "decides", "delays", None, "delays", "decides"),
    "check-in.once":                    (None, NO,   YES,  None, YES,  NO),
    "check-in.step_working_days":       (None, 5,    5,    None, 5,    5),
    "check-in.invitation_working_days": (None, 5,    5,    None, 5,    5),
    "check-in.due_working_days":        (None, 2,    2,    None, 2,    2),
    "connect.after":                    (None, None, None, "interview", None, "outcome"),
    "connect.days":                     (None, None, None, 7,    None, 1),
    "connect.due_days":                 (None, None, None, 14,   None, 14),
    "connect.optional":                 (None, None, None, YES,  None, YES),
    "thank-after-rejection.hours":      (None, 48,   None, None, None, 48),
    "move-on.days":                     (None, None, 14,   None, 14,   14),
    "move-on.due_working_days":         (None, None, 2,    None, 2,    2),
    "answer-offer.working_days":        (3,    3,    3,    3,    3,    3),
    "assignment.working_days":          (5,    5,    5,    5,    5,    5),
    "review-profiles.days_before":      (None, None, 7,    None, None, 7),
    "advice.never_connect":             (NO,   NO,   YES,  NO,   NO,   NO),
}  # fmt: skip
# What an article says itself, and what is a reading of a vaguer phrase.
BASIS = {
    "thank-you.hours":             ("stated",  "reading", "stated",  "reading", "reading", None),
    "letter.hours":                ("reading", None,      "reading", "reading", None,      "reading"),
    "debrief.hours":               (None,      None,      None,      None,      "reading", None),
    "decline.hours":               ("reading", None,      None,      None,      None,      None),
    "ask-reference.working_days":  (None,      None,      None,      "reading", None,      None),
    "check-in.ladder":             (None,      "stated",  "stated",  None,      None,      None),
    "check-in.days":               (None,      "reading", "stated",  None,      "stated",  None),
    "check-in.once":               (None,      None,      "stated",  None,      "stated",  None),
    "check-in.step_working_days":  (None,      "reading", None,      None,      None,      None),
    "connect.days":                (None,      None,      None,      "reading", None,      None),
    "thank-after-rejection.hours": (None,      "reading", None,      None,      None,      None),
    "move-on.days":                (None,      None,      "reading", None,      "reading", None),
}  # fmt: skip


def built_in(name: str) -> Playbook:
    """A playbook that comes with the kit."""
    return read_playbook(name, None)


def column(table: dict[str, tuple[Any, ...]], name: str) -> dict[str, Any]:
    """One playbook's cells of a table, without the empty ones."""
    at = COLUMNS.index(name)
    return {row: cells[at] for row, cells in table.items() if cells[at] is not None}


def own(folder: Path, **texts: str) -> Path:
    """A journal with playbooks of its own."""
    (folder / "playbooks").mkdir()
    for name, text in texts.items():
        (folder / "playbooks" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def problem_in(text: str, base: Playbook | None = None) -> tuple[int, str, str]:
    """Line, message and hint of the one mistake in a playbook."""
    with pytest.raises(BadToml) as bad:
        parse_playbook("mine", "playbooks/mine.toml", text.encode(), base)
    (problem,) = bad.value.problems
    assert (problem.file, problem.severity) == ("playbooks/mine.toml", "error")
    return problem.line, problem.message, problem.hint


# The six


def test_there_are_six() -> None:
    """The five articles and the one that weighs them, which is the default."""
    assert sorted(BUILT_IN) == sorted(COLUMNS)
    assert read_settings(b"# nothing\n")[0].playbook == "balanced"


@pytest.mark.parametrize("name", COLUMNS)
def test_rules_of_a_playbook(name: str) -> None:
    """A playbook has exactly the rules of its column, and the recruiter's where it has a word on them."""
    rules = {kind for kind, has in column(PRESENT, name).items() if has == "yes"}
    recruiter = {"recruiter"} if name in ("four-steps", "one-shot", "balanced") else set()
    assert set(built_in(name).values) == rules | recruiter | {"advice", "draft"}


@pytest.mark.parametrize("name", COLUMNS)
def test_warnings_of_a_playbook(name: str) -> None:
    """A playbook warns of exactly what its column says."""
    assert set(built_in(name).values["advice"]["warnings"]) == {c for c, has in column(WARNED, name).items() if has == "yes"}


@pytest.mark.parametrize("name", COLUMNS)
def test_values_of_a_playbook(name: str) -> None:
    """Every number is the one that the page on playbooks has; no parameter but the lists of words is left out here."""
    values = {f"{rule}.{key}": v for rule, params in built_in(name).values.items() for key, v in params.items()}
    for words in ("advice.warnings", "draft.tone", "draft.proofreader"):
        values.pop(words)
    assert values == column(VALUES, name)


@pytest.mark.parametrize("name", COLUMNS)
def test_basis_of_a_playbook(name: str) -> None:
    """What the article states is called stated, what the kit reads into it is called a reading."""
    params = built_in(name).params
    wanted = column(BASIS, name)
    assert {path: params[path.split(".")[0]][path.split(".")[1]].basis for path in wanted} == wanted


@pytest.mark.parametrize("name", COLUMNS)
def test_every_parameter_says_why(name: str) -> None:
    """Each parameter is stated or a reading and names who says so: the article, or the kit; `balanced` its articles."""
    playbook = built_in(name)
    article = ARTICLES.get(name, "balanced")
    for rule, params in playbook.params.items():
        for key, param in params.items():
            assert param.basis in ("stated", "reading"), (rule, key)
            assert param.source in (article, KIT), (rule, key)
            assert set(param.rests_on) <= set(ARTICLES.values()), (rule, key)
    assert playbook.source == article
    assert {r: s for r, s in playbook.sources.items() if s != article} == {"answer-offer": KIT, "assignment": KIT}


def test_balanced_rests_on_the_articles_that_have_the_rule() -> None:
    """A value of `balanced` names articles that have that rule themselves."""
    for rule, params in built_in("balanced").params.items():
        for key, param in params.items():
            for name, title in ARTICLES.items():
                if title in param.rests_on and rule in PRESENT:
                    assert column(PRESENT, name)[rule] == "yes", (rule, key, name)


def test_a_summary_fits_a_line() -> None:
    """What a playbook says of itself stands on one line of a terminal, and differs from the others."""
    summaries = [built_in(name).summary for name in COLUMNS]
    assert len(set(summaries)) == 6
    assert all(20 < len(s) <= 110 for s in summaries)


def test_every_rule_has_a_number() -> None:
    """Each kind of action has a rule's number and a table of parameters."""
    assert set(KINDS) <= set(RULE_IDS)
    assert set(RULE_IDS) <= set(SCHEMA)


# What they come to

TOML = """timezone = "America/New_York"
[[references]]
name = "Prof. Lin"
"""
HEAD = "---\ncompany: {0}\nrole: Data Engineer\ndate: 2026-{1} 14:00\n"
FILES = {
    "coming.md": HEAD.format("Coming", "11-20") + "interviewers: [Dana Whitfield]\n---\n",
    "plain.md": HEAD.format("Plain", "11-17") + "interviewers: [Dana Whitfield]\n---\n",
    "direct.md": HEAD.format("Direct", "11-17") + "interest: yes\ninterviewers:\n  - {name: Dana, email: d@x.example, address: Here 1}\n---\n",
    "hunter.md": HEAD.format("Hunter", "11-17") + "interviewers: [Dana]\nrecruiter: {name: Jo Park, phone: '1'}\n---\n",
    "silent.md": HEAD.format("Silent", "10-01") + "interviewers: [Dana]\nlog:\n  - {date: 2026-10-20, sent: check-in}\n---\n",
    "no.md": HEAD.format("No", "11-17") + "interest: no\ninterviewers: [Dana]\n---\n",
    "rejected.md": HEAD.format("Rejected", "11-10") + "interviewers: [Dana]\nlog:\n  - {date: 2026-11-17, heard: rejection}\n---\n",
    "offer.md": HEAD.format("Offer", "11-10") + "interviewers: [Dana]\nlog:\n  - {date: 2026-11-17, heard: offer}\n---\n",
    "task.md": HEAD.format("Task", "11-10") + "interviewers: [Dana]\nlog:\n  - {date: 2026-11-17, heard: assignment}\n---\n",
    "told.md": HEAD.format("Told", "11-17") + "references: [{name: Prof. Lin, told: 2026-11-16}]\n---\n",
}  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
def test_kinds_of_a_journal(name: str) -> None:
    """In a journal that has a bit of everything, a playbook proposes every kind of its column and no other."""
    settings, _ = read_settings(TOML.encode())
    entries = [e for f, t in FILES.items() if (e := read_entry(f, t, settings).entry)]
    assert len(entries) == len(FILES)
    actions, _ = schedule(entries, built_in(name), datetime.fromisoformat("2026-11-18T10:00:00-05:00"), settings)
    assert {a.kind for a in actions} == {kind for kind, has in column(PRESENT, name).items() if has == "yes"}


@pytest.mark.parametrize("rule", sorted(set(SCHEMA) - {"advice", "draft", "answer-offer", "assignment"}))
@pytest.mark.parametrize("name", ["balanced", "one-shot"])
def test_any_rule_can_be_left_out(name: str, rule: str) -> None:
    """A playbook of one's own may do without any rule: no row of that kind is left, and nothing else falls over."""
    mine = parse_playbook("mine", "mine.toml", f"[{rule}]\nuse = false\n".encode(), built_in(name))
    settings, _ = read_settings(TOML.encode())
    lines = (
        "log:\n  - {date: 2026-11-17 18:00, sent: thank-you, to: Dana}\n  - {date: 2026-11-18, sent: connect, to: Dana}\n---\n"
    )
    files = {**FILES, "thanked.md": HEAD.format("Thanked", "11-17") + "interviewers: [Dana]\n" + lines}
    entries = [e for f, t in files.items() if (e := read_entry(f, t, settings).entry)]
    actions, _ = schedule(entries, mine, datetime.fromisoformat("2026-11-18T10:00:00-05:00"), settings)
    assert rule not in mine
    assert rule not in {a.kind for a in actions}


# One's own


def test_extends(tmp_path: Path) -> None:
    """A playbook of one's own changes what it names and keeps the rest, with who said it."""
    journal = own(tmp_path, mine='extends = "one-shot"\nsummary = "Sooner."\n[check-in]\ndays = 10\n')
    mine, base = read_playbook("mine", str(journal)), built_in("one-shot")
    assert mine.values == {**base.values, "check-in": {**base.values["check-in"], "days": 10}}
    assert (mine.summary, mine.source, mine.file) == ("Sooner.", "mine", "playbooks/mine.toml")
    assert mine.params["check-in"]["days"][:3] == (10, "own", "mine")
    assert mine.params["check-in"]["ladder"] == base.params["check-in"]["ladder"]
    assert mine.sources == {**base.sources, "check-in": "mine"}


def test_extends_one_that_extends(tmp_path: Path) -> None:
    """A chain of playbooks is read from its built-in end; the nearest word holds."""
    first = 'extends = "balanced"\n[check-in]\ndays = 10\nstep_working_days = 3\n'
    journal = own(tmp_path, first=first, second='extends = "first"\n[check-in]\ndays = 12\n')
    values = read_playbook("second", str(journal)).values["check-in"]
    assert (values["days"], values["step_working_days"], values["ladder"]) == (12, 3, ["email", "phone"])


def test_extends_nothing(tmp_path: Path) -> None:
    """Without `extends` a playbook has its own rules alone, with the kit's values; offers and assignments wait for the person all the same."""
    mine = read_playbook("mine", str(own(tmp_path, mine="[thank-you]\nhours = 6\n[letter]\n")))
    assert set(mine.values) == {"thank-you", "letter", "answer-offer", "assignment", "advice", "draft"}
    assert mine.values["letter"] == {"hours": 48, "optional": True}
    assert mine.params["letter"]["hours"][1:3] == ("reading", KIT)
    assert mine.sources["answer-offer"] == KIT


def test_own_takes_the_place_of_a_built_in(tmp_path: Path) -> None:
    """A playbook of one's own may bear the name of the built-in one that it extends."""
    journal = own(tmp_path, balanced='extends = "balanced"\n[thank-you]\nhours = 6\n')
    mine = read_playbook("balanced", str(journal))
    assert (mine.values["thank-you"]["hours"], mine.file) == (6, "playbooks/balanced.toml")
    assert set(mine.values) == set(built_in("balanced").values)
    assert built_in("balanced").values["thank-you"]["hours"] == 24


def test_use_false_can_be_taken_back(tmp_path: Path) -> None:
    """What one playbook leaves out, one that extends it may take up again."""
    journal = own(tmp_path, less='extends = "balanced"\n[letter]\nuse = false\n', more='extends = "less"\n[letter]\nhours = 72\n')
    assert "letter" not in read_playbook("less", str(journal))
    assert read_playbook("more", str(journal)).values["letter"] == {"hours": 72, "optional": True}


@pytest.mark.parametrize(("rule", "days"), [("answer-offer", 3), ("assignment", 5)])
def test_what_they_wait_for_is_never_left_out(rule: str, days: int) -> None:
    """No playbook can leave out the answer to an offer, or what they gave the person to do."""
    mine = parse_playbook("mine", "mine.toml", f"[{rule}]\nuse = false\n".encode(), built_in("balanced"))
    assert mine.values[rule] == {"working_days": days}


# Mistakes

MISTAKES = {
    "unknown rule": ("[thankyou]\nhours = 24\n", 1, "thankyou: no such rule", "did you mean thank-you?"),
    "unknown rule, nothing near": ("\n[zzz]\n", 2, "zzz: no such rule", "known are: prepare,"),
    "misspelt extends": ('extend = "balanced"\n', 1, "extend: no such rule", "did you mean extends?"),
    "unknown parameter": ("[thank-you]\nhuors = 24\n", 2, "thank-you.huors: no such parameter", "did you mean hours?"),
    "parameter of another rule": ("[letter]\nladder = ['email']\n", 2, "letter.ladder: no such parameter", "known are: hours, optional"),
    "parameter of a rule without any": ("[reflect]\nhours = 1\n", 2, "reflect.hours: no such parameter", "known are: none"),
    "a text for hours": ('[thank-you]\nhours = "24"\n', 2, "thank-you.hours: '24' is not a number of hours from 1 to 1440", "write 24"),
    "no hours": ("[thank-you]\nhours = 0\n", 2, "thank-you.hours: 0 is not a number of hours from 1 to 1440", "write 24"),
    "half an hour": ("[thank-you]\nhours = 0.5\n", 2, "thank-you.hours: 0.5 is not a number of hours from 1 to 1440", "write 24"),
    "too many hours": ("[letter]\n\nhours = 1441\n", 3, "letter.hours: 1441 is not a number of hours from 1 to 1440", "write 24"),
    "a truth for hours": ("[letter]\nhours = true\n", 2, "letter.hours: True is not a number of hours from 1 to 1440", "write 24"),
    "days below nothing": ("[move-on]\ndays = -1\n", 2, "move-on.days: -1 is not a number of days from 0 to 366", "write 7"),
    "no working day": ("[answer-offer]\nworking_days = 0\n", 2, "answer-offer.working_days: 0 is not a number of days from 1 to 366", "write 2"),
    "a number for a truth": ("[letter]\noptional = 1\n", 2, "letter.optional: 1 is neither true nor false", "write true or false"),
    "an empty ladder": ("[check-in]\nladder = []\n", 2, "check-in.ladder: [] is not a list of steps", "known are: email, phone, mail"),
    "an unknown step": ("[check-in]\nladder = ['fax']\n", 2, "check-in.ladder: ['fax'] is not a list of steps", "known are: email, phone, mail"),
    "a step alone": ("[check-in]\nladder = 'email'\n", 2, "check-in.ladder: 'email' is not a list of steps", "known are: email, phone, mail"),
    "an unknown warning": ("[advice]\nwarnings = ['late']\n", 2, "advice.warnings: ['late'] is not a list of warnings", "known are: " + ", ".join(ADVICE)),
    "an unknown word": ("[check-in]\npromise = 'perhaps'\n", 2, "check-in.promise: 'perhaps' is not known", "write one of: decides, delays"),
    "no value": ("[letter]\nhours = { basis = 'stated' }\n", 2, "letter.hours: {'basis': 'stated'} has no value or an unknown basis", 'write { value = 24, basis = "stated" }'),
    "an unknown basis": ("[letter]\nhours = { value = 1, basis = 'felt' }\n", 2, "letter.hours: {'value': 1, 'basis': 'felt'} has no value or an unknown basis", 'write { value = 24, basis = "stated" }'),
    "a wrong value with a basis": ("[letter]\nhours = { value = 0, basis = 'own' }\n", 2, "letter.hours: 0 is not a number of hours from 1 to 1440", "write 24"),
    "a summary that is no text": ("summary = 3\n", 1, "summary: 3 is not a text", 'write summary = "..."'),
    "extends that is no text": ("\nextends = 3\n", 2, "extends: 3 is not a text", 'write extends = "..."'),
    "use that is no truth": ("[letter]\nuse = 'no'\n", 2, "letter.use: 'no' is neither true nor false", "write true or false"),
    "articles that are no list": ("[letter]\nhours = { value = 24, from = 5 }\n", 2, "letter.hours:", ""),
    "a rule that is no table": ("letter = 5\n", 1, "letter: 5 is not a table", "write [letter]"),
    "not TOML": ("[letter]\nhours = \n", 2, "it cannot be read:", "see docs/"),
    "twice": ("[letter]\nhours = 1\nhours = 2\n", 3, "it cannot be read:", "hours is there twice: take one of them out"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message", "hint"), MISTAKES.values(), ids=list(MISTAKES))
def test_mistakes(text: str, line: int, message: str, hint: str) -> None:
    """A mistake is told with file, line, key, the value seen and what to write instead."""
    got = problem_in(text, built_in("balanced"))
    assert got[0] == line
    assert got[1].startswith(message)
    assert got[2].startswith(hint)


def test_all_mistakes_are_told_at_once() -> None:
    """Two mistakes in one playbook are two findings, in the order of the file."""
    with pytest.raises(BadToml) as bad:
        parse_playbook("mine", "mine.toml", b"[letter]\nhours = 0\n[move-on]\ndayz = 3\n", None)
    assert [(p.line, p.column, p.message.partition(":")[0]) for p in bad.value.problems] == [
        (2, 1, "letter.hours"),
        (4, 1, "move-on.dayz"),
    ]


def test_not_utf_8() -> None:
    """Bytes that are no UTF-8 are an error with their line."""
    with pytest.raises(BadToml) as bad:
        parse_playbook("mine", "mine.toml", b'summary = "a"\nsource = "\xeb"\n', None)
    assert [(p.line, p.code) for p in bad.value.problems] == [(2, "encoding")]


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ({"one": 'extends = "one"\n'}, "playbooks/one.toml: extends goes in a circle: one -> one"),
        (
            {"one": 'extends = "two"\n', "two": 'extends = "one"\n'},
            "playbooks/two.toml: extends goes in a circle: one -> two -> one",
        ),
        (
            {"one": 'extends = "two"\n', "two": 'extends = "three"\n', "three": 'extends = "two"\n'},
            "playbooks/three.toml: extends goes in a circle: one -> two -> three -> two",
        ),
    ],
    ids=["itself", "each other", "further on"],
)
def test_circle(texts: dict[str, str], shown: str, tmp_path: Path) -> None:
    """`extends` in a circle is an error that shows the circle."""
    with pytest.raises(BadToml) as bad:
        read_playbook("one", str(own(tmp_path, **texts)))
    (problem,) = bad.value.problems
    assert f"{problem.file}: {problem.message}" == shown


@pytest.mark.parametrize(
    "text", ['extends = "balancd"\n', '# mine\nsummary = "s"\nextends = "balancd"\n'], ids=["line 1", "line 3"]
)
def test_extends_an_unknown_one(text: str, tmp_path: Path) -> None:
    """`extends` with a name that is not there points at its line and says what was probably meant."""
    with pytest.raises(BadToml) as bad:
        read_playbook("mine", str(own(tmp_path, mine=text)))
    (problem,) = bad.value.problems
    assert (problem.file, problem.line) == ("playbooks/mine.toml", text.count("\n"))
    assert problem.message == "extends: no playbook named 'balancd'"
    assert problem.hint == "did you mean balanced?"


def test_a_mistake_further_down(tmp_path: Path) -> None:
    """A mistake in a playbook that is extended is told in the file where it stands."""
    journal = own(tmp_path, one='extends = "two"\n', two="[letter]\nhours = 0\n")
    with pytest.raises(BadToml) as bad:
        read_playbook("one", str(journal))
    assert [(p.file, p.line) for p in bad.value.problems] == [("playbooks/two.toml", 2)]


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "./mine", "../mine", "/mine", "playbooks/mine", "mine.toml", "sub/mine", "sub\\mine", "mine\0", "Mine"],
)
def test_a_name_is_a_bare_stem(name: str, tmp_path: Path) -> None:
    """A playbook is named by its stem; a path, an ending or another spelling is no playbook, wherever it would lead."""
    (tmp_path / "journal").mkdir()
    journal = own(tmp_path / "journal", mine="")
    (tmp_path / "mine.toml").write_text("", encoding="utf-8")
    (journal / "playbooks" / "sub").mkdir()
    (journal / "playbooks" / "sub" / "mine.toml").write_text("", encoding="utf-8")
    with pytest.raises(NoPlaybook):
        read_playbook(name, str(journal))


def test_extends_is_a_bare_stem(tmp_path: Path) -> None:
    """`extends` names a playbook as `playbook` does: by its stem."""
    journal = own(tmp_path, mine='extends = "../playbooks/other"\n', other="")
    with pytest.raises(BadToml, match="no playbook named"):
        read_playbook("mine", str(journal))


@pytest.mark.parametrize(
    ("name", "hint"), [("balancd", "balanced"), ("one_shot", "one-shot"), ("minee", "mine"), ("dos-and-dont", "dos-and-donts")]
)
def test_the_name_that_was_meant(name: str, hint: str, tmp_path: Path) -> None:
    """A misspelt name is answered with the one that was probably meant, a built-in one or one's own."""
    with pytest.raises(NoPlaybook) as missing:
        read_playbook(name, str(own(tmp_path, mine="")))
    assert missing.value.hint == f"did you mean {hint}?"


def test_own_playbooks(tmp_path: Path) -> None:
    """The playbooks of a journal are the TOML files in `playbooks/`, hidden ones aside; none where there is no such folder."""
    assert own_playbooks(str(tmp_path)) == []
    journal = own(tmp_path, mine="", other="")
    (journal / "playbooks" / ".hidden.toml").write_text("", encoding="utf-8")
    (journal / "playbooks" / "notes.md").write_text("", encoding="utf-8")
    assert own_playbooks(str(journal)) == ["mine", "other"]


def test_a_mistake_gives_no_rows(tmp_path: Path) -> None:
    """While the playbook has a mistake the journal gives no rows at all, and the mistake is told: a default never stands in."""
    journal = own(tmp_path, mine='extends = "balanced"\n[letter]\nhours = 0\n')
    (journal / "journal.toml").write_text('timezone = "America/New_York"\nplaybook = "mine"\n', encoding="utf-8")
    (journal / "plain.md").write_text(FILES["plain.md"], encoding="utf-8")
    board = open_board(journal, "2026-11-18T10:00:00-05:00", environ={})
    assert board.actions == ()
    assert [(p.file, p.line) for p in board.problems if p.severity == "error"] == [("playbooks/mine.toml", 3)]
    assert len(open_board(journal, "2026-11-18T10:00:00-05:00", "balanced", environ={}).actions) > 0
