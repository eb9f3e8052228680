"""Likenesses -> copies: which document has what it says from which other one, and where that one has it from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from hudna.model.accounts import Account, Origin
from hudna.model.text import Span
from hudna.weighing.catalogues import Catalogue
from hudna.weighing.likenesses import WHOLE, Half, Likeness
from hudna.weighing.reasons import Reason

APART = timedelta(hours=1)  # clocks of retrieval closer than this tell the order of a list, not that of writing


@dataclass(frozen=True, slots=True)
class Copy:
    """What a document has from another.

    `of` is that document's SHA-256, `root` the one at the end of the chain of copies. `share` is the part of the
    copy's own words (or claims) that it has from there, `passages` where they stand in the copy. `dated` is false
    where nothing tells which of the two was first. `also` are further documents that it has other passages from.
    """

    of: str
    root: str
    share: float
    passages: tuple[Span, ...]
    reasons: tuple[Reason, ...]
    dated: bool = True
    also: tuple[Copy, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the text as a whole is a copy, not a paragraph in it."""
        return self.share >= WHOLE

    @property
    def json(self) -> dict[str, object]:
        """As it stands in JSON."""
        return {
            "of": self.of,
            "root": self.root,
            "share": round(self.share, 4),
            "whole": self.whole,
            "passages": [{"start": span.start, "end": span.end} for span in self.passages],
            "dated": self.dated,
            "reasons": [reason.json for reason in self.reasons],
            "also": [one.json for one in self.also],
        }


def copies(
    origins: Iterable[Origin], signatures: Mapping[str, bytes], accounts: Iterable[Account] = ()
) -> dict[str, Copy]:
    """All documents at once -> the copies among them, by SHA-256. `signatures` are by SHA-256 too.

    For documents that come one by one, keep a `Catalogue` and the likenesses that it finds, and call `settled`.
    """
    told: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        told[account.origin.sha256].append(account)
    known = {origin.sha256: origin for origin in origins}
    catalogue, found = Catalogue(), []
    for origin in sorted(known.values(), key=_when):
        found.extend(catalogue.add(origin, signatures[origin.sha256], told[origin.sha256]))
    return settled(known, found)


def settled(origins: Mapping[str, Origin], likenesses: Iterable[Likeness]) -> dict[str, Copy]:
    """Likenesses -> each copy's original: the one that is credited, else the earlier, else the fuller text."""
    links: dict[str, list[Copy]] = defaultdict(list)
    for each in likenesses:
        if each.kind == "copy":
            copy, original, reason, dated = _directed(each, origins)
            reasons = (*each.reasons, reason)
            links[copy.sha256].append(Copy(original.sha256, "", copy.share, copy.passages, reasons, dated))
    first = {sha256: _best(found, origins) for sha256, found in links.items()}
    return {
        sha256: _rooted(found[0], _root(sha256, first), tuple(_rooted(one, _root(one.of, first)) for one in found[1:]))
        for sha256, found in first.items()
    }


def copied(account: Account, found: Mapping[str, Copy]) -> Copy | None:
    """The copy in whose passages an account stands; None for what its document says itself."""
    copy = found.get(account.origin.sha256)
    if copy is None:
        return None
    content = account.claim.content
    return next((one for one in (copy, *copy.also) if any(content.overlaps(span) for span in one.passages)), None)


def _directed(each: Likeness, origins: Mapping[str, Origin]) -> tuple[Half, Half, Reason, bool]:
    """(copy, original, why, whether that is known)."""
    one, other = each.one, each.other
    a, b = origins[one.sha256], origins[other.sha256]
    if one.credits != other.credits:
        copy, original = (one, other) if one.credits else (other, one)
        return copy, original, Reason("credited", f"{origins[copy.sha256].name} names the other's publisher"), True
    if a.published and b.published and a.published != b.published:
        copy, original = (one, other) if a.published > b.published else (other, one)
        words = f"published {origins[original.sha256].published}, the copy {origins[copy.sha256].published}"
        return copy, original, Reason("published-before", words), True
    for clock in ("retrieved", "recorded"):
        first, second = getattr(a, clock), getattr(b, clock)
        if first and second and abs(first - second) >= APART:
            copy, original = (one, other) if first > second else (other, one)
            return (
                copy,
                original,
                Reason(f"{clock}-before", f"{clock} earlier; which was published first is not known"),
                True,
            )
    copy, original = sorted((one, other), key=lambda half: (-half.share, half.sha256))
    return (
        copy,
        original,
        Reason("order-unknown", "which was first is not known; the fuller text stands for the original"),
        False,
    )


def _best(found: Sequence[Copy], origins: Mapping[str, Origin]) -> list[Copy]:
    """The fullest first; of equally full ones (to a twentieth) the earliest."""
    return sorted(found, key=lambda copy: (-round(20 * copy.share), _when(origins[copy.of])))


def _root(sha256: str, first: Mapping[str, Sequence[Copy]]) -> str:
    """The end of the chain of whole copies. Where clocks and credits go round in a ring, its least hash."""
    seen = [sha256]
    while (found := first.get(seen[-1])) and (len(seen) == 1 or found[0].whole):
        if found[0].of in seen:
            return min(seen[seen.index(found[0].of) :])
        seen.append(found[0].of)
    return seen[-1]


def _rooted(copy: Copy, root: str, also: tuple[Copy, ...] = ()) -> Copy:
    return Copy(copy.of, root, copy.share, copy.passages, copy.reasons, copy.dated, also)


def _when(origin: Origin) -> tuple[str, str, str, str]:
    """By publication, then retrieval, then recording; what is unknown comes last."""
    clocks = (origin.published, origin.retrieved, origin.recorded)
    return (*(clock.isoformat() if clock else "~" for clock in clocks), origin.sha256)  # type: ignore[return-value]
