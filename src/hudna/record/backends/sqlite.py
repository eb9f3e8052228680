"""A path -> an engine on one SQLite file, in the mode in which nothing acknowledged is lost."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event

BUSY = 30  # seconds to wait for another writer
_MAGIC = b"SQLite format 3\x00"

# What SQLite says -> what the user can do about it.
_CAUSES = {
    "database or disk is full": "the disk is full; nothing acknowledged was lost: make room and run it again",
    "readonly database": "it is read-only; nothing was changed: make the file and its folder writable",
    "database is locked": f"another process kept it locked for {BUSY} seconds; run it again when that is done",
    "malformed": "the file is damaged; restore a backup (hudna restore), or see what still verifies (hudna verify)",
    "not a database": "it is no record; give the file that `hudna init` made",
    "disk i/o error": "the disk failed to read or write it; nothing acknowledged was lost: mend the disk, then verify",
    "unable to open": "it cannot be opened; see that the folder exists and that you may write to it",
}


def exists(where: str) -> bool:
    """Whether there is a file that is not empty."""
    return Path(where).is_file() and Path(where).stat().st_size > 0


def trouble(where: str) -> str | None:
    """What keeps a file from being a record before SQLite is even asked; None if nothing does."""
    path = Path(where)
    if path.is_dir():
        return "a folder; name a file in it"
    if not path.exists():
        return None
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        return f"cannot be read ({error.strerror}); see that you may read it"
    return None if head in {b"", _MAGIC} else "no record, nor any SQLite file; give the file that `hudna init` made"


def engine(where: str) -> Engine:
    """An engine on the file: transactions are begun by hand, so that a writer holds the lock from the start."""
    path = Path(where).resolve()
    frozen = path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    # A read-only file cannot keep the side files of its log; it can still be read.
    query = "?mode=ro&immutable=1&uri=true" if frozen else "?uri=true"
    made = create_engine(f"sqlite:///file:{quote(str(path))}{query}", connect_args={"timeout": BUSY})
    event.listen(made, "connect", _settle)
    event.listen(made, "begin", _begin)
    return made


def _settle(raw: sqlite3.Connection, _: Any) -> None:
    raw.isolation_level = None
    for setting in (
        "synchronous=FULL",  # an acknowledged entry is on the disk
        "recursive_triggers=ON",  # else INSERT OR REPLACE walks past the triggers
        "secure_delete=ON",  # a destroyed key leaves no trace in the file
        "temp_store=MEMORY",
    ):
        raw.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def prepare(connection: Connection) -> None:
    """Before the first table: readers shall not wait for writers."""
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA journal_mode=WAL")


def discard(where: str) -> None:
    """Remove a file whose making failed, with its side files."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{where}{suffix}").unlink(missing_ok=True)


def lock(connection: Connection) -> None:
    """Nothing to do: BEGIN IMMEDIATE holds the one lock that there is."""


def swept(connection: Connection) -> None:
    """After a takedown: what was deleted goes from the log too."""
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def cause(error: Exception) -> str:
    """What a database error means for the user."""
    said = str(getattr(error, "orig", error)).lower()
    return next((told for sign, told in _CAUSES.items() if sign in said), f"the database said: {said}")
