"""Saved drafts: what the person wrote stays byte for byte, and what is sent is what they wrote, to whom they wrote it."""

from __future__ import annotations

import email
import json
import os
import stat
from email.policy import SMTP

import pytest
from northwind import NOW, TOML

from followup_kit.api import open_board
from followup_kit.cli import main
from followup_kit.drafts.api import drafts_of
from followup_kit.drafts.draft import draftable
from followup_kit.drafts.output.saved import path_of, save, text_to_save

pytestmark = pytest.mark.zone_free  # what stands in which file; the journal names its zone

FILE = "drafts/a/thank-you-dana-whitfield.md"
BESIDE = "drafts/a/thank-you-dana-whitfield.new.md"
DANA = "  - {name: Dana Whitfield, email: dana@northwind.example}\n"
SAVED = """---
action: a/thank-you/dana-whitfield
to: Dana Whitfield <dana@northwind.example>
subject: "Thank you for Wednesday: Data Engineer at Northwind"
status: ready to proofread
proofread_by:
made: 5a7bab2d82a3
---

Dear Dana Whitfield,

Thank you for taking the time on Wednesday, 18 November to talk with me about the Data Engineer role at Northwind.

We talked about moving the loads to streaming.

I have moved such loads before.

I am very interested in the role and would be glad to continue the conversation.

May I ask what the next steps are, and by when you expect to decide?

Kind regards,
Robin Marsh
robin@marsh.example
"""


def entry(topic="the loads", people=DANA, more=""):
    """An entry whose notes have one sentence."""
    interest = "" if "interest:" in more else "interest: yes\n"
    header = f"company: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\n{interest}interviewers:\n{people}{more}"
    return f"---\n{header}---\n## Discussed\nWe talked about moving {topic} to streaming.\n## Why me\nI have moved such loads before.\n"


@pytest.fixture
def journal(make_journal, capsys, monkeypatch):
    """A journal of one entry, and `followup` in it: exit code, output, errors."""

    monkeypatch.setattr("followup_kit.drafts.checks.spelling.checker", lambda: None)

    class Journal:
        def __init__(self):
            self.folder = make_journal({"a.md": entry()}, toml=TOML)

        def write(self, text, file="a.md"):
            make_journal({file: text}, toml=None)

        def text(self, file=FILE):
            return (self.folder / file).read_bytes().decode("utf-8")

        def run(self, *args, now=NOW):
            code = main([*args, "--journal", os.fspath(self.folder), "--now", now])
            return (code, *capsys.readouterr())

        def save(self):
            code, out, err = self.run("draft", "thank-you", "--save")
            assert err == ""
            assert code == 0
            return out

        def files(self):
            return sorted(os.fspath(p.relative_to(self.folder)) for p in (self.folder / "drafts").rglob("*") if p.is_file())

    return Journal()


def test_a_draft_is_saved_whole(journal):
    """The file is a header with what a person may change, then the note."""
    assert journal.save() == f"{FILE}: written\n"
    assert journal.text() == SAVED


def test_saved_again_it_is_as_it_was(journal):
    """With nothing new in the notes nothing is written."""
    journal.save()
    os.utime(journal.folder / FILE, (1, 1))
    assert journal.save() == f"{FILE}: unchanged\n"
    assert (journal.folder / FILE).stat().st_mtime == 1


def test_what_was_not_edited_is_written_anew(journal):
    """New notes make a new text where the person had changed nothing in the old one."""
    journal.save()
    journal.write(entry("the rota"))
    assert journal.save() == f"{FILE}: updated (you had not edited it)\n"
    assert "moving the rota to streaming" in journal.text()
    assert journal.save() == f"{FILE}: unchanged\n"


