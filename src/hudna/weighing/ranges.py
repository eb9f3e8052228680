"""Figures -> what they span: low and high over all, and low, best, high of each source. Never one number.

Low, best and high are UCDP's three estimates; here each source has its own, and `best` is only the source's latest
figure, not a judgement which source to believe.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hudna.weighing.figures import Figure
from hudna.weighing.marks import Marks, instant, utc
from hudna.weighing.voices import voice

Number = int | float


class Bounds(NamedTuple):
    """A source's figures: the lowest, its latest, the highest. `side` is None for reports that name no source."""

    side: str | None
    low: Number
    best: Number
    high: Number


class Value(NamedTuple):
    """What one account says: a number with its bounds as worded, an instant (UTC), or in words what it does."""

    low: Number | None = None
    high: Number | None = None
    approximate: bool = False
    unit: str | None = None
    group: str | None = None
    instant: str | None = None
    words: str | None = None


def spanned(figures: Iterable[Figure]) -> tuple[Number, Number] | None:
    """The lowest and the highest number of all figures; None where there is none."""
    numbers = [number for one in figures for number in (one.low, one.high) if number is not None]
    return (min(numbers), max(numbers)) if numbers else None


def by_source(figures: Iterable[Figure]) -> tuple[Bounds, ...]:
    """Each source's lowest, latest and highest, by side."""
    held: dict[str, list[Figure]] = {}
    for one in figures:
        if one.number is not None:
            held.setdefault(voice(one.marks.account) or "", []).append(one)
    return tuple(_bounds(side or None, own) for side, own in sorted(held.items()))


def _bounds(side: str | None, figures: Sequence[Figure]) -> Bounds:
    latest = max(figures, key=when)
    low, high = spanned(figures) or (0, 0)
    return Bounds(side, low, latest.number or 0, high)


def when(figure: Figure) -> tuple[int, int, Number]:
    """To sort figures by: the day, the minute, and what is higher last."""
    marks = figure.marks
    return marks.day or 0, marks.at or 0, figure.number or 0


def value_of(marks: Marks, figure: Figure | None) -> Value:
    """An account's value: its figure, else its instant, else what it does in the codebook's words."""
    if figure is not None:
        return Value(figure.low, figure.high, figure.approximate, figure.unit, figure.group)
    moment = instant(marks.claim)
    if moment is not None:
        return Value(instant=utc(moment))
    claim = marks.claim
    words = [
        claim.modality if claim.modality != "actual" else "",
        claim.act,
        "not" if claim.negated else "",
        claim.mode or "",
    ]
    return Value(words=" ".join(word for word in words if word))
