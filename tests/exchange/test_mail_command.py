"""`followup import mail`: whole outputs, asking, writing, taking back, and what it never does."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from limits import in_foreground, within
from mails import DANA, FILES, LEE, ME, NORTHWIND, NOW, SYLVIE, TOLLGATE, TOML, mail, maildir, mbox, thanks
from test_mail_contents import REPORT, nested

from followup_kit.changes.memo import memo_path
from followup_kit.cli import main

SENT = [
    thanks(f"{DANA}, {LEE}"),
    mail(ME, "lin@uni.example", "Northwind may call", "Tue, 17 Nov 2026 19:00:00 -0500", "Northwind may call you.", "<s2@marsh.example>"),
    mail(ME, SYLVIE, "Any news?", "Wed, 18 Nov 2026 09:30:00 -0500", "I wanted to ask: are there any news?", "<s3@marsh.example>"),
    mail(ME, "friend@others.example", "Dinner", "Wed, 18 Nov 2026 20:00:00 -0500", "Thank you!", "<s4@marsh.example>"),
]  # fmt: skip
INBOX = [
    mail(LEE, subject="Automatic reply: Thank you for Wednesday", date="Wed, 18 Nov 2026 18:11:00 -0500", message_id="<r0@northwind.example>", In_Reply_To="<s1@marsh.example>", Auto_Submitted="auto-replied"),
    mail(subject="Re: Thank you for Wednesday", In_Reply_To="<s1@marsh.example>", body="Thanks!\n\nFrom all of us here:\ngood luck.\n\n> thank you\n"),
    mail(SYLVIE, subject="Your application", date="Fri, 20 Nov 2026 11:00:00 -0500", message_id="<r3@tollgate.example>", body="Dear Robin,\n\nwe have decided to move forward with other candidates.\n"),
    mail("news@shop.example", subject="Sale", date="Fri, 20 Nov 2026 11:00:00 -0500", message_id="<n1@shop.example>", List_Unsubscribe="<https://shop.example>"),
]  # fmt: skip
LISTED = """8 messages read, 6 with people of your journal
  of these 1 automatic

Northwind, Data Engineer (2026-11-18-northwind.md)
  done tell-reference, to Prof. Lin, Tue 17 Nov 2026 19:00
    to lin@uni.example: “Northwind may call” <s2@marsh.example>
    sure: their address; tell-reference was due; its words

Tollgate Press, Editor (2026-11-10-tollgate.md)
  done check-in, to Sylvie Brandt, Wed 18 Nov 2026 09:30
    to sylvie@tollgate.example: “Any news?” <s3@marsh.example>
    sure: their address; check-in was due; its words

Northwind, Data Engineer (2026-11-18-northwind.md)
  done thank-you, to Dana Whitfield, Wed 18 Nov 2026 18:10
    to dana@northwind.example, lee@northwind.example: “Thank you for Wednesday” <s1@marsh.example>
    sure: their address; thank-you was due; its words

Northwind, Data Engineer (2026-11-18-northwind.md)
  done thank-you, to Lee Wong, Wed 18 Nov 2026 18:10
    to dana@northwind.example, lee@northwind.example: “Thank you for Wednesday” <s1@marsh.example>
    sure: their address; thank-you was due; its words

Northwind, Data Engineer (2026-11-18-northwind.md)
  heard reply, from Dana Whitfield, Thu 19 Nov 2026 09:00
    from dana@northwind.example: “Re: Thank you for Wednesday” <r1@northwind.example>
    sure: their address; it answers a message

Tollgate Press, Editor (2026-11-10-tollgate.md)
  heard rejection, from Sylvie Brandt, Fri 20 Nov 2026 11:00
    from sylvie@tollgate.example: “Your application” <r3@tollgate.example>
    to ask: their address; its words are plain: rejection
"""
BY_HAND = "    to write it: followup heard 2026-11-10-tollgate rejection --from 'Sylvie Brandt' --by email --at '2026-11-20 11:00' --journal "
LOG = """log:
  - {date: 2026-11-17 19:00, sent: tell-reference, to: Prof. Lin, by: email, message_id: "<s2@marsh.example>"}
  - {date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, by: email, message_id: "<s1@marsh.example>"}
  - {date: 2026-11-18 18:10, sent: thank-you, to: Lee Wong, by: email, message_id: "<s1@marsh.example>"}
  - {date: 2026-11-19 09:00, heard: reply, from: Dana Whitfield, by: email, message_id: "<r1@northwind.example>"}
---
"""
TOLLGATE_LOG = """log:
  - {date: 2026-11-18 09:30, sent: check-in, to: Sylvie Brandt, by: email, message_id: "<s3@marsh.example>"}
