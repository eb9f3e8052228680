"""One record -> another: every entry, text and key in one consistent state, whatever others write meanwhile.

A backup is a record itself: it opens, verifies and is asked like the one it was taken from, on either database.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from hudna.errors import RecordError
from hudna.record.folding import fold
from hudna.record.record import Record, count, head_of, make_tables, newly_made, shown
from hudna.record.tables import entries, text_keys, texts

_PART = 1000


def copy(source: Record, where: str) -> int:
    """Copy a record to a place that holds none; how many entries. A copy that failed leaves nothing.

    What is derived is derived in the copy too, so that it can be asked on a read-only medium.
    """
    with newly_made(where) as target, source.reading() as ours, target.writing() as theirs:
        make_tables(theirs, where)
        for table in (entries, texts, text_keys):
            for rows in _parts(source, ours, table):
                theirs.execute(insert(table), rows)
        if head_of(ours) != head_of(theirs):
            raise RecordError(f"{shown(where)}: the copy ends elsewhere than the record; nothing was kept of it")
        fold(theirs)
        return count(theirs)


def _parts(source: Record, connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    order = next(iter(table.primary_key.columns))
    with source.telling():  # what fails here is the source, not the copy
        stream = connection.execute(select(table).order_by(order), execution_options={"yield_per": _PART}).mappings()
        for part in stream.partitions():
            yield [dict(row) for row in part]
