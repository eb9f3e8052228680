"""Clauses -> what is only supposed ("if X"), and what stands under a supposition ("…, Y")."""

from __future__ import annotations

from hudna.reading.layouts import Layout
from hudna.reading.scans import Scan
from hudna.reading.signs import COMMAS

_PROVISOS = frozenset({"proviso"})
_NEAR = 2  # tokens between "in case of" and the deed that is supposed


def supposed(scan: Scan, marks: Layout, token: int, verbal: bool) -> bool:
    """Whether a matter is the "if X" of "if X, Y": X claims nothing unless the text calls it a condition.

    Only where a comma surely parts X and Y.
    """
    number = marks.clause_at[token]
    clause = marks.clauses[number]
    if clause.opener != "condition" or not scan.language.settings.get("juxtaposes"):
        return False
    if any(scan.lexeme(i, _PROVISOS) for i in range(clause.first, clause.last)):
        return False
    if verbal:
        return _follows(marks, number) or (clause.first > 0 and scan.tokens[clause.first].text in COMMAS)
    return token - clause.body <= _NEAR


def under_condition(marks: Layout, token: int) -> bool:
    """Whether the clause right before, in the same sentence, is an "if"."""
    number = marks.clause_at[token]
    return number > 0 and marks.clauses[number - 1].opener == "condition" and _follows(marks, number - 1)


def _follows(marks: Layout, number: int) -> bool:
    """Whether another clause of the same sentence follows."""
    return number + 1 < len(marks.clauses) and marks.clauses[number + 1].first not in marks.sentences
