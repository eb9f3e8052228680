"""Places so far -> the one that "the city", "the region" or "the country" goes back to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hudna.gazetteer import Entry, capital_of, country_entry, slug
from hudna.reading.scans import Mention, Scan
from hudna.reading.toponyms import Role

FADING = 0.85  # what is left of a mention's weight after each sentence; a headline's stays
SAME_SENTENCE = 0.5
NAMESAKE = 0.7  # "the governorate of X" also speaks of X, the city


class Found(NamedTuple):
    """A place on tokens, with its entry; `weight` is how much it counts when "the city" is sought."""

    mention: Mention
    entry: Entry | None
    weight: float


def is_capital(role: Role) -> bool:
    """Whether a kind word means a country's capital."""
    return "capital" in role.features and not role.strong


def antecedent(
    scan: Scan, found: Sequence[Found], votes: Mapping[str, float], role: Role, country: str | None, index: int
) -> Entry | None:
    """The entry that a kind word at a token goes back to; a country by its adjective goes first."""
    if is_capital(role):
        return capital_of(country or _country(found, votes) or "")
    if role.features == ("country",):
        return _named_here(scan, found, index) or country_entry(_country(found, votes) or "")
    weights = _faded(scan, found, index)
    scores: dict[Entry, float] = {}
    for one, weight in zip(found, weights, strict=True):
        if one.entry and one.entry.feature in role.anaphors:
            scores[one.entry] = scores.pop(one.entry, 0.0) + weight
    for known in scores:
        stem = slug(known.name)
        for one, weight in zip(found, weights, strict=True):
            if one.entry and one.entry != known and stem in slug(one.entry.name):
                scores[known] += NAMESAKE * weight
    return max(scores, key=lambda known: scores[known], default=None)


def _named_here(scan: Scan, found: Sequence[Found], index: int) -> Entry | None:
    """The country that the sentence itself has named last: "Sudan declared … across the country"."""
    first = max((sentence.first for sentence in scan.sentences if sentence.first <= index), default=0)
    here = [one.entry for one in found if one.mention.first >= first and one.entry and one.entry.feature == "country"]
    return here[-1] if here else None


def _faded(scan: Scan, found: Sequence[Found], index: int) -> list[float]:
    """How much each mention still counts at a token."""
    firsts = [sentence.first for sentence in scan.sentences]
    here = bisect_right(firsts, index)
    weights = []
    for one in found:
        there = bisect_right(firsts, one.mention.first)
        bonus = SAME_SENTENCE if there == here and one.weight else 0.0
        weights.append(one.weight + bonus if there in {1, here} else one.weight * FADING ** (here - there))
    return weights


def _country(found: Sequence[Found], votes: Mapping[str, float]) -> str | None:
    """The country with most places so far; a country's name and its capital count half."""
    counted: dict[str, float] = {}
    for place in {one.entry for one in found if one.entry and one.weight}:
        weight = 0.5 if place.feature in {"country", "capital"} else 1.0
        counted[place.country] = counted.get(place.country, 0.0) + weight
    counted.pop("", None)
    return max(counted, key=lambda code: (counted[code] + votes.get(code, 0.0) / 10, code), default=None)
