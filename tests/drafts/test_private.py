"""The guard: what sounds private, how far that reaches in the notes, and that it finds the same in a finished text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from required_words import always_has_one

from followup_kit.api import open_board
from followup_kit.drafts.api import briefs_of, drafts_of
from followup_kit.drafts.draft import draftable
from followup_kit.drafts.languages.needed_words import needed_words
from followup_kit.drafts.languages.note_language import note_language
from followup_kit.drafts.languages.private import doubtful_words, known_signs, private_places, sign_of_privacy, sounds_private
from followup_kit.drafts.notes.choosing.offers import offer_text
from followup_kit.drafts.notes.judging.remarks import is_remark, names_a_stranger
from followup_kit.drafts.notes.reading.headings import all_headings
from followup_kit.drafts.notes.reading.sections import sections_of
from followup_kit.journal.languages import known_languages

pytestmark = pytest.mark.zone_free  # text alone

HERE = Path(__file__).parent
OPEN = "We talked about how clay is fired."
SECRET = "They are buying Gamma Mills."


def lines_of(name):
    """The lines of a table of sentences."""
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


CONFIDENTIAL = [tuple(part.strip() for part in line.split("|")) for line in lines_of("confidential.txt")]


def free(body):
    """The statements that may be used, with the lines on which private thoughts begin."""
    sections = sections_of(body, 1, all_headings())
    return [x.text for s in sections for x in s.statements], [n for s in sections for n in s.private]


@pytest.mark.parametrize(("kind", "sentence"), CONFIDENTIAL)
@pytest.mark.parametrize("written", ["{}", "{} ", "*{}*", "“{}”"])
def test_a_private_sentence_is_known(kind, sentence, written):
    """Forty sentences of every kind of private matter; none is free, whatever is around it."""
    assert sign_of_privacy(written.format(sentence)) is not None
    assert sign_of_privacy(written.format(sentence).replace("'", "’")) is not None
    assert free(f"## Discussed\n- {written.format(sentence)}\n")[0] == []


def test_the_table_is_as_long_as_it_says():
    """Forty sentences, of each kind of matter that the guard knows apart from money and fears."""
    assert len(CONFIDENTIAL) >= 40
    assert len({kind for kind, _ in CONFIDENTIAL}) == 8


@pytest.mark.parametrize("sentence", lines_of("harmless.txt"))
def test_a_harmless_sentence_is_free(sentence):
    """A word that could be private is none in these."""
    assert sign_of_privacy(sentence) is None


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (f"{OPEN}\n\n{SECRET} Signing is in April. Not to be mentioned to anyone.", [OPEN]),  # the whole paragraph
        (f"{OPEN}\n\n*Under NDA, only so as not to lose it:* {SECRET} Signing is in April.", [OPEN]),
        (f"- {OPEN}\n- {SECRET}\n  - keep that to yourself", [OPEN]),  # the bullet with those below it
        (f"- {OPEN}\n- between us\n  - {SECRET}", [OPEN]),
        (f"{OPEN}\n\n({SECRET} Confidential. NOT in any letter.)", [OPEN]),
        (f"{OPEN}\n\n({SECRET}\n\nSigning is in April.\n\nConfidential.)", [OPEN]),  # the whole bracket
        (f"{OPEN}\n\n{SECRET}\n\nThat stays between us.", [OPEN]),  # a remark about what is before it
        (f"{OPEN}\n\n{SECRET}\n\nNot to be repeated!", [OPEN]),
        (f"- {OPEN}\n- {SECRET}\n- this is strictly confidential", [OPEN]),
        (f"{OPEN}\n\nThe following is confidential, please do not share it with anyone at all:\n\n- {SECRET}\n- Signing is in April.", [OPEN]),
        (f"{OPEN}\n\n{SECRET}\n\nAll of this is in confidence.", []),  # the section
        (f"{OPEN}\nnot to be repeated to anyone", []),  # lines of a note
        (f"{OPEN}\n\n{SECRET}\nSigning is in April.\nNot to be mentioned to anyone.", [OPEN]),
        (f"{OPEN}\n\n| {SECRET} | between us |\n", [OPEN]),
        (f"{OPEN}\n\n> [!warning] Confidential\n> {SECRET}\n\n{OPEN}", [OPEN, OPEN]),
        (f"{OPEN}\n\n## Gespräch (vertraulich)\n{SECRET}\n", [OPEN]),  # a heading
        (f"{OPEN}\n\n### Under NDA\n{SECRET}\n### Ann\n{OPEN}", [OPEN, OPEN]),
        (f"{OPEN}\n\n```\n{SECRET}\n```\n%% {SECRET} %%\n", [OPEN]),
    ],
)  # fmt: skip
def test_how_far_a_sign_reaches(body, left):
    """A sign makes its whole paragraph, bullet, bracket or section private, and what it is a remark about."""
    assert free(f"## Discussed\n{body}\n")[0] == left


def test_what_is_left_out_is_said_with_its_line():
    """The lines on which private thoughts begin are told."""
    assert free(f"## Discussed\n{OPEN}\n\n{SECRET}\nBetween us.\n") == ([OPEN], [4])


def test_a_finished_text_is_read_by_the_same_guard():
    """Each line that sounds private, with the words; a line break in the middle of a sign hides nothing."""
    text = "Dear Ann,\n\nThank you.\n\nThe salary is fine. My wife agrees.\nIt stays between\nus.\n"
    assert private_places(text) == [(5, "salary"), (6, "stays between")]
    assert private_places("Dear Ann,\n\nThank you for the settlement of card payments.\n") == []


def written(sentence, make_journal):
    """The drafts and the briefs of an entry with a sentence in it."""
    entry = "---\ncompany: Corby\nrole: Buyer\ndate: 2026-11-18 14:00\ninterest: yes\ninterviewers: [Ann Birch]\n---\n"
    folder = make_journal({"a.md": f"{entry}## Discussed\n- {OPEN} {sentence}\n## Learned\n{sentence}\n## Why me\n{sentence}\n"})
    board = open_board(folder, "2026-11-18T16:00", environ={})
    drafts = drafts_of(board, draftable(board)).drafts
    return drafts, briefs_of(board, draftable(board))[0]


@pytest.mark.parametrize("sentence", lines_of("never_sent.txt"))
def test_a_private_sentence_takes_its_thought_out_of_drafts_offers_and_briefs(sentence, make_journal):
    """A harmless sentence before it carries it nowhere, and stays out with it."""
    assert sign_of_privacy(sentence) is not None
    drafts, briefs = written(sentence, make_journal)
    texts = [d.body for d in drafts] + [o.passage.text for d in drafts for o in d.offers] + [briefs]
    assert drafts
    assert not any(sentence in t or OPEN in t for t in texts)


@pytest.mark.parametrize("sentence", lines_of("doubtful.txt"))
def test_a_doubtful_sentence_is_offered_as_one_and_in_no_brief(sentence, make_journal):
    """It is shown with a mark, puts nothing into a draft by itself, and is no alarm in a finished text."""
    assert sounds_private(sentence)
    assert private_places(sentence) == []
    drafts, briefs = written(sentence, make_journal)
    offers = [o for d in drafts for o in d.offers if sentence in o.passage.text]
    assert offers
    assert all(o.doubtful and offer_text(o).startswith("sounds private: ") for o in offers)
    assert not any(sentence in t or OPEN in t for t in [d.body for d in drafts])
    assert sentence not in briefs


@pytest.mark.parametrize("sentence", lines_of("still_used.txt"))
def test_a_word_in_another_sense_keeps_nothing_out(sentence, make_journal):
    """Used or offered, whatever topic the word belongs to elsewhere."""
    drafts, _ = written(sentence, make_journal)
    assert any(sentence in d.body or any(sentence in o.passage.text for o in d.offers) for d in drafts)


@pytest.mark.parametrize(
    ("sentence", "stranger"),
    [
        ("Maeve's marriage was a long one.", True), ("Dave and I ran it.", True), ("Aoife thinks that it will do.", True), ("Herr Klum baut Boote.", True),
        ("Dana and I ran it.", False), ("Dana wants a buyer.", False), ("We want a buyer by summer.", False), ("The press and I get on.", False),
    ],
)  # fmt: skip
def test_a_stranger_is_told_from_an_interviewer(sentence, stranger):
    """Somebody whom the entry does not know as an interviewer."""
    assert names_a_stranger(sentence, ("Dana Whitfield",)) is stranger


@pytest.mark.parametrize("sentence", lines_of("unlisted.txt"))
def test_what_no_pattern_names_is_not_said_by_itself(sentence, make_journal):
    """Only what is beyond doubt goes into a draft by itself, or into a brief: no remark on a person, nothing of one's own state."""
    entry = "---\ncompany: Corby\nrole: Buyer\ndate: 2026-11-18 14:00\ninterest: yes\ninterviewers: [Ann Birch]\n---\n"
    folder = make_journal({"a.md": f"{entry}## Discussed\n- {sentence}\n## Learned\n{OPEN}\n## Why me\n{sentence}\n"})
    board = open_board(folder, "2026-11-18T16:00", environ={})
    drafts = drafts_of(board, draftable(board)).drafts
    assert any(OPEN in d.body for d in drafts)
    assert not any(sentence in d.body for d in drafts)
    assert sentence not in briefs_of(board, draftable(board))[0]


