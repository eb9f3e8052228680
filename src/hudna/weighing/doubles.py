"""Matters -> matters without those that only repeat another: each claim is seen once, where it is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from hudna.weighing.matters import Matter
from hudna.weighing.ranges import Value

_OPPOSED = frozenset({"deny", "contradict"})


def without_doubles(matters: Sequence[Matter], rank: Callable[[Matter], int]) -> list[Matter]:
    """Leave out an account alone that another matter compares, and a denial that another matter tells in full.

    `rank` sorts views, the more special one first. A claim that another matter holds without its figure keeps the
    matter that gives the figure, so that no claim and no number gets lost.
    """
    return list(_compared(_untold(matters, rank)))


def _compared(matters: Sequence[Matter]) -> Iterator[Matter]:
    """Without those of one account that stands, with the same value, among others."""
    held: dict[str, list[Value]] = {}
    for one in matters:
        if len(one.accounts) > 1:
            for account, value in zip(one.accounts, one.values, strict=True):
                held.setdefault(account.id, []).append(value)
    for one in matters:
        if len(one.accounts) > 1 or not any(_says(other, one.values[0]) for other in held.get(one.accounts[0].id, ())):
            yield one


def _says(other: Value, value: Value) -> bool:
    if value.unit is None:
        return True
    return (other.low, other.high, other.unit, other.group) == (value.low, value.high, value.unit, value.group)


def _untold(matters: Sequence[Matter], rank: Callable[[Matter], int]) -> list[Matter]:
    """Without denials whose accounts all stand in another matter of the same relation, which spans the same figures."""
    opposed = [one for one in matters if one.relation in _OPPOSED]
    ids = {one.id: frozenset(account.id for account in one.accounts) for one in opposed}
    by_claim: dict[str, list[Matter]] = {}
    for one in opposed:
        for claim in ids[one.id]:
            by_claim.setdefault(claim, []).append(one)
    told = {one.id for one in opposed if any(_tells(other, one, ids, rank) for other in by_claim[min(ids[one.id])])}
    return [one for one in matters if one.id not in told]


def _tells(other: Matter, one: Matter, ids: dict[str, frozenset[str]], rank: Callable[[Matter], int]) -> bool:
    """Whether `other` says all that `one` says: its accounts and more, or the same ones under a more special view."""
    mine, theirs = ids[one.id], ids[other.id]
    if one.id == other.id or not mine <= theirs or (one.range is not None and one.range != other.range):
        return False
    if mine < theirs:
        return one.relation == other.relation
    return other.range == one.range and (rank(other), other.id) < (rank(one), one.id)


def unique(matters: Iterable[Matter]) -> list[Matter]:
    """Each matter once, by its id, in the order in which they first come."""
    found: dict[str, Matter] = {}
    for one in matters:
        found.setdefault(one.id, one)
    return list(found.values())
