"""What a message that came is: a reply, or what its words say plainly, or an invitation that is in it."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.light import NamedTuple
from ...base.text import same_name
from ...engine.opportunity import Opportunity
from ...model import Interview
from .directory import Known
from .gather import Mail
from .letter import LIST, WRITTEN
from .words import heard_perhaps, heard_plainly

_KINDS = ("rejection", "offer", "assignment", "invitation")


class Heard(NamedTuple):
    """What was heard, from whom, in which round; `sure`, and by what, or what is missing."""

    entry: Interview
    kind: str
    who: str | None
    sure: bool
    because: tuple[str, ...]


def heard_in(mail: Mail, opportunity: Opportunity, senders: Sequence[Known]) -> Heard | None:
    """What came from one of `senders` (who share an address; nobody: by its thread alone), the opportunity as it stood then.

    None where it is nothing that the log has a line for: before the first interview, from a program, from a reference.
    """
    letter, contents = mail.letter, mail.contents
    rounds = opportunity.rounds or opportunity.entries
    if letter.at is None or letter.at < rounds[0].start:
        return None
    entry = opportunity.over[-1] if opportunity.over else rounds[0]
    names = {same_name(k.person.name): k.person.name for k in senders}
    who = next(iter(names.values())) if len(names) == 1 else None
    how = (
        "their address"
        if senders
        else f"only its thread: nobody here has the address {letter.sender.address if letter.sender else ''}"
    )
    text = f"{letter.subject}\n\n{contents.words}"
    if senders and all(k.is_reference for k in senders):
        plain = heard_plainly(text, ("reference-check",))
        return (
            Heard(entry, plain, who, False, (how, f"its words are plain: {plain}"))
            if plain is not None and not letter.sort
            else None
        )
    kind = heard_plainly(text, _KINDS)
    if letter.sort in (LIST, WRITTEN):
        return Heard(entry, kind, who, False, (how, f"its words are plain: {kind}", letter.sort)) if kind == "rejection" else None
    if contents.method == "REQUEST":
        return Heard(entry, "invitation", who, bool(senders), (how, "an invitation is in it"))
    if kind is not None:
        return Heard(entry, kind, who, False, (how, f"its words are plain: {kind}"))
    because = [how, "it answers a message"] if letter.thread and senders else [how]
    perhaps = heard_perhaps(text, _KINDS)
    if perhaps:
        because.append(f"it may be more: {' or '.join(perhaps)}")
    return Heard(entry, "reply", who, bool(senders) and not perhaps, tuple(because))
