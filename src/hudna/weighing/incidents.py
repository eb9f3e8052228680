"""Accounts -> incidents, zeros and denials by source: what each record of a truce says of the fire."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from hudna.model.accounts import Account
from hudna.model.values import Number, Quantity
from hudna.weighing.whens import ends, starts, told

KINDS = frozenset({"violation", "attack"})
_TELLS = frozenset({"report", "accuse", "confirm", "claim_responsibility"})
_HAPPENED = frozenset({"actual", "assessed"})
# Units that count incidents; others (persons, shells) measure them.
_COUNTING = frozenset({"violation", "incident", "explosion", "strike"})
PEACEKEEPERS = "PKO"


class Voice(NamedTuple):
    """Whose record it is: a side (peacekeepers apart from who sends them), else a publisher in its own voice."""

    side: str | None
    sector: str | None
    publisher: str | None = None

    @property
    def label(self) -> str:
        """A name for tables: `RUS/PKO`, `AZE`, or the publisher's."""
        if self.side:
            return f"{self.side}/{self.sector}" if self.sector else self.side
        return self.publisher or "unnamed source"


@dataclass(frozen=True, slots=True)
class Incident:
    """What one voice records: `count` incidents (low, high; None: not counted) in a stretch of time by a side.

    `stance` is recorded, zero (none were recorded, or the truce is kept), or denied (of the voice's own side).
    """

    voice: Voice
    kind: str
    mode: str | None
    stance: str
    low: Number | None
    high: Number | None
    side: str | None
    target: str | None
    places: tuple[tuple[str, Number | None], ...]
    start: datetime | None
    end: datetime | None
    told: datetime | None
    claims: tuple[str, ...]

    @property
    def dated(self) -> bool:
        """Whether both ends of the stretch are known."""
        return self.start is not None and self.end is not None


def voice_of(account: Account, voices: Mapping[str, str] = {}) -> Voice:
    """Whose record an account is part of. `voices` gives publishers that are organs of a side: name -> side."""
    if account.claim.sources:
        actor = account.claim.sources[-1].actor
        if actor.side:
            return Voice(actor.side, PEACEKEEPERS if actor.sector == PEACEKEEPERS else None)
        return Voice(None, None, actor.name)
    publisher = account.origin.publisher
    side = voices.get(publisher or "")
    if side:
        name, _, sector = side.partition("/")
        return Voice(name, sector or None)
    return Voice(None, None, publisher or account.origin.name)


def incidents(accounts: Iterable[Account], voices: Mapping[str, str] = {}) -> list[Incident]:
    """The incidents that accounts of violations and attacks tell of, each once a voice, in the order given.

    What one voice says of one stretch of time, side, kind and place again (in another document, by another outlet) is
    one record with more claims; where the numbers differ, the larger stands.
    """
    found: dict[object, Incident] = {}
    for account in accounts:
        one = _incident(account, voices)
        if one is None:
            continue
        key = (one.voice, one.kind, one.mode, one.stance, one.side, one.start, one.end, _where(one))
        before = found.get(key)
        found[key] = _joined(before, one) if before else one
    return list(found.values())


def _where(one: Incident) -> tuple[str, ...]:
    return tuple(place for place, _ in one.places)


def _joined(one: Incident, other: Incident) -> Incident:
    larger = other if (other.low or 0) > (one.low or 0) else one
    claims = tuple(dict.fromkeys(one.claims + other.claims))
    return Incident(
        one.voice, one.kind, one.mode, one.stance, larger.low, larger.high, one.side, one.target, larger.places,
        one.start, one.end, one.told, claims,
    )  # fmt: skip


def _incident(account: Account, voices: Mapping[str, str]) -> Incident | None:
    claim = account.claim
    stance = _stance(account, voices)
    if claim.kind not in KINDS or stance is None:
        return None
    low, high = _count(account, stance)
    side = claim.agent.side if claim.agent else None
    target = claim.target.side if claim.target else None
    stretch = (starts(account), ends(account), told(account))
    return Incident(
        voice_of(account, voices), claim.kind, claim.mode, stance, low, high, side, target, _places(account), *stretch,
        (account.id,),
    )  # fmt: skip


def _stance(account: Account, voices: Mapping[str, str]) -> str | None:
    claim = account.claim
    if claim.modality not in _HAPPENED:
        return None
    own = claim.agent is not None and claim.agent.side == voice_of(account, voices).side
    if claim.act == "deny":
        return "denied"
    if claim.act not in _TELLS:
        return None
    if claim.negated:
        return "denied" if own and claim.agent and claim.agent.side else _none(account)
    return "zero" if _nought(account) else "recorded"


def _none(account: Account) -> str | None:
    """Zero where none at all is said; "not six" says that a number is wrong, and no other."""
    return "zero" if _whole(account) is None or _nought(account) else None


def _nought(account: Account) -> bool:
    whole = _whole(account)
    return whole is not None and whole.high == 0


def _whole(account: Account) -> Quantity | None:
    """The quantity that counts the incidents themselves, not a part of them."""
    wholes = (one for one in account.claim.quantities if one.part_of is None and one.unit in _COUNTING)
    return next(wholes, None)


def _count(account: Account, stance: str) -> tuple[Number | None, Number | None]:
    if stance != "recorded":
        return 0, 0
    whole = _whole(account)
    if whole is not None:
        return whole.low, whole.high
    # One attack that is told of is one; "broke the truce" without a number may be any.
    return (1, 1) if account.claim.kind == "attack" else (None, None)


def _places(account: Account) -> tuple[tuple[str, Number | None], ...]:
    """Places with the part of the count that fell on each, where the words give it."""
    parts = [
        (one.place.id or one.place.name, one.low)
        for one in account.claim.quantities
        if one.place and one.unit in _COUNTING
    ]
    place = account.claim.place
    return tuple(parts) or (((place.id or place.name, None),) if place else ())
