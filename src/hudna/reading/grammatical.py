"""The actors of a clause and a trigger -> its subject, its object, whose it is, what stands behind a preposition."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model import Actor
from hudna.reading.cases import cases_of, coordinated, heads, joined, oblique, plural
from hudna.reading.lexemes import readings
from hudna.reading.phrasing import held_start, phrase_start
from hudna.reading.scans import Mention, Scan
from hudna.reading.speakers import after_preposition, agree, governed, verb_between
from hudna.reading.speech import PREPOSITIONS
from hudna.reading.triggers import Trigger

_NONE = frozenset({"negator-noun"})
MUTUAL = frozenset({"ceasefire", "talks", "exchange", "status", "obligation"})  # the second party is the target


def subject_for(scan: Scan, trigger: Trigger, actors: Sequence[Mention], first: int) -> Mention | None:
    """After the verb, or before it at the head of its clause."""
    features = trigger.lexeme.form.features
    if scan.language.settings.get("subject_first"):
        lacks = scan.lexeme(trigger.token, _NONE) is not None  # "of troops there are none"
        ahead = [
            m for m in actors if m.last <= trigger.token and (_may_act(scan, m) or (lacks and "gen" in cases_of(m)))
        ]
        row = coordinated(scan, ahead, ahead[-1]) if ahead else []
        if row and (len(row) > 1 or _fits(scan, features, row[0])):
            return row[0]
        if scan.language.settings.get("genitive"):
            actors = [m for m in actors if _fits(scan, features, m)]
    if scan.language.settings.get("owners_first"):
        actors = [m for m in actors if m.last <= trigger.token]  # no subject stands behind its verb
    after = [m for m in actors if trigger.lexeme.last <= m.first <= trigger.lexeme.last + 3]
    if after and heads(scan, after[0]) is None and _owned(scan, trigger.lexeme.last, after[0].first):
        after = []  # "did not shell the positions of X": X is no subject
        actors = [m for m in actors if m.first < trigger.token]
    if after and _may_act(scan, after[0]) and agree(features, after[0].features):
        return after[0]
    before = [m for m in actors if m.last <= trigger.token and not governed(scan, m) and m.note != "adjective"]
    for mention in before:
        if agree(features, mention.features):
            return mention
    del first
    return None


def _may_act(scan: Scan, mention: Mention) -> bool:
    """Whether an actor may be a subject: no preposition, no other case, or the genitive of what is one."""
    if mention.note == "adjective":
        return False
    return not governed(scan, mention) or (heads(scan, mention) is not None and not after_preposition(scan, mention))


def _fits(scan: Scan, features: str, mention: Mention) -> bool:
    """Whether a verb's form agrees with an actor, in languages with cases in number too."""
    headed = heads(scan, mention)
    if headed is None and not agree(features, mention.features):
        return False
    if not scan.language.settings.get("genitive"):
        return True
    numbers = {plural(features), plural(headed or mention.features)}
    return len(numbers) == 1 or None in numbers


def beside(scan: Scan, mention: Mention, agent: Mention | None) -> bool:
    """Whether an actor is joined to the agent by "and"."""
    return agent is not None and joined(scan, mention) and 0 <= mention.first - agent.last <= 1


def _owned(scan: Scan, first: int, last: int) -> bool:
    """Whether a noun that is no adverb stands between a verb and an actor, so that the actor belongs to that noun."""
    return any(
        scan.tokens[i].shape == "word"
        and i not in scan.timed
        and any(x.form.speech in {"noun", "deed"} and not x.before for x in scan.lexemes[i])
        for i in range(first, last)
    )


def object_for(scan: Scan, trigger: Trigger, actors: Sequence[Mention], agent: Mention | None) -> Mention | None:
    """The first bare actor after the verb that is not its subject."""
    start, tail = trigger.lexeme.last, trigger.lexeme.tail
    if scan.language.leading and tail is not None and tail[0] == start:
        start = tail[1]  # "opened fire on X": the rest of the phrase is no verb between
    if agent is not None and agent.first >= start:
        start = agent.last
    for mention in actors:
        if beside(scan, mention, agent) and trigger.frame.kind not in MUTUAL:
            start = mention.last  # "X and Y shelled": both are the subject
            continue
        if mention.first >= start and mention.first - start <= 4 and mention.note != "adjective":
            if verb_between(scan, start, mention.first):
                return None
            return mention if _takes_deed(scan, mention) else None
    return None


