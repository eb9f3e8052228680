"""Claims on a text -> segments: stretches on which the same claims stand, each with the part it plays in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from hudna.model import Claim, Span

_LONGEST = 40  # letters of a word; what is longer is no word
CONTENT, SOURCE, CUE = "content", "source", "cue"


class Part(NamedTuple):
    """A stretch of text and what it is to a claim (by its index)."""

    span: Span
    claim: int
    role: str


class Segment(NamedTuple):
    """A stretch without a boundary in it: for each role the claims, the one with the shortest content first."""

    span: Span
    content: tuple[int, ...]
    source: tuple[int, ...]
    cue: tuple[int, ...]


def parts_of(claims: Sequence[Claim]) -> Iterator[Part]:
    """Every span of every claim; further evidence marks content too."""
    for index, claim in enumerate(claims):
        yield Part(claim.content, index, CONTENT)
        for span in claim.evidence:
            yield Part(span, index, CONTENT)
        for source in claim.sources:
            yield Part(source.actor.span, index, SOURCE)
            if source.cue:
                yield Part(source.cue, index, CUE)


def segments(claims: Sequence[Claim], length: int, cuts: Sequence[int] = ()) -> list[Segment]:
    """The whole text in segments, cut at every boundary of a claim's span and at `cuts`."""
    parts = [part for part in parts_of(claims) if 0 <= part.span.start < part.span.end <= length]
    ends = {0, length, *(cut for cut in cuts if 0 < cut < length)}
    for part in parts:
        ends.update(part.span)
    borders = sorted(ends)
    roles: list[dict[str, set[int]]] = [{CONTENT: set(), SOURCE: set(), CUE: set()} for _ in borders]
    for part in parts:
        for place in range(bisect_left(borders, part.span.start), bisect_left(borders, part.span.end)):
            roles[place][part.role].add(part.claim)
    sizes = [claim.content.end - claim.content.start for claim in claims]
    return [
        Segment(Span(start, end), *(tuple(sorted(role[name], key=lambda i: (sizes[i], i))) for name in role))
        for start, end, role in zip(borders, borders[1:], roles, strict=False)
    ]


def lanes(claims: Sequence[Claim]) -> list[int]:
    """For each claim the underline it gets: overlapping contents get different ones, the first that is free."""
    spans = sorted((span, index) for index, claim in enumerate(claims) for span in (claim.content, *claim.evidence))
    near: list[set[int]] = [set() for _ in claims]
    open_: list[tuple[Span, int]] = []
    for span, index in spans:
        open_ = [(other, holder) for other, holder in open_ if other.end > span.start]
        for _, holder in open_:
            near[index].add(holder)
            near[holder].add(index)
        open_.append((span, index))
    found: dict[int, int] = {}
    for index in sorted(range(len(claims)), key=lambda i: (claims[i].content.start, -claims[i].content.end)):
        taken = {found[other] for other in near[index] - {index} if other in found}
        found[index] = next(lane for lane in count() if lane not in taken)
    return [found[index] for index in range(len(claims))]


def word_start(text: str, start: int) -> int:
    """Where the word begins that a span begins in: a mark set inside it would tear joined letters apart."""
    for place in range(start, max(-1, start - _LONGEST), -1):
        if place == 0 or text[place - 1].isspace():
            return place
    return start
