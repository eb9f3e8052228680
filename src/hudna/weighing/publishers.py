"""What is known of a publisher: whose voice its own voice is, and how reliable people hold it to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.model.values import Actor
from hudna.weighing.foldings import fold

MEDIA = "MED"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher's profile. `grade` is a reliability A to F that people gave, `why` their reason."""

    name: str
    side: str | None = None
    sector: str | None = None
    grade: str | None = None
    why: str | None = None


def named(name: str | None) -> str:
    """A name as names are compared here: folded, with single blanks; "" for none."""
    return " ".join(fold(name or "").split())


def voices(accounts: Iterable[Account], profiles: Mapping[str, Publisher]) -> dict[str, str]:
    """Publishers that are a party's or body's own organ -> its side, by folded name.

    "Ministry of Defence of Russia" as the publisher of a bulletin speaks for RUS. That is known from its profile, or
    because the accounts name an actor so. Media speak for nobody: their own voice is not a side's.
    """
    out: dict[str, str] = {}
    for actor in (actor for account in accounts for actor in _actors(account)):
        if actor.side and actor.sector and actor.sector != MEDIA:
            out.setdefault(named(actor.name), actor.side)
    for name, profile in profiles.items():
        out.pop(named(name), None)
        if profile.side and profile.sector and profile.sector != MEDIA:
            out[named(name)] = profile.side
    return out


def _actors(account: Account) -> Iterable[Actor]:
    claim = account.claim
    return [*(source.actor for source in claim.sources), *(one for one in (claim.agent, claim.target) if one)]
