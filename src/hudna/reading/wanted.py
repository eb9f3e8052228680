"""What a frame asks for, by sense or by value -> where it stands around the frame's head."""

from __future__ import annotations

from hudna.model import Actor
from hudna.reading.counted import person_in
from hudna.reading.scans import Mention, Scan, within

_AFTER = 9  # tokens behind a stretch in which a value that begins in it may end


def wanted_at(scan: Scan, wanted: frozenset[str], first: int, last: int, index: int) -> int | None:
    """Where one of the senses stands, after the head first, then before it."""
    at = scan.where.first(wanted, index + 1, last)
    if at is None:
        at = scan.where.last(wanted, first, index)
    if at is None and "forces" in wanted:
        at = _armed(scan, first, last, index)
    if at is None and not wanted.isdisjoint(BY_VALUE):
        at = _special(scan, wanted, first, last)
    return at


def _armed(scan: Scan, first: int, last: int, index: int) -> int | None:
    """Named forces: an army, a group, peacekeepers."""
    for mention in scan.actors_in(first, last):
        actor = mention.value
        if (
            mention.first != index
            and isinstance(actor, Actor)
            and actor.sector in _ARMED
            and mention.note not in _NO_FORCES
        ):
            return mention.first
    return None


_ARMED = frozenset({"MIL", "REB", "PKO"})
_NO_FORCES = frozenset({"adjective", "seat", "state"})


# What is found by its value rather than by a word.
BY_VALUE = frozenset({"forces", "@number", "@place", "@actor", "@person"})


def _special(scan: Scan, wanted: frozenset[str], first: int, last: int) -> int | None:
    kinds: dict[str, list[Mention]] = {"@number": scan.numbers, "@place": scan.places, "@actor": scan.actors}
    for name, mentions in kinds.items():
        if name in wanted:
            for mention in within(mentions, first, last + _AFTER):
                if mention.first < last and mention.note != "adjective":
                    return mention.first
    if "@person" in wanted:
        return person_in(scan, first, last)
    return None
