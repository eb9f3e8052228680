"""Killing and wounding -> which actor is the victim and which did it: in "a soldier of X was killed" X did nothing."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model import Actor
from hudna.reading.attackers import attack, attacker_of
from hudna.reading.scans import Mention, Scan
from hudna.reading.singles import bare_victim
from hudna.reading.triggers import Trigger

_NEAR = 3  # tokens between an actor and the victims that show that it is the subject
_QUALIFIED = 2  # tokens between a noun of attack and the adjective that says whose it is


def victimises(trigger: Trigger) -> bool:
    """Whether the trigger tells of people who come to harm."""
    return trigger.frame.kind == "casualty" or trigger.lexeme.form.sense in _SLAYING


_SLAYING = frozenset({"assassinate"})


def has_victims_after(scan: Scan, mention: Mention, last: int) -> bool:
    """Whether people stand right behind an actor: then it is the subject of "killed" and they are the victims."""
    for index in range(mention.last, min(mention.last + _NEAR, last)):
        begun = scan.begin.get(index)
        if begun is not None and begun.type in {"number", "actor"} and begun.note != "adjective":
            return not begun.before or begun.type == "number"
        if scan.tokens[index].shape == "mark" or any({"by", "to"} & set(x.before) for x in scan.lexemes[index]):
            return False
    return bare_victim(scan, mention.last - 1, last) is not None


def victim_of(scan: Scan, trigger: Trigger, actors: Sequence[Mention], last: int) -> Mention | None:
    """The actor that the dead or wounded belong to: right behind the word, or behind the number and "of"."""
    start = trigger.lexeme.last
    for mention in actors:
        if mention.first < start or mention.note == "adjective":
            continue
        if mention.first - start <= 1:
            return None if has_victims_after(scan, mention, last) else mention
        counted = next((m for m in scan.numbers if trigger.token <= m.first < mention.first), None)
        of = scan.lexeme(mention.first - 1, {"from"}) is not None
        return mention if counted is not None and of and mention.first - counted.last <= _NEAR else None
    return None


def attacker_in(scan: Scan, actors: Sequence[Mention], first: int, last: int) -> Mention | None:
    """ "by Azerbaijani shelling", "in a strike of the army": whose attack it was that harmed."""
    for mention in actors:
        if not first < mention.first < last or not isinstance(mention.value, Actor):
            continue
        reach = _QUALIFIED if mention.note == "adjective" else 1
        heads = range(max(first, mention.first - reach), mention.first)
        if mention.note != "adjective" and mention.before and not {"to", "the"} & set(mention.before):
            continue
        if any(attack(x.form) for i in heads for x in scan.lexemes[i]):
            return mention
    if scan.language.settings.get("subject_first"):
        return None
    told = (attacker_of(scan, index, actors, last) for index in range(first + 1, last))
    return next((mention for mention in told if mention is not None), None)
