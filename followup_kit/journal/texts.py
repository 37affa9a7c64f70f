"""Texts in a header that are not what was meant: cut short by a comment, a template's placeholder, a name that says nothing."""

from __future__ import annotations

from ..base.light import Collection, Iterator, lru_cache, re
from ..base.nothing_said import is_to_fill_in, says_nothing
from ..base.text import visible
from .fields import shown
from .person_names import is_agency, is_firm, names_agency
from .problems import Findings
from .syntax.nodes import Node, PlacedNode

# What every such text has in it: no other header is looked at.
_SIGN = r"[ \t]#[^\W_]|\{\{|<%"
_COMMENT = r":?[ \t]+(#[^\W_].*)"
_PLACEHOLDER = r"\{\{[^{}]*\}\}|<%[^%]*%>"


_SECRET = frozenset(("confidential", "vertraulich", "stealth", "stealth startup"))
_VIA = r"[ (\[](?:via|über|c/o) \S"
_BESIDE_A_NAME = rf"https?://|\bwww\.\S|[\w.+-]{{1,64}}@[\w-]{{1,64}}\.\w|{_VIA}"
_IN_SUCH_TEXTS = ("://", "www.", "@", "via ", "über ", "c/o ")  # without one of these the pattern need not be compiled
_BETWEEN_TWO = (" / ", " | ", "; ", " > ", " → ", " -> ", " => ")  # what is in the name of no company
_BETWEEN = r"[/|;,(\[&+→]|\s(?:[-=]?>|-|–|—|and|und)\s"  # what may be, but hardly beside an agency
_AROUND = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("‘", "’"))
_MAY_BE_NAMES = frozenset(("no", "yes", "none", "true", "false", "open", "nil"))


def may_look_alike(text: str) -> bool:
    """Whether a text may have letters that only look like others (`look_alikes`, which is not loaded for any other)."""
    if "\\" in text or "n--" in text or "N--" in text:
        return True
    return not text.isascii() and not all(map(_is_no_look_alike, set(text)))


def _is_no_look_alike(char: str) -> bool:
    """Whether a character is in a block that has Latin letters only, or none at all: signs, emoji."""
    return char < "\u0370" or "\u2000" <= char <= "\u2bff" or "\U0001f000" <= char <= "\U0001faff"


def warn_of_quotes(node: Node, text: str, findings: Findings) -> None:
    """Warn of a name in typographic quotes: YAML keeps them, so they would appear in every draft."""
    if text[:1] not in "“„«‘":
        return
    for begin, end in _AROUND:
        if text.startswith(begin) and text.endswith(end):
            inner = text[len(begin) : -len(end)].strip()
            from .syntax.scalars import scalar

            message = f"{visible(text)!r} would keep its {begin} and {end} in every note"
            findings.warn(node, "quotes", message, f"write {visible(inner)}", meant=[scalar(inner)])
            return


@lru_cache(1 << 12)
def is_ordinary_name(text: str) -> bool:
    """Whether there is certainly nothing to say about the name of a company or a role, as of nearly every one."""
    if not text.replace(" ", "").isalnum() or text != text.strip() or "via " in text or "über " in text:
        return False
    return not (says_nothing(text) or is_to_fill_in(text) or text.lower() in _SECRET)


def check_name(node: Node, text: str, key: str, hint: str, findings: Findings) -> None:
    """Report a company or a role that says nothing; words that YAML would take for a yes or a no may be names."""
    if len(text) > 30 or not (says_nothing(text) or text.lower() in _SECRET):
        _check_company(node, text, key, findings)
        return
    if not text.strip("-–—?. "):
        findings.error(node, "missing", f"{key}: {shown(node)} says nothing", hint)
    elif any(map(str.isalnum, text)) and text.lower() not in _MAY_BE_NAMES:
        message = f"{key}: {shown(node)} says nothing, and would be in every note"
        findings.warn(node, "nobody", message, "write it once you know it")


