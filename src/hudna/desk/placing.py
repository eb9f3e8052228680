"""Claims of a record -> the same claims with the truce that they are about, and the status by the weighing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hudna.desk.matters import graded_matters
from hudna.desk.truces import find, truce_named, truces_of
from hudna.model.accounts import Account
from hudna.picture.grades import Graded
from hudna.record import Filter, Record, accounts

# Of several matters that a claim stands in, the status that says most of it.
_ORDER = ("contested", "corroborated", "unverified")


def placed(record: Record, wanted: Filter) -> Iterator[Account]:
    """The claims that a filter lets through; its truces (by the start of their ids) and statuses are asked of what the
    weighing says, where people said nothing. InputError for a truce that the record does not have."""
    held = truces_of(record)
    truces = {one.id: one.ceasefire for one in held.accounts}
    states = _statuses(graded_matters(record))
    chosen = {truce_named(find(held, one)).id for one in wanted.ceasefires}
    for one in accounts(record, replace(wanted, ceasefires=(), statuses=())):
        status = one.status if one.status != "unverified" else states.get(one.id, one.status)
        now = replace(one, ceasefire=truces.get(one.id, one.ceasefire), status=status)
        if (not chosen or now.ceasefire in chosen) and (not wanted.statuses or now.status in wanted.statuses):
            yield now


def _statuses(found: Iterable[Graded]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for one in found:
        for account in one.matter.accounts:
            before = kept.get(account.id, _ORDER[-1])
            kept[account.id] = min(before, one.status.status, key=_rank)
    return kept


def _rank(status: str) -> int:
    return _ORDER.index(status) if status in _ORDER else -1
