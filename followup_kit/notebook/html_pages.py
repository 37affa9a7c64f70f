"""Makes HTML pages of notebooks that have run, without scripts and loading nothing; the one module that imports nbconvert."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from pathlib import Path
from typing import Any

import nh3
from nbconvert import HTMLExporter
from traitlets.config import Config

from ..base.text import SUSPICIOUS
from .execute import Ran

HERE = Path(__file__).parent
IN_JUPYTER = "in-jupyter"  # the tag of cells that pages leave out
_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "code", "details", "div", "em", "h1", "h2", "h3", "h4", "hr", "i", "li"),
    *("ol", "p", "pre", "section", "small", "span", "strong", "sub", "summary", "sup"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {
    "*": {"class", "id", "style", "title"},
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "section": {"aria-label", "aria-labelledby"},
}
_STYLES = {
    "text-align",
    "white-space",
    "width",
    "border-left",
    "padding-left",
    "font-weight",
    "display",
    "flex",
    "flex-wrap",
    "gap",
    "min-width",
    "margin",
    "overflow-wrap",
}


def clean(markup: str) -> str:
    """HTML without anything that runs or loads something; links lead to http, https and mail only.

    Characters that hide or turn the text around are made visible, and a DataFrame gets a box in which it can scroll.
    """
    safe = nh3.clean(
        markup, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"},
        generic_attribute_prefixes={"data-"}, filter_style_properties=_STYLES,
    )  # fmt: skip
    safe = re.sub(SUSPICIOUS, lambda m: f"&lt;U+{ord(m[0]):04X}&gt;", safe)
    region = r'<div class="wide" role="region" aria-label="table" tabindex="0">\1</div>'
    return re.sub(r'(<table [^>]*class="dataframe".*?</table>)', region, safe, flags=re.DOTALL)


class Pages:
    """Makes pages from one template; `common` is what all of them show around their content."""

    def __init__(self, common: Mapping[str, Any]) -> None:
        kinds = ["image/svg+xml", "text/html", "text/plain"]
        settings = Config({"NbConvertBase": {"display_data_priority": kinds}})
        exporter: type[Any] = HTMLExporter
        self.exporter = exporter(
            config=settings, template_name="page", extra_template_basedirs=[str(HERE)], exclude_anchor_links=True
        )
        self.exporter.register_filter("clean", clean)
        self.common = {**common, "style": (HERE / "page" / "style.css").read_text(encoding="utf-8")}

    def notebook(self, name: str, title: str, ran: Ran) -> str:
        """The HTML of a notebook's page, or of one that says why there is none."""
        page = {**self.common, "name": name, "title": title}
        if ran.failure:
            return self._render("failed.html.j2", {**page, "failure": ran.failure})
        shown: Any = copy(ran.notebook)
        shown.cells = [c for c in shown.cells if IN_JUPYTER not in c.metadata.get("tags", ())]
        text, _ = self.exporter.from_notebook_node(shown, {"page": page})
        return str(text)

    def page(self, template: str, facts: Mapping[str, Any]) -> str:
        """The HTML of a page that is no notebook."""
        return self._render(f"{template}.html.j2", {**self.common, **facts})

    def _render(self, template: str, page: Mapping[str, Any]) -> str:
        return str(self.exporter.environment.get_template(template).render(page=page))
