"""Triggers that only say why something happened: no matters of their own."""

from __future__ import annotations

from hudna.reading.layouts import Layout
from hudna.reading.scans import Scan
from hudna.reading.triggers import Trigger


def what_killed(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """ "three were killed because of shelling": a cause inside a casualty, which a word may take for its own verb."""
    clause = marks.clause(trigger.token)
    if clause.opener != "cause" or clause.first == 0 or clause.first in marks.sentences:
        return False
    before = marks.clause(clause.first - 1)
    return trigger.token - clause.first <= 2 and any(
        scan.lexeme(index, _HARM) is not None for index in range(before.first, before.last)
    )


_HARM = frozenset({"kill", "perish", "hit", "injure", "dead", "wounded", "victims"})
