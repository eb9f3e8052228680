"""Incidents and a stretch of time -> what was counted in it, and on which days there was a report at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from hudna.model.values import Number
from hudna.weighing.incidents import Incident
from hudna.weighing.whens import MINUTE, day_of


class Count(NamedTuple):
    """Incidents counted: `low` at least; `uncounted` reports give no number ("numerous"); `claims` tell them."""

    low: Number
    uncounted: int
    claims: tuple[str, ...]


class Window(NamedTuple):
    """A stretch of time, both ends in it (UTC). An end that is `firm` lets no incident reach across it.

    Across the others an incident belongs to the stretch that its middle lies in: a bulletin of the past 24 hours is
    worded as two days, and no stretch of a day would hold it.
    """

    start: datetime
    end: datetime
    firm_start: bool = False
    firm_end: bool = False

    def holds(self, one: Incident) -> bool:
        """Whether a dated incident belongs to the stretch."""
        if one.start is None or one.end is None:
            return False
        middle = one.start + (one.end - one.start) / 2
        first = one.start if self.firm_start else middle
        last = one.end if self.firm_end else middle
        return self.start <= first and last <= self.end

    def touches(self, one: Incident) -> bool:
        """Whether a dated incident lies inside in part."""
        return one.start is not None and one.end is not None and self.start <= one.end and one.start <= self.end

    def days(self, zone: str | None) -> Iterator[date]:
        """The days of the stretch in a zone."""
        day, last = day_of(self.start, zone), day_of(self.end, zone)
        while day <= last:
            yield day
            day += timedelta(days=1)


def window(start: datetime, end: datetime, *, firm_start: bool = False, firm_end: bool = False) -> Window:
    """A stretch of time, at least a minute long."""
    return Window(start, max(end, start + MINUTE), firm_start, firm_end)


def counted(found: Sequence[Incident], stretch: Window) -> Count:
    """The incidents of a stretch, and how many reports give no number.

    A total over a longer time that holds other counts ("3,412 since July") is not added to them: the larger of the
    total and the sum stands.
    """
    inside = [one for one in found if stretch.holds(one) and one.stance == "recorded"]
    claims = tuple(dict.fromkeys(claim for one in inside for claim in one.claims))
    totals = [one for one in inside if any(_within(other, one) for other in inside)]
    rest = sum(one.low or 0 for one in inside if one not in totals)
    low = max([rest, *(one.low or 0 for one in totals)])
    return Count(low, sum(one.low is None for one in inside), claims)


def _within(one: Incident, other: Incident) -> bool:
    """Whether the other incident's time is longer and holds that of the one, of the same kind."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    holds = other.start <= one.start and one.end <= other.end
    return holds and one.kind == other.kind and other.end - other.start > one.end - one.start


def days_reported(found: Sequence[Incident], stretch: Window, zone: str | None) -> tuple[date, ...]:
    """The days of a stretch on which there is a report, of incidents or of none."""
    told = {
        day
        for one in found
        if one.stance != "denied" and one.start is not None and one.end is not None and stretch.touches(one)
        for day in Window(one.start, one.end).days(zone)
    }
    return tuple(day for day in stretch.days(zone) if day in told)
