"""What is wrong with a text that should be the name of one person, and what to type: loaded where there is such a text."""

from __future__ import annotations

import re
import unicodedata

from ..base.light import NamedTuple
from ..base.text import visible
from .person_names import DASH, NO_NAMES, SHORT_TITLES, TITLE_WORDS, is_firm, is_plain_name, names_nobody, several_people

_WHERE = r"\s(?:@|at|from|via|bei)\s"
_MARK = r"(?:[-*•·–—+]|\d+[.)])\s*(?=[^\W\d_])"
_KEY = r"(name|title|email|phone):\s*(\S.*)"
_EMAIL = r"(?<![^\s<>()\[\],;:])[^\s<>()\[\],;:@]{1,64}@[^\s<>()\[\],;:@]{3,200}"
_LINK = r"(?:https?://|www\.)[^\s<>()\[\]]+|(?<!\S)[\w.-]{1,80}\.[a-z]{2,10}/[^\s<>()\[\]]*"
_PHONE = r"(?<!\w)\+?\(?\d[\d ()./-]{4,30}\d(?!\w)"
_HANDLE = r"(?<!\S)@[\w.-]+"
_COUNTED = r"\d+\s.*|.*\b(?:people|persons|interviewers|others|leute|personen)\b.*"
_PRONOUN = r"(?:she|he|they|her|him|hers|his|them|theirs|sie|er|ihr|ihm)"
_CHANNEL = r"(?:linkedin|xing|indeed|zoom|teams|phone|video|e-?mail|remote|online|telefon)"
_ASIDE = (  # what is said of somebody in brackets and is no title
    rf"{_PRONOUN}(?:\s?[/,]\s?{_PRONOUN})*|.*\?|maybe|probably|perhaps|likely|tb[acd]|to be confirmed|not sure|"
    rf"vielleicht|evtl\.?|eventuell|wahrscheinlich|(?:(?:via|über|on)\s)?{_CHANNEL}"
)
_FUNCTIONS = frozenset((
    "data", "engineering", "eng", "sales", "marketing", "product", "finance", "operations", "people", "hr", "it", "technology",
    "design", "research", "growth",
))  # fmt: skip
_ORDINAL = r"\b\d(?:st|nd|rd|th)\b"
_JOINERS = "\u200c\u200d"  # within a name; what one of them joined may be left out
_SIGNS = " .,'’‘ʼ´`-·()[]\"“”„«»‹›" + _JOINERS


class Fault(NamedTuple):
    """Why a text is not just the name of one person; with a `warning` it is the name all the same, unless it names nobody."""

    severity: str
    code: str
    message: str
    hint: str

    @property
    def is_name(self) -> bool:
        """Whether the text is taken for the name nevertheless."""
        return self.severity == "warning" and self.code != "nobody"


def fault_of_name(text: str, part: str) -> Fault | None:
    """What is wrong with a text that should be the name of one person, as an interviewer, a recruiter or a reference (`part`)."""
    said = repr(shortened(text))
    if names_nobody(text):
        hint = "for nobody write references: []" if part == "reference" else "leave it empty until you know the name"
        if part == "reference" and text.lower().startswith(("same", "the usual", "as ", "wie ")):
            hint = "leave the field out for those of journal.toml"
        return Fault("warning", "nobody", f"{part}: {said} names nobody", hint)
    slip = slip_in(text)
    if slip is not None:
        return Fault("error", "person", *slip)
    return _address_in(text, said) or _several(text, said, part) or _odd_name(text, said, part)


def with_title(text: str) -> tuple[str, str] | None:
    """The name and the title in `Dana Whitfield - VP Data` or `Lee Wong (VP)`; None for a name alone."""
    name, *rest = re.split(DASH, text, maxsplit=1)
    if rest:
        return name.strip(), rest[0].strip()
    opening = {")": "(", "]": "["}.get(text[-1:])
    name, _, title = text[:-1].rpartition(opening) if opening else ("", "", "")
    return (name.strip(), title.strip()) if name.strip(" [(") and title.strip(" ])") else None


def name_alone(text: str) -> str:
    """The name in a text that has a title, a firm or a remark beside it, as the warning about it proposes; else the text."""
    if is_plain_name(text):
        return text
    titled = with_title(text) or _title_beside(text)
    return (titled[0] if titled is not None else re.split(_WHERE, text, maxsplit=1)[0]) or text


def _title_beside(text: str) -> tuple[str, str] | None:
    """The name and the title in `Dana Whitfield VP Data`, no name in `Head of Data`; None where there is no title."""
    words = text.split()
    at = next((n for n, word in enumerate(words) if word.lower() in TITLE_WORDS), None)
    if at is None or any(sign in text for sign in ",()[]"):
        return None
    if words[at].lower() in SHORT_TITLES:
        if at == 0 and len(words) == 2 and words[1].lower() not in _FUNCTIONS:
            return None  # V. P. Singh may write his initials so
        return " ".join(words[:at]), " ".join(words[at:])
    if words[at].lower() == "of" and at > 1:
        return " ".join(words[: at - 1]), " ".join(words[at - 1 :])
    return ("", text) if words[at].lower() == "of" or at < 2 else (" ".join(words[:2]), " ".join(words[2:]))


