"""A postgresql:// address -> an engine on a PostgreSQL database that many write to at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError

from hudna.errors import RecordError

LOCK = 0x6875646E61  # "hudna": the advisory lock that the writer of the chain holds

_DRIVER = "postgresql+psycopg://"
_CAUSES = {
    "connection refused": "no server answers there; start it, or mend the address",
    "could not translate host": "no such host; mend the address",
    "failed to resolve host": "no such host; mend the address",
    "authentication failed": "the server does not take this user and password",
    "does not exist": "no such database or user; make it first: createdb NAME",
    "read-only transaction": "it is read-only; nothing was changed: write to the primary server",
    "no space left": "the server's disk is full; nothing acknowledged was lost: make room and run it again",
    "permission denied": "this user may not do that; nothing was changed: grant it the right",
    "terminating connection": "the server ended the connection; nothing acknowledged was lost: run it again",
    "server closed the connection": "the server ended the connection; nothing acknowledged was lost: run it again",
}


def exists(where: str) -> bool:
    """Whether the database holds a record's tables."""
    made = engine(where)
    try:
        with made.connect() as connection:
            return connection.execute(text("SELECT to_regclass('entries') IS NOT NULL")).scalar() is True
    finally:
        made.dispose()


def trouble(where: str) -> str | None:
    """What keeps an address from being one; the rest cannot be told before the server is asked."""
    try:
        make_url(_DRIVER + where.partition("://")[2])
    except (ArgumentError, ValueError):  # their words may hold the password
        return "no address of a database; write it postgresql://USER@HOST:PORT/DATABASE, with a number as PORT"
    return None


def engine(where: str) -> Engine:
    """An engine on the server. RecordError where the driver is not installed."""
    address = _DRIVER + where.partition("://")[2]
    try:
        return create_engine(address, pool_pre_ping=True)
    except ImportError:
        raise RecordError("PostgreSQL needs a driver: pip install 'hudna[postgresql]'") from None


def prepare(connection: Connection) -> None:
    """Nothing to set: the server's defaults keep what is committed."""


def beside(where: str) -> str:
    """Where a new record is made: at its place, within the transaction that makes all of it."""
    return where


def tidy(where: str) -> None:
    """Nothing to do: what is killed leaves no tables."""


def publish(at: str, where: str) -> None:
    """Nothing to do: the transaction was committed."""


def discard(at: str) -> None:
    """Nothing to do: the tables were made within the transaction that failed."""


def lock(connection: Connection) -> None:
    """Wait until no other writer is extending the chain; held to the end of the transaction."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})


def swept(connection: Connection) -> bool:
    """After a takedown: write the tables anew without the deleted rows. Whether it could be done.

    The server's own log and its backups hold the rows until they are recycled (docs/explanation/record.md).
    """
    alone = connection.execution_options(isolation_level="AUTOCOMMIT")
    for table in ("text_keys", "derived_weighed"):
        alone.execute(text(f"VACUUM FULL {table}"))
    return True


@contextmanager
def lenient(connection: Connection) -> Iterator[None]:
    """Nothing to do: the server takes no text that is not UTF-8."""
    yield


def unsound(connection: Connection) -> list[str]:
    """Nothing: a server's pages have checksums of their own (initdb --data-checksums)."""
    return []


def cause(error: Exception) -> str:
    """What a database error means for the user."""
    said = str(getattr(error, "orig", error)).strip()
    first = said.splitlines()[0] if said else type(error).__name__
    return next((told for sign, told in _CAUSES.items() if sign in said.lower()), f"the database said: {first}")
