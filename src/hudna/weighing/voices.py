"""Accounts -> the sides whose word they are, from each account alone, so that a block can be weighed by itself.

Ten outlets that carry one ministry are ten outlets and one root. The organs of a side are one root; a copy adds none;
a document that names no source adds none. (Admiralty/NATO STANAG 2511: an item is confirmed by *independent* sources.)
`hudna.weighing.roots` says the same of one matter with more to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from hudna.gazetteer.actors import register
from hudna.model.accounts import Account

_OFFICES = (
    "ministry", "government", "office", "armed forces", "army", "command", "general staff", "presidency", "president",
    "prosecutor", "embassy", "authorities", "state security", "security service",
)  # fmt: skip


def voice(account: Account) -> str | None:
    """The side whose word an account is; None where no source is named.

    A bulletin's own voice is that of the body that publishes it. A newspaper's is nobody's: it names no source.
    """
    if account.claim.sources:
        return account.side
    return publisher_side(account.origin.publisher)


@lru_cache(maxsize=4096)
def publisher_side(publisher: str | None) -> str | None:
    """The side of a publisher that is a body with a side of its own ("Ministry of Defence of Russia"), not a medium."""
    if not publisher:
        return None
    name = " ".join(publisher.casefold().split())
    known = _bodies().get(name)
    if known:
        return known
    office, _, owner = name.rpartition(" of ")
    return _owners().get(owner.removeprefix("the ")) if office.startswith(_OFFICES) else None


@lru_cache(maxsize=1)
def _bodies() -> Mapping[str, str]:
    known = register()
    return {one.name.casefold(): one.side for one in known.groups.values() if one.side and one.sector != "MED"}


@lru_cache(maxsize=1)
def _owners() -> Mapping[str, str]:
    known = register()
    states = {one.name.casefold(): one.code for one in known.states.values()}
    return {one.name.casefold(): one.side for one in known.regions.values() if one.side} | states


def sides(accounts: Iterable[Account], copies: Mapping[str, str]) -> tuple[str, ...]:
    """The sides that speak, sorted: the independent roots. A copy whose original is among the accounts adds none."""
    told = list(accounts)
    here = {one.origin.sha256 for one in told}
    firsthand = (one for one in told if copies.get(one.origin.sha256) not in here)
    return tuple(sorted({side for one in firsthand if (side := voice(one)) is not None}))


def outlets(accounts: Iterable[Account]) -> int:
    """How many publishers carry it; a document without a publisher counts as itself."""
    return len({one.origin.publisher or one.origin.sha256 for one in accounts})
