"""A capital, government house or country -> the state as an actor, where its place in the clause makes it a party."""

from __future__ import annotations

from hudna.gazetteer.actors import register
from hudna.model import Actor
from hudna.reading.borrowed import sponsoring
from hudna.reading.scans import Mention, Scan

_NAMES = ("seat-", "house-", "state-")
_NOUNS = frozenset({"noun", "fixed"})


def seat_at(scan: Scan, index: int) -> Mention | None:
    """The state that a capital or country name at a token stands for."""
    for lexeme in scan.lexemes[index]:
        sense = lexeme.form.sense
        if not sense.startswith(_NAMES) or lexeme.form.speech not in _NOUNS or lexeme.after is not None:
            continue
        if sponsoring(scan, lexeme.last):
            continue
        state = register().states.get(sense.partition("-")[2])
        if state is not None:
            span = scan.span(index, lexeme.last, lexeme.skip)
            actor = Actor(state.name, state.code, "GOV", span)
            return Mention("actor", index, lexeme.last, span, actor, "3fs", lexeme.before, "seat")
    return None
