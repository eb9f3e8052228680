"""Triggers -> the triggers that assert something: a noun of event claims nothing unless its clause says so.

"The shelling" in "the street where the shelling began to be heard" is only named; "shelled the town", "carried out
shelling", "denied the shelling", "announced the killing of five" assert it.
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.kinds import kind
from hudna.model import Quantity
from hudna.reading.attributives import attributive
from hudna.reading.contents import Content
from hudna.reading.dependents import what_killed
from hudna.reading.headings import heading
from hudna.reading.layouts import Layout
from hudna.reading.predicates import (
    auxiliary,
    cases_of,
    depends,
    found_here,
    inside_phrase,
    laid,
    none_of_it,
    reduced,
    said_to_be,
    section_line,
    sure,
    wished,
)
from hudna.reading.scans import Mention, Scan, within
from hudna.reading.speech import PREPOSITIONS
from hudna.reading.triggers import Trigger, carried_out

LIGHT = frozenset(
    {"start", "launch", "continue", "halt", "end", "complete", "resume", "extend", "renew", "suspend", "commit",
     "carry-out", "happen", "undergo", "affect", "passive-light", "lead-to", "fall", "agree", "allow", "refuse",
     "include", "manage"}
)  # fmt: skip
_VERBAL = frozenset({"verb", "passive"})
_NOMINAL_HEADS = frozenset({"participle", "passive_participle", "adjective"})
_GOVERNING = frozenset({"by", "to", "as"})
_REACH = 8
_NAMED_BY = 3  # tokens of a place's name before the one that is a verb too
_BEGINS = frozenset({"sentence", "colon", "dash", "that", "and", "comma", "turn", "contrast", "consequence", "quote"})
_NAMED = frozenset({"deed", "noun"})
_COUNTED = frozenset(
    {"casualty", "displacement", "detention", "violation", "evacuation", "shelter", "medical", "aid", "damage"}
)


def licensed(
    scan: Scan, marks: Layout, triggers: Sequence[Trigger], owner: Sequence[Content | None], terms: set[int]
) -> list[Trigger]:
    """The triggers that assert their matter; the others are noted in `scan.refused`."""
    kept: list[Trigger] = []
    for trigger in triggers:
        joined = not trigger.frame.found and _joined_to(kept, trigger, marks, scan)
        asserts = not _beside_term(scan, kept, trigger, terms) and _asserts(scan, marks, trigger, owner, terms)
        if asserts or joined:
            kept.append(trigger)
        else:
            word = scan.span(trigger.lexeme.first, trigger.lexeme.last).of(scan.text)
            scan.refused.append(f"{trigger.frame.kind}/{trigger.frame.name}: {word} is only named, nothing asserts it")
    return kept


def _asserts(scan: Scan, marks: Layout, trigger: Trigger, owner: Sequence[Content | None], terms: set[int]) -> bool:
    content, frame = owner[trigger.token], trigger.frame
    if content is not None and content.void:
        return False
    if frame.acts and (content is None or content.act not in frame.acts):
        return False
    if trigger.speech in _NAMED and heading(scan, trigger.token) and not _counted(scan, marks, trigger):
        return False
    if frame.found:
        return found_here(scan, marks, trigger)
    if _describes_area(scan, marks, trigger) or auxiliary(scan, marks, trigger) or wished(scan, trigger):
        return False
    if frame.kind == "attack" and (what_killed(scan, marks, trigger) or laid(scan, trigger)):
        return False
    if trigger.speech == "participle" and depends(scan, trigger):
        return False  # "a condition for stopping the operation"
    if trigger.token in terms or sure(scan, trigger) or cases_of(scan, trigger):
        return True
    if depends(scan, trigger):
        return False
    if frame.predicate and trigger.speech != "deed":
        return _predicate(scan, marks, trigger)
    if trigger.speech in _NOMINAL_HEADS:
        return "the" not in trigger.lexeme.before and not attributive(scan, trigger.token)
    return (content is not None and _said(trigger, content)) or _noun_asserts(scan, marks, trigger)


def _beside_term(scan: Scan, kept: Sequence[Trigger], trigger: Trigger, terms: set[int]) -> bool:
    """ "to withdraw and punish those guilty of shelling": a noun behind a preposition, beside a term of its clause."""
    if trigger.token not in terms or trigger.speech in _VERBAL or trigger.joined:
        return False
    if not any(other.clause == trigger.clause and other.token in terms for other in kept[-2:]):
        return False
    at = trigger.token
    before = range(max(0, at - 3), at)
    return any(x.form.sense in _ASIDE and x.last == at for i in before for x in scan.lexemes[i])


_ASIDE = frozenset({"in", "about", "during", "for", "cause", "after", "before"})


def _said(trigger: Trigger, content: Content) -> bool:
    """The first thing in what somebody says, or near in the object of an act ("denied", "demanded")."""
    distance = trigger.token - content.first
    return 0 <= distance <= 1 or (content.act != "report" and content.opening == "object" and distance <= _REACH)


def _noun_asserts(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """A noun of event: counted, done by a light verb, new in its clause, or its head."""
    if _in_part(scan, trigger) or _spread(scan, marks, trigger):
        return False
    if _counted(scan, marks, trigger) or carried_out(scan, trigger):
        return True
    if none_of_it(scan, trigger):
        return True
    if _topic(scan, trigger) or _general(trigger):
        return False
    if said_to_be(scan, trigger):
        return True
    governed = _governed(scan, trigger)
    if _light_verb(scan, marks, trigger, governed):
        return True
    return not governed and (_begins(scan, marks, trigger) or _new_object(scan, marks, trigger))


def _describes_area(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """ "areas controlled by the government were calm": which ones, where words of their own make a passive."""
    if trigger.frame.kind != "control" or trigger.speech != "passive":
        return False
    if not scan.language.settings.get("passive_auxiliary"):
        return False
    return reduced(scan, marks, trigger) or inside_phrase(scan, trigger)


def _predicate(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """ "is (not) a party", "remains an ally": indefinite, after a verb of being or in a clause without any verb."""
    if "the" in trigger.lexeme.before or trigger.lexeme.after is not None:
        return False
    clause = marks.clause(trigger.token)
    verbs = [
        x.form.sense for i in range(clause.first, trigger.token) for x in scan.lexemes[i] if x.form.speech in _VERBAL
    ]
    return all(sense in _STAYS or (sense in _RESTS and trigger.frame.kind == "detention") for sense in verbs)


_STAYS = frozenset({"be", "continue"})
_RESTS = frozenset({"remain", "reside"})


def _new_object(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """An indefinite noun of event after a verb: "imposed a siege", "opened an inquiry"."""
    if "the" in trigger.lexeme.before or trigger.speech == "noun" or trigger.lexeme.after is not None:
        return False
    clause = marks.clause(trigger.token)
    return any(
        x.form.speech in _VERBAL
        for i in range(max(clause.first, trigger.token - _REACH), trigger.token)
        for x in scan.lexemes[i]
    )


def _begins(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """At the head of a clause that has no verb of another matter."""
    clause = marks.clause(trigger.token)
    if clause.opener == "sentence" and section_line(scan, clause.first, clause.last):
        return False
    if clause.opener not in _BEGINS or trigger.token - clause.body > 1:
        return False
    return trigger.speech != "noun" or "the" not in trigger.lexeme.before


def _governed(scan: Scan, trigger: Trigger) -> bool:
    """After a preposition."""
    if _GOVERNING & set(trigger.lexeme.before):
        return True
    at = trigger.token
    return any(
        x.form.sense in PREPOSITIONS and x.last == at
        for start in range(max(0, at - 3), at)
        for x in scan.lexemes[start]
    )


def _general(trigger: Trigger) -> bool:
    """ "the killing" as such: definite, of nobody named or counted."""
    return trigger.frame.kind == "casualty" and "the" in trigger.lexeme.before and trigger.lexeme.after is None


def _spread(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """ "violations, spread over 12 incidents of shelling and 3 strikes": the parts of what is counted before."""
    clause = marks.clause(trigger.token)
    return any(scan.lexeme(i, {"spread-over"}) is not None for i in range(clause.first, trigger.token))


def _in_part(scan: Scan, trigger: Trigger) -> bool:
    """ "among them 53 wounded": a part of what another matter counts."""
    for first in range(max(0, trigger.token - _REACH), trigger.token + 1):
        mention = scan.begin.get(first)
        if mention is not None and mention.type == "number" and first <= trigger.token < mention.last:
            before = (scan.lexeme(i, {"part-among"}) for i in range(max(0, first - 2), first))
            return any(among is not None and among.last == first for among in before)
    return False


def _topic(scan: Scan, trigger: Trigger) -> bool:
    """After "about", "since", "because of", "after": the event is what something else turns on."""
    at = trigger.token
    return any(
        x.form.sense in _TOPICS and x.last == at and x.after is None and not _led_to(scan, start)
        for start in range(max(0, at - 3), at)
        for x in scan.lexemes[start]
    )


def _led_to(scan: Scan, index: int) -> bool:
    """ "resulted in", with the verb's own preposition, up to its subject away."""
    return any(_leads(scan, i) for i in range(max(0, index - _REACH), index))


