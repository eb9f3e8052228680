"""What weighing yields: matters, the accounts of one thing side by side, with relation, roots, range, reasons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hudna.model.accounts import Account
from hudna.model.claims import canonical
from hudna.weighing.ranges import Bounds, Value
from hudna.weighing.reasons import Reason

RELATIONS = ("agree", "growth", "scope", "contradict", "deny", "premise-disputed", "drift")


@dataclass(frozen=True, slots=True)
class Matter:
    """What several accounts are about.

    `id` is a hash of what it is made of: kind, measure and claims. `view` says what the accounts were compared as
    (docs/explanation/weighing.md); `measure` is the (unit, group) of its figures. `sides` are its independent roots,
    `outlets` how many publishers carry it. `range` spans the figures, `sources` says whose they are; `values` has one
    for each account, in the accounts' order.
    """

    id: str
    view: str
    kind: str
    accounts: tuple[Account, ...]
    values: tuple[Value, ...]
    relation: str
    sides: tuple[str, ...]
    outlets: int
    measure: tuple[str, str | None] | None
    range: tuple[int | float, int | float] | None
    sources: tuple[Bounds, ...]
    reasons: tuple[Reason, ...]

    @property
    def roots(self) -> int:
        """How many independent roots speak."""
        return len(self.sides)


def matter_id(kind: str, measure: tuple[str, str | None] | None, claims: Iterable[str]) -> str:
    """SHA-256, shortened to 32 hexadecimal digits, over kind, measure and the sorted claim ids."""
    return hashlib.sha256(canonical([kind, list(measure or ()), sorted(claims)])).hexdigest()[:32]


def matter_json(matter: Matter) -> dict[str, Any]:
    """A matter as `hudna matters --json` prints it (docs/reference/codebook.md, Relations)."""
    return {
        "id": matter.id,
        "kind": matter.kind,
        "claims": [_claim(account, value) for account, value in zip(matter.accounts, matter.values, strict=True)],
        "relation": matter.relation,
        "roots": matter.roots,
        "range": list(matter.range) if matter.range else None,
        "reasons": [one.json for one in matter.reasons],
        "view": matter.view,
        "measure": {"unit": matter.measure[0], "group": matter.measure[1]} if matter.measure else None,
        "sides": list(matter.sides),
        "outlets": matter.outlets,
        "sources": [one._asdict() for one in matter.sources],
    }


def _claim(account: Account, value: Value) -> dict[str, Any]:
    content = account.claim.content
    return {
        "document": account.origin.name,
        "claim": account.id,
        "content": {"start": content.start, "end": content.end},
        "side": account.side,
        "speaker": account.speaker,
        "kind": account.claim.kind,
        "mode": account.claim.mode,
        "act": account.claim.act,
        "value": value._asdict(),
    }


def matter_of_json(body: Mapping[str, Any], accounts: Mapping[str, Account]) -> Matter:
    """The way back from `matter_json`. `accounts` are by claim id; KeyError where one of the matter's is missing."""
    claims, measure = body["claims"], body["measure"]
    low_high = body["range"]
    return Matter(
        id=body["id"],
        view=body["view"],
        kind=body["kind"],
        accounts=tuple(accounts[one["claim"]] for one in claims),
        values=tuple(Value(**one["value"]) for one in claims),
        relation=body["relation"],
        sides=tuple(body["sides"]),
        outlets=body["outlets"],
        measure=(measure["unit"], measure["group"]) if measure else None,
        range=(low_high[0], low_high[1]) if low_high else None,
        sources=tuple(Bounds(**one) for one in body["sources"]),
        reasons=tuple(Reason(one["code"], one["words"]) for one in body["reasons"]),
    )
