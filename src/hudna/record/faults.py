"""What verifying finds: faults, and how much was looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

from hudna.record.entries import Head


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was recorded: the entry's place and id (None where no entry is meant), and what."""

    seq: int | None
    id: str | None
    what: str


@dataclass(slots=True)
class Verified:
    """How much was looked at, to which head, and what was found."""

    entries: int = 0
    texts: int = 0
    taken_down: int = 0
    claims: int = 0
    head: Head = field(default_factory=Head)
    faults: tuple[Fault, ...] = ()
