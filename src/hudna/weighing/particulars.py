"""Two documents' accounts -> do they say the same particulars: the same numbers of the same days, in the same order.

This parts a copy from the next issue of a bulletin, whose words are the same and whose numbers are not, and it finds a
translation, whose words are all others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from hudna.model.accounts import Account
from hudna.model.claims import Claim
from hudna.model.keys import claim_key, claim_values
from hudna.weighing.publishers import MEDIA, named


class Telling(NamedTuple):
    """An account as documents are compared by: its chain of sources (folded names), which links are news outlets, the
    key of what is said without who says it, and whether two reports would hardly say just this by chance.
    """

    account: Account
    chain: tuple[str, ...]
    outlets: tuple[bool, ...]
    key: str
    informative: bool

    @property
    def said(self) -> tuple[str, str]:
        """Who says it ("" in the document's own voice), and what."""
        return (self.chain[-1] if self.chain else ""), self.key


@dataclass(frozen=True, slots=True)
class Particulars:
    """Of the claims that stand for each other in both: how many have times and numbers in both, and how many differ."""

    timed: int
    moved: int
    counted: int
    recounted: int


def tellings(accounts: Iterable[Account]) -> tuple[Telling, ...]:
    """Accounts in the order of their text, each prepared once: a document is compared with many."""
    return tuple(_telling(each) for each in sorted(accounts, key=lambda account: (account.claim.content, account.id)))


def _telling(account: Account) -> Telling:
    claim = account.claim
    exact = any(each.low is not None or each.high is not None for each in claim.quantities)
    return Telling(
        account,
        tuple(named(source.actor.name) for source in claim.sources),
        tuple(source.actor.sector == MEDIA for source in claim.sources),
        claim_key(replace(claim, sources=())),  # a chain may be longer or shorter by whom it passed
        exact or (claim.time is not None and claim.place is not None),
    )


def particulars(one: Sequence[Telling], other: Sequence[Telling]) -> Particulars:
    """Claims of like shape, in the order of the texts, compared in time and numbers."""
    blocks = SequenceMatcher(None, [_shape(each) for each in one], [_shape(each) for each in other], autojunk=False)
    pairs = [
        (one[a + step].account.claim, other[b + step].account.claim)
        for a, b, size in blocks.get_matching_blocks()
        for step in range(size)
    ]
    values = [(claim_values(first), claim_values(second)) for first, second in pairs]
    times = [(first["time"][:2], second["time"][:2]) for first, second in values if first["time"] and second["time"]]
    numbers = [(_sums(first), _sums(second)) for first, second in pairs if first.quantities and second.quantities]
    return Particulars(len(times), sum(a != b for a, b in times), len(numbers), sum(a != b for a, b in numbers))


def common(one: Sequence[Telling], other: Sequence[Telling]) -> list[tuple[Telling, Telling]]:
    """The longest row of claims that say the same of the same speaker, in the order of both texts."""
    where: dict[tuple[str, str], list[int]] = {}
    for at, telling in enumerate(other):
        where.setdefault(telling.said, []).append(at)
    steps = [(telling, at) for telling in one for at in reversed(where.get(telling.said, ()))]
    return [(telling, other[at]) for telling, at in _rising(steps)]


def credited(one: Sequence[Telling], other: Sequence[Telling], publisher: str) -> list[tuple[Telling, Telling]]:
    """Claims of `one` that it says it has from `publisher` (a news outlet), and that stand in `other`, its document."""
    theirs = {(telling.chain, telling.key): telling for telling in other}
    out = []
    for telling in one:
        tail = _after(telling, named(publisher))
        twin = theirs.get((tail, telling.key)) if tail is not None else None
        if twin is not None and telling.informative:
            out.append((telling, twin))
    return out


def _after(telling: Telling, publisher: str) -> tuple[str, ...] | None:
    """The links of the chain after that outlet; None where it is no link."""
    for at, (link, outlet) in enumerate(zip(telling.chain, telling.outlets, strict=True)):
        if outlet and link == publisher:
            return telling.chain[at + 1 :]
    return None


def _shape(telling: Telling) -> tuple[str | None, ...]:
    claim = telling.account.claim
    return claim.kind, claim.mode, claim.act, str(claim.negated), claim.agent.side if claim.agent else None


def _sums(claim: Claim) -> list[tuple[object, ...]]:
    return [(each.low, each.high, each.unit) for each in claim.quantities]


def _rising(steps: Sequence[tuple[Telling, int]]) -> list[tuple[Telling, int]]:
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