@pytest.mark.parametrize(
    "edit",
    [
        lambda t: t.replace("Kind regards", "Warm regards"), lambda t: t.replace("proofread_by:", "proofread_by: Ann"), lambda t: t + "\n", lambda t: t.rstrip("\n"),
        lambda t: t.replace("made: 5a7bab2d82a3\n", ""), lambda t: t.replace("5a7bab2d82a3", "3fe04ad36507"), lambda t: t.replace("---\n", "", 1), lambda t: "Dear Dana\n",
        lambda t: "", lambda t: t.replace("to: Dana", "to: [Dana"), lambda t: t.replace("loads", "loads  "),
    ],
)  # fmt: skip
def test_what_was_edited_is_never_overwritten(edit, journal):
    """Whatever the person changed, be it the header or a blank, the file keeps every byte; the new text goes beside it."""
    journal.save()
    mine = edit(journal.text())
    journal.write(mine, FILE)
    journal.write(entry("the rota"))
    out = journal.save()
    assert out.startswith(f"{FILE}: you edited it, so it was kept; the new text is in {BESIDE}\n  --- {FILE}\n")
    assert "  +We talked about moving the rota to streaming.\n" in out
    assert journal.text() == mine
    assert "moving the rota to streaming" in journal.text(BESIDE)


def test_the_difference_is_shown(journal):
    """What is new is shown line by line against what the person wrote."""
    journal.save()
    journal.write(journal.text().replace("Kind regards", "Warm regards"), FILE)
    journal.write(entry("the rota"))
    out = journal.save()
    changed = [line[2:] for line in out.split("\n")[1:] if line[2:3] in ("-", "+") and "made:" not in line]
    assert changed == [
        f"--- {FILE}",
        f"+++ {BESIDE}",
        "-We talked about moving the loads to streaming.",
        "+We talked about moving the rota to streaming.",
        "-Warm regards,",
        "+Kind regards,",
    ]


def test_an_edited_draft_is_kept_while_there_is_nothing_new(journal):
    """With nothing new to propose no second file appears."""
    journal.save()
    journal.write(journal.text().replace("Kind regards", "Warm regards"), FILE)
    assert journal.save() == f"{FILE}: kept as you edited it\n"
    assert journal.files() == [FILE]


def test_what_stands_beside_is_renewed_until_it_is_edited(journal):
    """The second file follows the notes; once it is edited, it stays as well, and that is said."""
    journal.save()
    journal.write(journal.text().replace("Kind regards", "Warm regards"), FILE)
    for topic in ("the rota", "the tests"):
        journal.write(entry(topic))
        assert "the new text is in" in journal.save()
        assert f"moving {topic} to streaming" in journal.text(BESIDE)
    mine = journal.text(BESIDE).replace("Kind regards", "Best regards")
    journal.write(mine, BESIDE)
    journal.write(entry("the rest"))
    assert journal.save() == f"{BESIDE}: kept as you edited it; move it away to have the new text written there\n"
    assert journal.text(BESIDE) == mine
    assert journal.files() == [FILE, BESIDE]


@pytest.mark.parametrize(
    "as_editor", [lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t, lambda t: "\ufeff" + t.replace("\n", "\r\n")]
)
def test_what_only_the_editor_changed_is_no_edit(as_editor, journal):
    """Windows line ends and a byte-order mark are no words of the person's."""
    journal.save()
    journal.write(as_editor(journal.text()), FILE)
    assert journal.save() == f"{FILE}: unchanged\n"
    assert journal.text() == as_editor(SAVED)
    assert journal.run("draft", "thank-you", "--format", "text")[1] == SAVED.partition("---\n\n")[2]
    journal.write(entry("the rota"))
    assert journal.save() == f"{FILE}: updated (you had not edited it)\n"
    assert "moving the rota" in journal.text()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_mail_is_made_of_the_edited_text(end, journal):
    """Text, subject, name and address are those that the person saved."""
    journal.save()
    mine = (
        SAVED.replace("Dana Whitfield <dana@northwind.example>", "Zoë Ørsted <zoe@nord.example>")
        .replace('"Thank you for Wednesday: Data Engineer at Northwind"', "Grüße")
        .replace("Dear Dana Whitfield", "Liebe Zoë")
    )
    journal.write(mine.replace("\n", end), FILE)
    code, out, err = journal.run("draft", "thank-you", "--format", "eml")
    message = email.message_from_string(out, policy=SMTP)
    assert (code, err, message["To"], message["Subject"]) == (0, "", "Zoë Ørsted <zoe@nord.example>", "Grüße")
    assert message.get_content().replace("\r\n", "\n") == mine.partition("---\n\n")[2]


