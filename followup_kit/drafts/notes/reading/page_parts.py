"""The parts of a page of notes, as its lines come: what each is about, whose it is, and what in it is private."""

from __future__ import annotations

from ....base.light import NamedTuple
from ...languages.note_language import is_said_to_somebody
from .heading_lines import ITEM_MARK, NO_DEPTH
from .headings import PRIVATE, TO_SAY, Headings
from .markup import plain_text
from .owners import ALL, addressed_by
from .statements import Statement
from .thought_lines import ThoughtLines
from .thoughts import Thought, split_by_privacy

ANSWERED = ("better", "concerns")  # the parts of the notes that may hold an answer
_TO_ASK = "to-ask"  # what is ticked off in it was asked


class Section(NamedTuple):
    """The thoughts below one heading that may be used.

    `meaning` is None where the heading is not known (`title` is empty above the first heading); `line` is the heading's. `person`
    is whose part of it this is, by a name as typed on `person_line` (`### Dana`, `**Dana**`, an item, a label or the heading
    itself), or what else stands in a deeper heading. `private` are the lines on which thoughts begin that were left out.
    """

    meaning: str | None
    title: str
    line: int
    person: str | None
    thoughts: tuple[Thought, ...]
    private: tuple[int, ...] = ()
    person_line: int = 0

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in order."""
        return tuple(s for t in self.thoughts for s in t.statements)


class Part(NamedTuple):
    """What the lines that follow are part of: the meaning of their section, and of the deeper heading in it, if there is one.

    `whose` is the title of a section that is one person's (`## Dana`), or ALL.
    """

    level: int
    section: str | None
    title: str
    line: int
    meaning: str | None
    person: str | None = None
    person_line: int = 0
    whose: str | None = None
    labelled: bool = False  # by a label at the beginning of its line: "Why me: ..."
    is_title: bool = False  # what is below is the title of the page

    @property
    def owner(self) -> str | None:
        """Whose the section is; None where it is shared."""
        return None if self.whose == ALL else self.whose


class PageParts:
    """Collects the thoughts below the current heading; the next heading closes their section."""

    def __init__(self, headings: Headings, first_line: int, panel: tuple[str, ...]) -> None:
        self.headings = headings
        self.panel = panel
        self.sections: list[Section] = []
        self.now = Part(0, None, "", first_line, None)
        self.outside: Part | None = None  # of a callout, or of what is indented, that is a part of its own
        self.is_indented = False  # while in what is indented
        self.item_of: int | None = None  # how far the item is indented that a person's name stands in, while in it
        self.starts = 0  # the line that it is on
        self.after_blank = False
        self.lines = ThoughtLines()

    @property
    def is_labelled(self) -> bool:
        """Whether the part was begun by a label; below one for doubts a label may announce an answer, and begins nothing."""
        return self.now.labelled and self.now.section not in ANSWERED

    def add_heading(self, depth: int, title: str, line: int) -> None:
        """A heading below another, from the third level on, names the person whose part follows; any other one a new part.

        A known heading is never a name, but below a private or unknown one it changes nothing. Bold, or as a label, a name of the
        panel is below the heading before it; as a heading of its own it begins what was talked about with that person.
        """
        if self.is_indented:
            self.end_callout()
        now, meaning = self.now, self.headings.meaning_of(title)
        whose = addressed_by(title, self.panel) if meaning is None else None
        if whose is not None and now.section is not None and (depth == NO_DEPTH or depth > now.level):
            kept = now.meaning if depth == NO_DEPTH else now.section
            self.begin_part(kept, None if whose == ALL else title, line)
        elif depth < 3 or not now.level or depth <= now.level or now.is_title:
            if whose in (None, ALL):
                self.begin(depth or 2, meaning, title, line, whose)
            else:
                self.begin(depth or 2, "discussed", title, line, title)
        elif meaning is not None and now.section != PRIVATE and (now.section, now.whose) != (None, None):
            self.begin_part(meaning, now.owner, line)
        else:
            kept = PRIVATE if PRIVATE in (meaning, now.section) else now.section
            self.begin_part(kept, title if now.whose is None else now.owner, line)

    def add_label(self, title: str, line: int) -> None:
        """Who labels one line labels the next: what follows is no more of the same, and may be a person's part of it."""
        if self.now.section == PRIVATE:
            self.begin(2, self.headings.meaning_of(title), title, line, labelled=True)
        else:
            self.add_heading(3, title, line)

    def begin(
        self, level: int, meaning: str | None, title: str, line: int, whose: str | None = None, *, labelled: bool = False
    ) -> None:
        """Begin a new part of the page."""
        self.close()
        is_title = level == 1 and not self.now.level and meaning is None and whose is None
        part = Part(level, meaning, plain_text(title).strip(), line, meaning, whose=whose, labelled=labelled, is_title=is_title)
        self.now = part._replace(person=part.owner, person_line=line if part.owner else 0)

    def begin_part(self, meaning: str | None, person: str | None, line: int) -> None:
        """Begin a part of the section, of one person or shared."""
        self.close()
        self.now = self.now._replace(meaning=meaning, person=person, person_line=line)

    def begin_item_of(self, line: str, number: int) -> bool:
        """Whether an item of a list has only the name of somebody whose part is the list below it."""
        item = ITEM_MARK.match(line)
        text = line[item.end() :] if item else ""
        whose = addressed_by(text, self.panel) if text else None
        if item is None or whose is None or self.now.section in (None, PRIVATE):
            return False
        self.begin_part(self.now.meaning, None if whose == ALL else text, number)
        self.item_of, self.starts = len(item[1].expandtabs(4)), number
        return True

    def begin_line_of(self, label: str, line: str, number: int, said: str) -> bool:
        """Whether a label before what a line says tells whose it is: ALL, or anybody of the panel where that is said to them.

        That is what is below "To say", and what begins as a letter does; anything else may be a remark on them. It is theirs to
        the end of its item or paragraph.
        """
        is_to_them = self.now.meaning == TO_SAY or (self.now.meaning not in (None, PRIVATE) and is_said_to_somebody(said))
        whose = addressed_by(label, self.panel)
        indent = len(line[: len(line) - len(line.lstrip())].expandtabs(4))
        if whose == ALL or (whose is not None and not is_to_them and self.item_of is not None and indent <= self.item_of):
            self.end_person()
        elif whose is not None and is_to_them:
            self.begin_part(self.now.meaning, label, number)
            self.item_of, self.starts = indent, number
        return whose == ALL or (whose is not None and is_to_them)

    def end_person(self) -> None:
        """What follows is for all whom the section is for."""
        if self.now.person != self.now.owner:
            self.close()
            self.now = self.now._replace(person=self.now.owner)

    def begin_callout(self, title: str, line: int) -> None:
        """A callout is a part of its own where its title is a known or private heading; else it belongs to what it is in."""
        self.end_callout()
        meaning = self.headings.meaning_of(title)
        if meaning is not None:
            self.close()
            self.outside = self.now
            self.now = Part(2, meaning, title, line, meaning)

    def begin_indented(self, title: str, line: int) -> bool:
        """Whether what is indented below a heading is a part of its own: it is not known, such as a comment in code.

        What follows at the margin goes on with the section that it stands in. In a private one it is private.
        """
        if self.headings.meaning_of(title) is not None or addressed_by(title, self.panel) is not None:
            return False
        self.end_callout()
        self.close()
        self.outside, self.is_indented = self.now, True
        self.now = Part(2, None, title, line, PRIVATE if self.now.meaning == PRIVATE else None)
        return True

    def end_callout(self) -> None:
        """End a callout or a quotation: what follows is another thought."""
        self.lines.end()
        if self.outside is not None:
            self.close()
            self.now, self.outside, self.is_indented = self.outside, None, False

    def add_line(self, line: str, number: int, *, is_head: bool, is_story: bool = False) -> None:
        """A line of text; `is_head` for the first row of a table, which says nothing, `is_story` where a story begins."""
        item = ITEM_MARK.match(line)
        indent = line[: len(line) - len(line.lstrip())]
        apart = line.strip() != "" and (item is not None or self.after_blank)
        if self.item_of is not None and number > self.starts and apart and len(indent.expandtabs(4)) <= self.item_of:
            self.end_person()
        self.after_blank = not line.strip()
        if item and item["done"] and self.now.meaning == _TO_ASK:
            self.lines.end()
        else:
            self.lines.add(line, number, is_head=is_head, is_story=is_story)

    def close(self) -> None:
        """End the part."""
        self.item_of = None
        now, thoughts = self.now, self.lines.take()
        if now.meaning != PRIVATE and thoughts:
            free, private = split_by_privacy(thoughts)
            open_blocks = {t.block for t in free}
            lines = tuple(dict.fromkeys(t.statements[0].line if t.block in open_blocks else t.block for t in private))
            self.sections.append(Section(now.meaning, now.title, now.line, now.person, tuple(free), lines, now.person_line))
