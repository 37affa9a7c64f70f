"""Draws lanes as SVG, the same bytes for the same lanes; the one module that imports matplotlib.

Its colours are CSS variables with a light and a dark value, so that one picture fits both, and it brings its own background.
Text stays text, drawn by the reader's fonts: names of any script are shown.
"""

from __future__ import annotations

import html
import io
import logging
import re
import warnings
from collections.abc import Sequence
from datetime import datetime, time
from typing import NamedTuple

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # "building the font cache" is no news to who opens a notebook

import matplotlib as mpl  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.patches import FancyBboxPatch  # noqa: E402

from .dates import add_days, instant, local, short_day  # noqa: E402
from .model import STATES  # noqa: E402
from .text import clipped, width  # noqa: E402
from .timeline import Lane, Timeline, Window, caption_of  # noqa: E402

# name: light, dark. Each light value is used once, because it is found again in the finished picture.
COLOURS = {
    "paper": ("#fffffe", "#1b1d21"),
    "band": ("#f3f4f6", "#24272d"),
    "grid": ("#d5d9df", "#3a3f48"),
    "ink": ("#1c1e22", "#eceef1"),
    "soft": ("#565c66", "#aab1bc"),
    "now": ("#0b57d0", "#8ab4f8"),
    "interview": ("#1c1e23", "#eceef2"),
    "sent": ("#1b6e3c", "#7bd39b"),
    "heard": ("#0b57d1", "#8ab4f9"),
    "promised": ("#8a4b00", "#f0b45a"),
    "overdue": ("#f4b6ae", "#8c2f26"),
    "due": ("#ffdf9e", "#75560e"),
    "blocked": ("#dcc6ea", "#5d3f73"),
    "waiting": ("#dfe3e9", "#434a55"),
    "done": ("#bfe3cb", "#245c39"),
}
_SHAPES = {"interview": "o", "sent": "^", "heard": "v", "promised": "D"}
_LEGEND = {"interview": "interview", "sent": "you sent", "heard": "you heard", "promised": "answer promised"}
WIDTH, NAMES, MARGIN = 960, 196, 16
HEAD, MARKS, TRACK, PAD = 62, 22, 20, 7
_LETTER = 6.3  # the width to allow for one letter
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def draw_svg(line: Timeline) -> str:
    """The timeline as an SVG document with a title and a description."""
    tracks = [_tracks(lane, line) for lane in line.lanes]
    height = HEAD + sum(_height(t) for t in tracks) + MARGIN
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()  # whatever the reader's own matplotlibrc says
        mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "followup", "text.parse_math": False})
        warnings.simplefilter("ignore")  # letters that matplotlib's own fonts lack are drawn by the reader's
        figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72, facecolor=COLOURS["paper"][0])
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.axis("off")
        _calendar(axes, line, height)
        _legend(axes, line)
        top = float(HEAD)
        for number, (lane, places) in enumerate(zip(line.lanes, tracks, strict=True)):
            _lane(axes, line, lane, places, top, number % 2 == 0)
            top += _height(places)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    return _finished(out.getvalue(), line)