def slip_in(text: str) -> tuple[str, str] | None:
    """The message and the hint for the mark of a list, or a key, that is read as part of a name for want of a space."""
    mark = re.match(_MARK, text)
    if mark:
        sign = mark[0].strip()
        message = "there is no space behind -" if sign == "-" else f"a list is written with - and a space, not {sign}"
        return message, f"write - {text[mark.end() :]}"
    key = re.fullmatch(_KEY, text, re.IGNORECASE)
    return (f"there is no space behind {key[1]}:", f"write {key[1]}: {key[2]}") if key else None


def shortened(text: str) -> str:
    """The text safe to show, and not too long."""
    text = visible(text)
    return text if len(text) <= 60 else text[:57] + "..."


def _address_in(text: str, said: str) -> Fault | None:
    """The fault of a name that is, or has in it, how somebody is reached."""
    found = {
        ("email", "an e-mail address"): re.findall(_EMAIL, text),
        ("linkedin", "a link"): re.findall(_LINK, text),
        ("phone", "a phone number"): re.findall(_PHONE, text),
        ("linkedin", "a handle"): re.findall(_HANDLE, text),
    }
    for (key, what), addresses in found.items():
        if len(addresses) > 1:
            hint = f"put each on a line of its own: - {{name: ..., {key}: ...}}"
            return Fault("error", "person", f"{said} has more than one address", hint)
        if addresses:
            address = shortened(addresses[0].rstrip(".,;"))
            alone = re.sub(rf"[<(\[]?\s?{re.escape(addresses[0])}\s?[>)\]]?", " ", text)
            name = " ".join(alone.split()).strip(" ,;:/|()[]<>-–—")
            if several_people(name):
                hint = f"put each on a line of its own: - {{name: ..., {key}: {address}}}"
                return Fault("error", "person", f"{said} may be several people", hint)
            if any(map(str.isalpha, name)):
                return Fault(
                    "error", "person", f"{said} has {what} in the name", f"write name: {shortened(name)} and {key}: {address}"
                )
            return Fault("error", "person", f"{said} is {what}, not a name", f"write name: and the name, and {key}: {address}")
    return None


def _several(text: str, said: str, part: str) -> Fault | None:
    if several_people(text):
        message = f"{said} may be several people"
        if part == "recruiter":
            return Fault("error", "person", message, "write one name; a firm goes behind agency:")
        hint = "put each on a line of its own: - Name"
        return Fault("error", "person", message, hint + ("; a title goes behind title:" if "," in text else ""))
    if re.fullmatch(_COUNTED, text.lower()):
        return Fault(
            "error", "person", f"{said} does not say who", "put each name on a line of its own: - Name, or leave it empty"
        )
    return None


def _odd_name(text: str, said: str, part: str) -> Fault | None:
    """The warning for what may be a name, and would be one in every note."""
    message = f"{said} would be the name in every note"
    if text.lower() in NO_NAMES:
        hint = "leave it empty until you know the name"
        return Fault("warning", "title", message, f"{hint}; then write name: and the name, and title: {shortened(text)}")
    if part == "recruiter" and is_firm(text):
        return Fault("warning", "title", message, f"write name: and who it is there, and agency: {shortened(text)}")
    placed = re.split(_WHERE, text, maxsplit=1)
    titled = with_title(text) or _title_beside(text)
    if titled == ("", text):
        hint = "leave it empty until you know the name"
        return Fault("warning", "title", message, f"{hint}; then write name: and the name, and title: {shortened(text)}")
    if titled is None and len(placed) == 2:
        name, where = map(shortened, placed)
        return Fault(
            "warning", "title", message, f"write name: {name} and agency: {where}" if part == "recruiter" else f"write {name}"
        )
    if titled is not None:
        name, title = map(shortened, titled)
        if re.fullmatch(_ASIDE, titled[1].lower()):
            return Fault("warning", "title", message, f"write {name}")
        if part == "recruiter":
            key = "kind" if titled[1].lower() in ("external", "internal", "hr") else "agency"
            return Fault(
                "warning", "title", message, f"write name: {name} and {key}: {title if key == 'agency' else title.lower()}"
            )
        return Fault("warning", "title", message, f"write name: {name} and title: {title}")
    plain = re.sub(_ORDINAL, "", text)
    odd = {
        c
        for c in plain
        if not (c.isalpha() or c in _SIGNS or unicodedata.category(c)[0] == "M" or unicodedata.category(c) == "Pd")
    }
    odd -= {c for c in odd if unicodedata.category(c) == "Cc"}  # a hidden character has a message of its own
    if odd:
        words = (word.strip(_JOINERS) for word in "".join(c for c in text if c not in odd).split())
        name = " ".join(word for word in words if word).strip(" ,-")
        return Fault("warning", "title", message, f"write {shortened(name)}" if name else "write the name")
    return None
