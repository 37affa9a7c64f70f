"""The fast reader: reads a header field by field if it uses only simple YAML.

A field is accepted only if YAML leaves no other way to read it: at once if it has one of the usual forms, else line by line,
and at last the whole header so (`yaml_lines`). What that does not take goes to the strict reader (`strict_yaml`), which knows
all of the YAML that an entry may use. A property test compares the two.

No regular expression here: to cut a header at its line ends, commas and colons takes half the time.
"""

from __future__ import annotations

from ...base.light import Iterable, cast
from ...base.text import is_plain
from .nodes import Node

_NO_KEY = (0, 0)
_new = tuple.__new__  # the constructor of a NamedTuple is a Python function, and a header has some thirty nodes
_LONG = 1000  # characters of a field that may be a key too long for YAML, which takes up to 1,024
# With what a plain text may begin, letters and digits of other scripts aside; and with what none ends.
_HEADS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/(+_")
_ENDS = frozenset(" :")


class TextsNode(Node):
    """A mapping whose values are all texts: none empty, all printable, without blanks around them.

    The texts are at hand; the nodes of the values, which nearly nobody asks for, are made whenever somebody does.
    """

    __slots__ = ()

    @property
    def texts(self) -> dict[str, str]:
        """The values by their keys."""
        texts: dict[str, str] = self[0][0]  # type: ignore[assignment, index]
        return texts

    @property
    def value(self) -> dict[str, Node]:
        """The nodes of the values by their keys."""
        texts, typed = cast("tuple[dict[str, str], str]", self[0])
        nodes, line, column, at = {}, self.line, self.column, 0
        if typed[0] == "{":
            at, column = 1, column + 1
        for key, text in texts.items():
            at += len(key) + 2
            quoted = typed[at] in "\"'"
            nodes[key] = Node(text, line, column + len(key) + 2, not quoted, (line, column))
            at += len(text) + 2 * quoted
            if typed[0] == "{":
                at += 2  # a comma and a blank
                column = self.column + at
            else:
                at = typed.find("\0", at) + self.column
                line += 1
        return nodes


def read_plain(header: str, first_line: int) -> Node | None:
    """The header as a tree whose root is a mapping, None if the strict reader has to read it; it never raises.

    Every line has its line end, as in the header of a file.
    """
    if not is_plain(header) and not header.replace("\n", "").isprintable():
        return None  # a tab, a control character, a blank of another kind: all rare, and YAML has its own rules
    root: dict[str, Node] = {}
    top, line, fields = 0, first_line, 0
    # Each field of the root on one line, with a NUL in place of the line ends in it.
    folded = header.replace("\n ", "\0 ").replace("\n-", "\0-") if "\n-" in header else header.replace("\n ", "\0 ")
    for field in folded.split("\n"):
        key, _, text = field.partition(": ")
        if (
            text
            and text[0] in _HEADS
            and key.isidentifier()
            and not (text[-1] in _ENDS or "\0" in text or "#" in text or (":" in text and ": " in text) or len(field) > _LONG)
        ):
            root[key] = _new(Node, (text, line, len(key) + 3, True, (line, 1)))  # as nearly half of the fields
            lines = 1
        elif not field or (field[0] == "#" and "\0" not in field):
            line += 1
            continue
        else:
            found = _field(field, line)
            if found is None:
                from .yaml_lines import read_lines

                return read_lines(header, first_line)
            key, root[key] = found
            lines = field.count("\0") + 1
        top = top or line
        line += lines
        fields += 1
    return Node(root, top, 1) if root and len(root) == fields else None


def _field(field: str, line: int) -> tuple[str, Node] | None:
    """A key and its value from the lines of a field, with NULs between them; None if the strict reader has to read it."""
    value, place = None, (line, 1)
    key, _, block = field.partition(":\0")
    if block:
        if key.isidentifier() and len(key) <= _LONG:
            value = _block(block, line + 1, place)
    elif len(field) <= _LONG and "#" not in field:
        key, _, text = field.partition(": ")
        if text and key.isidentifier():
            value = _value(text, line, len(key) + 3, place)
        elif field[-1] == ":" and field[:-1].isidentifier():
            key, value = field[:-1], Node("", line, len(field) + 1, True, place)
    if value is not None:
        return key, value
    from .yaml_lines import read_lines

    root = read_lines(field.replace("\0", "\n"), line)
    return None if root is None else next(iter(cast("dict[str, Node]", root.value).items()))


def _value(typed: str, line: int, column: int, key: tuple[int, int]) -> Node | None:
    """The value behind a key, from there to the end of the field, if it has a usual form; None for any other."""
    head = typed[0]
    if head == "{":
        texts = _texts_in_braces(typed)
        return None if texts is None else _new(TextsNode, ((texts, typed), line, column, True, key))
    if head == "[":
        items = _words_in_brackets(typed, line, column)
        return None if items is None else Node(items, line, column, True, key)
    if head in ">|" or (head == '"' and "\\" in typed):
        from .program_texts import program_text

        return program_text(typed, line, column, key)
    texts = _texts([f"_: {typed}"]) if "\0" not in typed else None
    return None if texts is None else Node(texts["_"], line, column, head not in "\"'", key)


def _block(block: str, line: int, key: tuple[int, int]) -> Node | None:
    """The list or the mapping below a key, if each of its items has a usual form; None for any other."""
    if block[:4] == "  - ":
        dash, within, column = "\0  - ", "\0    ", 3
    elif block[:2] == "- ":
        dash, within, column = "\0- ", "\0  ", 1
    elif block[:2] == "  ":
        texts = _texts(block[2:].split("\0  "))
        if texts is None or len(texts) != block.count("\0") + 1 or "#" in block or len(block) > _LONG:
            return None
        return _new(TextsNode, ((texts, block[2:]), line, 3, True, key))
    else:
        return None
    items: list[Node] = []
    first_line = line
    for item in block[column + 1 :].split(dash):
        if len(item) > _LONG:
            return None
        if item[:1] == "{":
            if (texts := _texts_in_braces(item)) is None:
                return None
            items.append(_new(TextsNode, ((texts, item), line, column + 2, True, _NO_KEY)))
            line += 1
            continue
        if "#" in item:
            return None
        if ": " in item:
            texts, lines = _texts(item.split(within)), item.count("\0") + 1
            if texts is None or len(texts) != lines:
                return None
            items.append(_new(TextsNode, ((texts, item), line, column + 2, True, _NO_KEY)))
            line += lines
            continue
        if not item or not item[0].isalnum() or item[-1] in _ENDS or "\0" in item:
            return None
        items.append(_new(Node, (item, line, column + 2, True, _NO_KEY)))
        line += 1
    return Node(items, first_line, column, True, key)


def _texts_in_braces(typed: str) -> dict[str, str] | None:
    """The texts of `{a: 1, b: "two, three"}`; None if it is not certain that they are all."""
    inside = typed[1:-1]
    if typed[-1] != "}" or "{" in inside or "}" in inside or "[" in inside or "]" in inside or "#" in inside or "\0" in inside:
        return None
    if '"' not in inside:
        texts = _texts(inside.split(", "))
        return texts if texts is not None and len(texts) == inside.count(",") + 1 else None
    # Without what stands in quotes, but with one sign in its place, there are commas between fields only.
    parts = inside.split('"')
    quoted, rest = iter(parts[1::2]), '"'.join(parts[::2])
    if len(parts) % 2 == 0 or "\\" in inside:
        return None
    fields = [f'{field}{next(quoted)}"' if field[-3:] == ': "' else field for field in rest.split(", ")]
    if next(quoted, None) is not None:
        return None
    texts = _texts(fields)
    return texts if texts is not None and len(texts) == rest.count(",") + 1 else None


def _words_in_brackets(typed: str, line: int, column: int) -> list[Node] | None:
    """The items of `[email, phone]`, if each is made of letters, digits, blanks and hyphens; None for any other list."""
    items: list[Node] = []
    for item in typed[1:-1].split(", ") if len(typed) > 2 else ():
        if not item or not item[0].isalnum() or item[-1] == " " or not item.replace(" ", "").replace("-", "").isalnum():
            return None
        items.append(Node(item, line, column + 1))
        column += len(item) + 2
    return items if typed[-1] == "]" else None


def _texts(fields: Iterable[str]) -> dict[str, str] | None:
    """The texts of fields as they are typed, by their keys; None where one may be anything but a plain or a quoted text.

    Of two fields of one key the last is in it.
    """
    texts = {}
    for field in fields:
        key, _, text = field.partition(": ")
        if not text or not key.isidentifier():
            return None
        head = text[0]
        if head in _HEADS or head.isalnum():
            if text[-1] in _ENDS or (":" in text and (": " in text or ":?" in text)):
                return None
        elif head in "\"'" and text[-1] == head:
            text = text[1:-1]
            if not text or head in text or "\\" in text or text[0] == " " or text[-1] == " ":
                return None
        else:
            return None
        texts[key] = text
    return texts
