"""The widgets of the live board; the one module that imports ipywidgets.

Text of entries is escaped in `HTML`, and left as it is in tooltips and options, since those are text. Descriptions hold no
text of entries: JupyterLab would show a formula in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from typing import Any, Protocol

import ipywidgets  # type: ignore[import-untyped]

from ..base.text import visible
from ..kinds import HEARD
from .live_rows import LiveRow, escaped

STYLE = """<style>
.followup-row { border-top: 1px solid var(--jp-border-color2); padding: 6px 0; }
.followup-line { flex-flow: row wrap; justify-content: space-between; align-items: center; gap: 4px 16px; }
.followup-line > .widget-html { flex: 1 1 24em; }
.followup-line > .widget-hbox { flex: 0 1 auto; flex-flow: row wrap; }
.followup-form { flex-flow: row wrap; align-items: center; gap: 4px 8px; padding: 6px 0; }
.followup-live .widget-html-content { line-height: 1.45; white-space: normal; }
.followup-live h3.group { margin: 14px 0 4px; padding-left: 8px; border-left: 5px solid; }
.followup-live [role=alert] { color: var(--jp-error-color1); font-weight: 600; }
.followup-live [role=status] { border-left: 5px solid var(--jp-success-color1); padding: 4px 8px; }
.followup-live pre { margin: 2px 0; white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere; }
.followup-live button:focus-visible { outline: 2px solid var(--jp-brand-color1); outline-offset: 1px; }
</style>"""


class BoardActions(Protocol):
    """What the board does for a row when somebody clicks; `row` is the row's id."""

    def done(self, row: str) -> None:
        """Mark it done."""

    def heard(self, row: str, kind: str, sender: str | None, by: date | None, note: str | None) -> None:
        """Log what was heard."""

    def snooze(self, row: str, until: date | None) -> None:
        """Put it off."""

    def skip(self, row: str, reason: str | None) -> None:
        """Drop it for good."""

    def close(self, row: str, reason: str | None) -> None:
        """End its opportunity."""

    def interest(self, row: str, word: str) -> None:
        """Say yes or no."""

    def draft(self, row: str) -> tuple[str, list[tuple[int, str]]]:
        """Its draft as HTML, with the numbers and words of what is offered for it."""

    def pick(self, row: str, number: int) -> str:
        """Take what is offered by a number into its draft; what to say about it, as HTML."""


def text(page: str) -> Any:
    """A piece of HTML; whoever makes it has escaped what it holds of entries."""
    return ipywidgets.HTML(page)


def button(name: str, about: str, act: Callable[[], None], *, disabled: bool = False) -> Any:
    """A button as wide as its name; `about` says what it does and to whom, as a tooltip and for a screen reader."""
    layout, style = _of_buttons()
    made = ipywidgets.Button(description=name, tooltip=visible(about), disabled=disabled, layout=layout, style=style)
    made.on_click(lambda _: act())
    return made


@cache
def _of_buttons() -> tuple[Any, Any]:
    """How buttons look; all of them share it, since each widget is a message to the browser."""
    return ipywidgets.Layout(width="auto"), ipywidgets.ButtonStyle()


def choice(name: str, options: Sequence[str], act: Callable[[str], None]) -> Any:
    """A list of options to choose one from; `act` is called with the one that was chosen."""
    made = ipywidgets.Dropdown(options=options, description=name)
    made.observe(lambda change: act(change["new"]), names="value")
    return made


def line(*parts: Any, name: str = "followup-form") -> Any:
    """Widgets beside each other, on several lines where the window is narrow."""
    made = ipywidgets.HBox(parts)
    made.add_class(name)
    return made


def column(*parts: Any, name: str = "followup-column") -> Any:
    """Widgets below each other."""
    made = ipywidgets.VBox(parts)
    made.add_class(name)
    return made


def replace(box: Any, parts: Sequence[Any]) -> None:
    """Show other widgets in a box; those of before that are not among them are closed."""
    old, box.children = box.children, tuple(parts)
    for widget in old:
        if widget not in parts:
            _discard(widget)


def _discard(widget: Any) -> None:
    for child in getattr(widget, "children", ()):
        _discard(child)
    widget.close()


