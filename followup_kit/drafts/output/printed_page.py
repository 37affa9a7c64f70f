"""Letters to print, one page each."""

from __future__ import annotations

import html
from collections.abc import Sequence

from ...base.text import visible


def as_page(bodies: Sequence[str], title: str, language: str) -> str:
    """An HTML page with the letters, each on a sheet of its own: escaped, without scripts, nothing loaded."""
    letters = "\n".join(f"<article>{_paragraphs(body)}</article>" for body in bodies)
    return _PAGE.format(language=html.escape(language, quote=True), title=html.escape(visible(title)), letters=letters)


def _paragraphs(body: str) -> str:
    parts = [p for p in body.strip().split("\n\n") if p.strip()]
    return "\n".join("<p>" + "<br>".join(html.escape(visible(line)) for line in p.strip().split("\n")) + "</p>" for p in parts)


_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 25mm; }}
body {{ font: 12pt/1.5 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff; margin: 0; }}
article {{ max-width: 38em; margin: 2em auto; padding: 0 1.2em; break-after: page; break-inside: avoid; }}
article:last-child {{ break-after: auto; }}
p {{ margin: 0 0 1em; overflow-wrap: anywhere; }}
@media print {{ article {{ margin: 0; padding: 0; max-width: none; }} }}
</style>
</head>
<body>
{letters}
</body>
</html>
"""
