"""Readings -> filings -> the record: a document with its text and claims, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select, type_coerce
from sqlalchemy.types import NullType

from hudna.errors import RecordError
from hudna.record.bodies import stored_body
from hudna.record.derived import documents, printings
from hudna.record.entries import Draft, Entry, draft
from hudna.record.folding import fold
from hudna.record.record import CHUNK, Record, extend, now, shown
from hudna.record.rows import loaded
from hudna.record.seals import Sealed, seal, unseal
from hudna.record.tables import entries, text_keys, texts

Json = dict[str, Any]

# What a printing says of itself; where another text has all of this alike, it is the same printing.
PRINTED = ("id", "publisher", "published", "timezone", "url")
NEW, PRINTING, KNOWN, TAKEN_DOWN = "new", "printing", "known", "taken-down"


@dataclass(frozen=True, slots=True)
class Filing:
    """A document on its way into the record.

    `about` holds the document's fields as JSON (docs/reference/record.md), `claims` the claims as the codebook prints
    them, `reader` what read them. `sealed` and `drafts` are made ready outside any lock.
    """

    sha256: str
    about: Json
    sealed: Sealed
    claims: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a filing: new, printing, known or taken-down; and its entries."""

    sha256: str
    fate: str
    entries: tuple[Entry, ...] = ()


def filing(text: str, about: Mapping[str, Any], claims: Iterable[Mapping[str, Any]], reader: str) -> Filing:
    """A text, what is known of it, and its claims as JSON -> a filing."""
    name = str(about["sha256"])
    ready = tuple(
        draft("claim", document=name, claim=one["id"], reader=reader, body=stored_body(one, text)) for one in claims
    )
    return Filing(name, dict(about), seal(text, name), ready)


def file(record: Record, filings: Sequence[Filing], author: str, recorded: str | None = None) -> list[Filed]:
    """Record filings in one transaction, in order. The same text twice is one; printed elsewhere, it is a printing."""
    once: dict[str, Filing] = {}  # of a text that comes twice, the first
    for one in filings:
        once.setdefault(one.sha256, one)
    with record.writing() as connection:
        there = _places(connection, list(once))
        done = {one.sha256: one for one in _fresh(connection, once.values(), there, author, recorded)}
        moment = recorded or now()
        return [
            done.pop(one.sha256) if one.sha256 in done else _again(connection, one, there, author, moment)
            for one in filings
        ]


