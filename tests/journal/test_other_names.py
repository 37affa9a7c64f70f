"""What people call the fields."""

from __future__ import annotations

import pytest

from followup_kit.journal.header_fields import KNOWN
from followup_kit.journal.names.other_names import OTHER_NAMES, name_meant

pytestmark = pytest.mark.zone_free
PERSON = ("name", "title", "email", "phone", "address", "linkedin", "contact", "decides")


@pytest.mark.parametrize(
    ("key", "known", "meant"),
    [
        ("employer", KNOWN, "company"),
        ("position", KNOWN, "role"),
        ("title", KNOWN, "role"),
        ("Job Title", KNOWN, "role"),
        ("jobTitle", KNOWN, "role"),
        ("interview_date", KNOWN, "date"),
        ("hiring-manager", KNOWN, "interviewers"),
        ("contacts", KNOWN, "interviewers"),
        ("deadline", KNOWN, "decision_by"),
        ("tags", KNOWN, None),
        ("role", KNOWN, None),
        ("position", PERSON, "title"),
        ("role", PERSON, "title"),
        ("mobile", PERSON, "phone"),
        ("title", PERSON, None),
    ],
)
def test_what_a_name_means_depends_on_the_fields_that_there_are(key, known, meant):
    """A position is the role in an entry and the title of a person; what is a field already means itself."""
    assert name_meant(key, known) == meant


def test_no_other_name_is_a_field_of_an_entry_for_an_entry():
    """What is a field is never explained as another one."""
    for names in OTHER_NAMES.values():
        assert not [name for name in names.split() if name_meant(name, KNOWN) is not None and name in KNOWN]


def test_every_field_of_an_entry_is_in_the_table():
    """A new field has its place among the names, if only to be told of where its colon is missing."""
    assert set(OTHER_NAMES) >= KNOWN
