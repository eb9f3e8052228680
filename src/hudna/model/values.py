"""Values found in a text: Quantity, Interval, Place, Actor. Each keeps the span of its wording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hudna.model.text import Span

Number = int | float


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its gazetteer entry; a name that cannot be resolved has neither id nor coordinates.

    `precision` follows ACLED: 1 the place itself, 2 near it or a part of a region, 3 a region. Degrees are WGS 84.
    """

    name: str
    span: Span
    id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as worded: `low` and `high` bound it, None where the text leaves that end open.

    `part_of` is the index of the quantity in the same claim that this one is a subset of.
    """

    low: Number | None
    high: Number | None
    approximate: bool
    unit: str | None
    group: str | None
    span: Span
    part_of: int | None = None
    place: Place | None = None

    @property
    def vague(self) -> bool:
        """Whether the wording gives no number at all ("dozens")."""
        return self.low is None and self.high is None


@dataclass(frozen=True, slots=True)
class Interval:
    """When something happened: both ends with their UTC offset, None where open.

    `precision` is minute, hour, day, month or year; `basis` is stated, relative or context. An unknown time is no
    Interval but None.
    """

    start: datetime | None
    end: datetime | None
    precision: str
    basis: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: canonical English name, side (ISO 3166-1 alpha-3 or slug), sector, and the wording's span."""

    name: str
    side: str | None
    sector: str | None
    span: Span
