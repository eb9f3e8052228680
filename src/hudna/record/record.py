"""A place -> a record: opened or made, appended to, and read. Every error says what was not done and what to do."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from operator import attrgetter
from types import ModuleType, TracebackType

from sqlalchemy import Connection, Engine, func, inspect, select
from sqlalchemy.exc import DBAPIError

from hudna.errors import InputError, RecordError
from hudna.record.backends import backend_of
from hudna.record.entries import Draft, Entry, Head, chained, draft
from hudna.record.tables import entries, schemas

SCHEMA = "0001"  # the newest migration that this hudna knows
CHUNK = 500  # names in one question: below every database's limit


def now() -> str:
    """The instant, in UTC with microseconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Record:
    """An open record. Use it in a `with` statement, or close it."""

    def __init__(self, where: str, engine: Engine, backend: ModuleType) -> None:
        self.where, self.engine, self.backend = where, engine, backend

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn what a database says into what the user can do."""
        with telling(self.where, self.backend):
            yield

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record, whatever others write meanwhile."""
        with self.telling(), self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection on which only this process extends the chain; committed at the end, or nothing is done."""
        with self.telling(), self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                # The head is looked up after the lock was waited for, and must be that of then.
                connection = connection.execution_options(isolation_level="READ COMMITTED")
            connection = connection.execution_options(writing=True)
            with connection.begin():
                self.backend.lock(connection)
                yield connection

    def head(self) -> Head:
        """The last entry's place, hash and time."""
        with self.reading() as connection:
            return head_of(connection)

    def append(self, drafts: Sequence[Draft], author: str, recorded: str | None = None) -> tuple[Entry, ...]:
        """Record what is new among the drafts, in order, in one transaction. What it returns is on the disk."""
        with self.writing() as connection:
            return extend(connection, drafts, author, recorded)

    def entries(self, after: int = 0, kinds: Sequence[str] = ()) -> Iterator[Entry]:
        """The entries after a place, in order; only of some kinds, if they are named."""
        with self.reading() as connection:
            yield from entries_in(connection, after, kinds)


def extend(
    connection: Connection, drafts: Sequence[Draft], author: str, recorded: str | None = None
) -> tuple[Entry, ...]:
    """Within a writer's transaction: chain the drafts that are new and insert them."""
    there = _known(connection, [one.id for one in drafts])
    fresh: dict[str, Draft] = {one.id: one for one in drafts if one.id not in there}
    made = tuple(chained(fresh.values(), head_of(connection), author, recorded or now()))
    if made:
        _put(connection, made)
        if head_of(connection).hash != made[-1].hash:  # a trigger of others can swallow a row without a word
            raise RecordError("the database did not keep what it was given; nothing was recorded: run hudna verify")
    return made


_columns = attrgetter(*Entry.__slots__)


def _put(connection: Connection, made: Sequence[Entry]) -> None:
    """Rows as they are, in one statement: what Core would do to each value of each of them is nothing."""
    places = ", ".join([_mark(connection)] * len(Entry.__slots__))
    statement = f"INSERT INTO entries ({', '.join(Entry.__slots__)}) VALUES ({places})"
    connection.exec_driver_sql(statement, [_columns(one) for one in made])


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def head_of(connection: Connection) -> Head:
    """The end of the chain as the connection sees it."""
    last = select(entries.c.seq, entries.c.hash, entries.c.recorded).order_by(entries.c.seq.desc()).limit(1)
    row = connection.execute(last).first()
    return Head(*row) if row else Head()


def entries_in(
    connection: Connection, after: int = 0, kinds: Sequence[str] = (), upto: int | None = None
) -> Iterator[Entry]:
    """The entries after a place (and up to another, if one is given), streamed."""
    wanted = select(entries).where(entries.c.seq > after).order_by(entries.c.seq)
    if kinds:
        wanted = wanted.where(entries.c.kind.in_(kinds))
    if upto is not None:
        wanted = wanted.where(entries.c.seq <= upto)
    for row in connection.execute(wanted, execution_options={"yield_per": 2000}):
        yield Entry(*row)


