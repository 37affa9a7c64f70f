"""Notes as people write them, and what a thank-you makes of them: what goes in, what is offered, what is left out and said to be."""

from __future__ import annotations

import pytest

from followup_kit.drafts.api import draft_notes

pytestmark = pytest.mark.zone_free  # the journal names its zone

NOW = "2026-11-18T16:00Z"
TOML = 'timezone = "Europe/London"\n[me]\nname = "Robin Marsh"\nemail = "robin@marsh.example"\n'
ANN = "interviewers:\n  - {name: Ann Birch, email: ann@corby.example}\n"
BOTH = ANN + "  - {name: Ben Stone, email: ben@corby.example}\n"
OPEN = "We talked about merino and about the drought that is coming."
WHY = "I bought straw for six years and I know the growers by name."


@pytest.fixture
def notes(make_journal):
    """The thank-yous of an entry with these notes, by person."""

    def notes(body, people=ANN, more=""):
        head = f"---\ncompany: Corby Wool\nrole: Buyer\ndate: 2026-11-18 14:00\ninterest: yes\nnext_steps: known\n{people}{more}---\n"
        folder = make_journal({"a.md": head + body}, toml=TOML)
        return {d.to: d for d in draft_notes(folder, NOW) if d.kind == "thank-you"}

    return notes


@pytest.fixture
def note(notes):
    """The one thank-you of an entry."""
    return lambda body, **more: notes(body, **more)["Ann Birch"]


def used(draft):
    """The texts of the notes in a draft."""
    return [u.text for u in draft.used]


def offers(draft):
    """What is offered at the first TODO of a draft."""
    return [o for o in draft.offers if o.todo == draft.todos[0].text]


def offered(draft):
    """The texts of that."""
    return [o.passage.text for o in offers(draft)] if draft.todos else []


@pytest.mark.parametrize(
    "heading",
    [
        "## 💬 Discussed", "## 1. Discussed", "## Discussed:", "### 🗣️ What we talked about", "## Discussed / Topics", "## Topics and discussion", "## **Discussed**", "## Round 2: discussed",
        "## 2026-11-18 – Gespräch", "## [[Discussed]]", "> [!note] Discussed", "## Interview & topics", "# Discussed today",
    ],
)  # fmt: skip
def test_a_heading_is_known_however_it_is_dressed(heading, note):
    """An emoji, a number, a colon, emphasis, a date, or two known headings in one."""
    end = "> " if heading.startswith(">") else ""
    assert used(note(f"{heading}\n{end}{OPEN}\n")) == [OPEN]


def test_what_names_somebody_else_is_offered_last_and_said_to_be_theirs(notes):
    """A passage about one of a panel, by their name, is the best for that one and the last for the others."""
    found = notes(
        f"## Notes\n- Ben asked how I would store the bales.\n- Ann showed me the sorting room.\n- {OPEN}\n", people=BOTH
    )
    bales, sorting = "Ben asked how I would store the bales.", "Ann showed me the sorting room."
    assert [(o.passage.text, o.also) for o in offers(found["Ann Birch"])] == [(sorting, None), (OPEN, None), (bales, "Ben Stone")]
    assert [(o.passage.text, o.also) for o in offers(found["Ben Stone"])] == [(bales, None), (OPEN, None), (sorting, "Ann Birch")]


@pytest.mark.parametrize("heading", ["What I'd bring", "What I’d bring", "My strengths", "Meine Stärken", "Why me & my fit"])
def test_more_wordings_of_why_one_fits(heading, note):
    """The tables hold what people write."""
    assert used(note(f"## Discussed\n{OPEN}\n## {heading}\n{WHY}\n")) == [OPEN, WHY]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Dicussed", "1 line below “Dicussed”: did you mean “Discussed”? (a.md:12)"),
        ("Takaways", "1 line below “Takaways”: did you mean “Takeaways”? (a.md:12)"),
        ("Over coffee", "1 line below “Over coffee”: name the heading in journal.toml, below [headings] (a.md:12)"),
        ("Dinner", "1 line below “Dinner”: name the heading in journal.toml, below [headings] (a.md:12)"),
    ],
)
def test_an_unknown_heading_is_told_of(heading, told, note):
    """What is below it goes into no draft by itself, and that is said, with what was probably meant."""
    draft = note(f"## Discussed\n{OPEN}\n## {heading}\n{WHY}\n")
    assert (used(draft), draft.left_out) == ([OPEN], (told,))


