"""A record -> its truces: those that people confirmed, those that claims propose, and which claims are about which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hudna.desk import naming
from hudna.errors import InputError
from hudna.model.accounts import Account
from hudna.model.trucejson import ceasefire_json, ceasefire_of, obligation_json, obligation_of
from hudna.model.truces import Ceasefire, Obligation, Proposal, Reason
from hudna.record import Draft, Entry, Record, accounts, draft, objects
from hudna.record.deciding import decide
from hudna.weighing.assignments import Assignment, assignments
from hudna.weighing.obligations import obligations
from hudna.weighing.truces import truces

PROPOSED, CONFIRMED, DROPPED = "proposed", "confirmed", "dropped"
NONE = "none"  # as the truce of a claim: people said that it is about none


@dataclass(frozen=True, slots=True)
class Truces:
    """The truces of a record with their obligations; `accounts` bear the truce that they are about.

    `reasons` say by id why something is proposed, `assigned` by claim id why it is put to a truce, or to none.
    """

    ceasefires: tuple[Ceasefire, ...]
    obligations: tuple[Obligation, ...]
    accounts: tuple[Account, ...]
    reasons: Mapping[str, tuple[Reason, ...]]
    assigned: Mapping[str, Assignment]

    def under(self, ceasefire: str) -> tuple[Obligation, ...]:
        """The obligations of a truce."""
        return tuple(one for one in self.obligations if one.ceasefire == ceasefire)


def truces_of(record: Record, until: date | None = None) -> Truces:
    """What the record holds and what its claims propose besides; what people dropped is not proposed again.

    With `until`, from what was published by that day alone, and what has no day.
    """
    held = tuple(one for one in accounts(record) if until is None or told_by(one, until))
    known = [ceasefire_of(one["item"]) for one in objects(record, "ceasefire")]
    terms = [obligation_of(one["item"]) for one in objects(record, "obligation")]
    found = truces(held, known)
    made = _joined(known, found)
    assigned = assignments(held, made)
    placed = tuple(one if one.ceasefire else replace(one, ceasefire=assigned[one.id].ceasefire) for one in held)
    more = obligations(placed, made, terms)
    reasons = {one.item.id: one.reasons for one in (*found, *more)}
    return Truces(tuple(made), tuple(_joined(terms, more)), placed, reasons, assigned)


def told_by(account: Account, day: date) -> bool:
    """Whether an account had been published by a day; of an undated one it is not known that it had not."""
    return account.origin.published is None or account.origin.published <= day


def _joined(known: list[Any], found: tuple[Proposal, ...]) -> list[Any]:
    """Known items, with the claims that a proposal adds to them, then new ones; without what was dropped."""
    by_id = {one.id: one for one in known}
    gone = {one.id for one in known if one.state == DROPPED}
    by_id.update({one.item.id: one.item for one in found if one.item.id not in gone})
    return [one for one in by_id.values() if one.id not in gone]


def find(held: Truces, start: str) -> Ceasefire | Obligation:
    """The one truce or obligation whose id starts so. InputError where there is none, or several."""
    items: tuple[Ceasefire | Obligation, ...] = (*held.ceasefires, *held.obligations)
    found = [one for one in items if one.id.startswith(start)]
    if len(found) == 1:
        return found[0]
    what = "there is none" if not found else f"{len(found)} have ids that start so; write more of it"
    raise InputError(f"truce or obligation {start!r}: {what}")


def truce_named(item: Ceasefire | Obligation) -> Ceasefire:
    """The item, if it is a truce; InputError for an obligation."""
    if not isinstance(item, Ceasefire):
        raise InputError(f"{item.id[:8]}: an obligation, no truce; hudna agreement lists both")
    return item


def kept_as(item: Ceasefire | Obligation, after: int = 0) -> Draft:
    """The entry that an object becomes; `after` is the entry that it takes the place of, 0 for none.

    So that a thing that is edited back to what it was is an entry of its own, and the last one holds.
    """
    if isinstance(item, Ceasefire):
        return draft("ceasefire", object=item.id, after=after, item=ceasefire_json(item))
    return draft("obligation", object=item.id, after=after, item=obligation_json(item))


def settle(record: Record, item: Ceasefire | Obligation, verdict: str, author: str, reason: str) -> Entry:
    """Record what people decided on a truce or obligation (confirm, edit, drop), and the object as it now is."""
    if not reason.strip():
        raise InputError("a decision needs a reason: say why")
    if verdict == "confirm" and item.state == CONFIRMED:
        raise InputError(f"{item.id[:8]}: confirmed already; --edit changes it")
    state = DROPPED if verdict == "drop" else CONFIRMED
    body = {"subject": item.id, "of": type(item).__name__.lower(), "verdict": verdict, "reason": reason}
    last = next((one["seq"] for one in objects(record, body["of"]) if one["object"] == item.id), 0)
    return decide(record, body, author, first=[kept_as(replace(item, state=state), last)])[-1]


def edited(item: Ceasefire | Obligation, changes: Mapping[str, Any]) -> Ceasefire | Obligation:
    """The item with fields replaced, in the JSON of docs/reference/truces.md. InputError for what it cannot have."""
    if "id" in changes:
        raise InputError("id: made from what a thing is; it does not change")
    if isinstance(item, Ceasefire):
        made = ceasefire_of({**ceasefire_json(item), **changes})
        for one in (*made.parties, *made.mediators, *made.guarantors):
            naming.side(one)
        for one in made.places:
            naming.place(one)
        return made
    return _checked(obligation_of({**obligation_json(item), **changes}))


def _checked(made: Obligation) -> Obligation:
    naming.kind(made.kind)
    if made.mode is not None:
        naming.mode(made.mode, made.kind)
    for one in (made.who, made.to):
        if one is not None:
            naming.side(one)
    if made.place is not None:
        naming.place(made.place)
    return made
