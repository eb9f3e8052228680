"""A source's profile and record -> its reliability, A to F (AJP-2.1, STANAG 2511), judged apart from any item.

A source is F, "cannot be judged", until people graded it in its profile or its own record is long enough. The record
counts its claims that were settled later, once a matter: confirmed where the matter became `corroborated`, refuted
where people called it `discounted`. Whatever is contested or unverified counts for nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hudna.weighing.publishers import Publisher, named
from hudna.weighing.reasons import Reason

MEANINGS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
LEAST = 20  # settled matters; with fewer the interval is wider than a grade
Z = 1.959964  # 95 %
LOWEST = {"A": 0.9, "B": 0.75, "C": 0.5}  # the lower end of the interval must reach it
HIGHEST = {"E": 0.25}  # the upper end must stay under it


@dataclass(frozen=True, slots=True)
class Track:
    """A source's settled matters. `low` and `high` bound the share confirmed (Wilson 1927, 95 %)."""

    confirmed: int
    refuted: int

    @property
    def settled(self) -> int:
        """How many were settled."""
        return self.confirmed + self.refuted

    @property
    def interval(self) -> tuple[float, float]:
        """(low, high); (0, 1) where nothing is settled."""
        n = self.settled
        if not n:
            return 0.0, 1.0
        share = self.confirmed / n
        middle = share + Z * Z / (2 * n)
        reach = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        low, high = ((middle + sign * reach) / (1 + Z * Z / n) for sign in (-1, 1))
        return max(0.0, low), min(1.0, high)


@dataclass(frozen=True, slots=True)
class Reliability:
    """A source's grade; `by` is "profile", "record" or None."""

    grade: str
    by: str | None
    track: Track
    reasons: tuple[Reason, ...]

    @property
    def meaning(self) -> str:
        """The standard's words."""
        return MEANINGS[self.grade]


def track(settled: Iterable[tuple[str, str]]) -> Track:
    """(matter, status) of a source's claims -> its record. A matter counts once, by its last status in the list."""
    last = dict(settled)
    return Track(*(sum(each == wanted for each in last.values()) for wanted in ("corroborated", "discounted")))


def reliability(source: str | None, profiles: Mapping[str, Publisher], record: Track) -> Reliability:
    """People's grade in the profile comes first; a record that says otherwise is named beside it, for them to look."""
    profile = next((one for name, one in profiles.items() if named(name) == named(source)), None)
    by_record, reason = _of_record(record)
    if profile is None or profile.grade is None:
        return Reliability(by_record, "record" if by_record != "F" else None, record, (reason,))
    if profile.grade not in MEANINGS:
        raise ValueError(f"{profile.name}: no reliability: {profile.grade!r}; there are {', '.join(MEANINGS)}")
    reasons = [Reason("graded-by-people", f"{profile.grade} in its profile: {profile.why or 'without a reason'}")]
    if by_record not in ("F", profile.grade):
        reasons.append(Reason("record-differs", f"by its record it would be {by_record}: {reason.words}"))
    return Reliability(profile.grade, "profile", record, tuple(reasons))


def _of_record(record: Track) -> tuple[str, Reason]:
    low, high = record.interval
    counted = f"{record.confirmed} of {record.settled} settled matters were confirmed"
    if record.settled < LEAST:
        return "F", Reason("record-too-short", f"{counted}; at least {LEAST} must be settled")
    between = f"{counted}: between {low:.0%} and {high:.0%} (95 %)"
    grade = next((letter for letter, least in LOWEST.items() if low >= least), None)
    grade = grade or ("E" if high < HIGHEST["E"] else "D")
    return grade, Reason("record", between)
