"""Accounts -> the columns of UCDP's Georeferenced Event Dataset: a row a claim of people killed, by its source."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from hudna.exports.assertions import not_asserted
from hudna.exports.cells import finite
from hudna.exports.coordinates import coordinates
from hudna.exports.days import days_of
from hudna.exports.fatalities import separate
from hudna.exports.tables import sheet
from hudna.exports.vocabularies import vocabulary
from hudna.exports.whereabouts import country_code, country_name, division, feature
from hudna.exports.written import Tally, Written
from hudna.model import Actor, Claim, Place, Quantity
from hudna.model.accounts import Account

NAME = "ucdp"
SUFFIX = ".ucdp.csv"
ABOUT = "UCDP GED's columns, a row a claim of people killed: low, best and high by source"

UCDP = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_new_id", "conflict_name",
    "dyad_new_id", "dyad_name", "side_a_new_id", "side_a", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid",
    "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
OWN = ("best_rule", "words", "source_chain", "source_side", "act", "status", "ceasefire")
_DATE_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4))  # up to so many days; more is 5
_WHERE = {"district": 3, "region": 4, "country": 6}
_CIVILIANS = frozenset({"civilians", "children", "women"})
_FORCES = frozenset({"MIL", "REB"})
_CELL = 0.5  # degrees of a PRIO-GRID cell; 720 cells a row, the first at the south-west


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """UCDP has events with deaths only: every other claim is left out."""
    tally = Tally()
    with sheet(target, [*UCDP, *OWN]) as rows:
        for account in accounts:
            tally.claims += 1
            if reason := _left_out(account.claim):
                tally.leave_out(reason)
                continue
            row = _row(account)
            rows.row([row.get(name) for name in (*UCDP, *OWN)])
            tally.rows += 1
    return tally.written()


def _left_out(claim: Claim) -> str | None:
    if (claim.kind, claim.mode) != ("casualty", "killed"):
        return "UCDP has events with deaths only"
    if reason := not_asserted(claim):
        return reason
    return "no day is told" if days_of(claim.time) is None else None


def _row(account: Account) -> dict[str, Any]:
    claim, origin = account.claim, account.origin
    return {
        "id": account.id,
        "type_of_violence": _violence(claim.agent, claim.target),
        "side_a": claim.agent.name if claim.agent else None,
        "side_b": claim.target.name if claim.target else None,
        "number_of_sources": 1,
        "source_article": origin.url or origin.name,
        "source_office": origin.publisher,
        "source_date": origin.published,
        "source_original": account.speaker,
        **_where(claim.place),
        **_when(claim),
        **_deaths(claim),
        "words": account.words(),
        "source_chain": " > ".join(source.actor.name for source in claim.sources) or None,
        "source_side": account.side,
        "act": claim.act,
        "status": account.status,
        "ceasefire": account.ceasefire,
    }


def _violence(one: Actor | None, other: Actor | None) -> int | None:
    """1 where both bear arms and one is a state's, 2 where both are rebels; one-sided violence needs an intent."""
    armed = vocabulary("acled")["sectors"]["armed"]
    if one is None or other is None or one.sector not in armed or other.sector not in armed:
        return None
    if one.sector == other.sector == "REB":
        return 2
    return 1 if any(each.side and each.side.isupper() and each.sector != "REB" for each in (one, other)) else None


def _when(claim: Claim) -> dict[str, Any]:
    days = days_of(claim.time)
    assert days is not None
    precision = next((code for most, code in _DATE_PRECISIONS if days.long <= most), 5)
    return {"year": days.first.year, "date_prec": precision, "date_start": days.first, "date_end": days.last}


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    found = coordinates(place)
    told = {
        "where_prec": _WHERE.get(feature(place) or "") or (place.precision if place.precision in {1, 2} else None),
        "where_coordinates": place.name,
        "where_description": place.name,
        "adm_1": division(place, "region"),
        "adm_2": division(place, "district"),
        "country": country_name(country_code(place)),
    }
    if found is None:
        return told
    latitude, longitude = found
    return told | {
        "latitude": latitude, "longitude": longitude, "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": priogrid(latitude, longitude),
    }  # fmt: skip


def priogrid(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell (Tollefsen, Strand and Buhaug 2012): half degrees, from 1 at 90 S 180 W, row by row."""
    row = min(359, math.floor((latitude + 90) / _CELL))
    column = min(719, math.floor((longitude + 180) / _CELL))
    return row * 720 + column + 1


def _deaths(claim: Claim) -> dict[str, Any]:
    """Low, best and high over the groups that the claim counts apart; the dead by who they were, if told."""
    groups = separate(claim)
    if not groups:
        return {"best_rule": "no number"}
    low, high = ([getattr(one, end) for one in groups] for end in ("low", "high"))
    told = {"low": _sum([number for number in low if number is not None]), "high": None if None in high else _sum(high)}
    if told["low"] is None:
        return told | {"best_rule": "upper bound only" if told["high"] is not None else "vague"}
    best = int(told["low"])
    exact = low == high and not any(one.approximate for one in groups)
    rule = ("exact" if exact else "lower bound or about") + (", sum of groups" if len(groups) > 1 else "")
    civilians = sum(_civilians(claim, one) for one in groups)
    fighters = sum(_fighters(claim, one) for one in groups)
    return told | {
        "best": best,
        "best_rule": rule,
        "deaths_a": 0,
        "deaths_b": fighters,
        "deaths_civilians": civilians,
        "deaths_unknown": best - civilians - fighters,
    }


def _sum(numbers: Sequence[float]) -> int | None:
    """Whole people; None for no numbers."""
    return int(sum(numbers)) if numbers and all(finite(one) is not None for one in numbers) else None


def _civilians(claim: Claim, one: Quantity) -> int:
    """The civilians of a group: all, where it is one of civilians, else those told as a part of it."""
    if one.group in _CIVILIANS:
        return int(one.low or 0)
    index = claim.quantities.index(one)
    parts = [each for each in claim.quantities if each.part_of == index and each.group in _CIVILIANS]
    return min(int(one.low or 0), max((int(each.low or 0) for each in parts), default=0))


def _fighters(claim: Claim, one: Quantity) -> int:
    """Those killed on side b, where the target is a force; none are made out of what civilians leave."""
    force = claim.target is not None and claim.target.sector in _FORCES
    return int(one.low or 0) if force and one.group not in _CIVILIANS and not _civilians(claim, one) else 0
