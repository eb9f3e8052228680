"""Roles by word order -> agent and target, where subjects stand first and prepositions are words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model import Actor
from hudna.reading.adjuncts import is_a
from hudna.reading.doers import (
    attacker,
    by_after,
    first_joined,
    goes_on,
    main_clause,
    main_subject,
    owner_before,
    pair_between,
    qualified_subject,
    shares,
)
from hudna.reading.layouts import Layout
from hudna.reading.phrasing import held_start, phrase_start
from hudna.reading.propositions import Proposition
from hudna.reading.scans import Mention, Scan
from hudna.reading.speakers import governed
from hudna.reading.triggers import Trigger
from hudna.reading.victims import victimises

Roles = tuple[Mention | None, Mention | None]
_NOUNS = frozenset({"deed", "noun"})
_MUTUAL = frozenset({"attack", "ceasefire", "talks", "exchange", "operation", "status", "violation"})
_MOVERS = frozenset({"movement", "presence", "disarmament", "displacement"})  # "the withdrawal of X": X withdraws


def first_roles(scan: Scan, marks: Layout, proposition: Proposition, actors: Sequence[Mention], found: Roles) -> Roles:
    """Agent and target of a proposition, from what the order of words adds to `found`."""
    agent, target = found
    trigger = proposition.trigger
    if trigger.lexeme.form.sense == "happen":
        agent = None  # "fighting, which erupted": nobody erupts
    if trigger.frame.agent is None:
        agent = told_to(scan, trigger, actors) or _agent(scan, marks, proposition, actors, agent)
    if trigger.frame.kind in _MUTUAL:
        one, two = pair_between(scan, actors, proposition.first, max(proposition.last, proposition.clause.last))
        if one is not None and (agent is None or agent is two or trigger.speech in _NOUNS):
            return one, two
    if victimises(trigger):
        harmed = _harmed(scan, proposition, actors)
        doer = agent if agent is not harmed else None
        near = scan.actors_in(*_told(scan, marks, proposition))
        return doer or attacker(scan, marks, _others(near, harmed), *_told(scan, marks, proposition)), harmed
    if target is None and trigger.frame.target is None and trigger.speech in _NOUNS:
        of = _of(scan, trigger, actors)
        if of is not None and of is not agent and trigger.frame.kind not in _MOVERS:
            target = of
    if target is None and trigger.frame.kind == "access" and trigger.frame.mode == "denied":
        target = _refused(scan, trigger, actors)
    if agent is not None and (agent is target or _own(agent, target)):
        target = None
    if agent is not None and target is None and trigger.frame.kind in _TOGETHER and trigger.speech == "verb":
        target = _joined_to(scan, actors, agent)
    if (
        agent is None
        and trigger.frame.kind == "ceasefire"
        and goes_on(scan, marks, marks.clause_at[proposition.clause.first])
    ):
        return _pair_of_main(scan, marks, proposition, target)
    return agent, target


_TOGETHER = frozenset({"ceasefire", "talks", "exchange", "status"})  # what two do with each other


def _refused(scan: Scan, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """ "denied passage to a patrol of X": who stands right behind "to"; in "access to X's base" it is the base."""
    at = trigger.lexeme.tail[1] if trigger.lexeme.tail is not None else trigger.lexeme.last
    if not is_a(scan, at, "to"):
        return None
    for mention in actors:
        if mention.note != "adjective" and held_start(scan, phrase_start(scan, mention.first)) == at + 1:
            owns = mention.last < len(scan.tokens) and scan.tokens[mention.last].text in "'’"
            return None if owns else mention
    return None


def _own(agent: Mention, target: Mention | None) -> bool:
    """ "X halted its army's operation": what is its own is no target."""
    if target is None or target.note != "own":
        return False
    one, other = agent.value, target.value
    return isinstance(one, Actor) and isinstance(other, Actor) and one.side == other.side


def _joined_to(scan: Scan, actors: Sequence[Mention], agent: Mention) -> Mention | None:
    """ "X and Y agreed on a truce": the second one named."""
    for mention in actors:
        at = phrase_start(scan, mention.first) - 1
        if mention.note != "adjective" and at == agent.last and is_a(scan, at, "and"):
            return mention
    return None


def _pair_of_main(scan: Scan, marks: Layout, proposition: Proposition, target: Mention | None) -> Roles:
    """ "The truce between X and Y began and was extended": the parties stand with the subject."""
    main = marks.clauses[main_clause(scan, marks, marks.clause_at[proposition.clause.first])]
    one, two = pair_between(scan, scan.actors_in(main.first, main.last), main.first, main.last)
    return one, two or target


def told_to(scan: Scan, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """ "for the army to pull out", "ordered the rebels to leave", "make X stop": who stands right before what to do."""
    if trigger.speech != "verb" or "present p" not in trigger.lexeme.form.features:
        return None
    at = trigger.token - is_a(scan, trigger.token - 1, "to")
    found = next((m for m in actors if m.last == at and m.note != "adjective"), None)
    if found is None:
        return None
    begin = phrase_start(scan, found.first) - 1
    verb = begin >= 0 and any(x.form.speech == "verb" for x in scan.lexemes[begin])
    return found if verb or (at < trigger.token and begin >= 0 and scan.lexeme(begin, {"for"}) is not None) else None


def _others(actors: Sequence[Mention], one: Mention | None) -> list[Mention]:
    return [m for m in actors if m is not one]


def _told(scan: Scan, marks: Layout, proposition: Proposition) -> tuple[int, int]:
    """The tokens in which the attack that harmed may be told: the clause, what trails it, what is joined on."""
    clause = proposition.clause
    after = marks.clause_at[clause.first] + 1
    if after < len(marks.clauses) and shares(scan, marks, after):
        clause = replace(clause, last=marks.clauses[after].last)
    return min(clause.first, proposition.first), max(clause.last, proposition.last)


def _agent(
    scan: Scan, marks: Layout, proposition: Proposition, actors: Sequence[Mention], agent: Mention | None
) -> Mention | None:
    trigger = proposition.trigger
    number = marks.clause_at[proposition.clause.first]
    if trigger.speech == "passive":
        return by_after(scan, actors, trigger.token, proposition.last)
    if trigger.speech in {"verb", "participle"}:
        if agent is not None and agent.last <= trigger.token:
            return first_joined(scan, actors, agent)
        if agent is None and goes_on(scan, marks, number):
            main = main_clause(scan, marks, number)
            clause = marks.clauses[main]
            content = proposition.content
            since = content.first if content is not None and clause.first < content.first < clause.last else 0
            actors = scan.actors_in(max(since, clause.first), clause.last)
            return main_subject(scan, marks, main, actors, since)
        return agent or qualified_subject(scan, trigger.token, proposition.clause.first, actors)
    if trigger.speech == "fixed" and trigger.frame.adjunct and agent is None:
        clause = marks.clauses[number]
        return main_subject(scan, marks, number, scan.actors_in(clause.first, clause.last))
    if trigger.speech in _NOUNS and agent is None:
        of = _of(scan, trigger, actors) if trigger.frame.kind in _MOVERS else None
        return of or owner_before(scan, trigger.token, actors)
    return agent


def _of(scan: Scan, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """ "the withdrawal of X": who stands right behind "of"."""
    at = trigger.lexeme.last
    if at >= len(scan.tokens) or scan.lexeme(at, {"about"}) is None:
        return None
    return next((m for m in actors if phrase_start(scan, m.first) == at + 1 and m.note != "adjective"), None)


def _harmed(scan: Scan, proposition: Proposition, actors: Sequence[Mention]) -> Mention | None:
    """Who came to harm: the object of a verb, the subject of a passive, the one behind "of"."""
    trigger = proposition.trigger
    if trigger.speech in {"verb", "participle"}:
        after = next((m for m in actors if m.first >= trigger.lexeme.last and m.note != "adjective"), None)
        if after is None:
            return None
        begin = phrase_start(scan, after.first)
        counted = begin > trigger.lexeme.last and scan.lexeme(begin - 1, {"about"}) is not None
        return after if begin == trigger.lexeme.last or (counted and begin - 1 in _counted(scan, after)) else None
    if trigger.speech == "passive":
        ahead = [m for m in actors if m.last <= trigger.token and m.note != "adjective"]
        ahead = [m for m in ahead if not governed(scan, m) or _counted(scan, m)]  # "four of its soldiers were killed"
        return first_joined(scan, actors, ahead[-1]) if ahead else None
    return _of(scan, trigger, actors) or _of_number(scan, trigger, actors)


def _of_number(scan: Scan, trigger: Trigger, actors: Sequence[Mention]) -> Mention | None:
    """ "the killing of three of its fighters": whose the counted are."""
    at = trigger.lexeme.last
    counted = scan.begin.get(at + 1) if at < len(scan.tokens) and scan.lexeme(at, {"about"}) is not None else None
    if counted is None or counted.type != "number":
        return None
    return next((m for m in actors if counted.first < m.first <= counted.last + 1 and m.note != "adjective"), None)


def _counted(scan: Scan, mention: Mention) -> set[int]:
    """The tokens of the numbers around a mention ("three of its troops")."""
    return {i for m in scan.numbers if m.first < mention.first <= m.last for i in range(m.first, m.last)}
