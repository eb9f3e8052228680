"""Copies: a backup is a record itself, of one state, on either database; one that failed leaves nothing."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from sqlalchemy import event

from hudna.errors import RecordError
from hudna.record import accounts, copy, create_record, draft, file, open_record, take_down, verify
from papers import filed


def full(record) -> None:
    file(record, [filed(number) for number in range(5)], "tester")
    take_down(record, filed(3).sha256, "editor", "wanted back")
    record.append([draft("note", text="half \ud800 and \0")], "tester")


def alike(one, other) -> None:
    assert list(one.entries()) == list(other.entries())
    assert one.head() == other.head()
    assert list(accounts(one)) == list(accounts(other))
    found = verify(other, one.head())
    assert (found.faults, found.texts, found.taken_down) == ((), 5, 1)


def test_there_and_back_on_either_database(record, tmp_path, database):
    """SQLite or PostgreSQL -> SQLite -> PostgreSQL -> SQLite: entries, texts and keys are the same at each stop."""
    full(record)
    first, second = str(tmp_path / "first.db"), str(tmp_path / "second.db")
    count = record.head().seq
    assert copy(record, first) == count
    with open_record(first) as one:
        alike(record, one)
        assert copy(one, database) == count
    with open_record(database) as two:
        alike(record, two)
        assert copy(two, second) == count
        made = two.append([draft("note", number=1)], "tester")  # a copy is a record: it goes on
        assert made[0].seq == count + 1
    with open_record(second) as three:
        alike(record, three)
    assert [path.name for path in tmp_path.glob("*.part*")] == []


def test_a_copy_is_of_one_state_while_others_write(record, tmp_path):
    """Taken again and again while documents go in: each copy verifies, none has half a document."""
    stop = threading.Event()

    def write() -> None:
        with open_record(record.where) as other:
            number = 0
            while not stop.is_set() and number < 60:
                file(other, [filed(number), filed(number + 1)], "writer")
                number += 2

    writer = threading.Thread(target=write)
    writer.start()
    try:
        sizes = []
        for number in range(4):
            where = str(tmp_path / f"copy{number}.db")
            sizes.append(copy(record, where))
            with open_record(where) as there:
                found = verify(there)
                assert (found.faults, found.claims, found.entries) == ((), 3 * found.texts, sizes[-1])
    finally:
        stop.set()
        writer.join()
    assert sizes == sorted(sizes)
    with open_record(record.where) as there:
        assert there.head().seq >= sizes[-1]


def test_a_copy_goes_nowhere_where_something_is(record, tmp_path, database):
    note = tmp_path / "note.txt"
    note.write_text("a note")
    there = tmp_path / "there.db"
    create_record(str(there), "Composed", "maker").close()
    create_record(database, "Composed", "maker").close()
    for where, told in ((str(note), "no record, nor any SQLite file"), (str(there), "there is something already"),
                        (database, "there is something already"), (str(tmp_path), "a folder")):  # fmt: skip
        with pytest.raises(RecordError, match=told):
            copy(record, where)
    assert note.read_text() == "a note"
    for where in (str(there), database):
        with open_record(where) as kept:
            assert kept.head().seq == 1


@pytest.mark.parametrize("after", [1, 3, 30])
def test_a_copy_that_fails_leaves_nothing(lite, tmp_path, database, after, monkeypatch):
    """Wherever it fails, nothing stands at its place, and it can be made again."""
    full(lite)
    count = 0

    def fail(*_):
        nonlocal count
        count += 1
        if count == after:
            raise RuntimeError("injected")

    from hudna.record.backends import postgresql, sqlite

    target = tmp_path / "copies" / "copy.db"
    target.parent.mkdir()
    for where, backend in ((str(target), sqlite), (database, postgresql)):
        count = 0
        with monkeypatch.context() as patch:
            plain = backend.engine

            def failing(at: str, plain=plain):
                made = plain(at)
                event.listen(made, "before_cursor_execute", fail)
                return made

            patch.setattr(backend, "engine", failing)
            with pytest.raises(RuntimeError, match="injected"):
                copy(lite, where)
        assert list(target.parent.iterdir()) == []
        assert copy(lite, where) == lite.head().seq
        with open_record(where) as there:
            assert verify(there, lite.head()).faults == ()
        target.unlink(missing_ok=True)


def test_what_a_killed_copy_left_goes_with_the_next(lite, tmp_path):
    """It holds keys of texts. Only files called as hudna calls them go, and only when their process is gone."""
    from hudna.record.backends import sqlite

    full(lite)
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    here, made = str(tmp_path / "old.db"), os.getpid()
    own = sqlite.beside(here)
    sqlite.discard(own)
    left = [own.replace(f".{made}.", f".{child}.") + side for side in ("", "-wal", "-shm", "-journal")]
    alive = own.replace(f".{made}.", f".{os.getppid()}.")
    others = [f"old.db.{child}.part", f"old.db.{child}.01234567.part", Path(left[0]).name + ".txt", Path(alive).name]
    for name in (own, *left, *(str(tmp_path / name) for name in others)):
        Path(name).write_bytes(b"a key")
    copy(lite, str(tmp_path / "copy.db"))
    assert {path.name for path in tmp_path.iterdir()} - {"lite.db", "lite.db-wal", "lite.db-shm"} == {
        *others,
        "copy.db",
    }


def test_a_damaged_source_is_told_of_itself(lite, tmp_path):
    """Not of the copy: it is the source that must be mended."""
    file(lite, [filed(number) for number in range(40)], "tester")
    where = lite.where
    lite.close()
    path = Path(where)
    raw = bytearray(path.read_bytes())
    for page in range(8, len(raw) // 4096):
        raw[page * 4096 : page * 4096 + 2000] = b"\x5a" * 2000
    path.write_bytes(raw)
    with open_record(where) as record, pytest.raises(RecordError, match=r"lite\.db: .*damaged"):
        copy(record, str(tmp_path / "copy.db"))
    assert not (tmp_path / "copy.db").exists()
