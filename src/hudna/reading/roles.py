"""Propositions -> agent and target: who did it, to whom. What the text does not say stays None."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model import Actor
from hudna.reading.attackers import attack_that_led_to, attacker_for, attacking_subject
from hudna.reading.cases import in_case
from hudna.reading.contents import Content
from hudna.reading.firstroles import first_roles
from hudna.reading.grammatical import MUTUAL, behind, beside, moved, object_for, owner_of, qualifier, subject_for
from hudna.reading.layouts import Layout
from hudna.reading.mutual import parties_between
from hudna.reading.propositions import Proposition
from hudna.reading.scans import Mention, Scan
from hudna.reading.seats import seat_at
from hudna.reading.speakers import after_preposition, agree
from hudna.reading.subjects import UNSPECIFIED
from hudna.reading.triggers import Trigger
from hudna.reading.victims import attacker_in, victim_of, victimises

_ADDRESSED = frozenset({"accuse", "demand", "condition"})
_FAR = 4  # tokens from a verb to whom its subject belongs to
_LIGHT = frozenset(
    {"carry-out", "commit", "launch", "start", "continue", "resume", "halt", "end", "undergo", "finish", "manage"}
)


def roles_of(scan: Scan, marks: Layout, proposition: Proposition) -> tuple[Mention | None, Mention | None]:
    """The mentions of agent and target."""
    trigger, frame = proposition.trigger, proposition.trigger.frame
    actors = [m for m in scan.actors_in(*_window(marks, proposition)) if not _only_speaks(proposition, m)]
    if (pair := parties_between(scan, trigger, actors)) is not None:
        return pair
    said_of_self = of_speaker(scan, marks, proposition)  # "said that it struck X": X is no subject
    agent = None if said_of_self else _agent(scan, proposition, trigger, actors)
    target = _target(scan, proposition, trigger, actors, agent)
    if scan.language.settings.get("owners_first") and not said_of_self:
        agent, target = first_roles(scan, marks, proposition, actors, (agent, target))
    if frame.agent == "none":
        agent = None
    if frame.target == "none":
        target = None
    content = proposition.content
    by_order = bool(scan.language.settings.get("owners_first"))
    if not by_order and victimises(trigger):
        harmed = victim_of(scan, trigger, actors, proposition.last)
        counted = harmed is not None and (
            scan.lexeme(harmed.first - 1, {"from"}) is not None
            or (harmed is agent and bool(scan.language.settings.get("genitive")))  # "the death of three of its own"
        )
        own = agent is not None and agent.note == "own" and not counted  # "five of its soldiers" have killed nobody
        own = own or (said_of_self and harmed is not None and harmed.note == "own")  # nor its own dead
        if harmed is not None and not own and (agent is None or agent == harmed):
            target, agent = harmed, None
        if agent is None:
            others = [m for m in actors if m is not target]
            agent = attacker_in(scan, others, trigger.token, proposition.last)
            agent = agent or attack_that_led_to(scan, proposition.first, trigger.token, others)
    addressed = content is not None and content.act in _ADDRESSED and content.addressee is not None
    if addressed and content is not None and frame.agent != "none" and (agent is None or agent.note == "own"):
        agent = content.addressee  # "asked Turkey to withdraw its forces"
    return agent, target


def _window(marks: Layout, proposition: Proposition) -> tuple[int, int]:
    first = min(proposition.first, proposition.clause.first)
    number = marks.clause_at[proposition.clause.first]
    if proposition.clause.opener == "resumed" and number >= 2:
        first = min(first, marks.clauses[number - 2].first)  # "the forces, which …, shelled it"
    return first, max(proposition.last, proposition.clause.last)


def _only_speaks(proposition: Proposition, mention: Mention) -> bool:
    """Whether the mention is the source's own, outside the content, or reports of nobody known: these do nothing."""
    if isinstance(mention.value, Actor) and mention.value.name == UNSPECIFIED:
        return True
    content = proposition.content
    if content is None:
        return False
    held = content.first <= mention.first < max(content.last, proposition.last)
    inside = held and content.opening not in {"before", "finding"}
    return not inside and any(one.speaker.actor.span == mention.span for one in content.chain())


