"""A record and an instant -> the state of its truces."""

from __future__ import annotations

from datetime import datetime

from hudna.desk.copies import copies_of
from hudna.desk.matters import matters
from hudna.desk.truces import truces_of
from hudna.errors import InputError
from hudna.picture.status import Status
from hudna.picture.status import status as pictured
from hudna.record import Record
from hudna.weighing.compliance import Setting


def status(record: Record, at: datetime, truce: str | None = None) -> Status:
    """The state at `at` of every truce, or of the one whose id starts with `truce` (InputError where none does)."""
    held = truces_of(record)
    chosen = [one for one in held.ceasefires if truce is None or one.id.startswith(truce)]
    if truce is not None and not chosen:
        raise InputError(f"truce {truce!r}: the record has none whose id starts so; hudna status lists them")
    setting, copies = Setting(held.ceasefires, held.obligations), copies_of(record, held.accounts)
    return pictured(at, held.accounts, setting, matters(record), chosen, copies)
