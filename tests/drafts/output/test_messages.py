"""What goes out together: one mail to the recruiter, a page to print, and nothing on it that an entry could make run."""

from __future__ import annotations

import email
import os
import re
from email.policy import SMTP
from html.parser import HTMLParser

import pytest
from northwind import NOW, TOML

from followup_kit.cli import main
from followup_kit.journal.languages import kit_text

PANEL = "  - {name: Dana Whitfield, email: dana@northwind.example}\n  - {name: Sam Ortega, email: sam@northwind.example}\n"
VIA = "recruiter: {name: Jo Park, kind: external, email: jo@park.example}\n"
MAIL = """Dear Jo Park,

Thank you for arranging the interview on Wednesday, 18 November for the Data Engineer role at Northwind. Would you be so kind as to pass on the notes below, one to each of them?

Thank you for your help.

Kind regards,
Robin Marsh
robin@marsh.example

---- for Dana Whitfield ----

Dear Dana Whitfield,

Thank you for taking the time on Wednesday, 18 November to talk with me about the Data Engineer role at Northwind.

We talked about moving the loads to streaming.

I have moved such loads before.

I am very interested in the role and would be glad to continue the conversation.

Kind regards,
Robin Marsh
robin@marsh.example

---- for Sam Ortega ----

Dear Sam Ortega,

Thank you for taking the time on Wednesday, 18 November to talk with me about the Data Engineer role at Northwind.

We talked about how the rota works in winter.

I kept such a rota for two years.

I am very interested in the role and would be glad to continue the conversation.

Kind regards,
Robin Marsh
robin@marsh.example
"""
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> & {title} </article>'
ONE_PERSON = '<script>alert(1)</script> "><img src=x onerror=alert(2)> 4&5 {title} </article>'  # what may be the name of one


@pytest.fixture
def draft(make_journal, capsys):
    """`followup draft` on an entry: exit code, output, errors."""

    def draft(*args, people=PANEL, more=VIA, toml=TOML, files=None, company="Northwind", language=""):
        entry = (
            f"---\ncompany: {company}\nrole: Data Engineer\ndate: 2026-11-18 14:00\n{language}interest: yes\ninterviewers:\n{people}{more}---\n"
            "## Discussed\nWe talked about moving the loads to streaming.\nWe talked about how the rota works in winter.\n"
            "## Why me\nI have moved such loads before.\nI kept such a rota for two years.\n"
        )
        folder = make_journal({"a.md": entry} | (files or {}), toml=toml)
        code = main(["draft", *args, "--journal", os.fspath(folder), "--now", NOW])
        return (code, *capsys.readouterr())

    return draft


class Page(HTMLParser):
    """The tags of a page, their attributes, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data):
        self.text += data


def test_one_mail_to_the_recruiter_has_every_note(draft):
    """Two notes via a recruiter are one mail to the recruiter, with no interviewer's address anywhere."""
    code, out, err = draft("a/thank-you", "--format", "eml")
    message = email.message_from_string(out, policy=SMTP)
    assert (code, err) == (0, "")
    assert (message["To"], message["Subject"]) == ("Jo Park <jo@park.example>", "Notes to pass on: Data Engineer at Northwind")
    assert message.get_content().replace("\r\n", "\n") == MAIL
    assert "@northwind" not in out


def test_a_title_beside_a_name_is_not_in_the_header_of_a_mail(draft):
    """Nor what else was typed there: a mail program would show it to everybody."""
    out = draft("a/thank-you", "--format", "eml", more=VIA.replace("Jo Park", "Jo Park (Park & Co)"))[1]
    assert email.message_from_string(out, policy=SMTP)["To"] == "Jo Park <jo@park.example>"


@pytest.mark.parametrize(("form", "shown"), [("text", MAIL), ("md", MAIL)])
def test_it_is_one_thing_in_every_form(form, shown, draft):
    """As text and with its header it is the same one mail."""
    out = draft("a/thank-you", "--format", form)[1]
    assert out.endswith(shown)
    assert out.count("Dear Jo Park") == 1
    assert "@northwind" not in out


def test_its_header_names_both(draft):
    """The header says to whom it goes, and for whom it is."""
    out = draft("a/thank-you")[1]
    assert out.startswith(
        "# a/thank-you/dana-whitfield, a/thank-you/sam-ortega\n\n- to: Jo Park <jo@park.example>, for Dana Whitfield and Sam Ortega\n"
        "- by: email\n- subject: Notes to pass on: Data Engineer at Northwind\n- status: ready to proofread\n\nDear Jo Park,\n"
    )


def test_it_is_saved_once_beside_its_notes(draft, tmp_path):
    """Each note is a file to edit; the mail is made of the edited notes, and named after the recruiter."""
    draft("a/thank-you", "--save")
    folder = tmp_path / "journal" / "drafts" / "a"
    note = folder / "thank-you-sam-ortega.md"
    note.write_text(note.read_text().replace("Dear Sam Ortega", "Dear Sam, dear friend"))
    assert draft("a/thank-you", "--save", "--format", "eml")[1] == (
        "drafts/a/thank-you-dana-whitfield.md: unchanged\ndrafts/a/thank-you-sam-ortega.md: kept as you edited it\n"
        "drafts/a/thank-you-via-jo-park.eml: written\n"
    )
    content = email.message_from_bytes((folder / "thank-you-via-jo-park.eml").read_bytes(), policy=SMTP).get_content()
    assert content.replace("\r\n", "\n") == MAIL.replace("Dear Sam Ortega", "Dear Sam, dear friend")


