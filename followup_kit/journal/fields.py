"""Reads values from a header's tree, each as the type that its field has; a value that does not fit becomes a problem.

How values may be written is section 7 of docs/journal.md.
"""

from __future__ import annotations

from datetime import date, time

from ..base.light import Callable, Collection, Mapping, TypeVar
from ..base.nothing_said import says_nothing
from ..base.text import nearest, suspicious, visible
from ..dates.stamps import BadDate, parse_period_end, parse_stamp
from .problems import Findings
from .syntax.nodes import Node, PlacedNode
from .syntax.plain_yaml import TextsNode

T = TypeVar("T")
MIDNIGHT = time(0)  # what a properties editor writes where only a day was picked
YES_WORDS = frozenset({"yes", "true", "y", "on"})
NO_WORDS = frozenset({"no", "false", "n", "off"})
_MAY_BE_EMPTY = ("skip", "contact_only_by", "by")
NULL = frozenset({"", "~", "null", "Null", "NULL"})


def is_empty(node: Node | None) -> bool:
    """Whether a key counts as left out: it is absent, has nothing behind it, or a plain null."""
    if node is None or type(node) is TextsNode:
        return node is None
    return node.value == "" or (isinstance(node.value, str) and node.plain and node.value in NULL)


class Fields:
    """The keys of one mapping, read by name and type; `what` names the mapping in messages, as in "the entry's".

    Every method returns None for a key that is absent or empty, and for a value that does not fit (which is an error).
    """

    _instead: Mapping[str, Node] = {}  # noqa: RUF012 - never changed; what was most likely meant for the required fields that are missing

    def __init__(self, node: Node, findings: Findings, what: str) -> None:
        self.node = node
        self.findings = findings
        self.what = what
        self.values: dict[str, Node] = node.value if isinstance(node.value, dict) else {}

    def check_keys(self, known: frozenset[str], required: Collection[str] = ()) -> None:
        """Report keys that look like slips of the pen; others that are unknown are the person's own.

        Those `required` must be reported by `missing` where they are not there.
        """
        if not self.values.keys() <= known or (isinstance(self.node, PlacedNode) and self.node.flow):
            from .names.keys import check_keys

            self._instead = check_keys(self.node, known, required, self.findings)

    def missing(self, key: str, code: str, message: str, hint: str, place: Node | None = None, also: str = "") -> None:
        """Report a required field that is not there, at the key that was most likely meant for it, if there is one.

        `also` is what may be done besides about such a key, behind the hint to replace it.
        """
        instead = self.instead_of(key)
        if instead is None:
            self.findings.error(place or self.node, code, message, hint)
        else:
            theirs = visible(str(instead.value))
            hint = f"write {key}: in place of {theirs}:{also}"
            self.findings.error(instead, code, f"{message}: is it {theirs!r}?", hint, meant=[key])

    def instead_of(self, key: str) -> Node | None:
        """The key that was most likely meant for a required field that is not there."""
        return self._instead.get(key)

    def called(self, key: str) -> str:
        """What the file calls a field, for a message."""
        return key

    def node_of(self, key: str) -> Node | None:
        """The node of a key."""
        node = self.values.get(key)
        return None if node is None or is_empty(node) else node

    def text(self, key: str, *, line_breaks: bool = False) -> str | None:
        """A text as typed, without spaces around it, on one line unless `line_breaks`; a plain `null` is a text here."""
        node = self.values.get(key)
        if node is None:
            return None
        if isinstance(node.value, str) and node.value.isprintable():
            return node.value.strip() or None
        if not isinstance(node.value, str):
            shape = "a list" if isinstance(node.value, list) else "a mapping"
            name = self.called(key)
            hint = hint_for_link(node) or f"write {name}: and the text on one line"
            self.findings.error(node, "shape", f"{name} is {shape}, not a text", hint)
            return None
        value = node.value.strip()
        odd = suspicious(value)
        if odd is not None:
            message = f"a hidden character (U+{ord(odd[0]):04X}) is in {self.what} {self.called(key)}"
            self.findings.warn(node, "hidden-character", message, "delete it")
        if not line_breaks and ("\n" in value or "\r" in value):
            shown = visible(value.replace("\n", "\\n").replace("\r", "\\r"))
            self.findings.error(
                node, "line-break", f"line break in {self.what} {self.called(key)}: {shown!r}", "put it on one line"
            )
            return None
        return value or None

    def optional_text(self, key: str) -> str | None:
        """A text of any number of lines; a plain `null` counts as left out."""
        return None if self.node_of(key) is None else self.text(key, line_breaks=True)

    def detail(self, key: str, *, line_breaks: bool = False) -> str | None:
        """A text, but None and a warning for a word that people write where they have nothing to write, such as `n/a`."""
        text = self.text(key, line_breaks=True) if line_breaks else self.text(key)
        if text is None or (len(text) > 20 and text[0].isalnum()) or not says_nothing(text):  # no such word is that long
            return text
        node = self.values[key]
        self.findings.warn(node, "nobody", f"{self.called(key)}: {shown(node)} says nothing", "leave it empty")
        return None

    def parsed(self, key: str, parse: Callable[[str], T], code: str) -> T | None:
        """What `parse` makes of the text; its BadDate becomes an error with that code."""
        node = self.values.get(key)
        if node is None or is_empty(node):
            return None
        if not isinstance(node.value, str):
            name = self.called(key)
            self.findings.error(node, "shape", f"{name} is not a single value", f"write {name}: and the value on one line")
            return None
        try:
            return parse(node.value.strip())
        except BadDate as bad:
            hint = "leave it empty until you know it" if key != "date" and says_nothing(node.value) else bad.hint
            hint = "the space in it is a non-breaking one: delete it and type a space" if "\xa0" in node.value else hint
            self.findings.error(node, code, f"{self.called(key)}: {bad.message}", hint, meant=bad.meant)
            return None

    def last_day(self, key: str, code: str) -> date | None:
        """The day by which something is promised or wanted; a warning for a time of day, which is not read."""
        day = self.parsed(key, parse_period_end, code)
        text = str(self.values[key].value) if day is not None else ""
        if ":" in text and parse_stamp(text)[1] != MIDNIGHT:
            message = f"{self.called(key)}: {shown(self.values[key])} is read as all of that day"
            self.findings.warn(self.values[key], "time-of-day", message, f"write {day}", meant=[str(day)])
        return day

    def choice(self, key: str, known: Collection[str], code: str) -> str | None:
        """One word of a closed set, in lower case however it is typed."""
        node = self.values.get(key)
        if node is None:
            return None
        if isinstance(node.value, str) and node.value in known:
            return node.value
        return None if is_empty(node) else one_of(node, key, known, code, self.findings)

    def flag(self, key: str) -> bool | None:
        """A yes or no, in any of the spellings that YAML knows."""
        node = self.node_of(key)
        if node is None:
            return None
        answer = yes_or_no(node)
        if answer is None:
            name = self.called(key)
            self.findings.error(node, "yes-or-no", f"{name}: {shown(node)} is neither yes nor no", f"write {name}: yes")
        return answer

    def number(self, key: str, example: str) -> int | None:
        """A whole number that no row depends on: anything else is ignored with a warning."""
        node = self.node_of(key)
        if node is None:
            return None
        text = node.value.strip() if isinstance(node.value, str) else ""
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        self.findings.warn(node, "number", f"{key}: {shown(node)} is no number", f"write it like {key}: {example}")
        return None


