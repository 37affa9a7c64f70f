"""A page of text for one screen, wrapped at blanks, with or without colour."""

from __future__ import annotations

from ..base.text import width

# ANSI codes, as in `ESC[31m`
_STYLES = {
    "red": "31",
    "yellow": "33",
    "magenta": "35",
    "green": "32",
    "cyan": "36",
    "bold": "1",
    "dim": "2",
}


class TextPage:
    """Lines of text, at most `columns` wide (None: of any length), with ANSI colour or without."""

    def __init__(self, columns: int | None, colour: bool) -> None:
        self.columns = columns
        self.colour = colour
        self.lines: list[str] = []

    def styled(self, text: str, *styles: str) -> str:
        """The text between the codes of some styles; as it is where the page has no colour."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_STYLES[s] for s in styles)}m{text}\x1b[0m"

    def add(self, text: str = "", *styles: str, indent: int = 0, hang: int = 0) -> None:
        """Add a line, wrapped where the screen is narrower; `indent` is in columns, `hang` that of its other lines beyond it."""
        if self.columns is None:
            self.add_unwrapped(text, *styles, indent=indent)
            return
        for number, line in enumerate(_wrapped(text, self.columns - indent - hang)):
            self.add_unwrapped(line, *styles, indent=indent + hang if number else indent)

    def add_unwrapped(self, text: str, *styles: str, indent: int = 0) -> None:
        """Add a line that stays whole however wide it is: a command that is to be copied, say."""
        self.lines.append(" " * indent + self.styled(text, *styles))

    def add_pair(self, left: str, right: str, *styles: str) -> None:
        """Add a bold text on the left and another at the right edge; below each other where one line is too short for both."""
        columns = self.columns if self.columns is not None else 80
        gap = columns - 2 - width(left) - width(right)
        if gap >= 2 or self.columns is None:
            self.lines.append("  " + self.styled(left, "bold") + " " * max(gap, 2) + self.styled(right, *styles))
        else:
            self.add(left, "bold", indent=2)
            self.add(right, *styles, indent=4)

    def add_hanging(self, lead: str, text: str, *, indent: int = 0, lead_columns: int = 0) -> None:
        """Add a text behind its lead (a time, say), which takes so many columns; what is wrapped stands below the text."""
        lines = [text] if self.columns is None else _wrapped(text, self.columns - indent - lead_columns)
        for number, line in enumerate(lines):
            start = lead + " " * (lead_columns - width(lead)) if number == 0 else " " * lead_columns
            self.add_unwrapped(f"{start}{line}", indent=indent)

    def text(self) -> str:
        """The page, ending in a newline; no line ends in blanks."""
        return "".join(line.rstrip() + "\n" for line in self.lines)


def _wrapped(text: str, columns: int) -> list[str]:
    """The text broken at blanks into lines of at most so many terminal columns; a longer word is broken too."""
    columns = max(columns, 10)
    lines, line = [], ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > columns:
            lines.append(line.rstrip(" "))
            line = ""
        line = f"{line} {word}" if line else word
        while width(line) > columns:
            head = _head(line, columns)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line]


def _head(text: str, columns: int) -> str:
    """As much of the text as fits, at least one character."""
    used = 0
    for n, char in enumerate(text):
        used += width(char)
        if used > columns:
            return text[: max(n, 1)]
    return text
