"""What somebody else wrote, compared with the notes: the first number, name or quotation that stands in none of them."""

from __future__ import annotations

import pytest

from followup_kit.drafts.checks.facts import Known

pytestmark = pytest.mark.zone_free  # text alone

NOTES = [
    "We talked about 3 pages a night, the night desk and its nine phones.",
    "They ship 1,200 bales a year, and two hundred and ten in May.",
    "I ran a store in Vigo from 2019 to 2023.",
    "The shop opens at half past seven, so it is open at 7:30.",
    "“Wool is a slow trade”, said Ann.",
    "We counted thirty-one racks.",
    *("Ann Birch", "Corby Wool", "Buyer", "Wednesday, 18 November"),
]


@pytest.mark.parametrize(
    ("sentence", "unknown"),
    [
        ("We spoke about three pages a night and 9 phones.", None),
        ("You ship 1200 bales a year.", None),
        ("You ship twelve hundred bales a year.", None),
        ("In May it is 210 bales.", None),
        ("The 31 racks impressed me.", None),
        ("It opens at 7:30, as you said: “Wool is a slow trade”.", None),
        ("On Wednesday we met, Ann, and one of us was late.", None),
        ("Corby’s bales were fine, I'd say.", None),
        ("You ship 12,000 bales a year.", "12,000"),
        ("I led a rollout of 400 sites at Amazon.", "400"),
        ("I led a rollout at Amazon.", "Amazon"),
        ("The twelve phones impressed me.", "twelve"),
        ("Thirty phones are many.", "Thirty"),
        ("I ran a store for a dozen years.", "dozen"),
        ("You have hundreds of phones.", "hundreds"),
        ("In May it is two hundred bales.", "two hundred"),
        ("We counted thirty-two racks.", "thirty-two"),
        ("I ran a store until 2024.", "2024"),
        ("I saved 15% of the cost.", "15"),
        ("It opens at 8:30.", "8:30"),
        ("You said that “wool is gold”.", "“wool is gold”"),
        ("We met Martha in Vigo.", "Martha"),
    ],
)
def test_a_fact_stands_in_the_notes(sentence, unknown):
    """In digits or in words, with or without the marks between digits; a "one" is no number."""
    assert Known(NOTES, names_are_marked=True).unknown_in(sentence) == unknown


@pytest.mark.parametrize(
    ("sentence", "unknown"),
    [("Drei Seiten, das sind wenige.", None), ("Es waren zwölf Telefone.", "zwölf"), ("Ein Telefon und eine Liste.", None), ("Zweihundert Ballen.", None)],
)  # fmt: skip
def test_numbers_of_german_words(sentence, unknown):
    """A number in one word with others ("zweihundert") is not taken apart."""
    assert Known(["Wir sprachen über 3 Seiten und neun Telefone."], names_are_marked=False).unknown_in(sentence) == unknown
