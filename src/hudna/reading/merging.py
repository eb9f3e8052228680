"""Claims -> claims: what one source says again in the same document is evidence, not a second claim (rule 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model import Claim
from hudna.model.keys import claim_key
from hudna.reading.claims import Derived


def merged(found: Sequence[Derived], headline_end: int) -> list[Derived]:
    """The claims without repetitions; `headline_end` is the offset where the headline ends (0: none)."""
    kept: list[Derived] = []
    body = [one for one in found if one.claim.content.start >= headline_end]
    heads = [one for one in found if one.claim.content.start < headline_end]
    told: dict[tuple[object, ...], list[int]] = {}
    for one in body:
        if kept and _bare_beside(kept[-1], one):
            kept[-1] = kept[-1] if _numbers(kept[-1].claim) else one
            continue
        claim = one.claim
        said = _numbers(claim) or claim.content  # without a number only the same words are the same matter
        same = told.setdefault((claim.kind, claim.act, claim.negated, claim.mode, _speaker(claim), said), [])
        at = next((n for n in same if _again(kept[n].claim, claim)), None)
        if at is None:
            same.append(len(kept))
            kept.append(one)
        else:
            kept[at] = _fuller(kept[at], one)
    alone = []
    for one in heads:
        at = next((n for n, other in enumerate(kept) if _headline_of(one.claim, other.claim)), None)
        if at is None:
            alone.append(one)
        else:
            kept[at] = _with_evidence(kept[at], one.claim)
    return sorted([*alone, *kept], key=lambda one: (one.claim.content.start, one.claim.content.end))


def _bare_beside(first: Derived, second: Derived) -> bool:
    """ "the total of violations, the statement said, was 591 violations": the one without a number adds nothing."""
    one, two = first.claim, second.claim
    same = (one.kind, one.act, one.negated, _speaker(one)) == (two.kind, two.act, two.negated, _speaker(two))
    same = same and (one.mode == two.mode or None in {one.mode, two.mode})
    one_counts = bool(_numbers(one)) != bool(_numbers(two))
    return same and one.kind in _COUNTED and one_counts and abs(second.first - first.last) <= _BESIDE


_BESIDE = 6  # tokens between two claims that stand side by side
_COUNTED = frozenset({"violation", "casualty"})


def retold(found: Sequence[Derived]) -> list[Derived]:
    """The claims of a document in several languages; what two of them say alike is one claim with further evidence.

    A claim with next to no values is like many others, and stays.
    """
    kept: dict[str, Derived] = {}
    for one in sorted(found, key=lambda one: (one.claim.content.start, one.claim.content.end)):
        claim, key = one.claim, claim_key(one.claim)
        filled = bool(claim.quantities) + sum(x is not None for x in (claim.time, claim.place, claim.agent))
        if filled < _FILLED:
            key = f"{key} {claim.content.start} {claim.content.end}"
        kept[key] = _with_evidence(kept[key], claim) if key in kept else one
    return list(kept.values())


_FILLED = 2  # values of a claim by which it is known again in another language


def _fuller(first: Derived, second: Derived) -> Derived:
    """Of two tellings of one claim the one with more values, the other as its evidence."""
    told = [sum(x is not None for x in (c.agent, c.target, c.time, c.place)) for c in (first.claim, second.claim)]
    if told[1] <= told[0]:
        return _with_evidence(first, second.claim)
    return replace(
        _with_evidence(second, first.claim),
        claim=replace(
            second.claim, evidence=tuple(sorted({*first.claim.evidence, first.claim.content, *second.claim.evidence}))
        ),
    )


def _with_evidence(one: Derived, again: Claim) -> Derived:
    evidence = tuple(sorted({*one.claim.evidence, again.content}))
    return replace(one, claim=replace(one.claim, evidence=evidence))


def _numbers(claim: Claim) -> tuple[tuple[object, object], ...]:
    return tuple((q.low, q.high) for q in claim.quantities)


def _again(first: Claim, second: Claim) -> bool:
    """Whether the second claim only repeats the first, by the same source."""
    if (first.kind, first.act, first.negated) != (second.kind, second.act, second.negated):
        return False
    if first.mode != second.mode or _speaker(first) != _speaker(second):
        return False
    same_numbers = _numbers(first) == _numbers(second)
    if not same_numbers and _numbers(second):
        return False
    if first.place and second.place and first.place.name != second.place.name:
        return False
    sides = (first.agent.side if first.agent else None, second.agent.side if second.agent else None)
    same_agent = sides[0] == sides[1] or None in sides
    return same_agent and (bool(_numbers(second)) or first.content == second.content)


def _headline_of(headline: Claim, body: Claim) -> bool:
    """Whether a headline's claim is told again, more fully, in the body."""
    if headline.kind != body.kind:
        return False
    if _numbers(headline) and _numbers(body) and not _figures(headline) & _figures(body):
        return False
    if not headline.sources or not body.sources:
        return True
    sides = {claim.sources[-1].actor.side for claim in (headline, body)}
    return _speaker(headline) == _speaker(body) or (len(sides) == 1 and None not in sides)


def _figures(claim: Claim) -> set[float]:
    """The bare figures: a headline's "32 dead" are "at least 32" in the body."""
    return {x for q in claim.quantities for x in (q.low, q.high) if x is not None}


def _speaker(claim: Claim) -> tuple[str, str | None] | None:
    if not claim.sources:
        return None
    actor = claim.sources[-1].actor
    return actor.name, actor.side
