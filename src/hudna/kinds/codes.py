"""A kind, a mode and what else is known -> the code of another vocabulary, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hudna.kinds.kinds import Kind

NONE = "none: "  # what stands in a crosswalk before the reason


class Code(NamedTuple):
    """A code of another vocabulary; where there is none, `reason` says why."""

    value: str | None
    reason: str | None


def code_of(kind: Kind, vocabulary: str, mode: str | None, circumstances: Sequence[str] = ()) -> Code:
    """The code of a kind's mode in a vocabulary (plover, acled, pax, hxl).

    A code may hold for a mode under a circumstance only ("gained_by_government"); the mode's own code is taken before
    the kind's. Where nothing is written down the vocabulary has no code.
    """
    codes = kind.crosswalk.get(vocabulary, {})
    for name in _names(mode, circumstances):
        if found := codes.get(name):
            return Code(None, found.removeprefix(NONE)) if found.startswith(NONE) else Code(found, None)
    return Code(None, f"{vocabulary} has no code for {kind.name}")


def _names(mode: str | None, circumstances: Sequence[str]) -> Iterator[str]:
    for one in (mode, "default") if mode else ("default",):
        yield from (f"{one}_by_{circumstance}" for circumstance in circumstances)
        yield one
