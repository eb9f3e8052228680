"""Accounts of a truce and a period -> violations and attacks by source and day: counts, zeros and silence apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hudna.model.accounts import Account
from hudna.picture.periods import Period
from hudna.weighing.exposures import Count, counted, days_reported
from hudna.weighing.incidents import Incident, incidents
from hudna.weighing.rates import Comparison, compare
from hudna.weighing.whens import day_of

_LONGEST = timedelta(days=1)  # a count of a longer stretch is no day's count
ZERO, COUNTED, UNCOUNTED, LONGER, SILENT = "zero", "counted", "uncounted", "longer", "silent"


@dataclass(frozen=True, slots=True)
class DayCount:
    """A source's day. `state` is counted, uncounted (told without a number), zero (it says that there were none),
    longer (only in a count of more days) or silent; `low` is at least how many, None where that is not told."""

    day: date
    state: str
    low: float | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What one source records of violations, or of attacks.

    `now`, `before` and `since` count those that are dated: in the period, in the one before, and since the reset (None
    without one). `undated` are claims told in the period that say no time with both ends, `zeros` those that say that
    there were none. `days` are those of the previous period and of this one. `change` compares the rates of the days
    that were reported; None where a period has no report, or tells of incidents without a number.
    """

    voice: str
    kind: str
    now: Count
    before: Count
    since: Count | None
    undated: tuple[str, ...]
    zeros: tuple[str, ...]
    reported: int
    reported_before: int
    days: tuple[DayCount, ...]
    change: Comparison | None

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim that it rests on."""
        more = self.since.claims if self.since else ()
        told = (claim for day in self.days for claim in day.claims)
        return tuple(dict.fromkeys((*self.now.claims, *self.before.claims, *self.undated, *self.zeros, *told, *more)))


def lines(accounts: Iterable[Account], period: Period, reset: date | None) -> tuple[Line, ...]:
    """The lines of all sources that tell of the period, the one before it or the time since the reset, the fullest
    first."""
    found: dict[tuple[str, str], list[Incident]] = {}
    for one in incidents(accounts):
        found.setdefault((one.voice.label, one.kind), []).append(one)
    made = [_line(voice, kind, own, period, reset) for (voice, kind), own in found.items()]
    return tuple(sorted((one for one in made if one.claims), key=lambda one: (-one.now.low, one.kind, one.voice)))


def _line(voice: str, kind: str, own: Sequence[Incident], period: Period, reset: date | None) -> Line:
    before, zone = period.previous, period.timezone
    now, then = counted(own, period.window), counted(own, before.window)
    days, days_then = (len(days_reported(own, one.window, zone)) for one in (period, before))
    comparable = days and days_then and not now.uncounted and not then.uncounted
    return Line(
        voice,
        kind,
        now,
        then,
        counted(own, period.since(reset).window) if reset else None,
        _claims(one for one in own if one.stance == "recorded" and not one.dated and _told(one, period)),
        _claims(one for one in own if one.stance == "zero" and _of(one, period)),
        days,
        days_then,
        tuple(_day(day, own, period) for day in (*before.days, *period.days)),
        compare(int(now.low), days, int(then.low), days_then) if comparable else None,
    )


def _claims(found: Iterable[Incident]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for one in found for claim in one.claims))


def _told(one: Incident, period: Period) -> bool:
    when = one.told or one.end or one.start
    return when is not None and period.first <= day_of(when, period.timezone) <= period.last


def _of(one: Incident, period: Period) -> bool:
    return period.window.holds(one) if one.dated else _told(one, period)


def _day(day: date, own: Sequence[Incident], period: Period) -> DayCount:
    """A day's own reports go before those of a longer stretch; a count before a bare "none"."""
    stretch = Period(day, day, period.timezone).window
    touching = [one for one in own if one.stance != "denied" and stretch.touches(one)]
    short = [
        one for one in touching if stretch.holds(one) and one.start and one.end and one.end - one.start <= _LONGEST
    ]
    recorded = [one for one in short if one.stance == "recorded"]
    if recorded:
        low = counted(recorded, stretch).low
        numbered = any(one.low is not None for one in recorded)
        return DayCount(day, COUNTED if numbered else UNCOUNTED, low if numbered else None, _claims(recorded))
    if zeros := [one for one in touching if one.stance == "zero"]:
        return DayCount(day, ZERO, 0, _claims(zeros))
    if longer := [one for one in touching if one not in short]:
        return DayCount(day, LONGER, None, _claims(longer))
    return DayCount(day, SILENT, None, ())
