"""Days -> months, so that a block of accounts stays small and a new document touches few blocks.

An account falls in the month of its day and, near the turn of a month, in the neighbour's too: what happened on the
last of a month is told on the first of the next. A matter belongs to the month in which its first account lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

REACH = 7  # days between what happened and the last report of it that is taken for news of it
UNDATED = "undated"
T = TypeVar("T")


@lru_cache(maxsize=20_000)
def month(day: int | None) -> str:
    """The month of a day (a proleptic ordinal)."""
    if day is None:
        return UNDATED
    found = date.fromordinal(day)
    return f"{found.year:04}-{found.month:02}"


@lru_cache(maxsize=20_000)
def months(day: int | None, reach: int = REACH) -> tuple[str, ...]:
    """The months that a day falls in or is near to."""
    if day is None:
        return (UNDATED,)
    near = (day, max(1, day - reach), min(date.max.toordinal(), day + reach))
    return tuple(dict.fromkeys(month(one) for one in near))


def runs(items: Iterable[T], day: Callable[[T], int | None], gap: int) -> Iterator[Sequence[T]]:
    """Items by day, parted where none falls for more than `gap` days; undated ones by themselves."""
    dated: list[T] = []
    undated: list[T] = []
    for one in items:
        (undated if day(one) is None else dated).append(one)
    run: list[T] = []
    last = 0
    for one in sorted(dated, key=lambda item: day(item) or 0):
        here = day(one) or 0
        if run and here - last > gap:
            yield run
            run = []
        run.append(one)
        last = here
    if run:
        yield run
    if undated:
        yield undated
