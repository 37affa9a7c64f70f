"""The reading over: what a careful reader would point at, and what only looks like a mistake."""

from __future__ import annotations

import importlib.util
import re
from datetime import date

import pytest
from required_words import always_has_one
from sample import ROOT

from followup_kit.drafts.checks.findings import Context
from followup_kit.drafts.checks.proofread import proofread
from followup_kit.drafts.languages.language import language_named, slips_of
from followup_kit.journal.languages import known_languages

pytestmark = pytest.mark.zone_free  # text alone

ENGLISH = Context(
    kind="thank-you", by="email", reader="Dana Whitfield", company="Northwind Analytics", names=("Dana Whitfield", "Zoë Ørsted", "Data Engineer", "Robin Marsh"),
    me="Robin Marsh", contacts=("robin@marsh.example", "+1 555 0123"), day=date(2026, 11, 18), language=language_named("en"), elsewhere=("Bright",), promises=(date(2026, 12, 10),), days=(date(2026, 11, 18), date(2026, 12, 10)),
)  # fmt: skip
GERMAN = ENGLISH._replace(language=language_named("de"))
START = "Dear Dana Whitfield,\n\nThe replay of the warehouse events was a delight to see.\n\n"
END = "\n\nKind regards,\nRobin Marsh\nrobin@marsh.example\n"
WORDS = len(re.findall(r"[^\W\d_][\w'’-]*", START + END))
ANFANG = "Guten Tag Dana Whitfield,\n\ndie Umstellung der nächtlichen Läufe klang nach einem guten Plan.\n\n"
ENDE = "\n\nFreundliche Grüße\nRobin Marsh\nrobin@marsh.example\n"


