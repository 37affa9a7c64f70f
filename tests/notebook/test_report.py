"""The report: pages that open from disk in a real browser, load nothing, run nothing, and show what an entry says as text."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from limits import HANGS
from playwright.sync_api import Dialog, Page, sync_playwright
from sample import ROOT, SAMPLE

from followup_kit.api import Board
from followup_kit.cli import main
from followup_kit.errors import Refused
from followup_kit.notebook.files import notebook_folder
from followup_kit.notebook.report import MARK, PAGES, Report, check_folder
from followup_kit.views.charts.svg import COLOURS
from followup_kit.views.due_rows import due_list

CHROMIUM = shutil.which("chromium")
NAMES = ["index", "opportunities", *PAGES]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
TOML = 'timezone = "America/New_York"\n[me]\nname = "<script>alert(9)</script>"\nlinks = ["javascript:alert(8)"]\n'
HOSTILE = """---
company: "<img src=x onerror=alert(1)> {# 7*7 #} $\\\\frac{1}{0}$ %s {0}"
role: "</script><script>alert(2)</script>"
date: 2026-11-18 14:00
interviewers:
  - name: "Dana <b onmouseover=alert(3)>Whitfield<b>"
    email: dana@northwind.example
    linkedin: "javascript:alert(4)"
  - name: "Kim \u202egnimoc"
    email: kim@northwind.example
decision_by: 2026-11-25
---

