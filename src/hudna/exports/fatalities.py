"""An event and the deaths that its source tells in the same sentence -> a figure, its rule, the claims behind it.

ACLED has the dead as a number of their event; hudna has them as claims of their own. They are brought together only
where one source tells both in one sentence, and no second event is told there. Nothing is added up: of several figures
(they may be parts of one another) the highest lower bound stands, which holds whether they are or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.exports.assertions import not_asserted
from hudna.exports.vague import vague_word
from hudna.exports.vocabularies import vocabulary
from hudna.model import Claim, Quantity, Span
from hudna.model.accounts import Account

_STOPS = frozenset(".!?\n\u061f\u06d4\u2026")


@dataclass(frozen=True, slots=True)
class Fatalities:
    """A number of dead: None where none is told; by which rule; from which claims; in which words."""

    number: int | None
    rule: str
    claims: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


NOT_TOLD = Fatalities(None, "none told in the sentence")


def deaths_by_event(events: Sequence[Account], deaths: Sequence[Account]) -> Mapping[str, Fatalities]:
    """For the events of one document, by claim id, what its claims of killed people give them."""
    given: dict[str, list[Account]] = {}
    for death in deaths:
        near = [event for event in events if _told_together(event, death)]
        if len(near) == 1:
            given.setdefault(near[0].id, []).append(death)
    return {identifier: _figure(found) for identifier, found in given.items()}


def is_death(account: Account) -> bool:
    """Whether a claim says that people were killed."""
    claim = account.claim
    return claim.kind == "casualty" and claim.mode == "killed" and not_asserted(claim) is None


def _told_together(event: Account, death: Account) -> bool:
    one, other = event.claim, death.claim
    same_place = other.place is None or one.place is None or other.place.name == one.place.name
    return _chain(one) == _chain(other) and same_place and _one_sentence(event, one.content, other.content)


def _chain(claim: Claim) -> tuple[str, ...]:
    return tuple(source.actor.name for source in claim.sources)


def _one_sentence(account: Account, one: Span, other: Span) -> bool:
    """Overlapping, or with no stop between them; without the text only what overlaps is known to be one sentence."""
    if one.overlaps(other):
        return True
    first, second = sorted((one, other))
    text = account.origin.text
    return text is not None and not _STOPS & set(text[max(first.start, first.end - 1) : second.start])


def _figure(deaths: Sequence[Account]) -> Fatalities:
    told = [(number, rule) for death in deaths if (found := _totals(death)) for number, rule in found]
    claims = tuple(death.id for death in deaths)
    words = tuple(text for death in deaths for one in death.claim.quantities if (text := death.words(one.span)))
    known = [one for one in told if one[0] is not None]
    if not known:
        return Fatalities(None, told[0][1] if told else "no number", claims, words)
    number, rule = max(known, key=lambda one: one[0] or 0)
    return Fatalities(number, rule if len(told) == 1 else f"{rule}; the highest of {len(told)}", claims, words)


def _totals(death: Account) -> list[tuple[int | None, str]]:
    """One figure a claim: its groups together ("42 soldiers and eight civilians")."""
    found = [lowest(death, one) for one in separate(death.claim)]
    known = [number for number, _ in found if number is not None]
    if len(found) < 2 or not known:
        return found[:1]
    return [(sum(known), "sum of its groups" if len(known) == len(found) else "sum of its groups that have a number")]


def separate(claim: Claim) -> list[Quantity]:
    """The numbers of people of a claim that are no part of another: each group at each place once, the highest."""
    found: dict[tuple[str | None, str | None], Quantity] = {}
    for one in claim.quantities:
        if one.part_of is None and one.unit == "person":
            key = (one.group, one.place.name if one.place else None)
            found[key] = max(found.get(key, one), one, key=lambda each: each.low or 0)
    return list(found.values())


def lowest(account: Account, one: Quantity) -> tuple[int | None, str]:
    """The lowest figure that a wording allows, and the rule: exact, lower bound, or ACLED's for a vague word."""
    if one.low is not None:
        exact = one.low == one.high and not one.approximate
        return int(one.low), "exact" if exact else "about" if one.low == one.high else "lower bound"
    if one.high is not None:
        return None, "upper bound only"
    word = vague_word(account, one)
    number = vocabulary("acled")["vague"].get(word) if word else None
    return (number, f"vague: {word} is {number}") if number is not None else (None, "vague, no rule for it")
