"""A path -> an engine on one SQLite file, in the mode in which nothing acknowledged is lost."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event

BUSY = 30.0  # seconds to wait for another writer
SYNCHRONOUS = "FULL"  # an acknowledged entry is on the disk, whatever happens to the machine
_MAGIC = b"SQLite format 3\x00"
_SIDES = ("-wal", "-shm", "-journal")  # files that SQLite keeps beside its own
_MACHINE = hashlib.sha256(platform.node().encode("utf-8", "surrogateescape")).hexdigest()[:8]
_LEFT = re.compile(rf".+\.([1-9][0-9]*)\.{_MACHINE}\.part(?:{'|'.join(_SIDES)})?", re.DOTALL)
_making: set[str] = set()  # files that this process is about to make

# What SQLite says -> what the user can do about it.
_CAUSES = {
    "database or disk is full": "the disk is full; nothing acknowledged was lost: make room and run it again",
    "readonly database": "it is read-only; nothing was changed: make the file and its folder writable",
    "database is locked": "another process keeps it locked; nothing was changed: run it again when that one is done",
    "could not decode to utf-8": "an entry is damaged: hudna verify names it; restore a backup (hudna restore)",
    "malformed": "the file is damaged and cannot be read through; restore a backup of it (hudna restore)",
    "not a database": "it is no record, or its start is damaged; give the file that hudna init made, or a backup",
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
    try:
        if not path.exists():
            return None if path.parent.is_dir() else f"there is no folder {path.parent}; make it first"
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        return f"cannot be read ({error.strerror}); see that you may read it"
    return None if head in {b"", _MAGIC} else "no record, nor any SQLite file; give the file that hudna init made"


def engine(where: str) -> Engine:
    """An engine on the file: transactions are begun by hand, so that a writer holds the lock from the start."""
    path = Path(where).resolve()
    made = create_engine(f"sqlite:///file:{quote(str(path))}?{_way(path)}uri=true", connect_args={"timeout": BUSY})
    event.listen(made, "connect", _settle)
    event.listen(made, "begin", _begin)
    return made


def _way(path: Path) -> str:
    """A file on a read-only medium cannot have the side files of its log; SQLite must be told that nobody writes it.

    Where there is a log, somebody did: then SQLite reads it too, or says that it cannot.
    """
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return ""
    return "mode=ro&" if Path(f"{path}-wal").exists() else "mode=ro&immutable=1&"


def _settle(raw: sqlite3.Connection, _: Any) -> None:
    raw.isolation_level = None
    for setting in (
        f"synchronous={SYNCHRONOUS}",
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
    _raw(connection).execute("PRAGMA journal_mode=WAL")


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def beside(where: str) -> str:
    """Where a new file is made, until it is whole: what is killed half-way never stands at the place itself."""
    at = f"{where}.{os.getpid()}.{_MACHINE}.part"
    _making.add(at)
    return at


def tidy(where: str) -> None:
    """Remove what makers of records in this folder left when they were killed: it holds keys of texts.

    Only files that are called as `beside` calls them, made on this machine by a process that is gone.
    """
    with suppress(OSError):  # a folder that may not be listed, a file that is somebody else's
        for path in Path(where).absolute().parent.iterdir():
            if (named := _LEFT.fullmatch(path.name)) and _gone(int(named[1])):
                path.unlink()


def _gone(process: int) -> bool:
    """Whether there is no such process. What bears our own number while we make nothing is of one before us."""
    if process == os.getpid():
        return not _making
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def publish(at: str, where: str) -> None:
    """Put a closed, whole file at its place. FileExistsError where there is one by now."""
    with suppress(FileNotFoundError):
        if Path(where).stat().st_size == 0:
            Path(where).unlink()
    try:
        os.link(at, where)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if Path(where).exists():
            raise FileExistsError(where) from None
        Path(at).rename(where)
    folder = os.open(Path(where).resolve().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def discard(at: str) -> None:
    """Remove a file that was being made, with its side files."""
    _making.discard(at)
    for suffix in ("", *_SIDES):
        Path(f"{at}{suffix}").unlink(missing_ok=True)


def lock(connection: Connection) -> None:
    """Nothing to do: BEGIN IMMEDIATE holds the one lock that there is."""


def swept(connection: Connection) -> bool:
    """After a takedown: write the file anew, without what was deleted, and empty the log. Whether it could be done.

    Deleted bytes are overwritten anyhow, but a row that moved when its page was split leaves a shadow behind.
    """
    raw = _raw(connection)
    raw.execute("VACUUM")
    busy: int = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


@contextmanager
def lenient(connection: Connection) -> Iterator[None]:
    """Read texts whose bytes were changed to what is no UTF-8, too: to find them is what verifying is for."""
    raw = _raw(connection)
    raw.text_factory = lambda stored: stored.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = str


def unsound(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file: pages, indexes that do not fit their tables."""
    found = [row[0] for row in _raw(connection).execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else [line for one in found for line in str(one).splitlines() if line]


def cause(error: Exception) -> str:
    """What a database error means for the user, in one line."""
    said = " ".join(str(getattr(error, "orig", error)).lower().split())
    return next((told for sign, told in _CAUSES.items() if sign in said), f"the database said: {said}")