---
"""


@pytest.fixture
def journal(make_journal) -> Path:
    return make_journal(FILES, toml=TOML)


@pytest.fixture
def run(journal, capsys):
    """Runs `import mail` on the journal: the exit code, what stands on stdout and on stderr."""

    def run(*argv: str | Path, now: str = NOW) -> tuple[int, str, str]:
        code = main(["import", "mail", *map(str, argv), "--journal", str(journal), "--now", now])
        return (code, *capsys.readouterr())

    return run


def thunderbird(folder: Path) -> Path:
    """A profile's folder: two mailboxes with their indexes, one below another, one of drafts, one with a mail that is thrown away."""
    box = folder / "Local Folders"
    (box / "Inbox.sbd").mkdir(parents=True)
    (box / "Inbox").write_bytes(mbox(INBOX[:2]))
    (box / "Inbox.sbd" / "Answers").write_bytes(mbox(INBOX[2:]))
    (box / "Sent").write_bytes(mbox(SENT, crlf=True))
    (box / "Drafts").write_bytes(mbox([thanks(SYLVIE, "<d1@marsh.example>")]))
    (box / "Inbox.msf").write_bytes(b'// <!-- <mdb:mork:z v="1.4"/> -->\n')
    deleted = mail(SYLVIE, body="The position has been filled.", message_id="<r9@tollgate.example>")
    (box / "Old").write_bytes(mbox([deleted]).replace(b"X-Mozilla-Status: 0001", b"X-Mozilla-Status: 0009"))
    return folder


def mutt(folder: Path) -> Path:
    """A Maildir with subfolders, as mutt and others have it."""
    maildir(folder, INBOX)
    maildir(folder / ".Sent", SENT)
    maildir(folder / ".Drafts", [thanks(SYLVIE, "<d1@marsh.example>")])
    maildir(folder / ".Old", [mail(SYLVIE, body="The position has been filled.", message_id="<r9@tollgate.example>")], "ST")
    return folder


def saved(folder: Path) -> Path:
    """Each mail saved as a file of its own."""
    folder.mkdir()
    for number, message in enumerate([*SENT, *INBOX]):
        (folder / f"{number}.eml").write_bytes(message)
    return folder


def texts(journal: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in journal.glob("*.md")}


@pytest.mark.parametrize("program", [thunderbird, mutt, saved])
def test_the_same_lines_from_every_program(program, run, journal, tmp_path):
    """Exactly these lines are proposed, and nothing is written before it is wanted."""
    source = program(tmp_path / "mail")
    listed = LISTED if program is not thunderbird else LISTED.replace("8 messages", "9 messages")
    assert run(source, "--dry-run") == (0, listed, "")
    assert texts(journal) == FILES
    code, out, err = run(source)
    assert (code, out) == (2, f"{listed}{BY_HAND}{journal}\n")
    assert err == (
        "followup: nothing was written: to write without being asked, add '--sure' (or --yes, for what is not sure too)\n"
    )
    assert texts(journal) == FILES


def test_what_is_sure_is_written_and_taken_back(run, journal, tmp_path, capsys):
    """Once: the second time there is nothing left but what is to be asked. Every line has its command with --undo."""
    source = mutt(tmp_path / "mail")
    code, out, err = run(source, "--sure")
    at = f" --journal {journal}"
    assert (code, err) == (0, "")
    assert out == f"{LISTED}{BY_HAND}{journal}\n" + (
        "2026-11-18-northwind.md:12: written: tell-reference Prof. Lin\n"
        f"  to undo: followup done 2026-11-18-northwind tell-reference --to 'Prof. Lin' --undo{at}\n"
        "2026-11-10-tollgate.md:9: written: check-in Sylvie Brandt\n"
        f"  to undo: followup done 2026-11-10-tollgate check-in --to 'Sylvie Brandt' --undo{at}\n"
        "2026-11-18-northwind.md:13: written: thank-you Dana Whitfield\n"
        f"  to undo: followup done 2026-11-18-northwind thank-you --to 'Dana Whitfield' --undo{at}\n"
        "2026-11-18-northwind.md:14: written: thank-you Lee Wong\n"
        f"  to undo: followup done 2026-11-18-northwind thank-you --to 'Lee Wong' --undo{at}\n"
        "2026-11-18-northwind.md:15: written: reply Dana Whitfield\n"
        f"  to undo: followup heard 2026-11-18-northwind reply --from 'Dana Whitfield' --undo{at}\n"
    )
    after = {"2026-11-18-northwind.md": NORTHWIND[:-4] + LOG, "2026-11-10-tollgate.md": TOLLGATE[:-4] + TOLLGATE_LOG}
    assert texts(journal) == after
    code, out, _ = run(source, "--sure")
    assert (code, out.split("\n\n")[0]) == (
        0,
        "8 messages read, 6 with people of your journal\n  of these 4 in the log already, 1 automatic",
    )
    assert out.count("sure:") == 0
    assert texts(journal) == after
    for words in (
        ["heard", "2026-11-18-northwind", "reply", "--from", "Dana Whitfield"],
        ["done", "2026-11-18-northwind", "thank-you", "--to", "Lee Wong"],
        ["done", "2026-11-18-northwind", "thank-you", "--to", "Dana Whitfield"],
        ["done", "2026-11-10-tollgate", "check-in", "--to", "Sylvie Brandt"],
        ["done", "2026-11-18-northwind", "tell-reference", "--to", "Prof. Lin"],
    ):
        assert main([*words, "--undo", "--yes", "--journal", str(journal), "--now", NOW]) == 0
    assert texts(journal) == FILES


