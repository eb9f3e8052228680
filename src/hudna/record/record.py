"""A place -> a record: opened or made, appended to, and read. Every error says what was not done and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import ModuleType, TracebackType

from sqlalchemy import Connection, Engine, func, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError

from hudna.errors import RecordError
from hudna.record.backends import backend_of
from hudna.record.entries import Draft, Entry, Head, chained, draft
from hudna.record.tables import entries

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
        try:
            yield
        except DBAPIError as error:
            raise RecordError(f"{shown(self.where)}: {self.backend.cause(error)}") from error

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
        with self.telling(), self.engine.connect().execution_options(writing=True) as connection, connection.begin():
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
    connection: Connection, drafts: Sequence[Draft], author: str, recorded: str | None = None, *, new: bool = False
) -> tuple[Entry, ...]:
    """Within a writer's transaction: chain the drafts that are new and insert them. `new` says that all are."""
    there = set() if new else _known(connection, [one.id for one in drafts])
    fresh: dict[str, Draft] = {one.id: one for one in drafts if one.id not in there}
    made = tuple(chained(fresh.values(), head_of(connection), author, recorded or now()))
    if made:
        connection.execute(insert(entries), [_row(one) for one in made])
    return made


def _row(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in Entry.__slots__}


def head_of(connection: Connection) -> Head:
    """The end of the chain as the connection sees it."""
    last = select(entries.c.seq, entries.c.hash, entries.c.recorded).order_by(entries.c.seq.desc()).limit(1)
    row = connection.execute(last).first()
    return Head(*row) if row else Head()


def entries_in(connection: Connection, after: int = 0, kinds: Sequence[str] = ()) -> Iterator[Entry]:
    """The entries after a place, streamed."""
    wanted = select(entries).where(entries.c.seq > after).order_by(entries.c.seq)
    if kinds:
        wanted = wanted.where(entries.c.kind.in_(kinds))
    for row in connection.execution_options(yield_per=2000).execute(wanted):
        yield Entry(*row)


def _known(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(ids), CHUNK):
        part = select(entries.c.id).where(entries.c.id.in_(ids[start : start + CHUNK]))
        found.update(connection.execute(part).scalars())
    return found


def create_record(where: str, name: str, author: str) -> Record:
    """Make a record at a path or address that holds none yet. RecordError where one is there already."""
    made = _opened(where)
    with made.telling():
        if made.backend.exists(where):
            raise RecordError(f"{shown(where)}: there is something already; open it, or name another place")
        from hudna.record.migrations import upgrade

        with made_whole(made), made.writing() as connection:
            upgrade(connection)
            extend(connection, [draft("record", name=name, made=now(), schema=SCHEMA)], author)
    return made


@contextmanager
def made_whole(record: Record) -> Iterator[None]:
    """Make a database ready for its first table; if what follows fails, nothing is left of it."""
    try:
        with record.engine.connect() as connection:
            record.backend.prepare(connection)
        yield
    except BaseException:
        record.close()
        record.backend.discard(record.where)
        raise


def open_record(where: str) -> Record:
    """Open the record at a path or address. RecordError where there is none, or one that a newer hudna made."""
    made = _opened(where)
    with made.telling():
        if not made.backend.exists(where):
            raise RecordError(f"{shown(where)}: no record there; make one: hudna init {shown(where)}")
        with made.reading() as connection:
            schema = _schema(connection)
    if schema is None:
        raise RecordError(f"{shown(where)}: a database, but no record; make one elsewhere with hudna init")
    if schema != SCHEMA:
        raise RecordError(f"{shown(where)}: made by another version of hudna (schema {schema}); update hudna")
    return made


def _opened(where: str) -> Record:
    backend = backend_of(where)
    if trouble := backend.trouble(where):
        raise RecordError(f"{shown(where)}: {trouble}")
    return Record(where, backend.engine(where), backend)


def _schema(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def shown(where: str) -> str:
    """A place as it may be printed: without the password of an address."""
    scheme, found, rest = where.partition("://")
    if not found:
        return where
    user, at, host = rest.rpartition("@")
    return f"{scheme}://{user.partition(':')[0]}{at}{host}"


def count(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(select(func.count()).select_from(entries)).scalar_one()
