"""Rows of people -> subset checks, and sums where numbers may be added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.model.values import Number
from hudna.weighing.measures import FLOW, disjoint
from hudna.weighing.people import PeopleRow
from hudna.weighing.reasons import Reason

HOLDS, FAILS, OPEN = "holds", "fails", "open"


@dataclass(frozen=True, slots=True)
class SubsetCheck:
    """Whether a part can be a part: `holds`, `fails`, or `open` where the wording leaves the bounds open."""

    verdict: str
    account: str
    part: int
    whole: int
    reason: Reason


def subset_checks(rows: Iterable[PeopleRow]) -> tuple[SubsetCheck, ...]:
    """Each part of a whole that an account counts: children among evacuees, civilians among the dead."""
    known = {(row.account, row.index): row for row in rows}
    return tuple(
        _check(row, whole)
        for row in known.values()
        if row.whole is not None and (whole := known.get((row.account, row.whole))) is not None
    )


def _check(part: PeopleRow, whole: PeopleRow) -> SubsetCheck:
    verdict = subset(part.figure.low, part.figure.high, whole.figure.low, whole.figure.high)
    told = f"{part.group or 'a part'} ({part.figure.named}) of {whole.group or 'people'} ({whole.figure.named})"
    words = {HOLDS: "can be a part", FAILS: "is more than the whole", OPEN: "the bounds leave it open"}[verdict]
    return SubsetCheck(verdict, part.account, part.index, whole.index, Reason(f"subset-{verdict}", f"{told}: {words}"))


def subset(low: Number | None, high: Number | None, whole_low: Number | None, whole_high: Number | None) -> str:
    """1,049 of 2,000 or more holds; 12 of at most 10 fails; some of 10, or 12 of 10 or more, is open."""
    if low is not None and whole_high is not None and low > whole_high:
        return FAILS
    if high is not None and whole_low is not None and high <= whole_low:
        return HOLDS
    return OPEN


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of one source's flows. `low` is the sum of the named lows; `high` is None if any is open.

    `refused` says why nothing was added up; then both are None.
    """

    heading: str
    source: str | None
    group: str | None
    low: Number | None
    high: Number | None
    accounts: tuple[str, ...]
    refused: Reason | None = None


def totals(rows: Iterable[PeopleRow]) -> tuple[Total, ...]:
    """Sums by source, heading, group, unit and place-free period: only of flows whose periods do not overlap.

    Cumulative figures, stocks, undated ones and parts of a whole are never added, nor is anything across sources.
    Rows that give the same period and number twice are one.
    """
    kept: dict[tuple[str, str | None, str | None, str | None], list[PeopleRow]] = defaultdict(list)
    for row in rows:
        if row.measure == FLOW and row.whole is None and not row.denied and row.figure.named is not None:
            kept[row.heading, row.voice.source, row.group, row.figure.unit].append(row)
    return tuple(_total(key, found) for key, found in sorted(kept.items(), key=lambda each: str(each[0])))


def _total(key: tuple[str, str | None, str | None, str | None], rows: Sequence[PeopleRow]) -> Total:
    heading, source, group, _ = key
    once = {(row.start, row.end, row.place, row.figure.low, row.figure.high): row for row in rows}.values()
    ids = tuple(dict.fromkeys(row.account for row in rows))
    if not disjoint((row.start, row.end) for row in once):
        why = Reason("overlapping", f"{len(once)} figures of {source} are of periods that overlap: not added up")
        return Total(heading, source, group, None, None, ids, why)
    highs = [row.figure.high for row in once]
    low = sum(row.figure.low or 0 for row in once)
    high = sum(each for each in highs if each is not None) if None not in highs else None
    return Total(heading, source, group, low, high, ids)
