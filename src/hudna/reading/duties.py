"""A clause -> its obligations: who is to do what, to whom, where, by when, how many; what is unknown is left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from hudna.kinds import code_of, kind
from hudna.languages.agreements import find, says
from hudna.languages.matters import TERMS, matter_in, standing
from hudna.model import Claim, Place, Span
from hudna.model.truces import Amount, Obligation, Period, Proposal, Reason, content_id
from hudna.reading.addressees import Context, Matter, Party, addressees
from hudna.reading.deadlines import Terms, later
from hudna.reading.scans import Mention

# What the reader finds in a clause that a party can owe; the rest of a clause's matters only describe.
_OWED = frozenset({*TERMS, "ceasefire", "monitoring", "presence", "talks", "shelter", "medical", "displacement"})
# How things are; nobody owes it.
_STATES = frozenset({("control", "held"), ("control", "gained")})
_OPENING = 4  # words within which what a clause is about stands
_MODALITY = frozenset({"actual", "planned"})


class _Frame(NamedTuple):
    """What the obligations of a clause share: its words (`main`: without their condition) and the clauses above."""

    label: str
    span: Span
    main: Span
    leads: Sequence[Span]
    terms: Terms
    condition: str | None
    single: bool


def duties_of(context: Context, label: str, span: Span, leads: Sequence[Span], *, opens: bool) -> tuple[Proposal, ...]:
    """The obligations of a clause. `leads` are the texts of the clauses above it, the nearest first; `opens` says that
    it has clauses below, so that a lead ("The parties shall:") is none itself."""
    made: dict[object, Proposal] = {}
    terms = context.terms(span)
    main, condition = _parted(context, span)
    matters = list(_matters(context, main, terms))
    if not matters and opens:
        return ()
    for matter in matters or [Matter("obligation", None, None, span)]:
        for party in addressees(context, main, leads, matter):
            frame = _Frame(label, span, main, leads, terms, condition, single=len(matters) <= 1)
            proposal = _proposal(context, frame, matter, party)
            made.setdefault(proposal.item.id, proposal)
    return tuple(made.values())


def _matters(context: Context, span: Span, terms: Terms) -> Iterator[Matter]:
    """By the reader's claims; where there are none, by the words. Deadlines with a place each part a clause."""
    found: dict[tuple[str, str | None], Matter] = {}
    for claim in context.reading.claims:
        if (
            claim.kind not in _OWED | {"obligation"}
            or claim.modality not in _MODALITY
            or not span.covers(claim.content)
        ):
            continue
        name, mode = _POSITIVE.get(_kind(claim), _kind(claim)) if claim.negated else _kind(claim)
        if (name, mode) in _STATES:
            continue
        if (name, mode) == ("ceasefire", None):
            mode = "in_effect"  # a truce that an agreement names is to hold
        place = claim.place if claim.place and not _timed(context, claim.place.span) else None
        found.setdefault((name, mode), Matter(name, mode, claim, claim.content, place))
    if len({name for name, _ in found}) > 1:
        found = {key: one for key, one in found.items() if key[0] != "ceasefire"}  # "within 72 hours of the truce"
    if not found:
        words = _by_words(context, span)
        if words is None or words in _STATES:
            return
        found[words] = Matter(*words, None, span)
    for matter in found.values():
        yield from _by_deadline(context, matter, span, terms) if len(found) == 1 else (matter,)


def _by_words(context: Context, span: Span) -> tuple[str, str | None] | None:
    """What a clause without a statement asks: a truce where it opens with one ("Full ceasefire from …")."""
    words = span.of(context.text)
    truce = find(context.code, words, "time", "truce")
    if truce and len(words[: truce[0].start].split()) <= _OPENING and not says(context.code, words, "duty", "refrain"):
        return "ceasefire", "in_effect"
    return matter_in(context.code, words, _values(context, span))


# Not to hinder is to let through.
_POSITIVE: dict[tuple[str, str | None], tuple[str, str | None]] = {
    ("aid", "blocked"): ("aid", "delivered"),
    ("access", "closed"): ("access", "open"),
    ("access", "denied"): ("access", "open"),
}


def _parted(context: Context, span: Span) -> tuple[Span, str | None]:
    """What a clause asks for, and the words of the condition behind it."""
    found = [one for one in find(context.code, span.of(context.text), "duty", "condition") if one.start]
    if not found:
        return span, None
    start = span.start + found[0].start
    words = context.text[start : span.end].split(". ")[0].split("\n")[0].rstrip(" .;")
    return Span(span.start, start), words


def _timed(context: Context, span: Span) -> bool:
    """ "Moscow time": no place of what happens."""
    return any(one.type == "time" and one.span.overlaps(span) for one in context.reading.mentions)


def _kind(claim: Claim) -> tuple[str, str | None]:
    """A term that the reader already knows as one is of the matter that its rule names."""
    name, _, frame = claim.rule.partition("/")
    if claim.kind != "obligation" or name not in _OWED:
        return claim.kind, standing(claim.kind, claim.mode)
    return name, standing(name, next((one.mode for one in kind(name).frames if one.name == frame), None))


