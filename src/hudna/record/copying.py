"""One record -> another: every entry, text and key in one consistent state, whatever others write meanwhile.

A backup is a record itself: it opens, verifies and is asked like the one it was taken from, on either database.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from hudna.errors import RecordError
from hudna.record.backends import backend_of
from hudna.record.record import Record, count, head_of, made_whole, shown
from hudna.record.tables import entries, text_keys, texts

_PART = 1000


def copy(source: Record, where: str) -> int:
    """Copy a record to a place that holds none; how many entries. A copy that failed leaves nothing."""
    from hudna.record.migrations import upgrade

    backend = backend_of(where)
    if trouble := backend.trouble(where):
        raise RecordError(f"{shown(where)}: {trouble}")
    target = Record(where, backend.engine(where), backend)
    with target, target.telling():
        if backend.exists(where):
            raise RecordError(f"{shown(where)}: there is something already; name another place")
        with made_whole(target), source.reading() as ours, target.writing() as theirs:
            upgrade(theirs)
            _pour(ours, theirs)
            if head_of(ours) != head_of(theirs):
                raise RecordError(f"{shown(where)}: the copy ends elsewhere than the record; nothing was kept of it")
            return count(theirs)


def _pour(ours: Connection, theirs: Connection) -> None:
    for table in (entries, texts, text_keys):
        for rows in _parts(ours, table):
            theirs.execute(insert(table), rows)


def _parts(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    order = next(iter(table.primary_key.columns))
    stream = connection.execution_options(yield_per=_PART).execute(select(table).order_by(order)).mappings()
    for part in stream.partitions():
        yield [dict(row) for row in part]
