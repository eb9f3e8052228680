"""Documents and accounts made up for a test, each with what the test is about and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from hudna.model.accounts import Account, Origin
from hudna.model.claims import Claim, Source
from hudna.model.text import Span
from hudna.model.values import Actor, Interval, Place, Quantity

SPAN = Span(0, 1)


def origin(text: str, name: str, publisher: str | None = None, published: date | None = date(2023, 9, 21)) -> Origin:
    """A document of that text."""
    return Origin(hashlib.sha256(text.encode()).hexdigest(), name, text, publisher, published)


def actor(name: str, side: str | None = None, sector: str | None = "MIL") -> Actor:
    """Who, wherever it stands."""
    return Actor(name, side, sector, SPAN)


def count(
    low: float | None,
    high: float | None = -1,
    *,
    unit: str | None = "person",
    group: str | None = None,
    part_of: int | None = None,
    approximate: bool = False,
) -> Quantity:
    """A number; `high` is `low` unless given."""
    return Quantity(low, low if high == -1 else high, approximate, unit, group, SPAN, part_of)


def day(first: int | None, last: int | None = None, basis: str = "stated") -> Interval:
    """A day of September 2023, or some days, in UTC."""
    start = datetime(2023, 9, first, tzinfo=UTC) if first else None
    end = datetime(2023, 9, last or first or 1, 23, 59, tzinfo=UTC)
    return Interval(start, end, "day", basis, None)


def account(
    paper: Origin,
    at: int = 0,
    speaker: str | None = "Ministry",
    people: int | None = 1,
    *links: str,
    side: str | None = "AAA",
    kind: str = "casualty",
    mode: str | None = None,
    quantities: Sequence[Quantity] | None = None,
    time: Interval | None = None,
    place: str | None = None,
    **other: Any,
) -> Account:
    """A claim that stands at a place of the text; `links` are outlets that carry it, `people` its number."""
    span = Span(at, at + 1)
    chain = [Source(Actor(link, None, "MED", span), None) for link in links]
    if speaker:
        chain.append(Source(Actor(speaker, side, "MIL", span), None))
    counted = (count(people),) if people is not None else ()
    fields: dict[str, Any] = {"act": "report", "negated": False, "modality": "actual", "agent": None, "target": None}
    claim = Claim(
        kind=kind,
        mode=mode,
        sources=tuple(chain),
        quantities=tuple(quantities) if quantities is not None else counted,
        time=time or day(20),
        place=Place(place, span) if place else None,
        content=span,
        **(fields | other),
    )
    return Account(f"{paper.name}:{at}:{people}", claim, paper)