def _places(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """Of the texts that are there: the places of their documents' entries."""
    found: dict[str, int] = {}
    for start in range(0, len(names), CHUNK):
        part = select(texts.c.sha256, texts.c.seq).where(texts.c.sha256.in_(names[start : start + CHUNK]))
        found.update((row.sha256, row.seq) for row in connection.execute(part))
    return found


def _fresh(
    connection: Connection, filings: Iterable[Filing], there: dict[str, int], author: str, recorded: str | None
) -> Iterator[Filed]:
    """Insert the texts that are new, all at once: a question for each would take longer than the answers."""
    new = [one for one in filings if one.sha256 not in there]
    drafts = {one.sha256: [draft("document", **one.about, sealed=one.sealed.sha256), *one.claims] for one in new}
    made = extend(connection, [each for ready in drafts.values() for each in ready], author, recorded)
    by_id = {entry.id: entry for entry in made}
    at = {name: by_id[ready[0].id].seq for name, ready in drafts.items()}
    if new:
        rows = [{"sha256": one.sha256, "seq": at[one.sha256], "sealed": one.sealed.stored} for one in new]
        connection.execute(insert(texts), rows)
        connection.execute(insert(text_keys), [{"sha256": one.sha256, "key": one.sealed.key} for one in new])
    there.update(at)
    for name, ready in drafts.items():
        yield Filed(name, NEW, tuple(by_id[each] for each in dict.fromkeys(one.id for one in ready) if each in by_id))


def _again(connection: Connection, one: Filing, there: Mapping[str, int], author: str, recorded: str) -> Filed:
    """A text that is there: taken down, the same printing, or another one."""
    if _gone(connection, one.sha256):
        return Filed(one.sha256, TAKEN_DOWN)
    body = connection.execute(select(entries.c.body).where(_at(there[one.sha256]))).scalar_one()
    first = loaded(body, f"entry {there[one.sha256]}")
    if _alike(one.about, first):
        return Filed(one.sha256, KNOWN)
    fold(connection)  # the derived table knows which printings of this text there are
    known = select(printings).where(printings.c.document == one.sha256)
    if any(_alike(one.about, row) for row in connection.execute(known).mappings()):
        return Filed(one.sha256, KNOWN)
    told = {name: one.about.get(name) for name in (*PRINTED, "retrieved")}
    made = extend(connection, [draft("printing", document=one.sha256, **told)], author, recorded)
    return Filed(one.sha256, PRINTING if made else KNOWN, made)


def _gone(connection: Connection, name: str) -> bool:
    """Whether a text has no key, or was taken down, whatever key somebody brought back."""
    key = connection.execute(select(text_keys.c.sha256).where(text_keys.c.sha256 == name)).scalar()
    start = entries.c.body.startswith(f'{{"document":"{name}"', autoescape=True)
    taken = select(entries.c.seq).where(entries.c.seq > 0, entries.c.kind == "takedown", start).limit(1)
    return key is None or connection.execute(taken).first() is not None


def _at(place: int) -> ColumnElement[bool]:
    return entries.c.seq == place


def _alike(about: Mapping[str, Any], there: Mapping[str, Any] | RowMapping) -> bool:
    """Whether what is told of a printing is known already. When it was fetched makes no other printing of it."""
    return all(about.get(name) is None or about[name] == there[name] for name in PRINTED)


def known_texts(record: Record, names: Sequence[str]) -> set[str]:
    """Which of these SHA-256 the record has a text of."""
    with record.reading() as connection:
        return set(_places(connection, names))


def text_of(connection: Connection, name: str) -> str | None:
    """The text with this SHA-256; None if it was taken down or never there. RecordError where it does not open.

    The derived tables must be up to date. A key that somebody brought back after a takedown opens nothing.
    """
    raw = (type_coerce(column, NullType()) for column in (texts.c.sealed, text_keys.c.key))
    both = select(*raw).select_from(texts).join(text_keys, texts.c.sha256 == text_keys.c.sha256)
    standing = both.join(documents, documents.c.sha256 == texts.c.sha256).where(documents.c.taken_down.is_(False))
    row = connection.execute(standing.where(texts.c.sha256 == name)).first()
    if row is None:
        return None
    try:
        return unseal(row.sealed, row.key, name)
    except ValueError as error:
        raise RecordError(f"{error}; run hudna verify") from None
    except TypeError:
        raise RecordError(f"the stored text {name[:12]} or its key is no bytes; run hudna verify") from None


def take_down(record: Record, name: str, author: str, reason: str) -> tuple[Entry, ...]:
    """Record a takedown and destroy the key of the text: its words are gone, the chain still verifies.

    `name` is the text's SHA-256. RecordError without a reason: what is gone for ever has one.
    Taking down again sweeps again what could not be swept the first time.
    """
    if not reason.strip():
        raise RecordError(f"{shown(record.where)}: a takedown needs a reason; nothing was done: say why it must go")
    with record.writing() as connection:
        if name not in _places(connection, [name]):
            raise RecordError(f"{shown(record.where)}: no text {name[:12]}; hudna claims shows which there are")
        made: tuple[Entry, ...] = ()
        if connection.execute(select(text_keys.c.sha256).where(text_keys.c.sha256 == name)).scalar() is not None:
            made = extend(connection, [draft("takedown", document=name, reason=reason)], author)
            connection.execute(delete(text_keys).where(text_keys.c.sha256 == name))
        fold(connection)  # what was derived from the words goes at once
    _sweep(record, name)
    return made


def _sweep(record: Record, name: str) -> None:
    """The key is deleted; see that no shadow of it stays in the files."""
    left = f"{shown(record.where)}: {name[:12]} was taken down, but traces of its key are still in the files"
    try:
        with record.telling(), record.engine.connect() as connection:
            swept = record.backend.swept(connection)
    except RecordError as error:
        raise RecordError(f"{left} ({error}); take it down again later") from error
    if not swept:
        raise RecordError(f"{left}: another process is reading; take it down again when that one is done")
