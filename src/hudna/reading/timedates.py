"""Time words -> dates as worded: 20 September 2023, 20/9/2023, the fifth of May, the year 2020, last month."""

from __future__ import annotations

from dataclasses import replace

from hudna.reading.datepieces import after_between, past_suffix, second_day, year_after
from hudna.reading.numericdates import (
    FIRST_YEAR,
    HIJRI_YEARS,
    LAST_YEAR,
    NUMERIC,
    Dated,
    bare_year,
    era_at,
    numeric_date,
    short_date,
    years,
)
from hudna.reading.timenames import decade, weekend
from hudna.reading.timewords import Hit, TimeWords

OPEN, CLOSE = frozenset("(["), frozenset(")]")


def dated_at(words: TimeWords, at: int) -> Dated | None:
    """The date that begins at a token, with the same date in the other calendar if it follows."""
    known = words.dates
    if at not in known:
        found = _dated_at(words, at)
        known[at] = _same_date(words, found) if found is not None and found.month else found
    dated: Dated | None = known[at]
    return dated


def _dated_at(words: TimeWords, at: int) -> Dated | None:
    digits = words.digits(at)
    if digits or words.article(at):
        start = at if digits else at + 1
        numeric = (numeric_date(words, start) or short_date(words, start)) if digits else None
        return numeric or _day_first(words, start) or decade(words, at) or bare_year(words, at)
    for hit in words.at.get(at, ()):
        found = _worded(words, hit)
        if found is not None:
            return found
    return None


def _worded(words: TimeWords, hit: Hit) -> Dated | None:
    if hit.kind in {"month", "hijri"}:
        return month_day(words, hit) or _month(words, hit.first)
    if hit.kind == "ordinal" or (hit.kind == "count" and hit.value <= 31):
        return _ordinal(words, hit) if _may_be_day(words, hit) else None
    if hit.kind == "unit":
        return _unit(words, hit)
    if hit.kind == "phase" or hit.kind == "season":
        return _phase(words, hit)
    if hit.kind == "weekend":
        return weekend(hit)
    if hit.kind == "year-same":
        return Dated(hit.last, year_shift=hit.value)
    if hit.kind in {"this", "dir"} and words.free():
        return _which_unit(words, hit)
    if hit.kind == "this":
        unit = words.hit(hit.last, "unit")
        if unit and unit.value in {"week", "month", "year"} and "the" in unit.lexeme.before:
            return Dated(unit.last, unit=unit.value, shift=0)
    return None


def _which_unit(words: TimeWords, hit: Hit) -> Dated | None:
    """ "last week", "this month": which one stands first; with the article it is a length ("the last week")."""
    unit = words.hit(hit.last, "unit")
    if hit.needs == "rolling" and words.hit(hit.first - 1, "bound"):
        return None
    running = unit is not None and unit.needs == "one" and hit.value == 0  # the day that is running
    if unit is None or (not running and (unit.value not in _COUNTED or unit.number != "s" or hit.number == "p")):
        return None
    article = words.scan.definite(hit.first) and hit.value != 0
    return None if article else Dated(unit.last, unit=unit.value, shift=hit.value)


_COUNTED = frozenset({"week", "month", "year"})


def month_day(words: TimeWords, hit: Hit) -> Dated | None:
    """ "September 19", "May 5-7", "Sept. 19, 2023": a day after its month, where the language writes it so."""
    if not words.scan.language.settings.get("month_first"):
        return None
    the = words.past_article(hit.last)
    ordinal = words.hit(the, "ordinal")
    if ordinal and hit.kind == "month":
        year, last = year_after(words, ordinal.last, hijri=False)
        return Dated(last, year, hit.value, ordinal.value)  # "March third", "February the fifteenth"
    if the > hit.last and words.hit(the + 1, "suffix"):
        hit = replace(hit, last=the)
    day = words.number(hit.last)
    if not day or words.digits(hit.last) > 2 or day > 31:
        return None
    if words.mark(hit.last + 1) == ":" and words.glued(hit.last + 2):
        return None
    last = past_suffix(words, hit.last + 1)
    second = second_day(words, last)
    until = None
    if second and second[0] > day and second[0] <= 31 and words.hit(past_suffix(words, second[1]), "month") is None:
        joint = words.hit(last, "and")
        if words.mark(second[1]) != ":" and (joint is None or after_between(words, hit.first)):
            until, last = second[0], past_suffix(words, second[1])
    year, last = year_after(words, last, hit.kind == "hijri")
    return Dated(last, year, hit.value, day, hijri=hit.kind == "hijri", until=until)


