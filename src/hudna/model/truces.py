"""Ceasefires and their obligations as objects that people confirm; vocabularies of ETH/PRIO, PA-X and PAM."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from hudna.model.claims import canonical
from hudna.model.values import Number

# ETH/PRIO's classes and purposes of a ceasefire.
CLASSES = ("cessation-of-hostilities", "preliminary", "definitive")
PURPOSES = ("peace-process", "humanitarian", "holiday", "election", "other")

# How far an obligation is met: PAM's degrees, and what its scale has no word for.
DEGREES = ("0", "1", "2", "3", "disputed", "lapsed", "superseded", "unknown")

# What has become of an item (Airwars, Ushahidi): "unverifiable" is a finding, "unverified" is none yet.
STATUSES = ("unverified", "under-review", "corroborated", "contested", "unverifiable", "discounted", "withdrawn")


class Reason(NamedTuple):
    """Why an answer is what it is: a named code, a plain sentence, and the claims (ids) that it points to."""

    code: str
    text: str
    claims: tuple[str, ...] = ()


class Amount(NamedTuple):
    """A number that measures an obligation, as agreed: 1,960 troops are (1960, 1960, "person", "troops")."""

    low: Number | None
    high: Number | None
    unit: str | None
    group: str | None = None


class Period(NamedTuple):
    """A length of time: `number` of `unit` (hour, day, month, year), counted from what `since` says.

    `since` is in-effect or signature; None where the text does not say from when it counts.
    """

    number: int
    unit: str
    since: str | None = None


def content_id(kind: str, values: object) -> str:
    """SHA-256, shortened to 32 hexadecimal digits, over the canonical JSON of what a thing is: equal things, one id."""
    return hashlib.sha256(canonical([kind, values])).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """A truce. Parties, mediators and guarantors are sides of the codebook; instants carry their offset.

    `claims` are the ids of the claims that it rests on; `state` is proposed (from claims) or confirmed (by people).
    `supersedes` names the agreement that this one follows; `places` are gazetteer ids of its scope. `precision` is that
    of `in_effect` (of `declared`, where only that is known), as a claim's time has it. `expires` is when it ends by its
    own terms, `ended` when it was said to have ended; `renews` whether it is extended by itself unless a party objects.
    """

    id: str
    name: str
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    declared: datetime | None = None
    in_effect: datetime | None = None
    ended: datetime | None = None
    expires: datetime | None = None
    renews: bool | None = None
    precision: str = "minute"
    timezone: str | None = None
    class_: str | None = None
    purpose: str | None = None
    written: bool | None = None
    places: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    supersedes: str | None = None
    claims: tuple[str, ...] = ()
    state: str = "proposed"


@dataclass(frozen=True, slots=True)
class Obligation:
    """A term of an agreement: who is to do what, by when.

    `who` and `to` are sides; `kind` and `mode` say, in the codebook's words, what is to be done (an obligation to
    withdraw is movement/withdrawn); `clause` is its number in the text; `words` the wording that it rests on, in the
    document `document` (SHA-256) from `start` to `end`. `lapses` is when it ends by its own terms. `within` and `lasts`
    are a deadline and a term that are counted from an instant which the text does not name; `negated` where the party
    is not to do it; `condition` is the wording of what it depends on.
    """

    id: str
    ceasefire: str
    who: str | None
    kind: str
    mode: str | None = None
    to: str | None = None
    place: str | None = None
    due: datetime | None = None
    lapses: datetime | None = None
    within: Period | None = None
    lasts: Period | None = None
    renews: bool | None = None
    amounts: tuple[Amount, ...] = ()
    negated: bool = False
    condition: str | None = None
    clause: str | None = None
    words: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None
    provisions: tuple[str, ...] = ()
    supersedes: str | None = None
    claims: tuple[str, ...] = ()
    state: str = "proposed"


def over(ceasefire: Ceasefire) -> datetime | None:
    """When a truce was over: when it was said to have ended; by its own terms only once people confirmed it, since a
    term that claims suggest may have been extended."""
    return ceasefire.ended or (ceasefire.expires if ceasefire.state == "confirmed" else None)


class Proposal(NamedTuple):
    """A ceasefire or an obligation that claims or a text suggest, and why; people confirm, correct or refuse it."""

    item: Ceasefire | Obligation
    reasons: tuple[Reason, ...]


def codes(reasons: Sequence[Reason]) -> tuple[str, ...]:
    """The codes of reasons, in their order."""
    return tuple(reason.code for reason in reasons)
