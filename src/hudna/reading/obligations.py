"""Scan and clauses -> the tokens that stand as terms of an agreement."""

from __future__ import annotations

from hudna.reading.layouts import Layout
from hudna.reading.scans import Scan

_PROVIDES = frozenset({"provide"})
_COMPRISES = frozenset({"comprise"})
_DEALS = frozenset({"agreement", "truce", "truce-deal", "lull"})
_UNDER = frozenset({"under-agreement"})
_ENDS = frozenset({"turn", "contrast", "participle", "sentence"})


def obliged(scan: Scan, marks: Layout) -> set[int]:
    """Tokens in the reach of "the agreement provides for …" or "under the agreement …"."""
    found: set[int] = set()
    for sentence in scan.sentences:
        for index in range(sentence.first, sentence.last):
            senses = {x.form.sense for x in scan.lexemes[index]}
            if senses & _PROVIDES or (senses & _COMPRISES and _deal_beside(scan, index)):
                first = _begin(scan, marks, index + 1, sentence.last)
                found.update(range(first, _end(marks, first, sentence.last)))
            elif senses & _UNDER and _planned(scan, index, sentence.last):
                found.update(range(sentence.first, sentence.last))
    return found


def _deal_beside(scan: Scan, index: int) -> bool:
    """Whether the agreement that has the terms stands right beside the verb."""
    return any(scan.lexeme(i, _DEALS) for i in range(max(0, index - 4), min(len(scan.tokens), index + 3)))


def _begin(scan: Scan, marks: Layout, first: int, last: int) -> int:
    """Where the terms begin: at the first noun of event outside a relative clause, or right here."""
    for index in range(first, last):
        if marks.clause(index).opener == "relative" or index in scan.named or scan.lexeme(index, _DEALS):
            continue
        if any(x.form.speech == "deed" for x in scan.lexemes[index]):
            return index
    return first


def _end(marks: Layout, first: int, last: int) -> int:
    """The reach of a verb of providing: up to the next main clause."""
    for index in range(first, last):
        clause = marks.clause(index)
        if clause.first == index and clause.opener in _ENDS:
            return index
    return last


def _to_come(features: str) -> bool:
    return "present" in features or "future" in features


def _planned(scan: Scan, first: int, last: int) -> bool:
    """ "Under the deal the groups will hand over …": what is to come is a term, what happened is not."""
    if any("will" in x.before or _to_come(x.form.features) for i in range(first, last) for x in scan.lexemes[i]):
        return True
    before = range(max(0, first - 4), first)
    return any(x.form.sense == "on" and x.last in scan.begin for i in before for x in scan.lexemes[i])
