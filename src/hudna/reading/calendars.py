"""Days, months and years of two calendars: dates that exist, the year that a text leaves out, the ends of a span."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hijridate import Gregorian, Hijri

AHEAD = 45  # days: a date without a year may lie so far ahead of publication without a word that says so
LONG_AGO = 300  # days: … if the year before would take it further back than this

DAYS = {"day": 1, "week": 7, "fortnight": 14}
SATURDAY = 5

Days = tuple[date, date]


@lru_cache(maxsize=2_000)
def zone_named(name: str) -> tzinfo | None:
    """The zone with an IANA name, or so many hours off ("UTC+03:00"); None where there is none."""
    if name[:3] == "UTC" and name[3:4] in {"+", "-"}:
        off = timedelta(hours=int(name[4:6]), minutes=int(name[7:9]))
        return timezone(-off if name[3] == "-" else off)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=5_000)
def hijri_day(year: int, month: int, day: int) -> date | None:
    """The day of the Umm al-Qura calendar, None where it has none or its tables (1343 to 1500) do not reach."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_year(today: date) -> int | None:
    """The Hijri year of a day, None outside the tables."""
    try:
        return int(Gregorian.fromdate(today).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def month_of(year: int, month: int, *, hijri: bool = False) -> Days | None:
    """The first and the last day of a month."""
    if not hijri:
        if not (1 <= year <= 9999 and 1 <= month <= 12):
            return None
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    first = hijri_day(year, month, 1)
    following = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (first, following - timedelta(days=1)) if first and following else None


def year_of(year: int, *, hijri: bool = False) -> Days | None:
    """The first and the last day of a year."""
    if not hijri:
        return (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None
    first, following = hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)
    return (first, following - timedelta(days=1)) if first and following else None


def months_later(day: date, count: int) -> tuple[int, int]:
    """The (year, month) that lies `count` months after the day's."""
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return years, month + 1


def shifted(today: date, unit: str, count: int) -> tuple[date, date, str] | None:
    """The day, month or year that lies `count` units from today, with its precision."""
    try:
        if unit in {"minute", "hour"}:
            hours = count if unit == "hour" else 0
            day = today + timedelta(days=int(hours / 24))
            return day, day, "day"
        if unit in DAYS:
            day = today + timedelta(days=count * DAYS[unit])
            return day, day, "day"
        if unit in {"month", "half-year"}:
            days = month_of(*months_later(today, count if unit == "month" else 6 * count))
            return (*days, "month") if days else None
        days = year_of(today.year + count * {"year": 1, "decade": 10}[unit])
        return (*days, "year") if days else None
    except OverflowError:
        return None


def unit_around(today: date, unit: str, shift: int, first_weekday: int = 0) -> tuple[date, date, str] | None:
    """The whole week, month or year that lies `shift` units from the one around today."""
    if unit == "week":
        first = today - timedelta(days=(today.weekday() - first_weekday) % 7) + timedelta(days=7 * shift)
        return first, first + timedelta(days=6), "day"
    if unit.startswith("weekend"):
        saturday = today + timedelta(days=SATURDAY - today.weekday() + 7 * shift)
        return saturday, saturday + timedelta(days=1), "day"
    return shifted(today, unit, shift)


def month_day_near(today: date, weekday: int | None, number: int) -> date | None:
    """The day of the nearest month in which that number is the weekday named: "Tuesday the 19th"."""
    for shift in (0, -1, 1, -2, 2):
        day = day_of(*months_later(today, shift), number)
        if day is not None and day.weekday() == weekday:
            return day
    return None


def weekday_near(today: date, weekday: int, direction: int | None) -> date:
    """The day of the week that is meant: today or the last one; strictly before (-1), after (1) if the text says so."""
    back = (today.weekday() - weekday) % 7
    if direction == 1:
        return today + timedelta(days=7 - back)
    if direction == 2:  # ahead, today included
        return today + timedelta(days=(7 - back) % 7)
    if direction == -1 and back == 0:
        back = 7
    return today - timedelta(days=back)


def fitting(candidates: list[Days], today: date, direction: int | None) -> Days | None:
    """Which of the same dates of several years is meant: the last one that has begun, unless the text looks ahead."""
    before = [days for days in candidates if days[0] <= today]
    after = [days for days in candidates if days[0] > today]
    if direction in {1, 2}:
        if direction == 2 and before and max(before)[1] >= today:
            return max(before)
        return min(after, default=None) or max(before, default=None)
    if direction == -1:
        past = [days for days in before if days[1] < today]
        return max(past, default=None)
    if not before or not after:
        return max(before, default=None) or min(after, default=None)
    last, coming = max(before), min(after)
    soon = (coming[0] - today).days <= AHEAD and (today - last[1]).days > LONG_AGO
    return coming if soon and direction is None else last
