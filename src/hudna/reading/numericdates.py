"""Time words -> dates in digits: 20/9/2023, 2023-09-20, 17/8; and what a date is made of."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.timewords import TimeWords

NUMERIC = frozenset("/.-–")
FIRST_YEAR, LAST_YEAR = 1800, 2100
CENTURY_ENDS = 50  # years of two digits from here on are of the last century
HIJRI_YEARS = range(1300, 1501)


class Dated(NamedTuple):
    """Year, month and day as worded, None where left out; `unit` and `shift`: "of this month"."""

    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    unit: str | None = None
    shift: int = 0
    until: int | None = None  # the last day of a range within the month, the last year of a range of years
    phase: str = ""  # start, middle or end, a season
    needs: str = ""
    year_shift: int | None = None  # the same year as one named before (0), the following one (1)
    direction: int | None = None
    year_from: int | None = None  # the year so many years from publication: "in May of last year"


def numeric_date(words: TimeWords, at: int) -> Dated | None:
    """20/9/2023, 2023-09-20, 20.09.2023."""
    mark = words.mark(at + 1)
    glued = all(words.glued(at + step) for step in (1, 2, 3, 4))
    if not mark or mark not in NUMERIC or words.mark(at + 3) != mark or not glued:
        return None
    first, second, third = (words.number(at + step) for step in (0, 2, 4))
    if first is None or second is None or third is None:
        return None
    if words.digits(at) == 4:
        year, month, day = first, second, third
    elif words.digits(at + 4) in {2, 4}:
        day, month, year = first, second, third
        year += (2000 if year < CENTURY_ENDS else 1900) if words.digits(at + 4) == 2 else 0
    else:
        return None
    if month > 12 >= day:
        day, month = month, day  # 9/19/2023
    hijri = year in HIJRI_YEARS
    if not (month and day) or month > 12 or day > 31 or not (hijri or FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return Dated(era_at(words, at + 5)[0], year, month, day, hijri=hijri)


def short_date(words: TimeWords, at: int) -> Dated | None:
    """17/8, only behind "on" or "the day", where it cannot be a fraction or a label."""
    day, month = words.number(at), words.number(at + 2)
    if words.mark(at + 1) != "/" or not (words.glued(at + 1) and words.glued(at + 2)) or not day or not month:
        return None
    before = words.hit(at - 1, "date-word", "unit", "in", "weekday")
    named = (
        before is not None and (before.kind != "in" or day > 12) and (before.kind != "unit" or before.value == "day")
    )
    return Dated(at + 3, None, month, day) if named and day <= 31 and month <= 12 else None


def era_at(words: TimeWords, at: int) -> tuple[int, str]:
    """The end and name of the era written after a year, nothing if none is."""
    if words.mark(at) == "-" and words.glued(at) and words.hit(at + 1, "year-ending"):
        at += 2  # "2021-го года"
    hit = words.hit(at, "era")
    return (hit.last, str(hit.value)) if hit else (at, "")


def years(words: TimeWords, found: Dated) -> Dated:
    """The years 2020 and 2022, 2020-2022: the last of them."""
    at = found.last
    if words.mark(at) and words.mark(at) in NUMERIC and words.digits(at + 1) == 4:
        until = words.number(at + 1) or 0
        if found.year and found.year < until <= LAST_YEAR:
            return found._replace(last=era_at(words, at + 2)[0], until=until)
    return found


def bare_year(words: TimeWords, at: int) -> Dated | None:
    """Four digits that may be a year: only where what stands before says so; a range of years says so itself."""
    year = words.number(at)
    if year is None or words.digits(at) != 4 or not FIRST_YEAR <= year <= LAST_YEAR:
        hijri = words.digits(at) == 4 and year in HIJRI_YEARS and words.hit(at + 1, "era")
        return Dated(hijri.last, year, hijri=True) if hijri and hijri.value == "hijri" else None
    last, era = era_at(words, at + 1)
    if words.hit(last, "birth"):
        return None
    found = years(words, Dated(last, year, needs="" if era == "common" and last > at + 1 else "year"))
    return found._replace(needs="range") if found.until else found
