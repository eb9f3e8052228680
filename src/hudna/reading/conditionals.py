"""Propositions -> propositions: what follows "if" only conditions the matter beside it, which is then hypothetical."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.reading.layouts import Layout
from hudna.reading.propositions import Proposition

_IF = "condition"
_NEAR = 2  # tokens between "in case of" and its noun
_MAIN = frozenset({"comma", "and", "resumed"})


def conditioned(marks: Layout, propositions: Sequence[Proposition]) -> list[Proposition]:
    """Mark the matters that a condition stands beside; drop the condition's own."""
    if all(clause.opener != _IF for clause in marks.clauses):
        return list(propositions)
    idle: set[int] = set()
    for one in propositions:
        if one.clause.opener == _IF or one.echo:
            continue
        number = _condition_of(marks, one)
        if number is None:
            continue
        clause = marks.clauses[number]
        one.hypothetical = True
        one.span = (min(one.first, clause.body if clause.body > clause.first + 1 else clause.first), one.last)
        if clause.first > one.first:
            one.span = (one.first, max(one.last, clause.last))
        idle.add(number)
    return [one for one in propositions if not _conditions(marks, one, idle, propositions)]


def _conditions(marks: Layout, one: Proposition, idle: set[int], propositions: Sequence[Proposition]) -> bool:
    """Whether a matter is only a condition: what follows "if", or the noun behind "in case of" before its verb."""
    if one.clause.opener != _IF:
        return False
    near = one.trigger.token - one.clause.body <= _NEAR and one.trigger.speech not in {"verb", "passive"}
    return marks.clause_at[one.clause.first] in idle or (near and _answered(propositions, one))


def _answered(propositions: Sequence[Proposition], one: Proposition) -> bool:
    """ "in case of attacks the army will answer": the condition is a noun, and its clause goes on to another matter."""
    return any(
        other is not one and other.clause is one.clause and other.trigger.token > one.clause.body + _NEAR
        for other in propositions
    )


def _condition_of(marks: Layout, proposition: Proposition) -> int | None:
    """The number of the condition that begins the sentence before a matter's clause, or follows it."""
    number = marks.clause_at[proposition.clause.first]
    clauses = marks.clauses
    before, after = number - 1, number + 1
    if (
        before >= 0
        and clauses[before].opener == _IF
        and proposition.clause.opener in _MAIN
        and proposition.clause.first not in marks.sentences
    ):
        return before
    if after < len(clauses) and clauses[after].opener == _IF and clauses[after].first not in marks.sentences:
        return after
    return None
