"""Quantity and time -> figure: a number with its bounds, of a period, and of which sort: stock, flow or cumulative.

The sort decides what may be done with it. A stock is how many there are at an instant; a flow how many in a closed
period; a cumulative figure how many up to an instant, or since one. Only flows of periods that do not overlap, from
one source, may be added up (IOM DTM keeps the same apart). Figures of two sources are never added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from hudna.model.accounts import Account
from hudna.model.values import Interval, Number, Quantity

STOCK, FLOW, CUMULATIVE, UNDATED = "stock", "flow", "cumulative", "undated"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as worded. `low` and `high` are None where the wording leaves that end open; vague words leave both."""

    low: Number | None
    high: Number | None
    approximate: bool
    unit: str | None
    wording: str | None

    @property
    def named(self) -> Number | None:
        """The number that the wording names: of "more than 90" it is 90; None for vague words."""
        return self.low if self.low is not None else self.high

    @property
    def json(self) -> dict[str, object]:
        """As it stands in JSON."""
        return {
            "low": self.low,
            "high": self.high,
            "approximate": self.approximate,
            "unit": self.unit,
            "wording": self.wording,
        }


def figure(quantity: Quantity, account: Account) -> Figure:
    """A quantity of an account, with its words."""
    words = account.words(quantity.span)
    return Figure(quantity.low, quantity.high, quantity.approximate, quantity.unit, words)


def measure(time: Interval | None, stock: bool) -> str:
    """The sort of a count by its time. `stock` says that the kind or mode counts who is there."""
    if stock:
        return STOCK
    if time is None or (time.start is None and time.end is None):
        return UNDATED
    return FLOW if time.start and time.end else CUMULATIVE


def instant(moment: datetime | None) -> str | None:
    """An instant in UTC, to the minute."""
    if moment is None:
        return None
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def period(time: Interval | None) -> tuple[str | None, str | None]:
    """Both ends in UTC; None where open or unknown."""
    return (instant(time.start), instant(time.end)) if time else (None, None)


def disjoint(periods: Iterable[tuple[str | None, str | None]]) -> bool:
    """Whether closed periods do not overlap. An open end overlaps everything."""
    told = list(periods)
    if any(start is None or end is None for start, end in told):
        return len(told) < 2
    ordered = sorted((start or "", end or "") for start, end in told)
    return all(before[1] < after[0] for before, after in pairwise(ordered))


def bounds(figures: Sequence[Figure]) -> tuple[Number | None, Number | None]:
    """Lowest and highest number that is named; both None if none is."""
    numbers = [end for each in figures for end in (each.low, each.high) if end is not None]
    return (min(numbers), max(numbers)) if numbers else (None, None)