def _values(context: Context, span: Span) -> frozenset[str]:
    return frozenset(f"@{one.type}" for one in context.mentions(span))


def _by_deadline(context: Context, matter: Matter, span: Span, terms: Terms) -> Iterator[Matter]:
    """ "Kalbajar by 15 November and Lachin by 1 December": each place with the deadline next to it."""
    places = _places(context, span)
    if len(terms.dues) <= 1:
        yield matter
        return
    start = span.start
    for deadline in terms.dues:
        end = deadline.span.end
        here = [one for one in places if start <= one.span.start < end]
        behind = [one for one in places if end <= one.span.start]
        place = here[-1].value if here else behind[0].value if behind and not terms.dues[1:] else None
        yield matter._replace(place=place if isinstance(place, Place) else None, deadline=deadline)
        start = end


def _places(context: Context, span: Span) -> list[Mention]:
    """The places of a clause that are no part of an actor's name."""
    inside = context.mentions(span)
    other = [one.span for one in inside if one.type in {"actor", "time"}]
    return [one for one in inside if one.type == "place" and not any(name.overlaps(one.span) for name in other)]


def _proposal(context: Context, frame: _Frame, matter: Matter, party: Party) -> Proposal:
    span, terms = frame.span, frame.terms
    place = matter.place or _sole_place(context, frame.main)
    where = (place.id or place.name) if place else None
    within = terms.within or next((x for one in frame.leads if (x := context.terms(one).within)), None)
    due, why = _due(context, matter, terms, within)
    values = [party.who, matter.kind, matter.mode, where, str(due)]
    item = Obligation(
        id=content_id("obligation", [context.reading.document.sha256, frame.label, span.start, *values]),
        ceasefire=context.ceasefire, who=party.who, kind=matter.kind, mode=matter.mode, to=party.to, place=where,
        due=due, within=within, lasts=terms.lasts, lapses=_lapses(context, terms), renews=terms.renews,
        amounts=_amounts(matter, terms, single=frame.single), negated=_negated(context, frame, matter),
        condition=frame.condition, clause=frame.label or None, words=span.of(context.text),
        document=context.reading.document.sha256, start=span.start, end=span.end, provisions=_provisions(matter),
    )  # fmt: skip
    return Proposal(item, (Reason(party.code, party.text), *_open(matter), *why))


def _open(matter: Matter) -> list[Reason]:
    if matter.kind != "obligation":
        return []
    return [Reason("matter-unknown", "What the clause asks for cannot be told from its words.")]


def _sole_place(context: Context, span: Span) -> Place | None:
    """The first place of the clause."""
    return next((one.value for one in _places(context, span) if isinstance(one.value, Place)), None)


def _due(context: Context, matter: Matter, terms: Terms, within: Period | None) -> tuple[datetime | None, list[Reason]]:
    """The date told for the matter, for the clause, or counted from where its length counts."""
    if matter.deadline is not None:
        return matter.deadline.due, []
    inside = [one.due for one in terms.dues if matter.span.covers(one.span)]
    told = inside if len(terms.dues) > 1 else [one.due for one in terms.dues]
    if len(told) == 1:
        return told[0], []
    if terms.dues:
        return None, [Reason("deadlines-several", "The clause has several deadlines.")]
    start = _anchor(context, within.since) if within else None
    if within is None or start is None:
        return None, []
    text = f"{within.number} {within.unit}s from {start:%Y-%m-%d %H:%M}."
    return later(start, within), [Reason("deadline-counted", text)]


def _anchor(context: Context, since: str | None) -> datetime | None:
    """From when a length counts; a day of signature to its end, since its hour is not told."""
    day = context.signed
    signed = day.replace(hour=23, minute=59) if day and (day.hour, day.minute) == (0, 0) else day
    return {"in-effect": context.in_effect, "signature": signed}.get(since or "")


def _lapses(context: Context, terms: Terms) -> datetime | None:
    """When it ends by its own terms: its own length from the start, else with the agreement."""
    start = context.in_effect or context.signed
    return later(start, terms.lasts) if terms.lasts and start else context.expires


def _amounts(matter: Matter, terms: Terms, *, single: bool) -> tuple[Amount, ...]:
    if single:
        return tuple(dict.fromkeys(amount for amount, _ in terms.amounts))
    own = {one.span for one in matter.claim.quantities} if matter.claim else set()
    return tuple(amount for amount, at in terms.amounts if at in own)


def _negated(context: Context, frame: _Frame, matter: Matter) -> bool:
    """Whether the party is not to do it; where the matter was turned round ("without hindrance"), it is to."""
    stretches = (frame.main, *frame.leads[:1])
    refrain = any(says(context.code, one.of(context.text), "duty", "refrain") for one in stretches)
    if matter.claim is None or not matter.claim.negated:
        return refrain
    return _kind(matter.claim) not in _POSITIVE


def _provisions(matter: Matter) -> tuple[str, ...]:
    code = code_of(kind(matter.kind), "pax", matter.mode).value
    return (code,) if code else ()