def test_what_was_typed_gets_its_message_id(run, journal, tmp_path):
    """Beside what stands in the line, once; the line stays the person's own."""
    path = journal / "2026-11-18-northwind.md"
    typed = NORTHWIND.replace("references:", "log:\n  - {date: 2026-11-18, sent: thank-you, to: Dana}   # mine\nreferences:")
    path.write_text(typed)
    (tmp_path / "box").write_bytes(mbox([thanks()]))
    code, out, err = run(tmp_path / "box", "--sure")
    assert (code, err) == (0, "")
    assert out == (
        "1 message read, 1 with people of your journal\n\n"
        "Northwind, Data Engineer (2026-11-18-northwind.md)\n"
        "  done thank-you, to Dana Whitfield, Wed 18 Nov 2026 18:10 (line 10, which you typed: it gets the Message-ID)\n"
        "    to dana@northwind.example: “Thank you for Wednesday” <s1@marsh.example>\n"
        "    sure: their address; the day; its words\n"
        "2026-11-18-northwind.md:10: written: message_id of thank-you Dana\n"
        "  to undo: take the message_id out of that line\n"
    )
    assert path.read_text() == typed.replace("to: Dana}", 'to: Dana, message_id: "<s1@marsh.example>"}')
    assert run(tmp_path / "box", "--sure")[1].endswith("of these 1 in the log already\n")
    undo = ["done", "northwind", "thank-you", "--undo", "--journal", str(journal), "--now", NOW]
    assert main(undo) == 3  # followup did not write that line


def test_a_line_that_followup_wrote_is_still_its_own_with_a_message_id(run, journal, tmp_path):
    """`done`, then the mail: `--undo` takes the line out without a question, and the file is the old one."""
    words = ["northwind", "thank-you", "--to", "Dana", "--at", "2026-11-18 18:00"]
    assert main(["done", *words, "--journal", str(journal), "--now", NOW]) == 0
    (tmp_path / "box").write_bytes(mbox([thanks()]))
    assert "message_id of thank-you Dana Whitfield\n" in run(tmp_path / "box", "--yes")[1]
    assert main(["done", *words, "--undo", "--journal", str(journal), "--now", NOW]) == 0
    assert texts(journal) == FILES


def test_yes_is_for_all_of_them(run, journal, tmp_path):
    """The rejection too; the second time nothing is left."""
    source = mutt(tmp_path / "mail")
    code, out, err = run(source, "--yes")
    assert (code, err, out.count(": written: ")) == (0, "", 6)
    assert "heard: rejection, from: Sylvie Brandt" in texts(journal)["2026-11-10-tollgate.md"]
    after = texts(journal)
    assert run(source, "--yes") == (
        0, "8 messages read, 6 with people of your journal\n  of these 5 in the log already, 1 automatic\n", "",
    )  # fmt: skip
    assert texts(journal) == after


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


ASKED = "Write this? [y/n, or Enter to be asked again another time] "


def test_a_no_is_remembered(run, journal, tmp_path, monkeypatch):
    """By a hash beside the memo; Enter is no answer, --again asks again, and a later line is judged as if the refused one were not."""
    source = mutt(tmp_path / "mail")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for answers, options, asked in (("n\nn\n\n\n\n\n", [], 6), ("\n" * 4, [], 4), ("\n" * 6, ["--again"], 6)):
        monkeypatch.setattr(sys, "stdin", Terminal(answers))
        code, out, err = run(source, *options)
        assert (code, err) == (0, ASKED * asked)
        assert ("2 that you said no to (--again shows them)" in out) == (asked == 4)
    assert json.loads(run(source, "--json")[1])["refused"] == 2
    assert run(source, "--yes")[1].count("written:") == 4
    kept = Path(memo_path(str(journal)).removesuffix(".json") + ".refused")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert re.fullmatch("([0-9a-f]{32}\n){2}", kept.read_text())
    kept.write_bytes(b"\0\xffnot ours")
    assert json.loads(run(source, "--json")[1])["refused"] == 0


