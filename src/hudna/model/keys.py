"""Claims -> keys: one key for all claims with equal values, in whatever document, on whatever words, in any language.

A claim's id says which claim of which document it is. Its key says what it says. docs/reference/output.md lists the
values.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from hudna.model.claims import Claim, canonical
from hudna.model.values import Actor, Interval, Number, Place, Quantity

VERSION = 1  # of the values and their form; a key of another version is another key


def claim_key(claim: Claim) -> str:
    """SHA-256, shortened to 32 hexadecimal digits, over the canonical JSON of the claim's values."""
    return hashlib.sha256(canonical([VERSION, claim_values(claim)])).hexdigest()[:32]


def claim_values(claim: Claim) -> dict[str, Any]:
    """What a claim says: no spans, no wording, nothing of how it was found or of the document that it stands in."""
    return {
        "kind": claim.kind,
        "mode": claim.mode,
        "act": claim.act,
        "negated": claim.negated,
        "modality": claim.modality,
        "sources": [_actor(source.actor) for source in claim.sources],
        "agent": _actor(claim.agent),
        "target": _actor(claim.target),
        "quantities": _quantities(claim.quantities),
        "time": _time(claim.time),
        "place": _place(claim.place),
    }


def _actor(actor: Actor | None) -> list[str | None] | None:
    return [_name(actor.name), actor.side, actor.sector] if actor else None


def _name(name: str) -> str:
    """A name without what only printing changes: composed, case-folded, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _quantities(quantities: Sequence[Quantity]) -> list[Any]:
    """In an order of their own: languages count in different orders."""
    return sorted((_quantity(one, quantities, len(quantities)) for one in quantities), key=canonical)


def _quantity(one: Quantity, among: Sequence[Quantity], depth: int) -> dict[str, Any]:
    """A quantity with the one that it is part of inside it; `depth` keeps a broken chain from going round."""
    whole = among[one.part_of] if one.part_of is not None and depth and one.part_of < len(among) else None
    return {
        "low": _number(one.low),
        "high": _number(one.high),
        "approximate": one.approximate,
        "unit": one.unit,
        "group": one.group,
        "place": _place(one.place),
        "part_of": _quantity(whole, among, depth - 1) if whole else None,
    }


def _number(number: Number | None) -> Number | None:
    """5 and 5.0 are one number."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _time(time: Interval | None) -> list[str | None] | None:
    """Both ends as instants in UTC: 13:00+04:00 and 09:00Z are one. On what the dating rests is no part of it."""
    return [_instant(time.start), _instant(time.end), time.precision] if time else None


def _instant(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _place(place: Place | None) -> list[Any] | None:
    """The gazetteer's id; the name only where there is none."""
    return [place.id or _name(place.name), place.precision] if place else None