def _takes_deed(scan: Scan, mention: Mention) -> bool:
    """Whether an actor may be a verb's object, or whose the object is: no preposition, and its case."""
    if not scan.language.settings.get("genitive"):
        return not governed(scan, mention) or _held_object(scan, mention)
    cases = cases_of(mention)
    return not after_preposition(scan, mention) and (not cases or bool(cases & {"acc", "gen"}))


def _held_object(scan: Scan, mention: Mention) -> bool:
    """ "shelled positions of X": no preposition stands before what is X's."""
    begin = phrase_start(scan, mention.first)
    first = held_start(scan, begin)
    return first < begin and not any(x.form.sense in PREPOSITIONS and x.last == first for x in scan.lexemes[first - 1])


def owner_of(scan: Scan, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """The genitive right after a verbal noun."""
    for mention in actors:
        if trigger.lexeme.last <= mention.first <= trigger.lexeme.last + 1 and mention.note != "adjective":
            if oblique(mention) and "gen" in cases_of(mention):
                return mention if not after_preposition(scan, mention) else None
            return mention if not governed(scan, mention) else None
    return None


def qualifier(scan: Scan, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """ "the Azerbaijani shelling": the adjective behind a noun or, over further ones, before it names the agent."""
    ahead = bool(scan.language.settings.get("adjectives_first"))
    for mention in actors:
        if mention.note != "adjective":
            continue
        if (
            ahead
            and 0 <= trigger.token - mention.last <= _QUALIFIERS
            and _adjectives(scan, mention.last, trigger.token)
        ):
            return mention
        if not ahead and trigger.lexeme.last <= mention.first <= trigger.lexeme.last + 2:
            return mention
    return None


_QUALIFIERS = 3  # adjectives that may stand between whose a deed is and the deed ("the Israeli heavy night strikes")


def _adjectives(scan: Scan, first: int, last: int) -> bool:
    """Whether nothing but adjectives stands between two tokens; a word of no lexicon may be one."""
    return all(
        scan.tokens[i].shape == "word" and all(x.form.speech in _QUALIFYING for x in scan.lexemes[i])
        for i in range(first, last)
    )


_QUALIFYING = frozenset({"adjective", "passive_participle", "participle"})


def moved(scan: Scan, trigger: Trigger, actors: Sequence[Mention], first: int) -> Mention | None:
    """ "the army is deployed in the south": forces that are moved are those that move."""
    found = subject_for(scan, trigger, actors, first)
    sector = found.value.sector if found is not None and isinstance(found.value, Actor) else None
    return found if sector in _FORCES else None


_FORCES = frozenset({"MIL", "PKO", "REB"})


def behind(scan: Scan, actors: Sequence[Mention], first: int, senses: set[str], last: int) -> Mention | None:
    """The actor after one of the prepositions."""
    for mention in actors:
        if not first < mention.first < last:
            continue
        if senses & set(mention.before):
            return mention
        begin = held_start(scan, phrase_start(scan, mention.first))
        for start in range(max(first, begin - 3), begin):
            if any(x.form.sense in senses and x.last == begin for x in scan.lexemes[start]):
                return mention
        if _ends_phrase(scan, begin - 1, senses):
            return mention
    return None


def _ends_phrase(scan: Scan, index: int, senses: set[str]) -> bool:
    """ "held talks with X", "opened fire at X": a preposition that a longer phrase ends in."""
    if not scan.language.settings.get("owners_first") or index < 1 or scan.lexemes[index]:
        return False
    return any(
        one.form.sense in senses and not one.form.rest
        for one in readings(scan.language.code, scan.tokens[index].folded)
    )
