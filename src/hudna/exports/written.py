"""Accounts that went into a file -> how many rows they made, and what was left out, for which reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did.

    `claims` came in, `rows` were written (a format may take several rows for a claim, or none); `left_out` says, reason
    by reason, how many claims the format has no place for.
    """

    claims: int
    rows: int
    left_out: Mapping[str, int] = field(default_factory=dict)


class Tally:
    """Counts while a format streams; `written()` is what it tells in the end."""

    def __init__(self) -> None:
        self.claims = 0
        self.rows = 0
        self._left_out: Counter[str] = Counter()

    def leave_out(self, reason: str) -> None:
        """One claim has no place in the format."""
        self._left_out[reason] += 1

    def written(self) -> Written:
        """The counts, the commonest reason first."""
        return Written(self.claims, self.rows, dict(self._left_out.most_common()))
