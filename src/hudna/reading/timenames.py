"""Time words -> days and years by other names: the 1990s, over the weekend, Tuesday the 19th."""

from __future__ import annotations

from hudna.reading.numericdates import FIRST_YEAR, LAST_YEAR, Dated, era_at
from hudna.reading.timewords import Hit, TimeWords

DECADE = 10
FEWEST = 8  # "the second Saturday": an ordinal in words is a day of the month only from here on


def decade(words: TimeWords, at: int) -> Dated | None:
    """The 1990s, "1990-е годы"."""
    year = words.number(at) if words.digits(at) == 4 else None
    if year is None or year % DECADE or not words.glued(at + 1) or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    last = at + 1
    last += words.mark(last) == "-" and words.glued(last + 1)
    hit = words.hit(last, "decade-ending")
    return Dated(era_at(words, hit.last)[0], year, until=year + DECADE - 1) if hit else None


def weekend(hit: Hit) -> Dated:
    """The weekend: the last one that has begun, or the one that a word tells ("next weekend")."""
    if hit.value == "near":
        return Dated(hit.last, unit="weekend-near", needs=hit.needs)
    return Dated(hit.last, unit="weekend", shift=int(hit.value))


def numbered_day(words: TimeWords, at: int) -> Dated | None:
    """The day of a month that is not named, beside its weekday: "Tuesday the 19th", "السبت السادس عشر"."""
    at = words.past_article(at)
    day, suffix = words.number(at), words.hit(at + 1, "suffix")
    if day is not None and suffix and words.glued(at + 1) and 1 <= day <= 31:
        return Dated(suffix.last, day=day, unit="month-near")
    ordinal = words.hit(at, "ordinal")
    if ordinal is None or ordinal.joined or ordinal.value < FEWEST or words.hit(ordinal.last, "unit", "of"):
        return None
    return Dated(ordinal.last, day=ordinal.value, unit="month-near")