class RowWidget:
    """The widgets of one row; `box` holds them, `row` is what they show."""

    def __init__(self, row: LiveRow, actions: BoardActions) -> None:
        self.row = row
        self.actions = actions
        self.below = column()
        buttons = []
        if row.can_be_done:
            buttons.append(self._writing("Done", "Mark done", lambda: actions.done(row.id)))
        if row.can_be_answered:
            buttons.append(self._writing("Yes", "You want the job", lambda: actions.interest(row.id, "yes")))
            buttons.append(self._writing("No", "You do not want the job", lambda: actions.interest(row.id, "no")))
        if row.can_be_logged:
            buttons.append(self._writing("Heard…", "Log what was heard", self.ask_heard))
            buttons.append(self._writing("Snooze…", "Put off", self.ask_snooze))
            buttons.append(self._writing("Skip…", "Drop for good", self.ask_skip))
            buttons.append(self._writing("Close…", "End the opportunity", self.ask_close))
        if row.can_be_drafted:
            buttons.append(button("Draft", f"Show the draft: {row.about}", self.show_draft))
        first = line(text(row.page), ipywidgets.HBox(buttons), name="followup-line")
        self.box = column(first, self.below, name="followup-row")

    def ask_heard(self) -> None:
        """Open the form that asks what was heard, from whom, which day they promised, and for a note."""
        kind = ipywidgets.Dropdown(options=HEARD, description="Heard")
        sender = ipywidgets.Combobox(options=self.row.people, description="from", placeholder="a name, or nothing")
        day = ipywidgets.DatePicker(description="by when", tooltip="the day that they promised, or set for an assignment")
        note = _text("note")
        self._ask(
            lambda: self.actions.heard(self.row.id, kind.value, _typed(sender), day.value, _typed(note)), kind, sender, day, note
        )

    def ask_snooze(self) -> None:
        """Open the form that asks for a day."""
        day = ipywidgets.DatePicker(description="Until")
        self._ask(lambda: self.actions.snooze(self.row.id, day.value), day)

    def ask_skip(self) -> None:
        """Open the form that asks why it is dropped."""
        reason = _text("reason")
        self._ask(lambda: self.actions.skip(self.row.id, _typed(reason)), reason)

    def ask_close(self) -> None:
        """Open the form that asks why the opportunity ends."""
        reason = _text("reason")
        self._ask(lambda: self.actions.close(self.row.id, _typed(reason)), reason)

    def show_draft(self, said: str = "") -> None:
        """Show the draft below the row, with a button for each passage that is offered for it; above it what was `said` last."""
        page, offers = self.actions.draft(self.row.id)
        leave = button("Hide", f"Hide the draft: {self.row.about}", self.leave)
        takes = [self._writing(f"Take {n} in", f"{words}", partial(self.pick, n)) for n, words in offers]
        replace(self.below, [*([text(said)] if said else []), text(page), line(*takes, leave)])

    def pick(self, number: int) -> None:
        """Take a passage into the draft, and show it as it is then."""
        self.show_draft(self.actions.pick(self.row.id, number))

    def confirm(self, against: Sequence[str], act: Callable[[], None]) -> None:
        """Say which advice it is against, and ask whether to write it; `act` writes it."""
        lines = "".join(f"<div>against the advice: {escaped(a)}</div>" for a in against)
        yes = button("Write it anyway", f"Write it anyway: {self.row.about}", act)
        replace(self.below, [text(f'<div role="alert">{lines}</div>'), line(yes, self._leave())])

    def leave(self) -> None:
        """Close the form or the draft below the row."""
        replace(self.below, [])

    def _ask(self, act: Callable[[], None], *fields: Any) -> None:
        write = button("Write it", f"Write it into the journal: {self.row.about}", act)
        replace(self.below, [line(*fields, write, self._leave())])

    def _writing(self, name: str, about: str, act: Callable[[], None]) -> Any:
        return button(name, f"{about}: {self.row.about}", act, disabled=not self.row.can_write)

    def _leave(self) -> Any:
        return button("Cancel", f"Write nothing: {self.row.about}", self.leave)


def _text(name: str) -> Any:
    return ipywidgets.Text(description=name, placeholder="or nothing")


def _typed(field: Any) -> str | None:
    """What was typed into a field, None for nothing."""
    return field.value.strip() or None
