"""Accounts of a kind -> matters: one thing that happened (or is to happen), told by many. Every account has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hudna.weighing.drafts import Draft
from hudna.weighing.figures import Figure, figures, head_figure
from hudna.weighing.marks import Marks
from hudna.weighing.reasons import Reason
from hudna.weighing.ties import clusters, stance_class
from hudna.weighing.windows import month, months

VIEW = "telling"
Key = tuple[str, ...]


def keys(marks: Marks) -> Iterator[Key]:
    """The kind, in the month of the day and in a near one."""
    for when in months(marks.day):
        yield (VIEW, marks.truce, marks.claim.kind, when)


def drafts(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """One matter for each cluster whose first day lies in the block's month, also for an account that stands alone."""
    by_stance: dict[str, list[Marks]] = {}
    for one in accounts:
        by_stance.setdefault(stance_class(one), []).append(one)
    for like in by_stance.values():
        modes = Counter(one.claim.mode for one in like)
        for cluster in clusters(like):
            if month(cluster.members[0].day) != key[3]:
                continue
            others = sum(modes[mode] for mode in {one.claim.mode for one in cluster.members}) - len(cluster.members)
            why = cluster.why(others)
            yield Draft(VIEW, key[2], cluster.members, why, counted(cluster.members))
            yield from _others(key[2], cluster.members, why)


def _others(kind: str, members: Sequence[Marks], why: Sequence[Reason]) -> Iterator[Draft]:
    """What else the accounts of one thing count (40 fighters, 900 children), each measure with its like."""
    heads = {(one.marks.account.id, one.index) for one in counted(members)}
    found: dict[tuple[str, str | None], list[Figure]] = {}
    for one in (figure for marks in members for figure in figures(marks)):
        if one.number is not None and (one.marks.account.id, one.index) not in heads:
            found.setdefault((one.unit, one.group), []).append(one)
    for like in found.values():
        of_it = [*like, *_of_measure(members, like)]
        yield Draft(VIEW, kind, [one.marks for one in of_it], why, of_it)


def _of_measure(members: Sequence[Marks], like: Sequence[Figure]) -> list[Figure]:
    """The heads of other accounts that count the same: "40 fighters" beside "64 prisoners, 40 of them fighters"."""
    known = {one.marks.account.id for one in like}
    heads = [one for one in map(head_figure, members) if one and one.number is not None]
    measure = like[0].unit, like[0].group
    return [one for one in heads if (one.unit, one.group) == measure and one.marks.account.id not in known]


def counted(members: Sequence[Marks]) -> list[Figure]:
    """The figures that measure the matter, of the commonest unit; a count of something else is no rival of it."""
    heads = [one for one in map(head_figure, members) if one]
    if not heads:
        return []
    measures = Counter((one.unit, one.group) for one in heads if one.number is not None)
    unit = measures.most_common(1)[0][0][0] if measures else heads[0].unit
    return [one for one in heads if one.unit == unit]
