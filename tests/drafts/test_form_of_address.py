"""How a person is addressed: with the title and surname where there is a title, else with the name as typed."""

from __future__ import annotations

import pytest

from followup_kit.drafts.form_of_address import addressed, greeting_of, titles_in
from followup_kit.model import Person

pytestmark = pytest.mark.zone_free  # text alone


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Ann Birch", "Ann Birch"),
        ("Dr. Ann Birch", "Dr. Birch"),
        ("Dr Ann Birch", "Dr Birch"),
        ("Mrs Ann Birch", "Mrs Birch"),
        ("Mr. A. B. Birch", "Mr. Birch"),
        ("Prof. Ann Birch", "Prof. Birch"),
        ("Prof. Dr. rer. nat. Ann Birch", "Prof. Birch"),
        ("Frau Dr. Ann Birch", "Frau Dr. Birch"),
        ("Dipl.-Ing. Ann Birch", "Ann Birch"),
        ("Dr. Ann Birch PhD", "Dr. Birch"),
        ("Dame Ann Birch", "Dame Ann"),
        ("Sir Julian Ames", "Sir Julian"),
        ("Professor Dame Ann Birch", "Dame Ann"),
        ("Dr. Ludwig van der Berg", "Dr. van der Berg"),
        ("Ms. Ann De Luca", "Ms. De Luca"),
        ("Dr. Mary-Ann Smith-Jones", "Dr. Smith-Jones"),
        ("Dr. Una O’Hara", "Dr. O’Hara"),
        ("Dr. Ana García Márquez", "Dr. Ana García Márquez"),  # which of the two is the surname is not guessed
        ("Prof. Lin", "Prof. Lin"),
        ("Dr.", "Dr."),
        ("Sister Agnes Mbatha", "Agnes Mbatha"),
        ("Sr. Philippa Gorse", "Philippa Gorse"),  # a Sister, or a Señor
        ("Sister Agnes", "Sister Agnes"),
        ("Sister Mbatha", "Sister Mbatha"),
        ("Fr. Ann Birch", "Fr. Birch"),
        ("Father Tom Birch", "Father Birch"),
        ("Rev. Ann Birch", "Rev. Birch"),
        ("Capt. Ann Birch", "Capt. Birch"),
        ("Lt. Col. Ann Birch", "Col. Birch"),
        ("Cllr. Ann Birch", "Cllr. Birch"),
        ("Cllr Ann van Dyke", "Cllr van Dyke"),
        ("Lord Birch", "Lord Birch"),
        ("Eng. Amara Obi", "Amara Obi"),
        ("Maj Sjöwall", "Maj Sjöwall"),
        ("Gen Maruyama Sato", "Gen Maruyama Sato"),
        ("Van Morrison", "Van Morrison"),
        ("Col Needham", "Col Needham"),
        ("Ing Tan", "Ing Tan"),
        ("Whitfield, Dana", "Whitfield, Dana"),
        ("Tom Birch (Head of Data)", "Tom Birch"),
        ("Herr Tom Birch (Leiter Einkauf)", "Herr Birch"),
        ("Dr. Ann Birch - VP Data", "Dr. Birch"),
        ("Ann Birch VP Data", "Ann Birch"),
        ("Jo from Park & Co", "Jo"),
        ("Jo Park (via LinkedIn)", "Jo Park"),
        ("Head of Data", "Head of Data"),
        ("Ann Birch, PhD (Head of Data)", "Ann Birch"),
        ("O", "O"),
        ("Dr. Jack Ma", "Dr. Ma"),
        ("Dr. Ann Birch MA", "Dr. Birch"),
        ("Dr. Ann Birch M.A.", "Dr. Birch"),
        ("Dr. Ann Birch, M.Sc.", "Dr. Birch"),
        ("Dr. Ann Birch, MBA, PMP", "Dr. Birch"),
        ("Ann Birch, Ph.D.", "Ann Birch"),
        ("Ann Birch, SHRM-CP", "Ann Birch"),
        ("Ann Birch (she/her)", "Ann Birch"),
        ("Dr. Ann Birch [they/them]", "Dr. Birch"),
        ("Capt. Ann Birch (ret.)", "Capt. Birch"),
        ("(Ann)", "(Ann)"),
        ("Margaret (Peg) Hale", "Margaret (Peg) Hale"),
    ],
)
def test_a_name_as_it_is_spoken(name, spoken):
    """Titles are kept as typed; of two academic ones the higher."""
    assert addressed(name) == spoken


@pytest.mark.parametrize(
    ("person", "greeting"),
    [
        (Person("Dr. Ann Birch"), "Dear Dr. Birch"),
        (Person("Dr. Ann Birch", greeting="Dear Ann"), "Dear Ann"),
        (Person("Dr. Ann Birch", greeting="Liebe Ann,"), "Liebe Ann"),
        (None, "Dear TODO"),
    ],
)
def test_a_greeting_of_ones_own_is_taken_whole(person, greeting):
    """`greeting:` beside a person is the greeting; the comma behind it is the note's."""
    assert greeting_of(person, "Dear {name}", "TODO") == greeting


def test_titles_are_no_names():
    """Two people are not the same for having the same title."""
    assert titles_in("Prof. Dr. Ann Birch") == {"prof", "dr"}
    assert titles_in("Ann Birch") == set()
