"""Propositions -> quantities: the numbers of a stretch that measure its matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.kinds import kind
from hudna.model import Quantity
from hudna.reading.gerunds import opens_phrase
from hudna.reading.propositions import Proposition
from hudna.reading.quantities import measure
from hudna.reading.scans import Mention, Scan, within
from hudna.reading.singles import bare_subject, bare_victim, cased, undergone
from hudna.reading.triggers import Trigger

_OF_PERSONS = frozenset({"casualty", "detention", "medical"})
_NAMED_BEFORE = {"violation": "violation"}  # what a bare number counts where it was named before
_TIMES = {"violation": "violation", "attack": "incident"}  # what "three times" counts


def quantities_of(scan: Scan, proposition: Proposition, name: str) -> tuple[Quantity, ...]:
    """The numbers whose unit measures the kind, parts after their whole, single persons among them."""
    units = kind(proposition.kind).units | (kind(name).units if name != proposition.kind else frozenset())
    persons = "person" in units
    chosen = _chosen(scan, proposition, units, persons)
    single = _single(scan, proposition, chosen) if proposition.kind in _OF_PERSONS and not proposition.echo else None
    if not chosen:
        return (single,) if single is not None else ()
    places = within(scan.places, proposition.first, proposition.last)
    found = measure(scan, chosen, places=places, default_unit="person" if persons else None)
    bare = persons or proposition.kind == "damage"  # a number without a unit measures these
    found = tuple(q for q in found if bare or q.unit is not None or q.part_of is not None)
    if not found:
        return ()
    if single is not None:
        found = (single, *(q if q.part_of is None else replace(q, part_of=q.part_of + 1) for q in found))
    return (*found, *_single_part(scan, proposition)) if persons else found


def _chosen(scan: Scan, proposition: Proposition, units: frozenset[str], persons: bool) -> list[Mention]:
    chosen: list[Mention] = []
    shared = 0  # where the last percentage ends
    for mention in within(scan.numbers, proposition.first, proposition.last):
        quantity = mention.value
        assert isinstance(quantity, Quantity)
        if any(mention.first <= token < mention.last for token in proposition.rivals):
            continue
        if "percent" in mention.note:
            shared = mention.last
        if mention.note == "share" and not mention.features:
            continue  # a share of what has no number
        if (chosen and mention.first < chosen[-1].last) or mention.first < shared:
            continue
        times = _TIMES.get(proposition.kind) if quantity.unit is None and _so_often(scan, mention) else None
        if times is not None:
            mention = replace(mention, value=replace(quantity, unit=times))
        elif proposition.echo and quantity.unit is None and not mention.features and proposition.kind in _NAMED_BEFORE:
            mention = replace(mention, value=replace(quantity, unit=_unit_before(scan, proposition, mention, units)))
        elif quantity.unit is None and mention.features and proposition.kind == "damage":
            pass  # things that have no unit of their own are damaged too
        elif quantity.unit is None and (mention.features or not (persons or chosen)):
            continue  # a number of something that measures nothing here ("five states")
        elif quantity.unit is not None and quantity.unit not in units:
            continue
        chosen.append(mention)
    return chosen


def _unit_before(scan: Scan, proposition: Proposition, mention: Mention, units: frozenset[str]) -> str:
    """What a bare number counts: what the number before it in its sentence does ("60 explosions, compared with 50")."""
    unit = _NAMED_BEFORE[proposition.kind]
    for other in within(scan.numbers, proposition.trigger.token, mention.first):
        counted = other.value
        stops = any(scan.tokens[i].text == "." for i in range(other.last, mention.first))
        if isinstance(counted, Quantity) and counted.unit in units and counted.unit and not stops:
            unit = counted.unit
    return unit


def _so_often(scan: Scan, mention: Mention) -> bool:
    """ "three times"."""
    return any(scan.lexeme(index, {"so-often"}) is not None for index in range(mention.first, mention.last))


def _single(scan: Scan, proposition: Proposition, chosen: Sequence[Mention]) -> Quantity | None:
    """ "a man was killed", "the injury of a man and two children": one bare person right behind the trigger."""
    trigger = proposition.trigger
    one = bare_victim(scan, trigger.lexeme.last - 1, proposition.last)
    if one is None and not chosen:
        one = undergone(scan, proposition.clause.body, trigger.token)
    if suffers(scan, trigger) and not chosen:
        one = bare_subject(scan, proposition.clause.body, trigger.token) or (one if cased(scan) else None)
    if one is None or not chosen:
        return one
    first = chosen[0]
    joined = "and" in first.before or (cased(scan) and scan.lexeme(first.first - 1, {"and"}) is not None)
    return one if one.span.start < first.span.start and joined and first.first > trigger.token else None


def suffers(scan: Scan, trigger: Trigger) -> bool:
    """Whether the subject, that stands first, is who it happened to: a passive, a verb without an object ("died")."""
    if not scan.language.settings.get("subject_first"):
        return False
    return trigger.speech == "passive" or (trigger.speech == "verb" and not opens_phrase(scan, trigger.lexeme.last))


def _single_part(scan: Scan, proposition: Proposition) -> tuple[Quantity, ...]:
    """ "ten people, among them a child": a part of one."""
    for index in range(proposition.first, proposition.last):
        if scan.lexeme(index, {"part-among"}) is not None and index + 1 not in scan.counted:
            one = bare_victim(scan, index, min(proposition.last, index + 3))
            return (replace(one, part_of=0),) if one is not None else ()
    return ()
