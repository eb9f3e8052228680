"""Places -> the country and divisions they lie in, as the gazetteer has them: no country where that is disputed."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.gazetteer.places import Entry, country_entry, entry
from hudna.model import Place

_MOST = 6  # divisions above a place


def country_code(place: Place | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of the place's country; None where it is unknown or disputed."""
    if place is None:
        return None
    found = entry(place.id) if place.id else None
    return place.country or (found.country if found else None) or None


def country_name(code: str | None) -> str | None:
    """The country's English name."""
    found = country_entry(code) if code else None
    return found.name if found else None


def feature(place: Place | None) -> str | None:
    """What the gazetteer calls it: city, town, village, district, region, country, ..."""
    found = entry(place.id) if place and place.id else None
    return found.feature if found else None


def division(place: Place | None, level: str) -> str | None:
    """The English name of the region or district that a place lies in, or is."""
    found = entry(place.id) if place and place.id else None
    return next((one.name for one in _upwards(found) if one.feature == level), None)


def _upwards(found: Entry | None) -> Iterator[Entry]:
    for _ in range(_MOST):
        if found is None:
            return
        yield found
        found = entry(found.parent) if found.parent else None