@pytest.mark.parametrize(
    ("typed", "to", "said"),
    [
        ("to: Dana Whitfield <dana@northwind,example>", None, "Dana Whitfield"),
        ("to: dana@", None, "dana@"),
        ("to: Dana Whitfield", "Dana Whitfield <dana@northwind.example>", None),
        ("to: Sam Ortega", None, "Sam Ortega"),
        ("to:", None, "the person"),
        ("to: sam@northwind.example", "sam@northwind.example", None),
        ("to: {a: b}", None, "the person"),
    ],
)
def test_an_address_that_was_replaced_is_never_written_to(typed, to, said, journal):
    """Where the person changed the line `to`, the mail goes there or nowhere: never to the address that stood there before."""
    journal.save()
    journal.write(SAVED.replace("to: Dana Whitfield <dana@northwind.example>", typed), FILE)
    code, out, err = journal.run("draft", "thank-you", "--format", "eml")
    assert (code, email.message_from_string(out, policy=SMTP)["To"]) == (0, to)
    assert err.splitlines()[:1] == (
        [f"followup: no usable e-mail address for {said}; the mail has no recipient (To)"] if said else []
    )


def test_an_address_that_the_journal_has_otherwise_is_pointed_out(journal):
    """A saved draft goes where it says; that the journal knows another address by now is told."""
    journal.save()
    journal.write(journal.text().replace("Kind regards", "Warm regards"), FILE)
    journal.write(entry().replace("dana@northwind", "d.whitfield@northwind"))
    out = journal.run("draft", "thank-you")[1]
    assert "- to: Dana Whitfield <dana@northwind.example>\n" in out
    told = "it goes to dana@northwind.example, as you saved it; your journal has d.whitfield@northwind.example"
    assert f"- notes: {told} ({FILE}:1)\n" in out


def test_without_the_line_via_a_note_still_goes_to_nobody_else(journal):
    """A note via the recruiter whose `via` is emptied has no recipient; it does not go to the interviewer instead."""
    journal.write(entry(more="recruiter: {name: Jo Park, kind: external, email: jo@park.example}\n"))
    journal.save()
    assert "\nto: Dana Whitfield\nvia: Jo Park <jo@park.example>\n" in journal.text()
    journal.write(journal.text().replace("via: Jo Park <jo@park.example>", "via:"), FILE)
    code, out, err = journal.run("draft", "thank-you", "--format", "eml")
    assert (code, email.message_from_string(out, policy=SMTP)["To"]) == (0, None)
    assert err == "followup: no usable e-mail address for Jo Park; the mail has no recipient (To)\n"
    assert "dana@" not in out


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (lambda t: t.replace("---\n", "", 1), "1:1: error: the header does not begin with --- (write --- on the line above it)"),
        (lambda t: t.replace("to: Dana", "to: [Dana"), "3:5: error: the { } or [ ] is not closed (close it on the same line, with commas between)"),
        (lambda t: t.replace("status:", "to: x\nstatus:"), "5:1: error: the key 'to' appears twice (keep one of the two)"),
        (lambda t: "", "1:1: error: the file is empty: is an editor saving it? (save it again, or remove it)"),
        (lambda t: t.replace("Dana", "D\0ana"), "3:6: error: an invisible control character (U+0000) is in the header (delete it)"),
    ],
)  # fmt: skip
def test_a_header_that_cannot_be_read_is_a_problem_and_no_loss(edit, problem, journal):
    """It is told with its line; the other notes are shown; nothing is sent from it, and nothing of it is lost."""
    journal.write(entry(people=DANA + "  - {name: Sam Ortega, email: sam@northwind.example}\n"))
    journal.run("draft", "--save")
    mine = edit(journal.text())
    journal.write(mine, FILE)
    code, out, err = journal.run("draft", "--format", "text")
    assert (code, err) == (1, f"{FILE}:{problem}\n")
    assert out.startswith("Dear Sam Ortega,\n")
    assert "Dana" not in out
    journal.run("draft", "--save")
    assert journal.text() == mine


