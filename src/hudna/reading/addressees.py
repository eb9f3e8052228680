"""A clause and what it asks -> whose obligation it is: the parties, those named together, the doer, the lead's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from hudna.languages.agreements import find
from hudna.model import Actor, Claim, Interval, Place, Quantity, Span
from hudna.reading.deadlines import LENGTHS, Deadline, Terms, terms_of
from hudna.reading.readings import Reading
from hudna.reading.scans import Mention

_JOIN = 6  # characters between two parties that stand together ("X and Y")
_OPENING = 4  # words of a clause within which its subject stands


@dataclass(frozen=True, slots=True)
class Context:
    """What the clauses of a text refer to."""

    code: str
    text: str
    reading: Reading
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    guarantors: tuple[str, ...]
    signed: datetime | None
    ceasefire: str = ""
    in_effect: datetime | None = None
    expires: datetime | None = None

    def mentions(self, span: Span) -> list[Mention]:
        """The mentions inside a span."""
        inside = [one for one in self.reading.mentions if span.covers(one.span)]
        lengths = [one.span for one in inside if isinstance(one.value, Quantity) and one.value.unit in LENGTHS]
        return [one for one in inside if not _counted_back(one, lengths)]

    def terms(self, span: Span) -> Terms:
        """Deadlines, lengths and amounts inside a span."""
        return terms_of(self.code, self.text, span, self.mentions(span), self.signed)


def _counted_back(one: Mention, lengths: Sequence[Span]) -> bool:
    """A length that a report would count from another day ("for 60 days"): in an agreement it is a term."""
    if not isinstance(one.value, Interval):
        return False
    return one.value.basis == "relative" or any(one.span.overlaps(length) for length in lengths)


class Matter(NamedTuple):
    """What a clause asks: kind, mode, the claim that the reader found (None: by its words), where it stands."""

    kind: str
    mode: str | None
    claim: Claim | None
    span: Span
    place: Place | None = None
    deadline: Deadline | None = None


class Party(NamedTuple):
    """Whose it is, and why."""

    who: str | None
    to: str | None
    code: str
    text: str


def addressees(context: Context, span: Span, leads: Sequence[Span], matter: Matter) -> Iterator[Party]:
    """Whose obligation it is: all parties, those joined at the head of the clause, the doer, or those of the lead."""
    for stretch in (span, *leads):
        found = list(_named(context, stretch, matter if stretch is span else matter._replace(claim=None)))
        if found:
            yield from found
            return
    if matter.kind == "ceasefire" and context.parties:
        yield from _mutual(context)
        return
    yield Party(
        None, None, "addressee-unknown", "The clause does not say, in a way that is understood, who is to do it."
    )


def _named(context: Context, span: Span, matter: Matter) -> Iterator[Party]:
    words = span.of(context.text)
    actors = _actors(context, span)
    both = find(context.code, words, "parts", "both")
    first = actors[0].span.start - span.start if actors else len(words)
    doer = matter.claim.agent if matter.claim else None
    if both and both[0].start < first and (doer is None or doer.side is None) and context.parties:
        yield from _mutual(context)
        return
    joined = _joined(context, actors)
    sides = [one.value.side for one in actors if isinstance(one.value, Actor)]
    if len(joined) > 1 and (doer is None or doer.side in joined):
        yield from (
            Party(one, None, "named-together", "The parties are named together as those who do it.") for one in joined
        )
    elif doer is not None and doer.side is not None:
        yield Party(doer.side, _other(doer.side, matter, sides), "doer", "The clause names it as the doer.")
    elif actors and _opens(words, first):
        yield Party(sides[0], _other(sides[0], matter, sides), "named-first", "The clause opens with it.")


def _mutual(context: Context) -> Iterator[Party]:
    for one in context.parties:
        others = [side for side in context.parties if side != one]
        to = others[0] if len(others) == 1 else None
        yield Party(one, to, "both-parties", "The clause binds the parties, and the agreement names who they are.")


def _joined(context: Context, actors: Sequence[Mention]) -> list[str]:
    """Sides that stand together at the head: "the armed forces of X and the armed forces of Y"."""
    found: list[str] = []
    for before, one in zip([None, *actors], actors, strict=False):
        gap = context.text[before.span.end : one.span.start] if before else ""
        side = one.value.side if isinstance(one.value, Actor) else None
        if side is None or (before and (len(gap.strip()) > _JOIN or any(mark in gap for mark in ".;:"))):
            break
        found.append(side)
    return list(dict.fromkeys(found))


def _opens(words: str, at: int) -> bool:
    return len(words[:at].split()) <= _OPENING


def _other(who: str | None, matter: Matter, sides: Iterable[str | None]) -> str | None:
    """To whom: the target, or the one other side that the clause names in what is given or handed over. Who is
    disarmed gets nothing."""
    target = matter.claim.target.side if matter.claim and matter.claim.target else None
    if matter.kind != "disarmament" and target is not None and target != who:
        return target
    others = {side for side in sides if side not in (who, target)}
    return others.pop() if matter.kind in {"control", "exchange", "aid", "disarmament"} and len(others) == 1 else None


def _actors(context: Context, span: Span) -> list[Mention]:
    return [one for one in context.mentions(span) if isinstance(one.value, Actor) and one.value.side]
