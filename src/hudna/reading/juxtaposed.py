"""A comma, semicolon or colon -> whether a clause begins behind it, where clauses stand side by side without "and"."""

from __future__ import annotations

from hudna.reading.scans import Scan
from hudna.reading.speech import VERBAL

_SEMICOLONS = frozenset(";؛")
_ENDS = frozenset(",،;؛:.!?؟(")
_VERBLESS = frozenset({"sentence", "and", "comma", "turn", "contrast", "that", "resumed"})
_LIST = 7  # tokens between a colon and the first number of its list


def semicolon(scan: Scan, index: int) -> bool:
    """A semicolon always parts clauses."""
    return scan.tokens[index].text in _SEMICOLONS and index + 1 < len(scan.tokens)


def side_by_side(scan: Scan, clause: tuple[int, int, str], index: int, *, usual: bool) -> bool:
    """Whether a comma parts two clauses: a finite verb on either side; `usual` is what holds elsewhere.

    In "the fighters, driven from the village, shelled it" and "погибли двое, ранены трое" the verb behind the comma
    tells by itself: only where the words before it have none does it belong to them.
    """
    first, _, opener = clause
    before = any(_finite(scan, i) for i in range(first, index))
    if usual:
        direct = _finite(scan, index + 1) and not any(s.startswith("cue-") for s in scan.senses(index + 1))
        return before or not direct or opener not in _VERBLESS
    return before and _verb_ahead(scan, index + 1)


def _verb_ahead(scan: Scan, index: int) -> bool:
    """Whether a finite verb stands before the next mark."""
    while index < len(scan.tokens) and scan.tokens[index].text not in _ENDS:
        if _finite(scan, index):
            return True
        index += 1
    return False


def _finite(scan: Scan, index: int) -> bool:
    """Whether a finite verb stands at a token."""
    if index in scan.taken or index >= len(scan.tokens):
        return False
    return any(x.form.speech in VERBAL and x.form.features != "infinitive" for x in scan.lexemes[index])


def itemises(scan: Scan, first: int, index: int) -> bool:
    """ "five violations: two in Shusha and three in …": the colon opens the parts of what is counted before it."""
    counted = any(m is not None and m.type == "number" for m in (scan.begin.get(i) for i in range(first, index)))
    if not counted:
        return False
    for at in range(index + 1, min(index + _LIST, len(scan.tokens))):
        if _finite(scan, at) or scan.tokens[at].text in _ENDS:
            return False
        mention = scan.begin.get(at)
        if mention is not None and mention.type == "number":
            return True
    return False
