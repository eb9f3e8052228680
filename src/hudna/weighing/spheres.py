"""Places -> how they lie to each other: the same, one inside the other, near, or apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from hudna.gazetteer import Entry, distance, entry
from hudna.model.accounts import Account

NEAR_KM = 50.0  # a day's doings along one line; towns farther apart need another tie
_DEPTH = 8  # parents of parents: a broken chain must not go round
TIES = frozenset({"same", "inside", "contains", "near"})


def upwards(identifier: str) -> Iterator[Entry]:
    """A place and what it lies in, from the smallest to the largest that the gazetteer knows."""
    at: str | None = identifier
    for _ in range(_DEPTH):
        found = entry(at) if at else None
        if found is None:
            return
        yield found
        at = found.parent


@lru_cache(maxsize=100_000)
def lie(one: str, other: str) -> str | None:
    """How the place `one` lies to the other: same, inside, contains, near or apart; None for an unknown place."""
    if one == other:
        return "same"
    mine, theirs = list(upwards(one)), list(upwards(other))
    if not mine or not theirs:
        return None
    if any(each.id == other for each in mine) or _is_country_of(theirs[0], mine):
        return "inside"
    if any(each.id == one for each in theirs) or _is_country_of(mine[0], theirs):
        return "contains"
    if _beside(mine[0], theirs) or _beside(theirs[0], mine):
        return "near"
    return "near" if distance(mine[0], theirs[0]) <= NEAR_KM else "apart"


def lies(places: Iterable[str], scope: Iterable[str]) -> str | None:
    """The closest tie of any of the places to any of the scope; None where either is empty or unknown."""
    wanted = tuple(scope)
    found = {lie(one, other) for one in places for other in wanted}
    return next((tie for tie in ("same", "inside", "contains", "near", "apart") if tie in found), None)


def _is_country_of(country: Entry, chain: list[Entry]) -> bool:
    """Whether a country's own row covers a place; disputed places belong to none."""
    return country.feature == "country" and any(each.country and each.country == country.country for each in chain)


def _beside(country: Entry, chain: list[Entry]) -> bool:
    """Whether a country's own row is one of those whose news tells of a disputed place: "on our soil" may mean it."""
    return country.feature == "country" and any(not each.country and country.country in each.near for each in chain)


def places_of(account: Account) -> tuple[str, ...]:
    """The gazetteer ids that a claim names: its place, and those of its quantities."""
    claim = account.claim
    named = [claim.place, *(quantity.place for quantity in claim.quantities)]
    return tuple(dict.fromkeys(place.id for place in named if place and place.id))
