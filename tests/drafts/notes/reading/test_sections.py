"""The body of an entry: which part may enter a draft, whose it is, where each sentence stands, and what is nobody's business."""

from __future__ import annotations

import pytest

from followup_kit.drafts.languages.language import language_named
from followup_kit.drafts.languages.note_language import note_language
from followup_kit.drafts.notes.choosing.material import Material
from followup_kit.drafts.notes.reading.headings import all_headings
from followup_kit.drafts.notes.reading.sections import sections_of as sections_below
from followup_kit.journal.entry import read_entry
from followup_kit.journal.languages import known_languages
from followup_kit.journal.settings import MEANINGS, default_settings

pytestmark = pytest.mark.zone_free  # text alone

SECRET = "The office was loud and I could not hear a thing."
OPEN = "We talked about moving the nightly loads to streaming."


ENTRY = read_entry("a.md", "---\ncompany: N\nrole: E\ndate: 2026-11-18 14:00\n---\n", default_settings()).entry
HEADINGS = [
    (meaning, heading)
    for code in known_languages()
    for meaning, headings in note_language(code).headings.items()
    for heading in headings
]


def sections_of(body, first_line):
    """The sections, with the headings that the kit knows."""
    return sections_below(body, first_line, all_headings())


def texts(body, meaning=None):
    """Every statement that may enter a draft."""
    return [x.text for s in sections_of(body, 1) if s.meaning and meaning in (None, s.meaning) for x in s.statements]


@pytest.mark.parametrize(("meaning", "heading"), HEADINGS)
@pytest.mark.parametrize("written", ["## {}", "# {}", "###### {}", "## {} ##", "##   {}  ", "## {}:", "##\t{}", "## {}\r"])
def test_a_known_heading_has_its_meaning_in_any_case(meaning, heading, written):
    """A heading counts at any level, in any case, with a colon or closing hashes."""
    for title in (heading, heading.upper(), heading.capitalize()):
        assert texts(f"{written.format(title)}\n{OPEN}\n", meaning) == [OPEN]


@pytest.mark.parametrize(
    "heading",
    [
        "Minuses",
        "Private",
        "Salary",
        "What I really think",
        "Discussed with my partner",
        "Not discussed",
        "Private: discussed",
        "~~Discussed~~",
        "Dana",
    ],
)
def test_every_other_heading_is_private(heading):
    """What stands below an unknown heading never leaves the entry, whatever follows a known one again does."""
    assert texts(f"## {heading}\n{SECRET}\n### Discussed\n{SECRET}\n\n## Learned\n{OPEN}\n") == [OPEN]


INDENTED = "    # load the bales\n    make bales\n\n    # and again\n    make again\n"


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize(
    "code", [INDENTED, INDENTED.replace("    ", "\t"), INDENTED.replace("    ", "        "), INDENTED.replace("# ", "## ")]
)
def test_what_is_indented_below_an_unknown_heading_is_all_of_it(code, between):
    """A comment in code begins no section for what follows the code, and the code itself goes into nothing by itself."""
    body = f"## Discussed\n{OPEN}\n\n{code}{between}We counted the racks.\n"
    assert texts(body, "discussed") == [OPEN, "We counted the racks."]
    assert [(s.title, [x.text for x in s.statements]) for s in sections_of(body, 1) if s.meaning is None] == [
        ("load the bales", ["make bales"]), ("and again", ["make again"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"## Discussed\n\n    ## Minuses\n    {SECRET}\n\n{SECRET}\n", []),
        (f"## Minuses\n\n    # code\n    {SECRET}\n\n{SECRET}\n", []),
        (f"## Discussed\n\n    # What I think\n{SECRET}\n", []),
        (f"## Discussed\n\n    # What I think\n\n{SECRET}\n", []),
        (f"## Discussed\n\n    # code\n    x\n    ## Learned\n    {OPEN}\n", [("learned", OPEN)]),
        (f"    ## Discussed\n{OPEN}\n", [("discussed", OPEN)]),
        (f"- ## Discussed\n    {OPEN}\n", [("discussed", OPEN)]),
    ],
)
def test_other_headings_that_are_indented_are_headings(body, found):
    """A known one, a private one, and one that has its text at the margin: what is below it may be private."""
    known = [(s.meaning, x.text) for s in sections_of(body, 1) if s.meaning for x in s.statements]
    assert known == found


def test_a_person_that_is_indented_has_a_part():
    """What is below a name of the panel is theirs, at whatever column it stands."""
    body = f"## Discussed\n    ### Dana\n    {OPEN}\n\nWe counted the racks.\n"
    found = sections_below(body, 1, all_headings(), ("Dana Whitfield", "Jo Ng"))
    assert [(s.person, [x.text for x in s.statements]) for s in found] == [("Dana", [OPEN, "We counted the racks."])]