def _ordinal(words: TimeWords, hit: Hit) -> Dated | None:
    """The fifth of May; between the fifth and the seventh of May."""
    found = _after_day(words, hit.last, hit.value, None)
    second = words.hit(hit.last, "ordinal")
    if found is None and second and second.joined and after_between(words, hit.first):
        return _after_day(words, second.last, hit.value, second.value)
    return found


def _may_be_day(words: TimeWords, hit: Hit) -> bool:
    plain = "the" in hit.lexeme.before or hit.last > hit.first + 1 or not words.scan.language.article
    return hit.kind == "ordinal" and plain


def _day_first(words: TimeWords, at: int) -> Dated | None:
    """20 September, 20 of this month, 17-18 December, 12 and 15 April."""
    day = words.number(at)
    if day is None or words.digits(at) > 2:
        return None
    at = past_suffix(words, at + 1) - 1
    found = _after_day(words, at + 1, day, None)
    if found is not None:
        return found
    second = second_day(words, at + 1)
    found = _after_day(words, second[1], day, second[0]) if second else None
    if found and words.hit(at + 1, "and") and not after_between(words, at):
        return found._replace(last=at + 1, until=None)
    return found


def _after_day(words: TimeWords, at: int, day: int, until: int | None) -> Dated | None:
    """What follows a day's number: [of] [the month of] May [2021], or: of this month."""
    link = words.hit(at, "of")
    of = link.last if link and not link.joined else at
    way = words.hit(at, "dir")
    if way and way.value == 0 and not way.joined and "the" in way.lexeme.before and 1 <= day <= 31:
        return Dated(way.last, day=day, until=until, unit="month")  # "on the 9th current"
    which = words.hit(of, "this", "dir") if words.free() and of > at else None
    month = words.hit(which.last, "unit") if which else None
    if which and month and month.value == "month" and 1 <= day <= 31:
        return Dated(month.last, day=day, until=until, unit="month", shift=which.value)  # "the 5th of this month"
    unit = words.hit(of, "unit")
    if unit and unit.value == "month" and unit.number == "s" and not unit.joined:
        after = words.hit(unit.last, "month", "hijri")
        if after and not after.joined:
            of = unit.last
        elif of > at:
            return _of_month(words, unit, day, until)
    found = _month(words, of)
    if found is None or words.hit(of, "month", "hijri") is None or not 1 <= day <= 31:
        return None
    hit = words.hit(of, "month", "hijri")
    if hit and hit.joined:
        return None
    return found._replace(day=day, until=until, needs="")


def _of_month(words: TimeWords, unit: Hit, day: int, until: int | None) -> Dated | None:
    """The fifth of this month."""
    way = words.hit(unit.last, "dir")
    this = "the" in unit.lexeme.before and way is not None
    if not this or way is None or not 1 <= day <= 31:
        return None
    return Dated(way.last, day=day, until=until, unit="month", shift=way.value)


