"""Derived tables -> where they are not what the entries give. They are derived anew, in memory, and compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, create_engine, select

from hudna.errors import RecordError
from hudna.record import derived as tables
from hudna.record.entries import Head
from hudna.record.faults import Fault
from hudna.record.folding import fold, folded
from hudna.record.results import unsealed

_COMPARED: tuple[Table, ...] = (
    tables.documents, tables.printings, tables.claims, tables.decisions, tables.objects,
)  # fmt: skip
_REMEDY = "hudna rebuild makes it anew"


def misderived(connection: Connection, head: Head) -> Iterator[Fault]:
    """The derived rows that are not what the entries up to the same place give. Nothing is written."""
    done = folded(connection)
    if done is None:  # not there, or another version's: made anew when they are asked for
        return
    yield from unsealed(connection)
    if done > head.seq:
        yield Fault(None, None, f"{tables.state.name}: says {done}, but the record ends at {head.seq}; {_REMEDY}")
        return
    memory = create_engine("sqlite://")
    try:
        with memory.connect() as again:
            try:
                fold(connection, again, done)
            except RecordError as error:
                yield Fault(None, None, f"derived rows cannot be compared: {str(error).partition(';')[0]}")
                return
            for table in _COMPARED:
                yield from _differences(table, _rows(connection, table), _rows(again, table))
    finally:
        memory.dispose()


def _rows(connection: Connection, table: Table) -> dict[str, str]:
    """A digest of each row by its key: the rows themselves may be many."""
    key = next(iter(table.primary_key.columns)).name
    found = connection.execute(select(table), execution_options={"yield_per": 1000}).mappings()
    return {str(row[key]): _digest(dict(row)) for row in found}


def _digest(row: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True, default=repr).encode("ascii")).hexdigest()


def _differences(table: Table, before: dict[str, str], after: dict[str, str]) -> Iterator[Fault]:
    for key in sorted({**before, **after}):
        if before.get(key) != after.get(key):
            yield Fault(None, key, f"{table.name}: not what the entries give; {_REMEDY}")
