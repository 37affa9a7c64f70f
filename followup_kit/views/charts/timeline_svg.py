"""Draws a timeline as SVG: lanes below a calendar, with a line for now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from ...base.light import TYPE_CHECKING, NamedTuple
from ...base.text import clipped, width
from ...dates.local_time import add_days, instant, local, short_day
from ...kinds import STATES
from .svg import COLOURS, LETTER, MARGIN, NARROW, WIDE, bar, drawn, write
from .timeline import Lane, Timeline, Window, caption_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHAPES = {"interview": "o", "sent": "^", "heard": "v", "promised": "D"}
_LEGEND = {"interview": "interview", "sent": "you sent", "heard": "you heard", "promised": "answer promised"}
NAMES = 196  # width of the column of names in pixels; a narrow picture has each name on a line of its own
TOP, MARKS, TRACK, PAD, LINE = 46, 22, 20, 7, 16
NEAR = timedelta(days=9), timedelta(days=12)  # what a narrow picture shows of the past and of the future


class _Sheet(NamedTuple):
    """A timeline on a page of some width in pixels; `names` is the width of the names' column, 0 where they stand above."""

    timeline: Timeline
    width: int
    names: int
    legend: tuple[tuple[float, float, str], ...]

    def x(self, at: datetime) -> float:
        share = (at - self.timeline.begins) / (self.timeline.ends - self.timeline.begins)
        left = self.names or MARGIN
        return left + min(max(share, 0.0), 1.0) * (self.width - MARGIN - left)

    @property
    def head(self) -> float:
        return TOP + (self.legend[-1][1] if self.legend else 0)

    def height(self, tracks: Sequence[object]) -> int:
        return 2 * PAD + (0 if self.names else LINE) + MARKS + TRACK * len(tracks)


def draw_svg(timeline: Timeline, narrow: bool = False) -> str:
    """The timeline as an SVG document with a title and a description; `narrow` for a phone: only the weeks around now."""
    if narrow:
        timeline = timeline._replace(
            begins=max(timeline.begins, timeline.now - NEAR[0]), ends=min(timeline.ends, timeline.now + NEAR[1])
        )
    width = NARROW if narrow else WIDE
    sheet = _Sheet(timeline, width, 0 if narrow else NAMES, _legend_of(timeline, width))
    tracks = [_tracks(lane, sheet) for lane in timeline.lanes]
    height = sheet.head + sum(sheet.height(t) for t in tracks) + MARGIN

    def draw(axes: Axes) -> None:
        _calendar(axes, sheet, height)
        _legend(axes, sheet)
        top = sheet.head
        for number, (lane, places) in enumerate(zip(timeline.lanes, tracks, strict=True)):
            _lane(axes, sheet, lane, places, top, number % 2 == 0)
            top += sheet.height(places)

    return drawn(width, height, timeline.title, caption_of(timeline), draw)


class _Place(NamedTuple):
    """Where a window's bar lies, where its text begins and how that is aligned, and what both cover together."""

    window: Window
    left: float
    right: float
    text: float
    align: str
    begins: float
    ends: float


def _place(sheet: _Sheet, window: Window) -> _Place:
    """Text goes into its bar, else to the right of it, else to the left. `‹` marks what ended before the picture begins."""
    if window.due < sheet.timeline.begins:
        window = window._replace(text=f"‹ {window.text}")
    left = sheet.x(window.opens)
    right = max(sheet.x(window.due), left + 5)
    room = LETTER * width(window.text) + 6
    if right - left >= room:
        return _Place(window, left, right, left + 5, "left", left, right)
    if right + room <= sheet.width:
        return _Place(window, left, right, right + 4, "left", left, right + room)
    return _Place(window, left, right, left - 4, "right", left - room, right)


def _tracks(lane: Lane, sheet: _Sheet) -> list[list[_Place]]:
    """The windows on as many tracks as they need not to cover each other, each on the first that is free where it begins."""
    tracks: list[list[_Place]] = []
    for window in lane.windows:
        if window.opens >= sheet.timeline.ends:
            continue
        place = _place(sheet, window)
        free = next((t for t in tracks if t[-1].ends + 4 <= place.begins), None)
        if free is None:
            tracks.append([place])
        else:
            free.append(place)
    return tracks