@pytest.mark.parametrize(
    "heading", ["Minuses", "Private", "Salary", "My fears", "Sorgen", "Notes under NDA", "What my wife says"]
)
def test_a_private_heading_is_silent(heading, note):
    """A known private heading, or one that sounds private, is nobody's business: not told of, not offered."""
    draft = note(f"## {heading}\n{WHY}\n")
    assert (draft.left_out, draft.offers, used(draft)) == ((), (), [])


def test_text_above_the_first_heading_is_told_of_and_offered(note):
    """Notes without a heading go into no draft by themselves; they are offered."""
    draft = note(f"{OPEN}\n\n{WHY}\n")
    assert draft.left_out == ("2 lines above the first heading: put a heading above, such as ## Discussed (a.md:10)",)
    assert (used(draft), offered(draft)) == ([], [OPEN, WHY])


@pytest.mark.parametrize(
    "between",
    [
        "```\n# heading inside the code\n```",
        "~~~ python\n## Minuses\n~~~",
        "#wool #straw",
        "#wool is the tag I use here",
        "```\nI fix all looms.\n```",
        "---",
        "%% a remark %%",
    ],
)
def test_code_and_tags_end_no_section(between, note):
    """What is inside a fence is neither a heading nor a statement, and a tag is no heading."""
    draft = note(f"## Discussed\nI suggested a test for it and that worked at once.\n\n{between}\n\n{OPEN}\n")
    assert used(draft) == ["I suggested a test for it and that worked at once.", OPEN]


@pytest.mark.parametrize(
    "fragment",
    [
        "Wants a buyer who knows wool by summer.",
        "Explained the order book and was patient with me.",
        "Good talk about hops and how they dry.",
        "Really liked the loft.",
        "Knows every grower by name.",
    ],
)
def test_a_fragment_is_offered_to_make_a_sentence_of(fragment, note):
    """No subject, no sentence: it is offered at the TODO and never in the note."""
    draft = note(f"## Discussed\n{fragment}\n")
    assert (used(draft), offered(draft), [o.whole for o in offers(draft)]) == ([], [fragment], [False])
    assert fragment not in draft.body


@pytest.mark.parametrize(
    "sentence",
    [
        "Suppliers get paid within thirty days without exception.", "Associates keep their own files from month three.", "Growers ring me first.", "Every pot is fired twice.", "A museum never deletes a wrong name.",
        "We looked at the old kiln.", "You showed me how a fleece is graded.", "I liked how the vats stand in a row.",
    ],
)  # fmt: skip
def test_a_sentence_about_the_work_goes_in(sentence, note):
    """Said as one says it in a letter, or a rule of the work."""
    assert used(note(f"## Discussed\n{sentence}\n")) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "We discussed the second wave of the restructuring.", "Every second order is sent back.", "I learned that the team is down to three.",
        "School bookings fell when the coach company closed.", "The old kiln holds forty pots.", "Half of the fleece goes to Leeds.", "The dye house moved to Leeds in spring and it is twice as fast.",
    ],
)  # fmt: skip
def test_a_sentence_about_one_thing_of_theirs_is_offered(sentence, note):
    """It may be nobody's business, so its writer decides; there is nothing to reword."""
    draft = note(f"## Discussed\n{sentence}\n")
    assert (used(draft), [(o.passage.text, o.whole, o.doubtful) for o in offers(draft)]) == ([], [(sentence, True, False)])


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Their editors sit with the translator for a whole day.", "en"),
        ("On the night shift they pick 900 lines an hour.", "en"),
        ("Am Schluss hat sie mir angeboten, einen Vormittag zu hospitieren.", "de"),
        ("Auf dem Hof haben sie eine eigene Imkerei.", "de"),
        ("Am Ende habe ich ihr von meinem Merkblatt erzählt.", "de"),
    ],
)
def test_a_they_that_may_be_the_readers_side_would_have_to_be_you(sentence, language, note):
    """Picked, it stays a TODO: a letter to Ann does not tell her of "their" house."""
    draft = note(f"## Discussed\n{sentence}\n", more=f"language: {language}\n")
    assert {(o.passage.text, o.with_you) for o in draft.offers} == {(sentence, True)}