def hint_for_link(node: Node) -> str | None:
    """What to type for a list with one text in it, as YAML reads a link such as `[[Dana]]`; None for any other value."""
    inner = node
    while isinstance(inner.value, list) and len(inner.value) == 1:
        inner = inner.value[0]
    if inner is node or not isinstance(inner.value, str) or not inner.value.strip():
        return None
    text = visible(inner.value.strip())
    return f'write {text}, or a link in quotes: "[[{text}]]"'


def yes_or_no(node: Node) -> bool | None:
    """True, False, or None if the value is neither; `yes`, `true`, `y`, `on` and their opposites, in any case."""
    word = node.value.strip().lower() if isinstance(node.value, str) else ""
    return True if word in YES_WORDS else False if word in NO_WORDS else None


def one_of(node: Node, key: str, known: Collection[str], code: str, findings: Findings) -> str | None:
    """One word of a closed set, in lower case; None and an error, with the nearest known word, if it is another one."""
    word = node.value.strip().lower() if isinstance(node.value, str) else None
    if word in known:
        return word
    known = tuple(known)
    nothing = word is not None and says_nothing(word)
    meant = nearest(word, known, 0.6) if word and not nothing else None
    hint = f"did you mean {meant}?" if meant else "write one of: " + ", ".join(known)
    hint = "leave it empty" if nothing and key in _MAY_BE_EMPTY else hint
    message = f"{findings.called.get(key, key)}: {shown(node)} is not known"
    findings.error(node, code, message, hint, meant=[meant] if meant else ())
    return None


def shown(node: Node) -> str:
    """The value as a message shows it: quoted and shortened if it is a text, else its shape."""
    if isinstance(node.value, str):
        text = visible(node.value)
        return repr(text if len(text) <= 60 else text[:57] + "...")
    return "a list" if isinstance(node.value, list) else "a mapping"


def items_of(node: Node | None) -> list[Node]:
    """The items of a list without the empty ones; any other value counts as a list of one item."""
    if node is None:
        return []
    items = node.value if type(node) is not TextsNode and isinstance(node.value, list) else [node]
    return [item for item in items if not is_empty(item)]


def mapping_of(
    item: Node, where: str, known: frozenset[str], example: str, findings: Findings, required: Collection[str] = ()
) -> Fields | None:
    """The fields of a value that must be a mapping; None and an error if it is none, or has no key that is known.

    `known`, `required`: see check_keys.
    """
    if isinstance(item.value, dict):
        fields = Fields(item, findings, f"the {where}'s")
        before = len(findings.problems)
        fields.check_keys(known, required)
        said = len(findings.problems) > before or fields._instead
        if said or not item.value or not known.isdisjoint(item.value):
            return fields
    nothing = isinstance(item.value, str) and says_nothing(item.value)
    hint, meant = "leave it empty" if nothing else f"write it like {example}", None
    if not nothing:
        from .meant_mapping import mapping_meant

        meant = mapping_meant(item, where)
        hint = f"write {visible(meant)}" if meant is not None else hint
    message = f"{findings.called.get(where, where)}: {shown(item)} cannot be understood"
    findings.error(item, "shape", message, hint, meant=[meant] if meant is not None else ())
    return None


def ordinary_texts(node: Node, known: frozenset[str]) -> dict[str, str] | None:
    """The texts of a mapping with known keys only and with printable texts that are not empty; None for any other value."""
    if type(node) is TextsNode:
        quick = node.texts
        return quick if quick.keys() <= known and NULL.isdisjoint(quick.values()) else None
    if not isinstance(node.value, dict):
        return None
    texts: dict[str, str] = {}
    for key, item in node.value.items():
        typed = item.value
        if key not in known or not isinstance(typed, str) or typed in NULL or not typed.isprintable():
            return None
        texts[key] = text = typed.strip()
        if not text:
            return None
    return texts