def _calendar(axes: Axes, sheet: _Sheet, height: float) -> None:
    """Draw a line for each Monday, and one for now."""
    timeline, head = sheet.timeline, sheet.head
    day = local(timeline.begins, timeline.zone).date()
    day = add_days(day, -day.weekday() % 7)
    now = sheet.x(timeline.now)
    edge = -100.0
    while (at := instant(day, time(0), timeline.zone)) < timeline.ends:
        x = sheet.x(at)
        axes.plot([x, x], [head - 6, height - MARGIN], color=COLOURS["grid"][0], linewidth=0.8, zorder=1)
        if x - edge >= 64 and x < sheet.width - 60:
            write(axes, x, head - 12, f"{day.day} {day:%b}", "soft", va="baseline")
            edge = x
        day = add_days(day, 7)
    axes.plot([now, now], [head - 24, height - MARGIN], color=COLOURS["now"][0], linewidth=1.6, zorder=2.2)
    text = f"now, {short_day(local(timeline.now, timeline.zone).date())}"
    write(axes, now, head - 28, text, "now", ha="center", va="baseline", weight="bold")


def _legend_of(timeline: Timeline, width: int) -> tuple[tuple[float, float, str], ...]:
    """Where each shape and colour that occurs is explained: left, top, name; in as many lines as they need."""
    states = {w.state for lane in timeline.lanes for w in lane.windows}
    kinds = {m.kind for lane in timeline.lanes for m in lane.marks}
    found, x, y = [], float(MARGIN), float(LINE)
    for name in [*(k for k in _LEGEND if k in kinds), *(s for s in STATES if s in states)]:
        room = 34 + LETTER * len(_LEGEND.get(name, name))
        if x + room > width:
            x, y = float(MARGIN), y + LINE
        found.append((x, y, name))
        x += room
    return tuple(found)


def _legend(axes: Axes, sheet: _Sheet) -> None:
    for x, y, name in sheet.legend:
        if name in _LEGEND:
            _mark(axes, name, x + 8, y)
        else:
            bar(axes, name, x, x + 16, y - 6, 12)
        write(axes, x + 21, y, _LEGEND.get(name, name), "soft")


def _lane(axes: Axes, sheet: _Sheet, lane: Lane, tracks: Sequence[Sequence[_Place]], top: float, shaded: bool) -> None:
    if shaded:
        bottom = top + sheet.height(tracks)
        axes.fill_between([0, sheet.width], top, bottom, color=COLOURS["band"][0], linewidth=0, zorder=0)
    middle = top + PAD + MARKS / 2 + (0 if sheet.names else LINE)
    name = clipped(lane.name, int(((sheet.names or sheet.width) - MARGIN - 8) / 7))
    write(axes, MARGIN, middle if sheet.names else middle - LINE, name, size=12.5, weight="bold")
    shown = [m for m in lane.marks if sheet.timeline.begins <= m.at <= sheet.timeline.ends]
    if len(shown) > 1:
        ends = [sheet.x(shown[0].at), sheet.x(shown[-1].at)]
        axes.plot(ends, [middle, middle], color=COLOURS["soft"][0], linewidth=0.8, zorder=2)
    for mark in shown:
        _mark(axes, mark.kind, sheet.x(mark.at), middle)
    for number, track in enumerate(tracks):
        y = middle + MARKS / 2 + TRACK * number + 2
        for place in track:
            bar(axes, place.window.state, place.left, place.right, y, TRACK - 5)
            write(axes, place.text, y + (TRACK - 5) / 2, place.window.text, ha=place.align)


def _mark(axes: Axes, kind: str, x: float, y: float) -> None:
    colour = COLOURS[kind][0]
    inside = COLOURS["paper"][0] if kind == "promised" else colour
    size, order = (9, 4.5) if kind == "interview" else (7.5, 4)  # an interview lies on top of the messages about it
    axes.plot([x], [y], _SHAPES[kind], color=colour, markerfacecolor=inside, markersize=size, markeredgewidth=1.4, zorder=order)
