"""Intervals -> the days that tables of events want: the first, the last, and how many there are."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hudna.model import Interval

_SINGLE = frozenset({"minute", "hour", "day"})
_LENGTH = {"month": 31, "year": 366}


class Days(NamedTuple):
    """Local days of an interval; `long` is how many days the event may have been on."""

    first: date
    last: date
    long: int


def days_of(time: Interval | None) -> Days | None:
    """The days of an interval; None where its start is not known. An open end leaves the start's own precision."""
    if time is None or time.start is None:
        return None
    first = time.start.date()
    if time.end is None:
        return Days(first, first, 1 if time.precision in _SINGLE else _LENGTH[time.precision])
    last = max(first, time.end.date())
    return Days(first, last, (last - first).days + 1)
