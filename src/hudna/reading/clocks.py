"""Time words -> clock times: 13:00, the hour of thirteen, half past seven, the ninth in the morning."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.timewords import TimeWords


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
    start = named.last if named else at
    about = words.hit(start, "at", "about") if named else None
    start = about.last if about else start
    return _digits(words, start, named is not None) or _hour_word(words, start, named is not None, opens)


def _digits(words: TimeWords, at: int, named: bool) -> tuple[Clock, int] | None:
    hour = words.number(at)
    if hour is None or words.digits(at) > 2 or hour > 24:
        return None
    mark = words.mark(at + 1)
    colon = mark == ":" or (mark in {".", ",", "٫", "،"} and (named or _zone_follows(words, at + 3)))
    if colon and words.glued(at + 1) and words.glued(at + 2) and words.digits(at + 2) == 2:
        minute = words.number(at + 2)
        if minute is None or minute > 59 or (hour == 24 and minute):
            return None
        last = at + 3
        if words.mark(last) == ":" and words.glued(last) and words.digits(last + 1) == 2:
            last += 2
        return Clock(hour, minute, sure=True), last
    if words.mark(at + 1) == ":" and words.glued(at + 2) and words.digits(at + 2):
        return None
    if named or _part_follows(words, at + 1):
        return _minutes(words, Clock(hour, 0, sure=hour == 0 or hour > 12), at + 1)
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
    if named:
        return clock, last
    if _zone_follows(words, last) or _paired(words, last):
        return clock, last
    if not _part_follows(words, last) or words.hit(at - 1, "turn"):
        return None
    plain = last > hit.last or words.hit(last, "adverb") is not None
    return (clock, last) if plain or not opens or _free(words, at) else None


def _free(words: TimeWords, at: int) -> bool:
    """Whether an hour's word cannot be an adjective of the word before it: "the second time in the evening"."""
    if at == 0 or words.mark(at - 1) or words.hit(at - 1, "at", "of", "bound", "from", "to", "between", "about"):
        return True
    lang = words.scan.language
    return not lang.article or lang.article not in words.scan.tokens[at - 1].folded[:4]


def _part_follows(words: TimeWords, at: int) -> bool:
    """Whether a part of the day follows, perhaps after "of"."""
    if words.hit(at, "adverb"):
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
