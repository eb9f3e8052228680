"""Propositions -> whether a party speaks of its own deeds: it denies them, or claims them."""

from __future__ import annotations

from hudna.model import Actor
from hudna.reading.contents import Content
from hudna.reading.propositions import Proposition
from hudna.reading.triggers import Trigger

_OWN_DENIALS = frozenset(
    {"attack", "presence", "violation", "control", "operation", "movement", "casualty", "talks", "ceasefire", "damage"}
)
PARTIES = frozenset({"GOV", "MIL", "REB", "OPP", "PKO"})
_DEFENDS = frozenset({"intercept", "repel", "answer", "shoot-down", "down"})


def denies(content: Content, proposition: Proposition, agent: Actor | None) -> bool:
    """Whether what a source says did not happen would have been its own doing."""
    if agent is None:
        return _own_fire(content, proposition)
    own = agent.name == content.speaker.actor.name
    return (own or _of_itself(content, agent.side)) and proposition.kind in _OWN_DENIALS


def _own_fire(content: Content, proposition: Proposition) -> bool:
    """ "no civilians were fired upon", said by an army: nobody else is named, it speaks of itself."""
    named = content.speaker.actor.sector == "MIL" and content.speaker.actor.side is not None
    return (
        named
        and proposition.kind == "attack"
        and proposition.trigger.speech == "passive"
        and (content.opening != "finding" and proposition.trigger.frame.mode in {None, "small_arms", "shelling"})
    )


def _of_itself(content: Content, agent_side: str | None) -> bool:
    """Whether the agent's side speaks; a medium speaks for the party whose word it carries, or that carries it."""
    actor = content.speaker.actor
    told = [one.speaker.actor for one in content.chain()] if actor.sector == "MED" else [actor]
    return agent_side is not None and any(one.side == agent_side and one.sector in PARTIES for one in told)


def claims_it(content: Content, proposition: Proposition, agent_side: str | None, negated: bool, modality: str) -> bool:
    """A party that says it did the attack itself claims it."""
    if proposition.kind != "attack" or negated or modality != "actual" or proposition.trigger.speech != "verb":
        return False
    if proposition.trigger.lexeme.form.sense in _DEFENDS:
        return False
    actor = content.speaker.actor
    return actor.side is not None and actor.side == agent_side and actor.sector in {"MIL", "REB", "GOV"}


def own_doing(proposition: Proposition, speaker: Actor) -> bool:
    """Whether a party speaks of its own doing: it claims it, promises it, denies it, announces its own operation."""
    content = proposition.content
    if content is None or proposition.trigger.frame.agent is not None or speaker.sector not in PARTIES:
        return False
    if content.act in {"claim_responsibility", "commit"}:
        return True
    if content.act == "threaten":
        return content.opening == "object" and proposition.kind in _DOINGS
    if content.opening != "object" or not _names_deed(content, proposition.trigger):
        return False
    if content.act in {"deny", "confirm"}:
        return proposition.kind in _DOINGS
    return content.act == "report" and proposition.kind == "operation"


def _names_deed(content: Content, trigger: Trigger) -> bool:
    """A noun of event, or an -ing form that is the object ("denied shelling the town", "denied a violation")."""
    if trigger.speech == "noun" and trigger.frame.kind == "violation":
        own = content.act == "deny" and content.speaker.actor.sector != "PKO"
        return own and trigger.token <= content.first + ("a" in trigger.lexeme.before)
    return trigger.speech == "deed" or (trigger.speech == "participle" and trigger.token == content.first)


_DOINGS = frozenset({"attack", "violation", "control", "operation", "movement", "detention"})
