"""What the weighing found and what people decided -> an item's status, with its reason.

The weighing may say `unverified`, `corroborated` and `contested`: these follow from who says what. Whether somebody is
looking (`under-review`), whether it cannot be told (`unverifiable`), whether it does not stand (`discounted`), and that
its source took it back (`withdrawn`) only people can say, and what they say prevails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.weighing.reasons import Reason
from hudna.weighing.roots import Roots
from hudna.weighing.stances import Stances, blocs, stances

BY_WEIGHING = ("unverified", "corroborated", "contested")
BY_PEOPLE = ("under-review", "unverifiable", "discounted", "withdrawn")
STATUSES = (*BY_WEIGHING, *BY_PEOPLE)
AGREEING = frozenset({"agree"})  # later and more is no confirmation: the two figures are of two times
OPPOSING = frozenset({"contradict", "deny", "premise-disputed"})


@dataclass(frozen=True, slots=True)
class Status:
    """An item's status; `by` is "weighing" or "people"."""

    status: str
    by: str
    reasons: tuple[Reason, ...]


def status(
    accounts: Sequence[Account],
    relation: str | None,
    roots: Roots,
    decided: str | None = None,
    allied: Mapping[str, str] | None = None,
) -> Status:
    """The status of a matter's accounts. `relation` is how they stand to each other, `decided` what people said last.

    `allied` maps sides to blocs. Corroborated takes two independent roots of different blocs that assert the same, and
    nobody who denies it; contested takes a side against another, or one account against another.
    """
    if decided is not None:
        if decided not in STATUSES:
            raise ValueError(f"no item status: {decided!r}; there are {', '.join(STATUSES)}")
        return Status(decided, "people", (Reason("decided", f"people decided that it is {decided}"),))
    found = stances(accounts, roots, relation)
    return Status(*_weighed(relation, found, allied or {}))


def _weighed(relation: str | None, found: Stances, allied: Mapping[str, str]) -> tuple[str, str, tuple[Reason, ...]]:
    affirming, denying = blocs(found.affirming, allied), blocs(found.denying, allied)
    if found.denying or relation in OPPOSING:
        words = f"for it: {_names(found.affirming)}; against it: {_names(found.denying)} (relation: {relation})"
        return "contested", "weighing", (Reason("contested", words),)
    if len(affirming) >= 2 and relation in AGREEING and not denying:
        words = f"{len(affirming)} independent roots that are not allied say the same: {_names(found.affirming)}"
        return "corroborated", "weighing", (Reason("corroborated", words),)
    words = f"{len(affirming)} independent root{'' if len(affirming) == 1 else 's'} for it ({_names(found.affirming)})"
    return "unverified", "weighing", (Reason("unverified", words),)


def _names(sides: Mapping[str, object]) -> str:
    return ", ".join(sides) or "none"
