"""Places -> whether two of them are apart, by the gazetteer's parents."""

from __future__ import annotations

from functools import lru_cache

from hudna.gazetteer.places import Entry, entry
from hudna.model.values import Place

# Too wide to tie two accounts: much happens in a region on one day.
_WIDE = frozenset({"region", "country", "water", "strip", "line"})


def place_key(place: Place | None) -> str | None:
    """The gazetteer's id. A name that it does not know is no key: it may be anywhere."""
    return place.id if place else None


def exact(place: Place | None) -> bool:
    """Whether the place is small enough (a town, a crossing, a road, a district) for two accounts of it to be tied."""
    found = entry(place.id) if place and place.id else None
    return found is not None and found.feature not in _WIDE


@lru_cache(maxsize=20_000)
def chain(place: str) -> tuple[str, ...]:
    """A place and what it lies in, outwards."""
    found: list[str] = []
    here = entry(place)
    while here and here.id not in found:
        found.append(here.id)
        here = entry(here.parent) if here.parent else None
    return tuple(found)


@lru_cache(maxsize=50_000)
def apart(one: str | None, other: str | None) -> bool:
    """Whether two places cannot be the same: neither lies in the other. An unknown place is apart from none."""
    if one is None or other is None or one == other:
        return False
    mine, theirs = chain(one), chain(other)
    if not mine or not theirs or one in theirs or other in mine or _seat(mine[0], theirs[0]):
        return False
    return not (_claimed(mine, theirs[0]) or _claimed(theirs, mine[0]))


def _seat(one: str, other: str) -> bool:
    """Whether one is the district that is called after the other, its town."""
    mine, theirs = entry(one), entry(other)
    return mine is not None and theirs is not None and _stem(mine) == _stem(theirs) and mine.zone == theirs.zone


def _stem(here: Entry) -> str:
    return here.name.removesuffix(" district").removesuffix(" governorate").removesuffix(" province")


def _claimed(places: tuple[str, ...], country: str) -> bool:
    """Whether a place lies in a country, or in disputed ground that the country is near to."""
    land = entry(country)
    if land is None or land.feature != "country":
        return False
    return any(_holds(land, here) for here in map(entry, places) if here)


def _holds(land: Entry, here: Entry) -> bool:
    return here.country == land.country or (not here.country and land.country in here.near)
