"""Decisions -> entries: each follows the last decision on its subject, which is seen and written under one lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hudna.errors import RecordError
from hudna.record.entries import Draft, Entry, draft
from hudna.record.folding import decisions_on, fold
from hudna.record.record import Record, extend

AS_FOUND = "as found"  # its maker does not say what they saw


def decide(
    record: Record, body: Mapping[str, Any], author: str, after: str | None = AS_FOUND, first: Sequence[Draft] = ()
) -> tuple[Entry, ...]:
    """Record a decision, with what must be recorded before it, in one transaction.

    `body` holds subject, of, verdict, reason and what the verdict needs. `after` is the id of the last decision on the
    subject that its maker saw, None for none. Raises RecordError, and records nothing, where somebody decided since.
    """
    with record.writing() as connection:
        fold(connection)
        there = decisions_on(connection, body["subject"])
        last = there[-1]["id"] if there else None
        if after not in {AS_FOUND, last}:
            raise RecordError(f"{_told(there[-1])} on this meanwhile; look at it again, then decide")
        made = draft("decision", **body, after=last, author=author)
        return extend(connection, [*first, made], author)


def _told(decision: Mapping[str, Any]) -> str:
    return f"{decision['author']} decided {decision['verdict']!r} ({decision['reason']})"
