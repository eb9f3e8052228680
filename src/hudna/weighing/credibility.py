"""Accounts, relation, roots -> credibility of the item, 1 to 6 (AJP-2.1, STANAG 2511), judged apart from the source.

Nothing of how reliable a source is goes into it, and no number of reprints: it counts independent roots alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.weighing.reasons import Reason
from hudna.weighing.roots import Roots
from hudna.weighing.stances import Stances, blocs, stances
from hudna.weighing.statuses import AGREEING

MEANINGS = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Credibility:
    """The item's grade, 1 (confirmed) to 6 (cannot be judged), and why."""

    grade: int
    reasons: tuple[Reason, ...]

    @property
    def meaning(self) -> str:
        """The standard's words."""
        return MEANINGS[self.grade]


def credibility(
    accounts: Sequence[Account], relation: str | None, roots: Roots, allied: Mapping[str, str] | None = None
) -> Credibility:
    """The first rule that holds, in this order.

    6 no root asserts it, or it is not agreed what it is about (premise disputed) · 5 one bloc asserts, two or more
    deny · 4 somebody denies or contradicts it · 1 two or more blocs assert the same · 2 a side says it against its own
    interest, or several assert it to a differing extent or of different times (growth) · 3 one bloc asserts it, nobody
    denies it.
    """
    found = stances(accounts, roots, relation)
    code, grade, words = _judged(found, relation, allied or {}, _admissions(accounts, roots))
    return Credibility(grade, (Reason(code, words),))


def _judged(
    found: Stances, relation: str | None, allied: Mapping[str, str], admitting: Sequence[str]
) -> tuple[str, int, str]:
    affirming, denying = blocs(found.affirming, allied), blocs(found.denying, allied)
    sides = ", ".join(found.affirming)
    if not affirming:
        return "no-root", 6, "no independent root asserts it"
    if relation == "premise-disputed":
        return "premise-disputed", 6, "the sides do not agree on what there is to judge"
    if len(denying - affirming) >= 2 and len(affirming) == 1:
        return "denied-by-more", 5, f"{sides} alone asserts it; denied by {', '.join(found.denying)}"
    if denying or relation in ("contradict", "deny"):
        against = f"denied by {', '.join(found.denying)}" if denying else "the accounts contradict each other"
        return "opposed", 4, f"asserted by {sides}; {against}"
    if len(affirming) >= 2 and relation in AGREEING:
        return "independent-roots", 1, f"{len(affirming)} independent roots that are not allied assert it: {sides}"
    if admitting:
        return "against-interest", 2, f"{', '.join(admitting)} says it against its own interest"
    if len(affirming) >= 2:
        return "to-a-differing-extent", 2, f"{sides} assert it, though not to the same extent"
    return "one-root", 3, f"{sides} asserts it; nobody else does, nobody denies it"


def _admissions(accounts: Sequence[Account], roots: Roots) -> list[str]:
    """Sides that say of themselves what a side would rather not: that they broke the truce, lost ground, or that they
    confirm what an adversary says of them.
    """
    side_of = {each: side for side, ids in roots.sides.items() for each in ids}
    found = [side_of[account.id] for account in accounts if account.id in side_of and _admits(account, side_of)]
    return list(dict.fromkeys(found))


def _admits(account: Account, side_of: Mapping[str, str]) -> bool:
    claim = account.claim
    if claim.negated or claim.act not in ("report", "confirm") or claim.agent is None:
        return False
    own = claim.agent.side is not None and claim.agent.side == side_of[account.id]
    against = claim.kind == "violation" or (claim.kind, claim.mode) == ("control", "lost")
    return own and (against or claim.act == "confirm")
