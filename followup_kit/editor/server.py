"""The language server, with the files that are open and the journals that they belong to; what it answers is in `features`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import wraps
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from .. import __version__
from ..base.text import visible
from ..model import Problem
from .fixes import word_at
from .open_journal import Journals, OpenJournal
from .open_text import OpenText

_SEVERITY = {"error": lsp.DiagnosticSeverity.Error, "warning": lsp.DiagnosticSeverity.Warning}


class OpenFile:
    """A file that is open in the editor and belongs to a journal; `file` is its path below that."""

    def __init__(self, server: Server, uri: str, journal: OpenJournal, file: str) -> None:
        self.uri = uri
        self.journal = journal
        self.file = file
        self.version = server.workspace.get_text_document(uri).version
        encoding = server.workspace.position_encoding or lsp.PositionEncodingKind.Utf16
        self.open_text = OpenText(journal.text(file), str(getattr(encoding, "value", encoding)))
        self.text = self.open_text.text
        completion = server.client_capabilities.text_document and server.client_capabilities.text_document.completion
        self.takes_snippets = bool(completion and completion.completion_item and completion.completion_item.snippet_support)
        self.lines = [line.rstrip("\r") for line in self.text.split("\n")]

    def range(self, start: int, end: int) -> lsp.Range:
        """The range between two offsets."""
        first, last = self.open_text.place(start), self.open_text.place(end)
        return lsp.Range(lsp.Position(*first), lsp.Position(*last))

    def line_range(self, first: int, last: int) -> lsp.Range:
        """The range of whole lines, which count from 1."""
        return self.range(self.open_text.offset_of(first, 1), self.open_text.end_of_line(last))

    def line_at(self, position: lsp.Position) -> int:
        """The line of a position, counted from 1."""
        return self.open_text.line_at(self.open_text.offset(position.line, position.character))

    def diagnostic(self, problem: Problem) -> lsp.Diagnostic:
        """A problem as editors take it, at the key or value that it is about."""
        message = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
        place = self.range(*word_at(self.open_text, problem))
        return lsp.Diagnostic(place, visible(message), _SEVERITY[problem.severity], problem.code, source="followup")


class Server(LanguageServer):
    """The server, with the journals of the files that are open; every file comes whole, so that no edit can be mistaken."""

    def __init__(self, journals: Journals) -> None:
        super().__init__("followup", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.journals = journals
        self.files: dict[str, tuple[OpenJournal, str]] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def report_server_error(self, error: Exception, source: Any) -> None:
        """What went wrong goes into the editor's log: never a window in the person's way, never the end."""
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, f"{type(error).__name__}: {error}"))

    def open_file(self, uri: str) -> OpenFile | None:
        """A file that is open and belongs to a journal; None for every other."""
        return OpenFile(self, uri, *self.files[uri]) if uri in self.files else None

    def take(self, uri: str) -> bool:
        """Take the text of a file as it is open now; whether it belongs to a journal."""
        path = to_fs_path(uri)
        found = self.files.get(uri) or (self.journals.of(path) if path and uri.startswith("file:") else None)
        if found is None:
            return False
        self.files[uri] = found
        found[0].put(found[1], self.workspace.get_text_document(uri).source)
        return True

    def release(self, uri: str) -> None:
        """Forget a file that is closed."""
        if uri in self.files:
            journal, file = self.files.pop(uri)
            journal.put(file, None)
            self.publish(uri, [])

    def publish_own(self, uri: str) -> None:
        """Say at once what is wrong with a file by itself."""
        opened = self.open_file(uri)
        found = opened.journal.own_problems(opened.file) if opened is not None else None
        if opened is not None and found is not None:
            self.publish(uri, [opened.diagnostic(p) for p in found], opened.version)

    def publish_all(self, uri: str, whole: bool) -> None:
        """Say all that `check` would say of a file."""
        opened = self.open_file(uri)
        if opened is not None:
            found = opened.journal.problems(opened.file, whole=whole)
            self.publish(uri, [opened.diagnostic(p) for p in found], opened.version)

    def publish(self, uri: str, found: list[lsp.Diagnostic], version: int | None = None) -> None:
        """Replace what the editor shows of a file."""
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def look_soon(self, uri: str, pause: float, *, whole: bool = False) -> None:
        """Look at a file after a pause in typing; with the `whole` journal where another opening may matter."""
        if uri in self._waiting:
            self._waiting[uri].cancel()
        look = guarded(lambda _, __: self.publish_all(uri, whole))
        self._waiting[uri] = asyncio.get_running_loop().call_later(pause, look, self, None)

    def look_at_all(self) -> None:
        """Look at every open file again: something on the disk, or the settings, may have changed."""
        for journal in self.journals.all():
            journal.look_again()
        for uri in self.files:
            self.look_soon(uri, 0, whole=True)


def guarded(answer: Callable[[Server, Any], Any]) -> Callable[[Server, Any], Any]:
    """An answer that is nothing where it fails, with a line in the editor's log: the server goes on."""

    @wraps(answer)
    def answered(server: Server, params: Any) -> Any:
        try:
            return answer(server, params)
        except Exception as bad:
            server.report_server_error(bad, type(bad))
            return None

    return answered