def test_at_a_terminal_each_line_is_asked(run, journal, tmp_path, monkeypatch):
    """Only a yes is a yes; what is written is written when all is answered."""
    source = mutt(tmp_path / "mail")
    monkeypatch.setattr(sys, "stdin", Terminal("n\ny\n\nno\nn\nyes\n"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, out, err = run(source)
    assert (code, err) == (0, ASKED * 6)
    assert out.startswith(LISTED)
    written = [line for line in out.split("\n") if "written:" in line]
    assert written == [
        "2026-11-10-tollgate.md:9: written: check-in Sylvie Brandt",
        "2026-11-10-tollgate.md:10: written: rejection Sylvie Brandt",
    ]
    assert texts(journal)["2026-11-18-northwind.md"] == NORTHWIND


def test_with_sure_at_a_terminal_only_the_rest_is_asked(run, journal, tmp_path, monkeypatch):
    """A rejection always is."""
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, _, err = run(mutt(tmp_path / "mail"), "--sure")
    assert (code, err) == (0, ASKED)
    assert "heard: rejection, from: Sylvie Brandt" in texts(journal)["2026-11-10-tollgate.md"]


def test_as_json(run, journal, tmp_path):
    """For programs, the same; it writes only with --yes."""
    source = mutt(tmp_path / "mail")
    code, out, err = run(source, "--json")
    found = json.loads(out)
    assert (code, err, texts(journal)) == (0, "", FILES)
    assert found["suggestions"][4] == {
        "interview": "2026-11-18-northwind", "opportunity": "northwind-data-engineer", "company": "Northwind",
        "heard": "reply", "from": "Dana Whitfield", "sure": True, "because": ["their address", "it answers a message"], "typed_line": None,
        "mail": {
            "at": "2026-11-19T09:00:00-05:00", "at_by": "Date", "from": "dana@northwind.example", "to": ["robin@marsh.example"],
            "subject": "Re: Thank you for Wednesday", "message_id": "<r1@northwind.example>",
            "file": str(source / "cur" / "1763000001.M1P1.host:2,S"),
        },
    }  # fmt: skip
    assert {k: v for k, v in found.items() if k != "suggestions"} == {
        "schema": 1, "now": "2026-11-21T09:00:00-05:00", "read": 8, "unclear": [], "bounces": [], "invitations": [],
        "in_the_log": 0, "automatic": 1, "other": 0, "other_mails": [], "refused": 0, "findings": [], "written": [],
    }  # fmt: skip
    code, out, _ = run(source, "--json", "--yes")
    assert json.loads(out)["written"][0]["text"] == "tell-reference Prof. Lin"
    assert texts(journal)["2026-11-18-northwind.md"] == NORTHWIND[:-4] + LOG


def test_what_did_not_arrive_and_what_invites(run, tmp_path):
    """A line each, before the lines for the log."""
    invitation = mail(subject="Second round", calendar="BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n")
    (tmp_path / "box").write_bytes(mbox([thanks(), REPORT.replace("ACTION", "failed").encode(), invitation]))
    code, out, _ = run(tmp_path / "box", "--dry-run")
    assert (code, out) == (0, (
        "3 messages read, 3 with people of your journal\n"
        "did not arrive: a note to Dana Whitfield (dana@northwind.example), says the server on Wed 18 Nov 2026 18:12\n"
        "an invitation is in “Second round” from dana@northwind.example, Thu 19 Nov 2026 09:00\n"
        f"    to take it over: followup import ics {tmp_path}/box --message '<r1@northwind.example>' "
        f"--journal {tmp_path}/journal\n"
        "\n"
        "Northwind, Data Engineer (2026-11-18-northwind.md)\n"
        "  heard invitation, from Dana Whitfield, Thu 19 Nov 2026 09:00\n"
        "    from dana@northwind.example: “Second round” <r1@northwind.example>\n"
        "    sure: their address; an invitation is in it\n"
    ))  # fmt: skip


def test_what_is_about_nothing_that_is_open_can_be_listed(run, tmp_path):
    """A message before the interview, of theirs and of one's own: counted, and with --all a line each; as JSON always."""
    early = {"date": "Tue, 10 Nov 2026 09:00:00 -0500"}
    (tmp_path / "box").write_bytes(mbox([mail(**early), thanks(**early)]))
    counted = "2 messages read, 2 with people of your journal\n  of these 2 about nothing that is open (--all lists them)\n"
    listed = (
        "about nothing that is open:\n"
        "  Tue 10 Nov 2026 09:00, from dana@northwind.example: “Your visit” <r1@northwind.example>\n"
        "  Tue 10 Nov 2026 09:00, to dana@northwind.example: “Thank you for Wednesday” <s1@marsh.example>\n"
    )
    assert run(tmp_path / "box", "--dry-run")[:2] == (0, counted)
    assert run(tmp_path / "box", "--dry-run", "--all")[:2] == (0, counted + listed)
    found = json.loads(run(tmp_path / "box", "--json")[1])
    assert (found["other"], [m["message_id"] for m in found["other_mails"]]) == (
        2,
        ["<r1@northwind.example>", "<s1@marsh.example>"],
    )


def test_an_invitation_is_offered_until_it_is_taken_over(run, journal, tmp_path):
    """By one command, of a saved mail without its Message-ID; a later revision is offered again."""
    event = "UID:7@northwind.example\r\n"
    first = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-12-01 10:00\ncalendar_uid: 7@northwind.example\ncalendar_sequence: 0\n---\n"
    whole = f"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n{event}SEQUENCE:0\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    path = tmp_path / "a.eml"
    path.write_bytes(mail(calendar=whole))
    offered = f"    to take it over: followup import ics {path} --journal {journal}\n"
    assert offered in run(path, "--dry-run")[1]
    (journal / "2026-12-01-northwind.md").write_text(first, encoding="utf-8")
    assert offered not in run(path, "--dry-run")[1]
    path.write_bytes(mail(calendar=whole.replace("SEQUENCE:0", "SEQUENCE:1")))
    assert offered in run(path, "--dry-run")[1]
    path.write_bytes(mail(calendar=whole.replace("REQUEST", "CANCEL"), method="CANCEL"))
    assert offered in run(path, "--dry-run")[1]
    (journal / "2026-12-01-northwind.md").write_text(first.replace("---\n", "---\ncancelled: by them\n", 1), encoding="utf-8")
    assert offered not in run(path, "--dry-run")[1]


def test_which_of_several(run, journal, tmp_path):
    """Both commands are shown, and neither is chosen."""
    for name, company in (("a", "Acme"), ("b", "Birch")):
        text = f"---\ncompany: {company}\nrole: Analyst\ndate: 2026-11-10 10:00\nrecruiter: {{name: Jo Park, email: jo@park.example}}\n---\n"
        (journal / f"{name}.md").write_text(text)
    (tmp_path / "a.eml").write_bytes(mail("jo@park.example", subject="Hello"))
    code, out, _ = run(tmp_path / "a.eml", "--yes")
    assert (code, out) == (0, (
        "1 message read, 1 with people of your journal\n\n"
        "which of these is it? from jo@park.example: “Hello” <r1@northwind.example>\n"
        f"    followup heard a reply --from 'Jo Park' --by email --at '2026-11-19 09:00' --journal {journal}\n"
        f"    followup heard b reply --from 'Jo Park' --by email --at '2026-11-19 09:00' --journal {journal}\n"
    ))  # fmt: skip


# Wrong options, odd journals


def test_what_is_typed_wrong(run, tmp_path):
    """Each says what to type."""
    assert run(tmp_path / "nowhere")[::2] == (
        2,
        f"followup: no mail at {str(tmp_path / 'nowhere')!r} (name a Maildir, an mbox, a saved mail (.eml), or a folder of them)\n",
    )
    (tmp_path / "a.eml").write_bytes(mail())
    assert run(tmp_path / "a.eml", "--me", "Robin")[::2] == (
        2,
        "followup: no e-mail address 'Robin' (write it like robin@marsh.example)\n",
    )
    (tmp_path / "a.txt").write_text("nothing\n")
    code, out, err = run(tmp_path / "a.txt", tmp_path / "a.eml", "--dry-run")
    assert (code, err) == (1, f"{tmp_path / 'a.txt'}: there is no mail in it: neither an mbox nor a message with a header\n")
    assert "heard reply, from Dana Whitfield" in out


def test_without_an_address_of_ones_own(run, journal, tmp_path):
    """What came is found all the same, and it is said what is missing."""
    (journal / "journal.toml").write_text('timezone = "America/New_York"\n')
    (tmp_path / "box").write_bytes(mbox([thanks(), mail()]))
    code, out, err = run(tmp_path / "box", "--dry-run")
    assert (code, err) == (
        0,
        "followup: none of your addresses is known, so nothing that you sent is seen; write email below [me] in journal.toml, or add --me ADDRESS\n",
    )
    assert "heard reply, from Dana Whitfield" in out
    code, out, err = run(tmp_path / "box", "--dry-run", "--me", "Robin@marsh.example")
    assert (err, "done thank-you, to Dana Whitfield" in out) == ("", True)


def test_an_entry_that_cannot_be_read(run, journal, tmp_path):
    """It is named, and the others are served."""
    (journal / "2026-11-10-tollgate.md").write_text(TOLLGATE.replace("2026-11-10", "03/04/2026"))
    (tmp_path / "box").write_bytes(mbox([*SENT, *INBOX]))
    code, out, err = run(tmp_path / "box", "--yes")
    assert code == 1
    assert err.startswith("2026-11-10-tollgate.md:4:7: error: date: '03/04/2026")
    assert out.count("written:") == 4


def test_a_sample_is_not_written_to(journal, tmp_path, capsys):
    """Its clock stands still."""
    (journal / "journal.toml").write_text(f"now = {NOW}:00\n{TOML}")
    (tmp_path / "a.eml").write_bytes(mail())
    assert main(["import", "mail", str(tmp_path / "a.eml"), "--yes", "--journal", str(journal)]) == 3
    assert main(["import", "mail", str(tmp_path / "a.eml"), "--dry-run", "--journal", str(journal)]) == 0
    capsys.readouterr()
    assert texts(journal) == FILES


def test_a_line_that_cannot_be_written_does_not_stop_the_others(run, journal, tmp_path, monkeypatch):
    """A read-only entry is refused, and the others are written; --force writes it."""
    (tmp_path / "box").write_bytes(mbox([*SENT, *INBOX]))
    (journal / "2026-11-10-tollgate.md").write_text(
        TOLLGATE.replace("---\ncompany", "---\nlog: {date: 2026-11-11, sent: letter}\ncompany")
    )
    code, out, err = run(tmp_path / "box", "--yes")
    assert code == 3
    assert "cannot be written safely" in err
    assert out.count("written:") == 4


# What a mail can never do


def test_nothing_of_a_mail_reaches_a_terminal_unescaped(run, tmp_path, journal):
    """Neither of its subject nor of a name, an address, a file's name; and no word of a body is shown or kept anywhere."""
    evil = mail(subject="x").replace(b"Subject: x", b"Subject: =?utf-8?q?=1b]0;title=07=E2=80=AE?=\x1b[2J\x00")
    name = "\x1b[31mx\n.eml"
    (tmp_path / name).write_bytes(evil.replace(b"We will be in touch.", b"The secret body."))
    code, out, err = run(tmp_path / name, "--dry-run")
    assert code == 0
    assert "“\\x1b]0;title\\x07<U+202E>\\x1b[2J\\x00”" in out
    code, more, _ = run(tmp_path / name, "--yes", "--json")
    code, again, _ = run(tmp_path / name, "--dry-run")
    for text in (out, err, again):
        assert not any(ord(c) < 32 and c != "\n" for c in text)
    assert all("secret" not in text for text in (out, err, more, again, *texts(journal).values()))


def test_a_page_alone_is_text_and_loads_nothing(run, tmp_path, monkeypatch):
    """An image that lies elsewhere and a script: no connection is even tried."""
    page = "<p>We go on with other candidates.</p><img src='http://evil.example/p.gif'><script src='http://evil.example/x.js'></script>"
    (tmp_path / "a.eml").write_bytes(mail(html=page))
    tried: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda *args: tried.append(args))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args: tried.append(args))
    code, out, _ = run(tmp_path / "a.eml", "--dry-run")
    assert (code, "heard rejection, from Dana Whitfield" in out, tried) == (0, True, [])


