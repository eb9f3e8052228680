"""Accounts -> the table of ceasefire violations as the OSCE's monitors in Ukraine printed it, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, BinaryIO

from hudna.exports import wording
from hudna.exports.assertions import explicit_zero, not_asserted
from hudna.exports.tables import sheet
from hudna.exports.written import Tally, Written
from hudna.model import Claim, Quantity
from hudna.model.accounts import Account

NAME = "smm"
SUFFIX = ".smm.csv"
ABOUT = "The OSCE SMM's table of ceasefire violations, a row an observation, with the source of each"

SMM = ("SMM position", "Event location", "Means", "No.", "Observation", "Description", "Weapon", "Date, time")
OWN = ("Source", "Source's side", "Said to be by", "Of which", "Quotation", "Document", "Claim", "Status")
_KINDS = frozenset({"violation", "attack"})
_DURATIONS = frozenset({"hour", "day", "month"})
UNKNOWN = "N/K"  # the mission's own word for a weapon that is not known
_OBSERVED = {"explosion": "explosion", "violation": "ceasefire violation", "round": "shot", "strike": "strike"}


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """A row for each number that a claim of a violation or an attack counts; an explicit "none" is a row with 0."""
    tally = Tally()
    with sheet(target, [*SMM, *OWN]) as rows:
        for account in accounts:
            tally.claims += 1
            if reason := _left_out(account.claim):
                tally.leave_out(reason)
                continue
            for row in _rows(account):
                rows.row(row)
                tally.rows += 1
    return tally.written()


def _left_out(claim: Claim) -> str | None:
    if claim.kind not in _KINDS:
        return "neither a violation nor an attack"
    return None if explicit_zero(claim) else not_asserted(claim)


def _rows(account: Account) -> Iterator[list[Any]]:
    claim = account.claim
    counted = [one for one in claim.quantities if one.unit not in _DURATIONS]
    if not counted:
        yield _row(account, None, 0 if explicit_zero(claim) else None, "")
    for one in counted:
        whole = claim.quantities[one.part_of] if one.part_of is not None else None
        yield _row(account, one, _count(one), wording.amount(whole) if whole else "")


def _count(one: Quantity) -> str | int | float:
    """The number with its bound in the mission's words: at least, up to, about."""
    if one.low is not None and one.low == one.high:
        return f"about {one.low}" if one.approximate else one.low
    if one.low is not None:
        return f"at least {one.low}" if one.high is None else f"{one.low}\u2013{one.high}"
    return f"up to {one.high}" if one.high is not None else UNKNOWN


def _row(account: Account, one: Quantity | None, count: Any, whole: str) -> list[Any]:
    claim, extra = account.claim, dict(account.claim.extra)
    offset = extra.get("offset") or {}
    agent = claim.agent
    return [
        offset.get("from"), _location(claim, one, offset), extra.get("means"), count, _observation(claim, one, extra),
        wording.matter(claim), extra.get("weapon") or UNKNOWN, _when(claim),
        account.speaker, account.side, wording.actor(agent), whole, account.words(), account.origin.name, account.id,
        account.status,
    ]  # fmt: skip


def _location(claim: Claim, one: Quantity | None, offset: dict[str, Any]) -> str | None:
    """The place, with the distance and bearing from where it was observed, and who holds it, as worded."""
    place = (one.place if one else None) or claim.place
    away = " ".join(
        str(part) for part in (f"{offset['distance_km']}km" if offset.get("distance_km") else "", offset.get("bearing"))
        if part
    )  # fmt: skip
    control = dict(claim.extra).get("control")
    named = f"{place.name} ({control})" if place and control else place.name if place else None
    return f"{away} of {named}" if away and named else named or away or None


def _observation(claim: Claim, one: Quantity | None, extra: dict[str, Any]) -> str | None:
    if extra.get("observation"):
        return str(extra["observation"])
    return _OBSERVED.get((one.unit or "") if one else claim.kind)


def _when(claim: Claim) -> str | None:
    """Day and time with their zone; from and to where it is a span of time."""
    if claim.time is None:
        return None
    start, end = _moment(claim.time.start), _moment(claim.time.end)
    if start == end or end is None:
        return start
    return f"{start or ''} \u2013 {end}".strip()


def _moment(moment: datetime | None) -> str | None:
    return moment.strftime("%d-%b-%Y %H:%M %z") if moment else None
