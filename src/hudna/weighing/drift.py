"""Accounts of a copy and of its original -> what changed on the way, typed, each with both accounts' ids.

The same comparison tells a headline from its body. A claim is first set beside the one that it stands for: of the same
kind, and alike in most of what it says, in the order of both texts where several are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.model.claims import Claim
from hudna.model.keys import claim_values
from hudna.model.text import Span
from hudna.model.values import Interval, Quantity
from hudna.weighing.publishers import named
from hudna.weighing.reasons import Reason

LIKE = 3.0  # of at most 8: below this two claims of one kind are two claims


@dataclass(frozen=True, slots=True)
class Drift:
    """One change. `kind` is one of KINDS; `was` and `became` are in words, None where there is none.

    `copy` is None for what was left out, `original` for what was added.
    """

    kind: str
    copy: str | None
    original: str | None
    was: str | None
    became: str | None
    reason: Reason

    @property
    def json(self) -> dict[str, object]:
        """As it stands in JSON."""
        return {
            "kind": self.kind,
            "copy": self.copy,
            "original": self.original,
            "was": self.was,
            "became": self.became,
            "reason": self.reason.json,
        }


KINDS = {
    "bound": "a number is bounded otherwise (over 2,000, about 2,000)",
    "number": "another number",
    "counted": "another unit or group is counted",
    "lost-number": "a number, or a part of it, is left out",
    "speaker": "somebody else says it",
    "no-attribution": "the original says who says it, the copy says it itself",
    "attribution": "the copy says who says it, the original says it itself",
    "carrier": "a link of the chain of attribution is left out, or put in",
    "time": "another time",
    "place": "another place",
    "agent": "somebody else does it",
    "target": "it is done to somebody else",
    "act": "what the speaker does with it (reports, accuses, denies)",
    "polarity": "yes became no, or no yes",
    "modality": "what was planned is done, or what was done is planned",
    "mode": "another sort of the same",
    "left-out": "the claim is left out",
    "paragraph-left-out": "a paragraph is left out, with all its claims",
    "added": "the claim stands in the copy alone",
}


def drift(copy_accounts: Sequence[Account], original_accounts: Sequence[Account]) -> tuple[Drift, ...]:
    """What changed from the original to the copy, in the order of the original; what was added comes last."""
    pairs, gone, new = paired(copy_accounts, original_accounts)
    changed = [found for copy, original in pairs for found in _changes(copy, original)]
    lost = _left_out(gone, [original for _, original in pairs])
    added = [_drift("added", account, None, None, _content(account)) for account in new]
    order = {account.id: at for at, account in enumerate(_ordered(original_accounts))}
    return (*sorted([*changed, *lost], key=lambda found: order[found.original or ""]), *added)


def headline_drift(accounts: Sequence[Account]) -> tuple[Drift, ...]:
    """What a document's first line says otherwise than its body. Only what both speak of: headlines leave out much."""
    text = accounts[0].origin.text if accounts else None
    if text is None:
        return ()
    end = len(text) - len(text.lstrip()) + (text.lstrip() + "\n").index("\n")
    head = [account for account in accounts if account.claim.content.end <= end]
    body = [account for account in accounts if account.claim.content.start >= end]
    pairs, _, _ = paired(head, body)
    return tuple(found for copy, original in pairs for found in _changes(copy, original))


def paired(
    copies: Sequence[Account], originals: Sequence[Account]
) -> tuple[list[tuple[Account, Account]], list[Account], list[Account]]:
    """(pairs of copy and original, originals without a copy, copies without an original). The likest pair first."""
    left, right = _ordered(copies), _ordered(originals)
    scores = [
        (-likeness(one.claim, other.claim), abs(a / max(1, len(left)) - b / max(1, len(right))), a, b)
        for a, one in enumerate(left)
        for b, other in enumerate(right)
        if one.claim.kind == other.claim.kind
    ]
    of: dict[int, int] = {}
    for score, _, a, b in sorted(scores):
        if -score >= LIKE and a not in of and b not in of.values():
            of[a] = b
    pairs = [(left[a], right[b]) for a, b in sorted(of.items(), key=lambda pair: pair[1])]
    gone = [account for b, account in enumerate(right) if b not in of.values()]
    return pairs, gone, [account for a, account in enumerate(left) if a not in of]


def likeness(one: Claim, other: Claim) -> float:
    """0 to 8: how many of the values of two claims of one kind agree; a half where neither has one."""
    a, b = claim_values(one), claim_values(other)
    fields = ("mode", "act", "negated", "agent", "target", "place", "time")
    told = sum(_agree(a[field], b[field]) for field in fields)
    return told + _numbers(one.quantities, other.quantities)


def _agree(one: object, other: object) -> float:
    return 0.5 if one is None and other is None else float(one == other)


def _numbers(one: Sequence[Quantity], other: Sequence[Quantity]) -> float:
    """The part of the numbers that both have."""
    if not one and not other:
        return 0.5
    left, right = ({end for each in side for end in (each.low, each.high) if end is not None} for side in (one, other))
    return len(left & right) / len(left | right) if left | right else 0.5


