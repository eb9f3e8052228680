"""Accounts -> PLOVER's JSON Lines: an event a claim, with extension codes for what PLOVER dropped (DENY, CLAIM, ...).

A report passes its matter on: the event is the matter's. Any other act is an event of its own, by the speaker, and the
matter stands beside it in `matter`. A report of a matter that PLOVER has no event for is a CLAIM by the speaker.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, BinaryIO

from hudna import __version__
from hudna.exports.coordinates import coordinates
from hudna.exports.lines import line_of
from hudna.exports.vocabularies import vocabulary
from hudna.exports.whereabouts import country_code
from hudna.exports.written import Tally, Written
from hudna.kinds import code_of, kinds
from hudna.model import Actor, Claim, Place
from hudna.model.accounts import Account

NAME = "plover"
SUFFIX = ".plover.jsonl"
ABOUT = "PLOVER's JSON Lines, an event a claim, with codes for denial, confirmation, condition and plain claims"

_STATEMENT = "CLAIM"
_WITH_REQUEST_MODES = frozenset({"REQUEST", "REJECT"})
_SIZES = {"killed": "dead", "injured": "injured"}


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """A line a claim; none is left out."""
    tally = Tally()
    for account in accounts:
        target.write(line_of(record(account)))
        tally.claims += 1
        tally.rows += 1
    return tally.written()


def record(account: Account) -> dict[str, Any]:
    """The claim in PLOVER's fields; what is not told is left out of the optional ones and null in `date`."""
    claim, origin = account.claim, account.origin
    event, mode, actors, recipients = _event(account)
    told: dict[str, Any] = {
        "id": account.id,
        "date": None,
        **_when(claim),
        "actor": actors,
        "recipient": recipients,
        "event": [event],
        "mode": [mode] if mode else [],
        "context": vocabulary("plover")["contexts"].get(claim.kind, []),
        "auxiliary": _auxiliary(claim),
        "event_loc": _location(claim.place),
        "size": _size(claim),
        "text": account.words(),
        "text_info": {"start": claim.content.start, "end": claim.content.end},
        "cite_info": {
            "citation": origin.name,
            "url": origin.url,
            "language": origin.language,
            "publication": origin.publisher,
            "coder": "hudna",
            "codebook": "plover-0.7b1 with hudna's extensions",
        },
        "matter": {"kind": claim.kind, "mode": claim.mode, "act": claim.act},
        "said_by": [_actor(source.actor, account) for source in claim.sources],
        "coder": "hudna",
        "version": __version__,
    }
    return {name: value for name, value in told.items() if value not in (None, {}) or name == "date"}


def _event(account: Account) -> tuple[str, str | None, list[Any], list[Any]]:
    """Event, mode, who does it, to whom."""
    claim, words = account.claim, vocabulary("plover")
    speaker = [_actor(claim.sources[-1].actor, account)] if claim.sources else []
    if claim.act in words["acts"]:
        event, mode = _parted(words["acts"][claim.act])
        role = words["recipients"].get(claim.act)
        directed = getattr(claim, role) if role else None
        return event, mode or _what(event, claim.kind), speaker, _some(directed, account)
    rebels = ["rebels"] if claim.agent and claim.agent.sector == "REB" else []
    code = code_of(kinds()[claim.kind], "plover", claim.mode, rebels).value
    if code is None:
        return _STATEMENT, None, speaker, []
    event, mode = _parted(code)
    return event, mode, _some(claim.agent, account), _some(claim.target, account)


def _parted(code: str) -> tuple[str, str | None]:
    event, _, mode = code.partition("-")
    return event, mode or None


def _what(event: str, kind: str) -> str | None:
    """What is asked for, refused or threatened."""
    words = vocabulary("plover")
    table = words["requests"] if event in _WITH_REQUEST_MODES else words["threats"] if event == "THREATEN" else {}
    found: str | None = table.get(kind)
    return found


def _some(actor: Actor | None, account: Account) -> list[Any]:
    return [_actor(actor, account)] if actor else []


def _actor(actor: Actor, account: Account) -> dict[str, Any]:
    """Code (a state's alpha-3, else the side's slug), sector, the wording and the canonical name."""
    sector = vocabulary("plover")["sectors"].get(actor.sector, actor.sector)
    told = {
        "code": actor.side,
        "sector": sector,
        "actor_text": account.words(actor.span),
        "identifier_text": actor.name,
    }
    return {name: value for name, value in told.items() if value is not None}


def _auxiliary(claim: Claim) -> list[str]:
    modality = vocabulary("plover")["modalities"].get(claim.modality)
    return [*(["negation"] if claim.negated else []), *([modality] if modality else [])]


def _when(claim: Claim) -> dict[str, Any]:
    if claim.time is None:
        return {}
    fine = claim.time.precision in {"minute", "hour"}
    return {**_moment("", claim.time.start, fine), **_moment("end", claim.time.end, fine)}


def _moment(prefix: str, moment: datetime | None, fine: bool) -> dict[str, str]:
    """Day and time such that `date + "T" + time` is ISO 8601."""
    if moment is None:
        return {}
    date, _, time = moment.isoformat(timespec="minutes").partition("T")
    return {f"{prefix}date": date} | ({f"{prefix}time": time} if fine else {})


def _location(place: Place | None) -> dict[str, Any]:
    """GeoNames' names of fields; its id where the gazetteer's entry has one."""
    if place is None:
        return {}
    found, number = coordinates(place), (place.id or "").removeprefix("gn:")
    told = {
        "geonameid": int(number) if number.isdigit() else None,
        "name": place.name,
        "latitude": found[0] if found else None,
        "longitude": found[1] if found else None,
        "cc3": country_code(place),
        "identifier_id": place.id,
        "geo_precision": place.precision if found else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _size(claim: Claim) -> dict[str, Any]:
    """The dead or injured of a claim of casualties: [low, high], null where open."""
    name = _SIZES.get(claim.mode or "") if claim.kind == "casualty" else None
    whole = next((one for one in claim.quantities if one.part_of is None and one.unit == "person"), None)
    return {name: [whole.low, whole.high]} if name and whole else {}