@pytest.mark.parametrize(
    ("sentence", "remark", "strict"),
    [
        ("She showed me the rota.", False, False), ("Dana and Jo showed me the rota.", False, False), ("They want a buyer by summer.", False, False),
        ("He'd rather keep all six.", False, False), ("The head of dyeing explained the vats.", False, False), ("Die Meisterin zeigte mir den Abbund.", False, False),
        ("She was half asleep.", True, True), ("The owner has Parkinson's.", True, True), ("Dana is a walking ego.", True, True), ("Mein Bruder sitzt im Gefängnis.", True, True),
        ("I ran a youth club in a bus.", False, False), ("I know the estates.", False, False), ("I am a baker by trade.", False, False),
        ("I need Wednesdays free.", False, True), ("I froze at the question.", False, True), ("I'm only there until Easter.", False, True),
    ],
)  # fmt: skip
def test_a_remark_is_told_from_what_shows_somebody_at_work(sentence, remark, strict):
    """Of somebody, only what they do at their work; of oneself, only what one did or can do."""
    names = ("Dana Whitfield", "Jo Ng")
    assert [is_remark(sentence, names, strict=s) for s in (False, True)] == [remark, strict]


def test_no_sign_is_passed_over_for_want_of_its_words():
    """A pattern is tried only where one of its words is; whatever it matches has one of them, and each pattern shows some."""
    doubts = [p for code in known_languages() for p in note_language(code).evidence.words.patterns]
    wrong = [s for s in known_signs().patterns if not s.needs]
    for known in (*known_signs().patterns, *doubtful_words().patterns, *doubts):
        if known.needs and not always_has_one(known.source, known.needs, re.IGNORECASE):
            wrong.append(known)
    assert len(known_signs().patterns) > 500
    assert wrong == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("salary", ("salary",)), ("NDAs?", ("nda",)), ("lay-?offs?", ("lay",)), ("my (?:wife|ex)", ("my ",)), ("(?:my|his) debts?", (" debt",)),
        ("pay (?:cut|rise)", ("pay ",)), ("laid off|sacked", ("laid off", "sacked")), ("(?:(?:very )?secret|hidden)", ("secret", "hidden")),
        ("(?:good )?offer", ("offer",)), ("(?!not)quit", ("quit",)), ("x(?= quit)", ("x",)), (r"\bowe\b", ("owe",)), ("o{2,3}ps", ("ps",)), ("[(|]sum", ("sum",)),
        (r"\w+", ()), ("(?:abc|)", ()), ("abc|", ()), ("(?:abc)?", ()), ("(?:abc){0,2}", ()), (r"abc|\d", ()), ("a*b?", ()),
    ],
)  # fmt: skip
def test_the_words_that_a_pattern_needs(pattern, words):
    """Those of the first part that is long enough, else of the longest; none where a match may be without."""
    assert needed_words(pattern) == words


@pytest.mark.parametrize(
    "sentence", ["MY SALARY", "my \u017falary", "conf\u0131dential", "CONF\u0130DENTIAL", "I was sac\u212aed"]
)
def test_letters_that_lower_case_keeps_are_read_as_the_patterns_read_them(sentence):
    """A long s, a dotless i, a capital I with a dot: a pattern that ignores the case finds them, and so must its words."""
    assert sign_of_privacy(sentence) is not None