@pytest.mark.parametrize(
    "heading",
    [
        "## Minuses", "# Minuses", "###### Minuses", "## Minuses ##", "##\tMinuses", " ## Minuses", "  ## Minuses", "   ## Minuses", "##Minuses", "##", "## ", "## ##",
        "Minuses\n-------", "Minuses\n=======", "Minuses\n---", "  Minuses\n  ---", "**Minuses**", "__Minuses__", "**Minuses:**", "Minuses:", "> ## Minuses",
        "## <!-- my --> Minuses", "### Minuses",
    ],
)  # fmt: skip
def test_a_heading_in_any_of_markdowns_ways_ends_what_stood_before(heading):
    """However a person writes the private heading (indented, underlined, bold, bare), nothing below it enters a draft as shared."""
    for between in ("\n", "\n\n"):
        body = f"## Discussed\n{OPEN}\n\n{heading}{between}{SECRET}\n- {SECRET}\n"
        shared = [x.text for s in sections_of(body, 1) if s.meaning and s.person is None for x in s.statements]
        assert SECRET not in " ".join(shared)


@pytest.mark.parametrize(
    "heading",
    [
        "Private", "PRIVATE", "*Private*", "_Private_", "***Private***", "[Private]", "== Private ==", "(Private)", "1. Private", "- Private", "- Private:", "Private –",
        "> Private", "| Private |", "<h2>Private</h2>", "<details><summary>Private</summary>", "**Private** -", "Privat", "Meine Ängste", "Minuses", "- **Private:** loud.",
        "**Private:** loud.", "**Private**: loud.", "Private: loud.", "Private - loud.", "Private:loud.", "- Private: loud.", "My gut says", "Second thoughts",
    ],
)  # fmt: skip
def test_a_private_heading_without_the_mark_of_one_is_known(heading):
    """A private heading in a person's own way, on a line of its own or with its text behind it, ends what may be said."""
    for between in ("\n", "\n\n", "\n- ", "\n> "):
        assert texts(f"## Discussed\n{OPEN}\n\n{heading}{between}{SECRET}\n\n{SECRET}\n") == [OPEN]


@pytest.mark.parametrize(
    "written", ["Learned: {}", "**Learned:** {}", "- Learned: {}", "Learned\n{}", "Learned\n\n{}", "*Learned*\n{}"]
)
def test_a_known_heading_without_the_mark_of_one_has_its_meaning(written):
    """A known heading may stand on a line of its own, or before its text."""
    assert texts(f"## Discussed\n{OPEN}\n\n{written.format(SECRET)}\n", "learned") == [SECRET]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("> We talked about felt.", "We talked about felt."),
        (">> We talked about felt.", "We talked about felt."),
        ("  > > We talked about felt.", "We talked about felt."),
        ("We talked about orders > 500 a week.", "We talked about orders > 500 a week."),
        ("> We talked about orders > 500 a week.", "We talked about orders > 500 a week."),
        ("We talked about straw -> felt.", "We talked about straw -> felt."),
    ],
)
def test_only_the_marks_of_a_quotation_are_taken_off(typed, text):
    """A sign for `more than` within a line is text."""
    assert texts(f"## Discussed\n{typed}\n") == [text]


def test_three_words_are_no_heading():
    """Fragments below a heading, with nothing to follow, are what the notes hold."""
    for body in ("Streaming platform\n", "\nStreaming platform\n", f"{OPEN}\n\nStreaming platform\n"):
        assert texts(f"## Discussed\n{body}")[-1] == "Streaming platform"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- {} -->", "<!--{}-->", "<!--\n{}\n-->", "<!-- a\n\n## Discussed\n{}\n-->", "<!-- never closed\n{}", "<!-- -- {} -- -->", "<!-- > {} -->", "- <!-- {} -->",
        "<!-- a --><!-- {} -->", "<!-- a <!-- {} -->",
    ],
)  # fmt: skip
def test_comments_are_taken_out(comment):
    """Nothing of an HTML comment enters a draft: of one line or many, with a heading in it, or never closed."""
    assert SECRET not in " ".join(texts(f"## Discussed\n{OPEN}\n\n{comment.format(SECRET)}\n"))


def test_a_comment_moves_no_line():
    """Lines after a comment of several lines keep their numbers."""
    (section,) = sections_of(f"## Discussed\n<!-- one\ntwo\nthree -->\n{OPEN}\n", 11)
    assert [(x.text, x.line) for x in section.statements] == [(OPEN, 15)]


