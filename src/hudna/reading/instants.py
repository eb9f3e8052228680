"""Pieces of one time -> what they name together: a day, a part of it, an hour, a zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hudna.reading.clocks import Clock
from hudna.reading.numericdates import Dated


class Whole(NamedTuple):
    """A week, month or year counted from publication."""

    unit: str
    shift: int


@dataclass(slots=True)
class Moment:
    """The pieces of one time on tokens `first` to `last` (half-open)."""

    first: int
    last: int
    offset: int | None = None
    weekday: int | None = None
    weekday_after: int | None = None  # the second day of a night
    dated: Dated | None = None
    whole: Whole | None = None
    same: int | str | None = None
    part: str | None = None
    clock: Clock | None = None
    zone: str | None = None
    zone_at: int | None = None  # the token that names the zone's place
    direction: int | None = None
    other: tuple[Clock, str] | None = None  # the same instant in another zone
    phase: str | None = None
    reach: int | None = None  # where the last piece ends
    eve: bool = False  # the night before the day
    sure: bool = True  # whether it may stand without a preposition

    @property
    def has_day(self) -> bool:
        """Whether it says which day, month or year."""
        return (
            self.offset is not None
            or self.weekday is not None
            or self.dated is not None
            or self.whole is not None
            or self.same is not None
        )

    @property
    def precise(self) -> bool:
        """Whether it names an instant, so that a zone may be said of it."""
        return self.clock is not None or self.part in {"noon", "midnight"}

    @property
    def empty(self) -> bool:
        """Whether nothing has been found yet."""
        return not self.has_day and self.clock is None and self.part is None
