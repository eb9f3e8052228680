"""Accounts of one matter -> for and against: which sides assert it, which say that it is not so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.weighing.roots import Roots

ASSERTING = frozenset({"report", "accuse", "confirm", "claim_responsibility"})
COURSES = frozenset({"scope", "growth"})
REFUSING = frozenset({"deny", "reject"})


@dataclass(frozen=True, slots=True)
class Stances:
    """Sides for and against, as root → ids of its accounts. A side that changed its word may be in both."""

    affirming: Mapping[str, tuple[str, ...]]
    denying: Mapping[str, tuple[str, ...]]


def stances(accounts: Sequence[Account], roots: Roots, relation: str | None = None) -> Stances:
    """By root, not by account: a hundred outlets that print a denial are one side's denial.

    A negated account is against, unless nobody says the opposite: then the matter itself is that it did not happen. A
    demand, a condition, a threat asserts nothing. Where the accounts are of other scopes or times (`relation` is scope
    or growth), "none" is a figure among others: four on one day and none on the next are a course.
    """
    side_of = {each: side for side, ids in roots.sides.items() for each in ids}
    told = [account for account in accounts if account.id in side_of]
    plain = [account for account in told if account.claim.act in ASSERTING and not account.claim.negated]
    negated = [account for account in told if account.claim.negated and account.claim.act not in REFUSING]
    refused = [account for account in told if account.claim.act in REFUSING]
    if relation in COURSES:
        plain, negated = [*plain, *(account for account in negated if account.claim.act in ASSERTING)], []
    elif not plain and not refused:
        plain, negated = [account for account in negated if account.claim.act in ASSERTING], []
    return Stances(_by_side(plain, side_of), _by_side([*negated, *refused], side_of))


def blocs(sides: Mapping[str, object], allied: Mapping[str, str]) -> frozenset[str]:
    """Sides by the bloc that they stand in: allies who say the same are not two voices. Else each is its own."""
    return frozenset(allied.get(side, side) for side in sides)


def _by_side(accounts: Sequence[Account], side_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for account in accounts:
        out.setdefault(side_of[account.id], []).append(account.id)
    return {side: tuple(ids) for side, ids in sorted(out.items())}
