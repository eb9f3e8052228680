"""Propositions and their claims -> claims: those whom an attack killed were killed by whoever made the attack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model import Claim
from hudna.reading.claims import Derived
from hudna.reading.layouts import Layout
from hudna.reading.propositions import Proposition

Read = Sequence[tuple[Proposition, Sequence[Derived]]]


def led_to(marks: Layout, read: Read) -> list[Derived]:
    """ "X shelled the town, which led to the death of three": X is the agent of both."""
    found: list[Derived] = []
    before: tuple[Proposition, Claim] | None = None
    for one, claims in read:
        if before is not None and _follows(marks, before[0], one):
            claims = [replace(each, claim=_by(each.claim, before[1])) for each in claims]
        found += claims
        before = (one, claims[-1].claim) if claims else None
    return found


def _follows(marks: Layout, cause: Proposition, one: Proposition) -> bool:
    """Whether the people of a matter came to harm by the one told right before: "which led to", "so that"."""
    if one.kind != "casualty" or cause.kind not in {"attack", "casualty"} or one.content is not cause.content:
        return False
    if cause.kind == "casualty":  # "which led to the death of three and the wounding of two"
        if one.clause is cause.clause:
            return one.clause.opener in {"gerund", "consequence"}
        return (
            one.clause.opener == "and"
            and cause.clause.opener in {"gerund", "consequence"}
            and _beside(marks, cause, one)
        )
    so = one.clause.opener == "consequence" or "so" in one.trigger.lexeme.before
    return so and _beside(marks, cause, one)


def _beside(marks: Layout, cause: Proposition, one: Proposition) -> bool:
    """Whether a matter's clause follows the other's in one sentence."""
    beside = marks.clause_at[one.clause.first] - marks.clause_at[cause.clause.first] == 1
    return beside and one.clause.first not in marks.sentences


def _by(claim: Claim, cause: Claim) -> Claim:
    """The claim with the attacker as its agent, where it names none and the dead are not the attacker's."""
    agent = cause.agent
    known = claim.agent is not None or agent is None or cause.negated or claim.negated
    if known or agent is None or (claim.target is not None and claim.target.side == agent.side):
        return claim
    return replace(claim, agent=agent) if claim.modality == cause.modality else claim
