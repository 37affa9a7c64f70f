"""An editor as the language server sees it: messages as they go over the wire, nothing that a library of the server made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Timer
from typing import Any

from limits import HANGS

Json = dict[str, Any]


class LanguageClient:
    """A server that is started with some options, and ended when the `with` is left. `notes` are what it said unasked."""

    def __init__(self, *options: str, capabilities: Json | None = None, environ: Mapping[str, str] | None = None) -> None:
        self.options = options
        self.capabilities = capabilities or {}
        self.environ = {**os.environ, **(environ or {})}
        self.notes: list[Json] = []
        self._number = 0

    def __enter__(self) -> LanguageClient:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "followup_kit", "lsp", *self.options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=self.environ,
        )  # fmt: skip
        self.timer = Timer(HANGS, self.process.kill)
        self.timer.start()
        self.can = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": self.capabilities})["capabilities"]
        self.tell("initialized", {})
        return self

    def __exit__(self, *_: object) -> None:
        try:
            if self.process.poll() is None:
                self.ask("shutdown", None)
                self.tell("exit", None)
        finally:
            _, self.errors = self.process.communicate()
            self.timer.cancel()

    def tell(self, method: str, params: Any) -> None:
        """Send a message that has no answer."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """Send a message, and wait for its answer; a failure is raised."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def note(self, method: str, wanted: Callable[[Json], bool] = lambda _: True) -> Json:
        """The params of the first message of a kind that the server has sent, or sends, unasked; it counts once."""
        while True:
            for at, message in enumerate(self.notes):
                if message["method"] == method and wanted(message["params"]):
                    return self.notes.pop(at)["params"]
            self._next()

    def open(self, path: Path, text: str | None = None, version: int = 1) -> str:
        """Open a file, with a text that may be another than the one on disk; its address."""
        text = path.read_bytes().decode() if text is None else text
        item = {"uri": path.as_uri(), "languageId": "markdown", "version": version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return path.as_uri()

    def change(self, uri: str, text: str, version: int) -> None:
        """Type: the whole text as it is now."""
        self.tell(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
        )

    def found(self, uri: str, version: int, wanted: Callable[[list[Json]], bool] = lambda _: True) -> list[Json]:
        """The diagnostics of a version of a text."""
        method = "textDocument/publishDiagnostics"
        return self.note(method, lambda p: p["uri"] == uri and p.get("version") == version and wanted(p["diagnostics"]))[
            "diagnostics"
        ]

    def at(self, method: str, uri: str, line: int, character: int) -> Any:
        """Ask about a place, which counts from 0."""
        return self.ask(
            f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        )

    def actions(self, uri: str, line: int, character: int = 0) -> dict[str, Json]:
        """The code actions at a place, by their titles."""
        place = {"line": line, "character": character}
        params = {"textDocument": {"uri": uri}, "range": {"start": place, "end": place}, "context": {"diagnostics": []}}
        return {action["title"]: action for action in self.ask("textDocument/codeAction", params)}

    def _send(self, message: Json) -> None:
        assert self.process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _next(self) -> Json:
        """The next message; what the server asks is answered with nothing, what it says is kept."""
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, f"the server has ended: {self.process.communicate()[1].decode()}"
        message: Json = json.loads(self.process.stdout.read(length))
        if "method" in message:
            self.notes.append(message)
            if "id" in message:
                self._send({"id": message["id"], "result": None})
        return message


def applied(text: str, edits: list[Json]) -> str:
    """A text after edits, which do not overlap, as an editor makes them; columns are those of UTF-16."""
    lines = text.split("\n")
    units = [line.encode("utf-16-le") for line in lines]
    starts = [sum(len(u) + 2 for u in units[:n]) for n in range(len(units) + 1)]
    data = text.encode("utf-16-le")

    def offset(place: Json) -> int:
        return min(starts[place["line"]] + 2 * place["character"], len(data))

    for edit in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        data = data[:start] + edit["newText"].encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")
