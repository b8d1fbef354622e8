"""Times before the day of judgement, as decision support rules speak of them."""

from calendar import monthrange
from datetime import date, timedelta

from assistant.adapters.cds_shapes import AgoShape, WithinShape


def before(as_of: date, ago: AgoShape) -> date:
    """The day that lies so long before; a month too short for it gives its last day."""
    months = as_of.year * 12 + as_of.month - 1 - ago.months
    year, month = divmod(months, 12)
    day = min(as_of.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=ago.days)


def between(day: date | None, within: WithinShape, as_of: date) -> bool:
    """True when the day lies within, both ends included; an unknown day does not."""
    if day is None:
        return False
    return before(as_of, within.since) <= day <= before(as_of, within.until)


def days_covered(spans: list[tuple[date, date]], within: WithinShape, as_of: date) -> int:
    """Days between start and end of the spans, overlaps counted once, inside the time."""
    low, high = before(as_of, within.since), before(as_of, within.until)
    inside = sorted((max(start, low), min(end, high)) for start, end in spans)
    total, reached = 0, low
    for start, end in inside:
        start = max(start, reached)
        if end > start:
            total += (end - start).days
            reached = end
    return total