def test_what_stands_above_the_first_heading_is_private():
    """Text before any heading is a person's own."""
    assert texts(f"{SECRET}\n\n## Discussed\n{OPEN}\n") == [OPEN]


def test_a_name_below_a_heading_makes_the_part_that_persons():
    """`### Dana` belongs to Dana until the next heading; a shared heading after it is shared again."""
    body = f"## Discussed\n{OPEN}\n### Dana Whitfield\nWe talked about her garden.\n### Sam\nWe talked about the rota.\n## Learned\nI learned that it rains a lot.\n"
    assert [(s.meaning, s.person, [x.text for x in s.statements]) for s in sections_of(body, 1)] == [
        ("discussed", None, [OPEN]),
        ("discussed", "Dana Whitfield", ["We talked about her garden."]),
        ("discussed", "Sam", ["We talked about the rota."]),
        ("learned", None, ["I learned that it rains a lot."]),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_statement_knows_its_line(end):
    """Sentences of wrapped paragraphs and list items stand at the line on which they start."""
    lines = [
        "## Discussed",
        "",
        "We talked about loads. We also",
        "talked about the rota. It was",
        "fun to do so.",
        "",
        "- One thing is first.",
        "  It goes on here.",
        "2) Another thing is second.",
    ]
    (section,) = sections_of(end.join(lines), 20)
    assert [(x.line, x.text) for x in section.statements] == [
        (22, "We talked about loads."),
        (22, "We also talked about the rota."),
        (23, "It was fun to do so."),
        (26, "One thing is first."),
        (27, "It goes on here."),
        (28, "Another thing is second."),
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (OPEN, True), ("We talked about what is next?", True), ("“We will call you on Monday.”", True), ("Ärzte haben das gesagt, and I was there.", True),
        ("Moving to streaming.", False), ("moving the loads is what we talked about.", False), ("We talked about moving the loads", False), ("Loads -> streaming, they are moving.", False),
        ("Dana w/ Sam, they are moving it.", False), ("I was.", False), ("Nightly loads, streaming, Kafka, dbt, and more.", False), ("", False),
    ],
)  # fmt: skip
def test_a_sentence_is_told_from_a_fragment(text, whole):
    """A sentence has a capital, a subject with a verb, and an end; everything else is a fragment, never completed by the kit."""
    material = Material(ENTRY, None, language_named("en"), {})
    assert (material.is_whole(text) if text else False) is whole


def test_the_parts_of_the_notes_are_the_same_everywhere():
    """Every language knows the parts that journal.toml may give other headings to."""
    assert all(set(note_language(code).headings) == set(MEANINGS) - {"private"} for code in known_languages())


def test_no_heading_means_two_things():
    """A heading of one language does not stand for another part in another language."""
    told = {}
    for meaning, heading in HEADINGS:
        assert told.setdefault(heading, meaning) == meaning


def test_headings_of_ones_own_win():
    """A person's own headings are added to the known ones."""
    own = all_headings({"discussed": ["Was war?"], "learned": ["Discussed"]})
    found = sections_below(f"## Was war\n{OPEN}\n## was war?\n{OPEN}\n## Discussed\n{OPEN}\n", 1, own)
    assert [s.meaning for s in found] == ["discussed", "discussed", "learned"]


def test_an_empty_body_has_no_sections():
    """No text, no sections."""
    assert sections_of("", 1) == []
    assert sections_of("\n\n## Discussed\n\n## Learned\n", 1) == []


def parts(body):
    """The parts of a page: meaning, whose, and what they say."""
    return [(s.meaning, s.person, [t.text for t in s.thoughts]) for s in sections_of(body, 1)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Why me: I planned routes.\nRumour: they will be sold.\n", [("why-me", None, ["I planned routes."])]),
        (f"Discussed: {OPEN}\nWhy me: I planned routes.\n", [("discussed", None, [OPEN]), ("why-me", None, ["I planned routes."])]),
        (f"Discussed: {OPEN}\nSarah Quill: They have two sites.\n", [("discussed", None, [OPEN]), ("discussed", "Sarah Quill", ["They have two sites."])]),
        (f"- Discussed: {OPEN}\n- Money: {SECRET}\n- Vibe: warm\n", [("discussed", None, [OPEN]), (None, None, ["warm"])]),
        (f"**Discussed:** {OPEN}\n**Next:** they call\nor they write\n", [("discussed", None, [OPEN]), ("discussed", "Next", ["they call or they write"])]),
        ("Concerns: no export.\nAnswer: Two years of it.\n", [("concerns", None, ["no export.", "Answer: Two years of it."])]),
        (f"Discussed: {OPEN}\nI said: the oldest ones first.\n", [("discussed", None, [f"{OPEN} I said: the oldest ones first."])]),
        (f"## Discussed\n{OPEN}\nSarah: they have two sites.\n", [("discussed", None, [OPEN, "Sarah: they have two sites."])]),
    ],
)  # fmt: skip
def test_a_label_before_a_line_ends_the_part_of_the_one_before(body, found):
    """Who labels one line labels the next: what is said of it is no more of the same. Below a heading of its own line none is."""
    assert parts(body) == found


