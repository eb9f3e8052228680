"""Tokens before a saying verb -> what belongs to its subject's name: marks inside it, its head, verbs that end it."""

from __future__ import annotations

from hudna.reading.adjuncts import is_a
from hudna.reading.scans import Mention, Scan
from hudna.reading.signs import COMMAS
from hudna.reading.speakers import governed
from hudna.reading.speech import PREPOSITIONS, VERBAL

_STOPS = frozenset(".!?")
_WITHIN = 6  # tokens of brackets or quotation marks inside a name
_FEW = 3  # words between a noun and the participle that tells of it


def inside_name(scan: Scan, index: int) -> bool:
    """A hyphen, an apostrophe, the stop of an initial, brackets around a short form."""
    tokens = scan.tokens
    for pair in ("()", '"“”'):
        if tokens[index].text in pair:
            if index and tokens[index - 1].text in COMMAS | _STOPS:
                return False  # a quotation ends
            near = (*range(max(0, index - _WITHIN), index), *range(index + 1, min(len(tokens), index + _WITHIN)))
            return any(tokens[i].text in pair for i in near)
    glued = index > 0 and tokens[index - 1].end == tokens[index].start
    if tokens[index].text in "'’-":
        return glued
    return tokens[index].text == "." and glued and len(tokens[index - 1].text) <= _FEW


def finite(scan: Scan, index: int) -> bool:
    """Whether a token can only be a finite verb or an auxiliary."""
    lexemes = scan.lexemes[index]
    if index in scan.taken or not lexemes or _compounded(scan, index):
        return False
    if index and (is_a(scan, index - 1, "the") or is_a(scan, index - 1, "a")):
        return False
    return all(x.form.speech in VERBAL or x.form.sense in {"future", "may", "ought"} for x in lexemes)


def _compounded(scan: Scan, index: int) -> bool:
    """ "Kurdish-led": the second half of a compound is no verb."""
    tokens = scan.tokens
    return index > 0 and tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start


def reduced(scan: Scan, index: int) -> bool:
    """ "witnesses interviewed separately", "residents reached by phone": a participle that tells of the noun before."""
    past = any("past" in x.form.features for x in scan.lexemes[index])
    after = scan.lexeme(index + 1, PREPOSITIONS | {"manner", "medium"})
    noun = index > 0 and (index - 1 in scan.acting or any(x.form.speech == "noun" for x in scan.lexemes[index - 1]))
    return past and after is not None and noun


def free_actor(scan: Scan, mention: Mention) -> bool:
    return mention.note != "adjective" and not governed(scan, mention)


def subject_in(scan: Scan, first: int, last: int) -> Mention | None:
    """The actor that is the head of a noun phrase: the first that no preposition governs."""
    actors = [m for m in scan.actors_in(first, last) if m.note != "adjective"]
    free = [m for m in actors if not governed(scan, m)]
    if free:
        return next((m for m in free if not _owns(scan, m, last)), free[0])
    told = any(scan.lexeme(i, {"utterance"}) for i in range(first, min(last, first + 4)))
    return actors[0] if told and actors else None  # "a report by the UN"


def _owns(scan: Scan, mention: Mention, last: int) -> bool:
    """Whether an owner's ending stands behind: "Sudan's paramilitary group RSF" is the RSF."""
    tokens, at = scan.tokens, mention.last
    return at < last and tokens[at].text in "'’" and tokens[at].start == tokens[at - 1].end
