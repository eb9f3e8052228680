"""Tokens of an attribution -> what is only inserted: asides, adjuncts, the medium spoken to."""

from __future__ import annotations

from hudna.model import Actor
from hudna.reading.cues import Cue
from hudna.reading.scans import Scan
from hudna.reading.signs import COMMAS
from hudna.reading.speakers import GOVERNING, QUOTES
from hudna.reading.walks import Walk

_ADJUNCT = 14  # tokens of "in a statement that the agency carried"
_FAR = 6  # tokens between a cue and whom it addresses


def aside(walk: Walk, index: int) -> bool:
    """ "an official, who asked not to be named, said that": a clause between commas that "that" comes after."""
    tokens = walk.scan.tokens
    if tokens[index - 1].text not in COMMAS:
        return False
    scan, last = walk.scan, walk.sentence.last
    if _subject_open(walk, index) and next_comma(walk, index) > index:
        return True
    for after in range(index + 1, min(index + _ADJUNCT, last - 1)):
        if scan.lexeme(after, {"that"}) is not None:
            return False
        if tokens[after].text in COMMAS:
            if (
                after - index <= 2
                and scan.lexeme(after + 1, {"that"}) is not None
                and scan.language.settings.get("told_behind")
            ):
                return False  # a comma stands before "that" anyway: it is the participle's own
            if not _begun(walk, index) or scan.lexeme(after + 1, {"turn", "contrast"}) is not None:
                return False
            return any(
                (that := scan.lexeme(i, {"that"})) is not None and "and" not in that.before
                for i in range(after + 1, min(after + _FAR, last))
            )
    return False


def _begun(walk: Walk, index: int) -> bool:
    """Whether somebody or a saying word stands before the comma, so that something can be set into it."""
    first = walk.sentence.first
    if any(i in walk.cues for i in range(first, index)):
        return True
    return next(iter(walk.scan.actors_in(first, index)), None) is not None


def _subject_open(walk: Walk, index: int) -> bool:
    """Whether a cue verb before the comma has only its subject so far: what it says is still to come."""
    for before in range(index - 2, walk.sentence.first - 1, -1):
        cue = walk.cues.get(before)
        if cue is not None and cue.speech == "verb":
            return cue.act != "report" and index - cue.last <= _ADJUNCT
        if _object(walk, before):
            return False
        if walk.scan.lexeme(before, {"that"}) or walk.scan.tokens[before].text in COMMAS or event(walk.scan, before):
            return False
    return False


def _object(walk: Walk, index: int) -> bool:
    """A noun behind the verb that names nobody, where commas stand before every "that"."""
    scan = walk.scan
    if index in scan.taken or not scan.language.settings.get("told_behind"):
        return False
    return any(x.form.speech in {"noun", "deed"} for x in scan.lexemes[index])


def set_off(walk: Walk, cue: Cue) -> bool:
    """ ", asking not to be named, … that": a participle between commas that "that" comes after."""
    return cue.first > walk.sentence.first and aside(walk, cue.first)


def tells_of(walk: Walk, cue: Cue) -> bool:
    """ "in a statement that the agency carried": a verb with a pronoun tells of the noun before it, opens nothing."""
    if cue.speech == "verb" and cue.first > walk.sentence.first and aside(walk, cue.first):
        return True
    if cue.lexeme.after is None or cue.joined or cue.speech != "verb":
        return False
    before = walk.scan.lexemes[cue.first - 1] if cue.first > walk.sentence.first else []
    return any(x.form.sense == "utterance" for x in before) or cue.force == "carry"


def past_medium(scan: Scan, first: int) -> int:
    """The token after "to the agency X", the one that was spoken to."""
    for mention in scan.actors_in(first, first + _FAR):
        actor = mention.value
        near = mention.first - first <= 2 and any("to" in x.before for x in scan.lexemes[first])
        if (
            isinstance(actor, Actor)
            and actor.sector == "MED"
            and (near or (mention.first == first and "to" in mention.before))
        ):
            closing = mention.last < len(scan.tokens) and scan.tokens[mention.last].text in QUOTES
            return mention.last + closing
        break
    return first


def past_adjunct(walk: Walk, first: int, last: int) -> int:
    """The token after ", in a statement that the agency carried," or "in a statement", where one stands here."""
    scan, start = walk.scan, first
    if first < last and scan.tokens[first].text in COMMAS:
        start += 1
        if start < last and _inserted(walk, start):
            return next_comma(walk, start)
    if start >= last or (scan.lexeme(start, {"in"}) is None and not any("by" in x.before for x in scan.lexemes[start])):
        return first
    reach = 5 if start > first else 3  # between commas, "in a series of statements" is read too
    noun = next((i for i in range(start, min(start + reach, last)) if scan.lexeme(i, {"utterance"}) is not None), None)
    if noun is None:
        return first
    if start > first:
        comma = next_comma(walk, noun)
        if comma > noun:
            return comma
    end = noun + 1
    while end < min(last, noun + _FAR) and _adjoined(scan, end):
        end += 1
    return end


def _adjoined(scan: Scan, index: int) -> bool:
    """A word that still belongs to "in the same statement": no preposition, no noun of event, no mark."""
    if scan.tokens[index].shape != "word":
        return False
    lexemes = scan.lexemes[index]
    return not any(x.form.speech in {"deed", "fixed", "verb"} or GOVERNING & set(x.before) for x in lexemes)


def _inserted(walk: Walk, start: int) -> bool:
    """ ", on the lips of its spokesman," or ", who spoke to the radio,": words between commas that say nothing yet."""
    cue = walk.cues.get(start)
    if cue is not None and cue.attributing:
        return True
    verbal = any(x.form.speech == "verb" and "and" not in x.before for x in walk.scan.lexemes[start])
    return verbal and next_comma(walk, start) > start


def next_comma(walk: Walk, start: int) -> int:
    """The token after the next comma near by, or `start` where there is none."""
    for index in range(start + 1, min(start + _ADJUNCT, walk.sentence.last - 1)):
        if walk.scan.tokens[index].text in COMMAS:
            return index + 1
    return start


def event(scan: Scan, index: int) -> bool:
    """A noun of event outside any name: what is said has begun before the quotation."""
    if index in scan.named:
        return False
    return any(x.form.speech == "deed" and x.form.sense != "utterance" for x in scan.lexemes[index])