@pytest.mark.parametrize(
    ("body", "free", "private"),
    [
        ("I led the night shift.\nI need the money badly.\nI trained eleven students.\n", ["I led the night shift.", "I trained eleven students."], [3]),
        ("we talked about the ovens\nshe told me about her divorce\nI showed her how I plan a shift\n", ["we talked about the ovens", "I showed her how I plan a shift"], [3]),
        ("I led the night shift. I need the money badly.\nI trained eleven students.\n", ["I trained eleven students."], [2]),
        ("They are buying the mill.\nSigning is in April.\nNot to be mentioned to anyone.\n", [], [2]),
        ("We talked about wool.\n\nThey are buying the mill.\nKeep that to myself.\n", ["We talked about wool."], [4]),
    ],
)  # fmt: skip
def test_a_line_that_is_a_thought_of_its_own_is_private_by_itself(body, free, private):
    """What is nobody's business keeps its own line out, what was said in confidence all of its paragraph."""
    (found,) = sections_of("## Discussed\n" + body, 1)
    assert ([t.text for t in found.thoughts], list(found.private)) == (free, private)


WIDE = "so we talked about the ovens and how they start at three and the new one that comes in january"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([WIDE, "she told me which flour they buy and that it is more than last year", "I showed her how I plan a shift and she liked it"], 3),
        (["I ran the early shift at Holm's for four years with nine people", "I could begin in march if that is of any help to them", "I bake at home"], 3),
        (["I liked her", "she liked the way that I plan a shift on one single page"], 2),
        ([WIDE, "and what they do with the bread that comes back from the shops on a Monday"], 1),
        (["We talked about the nightly loads, and how the team that owns them hands", "them over to the people who are on call at the weekend."], 1),
        (["We talked about the nightly loads, and how the team that owns them hands", "over, and about what", "becomes of those that fail at the weekend, when there is nobody in the house", "to run them again."], 1),
    ],
)  # fmt: skip
def test_lines_that_were_broken_by_hand_are_thoughts_of_their_own(lines, found):
    """Where most lines could have been longer no editor has broken them: what is dictated, or jotted down, is a thought a line."""
    assert len(texts("## Discussed\n" + "\n".join(lines) + "\n")) == found


@pytest.mark.parametrize(
    "table",
    [
        "| Topic | Note |\n| --- | --- |\n| Wool | They grade it by hand. |\n| Flax | It is cut in July. |",
        "Topic | Note\n--- | ---\nWool | They grade it by hand.\nFlax | It is cut in July.",
        "Topic|Note\n:--|--:\nWool|They grade it by hand.\nFlax|It is cut in July.",
        "| Topic | Note\n| --- | ---\n| Wool | They grade it by hand.\n| Flax | It is cut in July.",
        "> Topic | Note\n> --- | ---\n> Wool | They grade it by hand.\n> Flax | It is cut in July.",
    ],
)
def test_a_table_is_one_with_outer_pipes_or_without(table):
    """Its rows are thoughts of their own, its first row is none, and it ends where its pipes do."""
    (section,) = sections_of(f"## Discussed\n{table}\nWe talked and laughed.", 1)
    assert [(t.shape, [s.text for s in t.statements]) for t in section.thoughts] == [
        ("row", ["Wool", "They grade it by hand."]), ("row", ["Flax", "It is cut in July."]),
        ("paragraph", ["We talked and laughed."]),
    ]  # fmt: skip


def test_a_list_below_a_table_is_no_row_of_it():
    """Nor is a line with a pipe that stands below no rule; a rule of single hyphens is one."""
    (section,) = sections_of(
        "## Discussed\nTopic | Note\n- | -\nWool | Graded by hand.\n- We talked | and laughed.\n\nEither | or.", 1
    )
    assert [(t.shape, [s.text for s in t.statements]) for t in section.thoughts] == [
        ("row", ["Wool", "Graded by hand."]), ("item", ["We talked | and laughed."]), ("paragraph", ["Either | or."]),
    ]  # fmt: skip
