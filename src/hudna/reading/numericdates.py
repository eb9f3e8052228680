"""Time words -> dates in digits: 20/9/2023, 2023-09-20, 17/8; and what a date is made of."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.timewords import TimeWords

NUMERIC = frozenset("/.-–")
FIRST_YEAR, LAST_YEAR = 1800, 2100
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
        year += 2000 if words.digits(at + 4) == 2 else 0
    else:
        return None
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
    hit = words.hit(at, "era")
    return (hit.last, str(hit.value)) if hit else (at, "")
