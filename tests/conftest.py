"""A PostgreSQL server of the tests' own, and places for records on it and on SQLite."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hudna.record import Record, create_record
from hudna.record.backends import sqlite
from server import Server

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real server, one for each process of the run; it does not wait for the disk, and nobody pulls its plug."""
    with Server(fsync=False) as running:
        running.sql("postgres", 'CREATE DATABASE "empty"')
        create_record(running.address("empty"), "Composed", "maker").close()
        running.sql("postgres", 'ALTER DATABASE "empty" RENAME TO "ground"')
        yield running


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the machine's own failure would show the difference, and no test can bring that about."""
    monkeypatch.setattr(sqlite, "SYNCHRONOUS", "OFF")


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The address of a database that holds nothing; gone after the test."""
    yield from _database(server, "template1")


def _database(server: Server, template: str) -> Iterator[str]:
    name = f"t{os.getpid()}_{next(_NUMBERS)}"
    server.sql("postgres", f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield server.address(name)
    server.sql("postgres", f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a record can be made: a path, then the address of an empty database."""
    if request.param == "sqlite":
        yield str(tmp_path / "record.db")
    else:
        yield from _database(request.getfixturevalue("server"), "template1")


@pytest.fixture(params=["sqlite", "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """A new record of one entry, on either database."""
    if request.param == "sqlite":
        with create_record(str(tmp_path / "record.db"), "Composed", "maker") as made:
            yield made
        return
    from hudna.record import open_record

    places = _database(request.getfixturevalue("server"), "ground")
    with open_record(next(places)) as made:
        yield made
        made.close()
        next(places, None)


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[Record]:
    """A new record on SQLite, for what is about its file."""
    with create_record(str(tmp_path / "lite.db"), "Composed", "maker") as made:
        yield made


@pytest.fixture
def sql(server: Server) -> Callable[[str, str], str]:
    """psql's answer to a statement, on the database of an address."""
    return lambda where, said: server.sql(where.rpartition("/")[2], said)
