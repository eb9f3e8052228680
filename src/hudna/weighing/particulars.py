"""Two documents' accounts -> do they say the same particulars: the same numbers of the same days, in the same order.

This parts a copy from the next issue of a bulletin, whose words are the same and whose numbers are not, and it finds a
translation, whose words are all others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from hudna.model.accounts import Account
from hudna.model.claims import Claim
from hudna.model.keys import claim_key, claim_values
from hudna.weighing.publishers import MEDIA, named


@dataclass(frozen=True, slots=True)
class Particulars:
    """Of the claims that stand for each other in both: how many have times and numbers in both, and how many differ."""

    timed: int
    moved: int
    counted: int
    recounted: int


def particulars(one: Sequence[Account], other: Sequence[Account]) -> Particulars:
    """Claims of like shape, in the order of the texts, compared in time and numbers."""
    left, right = _ordered(one), _ordered(other)
    blocks = SequenceMatcher(None, [_shape(each) for each in left], [_shape(each) for each in right], autojunk=False)
    pairs = [
        (left[a + step].claim, right[b + step].claim)
        for a, b, size in blocks.get_matching_blocks()
        for step in range(size)
    ]
    values = [(claim_values(first), claim_values(second)) for first, second in pairs]
    times = [(first["time"][:2], second["time"][:2]) for first, second in values if first["time"] and second["time"]]
    numbers = [(_sums(first), _sums(second)) for first, second in pairs if first.quantities and second.quantities]
    return Particulars(len(times), sum(a != b for a, b in times), len(numbers), sum(a != b for a, b in numbers))


def common(one: Sequence[Account], other: Sequence[Account]) -> list[tuple[Account, Account]]:
    """The longest row of claims that say the same of the same speaker, in the order of both texts."""
    where: dict[tuple[str, str], list[int]] = {}
    right = _ordered(other)
    for at, account in enumerate(right):
        where.setdefault(said(account), []).append(at)
    steps = [(account, at) for account in _ordered(one) for at in reversed(where.get(said(account), ()))]
    return [(account, right[at]) for account, at in _rising(steps)]


def said(account: Account) -> tuple[str, str]:
    """Who says it ("" in the document's own voice), and the key of what is said."""
    return named(account.speaker), _bare_key(account.claim)


def informative(account: Account) -> bool:
    """Whether two independent reports would hardly say just this by chance: it has a number, or a time and a place."""
    claim = account.claim
    exact = any(each.low is not None or each.high is not None for each in claim.quantities)
    return exact or (claim.time is not None and claim.place is not None)


def credited(one: Sequence[Account], other: Sequence[Account], publisher: str) -> list[tuple[Account, Account]]:
    """Claims of `one` that it says it has from `publisher` (a news outlet), and that stand in `other`, its document."""
    theirs = {(_chain(account), _bare_key(account.claim)): account for account in other}
    out = []
    for account in one:
        tail = _after(account, named(publisher))
        twin = theirs.get((tail, _bare_key(account.claim))) if tail is not None else None
        if twin is not None and informative(account):
            out.append((account, twin))
    return out


def _after(account: Account, publisher: str) -> tuple[str, ...] | None:
    """The links of the chain after that outlet; None where it is no link."""
    for at, source in enumerate(account.claim.sources):
        if source.actor.sector == MEDIA and named(source.actor.name) == publisher:
            return _chain(account)[at + 1 :]
    return None


def _chain(account: Account) -> tuple[str, ...]:
    return tuple(named(source.actor.name) for source in account.claim.sources)


def _ordered(accounts: Sequence[Account]) -> list[Account]:
    return sorted(accounts, key=lambda account: (account.claim.content, account.id))


def _shape(account: Account) -> tuple[str | None, ...]:
    claim = account.claim
    return claim.kind, claim.mode, claim.act, str(claim.negated), claim.agent.side if claim.agent else None


def _sums(claim: Claim) -> list[tuple[object, ...]]:
    return [(each.low, each.high, each.unit) for each in claim.quantities]


@lru_cache(maxsize=65536)
def _bare_key(claim: Claim) -> str:
    """The key without who says it: a chain may be longer or shorter by whom it passed."""
    return claim_key(replace(claim, sources=()))


def _rising(steps: Sequence[tuple[Account, int]]) -> list[tuple[Account, int]]:
    """The longest strictly rising row (patience sorting, Fredman 1975)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, at) in enumerate(steps):
        pile = bisect_left(ends, at)
        ends[pile : pile + 1] = [at]
        last[pile : pile + 1] = [index]
        before.append(last[pile - 1] if pile else -1)
    out, index = [], last[-1] if last else -1
    while index >= 0:
        out.append(steps[index])
        index = before[index]
    return out[::-1]