def test_a_file_of_ones_own_is_the_note(journal):
    """A file without any header is the note, to whom the entry says."""
    mine = "Dear Dana,\n\nIt was good to hear of the loads.\n\nRobin Marsh\nrobin@marsh.example\n"
    journal.write(mine, FILE)
    code, out, _ = journal.run("draft", "thank-you", "--format", "eml")
    message = email.message_from_string(out, policy=SMTP)
    assert (code, message["To"]) == (0, "Dana Whitfield <dana@northwind.example>")
    assert message.get_content().replace("\r\n", "\n") == mine


@pytest.mark.parametrize("what", ["file", "beside", "folder", "drafts"])
def test_no_link_leads_out_of_the_journal(what, journal, tmp_path):
    """Neither written through nor read through: what lies outside stays as it is."""
    journal.save()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a").mkdir()
    for folder in (outside, outside / "a"):
        (folder / "thank-you-dana-whitfield.md").write_text("mine\n")
    link = {"file": FILE, "beside": BESIDE, "folder": "drafts/a", "drafts": "drafts"}[what]
    target = {
        "file": outside / "thank-you-dana-whitfield.md",
        "beside": outside / "new.md",
        "folder": outside / "a",
        "drafts": outside,
    }[what]
    if what == "beside":
        (outside / "new.md").write_text("mine\n")
        journal.write(journal.text().replace("Kind", "Warm"), FILE)
        journal.write(entry("the rota"))
    else:
        (journal.folder / link).rename(tmp_path / "aside")
    (journal.folder / link).symlink_to(target)
    code, out, err = journal.run("draft", "thank-you", "--save", "--format", "eml")
    assert code in (1, 3)
    assert err != ""
    found = {os.fspath(p.relative_to(outside)): p.read_text() for p in outside.rglob("*") if p.is_file()}
    assert set(found.values()) == {"mine\n"}
    assert not any(name.endswith(".eml") for name in found)
    assert "mine" not in out + journal.run("draft", "thank-you", "--format", "text")[1]


@pytest.mark.parametrize(
    "name", ["株式会社 太郎", "Zoë Ørsted", "Ольга Ковальчук", "N" * 300, "太" * 200, "-5", "../../x", "a\\b", "CON", ".hidden"]
)
def test_any_name_makes_a_file_of_the_journals(name, journal):
    """Names of any script and length make one file below drafts/a, of a length that every disk takes, and it is read again."""
    journal.write(entry(people=f"  - {{name: {name!r}, email: x@n.example}}\n"))
    journal.run("draft", "thank-you", "--save", "--format", "eml")
    note, mail = sorted(journal.files(), key=lambda f: f.endswith(".eml"))
    assert (os.path.dirname(note), os.path.dirname(mail)) == ("drafts/a", "drafts/a")
    assert note.removesuffix(".md") == mail.removesuffix(".eml")
    assert len(os.path.basename(note).encode()) < 100
    journal.write(journal.text(note).replace("Kind regards", "Warm regards"), note)
    assert "Warm regards" in journal.run("draft", "thank-you", "--format", "text")[1]


