"""Moments and lengths -> intervals: first and last instant, precision, basis, counted from publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from hudna.reading.calendars import (
    SATURDAY,
    Days,
    day_of,
    fitting,
    hijri_day,
    hijri_year,
    month_day_near,
    month_of,
    months_later,
    shifted,
    unit_around,
    weekday_near,
    year_of,
)
from hudna.reading.clocks import Clock
from hudna.reading.instants import Moment
from hudna.reading.lengths import Length
from hudna.reading.numericdates import Dated

LAST = time(23, 59)
LEAP_DAY = 29
FAR = 8  # years: so far off a leap day, or a date on a given weekday, comes again
NOT_AHEAD = -2  # a direction: today or before
AHEAD = 2  # today or after


Placed = tuple[date, date, str, str]  # first and last day, precision, basis


class Extent(NamedTuple):
    """Naive first and last instant (None: open), precision, basis; `note` says why an end is missing."""

    start: datetime | None
    end: datetime | None
    precision: str
    basis: str
    note: str = ""


@dataclass(slots=True)
class Setting:
    """What a time is read against: publication, the day and the extent named last, and which way the clause looks."""

    today: date | None
    named: date | None = None
    period: Extent | None = None
    direction: int | None = None
    year: int | None = None  # the year named last


def unknown(note: str, precision: str = "day") -> Extent:
    """A time that is named but cannot be placed."""
    return Extent(None, None, precision, "unknown", note)


def extent_of(moment: Moment, setting: Setting) -> Extent:
    """The extent of a moment: its days, narrowed by part of the day and clock."""
    if moment.same == "period":
        period = setting.period
        return period._replace(basis="context") if period else unknown("no period named before")
    found = _days_of(moment, setting)
    if isinstance(found, str):
        return unknown(found)
    first, last, precision, basis = found
    if moment.eve and first == last:
        first -= timedelta(days=1)
    if moment.clock is not None:
        return _at_clock(moment.clock, moment.part, first, basis)
    if moment.part == "small-hours":
        first = last
    if moment.part == "midnight":
        if moment.sure and moment.dated is not None:  # "at midnight, 10 November": the day begins
            last = first - timedelta(days=1)
            first = last
        point = _midnight(first if moment.weekday_after is None else last, last, moment)
        return Extent(point, point, "hour", basis)
    if moment.part == "noon":
        point = datetime.combine(first, time(12))
        return Extent(point, point, "hour", basis)
    return Extent(datetime.combine(first, time(0)), datetime.combine(last, LAST), precision, basis)


def _midnight(first: date, last: date, moment: Moment) -> datetime:
    """The end of the day; of a night named by both its days, between them."""
    between = moment.weekday_after is not None or first != last
    return datetime.combine(last if between else first + timedelta(days=1), time(0))


def _at_clock(clock: Clock, part: str | None, day: date, basis: str) -> Extent:
    hour = hour_of(clock, part)
    if hour is None:
        whole = Extent(datetime.combine(day, time(0)), datetime.combine(day, LAST), "day", basis)
        return whole._replace(note="morning or evening is not said")
    point = datetime.combine(day, time(0)) + timedelta(hours=hour, minutes=clock.minute)
    return Extent(point, point, "minute", basis)


def hour_of(clock: Clock, part: str | None) -> int | None:
    """The hour from 0 to 24; None where a twelve-hour clock leaves it open."""
    hour = clock.hour
    if hour > 12 or (clock.sure and (part is None or hour == 0)):
        return hour
    if part in {"morning", "dawn", "forenoon", "small-hours"}:
        return hour % 12 if part != "forenoon" else hour
    if part == "noon":
        return hour if hour >= 10 else hour + 12
    if part in {"afternoon", "evening"}:
        return None if part == "evening" and hour == 12 else hour % 12 + 12
    if part in {"night", "midnight"}:
        return 24 if hour == 12 and not clock.minute else hour % 12 if hour in {12, 1, 2, 3, 4, 5} else hour + 12
    return None


def _days_of(moment: Moment, setting: Setting) -> Placed | str:
    """First and last day, precision and basis; or why they cannot be known."""
    today = setting.today
    direction = moment.direction if moment.direction is not None else setting.direction
    if moment.dated is not None:
        return _dated(moment.dated, moment, setting, direction)
    if moment.same is not None:
        return _same(int(moment.same), setting)
    if moment.offset is None and moment.weekday is None:
        day = setting.named or today
        return (day, day, "day", "context") if day else "no day named, no day of publication"
    if today is None:
        return "no day of publication"
    day = today + timedelta(days=moment.offset or 0)
    if moment.weekday is not None and (moment.offset is None or day.weekday() != moment.weekday):
        day = weekday_near(today, moment.weekday, direction)
    return day, day + timedelta(days=moment.weekday_after is not None), "day", "relative"


def _same(shift: int, setting: Setting) -> Placed | str:
    if setting.named is None:
        return "no day named before"
    day = setting.named + timedelta(days=shift)
    return day, day, "day", "context"


def _dated(dated: Dated, moment: Moment, setting: Setting, direction: int | None) -> Placed | str:
    today = setting.today
    if dated.unit is not None:
        return _counted(dated, moment.weekday, today, direction)
    if dated.year_from is not None and today is not None:
        dated = dated._replace(year=today.year + dated.year_from)
    if dated.direction is not None:
        direction = dated.direction
    precision = "day" if dated.day else "month" if dated.month else "year"
    if dated.year is not None:
        days = _in_year(dated, dated.year)
    elif dated.year_shift is not None:
        if setting.year is None:
            return "no year named before"
        days = _in_year(dated, setting.year + dated.year_shift)
        return (*days, precision, "context") if days else "no such date"
    elif today is None:
        return "no year, no day of publication"
    else:
        days = _without_year(dated, moment.weekday, today, direction)
    return (*days, precision, "stated") if days else "no such date"


def _in_year(dated: Dated, year: int) -> Days | None:
    if not 1 <= year <= 9998:
        return None
    if dated.month is None:
        days = year_of(year, hijri=dated.hijri)
        until = year_of(dated.until) if dated.until else days
        return (days[0], until[1]) if days and until else None
    if dated.day is None:
        return month_of(year, dated.month, hijri=dated.hijri)
    place = hijri_day if dated.hijri else day_of
    first, last = place(year, dated.month, dated.day), place(year, dated.month, dated.until or dated.day)
    return (first, last) if first and last and first <= last else None


def _without_year(dated: Dated, weekday: int | None, today: date, direction: int | None) -> Days | None:
    year = hijri_year(today) if dated.hijri else today.year
    if year is None:
        return None
    if direction == 0:
        return _in_year(dated, year)
    leaps = dated.month == 2 and LEAP_DAY in {dated.day, dated.until}
    reach = FAR if weekday is not None or dated.hijri or leaps else 1
    found = [days for step in range(-reach, reach + 1) if (days := _in_year(dated, year + step))]
    if weekday is not None:
        found = [days for days in found if days[0].weekday() == weekday] or found
    return fitting(found, today, direction)


def _counted(dated: Dated, weekday: int | None, today: date | None, direction: int | None) -> Placed | str:
    """Last week, this year, the fifth of next month, Thursday of last week, over the weekend."""
    if today is None:
        return "no day of publication"
    if dated.unit == "decade" or dated.unit is None:
        return "no telling where a decade begins"
    if dated.unit == "month-near":
        day = month_day_near(today, weekday, dated.day or 0)
        return (day, day, "day", "relative") if day else "no such date"
    if dated.day is None:
        ahead = direction in {1, AHEAD} or today.weekday() >= SATURDAY
        back = dated.unit == "weekend-near" and not ahead
        found = unit_around(today, dated.unit, dated.shift - back)
        if found and dated.unit == "week" and weekday is not None:
            day = found[0] + timedelta(days=weekday)
            return day, day, "day", "relative"
        return (*found, "relative") if found else "no such date"
    year, month = months_later(today, dated.shift)
    first, last = day_of(year, month, dated.day), day_of(year, month, dated.until or dated.day)
    return (first, last, "day", "relative") if first and last else "no such date"


def bounded(bound: str, extent: Extent) -> Extent:
    """An extent behind a bound: since, until, before, after it."""
    if extent.start is None or extent.end is None:
        return extent
    point = extent.start == extent.end
    if bound == "since" or (bound in {"starting", "from"} and not point):
        return extent._replace(end=None)
    if bound in {"until", "as-of"}:
        return extent._replace(start=None)
    if bound == "before":
        return extent._replace(start=None, end=extent.end if point else extent.start - timedelta(minutes=1))
    if bound == "after":
        return extent._replace(start=extent.start if point else extent.end + timedelta(minutes=1), end=None)
    return extent


def length_extent(bound: str, length: Length, setting: Setting, anchor: date | None) -> Extent:
    """A length counted from the day of publication, or from the day that the clause names ("context")."""
    day = anchor or setting.today
    if day is None:
        return unknown("no day of publication")
    if bound == "after" and anchor is None and setting.direction != AHEAD and length.direction is None:
        return unknown("after what is not said")
    basis = "context" if anchor else "relative"
    ahead = length.direction == 1 or (length.direction is None and (bound == "after" or setting.direction == AHEAD))
    if bound in {"ago", "since"}:
        return _back(bound, length, day, basis)
    if bound in {"after", "hence"}:
        found = shifted(day, length.unit, length.number) if length.number is not None else None
        return _between(found[0], found[1], found[2], basis) if found else _open(day, basis, ahead=True)
    return _window(length, day, basis, ahead=ahead, planned=bound == "within" and length.direction is None)


def _back(bound: str, length: Length, day: date, basis: str) -> Extent:
    """Two days ago; since two days ago; "days ago" ends today."""
    if length.number is None:
        return _open(day, basis, ahead=False) if bound == "ago" else unknown("how long is not said")
    found = shifted(day, length.unit, -length.number)
    if not found:
        return unknown("out of the calendar")
    extent = _between(found[0], found[1], found[2], basis)
    return extent._replace(end=None) if bound == "since" else extent


def _window(length: Length, day: date, basis: str, *, ahead: bool, planned: bool) -> Extent:
    """The past 24 hours, the coming days, "within two days"; a term runs to its end, its start open."""
    if length.number is None:
        return _open(day, basis, ahead=ahead)
    count = max(1, -(-length.number // 24)) * 24 if length.unit == "hour" else length.number
    found = shifted(day, length.unit, count if ahead else -count)
    if not found:
        return unknown("out of the calendar")
    if length.unit in {"minute", "hour"} and length.number < 24:
        return _between(day, day, "day", basis)
    if not ahead:
        return _between(found[0], day, found[2], basis)
    extent = _between(day, found[1], found[2], basis)
    return extent._replace(start=None) if planned else extent


def _between(first: date, last: date, precision: str, basis: str) -> Extent:
    return Extent(datetime.combine(first, time(0)), datetime.combine(last, LAST), precision, basis)


def _open(day: date, basis: str, *, ahead: bool) -> Extent:
    """Recent days end today, coming days begin today; how many is not said."""
    if ahead:
        return Extent(datetime.combine(day, time(0)), None, "day", basis)
    return Extent(None, datetime.combine(day, LAST), "day", basis)
