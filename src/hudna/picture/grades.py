"""Matters -> matters with their grades: the item's credibility and status, and the reliability of each source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.weighing.credibility import Credibility, credibility
from hudna.weighing.grades import Reliability, reliability, track
from hudna.weighing.independence import Copy
from hudna.weighing.matters import Matter
from hudna.weighing.publishers import Publisher, voices
from hudna.weighing.roots import Roots, roots
from hudna.weighing.statuses import Status, status

UNNAMED = "unnamed source"


@dataclass(frozen=True, slots=True)
class Graded:
    """A matter with its item grade (1 to 6), status, roots, and by source the reliability (A to F), judged apart."""

    matter: Matter
    credibility: Credibility
    status: Status
    roots: Roots
    sources: Mapping[str, Reliability]

    @property
    def grade(self) -> str:
        """Admiralty's two marks in one: the best source's letter and the item's digit, as `F3`."""
        best = min((one.grade for one in self.sources.values()), default="F")
        return f"{best}{self.credibility.grade}"


def graded(
    matters: Iterable[Matter],
    accounts: Sequence[Account],
    copies: Mapping[str, Copy],
    profiles: Mapping[str, Publisher] | None = None,
) -> list[Graded]:
    """Grade matters. `accounts` are all of the record: whose own voice is a side's is known from all of them.

    What people said of a matter's claims goes first; a source's record counts the matters that were settled so.
    """
    known = profiles or {}
    organs = voices(accounts, known)
    found = [_judged(one, copies, known, organs) for one in matters]
    settled = _settled(found)
    return [
        Graded(
            one,
            item,
            state,
            own,
            {name: reliability(name, known, track(settled.get(name, ()))) for name in _names(one)},
        )
        for one, item, state, own in found
    ]


_Judged = tuple[Matter, Credibility, Status, Roots]


def _judged(
    one: Matter, copies: Mapping[str, Copy], profiles: Mapping[str, Publisher], organs: Mapping[str, str]
) -> _Judged:
    own = roots(one.accounts, copies, profiles, organs)
    item = credibility(one.accounts, one.relation, own)
    return one, item, status(one.accounts, one.relation, own, _decided(one)), own


def _decided(one: Matter) -> str | None:
    """What people said of all of a matter's claims alike; None where they said nothing, or different things."""
    said = {account.status for account in one.accounts}
    return said.pop() if len(said) == 1 and said != {"unverified"} else None


def _names(one: Matter) -> list[str]:
    return list(dict.fromkeys(account.speaker or account.origin.publisher or UNNAMED for account in one.accounts))


def _settled(found: Iterable[_Judged]) -> dict[str, list[tuple[str, str]]]:
    """By source, the matters that it speaks in and that were settled, with their status."""
    kept: dict[str, list[tuple[str, str]]] = {}
    for one, _, state, _ in found:
        if state.status in {"corroborated", "discounted"}:
            for name in _names(one):
                kept.setdefault(name, []).append((one.id, state.status))
    return kept
