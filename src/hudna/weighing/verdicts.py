"""One voice's incidents since a truce began -> its verdict: holds, violated, contested, unclear or silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from hudna.model.truces import Reason
from hudna.weighing.incidents import Incident, Voice
from hudna.weighing.spheres import lies
from hudna.weighing.whens import MINUTE, day_of

_DAY = timedelta(days=1)
# A bulletin of a day or of 24 hours is worded as two days at most; a longer total may be from before the truce whole.
_SHORT = 2 * _DAY
_SAYS = {
    "violated": ("records-violations", "By the record of {}, the truce was violated."),
    "holds": ("records-none", "By the record of {}, the truce is kept: it says that there were no violations."),
    "contested": (
        "records-both",
        "The record of {} says both of the same time: that the truce was kept, and that it was violated.",
    ),
    "unclear": (
        "total-from-before",
        "The report of {} is a total from long before the truce: how much of it came since is not said.",
    ),
    "own": ("own-conduct-only", "{} denies having broken the truce; that speaks of its own side alone."),
    "silent": ("no-report", "There is no report of {} on violations since the truce began: no news is no zero."),
}


class Bearing(NamedTuple):
    """What bears on a verdict: incidents from since the truce began, those that reach into it from before, and of
    these the long totals of which nobody knows whether any part came since."""

    inside: tuple[Incident, ...]
    across: tuple[Incident, ...]
    totals: tuple[Incident, ...]


def bearing(mine: Sequence[Incident], began: datetime, until: datetime) -> Bearing:
    """One voice's incidents by how they lie to the truce's start and to `until` (UTC)."""
    inside = tuple(one for one in mine if _since(one, began, until))
    reaching = [one for one in mine if one.start and one.start < began <= (one.end or one.told or one.start)]
    long = [one for one in reaching if one.stance == "recorded" and _length(one) > _SHORT]
    across = tuple(one for one in reaching if one not in long)
    return Bearing(inside, across, tuple(long))


def _length(one: Incident) -> timedelta:
    last = one.end or one.told
    return last - one.start if last and one.start else timedelta(0)


def _since(one: Incident, began: datetime, until: datetime) -> bool:
    """An undated violation counts if it was told after the truce began: what else would have been broken."""
    if one.start is not None:
        return began <= one.start <= until
    when = one.end or one.told
    return one.kind == "violation" and when is not None and when >= began


def verdict(voice: Voice, found: Bearing, zone: str | None) -> tuple[str, tuple[Reason, ...]]:
    """The verdict, and why. A voice is contested only where it says both of one time; that it recorded violations on
    one day and none on another is a course, and told as such."""
    told = (*found.inside, *found.across)
    recorded, zeros, denied = ([one for one in told if one.stance == each] for each in ("recorded", "zero", "denied"))
    key, rests = _answer(recorded, zeros, denied, found.totals)
    code, text = _SAYS[key]
    reasons = [Reason(code, text.format(voice.label), _claims(rests))]
    if key == "violated" and zeros:
        reasons.append(Reason("none-on", f"It recorded none on {_days(zeros, zone)}.", _claims(zeros)))
    if denied and key != "own":
        reasons.append(Reason(_SAYS["own"][0], _SAYS["own"][1].format(voice.label), _claims(denied)))
    return "holds" if key == "own" else key, (*reasons, *_straddling(found))


def _answer(
    recorded: Sequence[Incident], zeros: Sequence[Incident], denied: Sequence[Incident], totals: Sequence[Incident]
) -> tuple[str, Sequence[Incident]]:
    if recorded and any(_contradict(zero, one) for zero in zeros for one in recorded):
        return "contested", [*recorded, *zeros]
    for key, rests in (("violated", recorded), ("holds", zeros), ("unclear", totals), ("own", denied)):
        if rests:
            return key, rests
    return "silent", ()


def _straddling(found: Bearing) -> Iterator[Reason]:
    if found.across:
        text = "These reports may reach before the hour at which the truce began: they count here, and in no rate."
        yield Reason("straddles", text, _claims(found.across))
    if found.totals:
        text = "These totals reach from before the truce into it: they count neither here nor in a rate."
        yield Reason("totals-straddle", text, _claims(found.totals))


def _contradict(zero: Incident, one: Incident) -> bool:
    """Whether "none" covers the whole time, the side, the matter and the place of what was recorded."""
    none, time = _stretch(zero), _stretch(one)
    if none is None or time is None or not (none[0] <= time[0] and time[1] <= none[1]):
        return False
    side = zero.side is None or zero.side == one.side
    matter = zero.kind == "violation" or (zero.kind == one.kind and zero.mode in {None, one.mode})
    where = lies([place for place, _ in zero.places], [place for place, _ in one.places])
    return side and matter and where != "apart"


def _stretch(one: Incident) -> tuple[datetime, datetime] | None:
    """The time that a report speaks of; the day on which it was told, where it gives none."""
    last = one.end or one.told
    first = one.start or (one.told - _DAY + MINUTE if one.told and one.end is None else one.end)
    return (first, max(first, last)) if first is not None and last is not None else None


def _days(zeros: Sequence[Incident], zone: str | None) -> str:
    spans = {(day_of(each[0], zone), day_of(each[1], zone)) for each in map(_stretch, zeros) if each}
    return ", ".join(_span(*one) for one in sorted(spans)) or "an unknown day"


def _span(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


def _claims(found: Sequence[Incident]) -> tuple[str, ...]:
    return tuple(claim for one in found for claim in one.claims)