_TOPICS = frozenset({"about", "during", "cause", "reason", "despite", "after", "before", "with"})


def _light_verb(scan: Scan, marks: Layout, trigger: Trigger, governed: bool) -> bool:
    """A verb without a matter of its own stands near in the clause, with no other verb between."""
    clause = marks.clause(trigger.token)
    for index in range(trigger.token - 1, max(clause.first, trigger.token - _REACH) - 1, -1):
        found = _verb_kind(scan, index)
        if found is not None:
            return found and not (_leads(scan, index) and not governed and "the" in trigger.lexeme.before)
    if governed:
        return False
    stop = min(len(scan.tokens), trigger.lexeme.last + _REACH)
    for index in range(trigger.lexeme.last, stop):
        if index >= clause.last and marks.clause(index).opener not in {"relative", "and"}:
            return False
        found = _verb_kind(scan, index)
        if found is not None:
            return "the" not in trigger.lexeme.before or not _leads(scan, index)
    return False


def _leads(scan: Scan, index: int) -> bool:
    """ "these violations led to …", "the shelling included": named before, here only a cause."""
    return any(x.form.sense in {"lead-to", "include", "comprise"} for x in scan.lexemes[index])


def _verb_kind(scan: Scan, index: int) -> bool | None:
    """True for a light verb, False for another one, None for no verb."""
    if index in scan.taken and any(m.last > index for m in within(scan.places, index - _NAMED_BY, index + 1)):
        return None  # a town whose name is a verb too ("the city of …")
    senses = {x.form.sense for x in scan.lexemes[index] if x.form.speech in _VERBAL or x.form.sense in LIGHT}
    senses -= {"be", "may", "future"}
    if not senses:
        return None
    return bool(senses & LIGHT) or any(s.startswith("cue-") for s in senses)