HOSTILE = {
    "parts within each other": (nested(3000), 1, "it has more than 200 parts, or more than 30 within each other; the rest was not looked at"),
    "a subject without an end": (mail(subject="x").replace(b"Subject: x", b"Subject: " + b"=?utf-8?q?word=C3=BC?=\r\n " * 20_000), 1, "has a very long subject; its beginning was read"),
    "a header without an end": (b"From: dana@northwind.example\nDate: Thu, 19 Nov 2026 09:00:00 -0500\n" + b"X-Filler: x\n" * 120_000, 1, "has a very long header; its beginning was read"),
    "a character set that is none": (mail().replace(b'charset="utf-8"', b'charset="nope"'), 1, "its character set 'nope' is not known"),
    "no base64": (mail().replace(b"7bit", b"base64").replace(b"We will be in touch.", b"V"), 1, "it says that it is base64, and is not"),
    "no date": (mail(date=None), 1, "“Your visit” has no date that can be believed; it was left out"),
    "an attachment with a path for a name": (mail(calendar="BEGIN:VCALENDAR\nEND:VCALENDAR\n").replace(b'method="REQUEST"', b'name="../../.bashrc"; method="REQUEST"'), 0, ""),
}  # fmt: skip


@pytest.mark.parametrize(("data", "code", "said"), HOSTILE.values(), ids=list(HOSTILE))
def test_what_is_made_to_break_a_reader(data, code, said, run, tmp_path, monkeypatch):
    """It is said in a line, in little time, and the rest of the mailbox is read; no file is made."""
    data = data if b"Date: " in data or b"Message-ID" in data else b"Date: Thu, 19 Nov 2026 09:00:00 -0500\n" + data
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.eml").write_bytes(data)
    (tmp_path / "box" / "b.eml").write_bytes(thanks())
    monkeypatch.chdir(tmp_path / "box")
    with within(4.0):
        got, out, err = run(tmp_path / "box", "--dry-run")
    assert (got, said in err, err.count("\n")) == (code, True, code)
    assert "done thank-you, to Dana Whitfield" in out
    assert sorted(os.listdir(tmp_path / "box")) == ["a.eml", "b.eml"]