def test_a_long_name_of_a_recruiter_makes_a_file(journal):
    """A mail via a recruiter whose name has 300 letters has a name that a disk takes."""
    journal.write(entry(more=f"recruiter: {{name: {'R' * 300}, kind: external, email: r@r.example}}\n"))
    assert journal.run("draft", "thank-you", "--save", "--format", "eml")[0] == 0
    assert [len(os.path.basename(f).encode()) < 100 for f in journal.files()] == [True, True]


def test_two_of_one_name_have_a_file_each(journal):
    """Two interviewers of one name keep their drafts apart, and each mail its address."""
    journal.write(entry(people="  - {name: Sam Lee, email: one@n.example}\n  - {name: Sam Lee, email: two@n.example}\n"))
    journal.run("draft", "--save", "--format", "eml")
    stems = ("drafts/a/thank-you-sam-lee", "drafts/a/thank-you-sam-lee-2")
    assert journal.files() == sorted(f"{s}.{e}" for s in stems for e in ("md", "eml"))
    assert ["\nto: Sam Lee <one@n.example>\n" in journal.text(f"{s}.md") for s in stems] == [True, False]
    assert ["\r\nTo: Sam Lee <two@n.example>\r\n" in journal.text(f"{s}.eml") for s in stems] == [False, True]


def test_only_the_person_can_read_what_is_saved(journal):
    """Files are 0600 and folders 0700, whatever the umask."""
    before = os.umask(0)
    try:
        journal.run("draft", "--save", "--format", "eml")
    finally:
        os.umask(before)
    modes = {
        os.fspath(p.relative_to(journal.folder)): stat.S_IMODE(p.stat().st_mode) for p in (journal.folder / "drafts").rglob("*")
    }
    assert modes == {"drafts/a": 0o700, FILE: 0o600, FILE.replace(".md", ".eml"): 0o600}
    assert stat.S_IMODE((journal.folder / "drafts").stat().st_mode) == 0o700


def test_done_tells_who_read_the_note_over(journal, monkeypatch):
    """`followup done` writes down the proofreader that the saved draft names."""
    journal.save()
    journal.write(journal.text().replace("proofread_by:", "proofread_by: Ann Lee"), FILE)
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    assert main(["done", "a", "thank-you", "--journal", os.fspath(journal.folder)]) == 0
    assert "proofread_by: Ann Lee" in journal.text("a.md")


def test_nothing_in_drafts_is_ever_an_entry(journal):
    """A saved draft is no interview, even where its header looks like that of one."""
    journal.save()
    journal.write(entry().replace("Northwind", "Elsewhere"), "drafts/a/another.md")
    journal.write(entry().replace("Northwind", "Elsewhere"), "drafts/another.md")
    board = open_board(journal.folder, NOW)
    assert [e.company for e in board.journal.entries] == ["Northwind"]
    assert board.problems == ()


def test_a_draft_that_cannot_be_saved_keeps_no_other_from_it(journal):
    """One file that cannot be read is told; the others are saved, and the exit code says that one was not."""
    journal.write(entry(people=DANA + "  - {name: Sam Ortega, email: sam@northwind.example}\n"))
    (journal.folder / "drafts/a").mkdir(parents=True)
    (journal.folder / FILE).write_bytes(b"mine \xff\n")
    code, out, err = journal.run("draft", "--save")
    assert (code, out) == (3, "drafts/a/thank-you-sam-ortega.md: written\n")
    assert err == f"followup: {FILE}: not UTF-8 (byte 0xFF, line 1); nothing was written\n"
    assert (journal.folder / FILE).read_bytes() == b"mine \xff\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(journal):
    """In a read-only journal nothing is written, and it says so."""
    journal.folder.chmod(0o500)
    try:
        code, out, err = journal.run("draft", "--save")
    finally:
        journal.folder.chmod(0o700)
    assert (code, out) == (3, "")
    assert "Permission denied" in err


