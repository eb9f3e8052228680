"""Counts of one period, of several sides -> matters: who counted how many on one day, of whose doing; a zero counts.

A count that names no doer is of everybody's doing, and one that names no place of everywhere: it is the whole, and what
another side counts of one doer or one town is a part of it. A whole that is smaller than its part contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from hudna.weighing.drafts import Draft
from hudna.weighing.figures import Figure, head_figure
from hudna.weighing.grounds import apart, chain
from hudna.weighing.marks import DENIES, TELLS, Marks
from hudna.weighing.relations import NEAR, Verdict
from hudna.weighing.sentences import reason
from hudna.weighing.spans import PERIODIC

VIEW = "tally"
Key = tuple[str, ...]

_UNIT_OF_NONE = {"violation": "violation"}  # what "none were recorded" counts, by kind
_KEPT = "/kept"  # the rule of "the truce holds", which is no count


def keys(marks: Marks) -> Iterator[Key]:
    """Kind, mode and unit, and the period: its days, or its ends where it is told by the clock."""
    found, period = tally(marks), _period(marks)
    if found and found.number is not None and period and marks.side:
        yield (VIEW, marks.truce, marks.claim.kind, marks.claim.mode or "", found.unit, period)


def tally(marks: Marks) -> Figure | None:
    """A count of a kind that is counted by time. "None were recorded" is 0; what its own side denies is no count."""
    claim = marks.claim
    if claim.kind not in PERIODIC or marks.planned:
        return None
    if marks.stance == TELLS:
        return head_figure(marks)
    unit = _UNIT_OF_NONE.get(claim.kind)
    none = marks.stance == DENIES and claim.act in {"report", "confirm"} and not claim.rule.endswith(_KEPT)
    if unit is None or not none or (marks.agent is not None and marks.agent == marks.side):
        return None
    if any(one.low or one.high for one in claim.quantities):
        return None  # "not 12, as they say": a number denied, no zero
    return Figure(marks, 0, unit, None, whole=True, number=0, low=0, high=0, approximate=False)


def _period(marks: Marks) -> str | None:
    time = marks.claim.time
    if time is None or time.start is None or time.end is None:
        return None
    if time.precision in {"minute", "hour"}:
        return f"{int(time.start.timestamp()) // 60}/{int(time.end.timestamp()) // 60}"
    return f"{marks.first}-{marks.last}"


def drafts(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """One matter for each doer and place that two sides count; counts of everybody's doing stand with each doer's."""
    told = [one for one in map(tally, accounts) if one and one.number is not None]
    doers: list[str | None] = [*sorted({one.marks.agent for one in told if one.marks.agent})]
    for doer in doers or [None]:
        of_doer = [one for one in told if one.marks.agent in {doer, None}]
        for group in _by_place(of_doer):
            sides = {one.marks.side for one in group}
            if len(sides) > 1:
                yield Draft(
                    VIEW, key[2], [one.marks for one in group], (reason("same-period"),), group, _verdict(group)
                )


def _by_place(told: Sequence[Figure]) -> Iterator[list[Figure]]:
    """For each of the smallest places that are named: the counts of it, of what it lies in, and of no named place."""
    places = {one.marks.place for one in told if one.marks.place}
    smallest: list[str | None] = [
        *sorted(one for one in places if not any(one in chain(other)[1:] for other in places))
    ]
    for place in smallest or [None]:
        yield [one for one in told if not apart(one.marks.place, place)]


def _verdict(group: Sequence[Figure]) -> Verdict:
    """Figures of one scope that no number fits, or a whole below its part, contradict; other scopes are scope."""
    scopes = {_scope(one) for one in group}
    for one, other in combinations(_distinct(group), 2):
        if one.marks.side == other.marks.side:
            continue
        if _scope(one) == _scope(other) and not (_least(one) <= _most(other) and _least(other) <= _most(one)):
            return "contradict", (reason("figures-differ", _listed(group)),)
        for whole, part in ((one, other), (other, one)):
            if _holds(whole.marks, part.marks) and _most(whole) < _least(part):
                return "contradict", (reason("more-than-all", part.number, whole.number),)
    if len(scopes) > 1:
        return "scope", (reason("doer-within-all"),)
    return "agree", (reason("equal-figures"),)


def _distinct(group: Sequence[Figure]) -> list[Figure]:
    """One figure of each that say the same: however many papers print it, it is compared once."""
    kept: dict[tuple[object, ...], Figure] = {}
    for one in group:
        kept.setdefault((one.marks.side, _scope(one), one.low, one.high, one.approximate), one)
    return list(kept.values())


def _scope(one: Figure) -> tuple[str, str]:
    return one.marks.agent or "", one.marks.place or ""


def _holds(whole: Marks, part: Marks) -> bool:
    """Whether a count is of all that another is of: of every doer or the same, of a place that holds the other's."""
    doers = whole.agent is None or whole.agent == part.agent
    places = whole.place is None or (part.place is not None and whole.place in chain(part.place))
    return doers and places and (whole.agent, whole.place) != (part.agent, part.place)


def _least(one: Figure) -> float:
    low = one.low or 0
    return low * (1 - NEAR) if one.approximate else low


def _most(one: Figure) -> float:
    if one.high is None:
        return float("inf")
    return one.high * (1 + NEAR) if one.approximate else one.high


def _listed(group: Sequence[Figure]) -> str:
    return ", ".join(str(number) for number in sorted({one.number for one in group if one.number is not None}))
