"""Clauses -> whether a matter stands under a supposition: the Y of "if X, Y"."""

from __future__ import annotations

from hudna.reading.layouts import Layout


def under_condition(marks: Layout, token: int) -> bool:
    """Whether the clause right before, in the same sentence, is an "if"."""
    number = marks.clause_at[token]
    if number == 0 or marks.clauses[number - 1].opener != "condition":
        return False
    return marks.clauses[number].first not in marks.sentences
