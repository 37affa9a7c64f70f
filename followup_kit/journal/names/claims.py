"""Keys such as `thanked: yes` or `followed_up: 2026-11-20`: they say that something was done, and only the log is read for that.

A key is taken for that by its words: a verb that says it (`thanked`), or a noun with a word of having done it beside it or behind
it (`follow_up_sent`, `follow_up: done`); `follow_up: 2026-12-01` may be a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ...base.light import NamedTuple
from ...base.nothing_said import says_nothing
from ...dates.stamps import BadDate, parse_stamp
from ..syntax.nodes import Node


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return {name: kind for kind, several in names.items() for name in several.split()}


_VERBS = _by_name({
    "thank-you": "thanked bedankt gedankt",
    "check-in": "followedup checkedin nudged chased nachgefragt nachgehakt nachgefasst",
    "debrief": "debriefed",
    "reply": "replied heardback",
    "invitation": "invited eingeladen",
    "connected": "connected vernetzt",
})  # fmt: skip
_NOUNS = _by_name({
    "thank-you": "thankyou thanks thankyounote thankyouemail thankyoumail thankyouletter thankyoumessage dank danke dankmail",
    "check-in": "followup followupemail followupmail followupnote checkin nachfrage reminder",
    "letter": "letter handwrittennote brief",
    "debrief": "debrief",
    "assignment": "assignment homework takehome takehometask casestudy task aufgabe",
    "connect": "connectionrequest linkedinrequest linkedin",
    "reply": "reply response answer feedback antwort",
    "invitation": "invitation einladung",
    "rejection": "rejection absage",
    "offer": "offer angebot zusage",
})  # fmt: skip
_HEARD = frozenset(("reply", "invitation", "connected", "rejection", "offer"))
_SENT_IT = frozenset(
    ("sent", "done", "written", "submitted", "last", "gesendet", "geschickt", "verschickt", "erledigt", "abgegeben")
)
_GOT_IT = frozenset(("received", "got", "came", "erhalten", "bekommen"))
_A_YES_IS_ENOUGH = ("thank-you", "debrief")  # of the nouns: for the others it may say that there is one
_BESIDE = _SENT_IT | _GOT_IT | frozenset(("on", "at", "date", "day", "the", "i", "have", "was", "already", "am"))
_YES, _NO = ("yes", "true", "y", "on", "ja", "x", "✓", "✔", "✅"), ("no", "false", "n", "off", "nein")
_STATUS = ("status", "stage", "state", "phase")
_DATE = r"\d{4}-\d\d-\d\d(?:[ T]\d\d?:\d\d)?"


class Claim(NamedTuple):
    """What a key says was done or heard, as a line of the log has it; `THE DAY` where it does not say when."""

    what: str  # sent or heard
    kind: str
    date: str


def claim_in(key: str, node: Node) -> Claim | None:
    """What a key and its value say was done or heard; None if they say nothing of that kind."""
    said = _words_of(key)
    name = _name_in(said)
    if name not in _VERBS and name not in _NOUNS and name not in _STATUS:  # nearly every key
        return None
    text = node.value.strip().lower() if isinstance(node.value, str) else ""
    if not node.value or text in _NO or (text and text not in _YES and says_nothing(text)):
        return None
    found = re.search(_DATE, text)
    date = _valid(found[0]) if found is not None else None
    if name in _STATUS:
        said = _words_of(text)
        kind = _kind_in(_name_in(said), said, sure=False)
        return _claim(kind, date) if kind not in _HEARD else None
    return _claim(_kind_in(name, (*said, *_words_of(text)), sure=text in _YES or date is not None), date)


def _claim(kind: str | None, date: str | None) -> Claim | None:
    return None if kind is None else Claim("heard" if kind in _HEARD else "sent", kind, date or "THE DAY")


def _kind_in(name: str, said: tuple[str, ...], *, sure: bool) -> str | None:
    """The kind of line that a name stands for, `said` being the words typed; `sure` if a yes or a date stands behind it."""
    kind = _NOUNS.get(name)
    if kind is None:
        return _VERBS.get(name)
    was_done = not (_GOT_IT if kind in _HEARD else _SENT_IT).isdisjoint(said)
    return kind if was_done or (sure and kind in _A_YES_IS_ENOUGH) else None


@lru_cache(256)
def _words_of(text: str) -> tuple[str, ...]:
    apart = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", text)
    return tuple(word.lower() for word in re.split(r"[\W\d_]+", apart) if word)


def _name_in(said: Iterable[str]) -> str:
    """The words without those that only say that it was done, grown together."""
    return "".join(word for word in said if word not in _BESIDE)


def _valid(text: str) -> str | None:
    try:
        parse_stamp(text)
    except BadDate:
        return None
    return text.upper().replace("T", " ")