def test_a_they_picked_as_why_one_fits_would_have_to_be_you_too(note):
    """Whatever TODO it is offered at; only below a heading on one's own work are "they" what was worked on."""
    sentence = "Am Schluss hat sie mir angeboten, einen Vormittag zu hospitieren."
    draft = note(f"{sentence} Ich bringe seit Jahren Ruhe in Gespräche.\n", more="language: de\n")
    assert {o.place: o.with_you for o in draft.offers} == {"discussed": True, "why-me": True}


def test_a_they_that_is_somebody_else_is_left_as_it_is(note):
    """What several others are and have is said of them."""
    sentence = "The growers in the old valley keep their seed."
    assert [(o.passage.text, o.with_you) for o in offers(note(f"## Discussed\n{sentence}\n"))] == [(sentence, False)]


PARAGRAPH = (
    "We talked about the dye house and how it takes two hours to warm. I asked how wool is washed there. "
    "This was Ann's idea and it was hers to run. That is why they want a buyer with patience. We looked at the tannery."
)


def test_a_paragraph_is_one_thought(notes):
    """It goes to one person of a panel, from its beginning; what follows a sentence that is left out is left out with it."""
    found = notes(f"## Discussed\n{PARAGRAPH}\n", BOTH)
    assert used(found["Ann Birch"]) == [
        "We talked about the dye house and how it takes two hours to warm.",
        "I asked how wool is washed there.",
    ]
    assert used(found["Ben Stone"]) == []
    assert [(o.also, o.passage.text) for o in offers(found["Ben Stone"])] == [("Ann Birch", PARAGRAPH)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("This is how it began. We talked about the kiln.", []),
        ("She had an idea. It was new. We talked about the kiln.", []),
        ("I said: the kiln is old. So it is.", []),
        (
            "We looked at how clay is fired. Then we talked about cooling the pots.",
            ["We looked at how clay is fired.", "Then we talked about cooling the pots."],
        ),
        ("We looked at how clay is fired. That is old.", ["We looked at how clay is fired."]),
    ],
)
def test_no_passage_begins_with_a_word_that_points_back(text, first, note):
    """Torn from what it points to, a sentence says nothing."""
    assert used(note(f"## Discussed\n{text}\n")) == first


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("We talked about why they want a patient buyer.", "they"),
        ("I asked how the kiln is theirs.", "theirs"),
        ("I learned how much wool means to them.", "them"),
        ("We talked about banks that send a fax when they are late.", None),
        ("We talked about families who come when their bus does.", None),
        ("I learned that suppliers of merino ring before they ask twice.", None),
    ],
)
def test_a_they_that_may_be_the_readers_side_is_no_matter_for_a_note_by_itself(sentence, word, note):
    """Unless it names several of something first, its writer has to look at it; what was written to be said is pointed at."""
    assert (sentence in note(f"## Discussed\n{sentence}\n").body) is (word is None and "who" not in sentence)
    draft = note(f"## To say\n{sentence}\n")
    assert used(draft) == [sentence]
    assert [m.partition("”")[0] for m in draft.missing if m.startswith("“")] == ([f"“{word}"] if word else [])


@pytest.mark.parametrize(
    ("heading", "name"),
    [("Una O’Hara", "Una O'Hara"), ("Una O'Hara", "Una O’Hara"), ("UNA O’HARA", "Una O'Hara"), ("O’Hara", "Una O'Hara")],
)
def test_an_apostrophe_is_an_apostrophe(heading, name, notes):
    """Typed by a phone or by hand, it is the same name."""
    people = BOTH.replace("Ann Birch", f'"{name}"')
    assert used(notes(f"## Discussed\n### {heading}\n{OPEN}\n", people)[name]) == [OPEN]


