"""Entries -> derived tables: catches up with the chain, or starts again from its beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Row, delete, insert, inspect, select, update
from sqlalchemy.exc import IntegrityError, InterfaceError

from hudna.errors import RecordError
from hudna.record import derived as tables
from hudna.record.derived import VERSION, derived
from hudna.record.entries import Entry
from hudna.record.record import CHUNK, Record, entries_in, head_of
from hudna.record.reviews import CURRENT, GONE, Reviewed, reviewed, undone
from hudna.record.rows import claim_row, loaded, plain, storing
from hudna.record.tables import entries

# What folding an entry fails with when its body is not what hudna wrote.
_UNFIT = (KeyError, TypeError, ValueError, AttributeError, LookupError, RecursionError, IntegrityError, InterfaceError)

_PART = 2000  # entries folded at a time: rows of one kind go in together


class _Sides(NamedTuple):
    """Where entries are read, and where the derived tables stand: mostly the same database."""

    ground: Connection
    into: Connection


def catch_up(record: Record) -> None:
    """Fold what was appended since the last time. Reads nothing else if there is nothing."""
    with record.reading() as connection:
        if folded(connection) == head_of(connection).seq:
            return
    with record.writing() as connection:
        fold(connection)


def rebuild(record: Record) -> int:
    """Empty the derived tables and fold all entries anew; how many there are."""
    with record.writing() as connection:
        _renew(connection)
        fold(connection)
        return head_of(connection).seq


def fold(connection: Connection, into: Connection | None = None, upto: int | None = None) -> None:
    """Bring the derived tables up to the head: within a writer's transaction, or in a database of their own."""
    sides = _Sides(connection, into or connection)
    done = folded(sides.into)
    if done is None or done > head_of(connection).seq:
        _renew(sides.into)
        done = 0
    begun = done
    for part in _parts(entries_in(connection, done, upto=upto)):
        _fold(sides, part)
        done = part[-1].seq
    if done != begun:
        sides.into.execute(update(tables.state).values(seq=done))


def _renew(connection: Connection) -> None:
    """Empty tables. Those that are there already are emptied, not dropped: who reads meanwhile goes on seeing them."""
    if folded(connection) is None:
        derived.drop_all(connection)
        derived.create_all(connection)
        connection.execute(insert(tables.state), [{"version": VERSION, "seq": 0}])
        return
    for table in derived.sorted_tables:
        if table is not tables.state:
            connection.execute(delete(table))
    connection.execute(update(tables.state).values(seq=0))


def folded(connection: Connection) -> int | None:
    """Up to which entry the tables are folded; None where they are not all there, or of another version."""
    there = set(inspect(connection).get_table_names())
    if not {table.name for table in derived.sorted_tables} <= there:
        return None
    rows = connection.execute(select(tables.state)).all()
    return rows[0].seq if len(rows) == 1 and rows[0].version == VERSION else None


def _parts(stream: Iterator[Entry]) -> Iterator[list[Entry]]:
    while part := list(islice(stream, _PART)):
        yield part


def _fold(sides: _Sides, part: Sequence[Entry]) -> None:
    """Entries of one kind in a row go in together; the order among kinds is kept."""
    for kind, run in groupby(part, key=lambda entry: entry.kind):
        bodies = _Bodies(list(run))
        try:
            bodies.look()
            if (folding := _FOLDINGS.get(kind)) is not None:
                folding(sides, bodies)
        except _UNFIT as error:
            said = f"{bodies} not as recorded ({type(error).__name__}), and nothing can be derived from it"
            raise RecordError(f"{said}; run hudna verify, and restore a backup (hudna restore)") from None


_NAMES = {"sha256", "document", "claim", "object", "subject"}  # fields that name what an entry is of


class _Bodies:
    """Entries of one kind with their bodies, in order; it knows which of them is being looked at."""

    def __init__(self, part: Sequence[Entry]) -> None:
        self.part, self.at = part, list[Entry]()

    def __iter__(self) -> Iterator[tuple[Entry, dict[str, Any]]]:
        for entry in self.part:
            self.at = [entry]
            body = entry.content()
            if not all(isinstance(body[name], str) for name in _NAMES & body.keys()):
                raise TypeError
            yield entry, body
        self.at = []

    def look(self) -> None:
        """TypeError for an entry that holds what is no text where a text should be."""
        for entry in self.part:
            if entry.untyped():
                self.at = [entry]
                raise TypeError

    def __str__(self) -> str:
        """The entry that is being looked at; where all of them are, the first and the last."""
        if len(found := self.at or self.part) == 1:
            return f"entry {found[0].seq} ({str(found[0].id)[:12]}) is"
        return f"one of the entries {found[0].seq} to {found[-1].seq} is"


