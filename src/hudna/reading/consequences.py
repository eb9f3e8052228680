"""Propositions and their claims -> claims: those whom an attack killed were killed by whoever made the attack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model import Claim
from hudna.reading.attackers import attack
from hudna.reading.claims import Derived
from hudna.reading.layouts import Layout
from hudna.reading.propositions import Proposition
from hudna.reading.scans import Scan

Read = Sequence[tuple[Proposition, Sequence[Derived]]]


def led_to(scan: Scan, marks: Layout, read: Read) -> list[Derived]:
    """ "X shelled the town, which led to the death of three": X is the agent of both."""
    if not scan.language.settings.get("subject_first"):
        read = _counted_together(scan, marks, read)
    found: list[Derived] = []
    before: tuple[Proposition, Claim] | None = None
    for one, claims in read:
        if before is not None and _follows(marks, before[0], one):
            claims = [replace(each, claim=_by(each.claim, before[1])) for each in claims]
        found += claims
        before = (one, claims[-1].claim) if claims else None
    return found


def _counted_together(scan: Scan, marks: Layout, read: Read) -> Read:
    """ "the death of five and the wounding of two in a raid of X on Y": what is told behind the last is told of all."""
    found = [list(claims) for _, claims in read]
    for number in range(len(read) - 2, -1, -1):
        (one, claims), (two, _) = read[number], (read[number + 1])
        if claims and found[number + 1] and _one_row(scan, marks, one, two):
            found[number] = [
                replace(each, claim=_as_told(each.claim, found[number + 1][0].claim)) for each in found[number]
            ]
    return [(one, claims) for (one, _), claims in zip(read, found, strict=True)]


def _one_row(scan: Scan, marks: Layout, one: Proposition, two: Proposition) -> bool:
    """Whether two matters are dead and wounded that "and" joins, with nothing told of the first alone."""
    if one.kind != "casualty" or two.kind != "casualty" or one.content is not two.content:
        return False
    if not (one.last == two.first or one.last == two.first - 1) or not _joined(two):
        return False
    if one.clause is not two.clause and not _beside(marks, one, two):
        return False
    told = range(one.trigger.lexeme.last, one.last)
    return not any(attack(x.form) or x.form.sense in _CAUSES for i in told for x in scan.lexemes[i])


_CAUSES = frozenset({"cause", "explode", "mine-weapon"})


def _joined(two: Proposition) -> bool:
    return two.clause.opener == "and" or two.trigger.joined or two.first < two.trigger.token


def _as_told(claim: Claim, last: Claim) -> Claim:
    """A claim with agent, time and place of the last of its row, where it has none of its own."""
    if claim.negated != last.negated or claim.modality != last.modality:
        return claim
    whose = claim.target is not None and last.agent is not None and claim.target.side == last.agent.side
    agent = claim.agent or (None if whose else last.agent)
    return replace(claim, agent=agent, time=claim.time or last.time, place=claim.place or last.place)


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