def _changes(copy: Account, original: Account) -> Iterator[Drift]:
    here, there = copy.claim, original.claim
    for kind, value in _FIELDS.items():
        was, became = value(there), value(here)
        if was != became:
            yield _drift(kind, copy, original, was, became)
    yield from _time_changes(copy, original)
    yield from _source_changes(copy, original)
    yield from _number_changes(copy, original)


_FIELDS: dict[str, Callable[[Claim], str | None]] = {
    "mode": lambda claim: claim.mode,
    "act": lambda claim: claim.act,
    "polarity": lambda claim: "no" if claim.negated else "yes",
    "modality": lambda claim: claim.modality,
    "agent": lambda claim: claim.agent.name if claim.agent else None,
    "target": lambda claim: claim.target.name if claim.target else None,
    "place": lambda claim: claim.place.name if claim.place else None,
}


def _time_changes(copy: Account, original: Account) -> Iterator[Drift]:
    """Another time by the clock of the place as well as in UTC: "on Tuesday" in papers of two zones is one wording."""
    here, there = copy.claim.time, original.claim.time
    same_instant = claim_values(copy.claim)["time"] == claim_values(original.claim)["time"]
    if not same_instant and _clock(here) != _clock(there):
        yield _drift("time", copy, original, _clock(there), _clock(here))


def _clock(time: Interval | None) -> str | None:
    """The ends by the clock that they were given in, without its zone."""
    if time is None:
        return None
    return "/".join(f"{end:%Y-%m-%dT%H:%M}" if end else "" for end in (time.start, time.end))


def _source_changes(copy: Account, original: Account) -> Iterator[Drift]:
    here, there = copy.claim.sources, original.claim.sources
    if not here and not there:
        return
    if not here or not there:
        yield _drift("attribution" if here else "no-attribution", copy, original, original.speaker, copy.speaker)
        return
    if named(copy.speaker) != named(original.speaker):
        yield _drift("speaker", copy, original, original.speaker, copy.speaker)
    links = [[named(source.actor.name) for source in chain[:-1]] for chain in (there, here)]
    if links[0] != links[1]:
        was, became = (", ".join(source.actor.name for source in chain[:-1]) or None for chain in (there, here))
        yield _drift("carrier", copy, original, was, became)


def _number_changes(copy: Account, original: Account) -> Iterator[Drift]:
    """Numbers in their order within the claim."""
    here, there = copy.claim.quantities, original.claim.quantities
    for one, other in zip(there, here, strict=False):
        if (one.low, one.high, one.approximate) != (other.low, other.high, other.approximate):
            kind = "bound" if _value(one) == _value(other) else "number"
            yield _drift(kind, copy, original, worded(one), worded(other))
        elif (one.unit, one.group) != (other.unit, other.group):
            yield _drift(
                "counted", copy, original, f"{one.unit} {one.group or ''}", f"{other.unit} {other.group or ''}"
            )
    for one in there[len(here) :]:
        yield _drift("lost-number", copy, original, worded(one), None)


def _value(quantity: Quantity) -> float | None:
    """The number that was named, whatever stands before it."""
    return quantity.low if quantity.low is not None else quantity.high


def worded(quantity: Quantity) -> str:
    """A number with its bounds, in signs: ≥ 2000, ≈ 2000, 5 to 7, unknown."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return "no number"
    if low is not None and high is not None:
        exact = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    else:
        exact = f"\u2265 {low:g}" if low is not None else f"\u2264 {high:g}"
    return f"\u2248 {exact}" if quantity.approximate else exact


def _left_out(gone: Sequence[Account], kept: Sequence[Account]) -> list[Drift]:
    """Claims that were left out; where no claim of their paragraph was kept, the paragraph was."""
    held = {_paragraph(account) for account in kept}
    kinds = (
        "left-out" if (part := _paragraph(each)) is None or part in held else "paragraph-left-out" for each in gone
    )
    return [_drift(kind, None, each, _content(each), None) for kind, each in zip(kinds, gone, strict=True)]


def _paragraph(account: Account) -> Span | None:
    """The lines around a claim up to a blank one; None without the text."""
    text, content = account.origin.text, account.claim.content
    if text is None:
        return None
    start = text.rfind("\n\n", 0, content.start) + 2 if "\n\n" in text[: content.start] else 0
    end = text.find("\n\n", content.end)
    return Span(start, len(text) if end < 0 else end)


def _drift(kind: str, copy: Account | None, original: Account | None, was: str | None, became: str | None) -> Drift:
    words = f"{KINDS[kind]}: {was or 'nothing'} \u2192 {became or 'nothing'}"
    return Drift(kind, copy.id if copy else None, original.id if original else None, was, became, Reason(kind, words))


def _content(account: Account) -> str | None:
    return account.words() or account.claim.kind


def _ordered(accounts: Sequence[Account]) -> list[Account]:
    return sorted(accounts, key=lambda account: (account.claim.content, account.id))
