"""When a message was sent or came: by its Date, and by the server's own line above it as a second witness."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from ...base.light import NamedTuple
from ...dates.local_time import plus
from .headers import Head

_AFTER = timedelta(days=1)  # by which a sender's clock or zone may be ahead
_BEFORE = timedelta(days=7)  # for which a message may have been on its way


class Told(NamedTuple):
    """A moment in UTC, to the minute, as a log has it; `by` is the header that it is from."""

    at: datetime
    by: str


def when(head: Head, now: datetime) -> Told | None:
    """When a message was sent, in UTC; None where no header tells it that can be believed.

    The Date is believed where it lies within a week before what the server wrote (`Received`, the topmost), and a day after.
    Else the server's is; where no server wrote anything, the Date unless it lies more than a day in the future. A moment that
    has not come yet is taken for now.
    """
    latest = now.replace(second=0, microsecond=0)
    date = _moment(head.first("date"))
    received = next(
        (at for line in head.all("received") if (at := _moment(line.rpartition(";")[2])) and at <= plus(now, _AFTER)), None
    )
    if received is not None and (date is None or not plus(received, -_BEFORE) <= date <= plus(received, _AFTER)):
        return Told(min(received, latest), "Received")
    return Told(min(date, latest), "Date") if date is not None and date <= plus(now, _AFTER) else None


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text[:200].strip())
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return None
    return found.replace(second=0, microsecond=0)
