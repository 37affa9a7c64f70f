"""The live board in a real JupyterLab in headless Chromium, opened by `followup lab`: there at once; a click, the line in the file, the row gone."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from limits import HANGS, in_foreground
from test_live_board import DANA, FILES, HOSTILE

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
TOKEN = "a-token-of-the-test"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")]


@pytest.fixture
def lab(make_journal: Callable[..., Path], tmp_path: Path) -> Iterator[str]:
    """The address of a JupyterLab on a temporary journal; its folder is `tmp_path / "journal"`. It stops at Ctrl-C, with 0."""
    journal = make_journal({**FILES, "2026-11-18-hostile.md": HOSTILE})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    passed_on = [f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", "--allow-root"]
    command = ["--journal", str(journal), "--now", "2026-11-19T09:00", "lab", "--no-browser", "--into", str(tmp_path / "books")]
    with in_foreground(
        [sys.executable, "-m", "followup_kit", *command, "--", *passed_on], 4 * HANGS,
        cwd=tmp_path, env={**os.environ, "HOME": str(tmp_path)}, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as server:  # fmt: skip
        assert server.stderr is not None
        said = []
        for line in server.stderr:
            said.append(line)
            if "is running at" in line:
                break
        rest = Thread(target=said.extend, args=[server.stderr])
        rest.start()
        try:
            yield f"http://127.0.0.1:{port}/lab/tree/due_actions.ipynb?token={TOKEN}"
        finally:
            server.send_signal(signal.SIGINT)
            code = server.wait(HANGS)
            rest.join(HANGS)
    assert code == 0, "".join(said)
    assert "Traceback" not in "".join(said)


def test_a_click_in_jupyterlab_writes_the_line(lab: str, tmp_path: Path) -> None:
    """The board is there when the notebook is; Done: the line is in the file and on the page, the row leaves; Undo, by keyboard, brings both back."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=2 * HANGS * 1000)
    entry = tmp_path / "journal" / "2026-11-18-northwind.md"
    line = "  - {date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield, by: email}"
    asked: list[str] = []
    failed: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=HANGS * 1000)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(2 * HANGS * 1000)
        page.on("request", lambda r: asked.append(r.url))
        page.on("pageerror", lambda e: failed.append(str(e)))
        page.on("dialog", lambda d: failed.append(d.message))
        page.goto(lab)
        done = page.get_by_title("Mark done: Thank Dana Whitfield by e-mail, Northwind Analytics")
        expect(done).to_have_count(1)  # nobody has run anything
        assert not any(word in page.locator("body").inner_text().lower() for word in ("sample", "jupyter news"))
        done.click()
        expect(page.get_by_role("status").filter(has_text=line.strip())).to_have_count(1)
        expect(done).to_have_count(0)
        assert [t for t in entry.read_text().split("\n") if t not in DANA.split("\n")] == ["log:", line]
        page.get_by_role("button", name="Undo done").press("Enter")
        expect(done).to_have_count(1)
        assert entry.read_text() == DANA

        page.locator('[title^="Log what was heard: Thank Dana <b>"]').click()
        expect(page.get_by_label("from", exact=True)).to_have_count(1)
        assert page.locator("datalist option").first.get_attribute("value").startswith("Dana <b>Whitfield<b>")  # type: ignore[union-attr]
        assert page.locator(".followup-live").locator("img, script, b b, mjx-container").count() == 0
        browser.close()
    assert {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))} == {"127.0.0.1"}
    assert failed == []
