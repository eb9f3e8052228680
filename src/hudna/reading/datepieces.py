"""Time words -> the small pieces of dates: the ending of a day, a second day, the year behind a month."""

from __future__ import annotations

from hudna.reading.numericdates import FIRST_YEAR, HIJRI_YEARS, LAST_YEAR, NUMERIC, era_at
from hudna.reading.timewords import TimeWords


def past_suffix(words: TimeWords, at: int) -> int:
    """The index after the ending of an ordinal in digits ("19th", "20-го")."""
    if words.mark(at) == "-" and words.glued(at) and words.glued(at + 1) and words.hit(at + 1, "suffix"):
        return at + 2
    return at + 1 if words.hit(at, "suffix") and words.glued(at) else at


def second_day(words: TimeWords, at: int) -> tuple[int, int] | None:
    """The second number of 17-18, "12 and 15", "5 to 7", and where it ends."""
    joint = words.hit(at, "to", "and", "onto")
    if joint:
        at = joint.last
    elif words.mark(at) in NUMERIC and words.mark(at):
        at += 1
    else:
        return None
    at += 1 if words.article(at) else 0
    day = words.number(at)
    return (day, at + 1) if day is not None and words.digits(at) <= 2 else None


def year_after(words: TimeWords, at: int, hijri: bool) -> tuple[int | None, int]:
    """The year after a month: 2023, "of the year 2023", "of last year"."""
    start = at
    if words.mark(at) in {",", "،"}:
        start += 1
    link = words.hit(start, "of")
    start = link.last if link and not link.joined else start
    unit = words.hit(start, "unit")
    if unit and unit.value == "year" and not unit.joined:
        start = unit.last
    if words.digits(start) == 4:
        year = words.number(start)
        last, _ = era_at(words, start + 1)
        if year is not None and (year in HIJRI_YEARS if hijri else FIRST_YEAR <= year <= LAST_YEAR):
            return year, last
    return None, at


def after_between(words: TimeWords, at: int) -> bool:
    """Whether "between" stands before, perhaps with "the days"."""
    return words.hit(at - 1, "between") is not None or words.hit(at - 2, "between") is not None
