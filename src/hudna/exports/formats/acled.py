"""Accounts -> ACLED's columns: a row a claim that reports an event which ACLED has a code for; the rest is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, BinaryIO

from hudna.exports.assertions import not_asserted
from hudna.exports.coordinates import coordinates
from hudna.exports.days import days_of
from hudna.exports.fatalities import NOT_TOLD, Fatalities, deaths_by_event, is_death
from hudna.exports.tables import sheet
from hudna.exports.vocabularies import vocabulary
from hudna.exports.whereabouts import country_code, country_name, division, feature
from hudna.exports.written import Tally, Written
from hudna.kinds import Code, code_of, kinds
from hudna.model import Actor, Claim
from hudna.model.accounts import Account

NAME = "acled"
SUFFIX = ".acled.csv"
ABOUT = "ACLED's columns, a row a reported event; every row names its source, its rules and its claims"

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
OWN = (
    "fatalities_rule", "fatalities_words", "fatalities_claims", "speaker", "speaker_side", "act", "document", "url",
    "status", "ceasefire", "claim_date_end",
)  # fmt: skip
_WEEK, _MONTH = 7, 31
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """The accounts of one document must stand together; deaths are looked for beside each event."""
    tally = Tally()
    with sheet(target, [*ACLED, *OWN]) as rows:
        for _, document in groupby(accounts, key=lambda account: account.origin.sha256):
            for row in _of_document(list(document), tally):
                rows.row([row.get(name) for name in (*ACLED, *OWN)])
                tally.rows += 1
    return tally.written()


def _of_document(accounts: Sequence[Account], tally: Tally) -> Iterator[dict[str, Any]]:
    coded = []
    for account in accounts:
        tally.claims += 1
        code, reason = _coded(account.claim)
        if code is None:
            tally.leave_out(reason or "")
        else:
            coded.append((account, code))
    violent = [account for account, code in coded if code.partition(": ")[0] in _VIOLENT]
    deaths = deaths_by_event(violent, [one for one in accounts if is_death(one)])
    for account, code in coded:
        yield _row(account, code, deaths.get(account.id, NOT_TOLD))


def _coded(claim: Claim) -> Code:
    """Event and sub-event, or why the claim makes no row."""
    code = code_of(kinds()[claim.kind], "acled", claim.mode, circumstances(claim))
    if code.value is None:
        return code
    reason = not_asserted(claim) or _undated(claim) or _unplaced(claim)
    return Code(None, reason) if reason else code


def _undated(claim: Claim) -> str | None:
    days = days_of(claim.time)
    if days is None:
        return "no day is told"
    return "it spans more than a month" if days.long > _MONTH else None


def _unplaced(claim: Claim) -> str | None:
    if coordinates(claim.place) is None:
        return "no place with coordinates is told"
    return "ACLED has no events of a whole country" if feature(claim.place) == "country" else None


def circumstances(claim: Claim) -> list[str]:
    """What decides between ACLED's codes: whose forces act, and whether the target bears arms."""
    sectors = vocabulary("acled")["sectors"]
    found = []
    inter = inter_code(claim.agent, country_code(claim.place))
    if inter is not None and country_code(claim.place):
        found.append("government" if inter == 1 else "others")
    if claim.agent and claim.agent.sector == "REB":
        found.append("rebels")
    if claim.target and claim.target.sector in sectors["civilian"]:
        found.append("civilian_target")
    if claim.target and claim.target.sector in sectors["armed"]:
        found.append("armed_target")
    return found


def inter_code(actor: Actor | None, country: str | None) -> int | None:
    """ACLED's code of an actor where sector and side tell it, else None."""
    if actor is None or actor.sector is None:
        return None
    codes = vocabulary("acled")["inter"]
    if found := codes["sectors"].get(actor.sector):
        return int(found)
    state = actor.side is not None and len(actor.side) == 3 and actor.side.isupper()
    if not state or country is None or actor.sector not in vocabulary("acled")["sectors"]["state"]:
        return None
    return int(codes["state_at_home"] if actor.side == country else codes["state_abroad"])


def _row(account: Account, code: str, dead: Fatalities) -> dict[str, Any]:
    claim, origin = account.claim, account.origin
    event, _, sub_event = code.partition(": ")
    return {
        "event_id_cnty": account.id,
        "disorder_type": vocabulary("acled")["disorder"][event],
        "event_type": event,
        "sub_event_type": sub_event,
        **_when(claim),
        **_who(claim, event),
        **_where(claim),
        "source": origin.publisher,
        "notes": account.words(),
        "fatalities": dead.number,
        "timestamp": int(origin.recorded.timestamp()) if origin.recorded else None,
        "fatalities_rule": dead.rule if event in _VIOLENT else None,
        "fatalities_words": "; ".join(dead.words) or None,
        "fatalities_claims": " ".join(dead.claims) or None,
        "speaker": account.speaker,
        "speaker_side": account.side,
        "act": claim.act,
        "document": origin.name,
        "url": origin.url,
        "status": account.status,
        "ceasefire": account.ceasefire,
    }


def _when(claim: Claim) -> dict[str, Any]:
    days = days_of(claim.time)
    assert days is not None
    precision = 1 if days.long == 1 else 2 if days.long <= _WEEK else 3
    return {
        "event_date": days.first, "year": days.first.year, "time_precision": precision,
        "claim_date_end": days.last if days.last != days.first else None,
    }  # fmt: skip


def _who(claim: Claim, event: str) -> dict[str, Any]:
    country = country_code(claim.place)
    one, other = inter_code(claim.agent, country), inter_code(claim.target, country)
    known = one is not None and (other is not None or claim.target is None)
    civilian = claim.target is not None and claim.target.sector in vocabulary("acled")["sectors"]["civilian"]
    return {
        "actor1": claim.agent.name if claim.agent else None,
        "inter1": one,
        "actor2": claim.target.name if claim.target else None,
        "inter2": other,
        "interaction": "".join(map(str, sorted(filter(None, (one, other))))).ljust(2, "0") if known else None,
        "civilian_targeting": "Civilian targeting" if civilian and event in _VIOLENT else None,
    }


def _where(claim: Claim) -> dict[str, Any]:
    place = claim.place
    found, country = coordinates(place), country_code(place)
    assert place is not None
    assert found is not None
    return {
        "iso": vocabulary("acled")["iso"].get(country),
        "country": country_name(country),
        "admin1": division(place, "region"),
        "admin2": division(place, "district"),
        "location": place.name,
        "latitude": found[0],
        "longitude": found[1],
        "geo_precision": place.precision,
    }