def test_what_is_saved_is_what_is_read(journal):
    """A saved draft with other words reads back as those words, its other facts as they were composed."""
    board = open_board(journal.folder, NOW)
    (draft,) = drafts_of(board, [a for a in draftable(board) if a.kind == "thank-you"]).drafts
    save(board, draft)
    assert (path_of(draft), text_to_save(draft)) == (FILE, SAVED)
    body = draft.body.replace("Kind", "Warm")
    journal.write(SAVED.replace("Kind", "Warm"), FILE)
    (again,) = drafts_of(board, [a for a in draftable(board) if a.kind == "thank-you"]).drafts
    assert again == draft._replace(body=body, saved=FILE, first_line=10)


def test_a_mail_that_was_made_is_not_written_over_unasked(journal):
    """A mail that says something else by now stays, unless `--force` is given; one that says the same is left as it is."""
    journal.write(entry())
    mail = FILE.replace(".md", ".eml")
    asked = ("draft", "thank-you", "--save", "--format", "eml")
    assert journal.run(*asked)[:2] == (0, f"{FILE}: written\n{mail}: written\n")
    assert journal.run(*asked)[:2] == (0, f"{FILE}: unchanged\n{mail}: unchanged\n")
    journal.write("X-Mine: yes\n", mail)
    code, out, err = journal.run(*asked)
    assert (code, out) == (3, f"{FILE}: unchanged\n")
    assert err == f"followup: {mail} is not what the draft says now; nothing was written (--force replaces it)\n"
    assert journal.text(mail) == "X-Mine: yes\n"
    assert journal.run(*asked, "--force")[:2] == (0, f"{FILE}: unchanged\n{mail}: written\n")
    assert "X-Mine" not in journal.text(mail)


@pytest.mark.parametrize("form", ["eml", "html"])
def test_a_mail_or_page_of_an_older_text_is_named(form, journal):
    """Whatever is saved or checked, a file that would say what the entry says no more is named; the note is not ready with it."""
    made = FILE.replace(".md", f".{form}")
    assert journal.run("draft", "thank-you", "--save", "--format", form) == (0, f"{FILE}: written\n{made}: written\n", "")
    ready = journal.run("draft", "thank-you", "--check")
    assert (ready[0], "1 of 1 ready to send" in ready[2]) == (0, True)
    journal.write(entry("the rota"))
    told = f"followup: {made} is not what the draft says now: --save --format {form} --force replaces it\n"
    assert journal.run("draft", "thank-you", "--save") == (0, f"{FILE}: updated (you had not edited it)\n", told)
    code, _, err = journal.run("draft", "thank-you", "--check")
    assert code == 1
    assert err.startswith(told + "0 of 1 ready to send\n")
    other = "html" if form == "eml" else "eml"
    assert told in journal.run("draft", "thank-you", "--save", "--format", other)[2]
    assert journal.run("draft", "thank-you", "--save", "--format", form, "--force")[0::2] == (0, "")
    assert journal.run("draft", "thank-you", "--check")[0] == 0


def test_one_of_two_notes_in_a_mail_to_the_recruiter_is_not_outdated(journal):
    """The mail with both enclosed is compared as a whole, also where one of them is asked about."""
    people = "  - Dana Whitfield\n  - Jo Ng\n"
    journal.write(entry(people=people, more="recruiter: {name: Sam Lee, email: sam@staff.example, agency: Staff}\n"))
    journal.run("draft", "--save", "--format", "eml")
    assert "drafts/a/thank-you-via-sam-lee.eml" in journal.files()
    assert "is not what the draft says" not in journal.run("draft", "thank-you/jo-ng", "--check")[2]


