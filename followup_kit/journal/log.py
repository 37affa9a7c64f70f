"""Reads the log of an entry: one line for each thing that was sent or heard (docs/journal.md, section 6)."""

from __future__ import annotations

from datetime import tzinfo

from ..base.nothing_said import says_nothing
from ..dates.local_time import clock_trap
from ..dates.stamps import BadDate, parse_moment, parse_period_end, parse_stamp
from ..kinds import CHANNELS, HEARD, KINDS, OTHER_SENT
from ..model import LogLine, Moment
from .fields import Fields, items_of, mapping_of, ordinary_texts
from .problems import Findings
from .syntax.nodes import Node
from .times import warn_of_clock_change

KEYS = frozenset(
    ["date", "sent", "heard", "to", "from", "by", "note", "decision_by", "message_id", "proofread_by", "via", "due", "accepted"]
)
# Each word by itself: a line has ours, of which there is one, in place of the one that was typed.
_SENT = {kind: kind for kind in (*KINDS, *OTHER_SENT)}
_HEARD = {kind: kind for kind in HEARD}
_CHANNELS = {channel: channel for channel in CHANNELS}
_BEFORE_CLOCKS_CHANGE = "04"  # hours of the night in which a time may be one that the clocks skip
_EXAMPLE = "{date: 2026-11-18, sent: thank-you, to: Dana}"


def read_log(node: Node | None, zone: tzinfo, findings: Findings) -> tuple[LogLine, ...]:
    """The lines of a log in the order of the file, with times read in `zone`; a line that does not fit is an error."""
    found = []
    for item in items_of(node):
        line = _ordinary_line(item, zone) or _any_line(item, zone, findings)
        if line is not None:
            found.append(line)
    return tuple(found)


def _ordinary_line(item: Node, zone: tzinfo) -> LogLine | None:
    """A line without any problem, as nearly every one is; None for every other, which `_any_line` reads again."""
    texts = ordinary_texts(item, KEYS)
    if texts is None or "due" in texts or "accepted" in texts:
        return None
    get = texts.get
    day, sent, heard, by, promised = get("date"), get("sent"), get("heard"), get("by"), get("decision_by")
    via = get("via")
    if (via is not None and says_nothing(via)) or (promised is not None and ":" in promised):
        return None
    right = sent in _SENT and "from" not in texts if heard is None else sent is None and heard in _HEARD and "to" not in texts
    if not right or day is None or (by is not None and by not in _CHANNELS) or "" < day[11:13] < _BEFORE_CLOCKS_CHANGE:
        return None
    try:
        when = parse_moment(day, zone)
        until = None if promised is None else parse_period_end(promised)
    except BadDate:
        return None
    # By position, since keywords double the time and a journal has thousands of lines; a test compares with `_any_line`.
    return LogLine(
        when, sent and _SENT[sent], heard and _HEARD[heard], get("to" if heard is None else "from"), by and _CHANNELS[by],
        get("note"), until, via,
        get("proofread_by"), None, None, get("message_id"), item.line,
    )  # fmt: skip


def _warn_of_a_gap(line: Fields, zone: tzinfo) -> None:
    """Warn of a time that the clocks skip. Of one that they show twice the first is near enough for a line."""
    node = line.values["date"]
    day, clock, offset = parse_stamp(str(node.value))
    if clock is not None and offset is None and clock_trap(day, clock, zone) == "gap":
        warn_of_clock_change(node, "gap", day, clock, zone, line.findings)


def _any_line(item: Node, zone: tzinfo, findings: Findings) -> LogLine | None:
    """Any line, with a problem for everything that is wrong with it; None if it is not usable."""
    kinds = () if isinstance(item.value, dict) and ("sent" in item.value or "heard" in item.value) else ("sent", "heard")
    f = mapping_of(item, "log", KEYS, _EXAMPLE, findings, ("date", *kinds))
    if f is None:
        return None
    when: Moment | None = f.parsed("date", lambda t: parse_moment(t, zone), "date")
    if when is not None:
        _warn_of_a_gap(f, zone)
    elif f.node_of("date") is None:
        f.missing("date", "log", "a log line without a date", "write date: 2026-11-18 18:10")
    sent, heard = f.choice("sent", _SENT, "kind"), f.choice("heard", HEARD, "kind")
    is_sent = sent is not None or f.node_of("sent") is not None
    is_heard = heard is not None or f.node_of("heard") is not None
    if is_sent == is_heard:
        what = "both sent and heard" if is_sent else "neither sent nor heard"
        meant = "heard" if f.instead_of("heard") else "sent"
        f.missing(meant, "log", f"a log line with {what}", "write exactly one: sent: thank-you, or heard: reply")
    wrong, right = ("from", "to") if is_sent else ("to", "from")
    if f.node_of(wrong) is not None and is_sent != is_heard:
        word = "sent" if is_sent else "heard"
        findings.error(f.values[wrong], "log", f"a {word} line with {wrong}:", f"write {right}: instead")
    who = f.text(right)
    by = f.choice("by", CHANNELS, "channel")
    promised = f.last_day("decision_by", "decision-by")
    due, accepted = f.last_day("due", "date"), f.flag("accepted")
    if f.node_of("time") is not None:
        findings.warn(f.values["time"], "time-of-day", "time: is not read in a log line", "write date: 2026-11-18 18:10")
    for key, kind, where in (("due", heard, "heard: assignment"), ("accepted", sent, "sent: answer-offer")):
        if f.node_of(key) is not None and kind != where.partition(": ")[2]:
            findings.warn(f.values[key], "log", f"{key} counts only on a line with {where}", "move it, or leave it out")
    if when is None or findings.failed:
        return None
    note, via = f.optional_text("note"), f.detail("via")
    return LogLine(
        when=when,
        sent=sent,
        heard=heard,
        who=who,
        by=by,
        note=note,
        decision_by=promised,
        via=via,
        proofread_by=f.optional_text("proofread_by"),
        due=due,
        accepted=accepted,
        message_id=f.optional_text("message_id"),
        line=item.line,
    )