## Discussed
We talked about [a link](javascript:alert(5)) and <script>alert(6)</script>, {{ 7*7 }} and </title></main>.
"""
BROKEN = "---\ncompany: Broken <i>Ltd</i>\nrole: R\ndate: 03/04/2026\n---\n"


def page_in(folder: Path, name: str) -> Path:
    """A page of a report; `opportunity` is the first of those of one opportunity."""
    return next(iter(sorted(folder.glob("opportunity-*.html")))) if name == "opportunity" else folder / f"{name}.html"


class Seen(NamedTuple):
    """What a browser saw of one page."""

    text: str
    faults: list[str]
    asked: list[str]
    rows: list[str]
    live: int
    headings: list[int]
    images: list[str]
    wide: int


def made(journal: Path, folder: Path, now: str) -> int:
    """Write a report; its exit code."""
    return main(["report", "--journal", os.fspath(journal), "--now", now, "-o", os.fspath(folder)])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the sample journal."""
    folder = tmp_path_factory.mktemp("sample") / "pages"
    assert main(["report", "--journal", os.fspath(SAMPLE), "-o", os.fspath(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a journal that means harm, with one file that cannot be read."""
    journal = tmp_path_factory.mktemp("hostile") / "journal"
    journal.mkdir()
    (journal / "journal.toml").write_text(TOML, encoding="utf-8")
    (journal / "a.md").write_text(HOSTILE, encoding="utf-8")
    (journal / "b.md").write_text(BROKEN, encoding="utf-8")
    # Nothing of this may run: a notebook, a module that shadows a library, a kernel's start-up file.
    (journal / "due_actions.ipynb").write_text("{}", encoding="utf-8")
    (journal / "pandas.py").write_text("raise SystemExit('ran a module of the journal')", encoding="utf-8")
    folder = journal.parent / "pages"
    before = os.getcwd()
    os.chdir(journal)
    try:
        assert made(journal, folder, "2026-11-19T16:00") == 1
    finally:
        os.chdir(before)
    return folder


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page in Debian's Chromium, with the network off; `.ci/run` sees to it that it is there."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=HANGS * 1000)
        shown = opened.new_context(offline=True).new_page()
        shown.set_default_timeout(HANGS * 1000)
        yield shown
        opened.close()


@cache
def look(page: Page, path: Path, width: int = 1200, scheme: Literal["light", "dark"] = "light") -> Seen:
    """Open a file in the browser, and note all that it does; once, since no test changes a file."""
    faults: list[str] = []
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    heard: dict[str, Callable[[Any], None]] = {
        "console": lambda message: faults.append(message.text),
        "pageerror": lambda error: faults.append(str(error)),
        "dialog": refuse,
        "request": lambda request: asked.append(request.url),
    }
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for event, note in heard.items():
        page.on(event, note)  # type: ignore[call-overload]
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    seen = Seen(
        page.inner_text("body"),
        faults,
        [url for url in asked if url != path.as_uri() and not url.startswith("data:image/svg+xml;base64,")],
        page.eval_on_selector_all("[data-id]", "rows => rows.map(r => r.dataset.id)"),
        page.evaluate(
            "[...document.querySelectorAll('*')].filter(e => ['SCRIPT','IFRAME','OBJECT','EMBED','LINK','BASE','FORM'].includes(e.tagName)"
            " || [...e.attributes].some(a => a.name.startsWith('on') || /^\\s*(javascript|vbscript):/i.test(a.value))).length"
        ),
        page.eval_on_selector_all("h1,h2,h3,h4", "hs => hs.map(h => Number(h.tagName[1]))"),
        page.eval_on_selector_all("img", "images => images.map(i => i.naturalWidth ? i.alt : 'not drawn')"),
        page.evaluate("document.documentElement.scrollWidth"),
    )
    for event, note in heard.items():
        page.remove_listener(event, note)
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("name", [*NAMES, "opportunity"])
@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_a_page_opens_from_disk_and_does_nothing(page: Page, request: pytest.FixtureRequest, which: str, name: str) -> None:
    """No console message, no dialog, no request, nothing in it that could run."""
    seen = look(page, page_in(request.getfixturevalue(which), name))
    assert (seen.faults, seen.asked, seen.live) == ([], [], 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*NAMES, "opportunity"])
def test_a_page_is_well_made(page: Page, sample: Path, name: str) -> None:
    """One first heading and no level left out, each picture drawn and described, and no sideways scrolling on a phone."""
    seen = look(page, page_in(sample, name), 390, "dark")
    assert seen.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(seen.headings, seen.headings[1:], strict=False))
    assert all(len(alt) > 20 for alt in seen.images)
    assert seen.wide <= 390


@pytest.mark.slow
def test_on_paper_what_announces_a_table_is_not_left_on_the_page_before(page: Page, sample: Path) -> None:
    """Neither its heading nor the sentence below that, nor the table's own head."""
    page.goto(page_in(sample, "search_review").as_uri())
    page.emulate_media(media="print")
    before = "[...document.querySelectorAll('h2, h2 + p:has(+ .output table), thead')].map(e => getComputedStyle(e).breakAfter)"
    found = page.evaluate(before)
    page.emulate_media(media="screen")
    assert len(found) > 10
    assert set(found) == {"avoid"}


@pytest.mark.slow
@pytest.mark.parametrize("name", [*NAMES, "opportunity"])
def test_a_page_has_its_policy_and_its_landmarks(sample: Path, name: str) -> None:
    """The policy comes before anything that it is about; there is one of each landmark, and the page in the navigation is marked."""
    raw = page_in(sample, name).read_text(encoding="utf-8")
    policy = raw.index("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert policy < raw.index("<style>") < raw.index("<body>")
    assert [raw.count(f"<{tag}") for tag in ("main", "nav", "footer")] == [1, 1, 1]
    assert (raw.count('aria-current="page"'), raw.count('lang="en"')) == (1, 1)


@pytest.mark.slow
def test_the_board_has_the_rows_of_due(page: Page, sample: Path, sample_board: Board) -> None:
    """The page of the sample journal has the rows that `followup due --json` has, in the order of `followup due`."""
    seen = look(page, sample / "due_actions.html")
    expected = [a.id for a in sample_board.now_due()]
    assert sorted(seen.rows) == sorted(expected)
    assert seen.rows == [row.id for group in due_list(sample_board).groups for row in group.rows]


@pytest.mark.slow
def test_what_an_entry_says_is_text(page: Page, hostile: Path) -> None:
    """Markup, formulas, template code and direction overrides of an entry are shown, not obeyed."""
    board = look(page, hostile / "due_actions.html").text
    assert "<img src=x onerror=alert(1)> {# 7*7 #} $\\frac{1}{0}$ %s {0}" in board
    assert "Dana <b onmouseover=alert(3)>Whitfield<b>" in board
    assert "Kim <U+202E>gnimoc" in board
    notes = look(page, hostile / "draft_notes.html").text
    assert "“We talked about a link and alert(6), {{ 7*7 }} and.”" in notes  # read without its tags
    whole = look(page, page_in(hostile, "opportunity")).text
    assert "Dana <b onmouseover=alert(3)>Whitfield<b>" in whole
    assert "<script>alert(6)</script>, {{ 7*7 }} and </title></main>" in whole
    for name in [*NAMES, "opportunity"]:
        raw = page_in(hostile, name).read_text(encoding="utf-8")
        assert "\u202e" not in raw
        assert "<script" not in raw.lower()


@pytest.mark.slow
@pytest.mark.parametrize("name", [*NAMES, "opportunity"])
def test_what_could_not_be_read_is_said_first(page: Page, hostile: Path, name: str) -> None:
    """Every page of a journal with an error begins with it."""
    text = look(page, page_in(hostile, name)).text
    assert "1 file could not be read: rows may be missing" in text
    assert text.index("b.md:4:7: error") < 400


@pytest.mark.slow
@pytest.mark.parametrize("count", [0, 1, 300])
def test_any_size_of_journal_has_its_pages(page: Page, make_journal: Callable[..., Path], tmp_path: Path, count: int) -> None:
    """An empty journal, one entry and 300 entries all give every page."""
    files = {
        f"{n:03}.md": f"---\ncompany: Company {n}\nrole: Engineer\ndate: {date(2026, 11, 1) - timedelta(n)} 14:00\n---\n"
        for n in range(count)
    }
    assert made(make_journal(files), tmp_path / "pages", "2026-11-02T09:00") == 0
    for name in NAMES:
        seen = look(page, tmp_path / "pages" / f"{name}.html", 390)
        assert (seen.faults, seen.headings.count(1)) == ([], 1)
        assert "could not be made" not in seen.text
        assert seen.wide <= 390


def test_a_person_is_told_at_once(tmp_path, monkeypatch, capsys):
    """On a terminal there is a word before the first notebook runs, and none is left at the end."""
    journal = tmp_path / "journal"
    journal.mkdir()
    (journal / "journal.toml").write_text('timezone = "Europe/Berlin"\n')
    told = []

    def make(board, environ, progress, private):
        told.append(capsys.readouterr().err)
        progress(0, 2)
        return Report({}, [])

    monkeypatch.setattr("followup_kit.commands.report.make_report", make)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    main(["report", "--journal", str(journal), "--now", "2026-11-20T09:00"])
    assert told == ["\rstarting the notebooks\x1b[K"]
    assert capsys.readouterr().err == "\r[..........] 0 of 2 pages\x1b[K\r\x1b[K"


def test_a_report_is_private_and_replaces_only_itself(
    make_journal: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is 0700 and its files 0600; a second report replaces the first, and a stranger's file stops it."""
    files = {f"{n}.html": f"<!DOCTYPE html>\n<html {MARK}>" for n in NAMES}
    monkeypatch.setattr("followup_kit.commands.report.make_report", lambda *_, **__: Report(files, []))
    journal = make_journal({})
    command = ["report", "--journal", os.fspath(journal), "--now", "2026-11-19T09:00"]
    assert main(command) == 0
    pages = journal / "reports"
    out = capsys.readouterr()
    assert (out.out, out.err) == (f"{pages / 'index.html'}\n", "")
    assert stat.S_IMODE(pages.stat().st_mode) == 0o700
    assert {(p.name, stat.S_IMODE(p.stat().st_mode)) for p in pages.iterdir()} == {(f"{n}.html", 0o600) for n in NAMES}
    assert main(command) == 0
    (pages / "index.html").write_text("mine", encoding="utf-8")
    assert main(command) == 3
    assert (pages / "index.html").read_text(encoding="utf-8") == "mine"
    assert main([*command, "--force"]) == 0
    assert (pages / "index.html").read_text(encoding="utf-8") == files["index.html"]


@pytest.mark.slow
def test_a_journal_that_cannot_be_read_at_all_still_has_a_report(
    make_journal: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a broken `journal.toml` every page says so, and none of them stops."""
    assert made(make_journal({}, toml="timezone = 3\n["), tmp_path / "pages", "2026-11-19T09:00") == 1
    assert "could not be made" not in capsys.readouterr().err
    for name in NAMES:
        assert "journal.toml" in (tmp_path / "pages" / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_notebook_that_stops_is_one_sentence(
    make_journal: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure inside a notebook is a sentence on its page and on standard error, never a traceback; the others stand."""
    mine = tmp_path / "notebooks"
    shutil.copytree(notebook_folder(), mine)
    broken = (mine / "search_review.ipynb").read_text(encoding="utf-8")
    (mine / "search_review.ipynb").write_text(broken.replace("nb.opportunities(board)", "1 / 0"), encoding="utf-8")
    monkeypatch.setattr("followup_kit.notebook.report.notebook_folder", lambda: mine)
    assert made(make_journal({}), tmp_path / "pages", "2026-11-19T09:00") == 1
    assert capsys.readouterr().err == "followup: How the search goes: It stopped: ZeroDivisionError: division by zero\n"
    page = (tmp_path / "pages" / "search_review.html").read_text(encoding="utf-8")
    assert "It stopped: ZeroDivisionError: division by zero" in page
    assert "Traceback" not in page
    assert "<h1" in (tmp_path / "pages" / "due_actions.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_keyboard_reaches_the_content_first(page: Page, sample: Path) -> None:
    """The first stop is the link past the navigation, and it leads to the content."""
    page.goto((sample / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#rrggbb) as WCAG 2 counts it: at least 4.5 for text."""
    parts = [[int(c[n : n + 2], 16) / 255 for n in (1, 3, 5)] for c in (one, other)]
    lit = [[v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb] for rgb in parts]
    bright = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in lit)
    return (bright[1] + 0.05) / (bright[0] + 0.05)


@pytest.mark.zone_free
def test_text_stands_out() -> None:
    """In light and in dark, on pages and in pictures, text has the contrast that WCAG asks for."""
    style = (ROOT / "followup_kit" / "notebook" / "page" / "style.css").read_text(encoding="utf-8")
    blocks = [dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in re.findall(r":root \{[^}]*--paper[^}]*\}", style)]
    assert len(blocks) == 2
    pairs = [("page", c[text], c[ground]) for c in blocks for text in ("ink", "soft", "link") for ground in ("paper", "band")]
    pairs += [("alarm", c["ink"], c["alarm"]) for c in blocks]
    for n in (0, 1):
        grounds = ["paper", "band", "overdue", "due", "blocked", "waiting", "done"]
        pairs += [("picture", COLOURS["ink"][n], COLOURS[ground][n]) for ground in grounds]
        pairs += [("picture", COLOURS[text][n], COLOURS["paper"][n]) for text in ("soft", "now")]
    assert [p for p in pairs if contrast(*p[1:]) < 4.5] == []


def test_a_folder_that_leads_out_of_the_journal_is_refused(make_journal: Callable[..., Path], tmp_path: Path) -> None:
    """A `reports` that is a link to somewhere else takes no private page there."""
    journal = make_journal({})
    (tmp_path / "elsewhere").mkdir()
    (journal / "reports").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="points outside the journal"):
        check_folder(os.fspath(journal / "reports"), os.fspath(journal), True)
    check_folder(os.fspath(tmp_path / "elsewhere"), None, False)


def test_a_page_that_is_a_link_is_not_ours(make_journal: Callable[..., Path], tmp_path: Path) -> None:
    """A link in place of a page is refused before any work, whatever it leads to."""
    journal = make_journal({"reports/x.txt": ""})
    (tmp_path / "other.html").write_text(MARK, encoding="utf-8")
    (journal / "reports" / "index.html").symlink_to(tmp_path / "other.html")
    with pytest.raises(Refused, match="is not a page of an earlier report"):
        check_folder(os.fspath(journal / "reports"), os.fspath(journal), False)


def test_the_report_says_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the extra it is one line with the command to type."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "nbclient" else object())
    assert main(["report", "--journal", os.fspath(SAMPLE)]) == 2
    assert capsys.readouterr().err == "followup: the report needs 'nbclient' (pip install 'followup-kit[notebooks]')\n"


@pytest.mark.zone_free
@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p onclick=alert(1)>x</p>", "<p>x</p>"),
        ("<script>alert(1)</script>x", "x"),
        ('<img src="https://x.example/a.png">', ""),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<a href="https://x.example/">x</a>', '<a href="https://x.example/" rel="noopener noreferrer">x</a>'),
        ('<a href="mailto:a@x.example">x</a>', '<a href="mailto:a@x.example" rel="noopener noreferrer">x</a>'),
        ('<p style="background:url(https://x.example/);width:1px">x</p>', '<p style="width:1px">x</p>'),
    ],
    ids=["handler", "script", "remote image", "script link", "link", "mail", "style that loads"],
)
def test_what_acts_or_loads_is_taken_out(markup: str, expected: str) -> None:
    """The second line of defence, behind escaping and before the policy."""
    from followup_kit.notebook.html_pages import clean  # nbconvert: two seconds

    assert clean(markup) == expected
