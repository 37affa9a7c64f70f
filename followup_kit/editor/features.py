"""What editors ask the language server, answered from the text that is open. Nothing here writes a file or opens a connection."""

from __future__ import annotations

import sys
from typing import Any

from lsprotocol import types as lsp

from ..base.text import visible
from ..changes.new_entries import NEW_ENTRY, snippet_of, template_of
from ..journal.settings import FILE
from .completion import Offer, heading_offers, offers
from .due_here import about_line, headline, rows_at
from .fixes import Fix, added_sections, fixes_of, logged, settled
from .header_place import header_place
from .open_journal import Journals
from .open_text import edit_between
from .parts import Part, header_parts, outline
from .server import OpenFile, Server, guarded

PAUSE = 0.15  # seconds after a keystroke until a text is read: nobody wants to hear of a word that is half typed
_WATCHED = ("**/*.md", "**/journal.toml")


def serve(journals: Journals) -> None:
    """Talk to one editor over standard input and output until it ends."""
    out, sys.stdout = sys.stdout, sys.stderr  # nothing else may come in between
    server_of(journals).start_io(sys.stdin.buffer, out.buffer)


def server_of(journals: Journals) -> Server:
    """A server with all that it can answer."""
    server = Server(journals)
    for method, answer in _ANSWERS.items():
        server.feature(method, _OPTIONS.get(method))(guarded(answer))
    return server


