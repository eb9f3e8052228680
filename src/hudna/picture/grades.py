"""Matters -> matters with their grades: the item's credibility and status, and the reliability of each source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.weighing.credibility import Credibility, credibility
from hudna.weighing.drift import Drift, drift, headline_drift
from hudna.weighing.grades import Reliability, reliability, track
from hudna.weighing.independence import Copy
from hudna.weighing.matters import Matter
from hudna.weighing.publishers import Publisher, voices
from hudna.weighing.roots import Roots, roots
from hudna.weighing.statuses import Status, status

UNNAMED = "unnamed source"


@dataclass(frozen=True, slots=True)
class Graded:
    """A matter with its item grade (1 to 6), status, roots, and by source the reliability (A to F), judged apart.

    `drifts` are what a copy says otherwise than its original, or a headline than its body, of this matter's claims.
    """

    matter: Matter
    credibility: Credibility
    status: Status
    roots: Roots
    sources: Mapping[str, Reliability]
    drifts: tuple[Drift, ...] = ()

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
    settled, drifted = _settled(found), _drifted(accounts, copies)
    return [
        Graded(
            one,
            item,
            state,
            own,
            {name: reliability(name, known, track(settled.get(name, ()))) for name in _names(one)},
            tuple(dict.fromkeys(each for account in one.accounts for each in drifted.get(account.id, ()))),
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


def _drifted(accounts: Iterable[Account], copies: Mapping[str, Copy]) -> dict[str, list[Drift]]:
    """By claim, what whole copies and headlines say otherwise; what a copy leaves out stands with the original's."""
    told: dict[str, list[Account]] = {}
    for one in accounts:
        told.setdefault(one.origin.sha256, []).append(one)
    found = [each for own in told.values() for each in headline_drift(own)]
    for name, copy in copies.items():
        if copy.whole and name in told and copy.of in told:
            found += [each for each in drift(told[name], told[copy.of]) if each.kind != "added"]
    by_claim: dict[str, list[Drift]] = {}
    for each in found:
        for claim in {each.copy, each.original} - {None}:
            by_claim.setdefault(str(claim), []).append(each)
    return by_claim


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
