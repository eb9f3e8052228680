"""Tokens and numbers -> whether "and" before a counted subject joins a clause, and what only parts a count."""

from __future__ import annotations

from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan
from hudna.reading.signs import COMMAS
from hudna.reading.speech import VERBAL

AMONG = frozenset({"part-among"})
_PARTS = 14  # tokens of the parts between two commas


def in_number(scan: Scan, index: int) -> bool:
    """The comma of "1,000", the "whom" of "two of whom"; the comma before "of whom two"."""
    if index in scan.counted and index - 1 in scan.counted and scan.begin.get(index) is None:
        return scan.language.leading != {}
    if not scan.language.leading or not scan.where[AMONG]:
        return False
    return _parted(scan, index + (scan.tokens[index].text in COMMAS))


def _parted(scan: Scan, index: int) -> bool:
    """ "of which 12 were explosions": a part of what is counted before."""
    among = scan.lexeme(index, AMONG)
    return among is not None and among.last in scan.begin and scan.begin[among.last].type == "number"


def joins_clause(scan: Scan, found: list[tuple[int, int, str]], index: int) -> bool:
    """Whether "and" as a word of its own joins a clause with a subject: a number or actor with its verb."""
    at = index + 1
    if at < len(scan.tokens) and scan.language.leading.get(scan.tokens[at].folded) == "the":
        at += 1
    mention = scan.begin.get(at)
    if mention is None or mention.type not in {"number", "actor"} or mention.note == "adjective":
        return False
    verb = _past_parts(scan, mention.last)
    after = range(verb, min(verb + 2, len(scan.lexemes)))
    if not any(_tells(x) for i in after for x in scan.lexemes[i]):
        return False
    return any(_tells(x) for i in range(found[-1][0], index) for x in scan.lexemes[i])


def _past_parts(scan: Scan, index: int) -> int:
    """The token behind ", among them 21 minors,": the parts of what is counted, set between it and its verb."""
    if index >= len(scan.tokens) or scan.tokens[index].text not in COMMAS or not _parted(scan, index + 1):
        return index
    for at in range(index + 2, min(index + _PARTS, len(scan.tokens))):
        if scan.tokens[at].text in COMMAS:
            return at + 1
    return index


def _tells(lexeme: Lexeme) -> bool:
    """A finite verb that is no saying word, or what stands before one ("will", "must")."""
    sense = lexeme.form.sense
    return (lexeme.form.speech in VERBAL and not sense.startswith("cue-")) or sense in {"future", "ought"}
