"""A record -> what is wrong with it: every entry, span, seal and derived row is made again and compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, inspect, select, text

from hudna.errors import InputError
from hudna.model import Document
from hudna.model.json import claim_json
from hudna.record import derived as tables
from hudna.record.bodies import stored_claim
from hudna.record.entries import Entry, Head, chain_hash, content_id
from hudna.record.folding import fold
from hudna.record.record import Record, entries_in
from hudna.record.seals import unseal
from hudna.record.tables import text_keys, texts

GUARDS = {
    "entries": {"entries_never_update", "entries_never_delete", "entries_follow"},
    "texts": {"texts_never_update", "texts_never_delete"},
    "text_keys": {"text_keys_never_update", "text_keys_taken_down"},
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was recorded: the entry's place and id (None where no entry is meant), and what."""

    seq: int | None
    id: str | None
    what: str


@dataclass(slots=True)
class Verified:
    """How much was looked at, to which head, and what was found."""

    entries: int = 0
    texts: int = 0
    taken_down: int = 0
    claims: int = 0
    head: Head = field(default_factory=Head)
    faults: tuple[Fault, ...] = ()


def verify(record: Record) -> Verified:
    """Look at everything. A record that verifies holds what was recorded, in the order in which it was."""
    found = Verified()
    with record.reading() as connection:
        faults = [*_guards(connection), *_chain(connection, found), *_sealed(connection, found)]
    faults += _derived(record)
    found.faults = tuple(faults)
    return found


def _chain(connection: Connection, found: Verified) -> Iterator[Fault]:
    previous = Head()
    for entry in entries_in(connection):
        found.entries += 1
        yield from (Fault(entry.seq, entry.id, what) for what in _wrong(entry, previous))
        previous = Head(entry.seq, entry.hash, entry.recorded)
    found.head = previous


def _wrong(entry: Entry, previous: Head) -> Iterator[str]:
    if entry.seq != previous.seq + 1:
        yield f"entries between {previous.seq} and {entry.seq} are missing"
    if entry.previous != previous.hash:
        yield "does not follow the entry before it"
    if entry.recorded < previous.recorded:
        yield "was recorded before the entry before it"
    if content_id(entry.body) != entry.id:
        yield "the body is not the one that was recorded"
    fields = (entry.seq, entry.kind, entry.id, entry.author, entry.recorded, entry.previous)
    if chain_hash(*fields) != entry.hash:
        yield "a column is not the one that was recorded"


def _sealed(connection: Connection, found: Verified) -> Iterator[Fault]:
    """Every text against its document's entry; then the claims that stand in it against its words."""
    documents = {one.seq: one for one in entries_in(connection, kinds=["document"])}
    claims: dict[str, list[Entry]] = {}
    for one in entries_in(connection, kinds=["claim"]):
        claims.setdefault(_content(one).get("document", ""), []).append(one)
    taken = {_content(one).get("document") for one in entries_in(connection, kinds=["takedown"])}
    there = texts.outerjoin(text_keys, texts.c.sha256 == text_keys.c.sha256)
    rows = select(texts, text_keys.c.key).select_from(there).order_by(texts.c.seq)
    for row in connection.execution_options(yield_per=500).execute(rows):
        entry = documents.pop(row.seq, None)
        yield from _text(row, entry, row.sha256 in taken, claims.pop(row.sha256, []), found)
    yield from (Fault(one.seq, one.id, "the text of the document is missing") for one in documents.values())
    for left in claims.values():
        yield from (Fault(one.seq, one.id, "the document of the claim is missing") for one in left)


def _content(entry: Entry) -> dict[str, Any]:
    try:
        return entry.content()
    except ValueError:
        return {}


def _text(row: Any, entry: Entry | None, taken: bool, claims: list[Entry], found: Verified) -> Iterator[Fault]:
    if entry is None:
        yield Fault(None, row.sha256, "a text without an entry of its document")
        return
    found.texts += 1
    body = _content(entry)
    if body.get("sha256") != row.sha256 or hashlib.sha256(bytes(row.sealed)).hexdigest() != body.get("sealed"):
        yield Fault(entry.seq, entry.id, "the stored text is not the one that was recorded")
        return
    if row.key is None:
        found.taken_down += 1
        if not taken:
            yield Fault(entry.seq, entry.id, "the key of the text is missing, and no takedown was recorded")
        return
    try:
        words = unseal(bytes(row.sealed), bytes(row.key), row.sha256)
    except ValueError:
        yield Fault(entry.seq, entry.id, "the key of the text is not the one that it was sealed with")
        return
    if hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest() != row.sha256:
        yield Fault(entry.seq, entry.id, "the text is not the one that its SHA-256 names")
        return
    for claim in claims:
        found.claims += 1
        yield from _claim(claim, words)


def _claim(entry: Entry, words: str) -> Iterator[Fault]:
    """The claim's id is a hash over its values and words: it must come out the same from the stored text."""
    body = _content(entry)
    try:
        again = claim_json(stored_claim(body["body"], words, private=False), Document(words))
    except (InputError, KeyError) as error:
        yield Fault(entry.seq, entry.id, f"the claim does not fit its text ({error})")
        return
    if again["id"] != body["claim"]:
        yield Fault(entry.seq, entry.id, "the claim has other values or words than its id says")


def _guards(connection: Connection) -> Iterator[Fault]:
    """The triggers that refuse changes: without them the chain tells of a change, but does not stop it."""
    if connection.dialect.name == "sqlite":
        asked = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    else:
        asked = text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
    there = set(connection.execute(asked).scalars())
    for table, names in GUARDS.items():
        if missing := sorted(names - there):
            yield Fault(None, None, f"table {table}: the guards {', '.join(missing)} are missing")


_COMPARED: tuple[Table, ...] = (
    tables.documents, tables.printings, tables.claims, tables.decisions, tables.objects,
)  # fmt: skip


def _derived(record: Record) -> list[Fault]:
    """The derived rows as they are against those that the entries give; nothing is changed by looking."""
    with record.reading() as connection:
        if not inspect(connection).has_table(tables.state.name):
            return []
    faults: list[Fault] = []
    with record.telling(), record.engine.connect().execution_options(writing=True) as connection:
        transaction = connection.begin()
        try:
            record.backend.lock(connection)
            fold(connection)
            before = {table.name: _rows(connection, table) for table in _COMPARED}
            tables.derived.drop_all(connection)
            fold(connection)
            for table in _COMPARED:
                faults += _differences(table, before[table.name], _rows(connection, table))
        finally:
            transaction.rollback()
    return faults


def _rows(connection: Connection, table: Table) -> dict[Any, str]:
    key = next(iter(table.primary_key.columns)).name
    return {row[key]: json.dumps(dict(row), sort_keys=True) for row in connection.execute(select(table)).mappings()}


def _differences(table: Table, before: dict[Any, str], after: dict[Any, str]) -> list[Fault]:
    wrong = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    what = f"{table.name}: not what the entries give; hudna rebuild makes it anew"
    return [Fault(None, str(key), what) for key in sorted(wrong, key=str)]