def _check_company(node: Node, text: str, key: str, findings: Findings) -> None:
    """Warn of an address, a link or an agency in the name of a company or a role, which would be in every note."""
    if not any(sign in text for sign in _IN_SUCH_TEXTS) or not re.search(_BESIDE_A_NAME, text):
        return
    found = re.search(_VIA, text)
    name = visible(text[: found.start()].strip(" ,;-–([")) if found else ""
    hint = f"write {key}: {name}, and whom it goes through below recruiter:" if name else f"write {key}: and the name alone"
    findings.warn(node, "title", f"{key}: {shown(node)} would be in every note", hint)


def check_one_company(node: Node, text: str, key: str, findings: Findings) -> None:
    """Warn of a company's name that may be two of them, most often the one with the job and the agency between."""
    if text.replace(" ", "").isalnum():  # nearly every name
        return
    with_agency = _agency_in(text) if names_agency(text) else None
    if with_agency is None and not any(sign in text for sign in _BETWEEN_TWO):
        return
    hint = "write the one whose job it is; an agency goes below recruiter:, another company into an entry of its own"
    if with_agency is not None:
        name, agency = map(visible, with_agency)
        hint = f"write {key}: {name}, and below recruiter: who it is there, with agency: {agency}"
    findings.warn(node, "title", f"{key}: {shown(node)} may be two companies, and would be in every note", hint)


def _agency_in(text: str) -> tuple[str, str] | None:
    """The company and the agency in a text that begins or ends with a known agency; None for any other text."""
    between = list(re.finditer(_BETWEEN, text))
    for found in (between[0], between[-1]) if between else ():
        head, tail = text[: found.start()].strip(), text[found.end() :].strip(" )]")
        for name, agency in ((tail, head), (head, tail)):
            if is_agency(agency) and name and not (" " not in name and is_firm(f"{agency} {name}")):
                return name, agency
    return None


def check_texts(
    header: str, first_line: int, root: Node, known: Collection[str], required: Collection[str], findings: Findings
) -> None:
    """Report the texts in the values of the `known` keys; `root` is the header's tree, `first_line` its line in the file.

    A `required` text of which nothing is left is an error, any other that is cut short a warning.
    """
    if not ("#" in header or "{{" in header or "%" in header) or not re.search(_SIGN, header):
        return
    if not isinstance(root, PlacedNode):
        from .syntax.strict_yaml import read_strict

        root = read_strict(header, first_line)
    lines = header.split("\n")
    for key, value in root.fields.items():
        for text in _texts_in(value) if key in known else ():
            _check_text(text, lines[text.end[0] - first_line][text.end[1] - 1 :], key in required, findings)


def _texts_in(node: PlacedNode) -> Iterator[PlacedNode]:
    if isinstance(node.value, str):
        yield node
    for inner in (*node.items, *node.fields.values()):
        yield from _texts_in(inner)


def _check_text(node: PlacedNode, behind: str, required: bool, findings: Findings) -> None:
    """Report what is wrong with one text; `behind` is what follows it on its line."""
    text = str(node.value)
    unfilled = re.search(_PLACEHOLDER, text)
    if unfilled:
        message = f"a template's placeholder was not filled: {visible(unfilled[0])}"
        findings.error(node, "placeholder", message, "write the value in its place")
        return
    comment = re.match(_COMMENT, behind) if node.plain else None
    if comment is None:
        return
    place = node._replace(line=node.end[0], column=node.end[1] + comment.start(1))
    whole = visible(f"{text}{behind[: comment.start(1)].lstrip(':')}{comment[1]}".strip())
    quote = "put the text in quotes" if len(whole) > 60 or '"' in whole or "\\" in whole else f'put it in quotes: "{whole}"'
    message = f"the text ends at the #, so {visible(comment[1])[:60]!r} is not read"
    report = findings.error if required and not text else findings.warn
    report(place, "comment", message, f"{quote}; in a comment a space follows the #")
