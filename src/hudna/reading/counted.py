"""Tokens -> people in them: counted ones, named groups; whether a phrase runs over what is counted by itself."""

from __future__ import annotations

from hudna.model import Quantity
from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan, within
from hudna.reading.singles import person_group

_AFTER = 9  # tokens behind a stretch in which a number that begins in it may end
_PEOPLE = frozenset({"person", "household"})


def person_in(scan: Scan, first: int, last: int) -> int | None:
    """Where people stand: a number of persons or households, a word for a group of persons."""
    for mention in within(scan.numbers, first, last + _AFTER):
        if mention.first < last and isinstance(mention.value, Quantity) and mention.value.unit in _PEOPLE:
            return mention.first
    for token in range(first, last):
        senses = (x.form.sense for x in scan.lexemes[token])
        if any(one.startswith("group-") and person_group(scan.language.code, one) is not None for one in senses):
            return token
    return None


def counts_apart(scan: Scan, lexeme: Lexeme) -> bool:
    """ "left four dead and nine wounded": the end of a phrase with a gap that is counted by itself."""
    if lexeme.tail is None or lexeme.tail[0] not in scan.counted:
        return False
    return any(index not in scan.counted for index in range(lexeme.last, lexeme.tail[0]))
