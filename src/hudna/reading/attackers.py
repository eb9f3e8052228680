"""A noun of attack -> whose attack it was, where owners stand behind: "shelling that X carried out"."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.kinds.kinds import frames_by_head
from hudna.languages import Form
from hudna.reading.cues import VERBAL
from hudna.reading.propositions import Proposition
from hudna.reading.scans import Mention, Scan
from hudna.reading.speakers import governed
from hudna.reading.triggers import DOING, Trigger

_WORDS = 3  # words between a noun of attack and the verb that says who made it
_QUALIFIED = 2  # tokens between a noun of attack and the adjective that says whose it is
_QUALIFYING = frozenset({"adjective", "participle", "passive_participle"})
_WEAPONS = frozenset(
    {"drone-weapon", "missile-weapon", "artillery-weapon", "aircraft", "gun", "bomb", "weapons", "mine-weapon"}
)
_BEFORE = 8  # tokens between the head of a subject and its verb


def attack(form: Form) -> bool:
    """Whether a form is a noun of attack."""
    return form.speech == "deed" and any(frame.kind == "attack" for frame in frames_by_head().get(form.sense, ()))


def attacker_for(scan: Scan, proposition: Proposition, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """ "shelling that X carried out", "an attack of X"."""
    if scan.language.settings.get("subject_first"):
        return None
    if trigger.frame.adjunct:  # "in an Israeli raid, in breach of the truce"
        return attack_before(scan, proposition.clause.first, trigger.token, actors)
    if trigger.frame.kind != "attack":
        return None
    return attacker_of(scan, trigger.token, actors, max(proposition.last, proposition.clause.last))


def attacking_subject(
    scan: Scan, proposition: Proposition, trigger: Trigger, actors: Sequence[Mention]
) -> Mention | None:
    """ "an Israeli strike hit the town": whose the attack is that is the subject."""
    if trigger.frame.kind != "attack" or scan.language.settings.get("subject_first"):
        return None
    first = min(proposition.first, proposition.clause.first)
    return subject_attack(scan, trigger.token, trigger.lexeme.last, first, actors)


def attacker_of(scan: Scan, index: int, actors: Sequence[Mention], last: int) -> Mention | None:
    """Whose the attack is that the noun at a token names, by the words behind it up to `last`."""
    for lexeme in scan.lexemes[index]:
        if not attack(lexeme.form):
            continue
        found = _carried_out(scan, lexeme.last, actors, last)
        if found is None and not _transitive(scan, lexeme.form):
            found = _belonging(scan, lexeme.last, actors, last)
        if found is not None:
            return found
    return None


def _carried_out(scan: Scan, first: int, actors: Sequence[Mention], last: int) -> Mention | None:
    """ "an attack that X launched": the actor right behind a verb of doing with the pronoun of the noun."""
    for at in range(first, min(first + _WORDS, last)):
        if scan.tokens[at].shape == "mark":
            return None
        if any(x.form.sense in DOING and x.form.speech == "verb" and x.after is not None for x in scan.lexemes[at]):
            return next((m for m in actors if m.first == at + 1 and m.note != "adjective"), None)
    return None


def _transitive(scan: Scan, form: Form) -> bool:
    """Whether "of" behind the noun names whom it is done to ("the targeting of")."""
    sense = scan.language.sense(form.sense)
    return sense is not None and form.lemma in sense.attributes.get("of_whom", ())


def _belonging(scan: Scan, first: int, actors: Sequence[Mention], last: int) -> Mention | None:
    """ "an artillery attack with drones of X": "of" written onto the name, behind nothing but what describes."""
    for mention in actors:
        if mention.note == "adjective" or not first <= mention.last <= last:
            continue
        armed = "by" in mention.before and _weapon(scan, mention.first)  # "an attack with drones of X"
        if armed or ("to" in mention.before and mention.first >= first):
            return mention if all(_describes(scan, i) for i in range(first, mention.first)) else None
    return None


def _weapon(scan: Scan, index: int) -> bool:
    """Whether a word names a weapon with which something is done, or is part of a phrase that says so."""
    return not scan.lexemes[index] or any(x.form.sense in _WEAPONS and "by" in x.before for x in scan.lexemes[index])


def _describes(scan: Scan, index: int) -> bool:
    """Whether a word behind a noun of attack only describes it: how, or with what."""
    if scan.tokens[index].shape != "word":
        return False
    here = scan.lexemes[index]
    if any(x.form.speech in _QUALIFYING for x in here):
        return True
    near = (x for i in range(max(0, index - 2), index + 1) for x in scan.lexemes[i] if x.last > index)
    return any(x.form.sense in _WEAPONS and "by" in x.before for x in near)


def subject_attack(scan: Scan, verb: int, end: int, first: int, actors: Sequence[Mention]) -> Mention | None:
    """ "Israeli strikes hit", "there hit an Israeli strike": whose the attack is that is the subject of a verb.

    The verb stands at `verb` and ends at `end`; its clause, and what it hangs on, begin at `first`.
    """
    for index in range(verb - 1, max(first, verb - _BEFORE) - 1, -1):
        if any(attack(x.form) for x in scan.lexemes[index]):
            return _whose(scan, index, actors, verb)
        if any(x.form.speech in VERBAL and x.form.sense not in DOING for x in scan.lexemes[index]):
            break
    counted = scan.begin.get(end)
    for index in range(end, counted.last if counted is not None and counted.type == "number" else end + 1):
        if index < len(scan.tokens) and any(attack(x.form) and not x.before for x in scan.lexemes[index]):
            return _whose(scan, index, actors, index + _BEFORE)
    return None


def attack_that_led_to(scan: Scan, first: int, last: int, actors: Sequence[Mention]) -> Mention | None:
    """ "an attack of X led to the death of": whose the attack is that a verb of leading to has as its subject."""
    return attack_before(scan, first, last, actors) if scan.stands(_LED, first, last) else None


def attack_before(scan: Scan, first: int, last: int, actors: Sequence[Mention]) -> Mention | None:
    """Whose the last attack is that tokens name."""
    for index in range(last - 1, first - 1, -1):
        if any(attack(x.form) for x in scan.lexemes[index]):
            return _whose(scan, index, actors, last)
    return None


_LED = frozenset({"lead-to"})


def _whose(scan: Scan, index: int, actors: Sequence[Mention], last: int) -> Mention | None:
    """Whose a noun of attack is: as told behind it, by its adjective, or as its owner."""
    told = attacker_of(scan, index, actors, last)
    if told is not None:
        return told
    end = max(x.last for x in scan.lexemes[index] if attack(x.form))
    for mention in actors:
        if mention.note == "adjective" and index < mention.first <= end + _QUALIFIED:
            return mention
        if mention.first == end and not governed(scan, mention):
            return mention
    return None