def _agent(scan: Scan, proposition: Proposition, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    place = trigger.frame.agent
    doer = _doer(scan, proposition, trigger, actors)
    if doer is not None and place != "object":
        return doer
    if trigger.speech == "passive" and place is None:
        return moved(scan, trigger, actors, proposition.clause.first) if trigger.frame.kind == "movement" else None
    by = behind(scan, actors, trigger.token, {"from"}, proposition.last)
    if place in {"from", "by"}:
        return by
    if place == "owner":
        return by or owner_of(scan, trigger, actors)
    if place == "object":
        return object_for(scan, trigger, actors, None)
    if trigger.speech == "verb":
        found = subject_for(scan, trigger, actors, proposition.clause.first)
        return (
            found
            or _affiliated(scan, trigger, actors)
            or _seat_before(scan, proposition, trigger)
            or attacking_subject(scan, proposition, trigger, actors)
        )
    if trigger.speech in {"passive", "passive_participle"}:
        return by
    if trigger.speech == "participle":
        return subject_for(scan, trigger, actors, proposition.clause.first)
    return (
        by
        or _of_whom(trigger, actors)
        or _light_subject(scan, trigger, actors, proposition)
        or owner_of(scan, trigger, actors)
        or qualifier(scan, trigger, actors)
        or attacker_for(scan, proposition, trigger, actors)
    )


def _doer(scan: Scan, proposition: Proposition, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """Who is named as the doer: "by X", "on the part of X"; where there are cases also the bare instrumental."""
    if not scan.language.settings.get("genitive"):
        return behind(scan, actors, trigger.token, {"by-agent"}, proposition.last)
    first = proposition.clause.first - 1 if trigger.speech in _PASSIVE else trigger.token
    named = behind(scan, actors, first, {"by-agent"}, proposition.last)
    if named is not None or trigger.speech in {"verb", "participle"}:
        return named
    near = (m for m in actors if m.note != "adjective" and in_case(m, "ins") and not after_preposition(scan, m))
    return next(near, None)


_PASSIVE = frozenset({"passive", "passive_participle", "deed", "noun"})


def _of_whom(trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """ "there is no presence of X's troops", with "of" written onto the name."""
    if trigger.frame.kind != "presence":
        return None
    return next((m for m in actors if m.first == trigger.lexeme.last and "to" in m.before), None)


def _affiliated(scan: Scan, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """ "an aircraft belonging to the army targeted": whose the subject is."""
    for mention in actors:
        near = mention.last <= trigger.token or mention.first - trigger.lexeme.last <= _FAR
        if near and "to" in mention.before and scan.lexeme(mention.first - 1, {"actor-affiliated"}) is not None:
            return mention
    return None


def _seat_before(scan: Scan, proposition: Proposition, trigger: Trigger) -> Mention | None:
    """ "that Yerevan did not take part": a capital at the head of the verb's clause is its state."""
    body, content = proposition.clause.body, proposition.content
    if content is not None and content.cue is not None and body < content.cue.first < trigger.token:
        return None  # "Beirut said a strike killed two": Beirut only says so
    return seat_at(scan, body) if body < trigger.token else None


def _target(
    scan: Scan, proposition: Proposition, trigger: Trigger, actors: Sequence[Mention], agent: Mention | None
) -> Mention | None:
    place = trigger.frame.target
    rest = [m for m in actors if m is not agent]
    if place == "owner":
        return owner_of(scan, trigger, rest)
    if place == "subject":
        return subject_for(scan, trigger, rest, proposition.clause.first)
    if place in {"to", "on", "by", "with", "from"}:
        found = behind(scan, rest, trigger.token, {place}, proposition.last)
        found = found or (_met(scan, trigger, rest) if place == "with" and trigger.speech == "verb" else None)
        return found or (_to_whom(scan, rest) if place == "to" else _second(scan, trigger, rest, agent))
    second = _second(scan, trigger, rest, agent)
    if second is not None:
        return second
    on = behind(scan, rest, trigger.token, {"on"}, proposition.last)
    if on is not None:
        return on
    if trigger.speech == "verb":
        found = object_for(scan, trigger, rest, agent) or _met(scan, trigger, rest)
        far = found is not None and found.first - max(trigger.lexeme.last, agent.last if agent else 0) > 1
        if found is None:
            return _fellow(scan, trigger, rest, agent)
        return None if far and victimises(trigger) else found  # "others were hurt in an ambush that X laid"
    if trigger.speech == "passive":
        return subject_for(scan, trigger, rest, proposition.clause.first)
    return _fellow(scan, trigger, rest, agent)


def _fellow(scan: Scan, trigger: Trigger, actors: Sequence[Mention], agent: Mention | None) -> Mention | None:
    """ "X and Y agreed on a truce": the second of two who make it."""
    return _second(scan, trigger, actors, agent) if trigger.frame.kind == "ceasefire" else None


def _met(scan: Scan, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """ "met with X": whom a verb of meeting has behind its preposition."""
    met = trigger.frame.kind == "talks" and trigger.lexeme.form.sense in _MEETS
    return behind(scan, actors, trigger.token, {"with", "by"}, trigger.lexeme.last + _WITH) if met else None


_MEETS = frozenset({"meet", "contact"})
_WITH = 7  # tokens between a verb of meeting and whom it is with


def _to_whom(scan: Scan, actors: Sequence[Mention]) -> Mention | None:
    """The bare dative: "handed the bodies over to X"."""
    return next((m for m in actors if in_case(m, "dat") and not after_preposition(scan, m)), None)


def _second(scan: Scan, trigger: Trigger, actors: Sequence[Mention], agent: Mention | None) -> Mention | None:
    """ "X and Y exchanged captives": what two do with each other, the second is the target."""
    if trigger.frame.kind not in MUTUAL or not scan.language.settings.get("subject_first"):
        return None
    return next((m for m in actors if beside(scan, m, agent)), None)


def _light_subject(scan: Scan, trigger: Trigger, actors: Sequence[Mention], proposition: Proposition) -> Mention | None:
    """ "the army carried out strikes": the subject of the light verb beside the verbal noun."""
    first, last = (
        min(proposition.first, proposition.clause.first),
        max(proposition.last, proposition.clause.last),
    )
    for index in range(first, last):
        for lexeme in scan.lexemes[index]:
            if lexeme.form.sense in _LIGHT and lexeme.form.speech == "deed" and index < trigger.token:
                light = Trigger(index, lexeme, trigger.frame, trigger.clause, ())
                if (owner := owner_of(scan, light, actors)) is not None:
                    return owner  # "the commission of violations by X" with X behind the first noun
            if lexeme.form.sense in _LIGHT and lexeme.form.speech == "verb":
                light = Trigger(index, lexeme, trigger.frame, trigger.clause, ())
                return subject_for(
                    scan, light, [m for m in actors if m.last <= trigger.token or index > trigger.token], first
                )
    return None


def of_speaker(scan: Scan, marks: Layout, proposition: Proposition) -> bool:
    """Whether the verb's subject is who speaks: "we shelled", "said that it shelled"."""
    trigger = proposition.trigger
    if trigger.speech != "verb" or proposition.echo or trigger.frame.agent is not None:
        return False
    if trigger.lexeme.form.sense == "exist" and not scan.language.leading:
        return False  # "that there are no forces"
    if trigger.lexeme.form.features.endswith(("1p", "1s")):
        return True
    content = proposition.content
    if content is not None and scan.language.settings.get("that_omitted"):
        return _pronoun_of(scan, content, trigger.token)
    if content is None or content.opening != "that" or trigger.token - content.first > 2:
        return False
    that = scan.lexeme(content.first - 1, {"that"})
    # "that there are no forces": a pronoun that does not agree with its verb stands for nobody
    return that is not None and that.after in _THIRD and agree(trigger.lexeme.form.features, that.after or "")


def _pronoun_of(scan: Scan, content: Content, token: int) -> bool:
    """Whether "it", "they" or "we" right before a verb is who speaks: nobody else is named in what is said before."""
    at = token - 1
    while at > content.first and (scan.lexeme(at, _AUXILIARY) or at in scan.timed):
        at -= 1
    if at < content.first:
        return False
    if scan.lexeme(at, {"we"}) is not None:
        return True
    return scan.lexeme(at, {"he-she"}) is not None and not scan.actors_in(content.first, at)


_AUXILIARY = frozenset({"may", "future", "negator", "also", "manner", "be"})
_THIRD = frozenset({"3ms", "3fs", "3mp", "3d"})


def resolved(mention: Mention | None, speaker: Actor | None) -> Actor | None:
    """A role's actor; "our forces" belong to who speaks."""
    if mention is None:
        return None
    actor = mention.value
    assert isinstance(actor, Actor)
    if mention.note == "own" and speaker is not None:
        return Actor(speaker.name, speaker.side, actor.sector or speaker.sector, actor.span)
    return actor
