"""A record and a period -> the data of its situation report, as the record stood at the cut-off."""

from __future__ import annotations

import json
from datetime import date

from hudna.desk.copies import copies_of
from hudna.desk.matters import matters
from hudna.desk.truces import truces_of
from hudna.errors import InputError
from hudna.model.truces import Ceasefire
from hudna.picture.periods import Period
from hudna.picture.report import Report
from hudna.picture.report import report as pictured
from hudna.record import Record
from hudna.weighing.compliance import Setting


def report(record: Record, first: date, last: date, truce: str | None = None, reset: date | None = None) -> Report:
    """The report of the days `first` to `last`, of every truce or of the one whose id starts with `truce`.

    Truces, obligations and matters are proposed anew from what had been published by the last day; what people decided
    since is in it. The zone is that of the truces where they share one, else UTC. Raises InputError for a period or a
    truce that there is not.
    """
    if last < first:
        raise InputError(f"the period ends ({last}) before it begins ({first}); the first day goes to --from")
    if reset is not None and reset > last:
        raise InputError(f"--reset {reset}: the count would begin after the period has ended ({last})")
    held = truces_of(record, last)
    chosen = None if truce is None else [one for one in held.ceasefires if one.id.startswith(truce)]
    if chosen is not None and not chosen:
        raise InputError(f"truce {truce!r}: by {last} the record has none whose id starts so; hudna status lists them")
    period = Period(first, last, _zone(held.ceasefires if chosen is None else chosen))
    setting, copies = Setting(held.ceasefires, held.obligations), copies_of(record, held.accounts)
    return pictured(_name(record), period, held.accounts, setting, matters(record, last), chosen, copies, reset)


def _name(record: Record) -> str:
    """What the record was called when it was made."""
    return next((str(json.loads(one.body)["name"]) for one in record.entries(kinds=("record",))), "")


def _zone(found: tuple[Ceasefire, ...] | list[Ceasefire]) -> str | None:
    zones = {one.timezone for one in found if one.timezone}
    return zones.pop() if len(zones) == 1 else None