def _known(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(ids), CHUNK):
        part = tuple(ids[start : start + CHUNK])
        asked = f"SELECT id FROM entries WHERE id IN ({', '.join([_mark(connection)] * len(part))})"
        found.update(connection.exec_driver_sql(asked, part).scalars())
    return found


def create_record(where: str, name: str, author: str) -> Record:
    """Make a record at a path or address that holds none yet. RecordError where one is there already."""
    with newly_made(where) as made, made.writing() as connection:
        make_tables(connection, where)
        extend(connection, [draft("record", name=name, made=now(), schema=SCHEMA)], author)
    return open_record(where)


@contextmanager
def newly_made(where: str) -> Iterator[Record]:
    """An empty database for a new record. When the block has ended it stands at its place, whole; else nothing does."""
    backend = backend_of(where)
    _look(where, backend)
    with telling(where, backend):
        if backend.exists(where):
            raise RecordError(f"{shown(where)}: there is something already; name another place")
        backend.tidy(where)
        at = backend.beside(where)
        made = Record(where, backend.engine(at), backend)
        try:
            with made.engine.connect() as connection:
                backend.prepare(connection)
            yield made
            made.close()
            backend.publish(at, where)
        except FileExistsError:
            raise RecordError(f"{shown(where)}: somebody made it meanwhile; open it, or name another place") from None
        finally:
            made.close()
            backend.discard(at)


def make_tables(connection: Connection, where: str) -> None:
    """The tables of a record and their guards, in a writer's transaction. RecordError where there are any by now."""
    if inspect(connection).has_table(entries.name):
        raise RecordError(f"{shown(where)}: somebody made it meanwhile; open it, or name another place")
    from hudna.record.migrations import upgrade

    upgrade(connection)


def open_record(where: str) -> Record:
    """Open the record at a path or address. RecordError where there is none, or one that a newer hudna made."""
    backend = backend_of(where)
    _look(where, backend)
    with telling(where, backend):
        if not backend.exists(where):
            raise RecordError(f"{shown(where)}: no record there; make one: hudna init {shown(where)}")
    made = Record(where, backend.engine(where), backend)
    try:
        with made.reading() as connection:
            schema = _schema(connection)
        if schema is None:
            raise RecordError(f"{shown(where)}: a database, but no record; make one elsewhere with hudna init")
        if schema != SCHEMA:
            raise RecordError(f"{shown(where)}: made by another version of hudna (schema {schema}); update hudna")
    except BaseException:
        made.close()
        raise
    return made


def _look(where: str, backend: ModuleType) -> None:
    if trouble := backend.trouble(where):
        raise RecordError(f"{shown(where)}: {trouble}")


def _schema(connection: Connection) -> str | None:
    """Which step of its tables a record is at; None for a database that holds no record."""
    there = set(inspect(connection).get_table_names())
    if not {entries.name, schemas.name, "text_keys"} <= there:
        return None
    found: str | None = connection.execute(select(schemas.c.version_num)).scalar()
    return found


@contextmanager
def telling(where: str, backend: ModuleType) -> Iterator[None]:
    """Turn what a database says into what the user can do, in one line and without a password."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise RecordError(f"{shown(where)}: {backend.cause(error)}") from error
    except UnicodeEncodeError:
        raise InputError(f"{shown(where)}: half a letter, which no database keeps; nothing was done") from None


def shown(where: str) -> str:
    """A place as it may be printed: without the password of an address."""
    scheme, found, rest = where.partition("://")
    if not found:
        return where
    user, at, host = rest.rpartition("@")
    host = re.sub(r"(?i)\b((?:ssl)?password=)[^&]*", r"\1***", host)
    return f"{scheme}://{user.partition(':')[0]}{at}{host}"


def count(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(select(func.count()).select_from(entries)).scalar_one()
