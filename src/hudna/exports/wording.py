"""A claim -> short English words: who, what it does with the matter, how many, when and where."""

from __future__ import annotations

from datetime import datetime

from hudna.model import Actor, Claim, Interval, Place, Quantity
from hudna.model.values import Number

OWN_VOICE = "the document itself"
ARROW = " \u2192 "
ABOUT, LEAST, MOST, DASH = "\u2248 ", "\u2265 ", "\u2264 ", "\u2013"
_PLURALS = {"person": "people"}
_PRECISION = {2: "near it or a part of it", 3: "region"}
_FORMATS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def actor(one: Actor | None) -> str | None:
    """The actor's name with the side in brackets."""
    if one is None:
        return None
    return f"{one.name} ({one.side})" if one.side and one.side != one.name else one.name


def speakers(claim: Claim) -> str:
    """The chain of attribution, outermost first."""
    return ARROW.join(source.actor.name for source in claim.sources) or OWN_VOICE


def matter(claim: Claim) -> str:
    """Kind and mode."""
    kind = f"{claim.kind}/{claim.mode}" if claim.mode else claim.kind
    return kind.replace("_", " ")


def act(claim: Claim) -> str:
    """What the source does with the matter."""
    return claim.act.replace("_", " ")


def marks(claim: Claim) -> tuple[str, ...]:
    """What must not be overlooked: negated, planned, assessed, hypothetical."""
    negated = ("negated",) if claim.negated else ()
    return negated if claim.modality == "actual" else (*negated, claim.modality)


def parties(claim: Claim) -> str:
    """Who did it to whom, as far as it is said."""
    agent, target = actor(claim.agent), actor(claim.target)
    if agent and target:
        return f"{agent}{ARROW}{target}"
    return f"by {agent}" if agent else f"to {target}" if target else ""


def numbers(claim: Claim) -> str:
    """All quantities; a part follows what it is a part of."""
    found = claim.quantities
    roots = [index for index, one in enumerate(found) if not _has_whole(one, index, len(found))]
    return "; ".join(_with_parts(found, index, frozenset()) for index in roots)


def _has_whole(one: Quantity, index: int, count: int) -> bool:
    return one.part_of is not None and 0 <= one.part_of < count and one.part_of != index


def _with_parts(found: tuple[Quantity, ...], index: int, seen: frozenset[int]) -> str:
    words = amount(found[index])
    if index in seen:  # parts that name each other as their whole
        return words
    parts = [i for i, one in enumerate(found) if one.part_of == index and i != index]
    if not parts:
        return words
    return f"{words}, of them {' and '.join(_with_parts(found, i, seen | {index}) for i in parts)}"


def amount(one: Quantity) -> str:
    """One quantity: bounds, unit, group, place."""
    place = f" in {one.place.name}" if one.place else ""
    return f"{_bounds(one)}{_counted(one)}{place}"


def _bounds(one: Quantity) -> str:
    about = ABOUT if one.approximate else ""
    if one.low is None and one.high is None:
        return "some"
    if one.low == one.high:
        return f"{about}{_number(one.low)}"
    if one.high is None:
        return f"{about}{LEAST}{_number(one.low)}"
    if one.low is None:
        return f"{about}{MOST}{_number(one.high)}"
    return f"{about}{_number(one.low)}{DASH}{_number(one.high)}"


def _number(value: Number | None) -> str:
    if value is None:
        return ""
    shown = int(value) if isinstance(value, float) and value.is_integer() else value
    return f"{shown:,}".replace(",", "\u202f") if abs(shown) >= 10_000 else f"{shown}"


def _counted(one: Quantity) -> str:
    single = one.low == one.high == 1
    if one.unit in {None, "person"} and one.group and not single:
        return f" {one.group}"
    unit = one.unit or ""
    if unit and not single:
        unit = _PLURALS.get(unit, f"{unit}s")
    group = f" ({one.group})" if one.group else ""
    return f" {unit}{group}" if unit else group


def vague_words(claim: Claim, text: str) -> str:
    """The wording of the numbers that are none ("dozens")."""
    return ", ".join(one.span.of(text) for one in claim.quantities if one.vague)


def when(time: Interval | None) -> str:
    """Start to end with precision, basis and offset."""
    if time is None or (time.start is None and time.end is None):
        return ""
    start, end = _moment(time.start, time.precision), _moment(time.end, time.precision)
    if not end:
        ends = f"from {start}"
    elif not start:
        ends = f"until {end}"
    else:
        ends = start if start == end else f"{start} {DASH} {_shortened(start, end)}"
    return ends


def how_known(time: Interval | None) -> str:
    """Precision, offset from UTC and what the time was counted from."""
    moment = (time.start or time.end) if time else None
    if time is None or moment is None:
        return ""
    offset = moment.strftime("%z")
    zone = f"UTC{offset[:3]}:{offset[3:5]}" if offset else "no zone"
    return f"{time.precision}, {zone}, {time.basis}"


def _moment(moment: datetime | None, precision: str) -> str:
    if moment is None:
        return ""
    return moment.strftime(_FORMATS.get(precision, "%Y-%m-%d %H:%M"))


def _shortened(start: str, end: str) -> str:
    """The end without the day that it shares with the start."""
    return end[11:] if len(end) > 10 and start[:10] == end[:10] else end


def where(place: Place | None) -> str:
    """The place and how near it is."""
    if place is None:
        return ""
    how = "unresolved" if place.id is None else _PRECISION.get(place.precision or 1, "")
    return f"{place.name} ({how})" if how else place.name
