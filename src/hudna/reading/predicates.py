"""Triggers -> which assert by where they stand: what is found, what something is said to be, what only describes."""

from __future__ import annotations

from hudna.languages import language
from hudna.reading.adjuncts import is_a
from hudna.reading.layouts import Layout
from hudna.reading.phrasing import phrase_start
from hudna.reading.scans import Scan
from hudna.reading.speech import PREPOSITIONS, being
from hudna.reading.triggers import Trigger, hanging

_FINITE = frozenset({"verb", "passive"})
_OTHER = frozenset({"verb", "passive", "deed"})
_AUXILIARY = frozenset({"be", "may", "future", "ought", "perhaps"})
_NEAR = 8  # tokens between a verb of finding and what is found
_SAYS = frozenset({"be", "constitute"})


def found_here(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """ "spotted six howitzers": the first thing behind a verb of finding, with no preposition between."""
    if not scan.language.leading:
        return False
    clause = marks.clause(trigger.token)
    for index in range(trigger.token - 1, max(clause.first - 1, trigger.token - _NEAR - 1), -1):
        here = scan.lexemes[index]
        if any(_finds(scan, x.form.sense) and x.form.speech == "verb" for x in here):
            return True
        if scan.tokens[index].shape == "mark" and scan.tokens[index].text not in "()-":
            return False
        if any(x.form.speech in _OTHER or (x.form.speech == "fixed" and x.form.sense in PREPOSITIONS) for x in here):
            return False
    return False


def _finds(scan: Scan, sense: str) -> bool:
    known = language(scan.language.code).sense(sense) if sense.startswith("cue-") else None
    return known is not None and known.attributes.get("force") == "finding"


def auxiliary(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """ "remains gripped by war", "remained closed": a verb of staying that only leads to a participle."""
    after = trigger.lexeme.last
    if trigger.frame.kind != "presence" or not scan.language.leading or after >= len(scan.tokens):
        return False
    if trigger.lexeme.form.sense != "remain" or trigger.speech != "verb":
        return False
    here = scan.lexemes[after]
    first = marks.clause(trigger.token).first
    staying = any(scan.lexeme(i, {"forces", "weapons"}) is not None for i in range(first, trigger.token))
    staying = staying or bool(scan.actors_in(first, trigger.token))
    return not staying or any(x.form.speech in {"passive", "adjective"} for x in here)


def said_to_be(scan: Scan, trigger: Trigger) -> bool:
    """ "the denial of access is a separate violation": indefinite, right behind a verb of being."""
    if not scan.language.leading or "the" in trigger.lexeme.before:
        return False
    at = phrase_start(scan, trigger.token) - 1
    if at > 0 and scan.tokens[at].shape == "word" and not scan.lexemes[at] and at not in scan.taken:
        at = phrase_start(scan, at) - 1  # "is a separate violation"
    return 0 <= at < trigger.token - 1 and scan.lexeme(at, _SAYS) is not None


def wished(scan: Scan, trigger: Trigger) -> bool:
    """ "residents wishing to leave": what somebody only wants to do has not been done."""
    at = trigger.token - 1
    return trigger.speech == "verb" and is_a(scan, at, "to") and scan.lexeme(at - 1, {"wish"}) is not None


def laid(scan: Scan, trigger: Trigger) -> bool:
    """ "mines laid across a road": a participle that only tells of mines which are there."""
    plants = trigger.speech == "passive" and trigger.lexeme.form.sense == "plant"
    return plants and bool(scan.language.settings.get("passive_auxiliary")) and not being(scan, trigger.token)


def inside_phrase(scan: Scan, trigger: Trigger) -> bool:
    """ "in areas not controlled by the government": a participle of a noun behind a preposition."""
    if being(scan, trigger.token):
        return False
    noun = trigger.token - 1
    while noun > 0 and scan.lexeme(noun, {"negator", "manner"}) is not None:
        noun -= 1
    at = phrase_start(scan, noun) - 1
    if noun < 0 or at < 0 or not any(x.form.speech == "noun" for x in scan.lexemes[noun]):
        return False
    return any(x.form.sense in PREPOSITIONS and x.form.speech == "fixed" for x in scan.lexemes[at])


def sure(scan: Scan, trigger: Trigger) -> bool:
    """A verb, or a noun that asserts by itself; not what thanks are given for ("grateful for its good offices")."""
    if trigger.frame.adjunct and trigger.speech not in _FINITE:
        return scan.lexeme(max(0, trigger.token - 2), _OWED) is None
    return trigger.speech in _FINITE or denies_itself(scan, trigger)


_OWED = frozenset({"for"})  # "grateful for its good offices"


def none_of_it(scan: Scan, trigger: Trigger) -> bool:
    """ "with no word of casualties": nobody came to harm."""
    at = trigger.token
    return trigger.frame.kind == "casualty" and any(
        x.last == at and x.last > start + 1 and x.form.sense == "negator-noun"
        for start in range(max(0, at - 5), at)
        for x in scan.lexemes[start]
    )


def reduced(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """ "areas held by rebels were calm": a participle without a verb of being, in a clause that has its own verb."""
    if being(scan, trigger.token):
        return False
    clause = marks.clause(trigger.token)
    return any(
        x.form.speech in _FINITE and x.form.sense not in _AUXILIARY - {"be"}
        for i in range(clause.first, clause.last)
        if i != trigger.token
        for x in scan.lexemes[i]
    )


def depends(scan: Scan, trigger: Trigger) -> bool:
    """A noun that hangs on a condition."""
    return trigger.speech not in _FINITE and hanging(scan, trigger.token)


def denies_itself(scan: Scan, trigger: Trigger) -> bool:
    """ "fire we did not open", as one phrase with its negator and its verb."""
    return trigger.speech == "fixed" and scan.lexeme(trigger.token, _DENIES) is not None


_DENIES = frozenset({"negator-noun"})


def _capitals(scan: Scan, first: int, last: int) -> bool:
    """Whether the words of a sentence are all in capitals."""
    return last - first > _LONE and scan.text[scan.tokens[first].start : scan.tokens[last - 1].end].isupper()


_LONE = 2  # tokens of a word with its stop: an abbreviation


def section_line(scan: Scan, first: int, last: int) -> bool:
    """A line of a few words without a verb or a number: the heading of a section. A stop only in capitals."""
    last = _unnoted(scan, first, last)
    if last - first > _SHORT or (scan.tokens[last - 1].shape == "mark" and not _capitals(scan, first, last)):
        return False
    if any(index in scan.taken for index in range(first, last)):
        return False
    return not any(x.form.speech in _FINITE for i in range(first, last) for x in scan.lexemes[i])


_SHORT = 6  # tokens of a heading


def _unnoted(scan: Scan, first: int, last: int) -> int:
    """The end of a heading without the number of a note ("Ceasefire violations[1]")."""
    at = last - 1
    while at > first and (scan.tokens[at].text in "[]" or scan.tokens[at].shape == "number"):
        at -= 1
    return at + 1 if any(scan.tokens[i].text == "[" for i in range(at + 1, last)) else last


def cases_of(scan: Scan, trigger: Trigger) -> bool:
    """ "three cases of shooting": a deed whose cases are counted."""
    at = trigger.token - 1
    if trigger.speech != "deed" or scan.lexeme(at, {"about"}) is None:
        return False
    return any(m.last == at and getattr(m.value, "unit", None) == "incident" for m in scan.numbers)