def test_a_saved_note_whose_action_is_dropped_or_gone_is_named(journal):
    """A note that is not to be sent any more is named with why, and with the mail made of it; notes of one's own are not."""
    journal.run("draft", "thank-you", "--save", "--format", "eml")
    journal.write("Dear Dana\n", "drafts/a/mine.md")
    told = f"followup: {FILE}, {FILE.replace('.md', '.eml')}: "
    assert told not in journal.run("draft", "--check")[2]
    journal.write(entry(more="cancelled: moved\n"))
    for option in ("--check", "--save"):
        assert f"{told}its action is dropped (" in journal.run("draft", option)[2]
    journal.write(entry(people="  - Jo Ng\n"))
    assert f"{told}no action is for it any more: delete them\n" in journal.run("draft", "--save")[2]
    journal.write(entry(people="  - {name: Jo\n"))
    assert told not in journal.run("draft", "--save")[2]  # an entry that cannot be read has no actions


@pytest.mark.parametrize("form", ["eml", "html"])
def test_a_mail_or_page_whose_note_was_deleted_is_named(form, journal):
    """Also where only the mail or page of a note is left, once its action is dropped or gone; a file of one's own is not."""
    made = FILE.replace(".md", f".{form}")
    journal.run("draft", "thank-you", "--save", "--format", form)
    (journal.folder / FILE).unlink()
    journal.write("<p>mine</p>\n", f"drafts/a/mine.{form}")
    assert made not in journal.run("draft", "--check")[2]
    journal.write(entry(more="cancelled: moved\n"))
    assert f"followup: {made}: its action is dropped (" in journal.run("draft", "--check")[2]
    journal.write(entry(people="  - Jo Ng\n"))
    told = journal.run("draft", "--check")[2]
    assert f"followup: {made}: no action is for it any more: delete it\n" in told
    assert "mine" not in told


def test_a_mail_to_the_recruiter_stands_for_the_notes_in_it(journal):
    """It has no note of its own name beside it; it is named once none of those in it is to be sent any more."""
    recruiter = "recruiter: {name: Sam Lee, email: sam@staff.example, agency: Staff}\n"
    journal.write(entry(people="  - Dana Whitfield\n", more=recruiter))
    journal.run("draft", "thank-you", "--save", "--format", "eml")
    mail = "drafts/a/thank-you-via-sam-lee.eml"
    assert mail in journal.files()
    assert mail not in journal.run("draft", "--check")[2]
    journal.write(entry(people="  - Dana Whitfield\n", more=f"{recruiter}cancelled: moved\n"))
    assert f"{mail}: no action is for it any more: delete it\n" in journal.run("draft", "--check")[2]


def test_what_is_left_over_of_an_entry_in_a_folder_is_named_where_it_is_asked_for(make_journal, capsys):
    """An entry below a folder has an id with that folder in it."""
    folder = make_journal({"north/a.md": entry()}, toml=TOML)
    where = ["--journal", os.fspath(folder), "--now", NOW]
    main(["draft", "thank-you", "--save", *where])
    (folder / "north/a.md").write_text(entry(people="  - Jo Ng\n"), encoding="utf-8")
    capsys.readouterr()
    main(["draft", "north/a", "--check", *where])
    assert "drafts/north/a/thank-you-dana-whitfield.md: no action is for it any more" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["eml", "html"])
def test_json_is_not_ready_either_where_a_mail_is_outdated(form, journal):
    """What would be sent is the mail or page; the file is named."""
    journal.run("draft", "thank-you", "--save", "--format", form)

    def told():
        (draft,) = json.loads(journal.run("draft", "thank-you", "--json")[1])["drafts"]
        return draft["ready"], draft["outdated"]

    assert told() == (True, [])
    journal.write(entry("the rota"))
    assert told() == (False, [FILE.replace(".md", f".{form}")])


def test_an_unfinished_mail_is_not_saved_in_silence(journal):
    """A mail with a TODO in it is written, and it is said that it is not ready, as where it is printed."""
    journal.write(entry().partition("## Discussed")[0])
    told = f"followup: not ready to send: a/thank-you/dana-whitfield; see followup draft --check --journal {journal.folder}\n"
    assert journal.run("draft", "thank-you", "--save", "--format", "eml")[::2] == (0, told)
    assert journal.run("draft", "thank-you", "--format", "eml")[2] == told