def test_two_messages_with_one_message_id(run, tmp_path):
    """Each is taken for what it is, and it is said."""
    other = mail(date="Fri, 20 Nov 2026 09:00:00 -0500", subject="More")
    (tmp_path / "box").write_bytes(mbox([mail(), other]))
    code, out, err = run(tmp_path / "box", "--yes")
    assert (code, out.count("written:")) == (1, 2)
    assert err == "".join(
        f"{tmp_path / 'box'}: “{s}” has the Message-ID of another message too\n" for s in ("Your visit", "More")
    )
    code, out, _ = run(tmp_path / "box", "--yes")
    assert (code, out.count("written:")) == (1, 0)


def test_an_mbox_without_lines_between_its_messages(run, tmp_path):
    """It is one message then, and that is said."""
    (tmp_path / "a.mbox").write_bytes(mail() + b"\r\n" + thanks())
    code, _, err = run(tmp_path / "a.mbox", "--dry-run")
    assert (code, err) == (
        1,
        f"{tmp_path / 'a.mbox'}: no line `From ...` stands between its messages, so it was read as one message\n",
    )


@pytest.mark.skipif(shutil.which("flock") is None, reason="no flock here")
def test_a_locked_mailbox_is_read(run, tmp_path):
    """Nothing is locked and nothing waits: a lock is for those who write, and what has changed is not believed."""
    (tmp_path / "box").write_bytes(mbox([mail()]))
    (tmp_path / "box.lock").write_text("")
    ready = tmp_path / "ready"
    with subprocess.Popen(
        ["flock", str(tmp_path / "box"), "sh", "-c", f"echo > {ready}; read x"], stdin=subprocess.PIPE
    ) as holder:
        while not ready.exists():
            assert holder.poll() is None
        code, out, _ = run(tmp_path / "box", "--dry-run")
        assert holder.stdin is not None
        holder.stdin.close()
    assert (code, "heard reply" in out) == (0, True)


