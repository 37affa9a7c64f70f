"""Makes SVG with matplotlib, the same bytes for the same drawing; the one module that imports it.

Its colours are CSS variables with a light and a dark value, so that one picture fits both, and it brings its own background.
Text stays text, drawn by the reader's fonts: names of any script are shown.
"""

from __future__ import annotations

import html
import io
import logging
import re
import warnings
from collections.abc import Callable

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # hide "building the font cache" from who opens a notebook

import matplotlib as mpl  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.patches import FancyBboxPatch  # noqa: E402

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
WIDE, NARROW, MARGIN = 960, 360, 16
LETTER = 6.3  # the width to allow for one letter
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def drawn(width: float, height: float, title: str, words: str, draw: Callable[[Axes], None]) -> str:
    """What `draw` draws, as an SVG document with a title and a description; units are pixels, counted from the top left."""
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()  # whatever the reader's own matplotlibrc says
        mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "followup", "text.parse_math": False})
        warnings.simplefilter("ignore")  # letters that matplotlib's own fonts lack are drawn by the reader's
        figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=COLOURS["paper"][0])
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, width), ylim=(height, 0))
        axes.axis("off")
        draw(axes)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    return _finished(out.getvalue(), title, words)


def _finished(svg: str, title: str, words: str) -> str:
    """The picture without what matplotlib adds before it, with colours for light and dark, a title and a description."""
    svg = re.sub(r'style="[^"]*"', lambda m: _with_variables(m[0]), svg[svg.index("<svg") :])
    light, dark = ("".join(f"--{n}:{c[i]};" for n, c in COLOURS.items()) for i in (0, 1))
    font = "text{font-family:system-ui,sans-serif}"
    style = f"<style>svg{{{light}}}@media(prefers-color-scheme:dark){{svg{{{dark}}}}}{font}</style>"
    head = f'<title id="t">{html.escape(title)}</title><desc id="d">{html.escape(words)}</desc>{style}'
    svg = re.sub(r'(<svg [^>]*?)width="([\d.]+)pt" height="([\d.]+)pt"', r'\1width="\2" height="\3"', svg, count=1)
    svg = svg.replace("<svg ", '<svg role="img" aria-labelledby="t d" ', 1)
    return _NOT_XML.sub("�", svg.replace(">", f">{head}", 1))


def _with_variables(style: str) -> str:
    for name, (light, _) in COLOURS.items():
        style = style.replace(light, f"var(--{name})")
    return style


def write(axes: Axes, x: float, y: float, text: str, colour: str = "ink", size: float = 11, **how: str) -> None:
    """Draw a line of text, its middle at `y` unless `how` says otherwise; `how` are keywords of `Axes.text`."""
    axes.text(x, y, text, color=COLOURS[colour][0], fontsize=size, zorder=5, **{"va": "center", **how})  # type: ignore[arg-type]


def bar(axes: Axes, colour: str, left: float, right: float, top: float, height: float) -> None:
    """Draw a bar with round corners, in a colour of `COLOURS`."""
    style = "round,pad=0,rounding_size=3"
    axes.add_patch(FancyBboxPatch((left, top), right - left, height, style, color=COLOURS[colour][0], linewidth=0, zorder=2.5))
