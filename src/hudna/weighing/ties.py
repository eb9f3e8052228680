"""Marks -> clusters of accounts that speak of one thing: tied by values that both name, and by nothing that differs.

A tie is a value that few other things share: a town, a number, an instant, a day with its doer. The kind alone, a
region, a side or a week is none. Accounts are tied through their values, not pair by pair, so that the work grows with
their number and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hudna.weighing.figures import head_figure
from hudna.weighing.grounds import apart, chain
from hudna.weighing.marks import DENIES, PROMISES, REFUSES, TELLS, Marks, instant, utc
from hudna.weighing.reasons import Reason
from hudna.weighing.sentences import reason
from hudna.weighing.spans import PERIODIC, length
from hudna.weighing.windows import REACH

Tie = tuple[str, ...]

TELLING = 10  # from this number on, two equal numbers are a tie by themselves; below, the speaker must be the same too
_RECENT = 4  # clusters that share a tie and are looked at, the newest first
_LONG = 2  # days; from here on an interval is a period, and its count no count of one event
_REPEATED = 2  # days within which the same charge in the same words is one charge
_EVENTS = frozenset({"attack", "casualty", "damage", "detention", "exchange", "movement", "control", "aid", "medical"})
_STEPS = frozenset({"operation", "ceasefire"})
_PARTIES = frozenset({"talks", "exchange"})  # who is agent and who is target is a matter of wording
_SAME_MODES = {
    ("talks", "meeting"): "talk", ("talks", "negotiation"): "talk", ("talks", "contact"): "talk",
    ("operation", "started"): "on", ("operation", "continued"): "on",
    ("attack", "other"): "", ("attack", "explosion"): "",
}  # fmt: skip
_CODES = {
    "place": "same-place", "number": "same-number", "instant": "same-instant", "day": "same-day-and-doer",
    "victim": "same-day-and-victim", "step": "same-day-and-mode", "said": "said-again",
    "doing": "same-day-and-doer",
}  # fmt: skip


@dataclass(slots=True)
class Cluster:
    """Accounts tied so far, with what all of them allow: an account that allows none of it stays out."""

    members: list[Marks]
    first: int
    last: int
    places: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    sides: set[str | None] = field(default_factory=set)
    numbers: set[float] = field(default_factory=set)
    periods: set[int] = field(default_factory=set)
    reports: set[tuple[str, str | None]] = field(default_factory=set)
    used: dict[str, str] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)

    def why(self, others: int) -> tuple[Reason, ...]:
        """Why these are one matter, and why not more; `others` are like accounts that nothing ties to these."""
        joined = [reason(_CODES[tie], value) for tie, value in self.used.items()]
        kept_out = [reason(code, count) for code, count in sorted(self.refused.items())]
        loose = max(0, others - sum(self.refused.values()))
        return (*joined, *kept_out, *([reason("not-tied", loose)] if loose else []))


def mode_class(kind: str, mode: str | None) -> str:
    """A mode, coarser where reports use several words for one thing; empty where it says nothing."""
    return _SAME_MODES.get((kind, mode or ""), mode or "")


def stance_class(marks: Marks) -> str:
    """What can be told and denied together: facts with facts, plans with plans, every other stance with its like."""
    if marks.stance == PROMISES or (marks.planned and marks.stance in {TELLS, DENIES, REFUSES}):
        return "plan"
    return "fact" if marks.stance in {TELLS, DENIES, REFUSES} else marks.stance


def clusters(accounts: Sequence[Marks]) -> list[Cluster]:
    """Accounts of one kind and stance, in the order of their days -> clusters, each of one matter."""
    found: list[Cluster] = []
    tied: dict[Tie, list[Cluster]] = {}
    for marks in accounts:
        own = list(_ties(marks))
        here, shared = _home(marks, own, tied)
        if here is None:
            here = Cluster([], *_span(marks))
            found.append(here)
        _join(here, marks, shared)
        for tie in own:
            known = tied.setdefault(tie, [])
            if here not in known[-_RECENT:]:
                known.append(here)
    return found


def _ties(marks: Marks) -> Iterator[Tie]:
    claim = marks.claim
    mode = mode_class(claim.kind, claim.mode)
    if marks.exact and marks.place:
        yield ("place", marks.place)
    yield from _number_ties(marks)
    moment = instant(claim)
    if moment is not None:
        yield ("instant", str(moment))
    if marks.first is not None and marks.first == marks.last:
        yield from _day_ties(marks, str(marks.first), mode)
    if marks.side:
        yield from _said_ties(marks, marks.side, mode)


def _said_ties(marks: Marks, side: str, mode: str) -> Iterator[Tie]:
    """One side on one doer, on one place, or accusing (refusing) in a matter in which little else is alleged."""
    claim = marks.claim
    if marks.agent:
        yield ("said", side, marks.agent, marks.target or "", mode, marks.stance)
    if marks.place:
        yield ("said", side, "@", marks.place, mode, marks.stance)
    if claim.kind == "monitoring" and claim.act in {"accuse", "reject", "deny"}:
        yield ("said", side, claim.act)


def _number_ties(marks: Marks) -> Iterator[Tie]:
    figure = head_figure(marks)
    if figure is None or figure.number is None or figure.number <= 1:
        return
    value = (figure.unit, str(figure.number))
    if figure.number >= TELLING:
        yield ("number", *value)
    elif marks.side:
        yield ("number", *value, marks.side)


def _day_ties(marks: Marks, day: str, mode: str) -> Iterator[Tie]:
    if marks.agent and (marks.target or mode):
        yield ("day", day, marks.agent, mode)
        if marks.target:
            yield ("day", day, marks.agent, "", marks.target)
    if marks.claim.kind == "operation" and marks.agent and mode:
        yield ("doing", marks.agent, mode)
    if marks.target and mode:
        yield ("victim", day, marks.target, mode)
    if marks.claim.kind in _STEPS and mode and marks.place:
        yield ("step", day, mode, chain(marks.place)[-1] if chain(marks.place) else marks.place)


def _home(marks: Marks, own: Iterable[Tie], tied: dict[Tie, list[Cluster]]) -> tuple[Cluster | None, list[Tie]]:
    """The cluster that shares most ties and refuses nothing."""
    shared: dict[int, tuple[Cluster, list[Tie]]] = {}
    for tie in own:
        for one in tied.get(tie, ())[-_RECENT:]:
            shared.setdefault(id(one), (one, []))[1].append(tie)
    best: tuple[Cluster | None, list[Tie]] = (None, [])
    for cluster, ties in shared.values():
        code = _refusal(cluster, marks, ties)
        if code:
            cluster.refused[code] += 1
        elif len(ties) > len(best[1]):
            best = cluster, ties
    return best


def _refusal(cluster: Cluster, marks: Marks, ties: Sequence[Tie]) -> str | None:
    """Why an account does not belong to a cluster, though a value ties it: the code of a reason."""
    first, last = _span(marks)
    if first > cluster.last or last < cluster.first:
        return "not-day"
    if (marks.account.origin.sha256, marks.account.speaker) in cluster.reports:
        return "not-same-claim"
    period = _period(marks)
    if period is not None and cluster.periods - {period}:
        return "not-period"
    if any(apart(marks.place, place) for place in cluster.places):
        return "not-place"
    mode = mode_class(marks.claim.kind, marks.claim.mode)
    if mode and cluster.modes and mode not in cluster.modes:
        return "not-mode"
    if _other_parties(cluster, marks):
        return "not-doer"
    return _only_said(cluster, marks) if all(tie[0] == "said" for tie in ties) else None


def _only_said(cluster: Cluster, marks: Marks) -> str | None:
    """One side on one doer again: an old charge is another one, and another figure is no repetition."""
    if marks.claim.kind in _EVENTS and _old(cluster, marks):
        return "not-day"
    figure = head_figure(marks)
    number = figure.number if figure else None
    return "not-number" if number is not None and cluster.numbers - {number} else None


def _period(marks: Marks) -> int | None:
    """The length of what a count is of; None: not bounded, or no count.

    Of what is counted by time it is the length itself, in minutes; else whether it is of several days (1) or fewer (0).
    """
    if marks.first is None or marks.last is None or head_figure(marks) is None:
        return None
    if marks.claim.kind in PERIODIC:
        return length(marks)
    return int(marks.last - marks.first >= _LONG)


def _old(cluster: Cluster, marks: Marks) -> bool:
    return abs((cluster.members[-1].said or 0) - (marks.said or 0)) > _REPEATED


def _other_parties(cluster: Cluster, marks: Marks) -> bool:
    if marks.claim.kind in _PARTIES:
        mine, theirs = {one for one in (marks.agent, marks.target) if one}, cluster.agents | cluster.targets
        return bool(mine and theirs and not mine & theirs)
    again = marks.side is not None and cluster.sides == {marks.side}
    if marks.agent and cluster.agents and marks.agent not in cluster.agents and not again:
        return True
    return bool(marks.target and cluster.targets and marks.target not in cluster.targets)


def _span(marks: Marks) -> tuple[int, int]:
    """The days on which it may have happened. What is told without a day happened in the week before."""
    latest = marks.last if marks.last is not None else marks.told
    if marks.first is not None:
        return marks.first, max(marks.first, latest if latest is not None else marks.first + REACH)
    return (latest - REACH, latest) if latest is not None else (0, 10**7)


def _join(cluster: Cluster, marks: Marks, shared: Iterable[Tie]) -> None:
    first, last = _span(marks)
    cluster.first, cluster.last = max(cluster.first, first), min(cluster.last, last)
    cluster.members.append(marks)
    cluster.sides.add(marks.side)
    period = _period(marks)
    if period is not None:
        cluster.periods.add(period)
    figure = head_figure(marks)
    if figure and figure.number is not None:
        cluster.numbers.add(figure.number)
    cluster.reports.add((marks.account.origin.sha256, marks.account.speaker))
    for values, value in (
        (cluster.places, marks.place),
        (cluster.agents, marks.agent),
        (cluster.targets, marks.target),
        (cluster.modes, mode_class(marks.claim.kind, marks.claim.mode)),
    ):
        if value:
            values.add(value)
    for tie in shared:
        cluster.used.setdefault(tie[0], _worded(marks, tie))


def _worded(marks: Marks, tie: Tie) -> str:
    if tie[0] == "place" and marks.claim.place:
        return marks.claim.place.name
    if tie[0] == "instant":
        return utc(int(tie[1]))
    return tie[2] if tie[0] == "number" else tie[1]