# Many and large


COMMAND = [sys.executable, "-m", "followup_kit", "import", "mail"]
MEGABYTE = 1 << 20


def large(path: Path, messages: int, size: int) -> Path:
    """An mbox of messages from others, each of `size` bytes, and at its end the one that counts."""
    one = mbox(
        [mail("p@others.example", subject="Hello 0000", message_id="<0000@others.example>", In_Reply_To="<0000@marsh.example>")]
    )
    rest = b"Some line of a mail, as others write them to each other.\n" * ((size - len(one)) // 57) + b"\n"
    with path.open("wb") as file:
        for n in range(messages):
            file.write(one.replace(b"0000", b"%d" % n).rstrip(b"\n") + b"\n" + rest)
        file.write(mbox([mail()]))
    return path


# A process of its own, which is small, starts the command: of what a large one starts, the system counts its own memory too.
MEASURED = (
    "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:]).returncode; "
    "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)"
)


@pytest.mark.slow
def test_two_hundred_megabytes(journal, tmp_path):
    """20,000 messages: in under 300 MB of memory, and the one that counts is found."""
    box = large(tmp_path / "box", 20_000, 10_700)
    assert box.stat().st_size > 200 * MEGABYTE
    argv = [*COMMAND, str(box), "--dry-run", "--journal", str(journal), "--now", NOW]
    done = subprocess.run([sys.executable, "-c", MEASURED, *argv], capture_output=True, text=True, check=True)
    code, kilobytes = map(int, done.stderr.split())
    assert code == 0
    assert kilobytes < 150 * 1024  # a start alone is 40
    assert done.stdout.startswith("20001 messages read, 1 with people of your journal\n\nNorthwind, Data Engineer")


def test_a_bar_at_a_terminal(run, tmp_path, monkeypatch):
    """It goes to standard error, grows, and is gone at the end; a short reading has none."""
    box = large(tmp_path / "box", 60, 100_000)
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    run(box, "--dry-run")
    steps = shown.getvalue().split("\r")
    assert steps[0] == ""
    assert steps[-1] == "\x1b[K"
    assert steps[-2] == f"reading mail [{'#' * 30}] 100 %"
    assert steps[1:-1] == sorted(steps[1:-1], key=lambda s: int(s.rpartition("]")[2][:-1]))
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    (tmp_path / "a.eml").write_bytes(mail())
    run(tmp_path / "a.eml", "--dry-run")
    assert shown.getvalue() == ""


def test_interrupted_it_has_written_nothing(journal, tmp_path):
    """Ctrl-C while it reads: 130, and every entry as it was."""
    box = large(tmp_path / "box", 400, 100_000)
    trace = (
        "import os, signal, sys\n"
        "from followup_kit.exchange.mail import gather\n"
        "real = gather.letter_of\n"
        "def letter_of(*args):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(*args)\n"
        "gather.letter_of = letter_of\n"
        "import followup_kit.cli\n"
        "import followup_kit\n"
        "signal.signal(2, followup_kit.end_silently)\n"
        "raise SystemExit(followup_kit.cli.main(sys.argv[1:]))\n"
    )
    argv = [sys.executable, "-c", trace, "import", "mail", str(box), "--yes", "--journal", str(journal), "--now", NOW]
    with in_foreground(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        out, err = process.communicate()
    assert (process.returncode, out, err) == (130, "", "")
    assert texts(journal) == FILES


# Twice


PEOPLE = [ME, DANA, LEE, SYLVIE, "lin@uni.example", "office@northwind.example", "hr@bigco.example <dana@northwind.example>"]
BODIES = ["Thank you.", "Any news?", "We decided to move forward with other candidates.", "Northwind may call.", "See you."]
MESSAGES = st.builds(
    lambda sender, to, day, hour, body, number, answers, sort: mail(
        sender, to, f"No. {number}", f"{day} Nov 2026 {hour}:00:00 -0500", body, f"<{number}@a.example>" if number else None,
        **({"In_Reply_To": f"<{answers}@a.example>"} if answers else {}), **sort,
    ),
    st.sampled_from(PEOPLE), st.sampled_from([*PEOPLE, f"{DANA}, {LEE}"]), st.integers(9, 21), st.integers(10, 20),
    st.sampled_from(BODIES), st.integers(0, 6), st.integers(0, 6),
    st.sampled_from([{}, {}, {}, {"Auto_Submitted": "auto-replied"}, {"List_Id": "<x>"}]),
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MESSAGES, max_size=8))
def test_twice_the_same_mail_changes_nothing(run, journal, tmp_path, messages):
    """Whatever a mailbox holds, the second time with --yes nothing is written, and every entry stays readable."""
    for name, text in FILES.items():
        (journal / name).write_text(text)
    (tmp_path / "box").write_bytes(mbox(messages))
    code, _, _ = run(tmp_path / "box", "--yes")
    assert code in (0, 1)
    first = texts(journal)
    code, out, _ = run(tmp_path / "box", "--yes")
    assert code in (0, 1)
    assert texts(journal) == first
    assert "written:" not in out
    assert main(["check", "--journal", str(journal), "--now", NOW]) == 0


# The whole way of a note


def test_a_draft_that_was_sent_is_known_again(run, journal, tmp_path, capsys):
    """What `draft` makes is no mail that was sent; once a program has sent it, it is the thank-you, and the row is done."""
    (journal / "2026-11-18-northwind.md").write_text(
        NORTHWIND + "## To say\nWe talked about the nightly loads.\n\n## Why me\nI have moved such loads.\n"
    )
    assert (
        main(["draft", "--format", "eml", "northwind/thank-you/dana", "--journal", str(journal), "--now", "2026-11-18T16:00"])
        == 0
    )
    draft = capsys.readouterr().out.encode()
    (tmp_path / "draft.eml").write_bytes(draft)
    assert run(tmp_path / "draft.eml", "--yes")[:2] == (0, "1 message read, 0 with people of your journal\n")
    head = b"Date: Wed, 18 Nov 2026 18:10:20 -0500\r\nMessage-ID: <s1@marsh.example>\r\n"
    (tmp_path / "sent.eml").write_bytes(head + draft.replace(b"X-Unsent: 1\r\n", b"").replace(b"X-Unsent: 1\n", b""))
    code, out, _ = run(tmp_path / "sent.eml", "--yes")
    assert (code, "sure: their address; thank-you was due; its words" in out) == (0, True)
    assert main(["why", "northwind/thank-you/dana", "--journal", str(journal), "--now", NOW]) == 0
    assert capsys.readouterr().out.startswith("Thank Dana Whitfield by e-mail, Northwind: done\n")