@pytest.mark.parametrize("heading", ["Ann Brich", "Anne Birch", "Ann Birsch", "Birhc"])
def test_a_part_that_nearly_fits_a_name_is_told_of(heading, note):
    """A letter off, it is nobody's part, and that is said."""
    (hint,) = note(f"## Discussed\n### {heading}\n{OPEN}\n").hints
    assert hint.text.startswith(f"“{heading}” is not in the entry, so this part is not used: did you mean ")
    assert hint.line == 11


@pytest.mark.parametrize(
    "sentence",
    [
        "My grandmother kept a register, and I learned to read her hand.", "One curator made the notes, and you can tell her moods.", "I taught a pupil who had lost his hearing to weave.",
        "Ben Stone told me how he counts the bales.",
    ],
)  # fmt: skip
def test_a_pronoun_may_mean_somebody_else(sentence, notes):
    """With another person before it in the sentence, a pronoun does not mean the reader."""
    draft = notes(f"## Discussed\n### Ann\n{sentence}\n", BOTH)["Ann Birch"]
    said, unchanged = used(draft) == [sentence], [o.passage.text for o in offers(draft) if not o.with_you]
    assert said or unchanged[:1] == [sentence]


@pytest.mark.parametrize(
    "sentence", ["She showed me the rota.", "Ann told me about the loft.", "I asked her about the kiln.", "The kiln is hers."]
)
def test_what_is_about_the_reader_is_offered_with_you(sentence, note):
    """It goes into no note as it is, and is offered first."""
    draft = note(f"## Discussed\ndahlias, frost, Saturdays\n\n{sentence}\n")
    assert used(draft) == []
    assert [(o.passage.text, o.with_you) for o in offers(draft)] == [(sentence, True), ("dahlias, frost, Saturdays", False)]


@pytest.mark.parametrize("place", ["Concerns", "Could have answered better", "Zweifel"])
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("What I'd say now: I visit every supplier before the first order.", "I visit every supplier before the first order."),
        ("Better: I visit every supplier first.", "I visit every supplier first."),
        ("The better one is: I visit every supplier.", "I visit every supplier."),
        ("no export experience - Answer: I have shipped wool for two years.", "I have shipped wool for two years."),
        ("no export → I have shipped wool for two years.", "I have shipped wool for two years."),
        ("Q: export?\nMy answer: I have shipped wool for two years.", "I have shipped wool for two years."),
    ],
)
def test_an_answer_is_taken_however_it_is_announced(text, answer, place, note):
    """A label, an arrow; the doubt that it answers stays out."""
    draft = note(f"## Discussed\n{OPEN}\n## {place}\n{text}\n")
    assert used(draft) == [OPEN, answer]
    assert "export" not in draft.body


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "Ann: no export experience. Answer: two years of it at Corby, and forty shipments a month.",
            "two years of it at Corby, and forty shipments a month.",
        ),
        ("no export experience → two years at Corby", "two years at Corby"),
        ("I have: two years of it at Corby", "two years of it at Corby"),
        ("Better: two years of it", "two years of it"),
    ],
)
def test_an_answer_that_is_a_fragment_is_offered(text, rest, note):
    """There is a TODO in the note, and what would answer it is offered at it."""
    draft = note(f"## Discussed\n{OPEN}\n## Why me\n{WHY}\n## Concerns\n{text}\n")
    assert "TODO: one sentence about the answer that you would give now." in draft.body
    assert offered(draft) == [rest]


