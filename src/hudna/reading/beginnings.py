"""Clauses -> where the words of a matter begin in them."""

from __future__ import annotations

from hudna.reading.layouts import Clause, Layout
from hudna.reading.scans import Scan


def opening(marks: Layout, clause: Clause, number: int) -> int:
    """Where a clause's own words begin: a cause at the head of its sentence belongs to what it caused.

    "One soldier, according to the staff, died": the subject stands before the attribution.
    """
    if clause.opener == "cause" and clause.first in marks.sentences:
        return clause.first
    if clause.opener == "resumed" and number > 1 and marks.clauses[number - 1].opener == "according":
        head, last = marks.clauses[number - 2], marks.clauses[number - 1].first
        if head.opener == "cause" and number > 2 and head.last == last and head.first not in marks.sentences:
            head, last = marks.clauses[number - 3], head.first  # "fell because of it, according to X, 217 dead"
        if head.opener in _HEADS and head.last == last:
            return head.body
    return clause.body


_HEADS = frozenset({"sentence", "turn", "contrast", "that", "and"})


def antecedent(scan: Scan, clause: Clause) -> int:
    """Where the noun before a relative clause begins."""
    at = clause.first
    for start in range(max(0, at - 6), at):
        mention = scan.begin.get(start)
        if mention is not None and mention.last == at:
            return start
    for start in range(max(0, at - 4), at):
        if any(lexeme.last == at for lexeme in scan.lexemes[start]):
            return start
    return max(0, at - 1)
