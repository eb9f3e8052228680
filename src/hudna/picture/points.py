"""What a report tells of a truce -> the points of its summary, each with the same of the previous period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.picture.changes import Course, Turn
from hudna.picture.violations import Line
from hudna.weighing.holding import Holding, Record
from hudna.weighing.matters import Matter
from hudna.weighing.people import Series
from hudna.weighing.rates import Comparison
from hudna.weighing.weapons import WeaponRow

Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Point:
    """A bullet. `code` says of what: record, silent (sources that do not report), violation, attack, people, weapons,
    access, term, contested.

    `by` is whose word it is, `what` the words of the codebook that name it (a verdict, a heading and a group, a
    degree), `now` and `before` bound its numbers (None: none told), `uncounted` says that more is told without a
    number. `silent` and `silent_before` are the days of each period without a report of that source; `change` compares
    the two rates where both can be compared.
    """

    code: str
    by: str | None
    what: tuple[str | None, ...]
    now: Bounds | None
    before: Bounds | None
    claims: tuple[str, ...]
    uncounted: int = 0
    silent: int | None = None
    silent_before: int | None = None
    change: Comparison | None = None


def points(
    held: Holding | None,
    lines: Sequence[Line],
    people: Sequence[Course],
    weapons: Sequence[WeaponRow],
    terms: Sequence[Turn],
    contested: Sequence[Matter],
    access: tuple[Sequence[Account], Sequence[Account]],
) -> tuple[Point, ...]:
    """The summary, in the order in which a reader asks: does it hold, how much fire, people, access, weapons, terms,
    what is disputed."""
    return (
        *_records(held),
        *(point for one in lines if (point := _fire(one)) is not None),
        *(_people(one) for one in people),
        *_access(access),
        *_weapons(weapons),
        *_terms(terms),
        *_contested(contested),
    )


def _records(held: Holding | None) -> Iterable[Point]:
    silent = [one.voice.label for one in held.records if one.verdict == "silent"] if held else []
    for one in held.records if held else ():
        if one.verdict == "silent":
            continue
        claims = tuple(dict.fromkeys(claim for reason in one.reasons for claim in reason.claims))
        yield Point("record", one.voice.label, (verdict(one),), None, None, claims)
    if silent:
        yield Point("silent", None, tuple(silent), None, None, ())


def verdict(one: Record) -> str:
    """A record's answer: holds, violated, contested, silent, or own (it only denies what it is itself accused of)."""
    return "own" if one.reasons and one.reasons[0].code == "own-conduct-only" else one.verdict


def _fire(one: Line) -> Point | None:
    """A source that says nothing of the two periods has no bullet: its count since the reset stands in the table."""
    if not (one.reported or one.reported_before or one.undated or one.zeros):
        return None
    length = len(one.days) // 2
    told = one.reported > 0 or bool(one.zeros)
    uncounted = one.now.uncounted + len(one.undated)
    return Point(
        one.kind,
        one.voice,
        (),
        _least(one.now.low) if told else None,
        _least(one.before.low) if one.reported_before else None,
        tuple(dict.fromkeys((*one.now.claims, *one.zeros, *one.undated, *one.before.claims))),
        uncounted,
        length - one.reported,
        length - one.reported_before,
        one.change,
    )


def _least(low: float) -> Bounds:
    """Counts are lowest bounds; that none were recorded is told as it is."""
    return (low, None) if low else (0, 0)


def _people(one: Course) -> Point:
    return Point(
        "people",
        one.now.source,
        (one.now.heading, one.now.group, one.now.unit),
        _latest(one.now),
        _latest(one.before),
        one.claims,
    )


def _latest(one: Series | None) -> Bounds | None:
    """A source's last number of a period: steps may be a stock or a running count, so they are not added."""
    return (one.steps[-1].low, one.steps[-1].high) if one and one.steps else None


def _access(found: tuple[Sequence[Account], Sequence[Account]]) -> Iterable[Point]:
    now, before = found
    if now or before:
        yield Point("access", None, (), _number(len(now)), _number(len(before)), tuple(one.id for one in now))


def _weapons(found: Sequence[WeaponRow]) -> Iterable[Point]:
    if found:
        yield Point("weapons", None, (), _number(len(found)), None, tuple(one.account for one in found))


def _terms(found: Sequence[Turn]) -> Iterable[Point]:
    """How many obligations are in each state, and were."""
    now, before = (Counter(getattr(one, name).degree for one in found) for name in ("now", "before"))
    for degree in sorted({*now, *before}):
        claims = tuple(dict.fromkeys(claim for one in found if one.now.degree == degree for claim in one.claims))
        yield Point("term", None, (degree,), _number(now[degree]), _number(before[degree]), claims)


def _contested(found: Sequence[Matter]) -> Iterable[Point]:
    if found:
        claims = tuple(dict.fromkeys(account.id for one in found for account in one.accounts))
        yield Point("contested", None, (), _number(len(found)), None, claims)


def _number(count: int) -> Bounds:
    return count, count