def _month(words: TimeWords, at: int) -> Dated | None:
    """A month by one name or two ("September/Aylul"), with the year if one follows."""
    hit = words.hit(at, "month", "hijri")
    if hit is None:
        return None
    last, needs = hit.last, hit.needs
    second = words.hit(last + 1, "month")
    if second and second.value == hit.value and hit.kind == "month" and words.mark(last):
        closed = words.mark(last) in OPEN
        if words.mark(last) == "/" or words.mark(last) in NUMERIC or (closed and words.mark(second.last) in CLOSE):
            last, needs = second.last + closed, ""
    link = words.hit(last, "of")
    same = words.hit(link.last if link else last, "year-same")
    if same:
        return Dated(same.last, None, hit.value, hijri=hit.kind == "hijri", year_shift=same.value)
    year, last = year_after(words, last, hit.kind == "hijri")
    if year is None:
        way = words.hit(last, "dir", "this") if words.free() else words.hit(last, "dir")
        own = words.hit(way.last, "unit") if way and words.free() else None
        if way and own and own.value == "year":
            return Dated(own.last, None, hit.value, hijri=hit.kind == "hijri", year_from=way.value)
        if way and not way.joined and way.kind == "dir" and not own:
            return Dated(way.last, None, hit.value, hijri=hit.kind == "hijri", direction=way.value)
    return Dated(last, year, hit.value, hijri=hit.kind == "hijri", needs="" if year else needs)


def _same_date(words: TimeWords, found: Dated) -> Dated:
    """The same date in the other calendar after it: "12 Ramadan 1444, corresponding to 3 April 2023"."""
    at = found.last
    at += 1 if words.mark(at) in {",", "،", "("} else 0
    being = words.hit(at, "same-as")
    if being is None:
        return found
    at = being.last
    at += 1 if words.hit(at, "to") and words.digits(at + 1) else 0
    other = _dated_at(words, at)
    if other is None or other.hijri == found.hijri:
        return found
    closed = words.mark(found.last) == "(" and words.mark(other.last) == ")"
    return (found if other.hijri else other)._replace(last=other.last + closed)


def _unit(words: TimeWords, hit: Hit) -> Dated | None:
    """The year 2020, the month of May, last week, this year."""
    unit, last = hit.value, hit.last
    if unit == "year" and words.digits(last) == 4:
        year = words.number(last) or 0
        after, era = era_at(words, last + 1)
        hijri = era == "hijri" or (year in HIJRI_YEARS and era != "common")
        if hijri or FIRST_YEAR <= year <= LAST_YEAR:
            return years(words, Dated(after, year, hijri=hijri))
    if unit == "month":
        found = _month(words, last)
        hit_month = words.hit(last, "month", "hijri")
        if found is not None and hit_month and not hit_month.joined:
            return found._replace(needs="")
    if unit in {"week", "month", "year", "decade"} and hit.number == "s" and not _titled(words, hit):
        way = words.hit(last, "dir")
        if way and not way.joined and ("the" in hit.lexeme.before) == ("the" in way.lexeme.before):
            return Dated(way.last, unit=unit, shift=way.value)
    return None


def _titled(words: TimeWords, hit: Hit) -> bool:
    """Whether the word is an adjective after a title: the secretary general, not "this year"."""
    return words.hit(hit.first - 1, "title") is not None


def _phase(words: TimeWords, hit: Hit) -> Dated | None:
    """The start, middle or end of a month or year, a season: the whole of it, nothing imputed."""
    at = hit.last
    link = words.hit(at, "of")
    at = link.last if link and not link.joined else at
    if hit.kind == "season" and words.digits(at) == 4:
        year = words.number(at) or 0
        return Dated(era_at(words, at + 1)[0], year, phase="season") if 1900 <= year <= LAST_YEAR else None
    if words.hit(at, "phase", "season") or (hit.needs == "this" and not words.hit(at, "this")):
        return None
    found = _dated_at(words, at) or _this_unit(words, at)
    if found is None or found.day is not None or found.phase:
        return None
    if hit.kind == "season" and (found.month or found.unit != "year"):
        return None
    if found.needs == "year" and hit.kind == "phase":
        found = found._replace(needs="")
    return found._replace(phase=str(hit.value or "season"), needs="")


_RUNNING = frozenset({"month", "year", "week", "day"})


def _this_unit(words: TimeWords, at: int) -> Dated | None:
    """The month or year that is running: "the end of the year"."""
    unit = words.hit(at, "unit")
    the = unit is not None and ("the" in unit.lexeme.before or not words.scan.language.article)
    if unit is None or not the or unit.value not in _RUNNING or unit.number != "s":
        return None
    return Dated(unit.last, unit=unit.value)