def _did_open(server: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    uri = params.text_document.uri
    if server.take(uri):
        server.publish_own(uri)
        server.look_soon(uri, 0, whole=True)


def _did_change(server: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    if server.take(uri):
        server.look_soon(uri, PAUSE)


def _did_save(server: Server, _: lsp.DidSaveTextDocumentParams) -> None:
    server.look_at_all()


def _did_close(server: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    server.release(params.text_document.uri)


def _initialized(server: Server, _: lsp.InitializedParams) -> None:
    """Ask the editor to tell of files that change on disk, as `followup done` changes them, where it can."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace is not None else None
    if watching is None or not watching.dynamic_registration:
        return
    options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(glob) for glob in _WATCHED])
    wanted = lsp.Registration("watched", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    server.client_register_capability(lsp.RegistrationParams([wanted]))


def _did_change_on_disk(server: Server, _: lsp.DidChangeWatchedFilesParams) -> None:
    server.look_at_all()


def _complete(server: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    opened = server.open_file(params.text_document.uri)
    if opened is None or opened.file == FILE:
        return None
    offset = opened.open_text.offset(params.position.line, params.position.character)
    row = opened.open_text.line_at(offset) - 1
    column = offset - opened.open_text.offset_of(row + 1, 1)
    place = header_place(opened.lines, row, column)
    before, after = opened.lines[row][:column], opened.lines[row][column:]
    if not opened.text.removeprefix(before).strip():
        return lsp.CompletionList(False, [_whole_entry(opened, offset)])
    if place is None and before not in ("## ", "### "):
        return None
    journal = opened.journal
    entry = journal.entry_without_line(opened.file, row)
    if place is None:
        start, found = column, heading_offers(before, opened.text, journal.board, entry)
    else:
        start, found = place.start, offers(place, journal.board, entry)
    range_ = opened.range(offset - (column - start), offset)
    return lsp.CompletionList(False, [_item(o, n, range_, before[:start], after) for n, o in enumerate(found)])


def _whole_entry(opened: OpenFile, offset: int) -> lsp.CompletionItem:
    """A new entry in a file that is empty but for the word that is being typed; the cursor goes from field to field."""
    template = template_of(opened.journal.board)
    can = opened.takes_snippets
    return lsp.CompletionItem(
        "interview", kind=lsp.CompletionItemKind.Snippet, detail=NEW_ENTRY,
        insert_text_format=lsp.InsertTextFormat.Snippet if can else lsp.InsertTextFormat.PlainText,
        text_edit=lsp.TextEdit(opened.range(0, offset), snippet_of(template) if can else template),
    )  # fmt: skip


def _item(offer: Offer, number: int, place: lsp.Range, before: str, after: str) -> lsp.CompletionItem:
    """An offer for the place that it goes to, in the order in which they come."""
    text, is_key = offer.text, offer.text.endswith(": ")
    if is_key and after.lstrip().startswith(":"):
        text = text.removesuffix(": ")
    if before.endswith((":", ",", "-")):
        text = f" {text}"
    kind = lsp.CompletionItemKind.Property if is_key else lsp.CompletionItemKind.Value
    return lsp.CompletionItem(
        visible(offer.label), kind=kind, detail=visible(offer.about) or None, sort_text=f"{number:04}",
        filter_text=f"{offer.found_by} {offer.label}" if offer.found_by else None, text_edit=lsp.TextEdit(place, text),
    )  # fmt: skip


def _hover(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    opened = server.open_file(params.text_document.uri)
    if opened is None:
        return None
    board = opened.journal.board
    line = opened.line_at(params.position)
    parts = header_parts(opened.text, board.journal.settings.fields)
    said = about_line(board, opened.journal.entry(opened.file), parts, line)
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, said), opened.line_range(line, line)) if said else None


def _actions(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
    opened = server.open_file(params.text_document.uri)
    if opened is None:
        return None
    journal, board = opened.journal, opened.journal.board
    first, last = opened.line_at(params.range.start), opened.line_at(params.range.end)
    problems = [p for p in journal.problems(opened.file) if first <= p.line <= last]
    found = list(fixes_of(board, opened.open_text, problems))
    entry = journal.entry(opened.file)
    if entry is None or last >= entry.body_line:
        found += added_sections(board, opened.text)
    if entry is not None:
        parts = header_parts(opened.text, board.journal.settings.fields)
        found += settled(board, entry, opened.text, rows_at(board, entry, parts, first))
        found += logged(board, entry, opened.text) if last < entry.body_line else []
    only = tuple(params.context.only or ("",))
    return [_action(server, opened, fix) for fix in found if fix.text != opened.text and _kind_of(fix).value.startswith(only)]


def _kind_of(fix: Fix) -> lsp.CodeActionKind:
    return lsp.CodeActionKind.QuickFix if fix.problem is not None else lsp.CodeActionKind.Refactor


def _action(server: Server, opened: OpenFile, fix: Fix) -> lsp.CodeAction:
    """A fix as an edit of the very text that it was worked out from."""
    edit = edit_between(opened.text, fix.text)
    change = lsp.TextEdit(opened.range(edit.start, edit.end), edit.new)
    workspace = server.client_capabilities.workspace
    if workspace is not None and workspace.workspace_edit is not None and workspace.workspace_edit.document_changes:
        document = lsp.OptionalVersionedTextDocumentIdentifier(opened.uri, opened.version)
        made = lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(document, [change])])
    else:
        made = lsp.WorkspaceEdit({opened.uri: [change]})
    solved = [opened.diagnostic(fix.problem)] if fix.problem is not None else None
    return lsp.CodeAction(fix.title, kind=_kind_of(fix), diagnostics=solved, edit=made)


def _lenses(server: Server, params: lsp.CodeLensParams) -> list[lsp.CodeLens] | None:
    opened = server.open_file(params.text_document.uri)
    entry = opened.journal.entry(opened.file) if opened is not None else None
    if opened is None or entry is None:
        return None
    said = headline(opened.journal.board, entry)
    return [lsp.CodeLens(opened.line_range(1, 1), lsp.Command(said, ""))] if said else []


def _symbols(server: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | None:
    opened = server.open_file(params.text_document.uri)
    if opened is None or opened.file == FILE:
        return None
    return [_symbol(opened, part) for part in outline(opened.text, opened.journal.field_names)]


def _symbol(opened: OpenFile, part: Part) -> lsp.DocumentSymbol:
    whole, first = opened.line_range(part.first, part.last), opened.line_range(part.first, part.first)
    kind = lsp.SymbolKind.Field if part.key else lsp.SymbolKind.String
    inner = [_symbol(opened, item) for item in part.inner] or None
    return lsp.DocumentSymbol(part.name, kind, whole, first, part.says or None, children=inner)


_ANSWERS: dict[str, Any] = {
    lsp.INITIALIZED: _initialized,
    lsp.TEXT_DOCUMENT_DID_OPEN: _did_open,
    lsp.TEXT_DOCUMENT_DID_CHANGE: _did_change,
    lsp.TEXT_DOCUMENT_DID_SAVE: _did_save,
    lsp.TEXT_DOCUMENT_DID_CLOSE: _did_close,
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: _did_change_on_disk,
    lsp.TEXT_DOCUMENT_COMPLETION: _complete,
    lsp.TEXT_DOCUMENT_HOVER: _hover,
    lsp.TEXT_DOCUMENT_CODE_ACTION: _actions,
    lsp.TEXT_DOCUMENT_CODE_LENS: _lenses,
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _symbols,
}
_OPTIONS: dict[str, Any] = {
    lsp.TEXT_DOCUMENT_COMPLETION: lsp.CompletionOptions(trigger_characters=[":", " ", "{", ","]),
    lsp.TEXT_DOCUMENT_CODE_ACTION: lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.Refactor]),
}