def found(sentence, context=ENGLISH):
    """Line and code of each finding in a note that is clean but for one sentence."""
    start, end = (ANFANG, ENDE) if context.language.code == "de" else (START, END)
    return [(f.line, f.code) for f in proofread(start + sentence + end, context)]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("TODO: one sentence about what you discussed.", "todo"),
        ("I liked [the product] very much.", "placeholder"),
        ("I liked the XXX very much.", "placeholder"),
        ("I liked what {{ company }} does.", "placeholder"),
        ("I would enjoy working at Northwnd Analytics.", "name"),
        ("I would enjoy working at Northwind Analitics.", "name"),
        ("I told Dena Whitfield about it.", "name"),
        ("I told Mr. Whitfeild about it.", "name"),
        ("It was good to meet Zoe as well.", "name"),
        ("I would enjoy working at Bright.", "company"),
        ("I am a team player and enjoy the work.", "generic"),
        ("Please answer at your earliest convenience.", "pushy"),
        ("I still haven’t heard from you.", "pushy"),
        ("We spoke about the the loads.", "doubled"),
        ("We spoke about the\nthe loads.", "doubled"),
        ("We spoke about loads,, and rotas.", "punctuation"),
        ("We spoke about loads , and rotas.", "punctuation"),
        ("We spoke about loads,and rotas.", "punctuation"),
        ("We spoke about loads.They were fun.", "punctuation"),
        ("We spoke about loads (and rotas.", "bracket"),
        ("We spoke about loads. they were fun.", "small-start"),
        ("we spoke about loads.", "small-start"),
        ("The team has it's own way of testing.", "slip"),
        ("Its a pity that we had no more time.", "slip"),
        ("It was a honour to see it.", "slip"),
        ("It was an useful talk.", "slip"),
        ("It was a interesting talk.", "slip"),
        ("I is glad that we met.", "slip"),
        ("You was very kind to me.", "slip"),
        ("The questions was hard for me.", "slip"),
        ("I could of said more.", "slip"),
        ("It was better then I hoped.", "slip"),
        ("I look forward to hear from you.", "slip"),
        ("We met on Thursday, 18 November in the hall.", "day"),
        ("We met on Monday, November 18 in the hall.", "day"),
        ("We met on Tuesday, 31 November in the hall.", "day"),
        ("I would like work with hemp again.", "slip"),
        ("I'd love join the evening shift.", "slip"),
        ("I have seen more of it then most buyers.", "slip"),
        ('You said: "A rope is only as good as its splice.', "quote"),
        ("You said: “A rope is only as good as its splice.", "quote"),
        ("A rope is only as good as its splice,” you said.", "quote"),
        ('“A rope is only as good as its splice," you said.', "quote"),
        ("I need your answer by tonight, or I will go to your director.", "pushy"),
        ("If I don't hear from you by Friday, I will accept the other one.", "pushy"),
        ("Please decide before the end of today.", "pushy"),
        ("You showed me two letters, which is on my desk now.", "slip"),
        ("The pages of a ledger decides how fast it may dry.", "slip"),
        ("The relay with the two red wires have to be replaced.", "slip"),
        ("The number of late trains have doubled since June.", "slip"),
        ("I know people who has lost something.", "slip"),
        ("I look forward hearing from you.", "slip"),
        ("Thank you for receive me on board.", "slip"),
        ("I never seen a room that tidy.", "slip"),
        ("I am agree with what you said about it.", "slip"),
        ("I am working there since 2021 and I like it.", "slip"),
        ("I dont mind the night shift at all.", "slip"),
        ("I would be glad if I can start in May.", "slip"),
        ("My salary there was higher than that.", "private"),
        ("They pay $30 an hour and I think that it is fair.", "private"),
        ("I told Ms Ørstad about the loads.", "name"),
        ("You wrote that you would decide by Friday, 4 December.", "promise"),
        ("An answer was expected by December 4, so I ask.", "promise"),
        ("We met on 17 November in the hall.", "day"),
        ("On 17 November I interviewed for the role.", "day"),
    ],
)
def test_a_mistake_is_found_where_it_stands(sentence, code):
    """Each mistake is one finding, on the line of the note on which it stands."""
    assert found(sentence) == [(5, code)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It’s good that the team has its own way of testing.",
        "What I had had in mind is that that job is done.",
        "It took an hour at a university, with an MRI and a one-off.",
        "Zoë Ørsted’s talk and Dana's questions were both good.",
        "The series is long and the news is good.",
        "The work on the older tables is nearly done.",
        "If I were you, I would ask for an X-ray at a U-turn.",
        "I wrote to e.g. two people at 9 a.m. on that day.",
        "See https://northwind.example/a,b.C and robin@marsh.example for it.",
        "We met on Wednesday, 18 November, and meet again on Wednesday, the 25th of November.",
        "One of the tests is slow, and neither of us was surprised.",
        "- first the loads\n- then the rota",
        "There are a few things that I would ask you about.",
        "The data are kept for a year, which is brighter than I thought.",
        "Dean and Lana from the port came by in March.",
        "We went to Walla Walla. iOS is new to me.",
        "“Stop the readers first,” you said, and I agree.",
        "I wondered whether a lot of people were there :)",
        "He told me that “them ropes was made to last” and left.",
        'He told me that "a crab don\'t wait for nobody", and laughed.',
        "„Das sind den Seile“, he said, and I wrote it down.",
        "The lookup costs O(log n), and the walk O(n).",
        "Three things: a) the loads, b) the rota, c) the cold.",
        "I read about the award on on-time delivery in the hall.",
        'The screen was 24" wide and the desk was not.',
        "I waited three weeks, which is not long for a reply.",
        "You said that you would decide by Thursday, 10 December.",
        "I could start on 4 December, if that is not too soon.",
        "Could you let me know by 4 December whether that is fine?",
        "We met on Wednesday, 18 November, and I thought of it since.",
        "The number of tables is small, and a number of them are old.",
        "I have work to do, and I have time for it.",
        "You have each been patient, and they have both been kind.",
        "I would like help with the third one.",
        "It is better that a nurse decides it.",
        "If I can start in May, I would be glad.",
        "Each of the tables that you keep has its own key.",
        "The people of the town are proud of the team from the coast.",
        "Whose used books are these, and who was there first?",
        "In the end I was too late, and you too have seen why.",
        "It belongs to many people, and it is known to many.",
    ],
)
def test_what_only_looks_like_a_mistake_is_none(sentence):
    """No false alarm."""
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("text", "context", "codes"),
    [
        (START + END, ENGLISH, []),
        (START.replace("Dana Whitfield", "Carla Homan") + END, ENGLISH, ["greeting"]),
        (START.replace(" Dana Whitfield", "") + END, ENGLISH, ["greeting"]),
        (START.replace("Dear Dana Whitfield", "Hi Dana") + END, ENGLISH, []),
        (START + END.replace("Robin Marsh\n", ""), ENGLISH, ["signature"]),
        (START + END.replace("Kind regards,\n", ""), ENGLISH, ["closing"]),
        (START + END.replace("Kind regards,\n", "Yours,\n"), ENGLISH, []),
        (START + END.replace("Kind regards,\nRobin Marsh", "Thanks again, Robin"), ENGLISH, []),
        (START.replace("Dear Dana Whitfield", "Dear Dr. Whitfield") + END, ENGLISH._replace(reader="Dr. Dana Whitfield"), []),
        (START.replace("Dear Dana Whitfield", "Dear Dr. Ortega") + END, ENGLISH._replace(reader="Dr. Dana Whitfield"), ["greeting"]),
        (START + END.replace("robin@marsh.example\n", ""), ENGLISH, ["contact"]),
        (START + END.replace("robin@marsh.example", "+1 (555) 0123"), ENGLISH, []),
        (START + END, ENGLISH._replace(by="phone"), []),
        ("Dear Dana Whitfield,\n\nThank you for your time. I enjoyed our conversation very much." + END, ENGLISH, ["specific"]),
        ("Dear Dana Whitfield,\n\nThank you for your time. I enjoyed our conversation very much." + END, ENGLISH._replace(kind="check-in"), []),
        (START + "word " * (200 - WORDS) + END, ENGLISH, []),
        (START + "word " * (201 - WORDS) + END, ENGLISH, ["long"]),
        ("Hello " + "word " * 74, ENGLISH._replace(by="phone", kind="check-in"), []),
        ("Hello " + "word " * 75, ENGLISH._replace(by="phone", kind="check-in"), ["long"]),
        ("y" * 299, ENGLISH._replace(by="linkedin", kind="connect"), []),
        ("y" * 300, ENGLISH._replace(by="linkedin", kind="connect"), ["long"]),
        (ANFANG + ENDE, GERMAN, []),
        (ANFANG.replace("die Umst", "Die Umst") + ENDE, GERMAN, []),
    ],
)  # fmt: skip
def test_the_frame_of_a_note(text, context, codes):
    """Greeting, name, contact details, something specific, and a length that somebody reads in a minute or hears in half of one."""
    assert [f.code for f in proofread(text, context) if f.code not in ("doubled", "small-start", "punctuation")] == codes


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("TODO: ein Satz.", "todo"),
        ("Wir sprachen über die Läufe am Donnerstag, 18. November.", "day"),
        ("Ich bin hochmotiviert und freue mich.", "generic"),
        ("Bitte antworten Sie umgehend.", "pushy"),
        ("Das ist besser wie gedacht.", "slip"),
        ("Vielen Dank für ihre Zeit.", "slip"),
        ("Wir sprachen über über die Läufe.", "doubled"),
        ("Bei Northwnd Analytics gefiel es mir.", "name"),
    ],
)
def test_german_has_rules_of_its_own(sentence, code):
    """What trips a German reader is found in a German note."""
    assert found(sentence, GERMAN) == [(5, code)]


