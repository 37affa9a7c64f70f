"""Draws a timeline: its lanes, a calendar above them, and now as a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from .canvas import COLOURS, LETTER, MARGIN, WIDTH, bar, drawn, write
from .dates import add_days, instant, local, short_day
from .model import STATES
from .text import clipped, width
from .timeline import Lane, Timeline, Window, caption_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHAPES = {"interview": "o", "sent": "^", "heard": "v", "promised": "D"}
_LEGEND = {"interview": "interview", "sent": "you sent", "heard": "you heard", "promised": "answer promised"}
NAMES = 196
HEAD, MARKS, TRACK, PAD = 62, 22, 20, 7


def draw_svg(line: Timeline) -> str:
    """The timeline as an SVG document with a title and a description."""
    tracks = [_tracks(lane, line) for lane in line.lanes]
    height = HEAD + sum(_height(t) for t in tracks) + MARGIN

    def draw(axes: Axes) -> None:
        _calendar(axes, line, height)
        _legend(axes, line)
        top = float(HEAD)
        for number, (lane, places) in enumerate(zip(line.lanes, tracks, strict=True)):
            _lane(axes, line, lane, places, top, number % 2 == 0)
            top += _height(places)

    return drawn(height, line.title, caption_of(line), draw)


def _x(line: Timeline, at: datetime) -> float:
    share = (at - line.begins) / (line.ends - line.begins)
    return NAMES + min(max(share, 0.0), 1.0) * (WIDTH - MARGIN - NAMES)


def _height(tracks: Sequence[object]) -> int:
    return 2 * PAD + MARKS + TRACK * len(tracks)


class _Place(NamedTuple):
    """Where a window's bar lies, where its text begins and how that is aligned, and what both cover together."""

    window: Window
    left: float
    right: float
    text: float
    align: str
    begins: float
    ends: float


def _place(line: Timeline, window: Window) -> _Place:
    """The text stands in the bar, else to the right of it, at the edge of the page to the left; `‹` says: long before."""
    if window.due < line.begins:
        window = window._replace(text=f"‹ {window.text}")
    left = _x(line, window.opens)
    right = max(_x(line, window.due), left + 5)
    room = LETTER * width(window.text) + 6
    if right - left >= room:
        return _Place(window, left, right, left + 5, "left", left, right)
    if right + room <= WIDTH:
        return _Place(window, left, right, right + 4, "left", left, right + room)
    return _Place(window, left, right, left - 4, "right", left - room, right)


def _tracks(lane: Lane, line: Timeline) -> list[list[_Place]]:
    """The windows laid out so that none covers another: each on the first track that is free where it begins."""
    tracks: list[list[_Place]] = []
    for window in lane.windows:
        if window.opens >= line.ends:
            continue
        place = _place(line, window)
        free = next((t for t in tracks if t[-1].ends + 4 <= place.begins), None)
        if free is None:
            tracks.append([place])
        else:
            free.append(place)
    return tracks


def _calendar(axes: Axes, line: Timeline, height: float) -> None:
    """A line for each Monday, and one for now."""
    day = local(line.begins, line.zone).date()
    day = add_days(day, -day.weekday() % 7)
    edge = -100.0
    now = _x(line, line.now)
    while (at := instant(day, time(0), line.zone)) < line.ends:
        x = _x(line, at)
        axes.plot([x, x], [HEAD - 6, height - MARGIN], color=COLOURS["grid"][0], linewidth=0.8, zorder=1)
        if x - edge >= 64 and x < WIDTH - 60:
            write(axes, x, HEAD - 12, f"{day.day} {day:%b}", "soft", va="baseline")
            edge = x
        day = add_days(day, 7)
    axes.plot([now, now], [HEAD - 24, height - MARGIN], color=COLOURS["now"][0], linewidth=1.6, zorder=2.2)
    text = f"now, {short_day(local(line.now, line.zone).date())}"
    write(axes, now, HEAD - 28, text, "now", ha="center", va="baseline", weight="bold")


def _legend(axes: Axes, line: Timeline) -> None:
    """What the shapes and colours mean, of those that occur."""
    states = {w.state for lane in line.lanes for w in lane.windows}
    kinds = {m.kind for lane in line.lanes for m in lane.marks}
    x = float(MARGIN)
    for kind, text in _LEGEND.items():
        if kind not in kinds:
            continue
        _mark(axes, kind, x + 4, 16)
        write(axes, x + 14, 16, text, "soft")
        x += 26 + LETTER * len(text)
    for state in [s for s in STATES if s in states]:
        bar(axes, state, x, x + 16, 10, 12)
        write(axes, x + 21, 16, state, "soft")
        x += 34 + LETTER * len(state)


def _lane(axes: Axes, line: Timeline, lane: Lane, tracks: Sequence[Sequence[_Place]], top: float, shaded: bool) -> None:
    height = _height(tracks)
    if shaded:
        axes.fill_between([0, WIDTH], top, top + height, color=COLOURS["band"][0], linewidth=0, zorder=0)
    middle = top + PAD + MARKS / 2
    name = clipped(lane.name, int((NAMES - MARGIN - 8) / 7))
    write(axes, MARGIN, middle, name, size=12.5, weight="bold")
    shown = [m for m in lane.marks if line.begins <= m.at <= line.ends]
    if len(shown) > 1:
        ends = [_x(line, shown[0].at), _x(line, shown[-1].at)]
        axes.plot(ends, [middle, middle], color=COLOURS["soft"][0], linewidth=0.8, zorder=2)
    for mark in shown:
        _mark(axes, mark.kind, _x(line, mark.at), middle)
    for number, track in enumerate(tracks):
        y = top + PAD + MARKS + TRACK * number + 2
        for place in track:
            bar(axes, place.window.state, place.left, place.right, y, TRACK - 5)
            write(axes, place.text, y + (TRACK - 5) / 2, place.window.text, ha=place.align)


def _mark(axes: Axes, kind: str, x: float, y: float) -> None:
    colour = COLOURS[kind][0]
    inside = COLOURS["paper"][0] if kind == "promised" else colour
    size, order = (9, 4.5) if kind == "interview" else (7.5, 4)  # what the rest is about lies on top
    axes.plot([x], [y], _SHAPES[kind], color=colour, markerfacecolor=inside, markersize=size, markeredgewidth=1.4, zorder=order)
