"""A record -> what is wrong with it: every entry, span, seal and derived row is made again and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import astuple, dataclass, field
from typing import Any

from sqlalchemy import Connection, select, type_coerce
from sqlalchemy.types import NullType

from hudna.errors import InputError
from hudna.model import Document
from hudna.model.json import claim_json
from hudna.record.bodies import stored_claim
from hudna.record.comparing import misderived
from hudna.record.entries import Entry, Head, chain_hash, content_id
from hudna.record.faults import Fault, Verified
from hudna.record.guards import unguarded
from hudna.record.record import CHUNK, Record, count, entries_in
from hudna.record.seals import unseal
from hudna.record.tables import entries, text_keys, texts


def verify(record: Record, head: Head | None = None) -> Verified:
    """Look at everything, in one state of the record. One that verifies holds what was recorded, in its order.

    A chain that was cut at its end, or made anew by its owner, is whole in itself: give a `head` that was noted
    elsewhere (only its place and hash count), and the record must still lead through it.
    """
    found = Verified()
    with record.reading() as connection, record.backend.lenient(connection):
        faults = [Fault(None, None, f"the file: {what}") for what in record.backend.unsound(connection)]
        faults += [Fault(None, None, what) for what in unguarded(connection)]
        seen = _Seen()
        faults += _chain(connection, found, seen, head)
        faults += _outside(connection, found)
        faults += _sealed(connection, found, seen)
        faults += misderived(connection, found.head)
    found.faults = tuple(faults)
    return found


@dataclass(slots=True)
class _Seen:
    """What the chain says of texts: the documents by place, the places of a text's claims, and what was taken down."""

    documents: dict[int, Entry] = field(default_factory=dict)
    claims: dict[Any, list[int]] = field(default_factory=dict)
    taken: set[Any] = field(default_factory=set)

    def see(self, entry: Entry) -> None:
        body = _content(entry)
        if entry.kind == "document":
            self.documents[entry.seq] = entry
        elif entry.kind == "claim":
            self.claims.setdefault(str(body.get("document")), []).append(entry.seq)
        elif entry.kind == "takedown":
            self.taken.add(str(body.get("document")))


def _chain(connection: Connection, found: Verified, seen: _Seen, noted: Head | None) -> Iterator[Fault]:
    previous = Head()
    for entry in entries_in(connection):
        found.entries += 1
        untyped, entry = entry.untyped(), _typed(entry)
        yield from (Fault(entry.seq, entry.id, f"{name}: not of the type that was recorded") for name in untyped)
        yield from (Fault(entry.seq, entry.id, what) for what in _wrong(entry, previous))
        if noted is not None and entry.seq == noted.seq and entry.hash != noted.hash:
            yield Fault(entry.seq, entry.id, "is not the one that was noted as head: the record was made anew")
        seen.see(entry)
        previous = Head(entry.seq, entry.hash, entry.recorded)
    if noted is not None and noted.seq > previous.seq:
        yield Fault(None, None, f"the record ends at {previous.seq}, before the head noted at {noted.seq}: it was cut")
    found.head = previous


def _typed(entry: Entry) -> Entry:
    """An entry whose columns are texts, whatever the database holds in them: so all the rest can be looked at."""
    seq, *told = astuple(entry)
    return Entry(seq, *(one if isinstance(one, str) else _letters(one) for one in told))


def _letters(value: object) -> str:
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else str(value)


def _outside(connection: Connection, found: Verified) -> Iterator[Fault]:
    """The entries that no place in the chain leads to: nothing reads them, but they are in the table."""
    asked = select(entries).where(entries.c.seq <= 0).order_by(entries.c.seq)
    outside = [_typed(Entry(*row)) for row in connection.execute(asked)]
    yield from (Fault(one.seq, one.id, "stands before the first place, outside the chain") for one in outside)
    if (there := count(connection)) != found.entries + len(outside):
        yield Fault(None, None, f"{there} entries are in the table, but {found.entries + len(outside)} can be read")


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


def _content(entry: Entry) -> dict[str, Any]:
    try:
        return entry.content()
    except ValueError:
        return {}


def _sealed(connection: Connection, found: Verified, seen: _Seen) -> Iterator[Fault]:
    """Every text against its document's entry; then the claims that stand in it against its words."""
    there = texts.outerjoin(text_keys, texts.c.sha256 == text_keys.c.sha256)
    raw = (type_coerce(column, NullType()) for column in (texts.c.sealed, text_keys.c.key))  # they may be no bytes
    rows = select(texts.c.sha256, texts.c.seq, *raw).select_from(there).order_by(texts.c.seq)
    documents = dict(seen.documents)
    for row in connection.execute(rows, execution_options={"yield_per": 100}):
        entry = documents.pop(row.seq, None)
        if entry is None:
            yield Fault(None, _letters(row.sha256), "a text without an entry of its document")
            continue
        found.texts += 1
        words = yield from _text(row, entry, row.sha256 in seen.taken, found)
        for claim in _at(connection, seen.claims.pop(row.sha256, [])):
            if words is not None:
                found.claims += 1
                yield from _claim(claim, words)
    yield from (Fault(one.seq, one.id, "the text of the document is missing") for one in documents.values())
    for left in seen.claims.values():
        yield from (Fault(one.seq, one.id, "the document of the claim is missing") for one in _at(connection, left))
    names = select(text_keys.c.sha256).where(text_keys.c.sha256.not_in(select(texts.c.sha256)))
    yield from (Fault(None, _letters(name), "a key without a text") for name in connection.execute(names).scalars())


def _at(connection: Connection, places: list[int]) -> Iterable[Entry]:
    for start in range(0, len(places), CHUNK):
        asked = select(entries).where(entries.c.seq.in_(places[start : start + CHUNK])).order_by(entries.c.seq)
        yield from (_typed(Entry(*row)) for row in connection.execute(asked).all())


def _text(row: Any, entry: Entry, taken: bool, found: Verified) -> Generator[Fault, None, str | None]:
    """What is wrong with a text; returns its words, where they are there and right."""
    body = _content(entry)
    if body.get("sha256") != row.sha256 or _digest(row.sealed) != body.get("sealed"):
        yield Fault(entry.seq, entry.id, "the stored text is not the one that was recorded")
        return None
    if row.key is None:
        found.taken_down += 1
        if not taken:
            yield Fault(entry.seq, entry.id, "the key of the text is missing, and no takedown was recorded")
        return None
    if taken:
        yield Fault(entry.seq, entry.id, "the text was taken down, but its key is there")
    try:
        words = unseal(row.sealed, row.key, row.sha256)
    except (TypeError, ValueError):
        yield Fault(entry.seq, entry.id, "the key of the text is not the one that it was sealed with")
        return None
    if hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest() != row.sha256:
        yield Fault(entry.seq, entry.id, "the text is not the one that its SHA-256 names")
        return None
    return words


def _digest(sealed: object) -> str | None:
    return hashlib.sha256(sealed).hexdigest() if isinstance(sealed, bytes) else None


def _claim(entry: Entry, words: str) -> Iterator[Fault]:
    """The claim's id is a hash over its values and words: it must come out the same from the stored text."""
    body = _content(entry)
    try:
        again = claim_json(stored_claim(body["body"], words, private=False), Document(words))
    except (InputError, KeyError, TypeError, ValueError, AttributeError, LookupError) as error:
        yield Fault(entry.seq, entry.id, f"the claim does not fit its text ({type(error).__name__})")
        return
    if again["id"] != body.get("claim"):
        yield Fault(entry.seq, entry.id, "the claim has other values or words than its id says")