def _documents(sides: _Sides, part: _Bodies) -> None:
    rows: dict[str, dict[str, Any]] = {}
    for entry, body in part:
        told: dict[str, Any] = {name: plain(body.get(name)) for name in _DOCUMENT}
        told |= {"characters": body.get("characters"), "recorded": entry.recorded, "taken_down": False}
        rows.setdefault(body["sha256"], storing({**told, "seq": entry.seq}))
    there = _there(sides.into, tables.documents.c.sha256, list(rows))
    if new := [row for name, row in rows.items() if name not in there]:
        sides.into.execute(insert(tables.documents), new)


_DOCUMENT = ("sha256", "id", "publisher", "published", "timezone", "language", "url", "retrieved")
_PRINTING = ("document", "id", "publisher", "published", "timezone", "url")


def _printings(sides: _Sides, part: _Bodies) -> None:
    rows = [{**{name: plain(body.get(name)) for name in _PRINTING}, "seq": entry.seq} for entry, body in part]
    sides.into.execute(insert(tables.printings), rows)


def _there(connection: Connection, column: Column[str], names: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(names), CHUNK):
        found.update(connection.execute(select(column).where(column.in_(names[start : start + CHUNK]))).scalars())
    return found


def _claims(sides: _Sides, part: _Bodies) -> None:
    """A claim that is there already (read again alike, or by a later hudna) stays as it is, and counts again."""
    rows: dict[str, dict[str, Any]] = {}
    for entry, body in part:
        row = claim_row(body["claim"], entry.seq, body["document"], Reviewed(body["body"]))
        rows.setdefault(body["claim"], storing(row))
    there = _there(sides.into, tables.claims.c.claim, list(rows))
    for claim in sorted(there):
        here = tables.claims.c.claim == claim
        again = update(tables.claims).where(here, tables.claims.c.state.in_(GONE)).values(state=CURRENT)
        if sides.into.execute(again).rowcount:
            _review(sides, claim)
    if new := [row for claim, row in rows.items() if claim not in there]:
        sides.into.execute(insert(tables.claims), new)


def _decisions(sides: _Sides, part: _Bodies) -> None:
    for entry, body in part:
        row = {name: plain(body[name]) for name in ("subject", "of", "verdict", "author")}
        told = {**row, "seq": entry.seq, "id": entry.id, "recorded": entry.recorded, "undone": False}
        sides.into.execute(insert(tables.decisions), [{**told, "body": entry.body}])
        there = decisions_on(sides.into, body["subject"])
        if body["verdict"] == "undo":
            gone = undone(there)
            for one in there:
                here = tables.decisions.c.id == one["id"]
                sides.into.execute(update(tables.decisions).where(here).values(undone=one["id"] in gone))
        if body["of"] == "claim":
            _review(sides, body["subject"])


def decisions_on(connection: Connection, subject: str) -> list[dict[str, Any]]:
    """The decisions on a subject, oldest first, each with its id and when it was recorded."""
    table = tables.decisions
    found = select(table.c.id, table.c.recorded, table.c.body).where(table.c.subject == subject).order_by(table.c.seq)
    return [told_of(row) for row in connection.execute(found)]


def told_of(row: Row[Any, Any, Any]) -> dict[str, Any]:
    """A derived decision -> its body, with its id and when it was recorded."""
    return {**loaded(row.body, f"decision {str(row.id)[:12]}"), "id": row.id, "recorded": row.recorded}


def _review(sides: _Sides, claim: str) -> None:
    """Derive a claim's row again from what the reader found and all that was decided."""
    table = tables.claims
    here = table.c.claim == claim
    at = sides.into.execute(select(table.c.seq, table.c.document, table.c.state).where(here)).first()
    if at is None:
        return
    body = sides.ground.execute(select(entries.c.body).where(entries.c.seq == at.seq)).scalar_one()
    first = loaded(body, f"entry {at.seq}")
    found = reviewed(first["body"], decisions_on(sides.into, claim))
    if at.state in GONE:
        found = replace(found, state=at.state)
    sides.into.execute(update(table).where(here).values(**storing(claim_row(claim, at.seq, at.document, found))))


def _retractions(sides: _Sides, part: _Bodies) -> None:
    for entry, body in part:
        gone = "retracted" if entry.kind == "retraction" else "superseded"
        sides.into.execute(update(tables.claims).where(tables.claims.c.claim == body["subject"]).values(state=gone))


def _objects(sides: _Sides, part: _Bodies) -> None:
    for entry, body in part:
        row = storing({"object": body["object"], "kind": entry.kind, "seq": entry.seq, "body": entry.body})
        sides.into.execute(delete(tables.objects).where(tables.objects.c.object == body["object"]))
        sides.into.execute(insert(tables.objects), [row])


def _takedowns(sides: _Sides, part: _Bodies) -> None:
    for _, body in part:
        here = tables.documents.c.sha256 == body["document"]
        sides.into.execute(update(tables.documents).where(here).values(taken_down=True))
        sides.into.execute(delete(tables.weighed))  # what was made from the words goes with them


_FOLDINGS: Mapping[str, Callable[[_Sides, _Bodies], None]] = {
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
