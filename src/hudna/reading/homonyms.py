"""Candidates -> the place each one means, by what else the document speaks of; or none, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hudna.gazetteer import COMMON, HEADED, SURE, Entry, Option, country_of_zone, distance, entry
from hudna.reading.placewords import Words
from hudna.reading.scans import Scan
from hudna.reading.toponyms import Candidate

SETTLED = frozenset({"capital", "city", "town", "village"})
RANKS = {"country": 0, "capital": 1, "city": 1, "town": 1, "village": 1, "region": 2, "strip": 2, "district": 4,
         "neighbourhood": 5}  # fmt: skip
SMALL = 30_000  # inhabitants below which a town stands behind its region
KNOWN = 200_000  # inhabitants from which a town is meant in any report
SAME = 15.0  # kilometres within which two rows are one place
DOMINANT = 8.0  # how many times larger a place must be to be meant without being named
CLEAR = 2.0  # how many times more a country must be spoken of than another

Votes = Mapping[str, float]


class Choice(NamedTuple):
    """The entry that a name means; or None with the entries between which it stays open."""

    entry: Entry | None
    open: tuple[Entry, ...] = ()


NONE = Choice(None)


def tally(scan: Scan, listed: Sequence[Candidate], words: Words) -> Votes:
    """How much a document speaks of each country: adjectives, countries, names that can be of one country alone."""
    votes: defaultdict[str, float] = defaultdict(float)
    for word in words:
        if word.nation:
            votes[word.nation] += 1
    for candidate in listed:
        options = candidate.start.options
        place = options[0].entry
        country = place.country
        for option in options:
            if option.mark != SURE or option.entry.country != country:
                break
        else:
            for code, weight in _weights(place):
                votes[code] += weight
    home = country_of_zone(scan.document.timezone)
    if home:
        votes[home] += 0.4
    return votes


def _weights(place: Entry) -> list[tuple[str, float]]:
    if not place.country:
        return [(near, 0.5) for near in place.near]
    return [(place.country, 1.0), *[(near, 0.3) for near in place.near]]


def support(place: Entry, votes: Votes) -> float:
    """How much the document speaks of the country, or of the countries, that a place is told of with."""
    own = votes.get(place.country, 0.0) if place.country else 0.0
    return max([own, *[votes.get(near, 0.0) for near in place.near]]) if place.near else own


def choose(candidate: Candidate, votes: Votes) -> Choice:
    """The place that a candidate means, if it means one."""
    options = candidate.start.options
    if candidate.role and candidate.role.features:
        options = _of_kind(candidate.role.features, options)
    kept = [option.entry for option in options if _allowed(candidate, option.mark, option.entry, votes)]
    if not kept and candidate.at and len(options) > 1 and not candidate.start.torn:
        weighty = tuple(option.entry for option in options if option.entry.feature in {"country", "capital"})
        return Choice(None, weighty if len(weighty) > 1 else ())
    if len(kept) < 2:
        return _lone(kept[0], votes) if kept else NONE
    return _settle([(place, support(place, votes)) for place in _once(kept)])


def inside(candidate: Candidate, after: Candidate) -> Entry | None:
    """The town that lies in the region or country named right after it: "Columbus, Ohio", "Tripoli (Lebanon)"."""
    if after.near or not after.options or after.options[0].mark != SURE:
        return None
    whole = after.options[0].entry
    if whole.feature not in {"country", "region"}:
        return None
    towns = [one.entry for one in candidate.options if one.entry.feature in SETTLED and _within(one.entry, whole)]
    return max(towns, key=lambda one: one.population) if towns else None


def _within(place: Entry, whole: Entry) -> bool:
    """Whether a place lies in a region or country."""
    if whole.feature == "country":
        return place.country == whole.country
    above = entry(place.parent)
    return place.parent == whole.id or (above is not None and above.parent == whole.id)


def _lone(place: Entry, votes: Votes) -> Choice:
    """The only place of a name; but a line's name is said of lines anywhere."""
    return Choice(None, (place,)) if place.feature == "line" and not support(place, votes) else Choice(place)


def _of_kind(features: tuple[str, ...], options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The places of the first kind that the head names and that there is; else what it may loosely be said of."""
    for feature in features:
        group = SETTLED.intersection(features) if feature in SETTLED else {feature}
        fitting = tuple(option for option in options if option.entry.feature in group)
        if fitting:
            return fitting
    if "neighbourhood" in features:
        return ()
    barred = {"country", "neighbourhood", "capital"} if SETTLED.intersection(features) else set()
    return tuple(option for option in options if option.entry.feature not in barred)


def _allowed(candidate: Candidate, mark: str, place: Entry, votes: Votes) -> bool:
    """Whether a name with this mark may be read as a place here."""
    kind = candidate.role is not None and bool(candidate.role.features) and not candidate.role.weak
    if candidate.media and not kind:
        return False
    if mark == SURE and (kind or not candidate.start.torn):
        return True
    spoken = support(place, votes) >= 1
    if kind:
        return spoken or place.population >= KNOWN or max(votes.values(), default=0.0) < 1
    if mark == HEADED:
        return False
    if mark == COMMON or candidate.start.torn:
        return spoken and candidate.at
    return spoken and (candidate.at or not candidate.start.common)


def _once(places: list[Entry]) -> list[Entry]:
    """Rows of one place (GeoNames has towns twice) as the largest of them; own rows last, for they tell no size."""
    kept: list[Entry] = []
    for place in sorted(places, key=lambda one: (RANKS.get(one.feature, 2), -one.population)):
        if not any(_same(place, other) for other in kept):
            kept.append(place)
    return kept


def _same(one: Entry, other: Entry) -> bool:
    settled = one.feature in SETTLED and other.feature in SETTLED
    return (settled or one.feature == other.feature) and distance(one, other) < SAME


def _settle(places: list[tuple[Entry, float]]) -> Choice:
    """One of several: of the country spoken of; there a town before its region, then the far larger one."""
    homes: dict[str, float] = {}
    for place, weight in places:
        homes[_home(place)] = max(homes.get(_home(place), 0.0), weight)
    best = max(homes.values())
    kept = [place for place, _ in places if not best or homes[_home(place)] * CLEAR > best]
    if len({place.country for place in kept}) == 1:
        rank = min(map(_rank, kept))
        kept = [place for place in kept if _rank(place) == rank]
    kept.sort(key=lambda place: -place.population)
    if not best and kept[0].feature == "line":
        return Choice(None, tuple(kept))
    countries = sum(place.feature == "country" for place in kept)
    if len(kept) == 1 or (not countries and kept[0].population >= DOMINANT * max(kept[1].population, 1)):
        return Choice(kept[0])
    return Choice(None, tuple(kept))


def _rank(place: Entry) -> int:
    """Which place of a country is meant first; a small town comes after the region that has its name."""
    small = place.feature in {"town", "village"} and place.population < SMALL
    return 3 if small else RANKS.get(place.feature, 2)


def _home(place: Entry) -> str:
    """What a place is counted with: its country, or those that dispute it."""
    return place.country or " ".join(place.near) or place.id
