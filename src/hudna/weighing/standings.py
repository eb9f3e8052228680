"""Accounts of states, stands and conditions -> matters: who is where, what is open, how it stands, who wants what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hudna.weighing.drafts import Draft
from hudna.weighing.marks import ASKS, CONDEMNS, CONDITIONS, DENIES, SUPPORTS, TELLS, WARNS, Marks, instant, utc
from hudna.weighing.relations import Verdict
from hudna.weighing.sentences import reason
from hudna.weighing.tellings import counted
from hudna.weighing.windows import REACH, runs

PRESENCE, PASSAGE, STANDING, STANCE, CONDITION, MEDIATION, NO_PART, TRUCE = (
    "presence", "passage", "standing", "stance", "condition", "mediation", "no-part", "truce",
)  # fmt: skip
Key = tuple[str, ...]

_STANCES = frozenset({ASKS, CONDEMNS, SUPPORTS})
_ASSERTED = frozenset({TELLS, DENIES})
_BEGINS = {("ceasefire", None), ("ceasefire", "agreed"), ("ceasefire", "in_effect"), ("operation", "stopped")}
_ULTIMATUM = frozenset({"operation", "attack"})
_ASKED = frozenset({"disarmament", "movement", "access", "exchange", "control", "aid"})
_YEAR = 180  # days; what is told of an older truce is another matter


def keys(marks: Marks) -> Iterator[Key]:
    """Presence by whose forces, passage by place, standing by state, stance by matter, condition by side, and so on."""
    claim = marks.claim
    if claim.kind == "presence" and marks.agent and marks.stance in _ASSERTED:
        yield (PRESENCE, marks.truce, marks.agent)
    if claim.kind == "access" and marks.exact and marks.place:
        yield (PASSAGE, marks.truce, marks.place)
    if claim.kind == "status" and marks.stance in _ASSERTED and not marks.planned:
        for side in sorted({one for one in (marks.agent, marks.target) if one}):
            if marks.target != marks.side or marks.target is None:
                yield (STANDING, marks.truce, side)
    if marks.stance in _STANCES and claim.kind not in {"access", "monitoring", "aid", "talks"}:
        yield (STANCE, marks.truce, claim.kind)
    if marks.side and (_conditional(marks) or (marks.stance == WARNS and claim.kind in _ULTIMATUM)):
        yield (CONDITION, marks.truce, marks.side)
    yield from _of_truce(marks)


def _conditional(marks: Marks) -> bool:
    """A deed of another made a condition, or told of as a case ("if they lay down arms")."""
    case = marks.stance == TELLS and marks.claim.modality == "hypothetical" and marks.claim.kind in _ASKED
    return marks.stance == CONDITIONS or case


def _of_truce(marks: Marks) -> Iterator[Key]:
    claim = marks.claim
    told = marks.stance == TELLS and not marks.planned
    if told and marks.agent and ((claim.kind, claim.mode) in {("talks", "mediation"), ("ceasefire", "proposed")}):
        yield (MEDIATION, marks.truce, marks.agent)
    involved = {marks.agent, marks.target} - {None} or {marks.side}
    if claim.kind in {"talks", "ceasefire"} and marks.stance == DENIES and marks.side and marks.side in involved:
        yield (NO_PART, marks.truce, marks.side)
    on_a_day = marks.first is not None and marks.first == marks.last
    if (claim.kind, claim.mode) in _BEGINS and marks.stance == TELLS and on_a_day:
        yield (TRUCE, marks.truce, str(marks.first))


def drafts(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """The matters of a block, each of at least two accounts."""
    make = {
        PRESENCE: _presence, PASSAGE: _passage, STANDING: _standing, STANCE: _stances, CONDITION: _condition,
        MEDIATION: _mediation, NO_PART: _no_part, TRUCE: _truce,
    }[key[0]]  # fmt: skip
    yield from (one for one in make(key, accounts) if len({m.account.id for m in one.members}) > 1)


def _presence(_: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    for run in runs(accounts, lambda one: one.said, _YEAR):
        yield Draft(PRESENCE, "presence", run, (reason("same-holder"),), counted(run))


def _passage(_: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    for run in runs(accounts, lambda one: one.said, REACH):
        place = run[0].claim.place
        yield Draft(PASSAGE, "access", run, (reason("same-place", place.name if place else ""),), counted(run))


def _standing(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    for run in runs(accounts, lambda one: one.said, REACH):
        yield Draft(STANDING, "status", run, (reason("same-standing", key[2]),))


def _condition(_: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """What a side makes a condition; what it threatens otherwise too, where it makes but one."""
    for run in runs(accounts, lambda one: one.said, REACH):
        threats = [one for one in run if one.stance == WARNS]
        kinds = sorted({one.claim.kind for one in run if one.stance != WARNS})
        for kind in kinds:
            made = [one for one in run if one.claim.kind == kind and one.stance != WARNS]
            if any(one.stance == CONDITIONS for one in made):
                members = [*made, *threats] if len(kinds) == 1 else made
                yield Draft(CONDITION, kind, members, (reason("same-condition"),))


def _no_part(_: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    for run in runs(accounts, lambda one: one.said, REACH):
        kind = "talks" if any(one.claim.kind == "talks" for one in run) else "ceasefire"
        yield Draft(NO_PART, kind, run, (reason("no-part"),))


def _mediation(_: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """Mediators, and those who put terms to others; proposals alone are no mediation."""
    for run in runs(accounts, lambda one: one.day, _YEAR):
        if any(one.claim.kind == "talks" for one in run):
            yield Draft(MEDIATION, "talks", run, (reason("mediator"),))


def _stances(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """Who asks, condemns and supports, by whose deed it is; a stand that names no doer goes with the only one."""
    for run in runs(accounts, lambda one: one.said, REACH):
        doers: dict[str, list[Marks]] = {}
        for one in run:
            doers.setdefault(one.agent or "", []).append(one)
        nameless = doers.pop("", [])
        parts = list(doers.values()) or [[]]
        if len(parts) == 1:
            parts = [[*parts[0], *nameless]]
        for part in parts:
            if len({(one.side, one.stance) for one in part}) > 1:
                yield Draft(STANCE, key[2], part, (reason("same-stance"),))


def _truce(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """The instant at which the fire stops, of truces and of operations; what names only the day goes with it."""
    moments = {moment for one in accounts if (moment := instant(one.claim)) is not None}
    effect = {
        moment for one in accounts if one.claim.mode == "in_effect" and (moment := instant(one.claim)) is not None
    }
    if len(moments) < 2:
        why = reason("same-instant", utc(next(iter(moments)))) if moments else reason("same-day-and-mode")
        yield Draft(TRUCE, "ceasefire", accounts, (why,))
        return
    for moment in sorted(moments):
        at = [one for one in accounts if instant(one.claim) == moment]
        yield Draft(TRUCE, "ceasefire", at, (reason("same-instant", utc(moment)),))
    if len(effect) > 1:
        verdict: Verdict = ("contradict", (reason("instants-differ", ", ".join(map(utc, sorted(effect)))),))
        at = [one for one in accounts if one.claim.mode == "in_effect" and instant(one.claim) in effect]
        yield Draft(TRUCE, "ceasefire", at, (reason("same-day-and-mode"),), (), verdict)
