"""Ceasefires and their obligations as objects that people confirm; vocabularies of ETH/PRIO, PA-X and PAM."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

# ETH/PRIO's classes and purposes of a ceasefire.
CLASSES = ("cessation-of-hostilities", "preliminary", "definitive")
PURPOSES = ("peace-process", "humanitarian", "holiday", "election", "other")

# How far an obligation is met: PAM's degrees, and what its scale has no word for.
DEGREES = ("0", "1", "2", "3", "disputed", "lapsed", "superseded", "unknown")

# What has become of an item (Airwars, Ushahidi): "unverifiable" is a finding, "unverified" is none yet.
STATUSES = ("unverified", "under-review", "corroborated", "contested", "unverifiable", "discounted", "withdrawn")


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """A truce. Parties, mediators and guarantors are sides of the codebook; instants carry their offset.

    `claims` are the ids of the claims that it rests on; `state` is proposed (from claims) or confirmed (by people).
    `supersedes` names the agreement that this one follows; `places` are gazetteer ids of its scope.
    """

    id: str
    name: str
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    declared: datetime | None = None
    in_effect: datetime | None = None
    ended: datetime | None = None
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
    document `document` (SHA-256) from `start` to `end`. `lapses` is when it ends by its own terms.
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
    clause: str | None = None
    words: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None
    provisions: tuple[str, ...] = ()
    supersedes: str | None = None
    claims: tuple[str, ...] = ()
    state: str = "proposed"
