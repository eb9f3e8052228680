"""Figures -> whether one range may span them: counts of periods of different length are not to be put in one.

Ten in twelve hours and thirty in a week contradict nothing; from 10 to 30 would be a range over nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.weighing.figures import Figure
from hudna.weighing.marks import MINUTES, Marks

# Kinds whose counts mean nothing without the length of time that they are of.
PERIODIC = frozenset({"violation", "attack"})


def length(marks: Marks) -> int | None:
    """The minutes that a count is of, whole days where it is dated by days; None where an end is open or unknown."""
    time = marks.claim.time
    if time is None or time.start is None or time.end is None or marks.first is None or marks.last is None:
        return None
    if time.precision in {"minute", "hour"}:
        return max(1, int((time.end - time.start).total_seconds()) // 60)
    return (marks.last - marks.first + 1) * MINUTES


def one_range(kind: str, figures: Sequence[Figure]) -> bool:
    """Whether the figures of a matter may be one range: of a kind that is counted by time, if they are of one length.

    Counts of no known length are of one only where they were told on one day.
    """
    counted = [one for one in figures if one.number is not None]
    if kind not in PERIODIC or len({one.number for one in counted}) <= 1:
        return True
    lengths = {length(one.marks) for one in counted}
    if lengths == {None}:
        return len({one.marks.told for one in counted}) == 1
    return len(lengths) == 1