def _finished(svg: str, line: Timeline) -> str:
    """The picture without what the printer of it adds, with colours for light and dark, a title and a description."""
    svg = svg[svg.index("<svg") :]
    for name, (light, _) in COLOURS.items():
        svg = svg.replace(light, f"var(--{name})")
    light, dark = ("".join(f"--{n}:{c[i]};" for n, c in COLOURS.items()) for i in (0, 1))
    style = (
        f"<style>svg{{{light}}}@media(prefers-color-scheme:dark){{svg{{{dark}}}}}text{{font-family:system-ui,sans-serif}}</style>"
    )
    title, text = html.escape(line.title), html.escape(caption_of(line))
    head = f'<title id="t">{title}</title><desc id="d">{text}</desc>{style}'
    svg = re.sub(r'(<svg [^>]*?)width="([\d.]+)pt" height="([\d.]+)pt"', r'\1width="\2" height="\3"', svg, count=1)
    svg = svg.replace("<svg ", '<svg role="img" aria-labelledby="t d" ', 1)
    return _NOT_XML.sub("�", svg.replace(">", f">{head}", 1))


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
    room = _LETTER * width(window.text) + 6
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
            axes.text(x, HEAD - 12, f"{day.day} {day:%b}", color=COLOURS["soft"][0], fontsize=11, va="baseline")
            edge = x
        day = add_days(day, 7)
    axes.plot([now, now], [HEAD - 24, height - MARGIN], color=COLOURS["now"][0], linewidth=1.6, zorder=2.2)
    text = f"now, {short_day(local(line.now, line.zone).date())}"
    axes.text(now, HEAD - 28, text, color=COLOURS["now"][0], fontsize=11, ha="center", va="baseline", weight="bold")


def _legend(axes: Axes, line: Timeline) -> None:
    """What the shapes and colours mean, of those that occur."""
    states = {w.state for lane in line.lanes for w in lane.windows}
    kinds = {m.kind for lane in line.lanes for m in lane.marks}
    x = float(MARGIN)
    for kind, text in _LEGEND.items():
        if kind not in kinds:
            continue
        _mark(axes, kind, x + 4, 16)
        axes.text(x + 14, 16, text, color=COLOURS["soft"][0], fontsize=11, va="center")
        x += 26 + _LETTER * len(text)
    for state in [s for s in STATES if s in states]:
        _bar(axes, state, x, x + 16, 10, 12)
        axes.text(x + 21, 16, state, color=COLOURS["soft"][0], fontsize=11, va="center")
        x += 34 + _LETTER * len(state)


def _lane(axes: Axes, line: Timeline, lane: Lane, tracks: Sequence[Sequence[_Place]], top: float, shaded: bool) -> None:
    height = _height(tracks)
    if shaded:
        axes.fill_between([0, WIDTH], top, top + height, color=COLOURS["band"][0], linewidth=0, zorder=0)
    middle = top + PAD + MARKS / 2
    name = clipped(lane.name, int((NAMES - MARGIN - 8) / 7))
    axes.text(MARGIN, middle, name, color=COLOURS["ink"][0], fontsize=12.5, weight="bold", va="center")
    shown = [m for m in lane.marks if line.begins <= m.at <= line.ends]
    if len(shown) > 1:
        ends = [_x(line, shown[0].at), _x(line, shown[-1].at)]
        axes.plot(ends, [middle, middle], color=COLOURS["soft"][0], linewidth=0.8, zorder=2)
    for mark in shown:
        _mark(axes, mark.kind, _x(line, mark.at), middle)
    for number, track in enumerate(tracks):
        y = top + PAD + MARKS + TRACK * number + 2
        for place in track:
            _bar(axes, place.window.state, place.left, place.right, y, TRACK - 5)
            axes.text(
                place.text, y + (TRACK - 5) / 2, place.window.text, color=COLOURS["ink"][0], fontsize=11,
                va="center", ha=place.align, zorder=5,
            )  # fmt: skip


def _mark(axes: Axes, kind: str, x: float, y: float) -> None:
    colour = COLOURS[kind][0]
    inside = COLOURS["paper"][0] if kind == "promised" else colour
    size, order = (9, 4.5) if kind == "interview" else (7.5, 4)  # what the rest is about lies on top
    axes.plot([x], [y], _SHAPES[kind], color=colour, markerfacecolor=inside, markersize=size, markeredgewidth=1.4, zorder=order)


def _bar(axes: Axes, state: str, left: float, right: float, top: float, height: float) -> None:
    box = FancyBboxPatch(
        (left, top),
        right - left,
        height,
        boxstyle="round,pad=0,rounding_size=3",
        color=COLOURS[state][0],
        linewidth=0,
        zorder=2.5,
    )
    axes.add_patch(box)