@pytest.mark.parametrize("heading", ["Why me", "Concerns", "Could have answered better"])
def test_notes_on_why_one_fits_or_on_a_doubt_never_pass_in_silence(heading, note):
    """Where none of them can be said as it is, the note has a TODO with an offer."""
    draft = note(f"## Discussed\n{OPEN}\n## {heading}\nsix years of straw, growers\n")
    assert [o.passage.text for o in draft.offers] == ["six years of straw, growers"]
    assert "TODO" in draft.body


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "cut dye costs by nine percent at Corby\nalso because I need this and I'm scared",
            ["cut dye costs by nine percent at Corby"],
        ),
        (
            "six years of straw\nknow all the growers\nspeak Spanish",
            ["six years of straw", "know all the growers", "speak Spanish"],
        ),
        ("a long list of\ngrowers and mills", ["a long list of growers and mills"]),
        ("Sechs Jahre Stroh\nSpanisch und Französisch", ["Sechs Jahre Stroh", "Spanisch und Französisch"]),
    ],
)
def test_a_line_is_a_statement(lines, found, note):
    """A line that ends without a stop, and that the next one does not continue, is a statement of its own."""
    draft = note(f"## Discussed\n{OPEN}\n## Why me\n{lines}\n")
    assert sorted(offered(draft)) == sorted(found)


TO_SAY = "I keep thinking of the dahlias that she lifts by hand"


@pytest.mark.parametrize("heading", ["To say", "to say:", "## ✍️ To say", "Zu sagen", "For the note", "What I want to say"])
def test_what_is_to_be_said_is_said_as_it_is(heading, note):
    """Whole paragraphs, in order, before anything else, sentences or not; why one fits is added, nothing else is asked for."""
    mark = "" if heading.startswith("#") else "## "
    draft = note(f"## Discussed\n{OPEN}\n## Why me\n{WHY}\n{mark}{heading}\nOne. {TO_SAY}\n\nAnd they too.\n")
    assert draft.body.split("\n\n")[2:5] == [f"One. {TO_SAY}", "And they too.", WHY]
    assert OPEN not in draft.body


def test_what_is_to_be_said_to_one_person_is_said_to_nobody_else(notes):
    """Below a `### Name` it is that person's; a shared paragraph goes to one of the others."""
    found = notes(f"## To say\n{OPEN}\n### Ben\n{TO_SAY}.\n", BOTH)
    assert {to: used(d) for to, d in found.items()} == {"Ann Birch": [OPEN], "Ben Stone": [f"{TO_SAY}."]}


def test_what_is_to_be_said_and_sounds_private_is_not(note):
    """The guard is the same for it."""
    draft = note("## To say\nBetween us, the mill is for sale.\n\nI liked the loom.\n")
    assert used(draft) == ["I liked the loom."]
    assert draft.left_out == ("1 passage that sounds private (a.md:11)",)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("We talked about **merino** and the [[dye house|dyeing]].", "We talked about merino and the dyeing."),
        ("We saw the ==slow== loom. ^loom", "We saw the slow loom."),
        ("We read [the page](https://corby.example/x) on wool.", "We read the page on wool."),
        ("We saw `warp.py` and _weft_ run.", "We saw warp.py and weft run."),
        ("I like a_b and 2*3*4 as names.", "I like a_b and 2*3*4 as names."),
    ],
)
def test_marks_are_read_through(typed, plain, note):
    """Links, emphasis, highlights and names of blocks never show."""
    assert plain in note(f"## Discussed\n{typed}\n").body or plain in offered(note(f"## Discussed\n{typed}\n"))


def test_a_table_is_offered_by_its_cells(note):
    """A cell goes into no note by itself; the bars never show."""
    draft = note("## Discussed\n| Task | Result |\n|---|---|\n| We rewired the loom. | it runs twice as fast |\n")
    assert (used(draft), offered(draft)) == ([], ["We rewired the loom.", "it runs twice as fast"])


def test_a_note_with_plenty_never_has_a_todo_without_an_offer(notes):
    """What was dealt to another of a panel is offered too, and said to be."""
    found = notes(f"## Discussed\n{OPEN}\n## Why me\n{WHY}\n", BOTH)
    for draft in found.values():
        assert all(any(o.todo == t.text for o in draft.offers) for t in draft.todos)
    assert [(o.passage.text, o.also) for o in found["Ben Stone"].offers] == [(OPEN, "Ann Birch"), (WHY, "Ann Birch")]
