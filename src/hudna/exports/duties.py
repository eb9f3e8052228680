"""An obligation, its bounds and the claims that it rests on -> short lines."""

from __future__ import annotations

from collections.abc import Iterable

from hudna.exports import harmless
from hudna.gazetteer import entry
from hudna.model.truces import Obligation


def names(claims: Iterable[str], most: int = 4) -> str:
    """The first ids of some claims, short, and how many more there are."""
    ids = list(dict.fromkeys(claims))
    more = f" and {len(ids) - most} more" if len(ids) > most else ""
    return ", ".join(one[:8] for one in ids[:most]) + more


def bounds(low: float | None, high: float | None) -> str:
    """Two bounds in short; an uncounted number is said to be so."""
    if low is None and high is None:
        return "uncounted"
    if low == high:
        return _number(low)
    least, most = _number(low), _number(high)
    return f"{least}+" if high is None else f"\u2264 {most}" if low is None else f"{least} to {most}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def duty(one: Obligation) -> str:
    """An obligation in a line: who is (not) to do what to whom, where, by when."""
    what = "/".join(part for part in (one.kind, one.mode) if part)
    amounts = ", ".join(f"{bounds(a.low, a.high)} {a.group or a.unit or ''}".strip() for a in one.amounts)
    due = f"by {one.due:%Y-%m-%d}" if one.due else ""
    place = f"at {place_name(one.place)}" if one.place else ""
    negation = "not " if one.negated else ""
    parts = (
        one.who or "somebody",
        f"{negation}{what}",
        one.to and f"to {one.to}",
        amounts,
        place,
        due,
        one.clause and f"clause {one.clause}",
    )
    return harmless.line(" ".join(part for part in parts if part))


def place_name(identifier: str) -> str:
    """A place's neutral English name; its id where the gazetteer does not have it."""
    found = entry(identifier)
    return found.name if found else identifier
