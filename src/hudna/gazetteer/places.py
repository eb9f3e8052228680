"""Place ids -> gazetteer entries. places.tsv is made by tools/gazetteer.py from GeoNames (CC BY 4.0) and own rows."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from hudna.errors import DataError

FILE = Path(__file__).with_name("places.tsv")
COLUMNS = 10


class Entry(NamedTuple):
    """A row of the gazetteer.

    `country` is empty where it is disputed; `near` lists the countries whose news tells of the place.
    """

    id: str
    name: str
    feature: str
    country: str
    parent: str
    latitude: float
    longitude: float
    population: int
    zone: str
    near: tuple[str, ...]


@cache
def _lines() -> dict[str, str]:
    """The file's lines by id; a line is taken apart only when its place is asked for."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {line.partition("\t")[0]: line for line in lines}


@lru_cache(maxsize=20_000)
def entry(identifier: str) -> Entry | None:
    """The entry with this id, None if there is none."""
    line = _lines().get(identifier)
    if line is None:
        return None
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        raise DataError(
            f"{FILE}: the row of {identifier} has {len(cells)} cells, not {COLUMNS}; run tools/gazetteer.py"
        )
    _, name, feature, country, parent, latitude, longitude, population, zone, near = cells
    return Entry(
        identifier, name, feature, country, parent, float(latitude), float(longitude), int(population or 0), zone,
        tuple(near.split()),
    )  # fmt: skip


def zone_of(place_id: str | None) -> str | None:
    """The IANA zone of a place, None where it is not known."""
    found = entry(place_id) if place_id else None
    return (found.zone or None) if found else None


@cache
def _capitals() -> dict[str, str]:
    """The id of each country's capital."""
    rows = (line.split("\t", 4) for line in _lines().values() if "\tcapital\t" in line)
    return {cells[3]: cells[0] for cells in rows}


def capital_of(country: str) -> Entry | None:
    """The capital of a country by its ISO alpha-3 code."""
    found = _capitals().get(country)
    return entry(found) if found else None


@cache
def _countries() -> dict[str, str]:
    """The id of each country's own row."""
    rows = (line.split("\t", 4) for line in _lines().values() if "\tcountry\t" in line)
    return {cells[3]: cells[0] for cells in rows}


def country_entry(country: str) -> Entry | None:
    """A country by its ISO alpha-3 code."""
    found = _countries().get(country)
    return entry(found) if found else None


@cache
def _zones() -> dict[str, str]:
    """The country whose capital keeps a zone's time."""
    found: dict[str, str] = {}
    for identifier in _capitals().values():
        place = entry(identifier)
        if place and place.zone:
            found.setdefault(place.zone, place.country)
    return found


def country_of_zone(zone: str | None) -> str | None:
    """The country that a zone is named for, None where there is none."""
    return _zones().get(zone) if zone else None


def distance(one: Entry, other: Entry) -> float:
    """Kilometres between two places, good enough to tell towns apart."""
    north = math.radians(other.latitude - one.latitude)
    east = math.radians(other.longitude - one.longitude) * math.cos(math.radians(one.latitude))
    return 6371 * math.hypot(north, east)


@lru_cache(maxsize=20_000)
def slug(name: str) -> str:
    """A name as own ids spell it: lower-case ASCII with hyphens."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^a-z0-9]+", "-", "".join(letter for letter in letters if letter.isascii())).strip("-")
