"""Two documents -> is one a copy of the other, wholly or in part, or another issue of one form; and why.

Every measure here is of the two documents alone: nothing depends on what else a record holds.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from hudna.model.accounts import Origin
from hudna.model.text import Span
from hudna.weighing.overlaps import Overlap, overlap
from hudna.weighing.particulars import Telling, common, credited, particulars
from hudna.weighing.publishers import named
from hudna.weighing.reasons import Reason
from hudna.weighing.signatures import Signature

WHOLE = 0.5  # of a text's words shared: the text as a whole is a copy
LEAST = 20  # words that must be shared for anything to be said
PASSAGE = 30  # words in one stretch: a paragraph that was lifted
CHANGED = 0.4  # of the numbers differ: another issue of the same form
CLAIMS = 4  # equal claims in equal order without shared words: a translation
ROW = 0.6  # of the shorter document's claims must be among them


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as likeness is told by: where it comes from, its signature, and what it tells (if read)."""

    origin: Origin
    signature: Signature
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Half:
    """One document's side of a likeness: its hash, the share of it that the other has too, and where.

    The share is of its words, or of its claims where only the claims are alike. `credits` says that it names the
    other's publisher as where it has this from.
    """

    sha256: str
    share: float
    passages: tuple[Span, ...]
    credits: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two documents that are not independent of each other (`copy`), or two issues of one form (`series`)."""

    kind: str
    one: Half
    other: Half
    reasons: tuple[Reason, ...]


def likeness(one: Paper, other: Paper) -> Likeness | None:
    """What joins two documents, by their words, by stated credit, or by their claims; None if nothing does."""
    here = overlap(one.signature, other.signature)
    found = _by_words(one, other, here) if here.words >= LEAST else None
    return found or _by_credit(one, other) or _by_claims(one, other)


def _by_words(one: Paper, other: Paper, here: Overlap) -> Likeness | None:
    there = overlap(other.signature, one.signature)
    whole = max(here.share, there.share) >= WHOLE
    if not whole and max(here.longest, there.longest) < PASSAGE:
        return None
    halves = (
        Half(one.origin.sha256, here.share, here.passages, _credits(one, other)),
        Half(other.origin.sha256, there.share, there.passages, _credits(other, one)),
    )
    other_issue = _series(one, other, here)
    if other_issue:
        return Likeness("series", *halves, other_issue)
    parts = f"{here.share:.0%} of {one.origin.name}, {there.share:.0%} of {other.origin.name}"
    shares = f"{here.words} words in like order: {parts}"
    reasons = [Reason("same-words", shares)]
    if here.equal or here.changed:
        reasons.append(
            Reason("same-numbers", f"{here.equal} of {here.equal + len(here.changed)} numbers between them agree")
        )
    return Likeness("copy", *halves, tuple(reasons))


def _series(one: Paper, other: Paper, shared: Overlap) -> tuple[Reason, ...]:
    """Why two texts of like words are issues of one form: their particulars differ more than a copyist's do."""
    numbers = shared.equal + len(shared.changed)
    if len(shared.changed) >= 2 and len(shared.changed) >= CHANGED * numbers:
        return (Reason("other-numbers", f"{len(shared.changed)} of {numbers} numbers in the same places differ"),)
    found = particulars(one.tellings, other.tellings)
    if found.recounted >= 2 and found.recounted >= CHANGED * found.counted:
        return (Reason("other-numbers", f"{found.recounted} of {found.counted} counts in the same places differ"),)
    days = one.origin.published, other.origin.published
    if None in days or days[0] == days[1]:
        return ()
    between = f"published {days[0]} and {days[1]}"
    if shared.changed and len(shared.changed) >= CHANGED * numbers and _own_days(one, other, shared):
        return (Reason("other-day", f"{between}, and each bears its own day"),)
    if not _same_publisher(one, other):
        return ()
    if shared.changed:
        return (
            Reason("other-issue", f"one publisher's, {between}, and {len(shared.changed)} of {numbers} numbers differ"),
        )
    if found.moved >= 1 and found.moved >= found.timed / 2:
        return (Reason("other-issue", f"one publisher's, {between}, and speak of other times"),)
    return ()


def _own_days(one: Paper, other: Paper, shared: Overlap) -> bool:
    """Whether a number that differs is the day of publication in both."""
    first, second = one.origin.published, other.origin.published
    assert first is not None
    assert second is not None
    forms = [
        (zlib.crc32(form.format(first).encode()), zlib.crc32(form.format(second).encode()))
        for form in ("{:%d}", "{0.day}")
    ]
    return any(pair in shared.changed for pair in forms)


def _same_publisher(one: Paper, other: Paper) -> bool:
    return bool(one.origin.publisher) and named(one.origin.publisher) == named(other.origin.publisher)


def _credits(one: Paper, other: Paper) -> bool:
    """Whether `one` names the other's publisher as a link of an attribution."""
    publisher = named(other.origin.publisher)
    if not publisher or _same_publisher(one, other):
        return False
    return any(publisher in telling.chain for telling in one.tellings)


def _by_credit(one: Paper, other: Paper) -> Likeness | None:
    """One says that it has claims from the other's publisher, and the other makes them."""
    for here, there in ((one, other), (other, one)):
        publisher = there.origin.publisher
        if not publisher or _same_publisher(one, other):
            continue
        pairs = credited(here.tellings, there.tellings, publisher)
        if pairs:
            words = f"{here.origin.name} credits {publisher} with {len(pairs)} claims that stand in {there.origin.name}"
            return _of_claims(one, other, pairs, Reason("stated-credit", words), here)
    return None


def _by_claims(one: Paper, other: Paper) -> Likeness | None:
    """Equal claims in equal order, by more than one speaker: a translation, or a retelling of it.

    Of one speaker it would only show that both tell the same statement.
    """
    pairs = common(one.tellings, other.tellings)
    informative = sum(first.informative for first, _ in pairs)
    speakers = {first.said[0] for first, _ in pairs}
    least = min(len(one.tellings), len(other.tellings))
    if len(pairs) < CLAIMS or informative < CLAIMS - 1 or len(speakers) < 2 or len(pairs) < ROW * least:
        return None
    words = f"{len(pairs)} equal claims of {len(speakers)} speakers in equal order, of {least} in the shorter document"
    return _of_claims(one, other, pairs, Reason("same-claims", words))


def _of_claims(
    one: Paper, other: Paper, pairs: Sequence[tuple[Telling, Telling]], reason: Reason, crediting: Paper | None = None
) -> Likeness:
    first, second = (
        Half(paper.origin.sha256, len(pairs) / len(paper.tellings), _contents(paper, pairs), paper is crediting)
        for paper in (one, other)
    )
    return Likeness("copy", first, second, (reason,))


def _contents(paper: Paper, pairs: Sequence[tuple[Telling, Telling]]) -> tuple[Span, ...]:
    """Where the claims of the pairs stand in this document."""
    ours = {id(telling) for telling in paper.tellings}
    return tuple(each.account.claim.content for pair in pairs for each in pair if id(each) in ours)
