"""Killed at any moment: what was acknowledged is there, whole and once, and the chain holds."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hudna.errors import RecordError
from hudna.record import (
    Record,
    accounts,
    copy,
    create_record,
    draft,
    file,
    open_record,
    rebuild,
    verify,
)
from papers import filed
from server import Server

KILLS, MANY = 200, 2000


def forked(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """A child that works and tells what it has been told is safe; its process, and where to read what it says."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    try:
        work(lambda said: os.write(write, f"{said}\n".encode()) and None)
    finally:
        os._exit(0)


def killed(child: int, read: int, chance: random.Random, longest: float) -> list[str]:
    """Kill a child at a random moment after it said that it begins; what it had said by then."""
    os.read(read, 1)
    time.sleep(chance.random() * longest)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as said:
        lines = said.read().decode().split("\n")
    return lines[:-1]  # what stands after the last line break was not said to its end


def appending(where: str, start: int) -> Callable[[Callable[[str], None]], None]:
    """Append, file, fold and rebuild, as fast as can be."""

    def work(say: Callable[[str], None]) -> None:
        record = open_record(where)
        say("")
        for number in range(start, start + 1000):
            if number % 3:
                made = record.append([draft("note", number=number), draft("other", number=number)], "child")
            else:
                made = file(record, [filed(number), filed(number + 1)], "child")[0].entries
            say(" ".join(entry.id for entry in made))
            if number % 4 == 0:
                list(accounts(record))
            if number % 7 == 0:
                rebuild(record)

    return work


def whole(record: Record, said: set[str]) -> None:
    """All that was acknowledged is there, once; documents are whole; nothing is wrong."""
    there = [entry.id for entry in record.entries()]
    assert len(there) == len(set(there))
    assert said <= set(there)
    found = verify(record)
    assert found.faults == ()
    assert found.claims == 3 * found.texts
    assert len(list(accounts(record))) == found.claims


def kill_often(where: str, kills: int, longest: float) -> int:
    chance = random.Random(kills)
    said: set[str] = set()
    for number in range(kills):
        child, read = forked(appending(where, number * 1000))
        said |= {one for line in killed(child, read, chance, longest) for one in line.split()}
        if number % 50 == 49:
            with open_record(where) as record:
                whole(record, said)
    return len(said)


def test_sqlite_loses_nothing_when_killed(tmp_path):
    """Hundreds of times: while appending, filing, catching up and rebuilding."""
    where = str(tmp_path / "record.db")
    create_record(where, "Composed", "maker").close()
    assert kill_often(where, KILLS, 0.06) > KILLS / 4


@pytest.mark.soak
def test_sqlite_loses_nothing_when_killed_thousands_of_times(tmp_path):
    where = str(tmp_path / "record.db")
    create_record(where, "Composed", "maker").close()
    assert kill_often(where, MANY, 0.2) > MANY / 2


def test_postgresql_loses_nothing_when_its_clients_are_killed(database):
    create_record(database, "Composed", "maker").close()
    assert kill_often(database, 20, 0.3) > 10


@pytest.fixture
def lasting() -> Iterator[Server]:
    """A server that waits for the disk: it is to be killed."""
    with Server(fsync=True) as running:
        running.sql("postgres", 'CREATE DATABASE "lasting"')
        yield running


def test_postgresql_loses_nothing_when_its_plug_is_pulled(lasting):
    """The server stops at once, and its clients are told so in words; what they had acknowledged is there."""
    where = lasting.address("lasting")
    create_record(where, "Composed", "maker").close()
    said: set[str] = set()
    for number in range(3):
        child, read = forked(appending(where, number * 1000))
        time.sleep(0.7)
        lasting.stop("immediate")
        os.waitpid(child, 0)
        with os.fdopen(read, "rb") as told:
            said |= set(told.read().decode().split())
        lasting.start()
        with open_record(where) as record:
            whole(record, said)
    assert len(said) > 3


def copying(say: Callable[[str], None], where: str, target: str) -> None:
    with open_record(where) as record:
        say("")
        copy(record, target)


def making(say: Callable[[str], None], where: str) -> None:
    say("")
    create_record(where, "Composed", "maker").close()


def test_a_copy_that_is_killed_never_stands_at_its_place(tmp_path):
    """At its place is a whole record or nothing, and the one it was taken from is as it was."""
    where, target = str(tmp_path / "record.db"), tmp_path / "copy.db"
    chance = random.Random(1)
    with create_record(where, "Composed", "maker") as record:
        file(record, [filed(number) for number in range(200)], "tester")
        head = record.head()
    stood = 0
    for _ in range(30):
        child, read = forked(lambda say: copying(say, where, str(target)))
        killed(child, read, chance, 0.25)
        if target.exists():
            stood += 1
            with open_record(str(target)) as there:
                assert there.head() == head
                assert verify(there).faults == ()
            target.unlink()
    with open_record(where) as record:
        assert (record.head(), verify(record).faults) == (head, ())
    assert stood < 30
    copy(open_record(where), str(target))
    assert list(tmp_path.glob("*.part*")) == []
    (tmp_path / "elsewhere").mkdir()
    assert copy(open_record(where), str(tmp_path / "elsewhere" / "copy.db")) == head.seq


def test_making_a_record_that_is_killed_leaves_none(tmp_path):
    """Then it can be made again."""
    chance = random.Random(2)
    for number in range(20):
        path = tmp_path / f"{number}.db"
        child, read = forked(lambda say, path=path: making(say, str(path)))
        killed(child, read, chance, 0.05)
        if not Path(path).exists():
            create_record(str(path), "Composed", "maker").close()
        with open_record(str(path)) as record:
            assert record.head().seq == 1


def test_who_dies_while_writing_lets_the_others_write(record):
    """A lock that outlives its holder would stop the whole desk."""

    def hold(say: Callable[[str], None]) -> None:
        with open_record(record.where) as other, other.writing():
            say("held")
            time.sleep(60)

    child, read = forked(hold)
    assert os.read(read, 5) == b"held\n"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(read)
    started = time.monotonic()
    record.append([draft("note", number=1)], "tester")
    assert time.monotonic() - started < 10


def test_the_server_that_is_away_is_told(lasting):
    where = lasting.address("lasting")
    with create_record(where, "Composed", "maker") as record:
        lasting.stop("fast")
        with pytest.raises(RecordError, match=r"no server answers|ended the connection"):
            record.append([draft("note", number=1)], "tester")
        lasting.start()
        assert record.append([draft("note", number=1)], "tester")[0].seq == 2
