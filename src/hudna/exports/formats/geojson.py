"""Accounts -> GeoJSON (RFC 7946): a feature a claim; one without known coordinates has no geometry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from hudna.exports.columns import COLUMNS, row_of
from hudna.exports.coordinates import coordinates
from hudna.exports.lines import line_of
from hudna.exports.written import Tally, Written
from hudna.model.accounts import Account

NAME = "geojson"
SUFFIX = ".geojson"
ABOUT = "GeoJSON, a feature a claim: for maps; claims without coordinates have no geometry"

_PROPERTIES = tuple(column for column in COLUMNS if column.name not in {"id", "latitude", "longitude"})


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """A FeatureCollection, a feature a line."""
    tally = Tally()
    target.write(b'{"type":"FeatureCollection","features":[\n')
    for account in accounts:
        target.write((b"," if tally.rows else b"") + line_of(feature(account)))
        tally.claims += 1
        tally.rows += 1
    target.write(b"]}\n")
    return tally.written()


def feature(account: Account) -> dict[str, Any]:
    """The claim's place as a point (longitude first, as RFC 7946 wants), and its columns as properties."""
    row = row_of(account)
    found = coordinates(account.claim.place)
    return {
        "type": "Feature",
        "id": account.id,
        "geometry": {"type": "Point", "coordinates": [found[1], found[0]]} if found else None,
        "properties": {column.name: _plain(column.value(row)) for column in _PROPERTIES},
    }


def _plain(value: Any) -> Any:
    """Days and instants as text (an instant is a day too, to Python)."""
    return value.isoformat() if isinstance(value, date) else value