def test_without_a_recruiter_there_are_two_mails(draft):
    """Each interviewer has a mail of their own; together they cannot be one file."""
    code, out, err = draft("a/thank-you", "--format", "eml", more="")
    assert (code, out) == (2, "")
    assert err == "followup: --format eml: these are 2 mails (name one action, or add --save to write a file for each)\n"
    links = draft("a/thank-you", "--format", "mailto", more="")[1].splitlines()
    assert [re.match("mailto:([^?]+)", link)[1] for link in links] == ["dana@northwind.example", "sam@northwind.example"]


def test_a_recruiter_without_an_address_gets_no_wrong_one(draft):
    """Where the recruiter's address cannot be used the mail has no To."""
    _, out, err = draft("a/thank-you", "--format", "eml", more=VIA.replace("jo@park.example", "jo at park"))
    assert email.message_from_string(out, policy=SMTP)["To"] is None
    assert "followup: no usable e-mail address for Jo Park; the mail has no recipient (To)\n" in err
    notes = "a/thank-you/dana-whitfield, a/thank-you/sam-ortega"
    assert f"followup: not ready to send: {notes}; see followup draft --check --journal " in err
    assert "@northwind" not in out


def test_the_letter_to_the_recruiter_can_be_ones_own(draft):
    """`enclosed.txt.j2` in the journal's templates is the mail around the notes; a faulty one leaves the notes alone."""
    own = "Subject: S\n{% for n in notes %}{{ n.name }}: {{ n.text | length > 9 }}\n{% endfor %}"
    assert (
        draft("a/thank-you", "--format", "text", files={"templates/enclosed.txt.j2": own})[1]
        == "Dana Whitfield: True\nSam Ortega: True\n"
    )
    out = draft("a/thank-you", "--format", "text", files={"templates/enclosed.txt.j2": "{{ nots }}"})[1]
    assert out.startswith("Dear Dana Whitfield,\n")
    assert "Dear Sam Ortega,\n" in out


def test_a_page_to_print(draft):
    """A page for each letter, in paragraphs, with nothing loaded and nothing run."""
    code, out, err = draft("a/thank-you", "--format", "html", more="")
    page = Page(out)
    assert (code, err) == (0, "")
    assert page.tags.count("article") == 2
    assert set(page.tags) == {"html", "head", "meta", "title", "style", "body", "article", "p", "br"}
    assert """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""" in out
    assert "<article><p>Dear Dana Whitfield,</p>\n<p>Thank you for taking" in out
    assert "<p>Kind regards,<br>Robin Marsh<br>robin@marsh.example</p></article>\n<article><p>Dear Sam Ortega,</p>" in out
    assert "break-after: page" in out
    assert '<html lang="en">' in out


@pytest.mark.parametrize("where", ["name", "company", "me", "recruiter"])
def test_nothing_of_an_entry_is_markup(where, draft):
    """Whatever names hold is text on the page."""
    hostile = HOSTILE if where in ("company", "me") else ONE_PERSON
    quoted = "'" + hostile.replace("'", "''") + "'"
    given = {
        "name": {"people": f"  - {{name: {quoted}, email: x@n.example}}\n", "more": ""}, "company": {"company": quoted, "more": ""},
        "me": {"toml": TOML.replace('"Robin Marsh"', quoted), "more": ""}, "recruiter": {"more": VIA.replace("Jo Park", quoted)},
    }[where]  # fmt: skip
    page = Page(draft("a/thank-you", "--format", "html", **given)[1])
    assert set(page.tags) == {"html", "head", "meta", "title", "style", "body", "article", "p", "br"}
    assert set(page.attributes) == {"lang", "charset", "http-equiv", "content", "name"}
    assert hostile in page.text


def test_hidden_characters_are_shown_on_the_page(draft):
    """A direction override is written out, so that no name reads as another."""
    out = draft("a/thank-you", "--format", "html", people='  - {name: "Dana \\u202elive", email: x@n.example}\n', more="")[1]
    assert "Dear Dana &lt;U+202E&gt;live," in out


def test_a_german_page_says_so(draft):
    """The page's language is that of the letter."""
    out = draft("a/thank-you", "--format", "html", language="language: de\n", more="")[1]
    assert '<html lang="de">' in out
    assert "<article><p>Guten Tag Dana Whitfield,</p>" in out


@pytest.mark.parametrize(("language", "heading"), [("en", "To say"), ("de", "Zu sagen")])
def test_the_tip_for_thin_notes_is_in_the_words_of_their_language(make_journal, capsys, language, heading):
    """The heading that it names is the one that a new entry in this language has."""
    entry = (
        f"---\ncompany: Northwind\nrole: Dyer\ndate: 2026-11-18 14:00\nlanguage: {language}\ninterviewers: Dana Whitfield\n---\n"
    )
    folder = make_journal({"a.md": entry}, toml=TOML)
    assert main(["draft", "a/thank-you", "--journal", os.fspath(folder), "--now", NOW]) == 0
    assert f"- tip: two sentences below ## {heading} in the entry," in capsys.readouterr().out
    assert f"\n## {heading}\n" in kit_text(language, "interview.md")
