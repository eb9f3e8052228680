"""Entries -> derived tables: catches up with the chain, or starts again from its beginning."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, insert, inspect, select, update

from hudna.record import derived as tables
from hudna.record.derived import VERSION, derived
from hudna.record.entries import Entry
from hudna.record.record import CHUNK, Record, entries_in, head_of
from hudna.record.reviews import CURRENT, GONE, Reviewed, reviewed
from hudna.record.rows import claim_row
from hudna.record.tables import entries

_PART = 2000  # entries folded at a time: rows of one kind go in together


def catch_up(record: Record) -> None:
    """Fold what was appended since the last time. Reads nothing else if there is nothing."""
    with record.reading() as connection:
        if _folded(connection) == head_of(connection).seq:
            return
    with record.writing() as connection:
        fold(connection)


def rebuild(record: Record) -> int:
    """Drop the derived tables and fold all entries anew; how many there are."""
    with record.writing() as connection:
        derived.drop_all(connection)
        fold(connection)
        return head_of(connection).seq


def fold(connection: Connection) -> None:
    """Within a writer's transaction: bring the derived tables up to the head."""
    done = _folded(connection)
    if done is None:
        derived.drop_all(connection)
        derived.create_all(connection)
        connection.execute(insert(tables.state), [{"version": VERSION, "seq": 0}])
        done = 0
    for part in _parts(entries_in(connection, done)):
        _fold(connection, part)
        done = part[-1].seq
    connection.execute(update(tables.state).values(seq=done))


def _folded(connection: Connection) -> int | None:
    """Up to which entry the tables are folded; None where they are not there, or of another version."""
    if not inspect(connection).has_table(tables.state.name):
        return None
    row = connection.execute(select(tables.state)).first()
    return row.seq if row is not None and row.version == VERSION else None


def _parts(stream: Iterator[Entry]) -> Iterator[list[Entry]]:
    while part := list(islice(stream, _PART)):
        yield part


def _fold(connection: Connection, part: Sequence[Entry]) -> None:
    """Entries of one kind in a row go in together; the order among kinds is kept."""
    start = 0
    for at in range(1, len(part) + 1):
        if at == len(part) or part[at].kind != part[start].kind:
            if (folding := _FOLDINGS.get(part[start].kind)) is not None:
                folding(connection, part[start:at])
            start = at


def _documents(connection: Connection, part: Sequence[Entry]) -> None:
    names = ("sha256", "id", "publisher", "published", "timezone", "language", "url", "retrieved", "characters")
    rows = []
    for entry, body in _bodies(part):
        told = {name: body.get(name) for name in names}
        rows.append({**told, "seq": entry.seq, "recorded": entry.recorded, "taken_down": False})
    connection.execute(insert(tables.documents), rows)


def _printings(connection: Connection, part: Sequence[Entry]) -> None:
    names = ("document", "id", "publisher", "published", "url")
    rows = [{**{name: body.get(name) for name in names}, "seq": entry.seq} for entry, body in _bodies(part)]
    connection.execute(insert(tables.printings), rows)


def _claims(connection: Connection, part: Sequence[Entry]) -> None:
    """A claim that is there already (read again alike, or by a later hudna) stays as it is, and counts again."""
    rows: dict[str, dict[str, Any]] = {}
    for entry, body in _bodies(part):
        row = claim_row(body["claim"], entry.seq, body["document"], Reviewed(body["body"]))
        rows.setdefault(body["claim"], row)
    name = tables.claims.c.claim
    for start in range(0, len(rows), CHUNK):
        names = list(rows)[start : start + CHUNK]
        there = set(connection.execute(select(name).where(name.in_(names))).scalars())
        if there:
            again = name.in_(there) & tables.claims.c.state.in_(GONE)
            connection.execute(update(tables.claims).where(again).values(state=CURRENT))
        new = [rows[each] for each in names if each not in there]
        if new:
            connection.execute(insert(tables.claims), new)


def _decisions(connection: Connection, part: Sequence[Entry]) -> None:
    for entry, body in _bodies(part):
        row = {name: body[name] for name in ("subject", "of", "verdict", "author")}
        told = {**row, "seq": entry.seq, "id": entry.id, "recorded": entry.recorded, "undone": False}
        connection.execute(insert(tables.decisions), [{**told, "body": entry.body}])
        if body["verdict"] == "undo":
            undone = tables.decisions.c.id == body["undoes"]
            connection.execute(update(tables.decisions).where(undone).values(undone=True))
        if body["of"] == "claim":
            _review(connection, body["subject"])


def decisions_on(connection: Connection, subject: str) -> list[dict[str, Any]]:
    """The decisions on a subject, oldest first, each with its id and when it was recorded."""
    table = tables.decisions
    found = select(table.c.id, table.c.recorded, table.c.body).where(table.c.subject == subject).order_by(table.c.seq)
    return [{**json.loads(row.body), "id": row.id, "recorded": row.recorded} for row in connection.execute(found)]


def _review(connection: Connection, claim: str) -> None:
    """Derive a claim's row again from what the reader found and all that was decided."""
    here = tables.claims.c.claim == claim
    table = tables.claims
    at = connection.execute(select(table.c.seq, table.c.document, table.c.state).where(here)).first()
    if at is None:
        return
    first = json.loads(connection.execute(select(entries.c.body).where(entries.c.seq == at.seq)).scalar_one())
    found = reviewed(first["body"], decisions_on(connection, claim))
    if at.state in GONE:
        found = replace(found, state=at.state)
    connection.execute(update(table).where(here).values(**claim_row(claim, at.seq, at.document, found)))


def _retractions(connection: Connection, part: Sequence[Entry]) -> None:
    for entry, body in _bodies(part):
        gone = "retracted" if entry.kind == "retraction" else "superseded"
        connection.execute(update(tables.claims).where(tables.claims.c.claim == body["subject"]).values(state=gone))


def _objects(connection: Connection, part: Sequence[Entry]) -> None:
    for entry, body in _bodies(part):
        connection.execute(delete(tables.objects).where(tables.objects.c.object == body["object"]))
        row = {"object": body["object"], "kind": entry.kind, "seq": entry.seq, "body": entry.body}
        connection.execute(insert(tables.objects), [row])


def _takedowns(connection: Connection, part: Sequence[Entry]) -> None:
    for _, body in _bodies(part):
        here = tables.documents.c.sha256 == body["document"]
        connection.execute(update(tables.documents).where(here).values(taken_down=True))
        connection.execute(delete(tables.weighed))  # what was made from the words goes with them


def _bodies(part: Sequence[Entry]) -> Iterator[tuple[Entry, dict[str, Any]]]:
    for entry in part:
        yield entry, entry.content()


_FOLDINGS: Mapping[str, Callable[[Connection, Sequence[Entry]], None]] = {
    "document": _documents,
    "printing": _printings,
    "claim": _claims,
    "decision": _decisions,
    "retraction": _retractions,
    "supersession": _retractions,
    "ceasefire": _objects,
    "obligation": _objects,
    "takedown": _takedowns,
}
