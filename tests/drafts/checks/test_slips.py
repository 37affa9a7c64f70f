"""What is written wrong is pointed at, and what is like it and right is left alone: three of each kind."""

from __future__ import annotations

from datetime import date

import pytest

from followup_kit.drafts.checks.findings import Context
from followup_kit.drafts.checks.proofread import proofread
from followup_kit.drafts.languages.language import language_named

pytestmark = pytest.mark.zone_free  # text alone

START, END = (
    "Dear Ann Birch,\n\nThank you for the tour of the mill and the sheds. ",
    "\n\nKind regards,\nRobin Marsh\nrobin@marsh.example\n",
)


def codes(sentence, kind="thank-you", by="email", start=START, end=END):
    """The kinds of findings in a note with a sentence."""
    context = Context(
        kind=kind, by=by, reader="Ann Birch", company="Corby Wool", names=("Ann Birch", "Ben Stonehouse", "Robin Marsh", "Buyer"), me="Robin Marsh",
        contacts=("robin@marsh.example",), day=date(2026, 11, 18), language=language_named("en"), elsewhere=("Luton Straw", "Gamma Mills"),
        promises=(date(2026, 12, 10),), days=(date(2026, 11, 18), date(2026, 12, 10)),
    )  # fmt: skip
    return [f.code for f in proofread(start + sentence + end, context)]


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [
        ("slip", "I was more patient then I had been at school.", "I was more patient then, and I had help."),
        ("slip", "I have seen more of it then most buyers.", "I saw more of it then, in the spring."),
        ("slip", "The new shed is larger then the old one.", "The shed was larger then."),
        ("slip", "Its the quiet that I like.", "Its quiet is what I like."),
        ("slip", "I did not want to loose the thread.", "I like a loose thread."),
        ("slip", "You asked weather I weave.", "You asked about the weather."),
        ("slip", "It had a great affect on me.", "It had a great effect on me."),
        ("slip", "I would of come earlier.", "I would have come earlier."),
        ("slip", "Your right about the dyes.", "Your right hand knows the dyes."),
        ("slip", "I brought two letters, which is on my desk.", "I brought a letter, which is on my desk."),
        ("slip", "The pages of a ledger decides little.", "The pages of a ledger decide little."),
        ("slip", "Neither of the presses are in use.", "Neither of the presses is in use."),
        ("slip", "Each of the looms have a name.", "Each of the looms has a name."),
        ("slip", "One of the vats were empty.", "Two of the vats were empty."),
        ("slip", "She were glad to see it.", "She laughed as though she were glad."),
        ("slip", "It were a long walk.", "I wish it were longer, and it is as if it were mine."),
        ("slip", "I would like work with hemp again.", "I like work with hemp."),
        ("slip", "I am looking forward to hear from you.", "I am looking forward to hearing from you."),
        ("slip", "I am interested for the role.", "I am interested in the role."),
        ("quote", "You said: “A rope is only as good as its splice.", "You said: “A rope is only as good as its splice.”"),
        ("quote", 'You called it "the slow room.', 'You called it "the slow room".'),
        ("quote", "It is a ‘good’ vat, and a “fine” one”, you said.", "It is a ‘good’ vat, and a “fine” one, you said."),
        ("bracket", "The vats (all nine are old.", "The vats (all nine) are old."),
        ("bracket", "The vats all nine) are old.", "A lookup costs O(log n), you said."),
        ("bracket", "I know two of them (the dyer (Jo) and you.", "I know two of them (the dyer (Jo) and you)."),
        ("doubled", "I liked the the store.", "I think that that is right."),
        ("doubled", "I was in in the store.", "I like the award on on-time delivery."),
        ("doubled", "You and and I agree.", "They had had no rain."),
        ("pushy", "I need your answer by tonight, or I will go to your director.", "I will go to your open day by train."),
        ("pushy", "If I don't hear back by Friday I'll have to tell people how you treat applicants.", "I liked how you treat people."),
        ("pushy", "Otherwise I'll be forced to withdraw.", "I was forced to stop by the snow."),
        ("pushy", "I need a decision before my lease ends.", "A good decision needs a night."),
        ("day", "I enjoyed the tour on Thursday, 18 November.", "I enjoyed the tour on Wednesday, 18 November."),
        ("day", "We met on 17 November.", "I bought wool on 17 November."),
        ("day", "I am free on Monday, 31 November.", "I am free on Monday, 30 November."),
        ("promise", "You promised to decide by Friday, 4 December.", "You promised to decide by Thursday, 10 December."),
        ("promise", "You said that I would hear by 1 December.", "I am away until 1 December."),
        ("promise", "The decision is to come by Friday, 11 December.", "The decision is to come by 10 December."),
        ("name", "Please thank Ben Stonehause for the tea.", "Please thank Ben Stonehouse for the tea."),
        ("name", "Ann Brich told me so.", "Ann Birch’s looms are old."),
        ("name", "I like Corby Wood for its age.", "I like Corby Wool’s age."),
        ("company", "I would be glad to come to Luton Straw.", "I would be glad to come to Luton with straw."),
        ("company", "Gamma Mills is the place for me.", "Gamma rays are no matter for mills."),
        ("company", "I know that Luton Straw’s hats are good.", "I know that hats of straw from Luton are good."),
        ("private", "My wife is ill, so I need the Fridays.", "I need the Fridays of a year to learn it."),
        ("private", "You told me in confidence that you are for sale.", "I speak with confidence of wool."),
        ("private", "I have another offer.", "I have another loom at home, and no other use for it."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_and_what_is_like_it_is_not(kind, wrong, right):
    """A pair: the mistake, and nearly the same words without it."""
    assert kind in codes(wrong)
    assert [c for c in codes(right) if c != "small-start"] == []


@pytest.mark.parametrize(
    "end",
    ["\n\nRobin Marsh\nrobin@marsh.example\n", "\n\nI hope to hear from you.\n\nRobin Marsh\nrobin@marsh.example\n", "\n\nRobin\nrobin@marsh.example\n"],
)  # fmt: skip
def test_a_letter_wants_a_closing_line(end):
    """In a letter by post it is missed; in an e-mail it is only pointed at, so that the note may be ready."""
    assert "closing" in codes("", by="mail", end=end)
    assert "closing" in codes("", end=end)


@pytest.mark.parametrize(
    "closing", ["Best,", "Many thanks", "Yours sincerely,", "Cheers", "Until soon,", "With warm wishes from Corby,"]
)
def test_a_closing_line_of_ones_own_is_one(closing):
    """However one takes leave."""
    assert "closing" not in codes("", by="mail", end=f"\n\n{closing}\nRobin Marsh\nrobin@marsh.example\n")


@pytest.mark.parametrize(
    "quoted",
    [
        "“them ropes was made to last”",
        '"We was glad, so we was"',
        "“It don’t matter, there’s nine vats”",
        "‘Them as knows, knows’",
    ],
)
def test_what_somebody_said_is_not_judged(quoted):
    """Inside quotation marks the words are somebody else's."""
    assert codes(f"You said {quoted}, and I laughed.") == []