def test_no_findings_in_the_words_of_the_language_file():
    """Every language says how it writes each weekday and month, once."""
    for code in known_languages():
        language = language_named(code)
        assert (len(set(language.weekdays)), len(set(language.months))) == (7, 12)
        for number in range(1, 366):
            day = date.fromordinal(date(2026, 1, 1).toordinal() + number - 1)
            assert (
                proofread(
                    language.weekday_and_day(day), ENGLISH._replace(by=None, day=day, language=language, kind="x", elsewhere=())
                )
                == []
            )


def measured(folder):
    """The results of the benchmark on one folder of notes."""
    place = ROOT / "benchmarks" / "proofread.py"
    spec = importlib.util.spec_from_file_location("measure_proofread", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.results(folder))


@pytest.mark.spelling
@pytest.mark.parametrize(
    ("folder", "notes"),
    [("first-clean", 16), ("second-clean", 12), ("third-clean", 30), ("fourth-clean", 14), ("fifth-clean", 6)],
)
def test_clean_notes_of_others_are_left_alone(folder, notes):
    """Not one false alarm on notes that somebody else wrote."""
    found = measured(folder)
    assert len(found) == notes
    assert [(r.file, r.beside) for r in found if r.beside] == []


@pytest.mark.spelling
@pytest.mark.parametrize(
    ("folder", "planted", "hits"),
    [("first-planted", 75, 67), ("second-planted", 44, 39), ("fourth-planted", 86, 79), ("fifth-planted", 52, 40)],
)
def test_planted_mistakes_of_others_are_found(folder, planted, hits):
    """So many of the mistakes that somebody else planted are found, and nothing beside them is called one."""
    found = measured(folder)
    assert (sum(len(r.planted) for r in found), sum(len(r.hits) for r in found)) == (planted, hits)
    assert [(r.file, r.beside) for r in found if r.beside] == []


