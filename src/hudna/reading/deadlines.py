"""A clause's mentions -> by when, for how long, and how many: deadlines, terms and amounts as agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from hudna.languages.agreements import find
from hudna.model import Interval, Quantity, Span
from hudna.model.truces import Amount, Period
from hudna.reading.scans import Mention

LENGTHS = ("hour", "day", "month", "year", "week")
_BEFORE = 45  # characters between "within" and its number ("within a period not exceeding 72 hours")
_AFTER = 70  # characters behind a number in which it is said from when it counts
_IN_DAYS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}
_MONTHS = {"month": 1, "year": 12}


class Deadline(NamedTuple):
    """A date by which, and where it stands."""

    due: datetime
    span: Span


@dataclass(frozen=True, slots=True)
class Terms:
    """What a stretch of text says of time and number."""

    dues: tuple[Deadline, ...]
    starts: tuple[datetime, ...]
    within: Period | None
    lasts: Period | None
    renews: bool | None
    amounts: tuple[tuple[Amount, Span], ...]


def terms_of(code: str, text: str, span: Span, mentions: Iterable[Mention], signed: datetime | None) -> Terms:
    """The deadlines, lengths and amounts of a stretch of a text. A day up to that of signature is no deadline."""
    inside = [one for one in mentions if span.covers(one.span)]
    times = [(one.value, one.span) for one in inside if one.type == "time" and isinstance(one.value, Interval)]
    numbers = [(one.value, one.span) for one in inside if one.type == "number" and isinstance(one.value, Quantity)]
    lengths = [(n, at) for n, at in numbers if n.unit in LENGTHS and n.low is not None and n.low == n.high]
    within = _period(code, text, span, lengths, "within")
    lasts = _period(code, text, span, [x for x in lengths if within is None or x[1] != within[1]], "lasting")
    measuring = [(n, at) for n, at in numbers if n.unit not in LENGTHS and not n.vague and n.high != 0]
    return Terms(
        tuple(_due(time, at) for time, at in times if _is_due(time, signed)),
        tuple(time.start for time, _ in times if time.start and (time.end is None or time.precision in _CLOCK)),
        within[0] if within else None,
        lasts[0] if lasts else None,
        True if find(code, span.of(text), "time", "renews") else None,
        tuple((Amount(n.low, n.high, n.unit, n.group), at) for n, at in measuring),
    )


_CLOCK = frozenset({"minute", "hour"})


def _is_due(time: Interval, signed: datetime | None) -> bool:
    if time.end is None or time.precision in {"year"}:
        return False
    later = signed is None or time.end.astimezone(signed.tzinfo).date() > signed.date()
    return time.start is None or (later and signed is not None and time.precision not in _CLOCK)


def _due(time: Interval, at: Span) -> Deadline:
    assert time.end is not None
    return Deadline(time.end, at)


def _period(
    code: str, text: str, span: Span, lengths: Sequence[tuple[Quantity, Span]], name: str
) -> tuple[Period, Span] | None:
    """The first length that stands right behind one of the words."""
    words = [Span(span.start + one.start, span.start + one.end) for one in find(code, span.of(text), "time", name)]
    for number, at in lengths:
        if any(0 <= at.start - one.end <= _BEFORE and not _breaks(text[one.end : at.start]) for one in words):
            return Period(int(number.low or 0), number.unit or "", _since(code, text[at.end : at.end + _AFTER])), at
    return None


def _breaks(between: str) -> bool:
    return any(mark in between for mark in ".;\n\u061b")


def _since(code: str, after: str) -> str | None:
    """From when a length counts, where it is said right behind it."""
    clause = after.split(".")[0]
    said = [(one.start, "in-effect") for one in find(code, clause, "time", "since_effect")]
    said += [(one.start, "signature") for one in find(code, clause, "time", "since_signature")]
    return min(said)[1] if said else None


def later(start: datetime, period: Period) -> datetime:
    """The instant a period after another; months and years by the calendar, a day that there is not is the last."""
    if period.unit in _IN_DAYS:
        return start + period.number * _IN_DAYS[period.unit]
    months = start.month - 1 + period.number * _MONTHS[period.unit]
    year, month = start.year + months // 12, months % 12 + 1
    for day in range(start.day, 27, -1):
        try:
            return start.replace(year=year, month=month, day=day)
        except ValueError:
            continue
    return start.replace(year=year, month=month)
