"""A record and a filter -> accounts, documents, decisions and objects as they now stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from hudna.errors import InputError, RecordError
from hudna.model.accounts import Account, Origin
from hudna.record import derived as tables
from hudna.record.bodies import stored_claim
from hudna.record.filings import text_of
from hudna.record.folding import catch_up, decisions_on, told_of
from hudna.record.record import Record
from hudna.record.reviews import CURRENT
from hudna.record.rows import loaded


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims. Empty means all; several values of one field mean any of them.

    `sides` are those of the speaker, `about` those of agent or target. `since` and `until` (days in UTC) ask when what
    is claimed happened; where the claim does not say, when its document was published. `states` are those of
    docs/reference/record.md.
    """

    kinds: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    ceasefires: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    states: tuple[str, ...] = (CURRENT,)
    reviews: tuple[str, ...] = ()


def accounts(record: Record, wanted: Filter | None = None, *, words: bool = True) -> Iterator[Account]:
    """The claims that a filter lets through, in the order of their documents and texts.

    Without `words`, texts are not opened: origins have none, and names that are only words are not known.
    """
    catch_up(record)
    with record.reading() as connection:
        text = lru_cache(maxsize=4)(lambda name: text_of(connection, name)) if words else lambda name: None
        rows = connection.execute(_query(wanted or Filter()), execution_options={"yield_per": 1000})
        origin: Origin | None = None
        for row in rows:
            if origin is None or origin.sha256 != row.document:
                origin = _origin(row, text(row.document))
            yield _account(row, origin)


def _query(wanted: Filter) -> Select[Any]:
    claims, documents = tables.claims, tables.documents
    shown = [documents.c[name].label(f"d_{name}") for name in _SHOWN]
    join = claims.join(documents, claims.c.document == documents.c.sha256)
    found = select(claims, *shown).select_from(join).where(*_conditions(wanted))
    return found.order_by(documents.c.seq, claims.c.start, claims.c.seq)


_SHOWN = ("id", "publisher", "published", "timezone", "language", "url", "retrieved", "recorded")


def _conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    claims, documents = tables.claims, tables.documents
    plain = {
        claims.c.kind: wanted.kinds, claims.c.mode: wanted.modes, claims.c.act: wanted.acts,
        claims.c.side: wanted.sides, claims.c.place: wanted.places,
        claims.c.status: wanted.statuses, claims.c.ceasefire: wanted.ceasefires, claims.c.state: wanted.states,
        claims.c.review: wanted.reviews,
    }  # fmt: skip
    yield from (column.in_(values) for column, values in plain.items() if values)
    if wanted.publishers:
        again = select(tables.printings.c.document).where(tables.printings.c.publisher.in_(wanted.publishers))
        yield or_(documents.c.publisher.in_(wanted.publishers), claims.c.document.in_(again))
    if wanted.about:
        yield or_(claims.c.agent.in_(wanted.about), claims.c.target.in_(wanted.about))
    if wanted.documents:
        yield or_(documents.c.id.in_(wanted.documents), documents.c.sha256.in_(wanted.documents))
    if wanted.ids:
        yield or_(*(claims.c.claim.startswith(each, autoescape=True) for each in wanted.ids))
    if wanted.since:
        yield _day(claims.c.ends, claims.c.starts, documents.c.published) >= wanted.since.isoformat()
    if wanted.until:
        yield _day(claims.c.starts, claims.c.ends, documents.c.published) <= f"{wanted.until.isoformat()}T99"


def _day(*columns: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(*columns, "")


_UNFIT = (KeyError, TypeError, ValueError, AttributeError, LookupError)  # what a body fails with that nobody wrote


def _origin(row: Row[Any], text: str | None) -> Origin:
    try:
        return _told(row, text)
    except _UNFIT:
        said = f"document {str(row.document)[:12]} is not as it was recorded: a date in it is none"
        raise RecordError(f"{said}; run hudna verify") from None


def _told(row: Row[Any], text: str | None) -> Origin:
    return Origin(
        row.document,
        row.d_id,
        text,
        row.d_publisher,
        date.fromisoformat(row.d_published) if row.d_published else None,
        row.d_timezone,
        row.d_language,
        row.d_url,
        _moment(row.d_retrieved),
        _moment(row.d_recorded),
    )


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _account(row: Row[Any], origin: Origin) -> Account:
    what = f"claim {str(row.claim)[:12]} of entry {row.seq}"
    try:
        claim = stored_claim(loaded(row.body, what), origin.text)
    except (InputError, *_UNFIT) as error:
        raise RecordError(f"{what} is not as it was recorded ({type(error).__name__}); run hudna verify") from None
    return Account(row.claim, claim, origin, row.ceasefire, row.status, row.state)


def account(record: Record, start: str) -> Account:
    """The one claim whose id starts so, whatever its state. InputError where there is none, or several."""
    found = list(accounts(record, Filter(ids=(start,), states=())))
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"claim {start!r}: the record has none whose id starts so; hudna claims lists them")
    raise InputError(f"claim {start!r}: {len(found)} claims have ids that start so; write more of it")


def distinct(record: Record, column: str) -> list[str]:
    """The values that claims have in a column of the derived table (side, agent, target, place, kind …), sorted."""
    catch_up(record)
    field = tables.claims.c[column]
    with record.reading() as connection:
        found = connection.execute(select(field).where(field.is_not(None)).distinct().order_by(field))
        return [str(one) for one in found.scalars()]


def documents(record: Record) -> list[Mapping[str, Any]]:
    """The documents, in the order in which they came, each as its derived row."""
    catch_up(record)
    with record.reading() as connection:
        return [
            dict(row._mapping) for row in connection.execute(select(tables.documents).order_by(tables.documents.c.seq))
        ]


def printings(record: Record) -> list[Mapping[str, Any]]:
    """Where texts were printed again, in order."""
    catch_up(record)
    with record.reading() as connection:
        return [
            dict(row._mapping) for row in connection.execute(select(tables.printings).order_by(tables.printings.c.seq))
        ]


def decisions(record: Record, subject: str) -> list[dict[str, Any]]:
    """The decisions on a subject, oldest first."""
    catch_up(record)
    with record.reading() as connection:
        return decisions_on(connection, subject)


def decisions_of(record: Record, of: str) -> list[dict[str, Any]]:
    """All decisions on claims, matters, ceasefires or obligations, oldest first."""
    catch_up(record)
    table = tables.decisions
    with record.reading() as connection:
        rows = connection.execute(select(table).where(table.c.of == of).order_by(table.c.seq))
        return [told_of(row) for row in rows]


def objects(record: Record, kind: str) -> list[dict[str, Any]]:
    """Ceasefires or obligations as they now stand, in the order in which they last changed."""
    catch_up(record)
    table = tables.objects
    with record.reading() as connection:
        rows = connection.execute(select(table).where(table.c.kind == kind).order_by(table.c.seq))
        return [{**loaded(row.body, f"entry {row.seq}"), "seq": row.seq} for row in rows]
