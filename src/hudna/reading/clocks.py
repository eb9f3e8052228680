"""Time words -> clock times: 13:00, the hour of thirteen, half past seven, the ninth in the morning."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.timewords import Hit, TimeWords

FURTHEST = 14  # hours that a zone can be off


class Clock(NamedTuple):
    """An hour and minute as worded; `sure` where morning and evening cannot be confused (13:00)."""

    hour: int
    minute: int
    sure: bool


def clock_at(words: TimeWords, at: int, *, opens: bool) -> tuple[Clock, int] | None:
    """The clock time at a token and where it ends. `opens`: nothing of the time stands before it."""
    named = words.hit(at, "clock-word")
    if named and named.joined and not opens:
        return None
    if past := words.hit(at, "past"):
        return _past(words, past)
    start = named.last if named else at
    about = words.hit(start, "at", "about") if named else None
    start = about.last if about else start
    called = named is not None
    said = called or words.before(start) is not None
    dotted = said or (words.mark(start + 1) == "." and _bounded(words, start))
    found = _digits(words, start, called, dotted) or _worded_hour(words, start, said)
    return found or _hour_word(words, start, called, opens)


def _bounded(words: TimeWords, at: int) -> bool:
    """Whether a bound stands before what may be an hour with a point: "с 12.00", "по состоянию на 18.00"."""
    return words.free() and (words.hit(at - 1, "bound", "from", "to") or words.hit(at - 3, "as-of")) is not None


def _worded_hour(words: TimeWords, at: int, named: bool) -> tuple[Clock, int] | None:
    """ "13 часов 30 минут", "два часа ночи", "семь вечера": a number, perhaps the word for hours, a part of the day."""
    settings = words.scan.language.settings
    worded = settings.get("worded_hours", words.free() and not settings.get("definite"))  # "killed seven overnight"
    counted = words.count(at) if worded else None
    if counted is None or counted[0] > 24:
        return None
    hour, last = counted
    unit = words.hit(last, "unit")
    hours = unit is not None and unit.value == "hour"
    last = unit.last if unit and hours else last
    if not _part_follows(words, last, hours=hours) and not (hours and (named or _zone_follows(words, last))):
        return None
    more = words.count(last)
    minutes = words.hit(more[1], "unit") if more else None
    if more and minutes and minutes.value == "minute" and more[0] < 60:
        return Clock(hour, more[0], sure=hour == 0 or hour > 12), minutes.last
    return Clock(hour, 0, sure=hour == 0 or hour > 12), last


def _past(words: TimeWords, hit: Hit) -> tuple[Clock, int] | None:
    """ "half past three", "a quarter to 5": minutes that stand before their hour."""
    counted = words.count(hit.last)
    if counted is None or not 0 < counted[0] <= 12:
        return None
    minutes = counted[0] * 60 + int(hit.value)
    return Clock(minutes // 60, minutes % 60, sure=False), counted[1]


def zone_of(words: TimeWords, hit: Hit) -> tuple[str, int]:
    """The name of a zone and where it ends, with the hours by which it is off ("UTC+3", "GMT+05:30")."""
    sign, hours, last = words.mark(hit.last), words.number(hit.last + 1), hit.last + 2
    if hit.value != "UTC" or sign not in {"+", "-"} or not words.glued(last - 1) or hours is None:
        return str(hit.value), hit.last
    minutes = 0
    if words.digits(last - 1) == 4:
        hours, minutes = divmod(hours, 100)
    elif words.mark(last) == ":" and words.glued(last + 1) and words.digits(last + 1) == 2:
        minutes, last = words.number(last + 1) or 0, last + 2
    return (f"UTC{sign}{hours:02}:{minutes:02}", last) if hours <= FURTHEST and minutes < 60 else ("UTC", hit.last)


def _signed(words: TimeWords, at: int) -> bool:
    """A letter that stands for the colon: "13h30"."""
    tokens = words.scan.tokens
    return at < len(tokens) and tokens[at].folded in words.scan.language.settings.get("hour_signs", ())


def _bare(words: TimeWords, at: int) -> bool:
    """Whether "a.m." or its like follows, that makes a time of a bare number."""
    hit = words.hit(at, "meridiem")
    return hit is not None and hit.needs == "bare"


def _digits(words: TimeWords, at: int, named: bool, said: bool) -> tuple[Clock, int] | None:
    hour = words.number(at)
    if words.digits(at) == 4 and hour is not None and hour % 100 < 60 and hour < 2400:
        end = words.hit(at + 1, "clock-end")
        if end is None and words.hit(at - 1, "at"):
            hours = words.hit(at + 1, "unit")
            end = hours if hours and hours.value == "hour" else None  # "at 1430 hours"
        if end or _zone_follows(words, at + 1):
            return Clock(hour // 100, hour % 100, sure=True), end.last if end else at + 1  # "0900 GMT", "1430 hrs"
    if hour is None or words.digits(at) > 2 or hour > 24:
        return None
    mark = words.mark(at + 1)
    if mark == "." and words.mark(at + 3) == "." and words.digits(at + 4):
        return None  # a date
    colon = (
        mark == ":"
        or _signed(words, at + 1)
        or (mark in {".", ",", "٫", "،"} and (said or _zone_follows(words, at + 3) or _bare(words, at + 3)))
    )
    if colon and words.glued(at + 1) and words.glued(at + 2) and words.digits(at + 2) == 2:
        minute = words.number(at + 2)
        if minute is None or minute > 59 or (hour == 24 and minute):
            return None
        last = at + 3
        if words.mark(last) == ":" and words.glued(last) and words.digits(last + 1) == 2:
            last += 2
        end = words.hit(last, "clock-end")
        return Clock(hour, minute, sure=True), end.last if end else last
    if words.mark(at + 1) == ":" and words.glued(at + 2) and words.digits(at + 2):
        return None
    if words.hit(at + 1, "unit"):
        return None
    struck = words.hit(at + 1, "oclock")
    last = struck.last if struck else at + 1
    if named or struck or _part_follows(words, last) or _bare(words, last):
        return _minutes(words, Clock(hour, 0, sure=hour == 0 or hour > 12), last)
    return None


def _paired(words: TimeWords, at: int) -> bool:
    """Whether a second hour follows that says the part of the day for both: between two and three at dawn."""
    to = words.hit(at, "to")
    second = words.hit(to.last if to else at, "hour")
    return second is not None and (to is not None or second.joined) and _part_follows(words, second.last)


def _zone_follows(words: TimeWords, at: int) -> bool:
    return words.hit(at, "zone", "zone-of") is not None


def _hour_word(words: TimeWords, at: int, named: bool, opens: bool) -> tuple[Clock, int] | None:
    hit = words.hit(at, "hour")
    if hit is None:
        return None
    clock, last = _minutes(words, Clock(hit.value, 0, sure=False), hit.last)
    if named or hit.needs == "sure":
        return clock, last
    if _zone_follows(words, last) or _paired(words, last):
        return clock, last
    if not _part_follows(words, last, hours=True) or words.hit(at - 1, "turn"):
        return None
    plain = last > hit.last or words.hit(last, "adverb") is not None
    return (clock, last) if plain or not opens or _free(words, at) else None


def _free(words: TimeWords, at: int) -> bool:
    """Whether an hour's word cannot be an adjective of the word before it: "the second time in the evening"."""
    if at == 0 or words.mark(at - 1) or words.hit(at - 1, "at", "of", "bound", "from", "to", "between", "about"):
        return True
    lang = words.scan.language
    return not lang.article or lang.article not in words.scan.tokens[at - 1].folded[:4]


def _part_follows(words: TimeWords, at: int, *, hours: bool = False) -> bool:
    """Whether a part of the day follows, perhaps after "of"; some only behind the word for hours."""
    if words.hit(at, "adverb"):
        return True
    if hours and (only := words.hit(at, "meridiem")) and only.needs == "clock":
        return True
    link = words.hit(at, "of")
    at = link.last if link else at
    hit = words.hit(at, "part", "adverb", "night")
    return hit is not None and not hit.joined


def _minutes(words: TimeWords, clock: Clock, at: int) -> tuple[Clock, int]:
    """Minutes in words after an hour: half past, a quarter to."""
    hit = words.hit(at, "minutes")
    if hit is None:
        return clock, at
    minutes = clock.hour * 60 + hit.value
    return Clock(minutes // 60 % 24 if minutes >= 60 else 12, minutes % 60, clock.sure), hit.last
