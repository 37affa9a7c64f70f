"""Mail as a file: it says what the draft says, to whom it is meant, and to nobody where there is doubt."""

from __future__ import annotations

import email
import shutil
import subprocess
from email.policy import SMTP
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from limits import HANGS
from northwind import INTERESTED, TOML

from followup_kit.drafts.output.eml_file import as_eml, as_mailto
from followup_kit.journal.address import Named, parse_address, usable

pytestmark = pytest.mark.zone_free  # text alone

ME = Named("Robin Marsh", "robin@marsh.example")
DANA = Named("Dana Whitfield", "dana@northwind.example")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=80)


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("dana@northwind.example", "dana@northwind.example"),
        (" dana+x@northwind.example ", "dana+x@northwind.example"),
        ("zoe@nørd.example", "zoe@xn--nrd-0na.example"),
        ("taro@みらい.example", "taro@xn--n8j6f4a.example"),
        ("zoë@nord.example", None),
        ("dana@northwind", None),
        ("dana", None),
        ("@northwind.example", None),
        (".dana@northwind.example", None),
        ("dana..w@northwind.example", None),
        ("hr@bigco.example <x@evil.example>", None),
        ("dana@a.example, x@evil.example", None),
        ("dana@a.example;x@evil.example", None),
        ("dana@a.example\r\nBcc: x@evil.example", None),
        ('"dana"@a.example', None),
        ("dana@[127.0.0.1]", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_taken_only_beyond_doubt(typed, taken):
    """One address as mail programs take it, or none."""
    assert usable(typed) == taken


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Dana Whitfield <dana@northwind.example>", DANA),
        ("dana@northwind.example", Named(None, "dana@northwind.example")),
        ("Dana Whitfield", Named("Dana Whitfield", None)),
        ("hr@bigco.example <x@evil.example>", Named("hr@bigco.example", "x@evil.example")),
        ("Dana <a@b.example> <x@evil.example>", Named("Dana <a@b.example>", "x@evil.example")),
        (None, Named(None, None)),
    ],
)
def test_a_name_with_an_address_is_read_as_it_stands(typed, read):
    """The address between the angle brackets counts, never one that stands in the name."""
    assert parse_address(typed) == read


def parsed(data):
    return email.message_from_bytes(data, policy=SMTP)


@given(
    name=TEXTS,
    subject=TEXTS,
    body=st.text(st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\r"), max_size=300),
)
def test_a_mail_reads_back_as_it_was_written(name, subject, body):
    """Name, subject and text survive a mail parser, whatever script they are in; nobody else is addressed."""
    name, subject = " ".join(name.split()), " ".join(subject.split())
    message = parsed(as_eml(Named(name, "dana@northwind.example"), ME, subject, body))
    (to,) = message["To"].addresses
    # Python's own parser leaves the blank between two encoded words of a long name standing; mail programs drop it.
    assert (to.display_name.replace(" ", ""), to.addr_spec) == (name.replace(" ", ""), "dana@northwind.example")
    assert " ".join(str(message["Subject"]).split()) == subject
    assert sorted({k.lower() for k in message}) == [
        "content-transfer-encoding", "content-type", "from", "mime-version", "subject", "to", "x-unsent",
    ]  # fmt: skip
    assert message.get_content().replace("\r\n", "\n").rstrip("\n") == body.rstrip("\n")


@pytest.mark.parametrize("sneaky", ["a\r\nBcc: x@evil.example", "a\nb", "a\x00b", "a\u2028b", "a\u202eb"])
@pytest.mark.parametrize("field", ["name", "subject", "me"])
def test_nothing_slips_into_the_header(sneaky, field):
    """A line break or a hidden character in a header field is refused, not written."""
    to, me, subject = DANA, ME, "x"
    if field == "name":
        to = Named(sneaky, DANA.address)
    elif field == "me":
        me = Named(sneaky, ME.address)
    else:
        subject = sneaky
    with pytest.raises(ValueError, match="line break or a hidden character"):
        as_eml(to, me, subject, "text\n")


def test_without_an_address_there_is_no_to():
    """A mail to somebody without an address has no To, rather than a wrong one."""
    message = parsed(as_eml(Named("Dana", "hr@bigco.example <x@evil.example>"), ME, "x", "text\n"))
    assert message["To"] is None
    assert message["X-Unsent"] == "1"


@given(
    subject=TEXTS, body=st.text(st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\r"), max_size=200)
)
def test_a_mailto_link_says_what_the_note_says(subject, body):
    """A mailto link is one line of ASCII that decodes to the subject and the text."""
    link = as_mailto(DANA, subject, body)
    assert link.isascii()
    assert not any(c.isspace() for c in link)
    parts = urlsplit(link)
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert (parts.scheme, parts.path) == ("mailto", "dana@northwind.example")
    assert fields == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}


NO_MUTT = pytest.mark.skipif(shutil.which("neomutt") is None and shutil.which("mutt") is None, reason="no mutt here")


def shown_by_mutt(folder, data):
    """What mutt, or neomutt, shows of a mail in its box: some headers and the text."""
    for name in ("cur", "new", "tmp"):
        (folder / "box" / name).mkdir(parents=True)
    (folder / "box" / "new" / "1.host").write_bytes(data.replace(b"\r\n", b"\n"))
    rc = folder / "rc"
    rc.write_text(
        f'set folder="{folder}"\nset spoolfile="{folder}/box"\nset mbox_type=Maildir\nset charset="utf-8"\nset wait_key=no\n'
        f'set pipe_decode=yes\npush "<pipe-message>cat > {folder}/shown<enter><exit>"\n'
    )
    program = "neomutt" if shutil.which("neomutt") else "mutt"
    command = [program, "-n", "-F", str(rc), "-f", str(folder / "box")]
    environ = {"TERM": "xterm", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    subprocess.run(
        ["script", "-qec", " ".join(command), "/dev/null"], check=True, timeout=HANGS, env=environ, input=b"", capture_output=True
    )
    return (folder / "shown").read_text(encoding="utf-8")


@NO_MUTT
def test_mutt_reads_it(tmp_path):
    """A real mail program shows the subject, the recipient and the text as they were written."""
    text = "Dear Zoë Ørsted,\n\nWir sprachen über 株式会社 and a very long line " + "that goes on " * 12 + "to its end.\n"
    shown = shown_by_mutt(tmp_path, as_eml(Named("Zoë Ørsted", "zoe@nord.example"), ME, "Für Zoë: 株式会社", text))
    assert "Subject: Für Zoë: 株式会社" in shown
    assert "To: Zoë Ørsted <zoe@nord.example>" in shown
    assert " ".join(text.split()) in " ".join(shown.split())


@NO_MUTT
def test_mutt_reads_what_draft_makes(tmp_path, make_journal, run_on):
    """The command's own mail, byte for byte as it comes: to whom, from whom, and every line of the note."""
    folder = make_journal({"2026-11-18-northwind.md": INTERESTED.replace("Dana Whitfield", "Zoë Ørsted")}, toml=TOML)
    code, out, _ = run_on(folder, "draft", "--format", "eml", "northwind/thank-you")
    assert code == 0
    shown = shown_by_mutt(tmp_path / "mutt", out.encode())
    assert "From: Robin Marsh <robin@marsh.example>" in shown
    assert "To: Zoë Ørsted <dana@northwind.example>" in shown
    _, note, _ = run_on(folder, "draft", "--format", "text", "northwind/thank-you")
    assert note.strip() in shown