@pytest.mark.parametrize("code", known_languages())
def test_no_slip_is_passed_over_for_want_of_its_words(code):
    """`needs` spares the compiling of a pattern; whatever the pattern matches has one of these words in it."""
    for slip in slips_of(code):
        if slip.needs:
            assert always_has_one(slip.source, slip.needs, re.IGNORECASE if slip.ignore_case else 0), slip


@pytest.mark.parametrize(
    ("company", "said", "wrong"),
    [
        ("St Brannock's Hospital", "I liked St Brannock's Hospital and St Brannock’s wards.", None),
        ("St Brannock’s Hospital", "I liked St Brannock's Hospital.", None),
        ("St Brannock's Hospital", "I liked St Brannok's Hospital.", "Brannock's"),
        ("Sainsbury's", "I would enjoy working at Sainsbury's, and Sainsbury’s depots.", None),
        ("McDonald's UK", "I would enjoy working at McDonald’s UK, in MCDONALD'S kitchens.", None),
        ("Barclays", "I saw Barclays' team and Barclays’ hall.", None),
        ("O'Neill's", "I was at O’Neill's.", None),
        ("Sainsbury's", "I would enjoy working at Sainsburry's.", "Sainsbury's"),
    ],
)
def test_a_possessive_is_part_of_a_name_or_behind_it(company, said, wrong):
    """However the apostrophe is typed; a wrong letter is still seen, and the remedy is the name as the entry has it."""
    remedies = [f.remedy for f in proofread(said, ENGLISH._replace(company=company)) if f.code == "name"]
    assert remedies == ([f"write {wrong}"] if wrong else [])


@pytest.mark.parametrize("closing", ["Freundliche Grüße", "Freundliche Grüsse", "Mit freundlichen Grüssen", "Liebe Grüsse"])
def test_a_german_letter_may_close_as_the_swiss_write(closing):
    """With ss, which is how it is spelt there."""
    text = f"Guten Tag Urs Pfister,\n\nvielen Dank für das Gespräch.\n\n{closing}\nRobin Marsh\n"
    assert not [f for f in proofread(text, GERMAN) if f.line >= 5]
