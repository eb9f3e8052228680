"""Two signatures -> what their texts share: which words, how much of each, and whether the numbers in it agree.

Shared words are those in runs of at least RUN words that both texts have. Words in quotation marks count for nothing:
two outlets that quote one speech have not copied each other. Numbers are compared where the words around them agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hudna.model.text import Span
from hudna.weighing.signatures import SHINGLE, Signature

RUN = 6  # words; shorter runs are phrases of the trade ("the Ministry of Defence said")
GAP = 5  # words that may be changed, added or left out within one stretch
BRIDGE = 15  # words between two stretches that still belong to the passage: a clause that was reworded


@dataclass(frozen=True, slots=True)
class Overlap:
    """What one text shares with another, in words of the one.

    `words` are those shared, `share` their part of all; `longest` is the longest stretch, `passages` are the stretches
    as code points, joined over what was reworded between them. `equal` counts the numbers that stand between equal
    words in both and agree, `changed` holds the pairs that do not, as hashes of their digits.
    """

    words: int
    share: float
    longest: int
    passages: tuple[Span, ...]
    equal: int
    changed: tuple[tuple[int, int], ...]


def overlap(one: Signature, other: Signature) -> Overlap:
    """What `one` shares with `other`."""
    places = other.places
    runs = [run for run in _runs(one, places) if run[1] - run[0] >= RUN]
    counted = bytearray(len(one.shingles))
    for first, last in runs:
        counted[first:last] = b"\x01" * (last - first)
    equal, changed = _numbers(one, other, places, bytes(counted))
    for at, quoted in enumerate(one.quoted):
        counted[at] &= not quoted
    stretches = _stretches(runs, GAP)
    own = one.quoted.count(0)
    return Overlap(
        words=sum(counted),
        share=sum(counted) / own if own else 0.0,
        longest=max((sum(counted[first:last]) for first, last in stretches), default=0),
        passages=tuple(one.span(first, last) for first, last in _stretches(runs, BRIDGE)),
        equal=equal,
        changed=changed,
    )


def _runs(one: Signature, places: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Words covered by shared shingles, in unbroken runs (half-open)."""
    first = last = 0
    for at, shingle in enumerate(one.shingles):
        if shingle not in places:
            continue
        if at > last:
            if last > first:
                yield first, last
            first = at
        last = at + SHINGLE
    if last > first:
        yield first, last


def _stretches(runs: Sequence[tuple[int, int]], gap: int) -> list[tuple[int, int]]:
    """Runs with no more than `gap` words between them are one stretch."""
    out: list[tuple[int, int]] = []
    for first, last in runs:
        if out and first - out[-1][1] <= gap:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _numbers(
    one: Signature, other: Signature, places: dict[int, int], counted: bytes
) -> tuple[int, tuple[tuple[int, int], ...]]:
    """How many numbers agree, and the pairs that do not."""
    twins = ((value, other.numbers.get(_twin(one, places, at))) for at, value in one.numbers.items() if counted[at])
    pairs = [(value, there) for value, there in twins if there is not None]
    changed = tuple((value, there) for value, there in pairs if value != there)
    return len(pairs) - len(changed), changed


def _twin(one: Signature, places: dict[int, int], at: int) -> int:
    """The word of the other text that stands where word `at` stands in this one; -1 for none."""
    for start in range(at, max(-1, at - SHINGLE), -1):
        if (found := places.get(one.shingles[start])) is not None:
            return found + at - start
    return -1
