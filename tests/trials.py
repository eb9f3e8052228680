"""Gold JSON -> claims and readings, for tests of what is shown; and small documents of our own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hudna.model import Actor, Claim, Document, Interval, Place, Quantity, Source, Span


@dataclass(frozen=True)
class Trial:
    """What a reading looks like to those who show it."""

    document: Document
    language: str = "ar"
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Any, ...] = ()
    attributions: tuple[Any, ...] = ()
    trace: tuple[tuple[str, ...], ...] = ()
    refused: tuple[str, ...] = ()

    def __iter__(self):
        return iter(self.claims)


def actor(record: dict[str, Any] | None) -> Actor | None:
    return record and Actor(record["name"], record["side"], record["sector"], Span(*record["span"]))


def place(record: dict[str, Any] | None) -> Place | None:
    return record and Place(record["name"], Span(*record["span"]), "geonames:1", 39.8, 46.75, 3)


def quantity(record: dict[str, Any]) -> Quantity:
    low, high, approximate = record["low"], record["high"], record["approx"]
    return Quantity(
        low, high, approximate, record["unit"], record["group"], Span(*record["span"]), record["part_of"], place(record["place"])
    )


def interval(record: dict[str, Any] | None) -> Interval | None:
    if not record or not (record["start"] or record["end"]):
        return None
    start, end = (datetime.fromisoformat(one) if one else None for one in (record["start"], record["end"]))
    return Interval(start, end, record["precision"], record["basis"], Span(*record["span"]) if record["span"] else None)


def claim(record: dict[str, Any]) -> Claim:
    sources = tuple(Source(actor(one), Span(*one["cue"]) if one["cue"] else None) for one in record["sources"])
    return Claim(
        *(record[key] for key in ("kind", "mode", "act", "negated", "modality")),
        sources,
        actor(record["agent"]),
        actor(record["target"]),
        tuple(quantity(one) for one in record["quantities"]),
        interval(record["time"]),
        place(record["place"]),
        Span(*record["content"]),
        rule="gold",
    )


def gold(path: Path) -> Trial:
    """A gold document as a reading."""
    record = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    document = Document(
        text, record["id"], date.fromisoformat(record["published"]), record["tz"], record["lang"], record["publisher"]
    )
    claims = tuple(sorted(map(claim, record["claims"]), key=lambda one: one.content))
    return Trial(document, record["lang"], claims)
