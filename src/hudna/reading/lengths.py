"""Time words -> lengths of time that are counted from a day: "two days", "the past 24 hours", "recent weeks"."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.timewords import COUNTS, Hit, TimeWords


class Length(NamedTuple):
    """So many units, `number` None where the text leaves it open; `direction` -1 past, 1 to come, None unsaid."""

    first: int
    last: int
    number: int | None
    unit: str
    direction: int | None = None


def length_at(words: TimeWords, first: int) -> Length | None:
    """The length that begins at a token: [about] [latest, past] [number] unit [number] [past, next]."""
    at = first
    about = words.hit(at, "about", "at")
    if about:
        at = about.last
    latest = words.hit(at, "latest") or words.hit(at, "dir")
    if latest and not (latest.kind == "dir" and words.scan.language.article):
        at = latest.last
    counted = words.count(at)
    vague = words.hit(at, "few")
    if counted:
        at = counted[1]
    elif vague:
        at = vague.last
    unit = words.hit(at, "unit")
    if unit is None or unit.joined or (counted and unit.value == "year" and words.digits(at - 1) == 4):
        return None
    if words.free() and not counted and any(s.startswith(COUNTS) for s in words.scan.senses(unit.first - 1)):
        return None  # "a year and a half": one word that is no whole number
    if words.hit(unit.first - 1, "title") or (unit.value == "minute" and not counted):
        return None
    count, at = _count(words, unit, counted, alone=latest is not None and words.free())
    if latest and latest.number == "p" and not counted and words.free():
        count = None  # "the past weeks", a form that may be the singular too
    if unit.needs == "one" and not counted:
        count = 1
    half = words.hit(at, "minutes")
    at = half.last if half else at  # "two hours and a half"
    if vague and count == 1:
        count = None
    way, at = _direction(words, unit, at, plain=counted is not None)
    direction = -1 if latest and latest.kind == "latest" else (way if way is not None else _value(latest))
    return Length(first, at, count, unit.value, direction)


def _value(hit: Hit | None) -> int | None:
    return int(hit.value) if hit and hit.kind == "dir" else None


def _count(words: TimeWords, unit: Hit, counted: tuple[int, int] | None, *, alone: bool) -> tuple[int | None, int]:
    """How many: the number before or after the unit, else one, two or several by its form.

    `alone`: a number behind it counts something else ("the past week 12 times").
    """
    if counted:
        return counted[0], unit.last
    after = words.count(unit.last)
    joined = words.hit(unit.last, "count")
    if after and not alone and not (joined and joined.joined):
        return after[0], after[1]
    return {"s": 1, "d": 2}.get(unit.number), unit.last


def _direction(words: TimeWords, unit: Hit, at: int, *, plain: bool) -> tuple[int | None, int]:
    few = words.hit(at, "few")
    way = words.hit(few.last if few else at, "dir")
    if way and not way.joined and (plain or "the" in unit.lexeme.before or _article_before(words, unit)):
        return int(way.value), way.last
    return None, few.last if few else at


def _article_before(words: TimeWords, unit: Hit) -> bool:
    """Whether the article stands with the number instead ("the 24" before "hour")."""
    at = unit.first - 1
    return words.article(at - 1) or any("the" in hit.lexeme.before for hit in words.at.get(at, ()))
