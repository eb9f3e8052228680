"""Marks -> figures: the numbers that measure a claim, each with what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from hudna.kinds import kinds
from hudna.model.values import Quantity
from hudna.weighing.marks import Marks

# What a figure may count, by kind: a length of time or a number of settlements does not measure an evacuation.
_MEASURES: Mapping[str, frozenset[str]] = {
    "evacuation": frozenset({"person", "household"}),
    "displacement": frozenset({"person", "household"}),
    "shelter": frozenset({"person", "household"}),
}
_LENGTHS = frozenset({"hour", "day", "month"})
# Of people who are moved, fed or treated, civilians and residents are the whole; of the dead they are a part.
_WHOLE_OF_MOVED = frozenset({"civilians", "residents", "displaced", "people", "refugees", "evacuees", "inhabitants"})
_CIVIL = frozenset({"residents", "inhabitants", "villagers", "locals"})
_MOVED = frozenset({"evacuation", "displacement", "shelter", "aid", "access"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of an account: what it counts, and the number to compare by (its bound where only one is given)."""

    marks: Marks
    index: int
    unit: str
    group: str | None
    whole: bool
    number: int | float | None
    low: int | float | None
    high: int | float | None
    approximate: bool


@lru_cache(maxsize=8192)
def figures(marks: Marks) -> tuple[Figure, ...]:
    """The numbers that measure the account's claim, vague ones with number None."""
    claim = marks.claim
    units = measured(claim.kind)
    return tuple(
        _figure(marks, index, one, one.unit)
        for index, one in enumerate(claim.quantities)
        if one.unit in units and one.unit
    )


@lru_cache(maxsize=64)
def measured(kind: str) -> frozenset[str]:
    """The units in which a kind is counted."""
    return _MEASURES.get(kind) or (kinds()[kind].units - _LENGTHS if kind in kinds() else frozenset())


def _figure(marks: Marks, index: int, one: Quantity, unit: str) -> Figure:
    whole = one.part_of is None
    group = one.group
    if whole and marks.claim.kind in _MOVED and (group is None or group in _WHOLE_OF_MOVED):
        group = None
    if group in _CIVIL:
        group = "civilians"
    if whole and group and group in {str(marks.claim.mode), "dead", "wounded", "casualties"}:
        group = None  # "200 wounded" are injured, all of them
    number = one.low if one.low is not None else one.high
    return Figure(marks, index, unit, group, whole, number, one.low, one.high, one.approximate)


def head_figure(marks: Marks) -> Figure | None:
    """The first number that measures the claim as a whole."""
    return next((one for one in figures(marks) if one.whole), None)


def regrouped(figure: Figure, group: str | None) -> Figure:
    """The same figure under another group."""
    return replace(figure, group=group)
