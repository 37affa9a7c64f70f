"""Where each sentence of a draft comes from: a line of the notes that holds the words, a template, a field."""

from __future__ import annotations

import os
import re

import pytest
from northwind import NOW, TOML
from sample import ROOT, SAMPLE

from followup_kit.cli import main
from followup_kit.drafts.api import drafts_of
from followup_kit.drafts.checks.provenance import explained
from followup_kit.drafts.draft import draftable
from followup_kit.drafts.filling.own_templates import own_templates
from followup_kit.drafts.filling.template_job import SUFFIX

pytestmark = pytest.mark.zone_free  # where a sentence comes from

PACKAGE = ROOT / "followup_kit" / "drafts" / "templates"
ENTRY = """---
company: Northwind
role: Data Engineer
date: 2026-11-18 14:00
interest: yes
interviewers:
  - {name: Prof. Dana Whitfield, email: dana@northwind.example}
---
## Discussed
We talked about moving the loads to Dr. Moss. It was
good to hear how the rota works.
## Why me
I have moved such loads before.
"""
WHOLE = """# a/thank-you/prof-dana-whitfield

Dear Prof. Whitfield,
    template en/thank-you.txt.j2, a.md:7 (Prof. Dana Whitfield)
Thank you for taking the time on Wednesday, 18 November to talk with me about the Data Engineer role at Northwind.
    template en/thank-you.txt.j2, a.md:2 (company), a.md:3 (role), a.md:4 (date)
We talked about moving the loads to Dr. Moss.
    a.md:10
It was good to hear how the rota works.
    a.md:10
I have moved such loads before.
    a.md:13
I am very interested in the role and would be glad to continue the conversation.
    template en/thank-you.txt.j2
May I ask what the next steps are, and by when you expect to decide?
    template en/thank-you.txt.j2
Kind regards,
    template en/thank-you.txt.j2
Robin Marsh
    template en/thank-you.txt.j2, journal.toml (me)
robin@marsh.example
    template en/thank-you.txt.j2, journal.toml (me)
"""


@pytest.fixture
def explain(make_journal, capsys):
    """`followup draft --explain` on an entry: what is printed."""

    def explain(files=None, entry=ENTRY):
        folder = make_journal({"a.md": entry} | (files or {}), toml=TOML)
        assert main(["draft", "--explain", "--journal", os.fspath(folder), "--now", NOW]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return explain


def rows(text):
    """Each sentence with its places."""
    lines = text.split("\n")[2:]
    return [(lines[i], lines[i + 1].strip().split(", ")) for i in range(0, len(lines) - 1, 2)]


@pytest.fixture(scope="module")
def sample(sample_board):
    """The drafts of the sample journal, with their board."""
    return sample_board, drafts_of(sample_board, draftable(sample_board)).drafts


def test_every_sentence_has_its_place(explain):
    """Sentences of the notes have their line, the others their template and the fields that stand in them."""
    assert explain() == WHOLE


def test_the_whole_body_is_explained(sample):
    """Nothing of any draft of the sample journal is left out, and nothing is added."""
    board, drafts = sample
    assert len(drafts) > 5
    for draft in drafts:
        said = "".join(sentence for sentence, _ in rows(explained(board, draft)))
        assert re.sub(r"\s", "", said) == re.sub(r"\s", "", draft.body)


def test_every_place_is_there_and_holds_the_words(sample):
    """In the sample journal each FILE:LINE is a line of that file; that of a sentence of the notes holds its first words."""
    board, drafts = sample
    own, _ = own_templates(board.folder)
    from_notes = 0
    for draft in drafts:
        for sentence, places in rows(explained(board, draft)):
            assert places != []
            for place in places:
                template = re.fullmatch(r"template (\w+/[\w-]+\.txt\.j2)", place)
                found = re.fullmatch(r"([^:]+):(\d+)(?: \((.+)\))?", place)
                if template:
                    assert (PACKAGE / template[1]).is_file()
                    assert template[1].endswith(SUFFIX)
                elif found:
                    number = int(found[2])
                    lines = (SAMPLE / found[1]).read_text(encoding="utf-8").split("\n")
                    line = " ".join(
                        lines[number - 1 : number + 4 * (found[3] == "decision_by" or found[1] == "journal.toml")]
                    )  # a key of the record that begins there
                    if found[3] is None:
                        from_notes += 1
                        assert " ".join(sentence.split()[:3]) in line
                    else:
                        assert all(word in line for word in found[3].split())
                else:
                    assert place == "journal.toml (me)"
    assert own == {}
    assert from_notes > 5


def test_only_a_sentence_of_the_notes_has_a_line_alone(sample):
    """What rests on a line of the notes is what the draft says that it used, no more and no less."""
    board, drafts = sample
    for draft in drafts:
        alone = [s for s, places in rows(explained(board, draft)) if re.fullmatch(r"[^:()]+:\d+", places[0]) and len(places) == 1]
        assert sorted(alone) == sorted(u.text for u in draft.used)


def test_a_template_of_ones_own_is_named(explain):
    """A sentence of the journal's own template is traced to it."""
    out = explain({"templates/thank-you.txt.j2": "Subject: S\n\nHello {{ to }}.\n"})
    assert out == (
        "# a/thank-you/prof-dana-whitfield\n\nHello Prof. Dana Whitfield.\n    templates/thank-you.txt.j2, a.md:7 (Prof. Dana Whitfield)\n"
    )


def test_a_sentence_of_the_persons_own_is_traced_to_the_saved_draft(explain, make_journal, tmp_path):
    """What the person wrote into the saved draft is theirs, and said to be."""
    file = "drafts/a/thank-you-prof-dana-whitfield.md"
    mine = "Dear Dana,\n\nWe talked about moving the loads to Dr. Moss.\n\nI whistle.\n"
    out = explain({file: mine})
    assert rows(out) == [
        ("Dear Dana,", [file]),
        ("We talked about moving the loads to Dr. Moss.", ["a.md:10"]),
        ("I whistle.", [file]),
    ]