def _counted(scan: Scan, marks: Layout, trigger: Trigger) -> bool:
    """A number that measures the kind counts the noun or stands close by."""
    if trigger.frame.kind not in _COUNTED:
        return False
    units = kind(trigger.frame.kind).units
    clause = marks.clause(trigger.token)
    for mention in within(scan.numbers, clause.first, clause.last):
        quantity = mention.value
        if isinstance(quantity, Quantity) and quantity.unit is None and "person" in units:
            return mention.first > trigger.token and _reaches(scan, mention)
        near = mention.first - _REACH < trigger.token < mention.last + _REACH
        if isinstance(quantity, Quantity) and quantity.unit in units and near:
            return True
    return False


def _reaches(scan: Scan, mention: Mention) -> bool:
    """ "the toll rose to 260", "was 260": a bare number that a word of counting or change leads to."""
    before = range(max(0, mention.first - 3), mention.first)
    if scan.language.leading and any(scan.lexeme(i, {"on"}) is not None for i in before):
        return True  # "put the toll at 47,107"
    return "to" in mention.before or any(scan.lexeme(i, {"to", "reach"}) is not None for i in before)


def _joined_to(kept: Sequence[Trigger], trigger: Trigger, marks: Layout, scan: Scan) -> bool:
    """Joined by "and" to one that asserts, in the same sentence."""
    if not trigger.joined or not kept:
        return False
    last = kept[-1]
    return trigger.token - last.token <= 2 * _REACH and not any(
        scan.tokens[i].text in ".!؟" for i in range(last.token, trigger.token)
    )
