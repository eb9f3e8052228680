"""What goes wrong with the place of a record is told in one line: what, where, what to do; and nothing is changed."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from hudna.errors import HudnaError, RecordError
from hudna.record import (
    Record,
    accounts,
    copy,
    create_record,
    decisions,
    draft,
    file,
    objects,
    open_record,
    rebuild,
    shown,
    verify,
)
from papers import filed


def told(work: Callable[[], object], *words: str) -> str:
    """The one line that a failing piece of work tells."""
    with pytest.raises(RecordError) as caught:
        work()
    said = str(caught.value)
    assert "\n" not in said
    for word in words:
        assert word in said, said
    return said


@pytest.fixture
def kept(tmp_path) -> Path:
    """A closed record with two documents; its file is compared afterwards."""
    path = tmp_path / "kept.db"
    with create_record(str(path), "Composed", "maker") as record:
        file(record, [filed(1), filed(2)], "tester")
        list(accounts(record))
    return path


def intact(path: Path, seq: int = 9) -> None:
    with open_record(str(path)) as record:
        assert verify(record).faults == ()
        assert record.head().seq == seq


def in_child(work: Callable[[], object], *, nobody: bool = False) -> str:
    """What a piece of work tells, done by a child: as we are, or as a user who owns nothing (if we are root)."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        said = "an error without words"
        try:
            if nobody and os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            said = str(work())
        except HudnaError as error:
            said = str(error)
        finally:
            os.write(write, said.encode())
            os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read, "rb") as answer:
        return answer.read().decode()


def as_nobody(work: Callable[[], object]) -> str:
    return in_child(work, nobody=True)


@pytest.fixture
def reachable(kept) -> Path:
    """A copy of the record where anybody may look, outside of pytest's folders."""
    folder = Path(os.path.realpath("/tmp")) / f"hudna-read-only-{os.getpid()}"
    folder.mkdir()
    yield Path(shutil.copy(kept, folder / "kept.db"))
    folder.chmod(0o700)
    shutil.rmtree(folder)


# --- no record there ----------------------------------------------------------------------------------------------


def test_places_that_hold_no_record_are_told(tmp_path, kept):
    """Each in its own words, and none of them is touched."""
    other, note, empty = tmp_path / "other.db", tmp_path / "note.txt", tmp_path / "empty"
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE entries (seq)")
        raw.commit()
    note.write_text("a note, no database at all")
    empty.touch()
    before = {path: path.read_bytes() for path in (other, note, empty, kept)}
    told(lambda: open_record(str(tmp_path / "none.db")), "none.db: no record there", "hudna init")
    told(lambda: open_record(str(empty)), "empty: no record there", "hudna init")
    told(lambda: open_record(str(tmp_path)), "a folder; name a file in it")
    told(lambda: create_record(str(tmp_path), "x", "y"), "a folder; name a file in it")
    told(lambda: open_record(str(tmp_path / "no" / "r.db")), "there is no folder", "make it first")
    told(lambda: create_record(str(tmp_path / "no" / "r.db"), "x", "y"), "there is no folder", "make it first")
    told(lambda: open_record(str(note)), "note.txt: no record, nor any SQLite file")
    told(lambda: create_record(str(note), "x", "y"), "note.txt: no record, nor any SQLite file")
    told(lambda: open_record(str(other)), "other.db: a database, but no record")
    told(lambda: create_record(str(other), "x", "y"), "there is something already")
    told(lambda: create_record(str(kept), "x", "y"), "there is something already")
    assert {path: path.read_bytes() for path in before} == before
    with create_record(str(empty), "x", "y") as made:  # an empty file is a place that somebody made ready
        assert made.head().seq == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "kept.db", "note.txt", "other.db"]


def test_a_newer_record_is_told(kept):
    """A record of a later hudna is not touched by one that does not know its tables."""
    with closing(sqlite3.connect(kept)) as raw:
        raw.execute("UPDATE hudna_schema SET version_num = '0099'")
        raw.commit()
    told(lambda: open_record(str(kept)), "made by another version of hudna (schema 0099)", "update hudna")


# --- full, locked, damaged ----------------------------------------------------------------------------------------


def test_a_full_disk_is_told(kept):
    """As SQLite sees it: no page more."""
    with open_record(str(kept)) as record:

        @event.listens_for(record.engine, "begin")
        def no_room(connection):
            connection.exec_driver_sql("PRAGMA max_page_count=1")

        told(lambda: file(record, [filed(number) for number in range(50)], "tester"), "the disk is full", "make room")
        told(lambda: record.append([draft("note", text="x" * 100_000)], "tester"), "nothing acknowledged was lost")
    intact(kept)


def limited(work: Callable[[], object], size: int) -> Callable[[], object]:
    """The same work where no file may grow beyond a size, as the system sees it."""

    def done() -> object:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return work()

    return done


def test_a_file_that_may_not_grow_is_told(kept, tmp_path):
    """As the system sees it: a real write that fails, in the middle of a filing and of a copy."""
    size = kept.stat().st_size
    kept.chmod(0o666)

    def fill() -> object:
        with open_record(str(kept)) as record:
            return len(file(record, [filed(number) for number in range(500)], "tester"))

    def duplicate() -> object:
        with open_record(str(kept)) as record:
            return copy(record, str(tmp_path / "copy.db"))

    for work, limit in ((fill, size + 30_000), (duplicate, size // 2)):
        said = in_child(limited(work, limit))
        assert "nothing acknowledged was lost" in said, said
        assert "\n" not in said
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == []
    intact(kept)


def test_a_locked_file_is_told(kept, monkeypatch):
    monkeypatch.setattr("hudna.record.backends.sqlite.BUSY", 0.1)
    with closing(sqlite3.connect(kept, isolation_level=None)) as raw, open_record(str(kept)) as record:
        raw.execute("BEGIN IMMEDIATE")
        told(lambda: record.append([draft("note", n=1)], "tester"), "another process keeps it locked", "run it again")
        assert len(list(accounts(record))) == 6  # who reads does not wait
        raw.execute("ROLLBACK")
        assert record.append([draft("note", n=1)], "tester")[0].seq == 10


@pytest.mark.parametrize("part", ["head", "middle", "cut", "tail"])
def test_a_damaged_file_is_told_and_left(kept, part):
    """Whatever is asked of it: an error in words or a fault, never a traceback, never a wrong answer unseen."""
    raw = bytearray(kept.read_bytes())
    if part == "head":
        raw[16:100] = b"\xff" * 84
    elif part == "middle":
        raw[4096:-4096] = b"\x5a" * (len(raw) - 8192)
    elif part == "tail":
        raw[-4096:] = b"\x00" * 4096
    else:
        del raw[len(raw) // 2 :]
    kept.write_bytes(raw)

    def all_of_it() -> None:
        with open_record(str(kept)) as record:
            if faults := verify(record).faults:
                raise RecordError("; ".join(one.what for one in faults))

    told(all_of_it)
    assert kept.read_bytes() == bytes(raw)


# --- read-only ----------------------------------------------------------------------------------------------------


def test_a_record_on_a_read_only_medium_can_be_read_and_verified(reachable):
    """A backup on a disk that cannot be written: no side files, no lock, no derived table need be made."""
    reachable.chmod(0o444)
    reachable.parent.chmod(0o555)

    def look() -> object:
        with open_record(str(reachable)) as record:
            return verify(record).faults, len(list(accounts(record))), record.head().seq

    def write() -> object:
        with open_record(str(reachable)) as record:
            return record.append([draft("note", n=1)], "tester")

    before = reachable.read_bytes()
    assert as_nobody(look) == "((), 6, 9)"
    said = as_nobody(write)
    assert "read-only; nothing was changed: make the file and its folder writable" in said
    assert "\n" not in said
    made = as_nobody(lambda: create_record(str(reachable.parent / "new.db"), "x", "y"))
    assert "cannot be opened" in made
    assert reachable.read_bytes() == before
    assert [path.name for path in reachable.parent.iterdir()] == ["kept.db"]


def test_a_read_only_file_whose_log_was_left_is_not_read_without_it(reachable):
    """What stands in the log was acknowledged: a reader who may not write must not overlook it."""
    side = Path(f"{reachable}-wal")
    with open_record(str(reachable)) as record:
        record.append([draft("note", n=1)], "tester")
        saved = side.read_bytes()
    assert saved
    with closing(sqlite3.connect(reachable)) as raw:
        assert raw.execute("SELECT MAX(seq) FROM entries").fetchone() == (10,)

    def look() -> object:
        with open_record(str(reachable)) as record:
            return record.head().seq

    reachable.chmod(0o444)
    assert as_nobody(look) == "10"


def test_a_file_that_may_not_be_read_is_told(reachable):
    reachable.chmod(0o000)
    said = as_nobody(lambda: open_record(str(reachable)))
    assert "cannot be read" in said or os.getuid() != 0


# --- PostgreSQL ---------------------------------------------------------------------------------------------------


def test_servers_and_databases_that_are_not_there_are_told(server):
    told(lambda: open_record(server.address("nowhere")), "no such database or user", "createdb")
    told(lambda: open_record("postgresql://u@127.0.0.1:1/x"), "no server answers there; start it")
    told(lambda: create_record("postgresql://u@127.0.0.1:1/x", "x", "y"), "no server answers there")
    told(lambda: open_record("postgresql://u@nowhere.invalid/x"), "no such host; mend the address")


def test_a_password_is_never_told(server, database):
    """In the address, in a query, wrong or right: messages go into logs and bug reports."""
    name, secret = database.rpartition("/")[2], "s3cr3t/@:word"
    hba = server.home / "pg_hba.conf"
    before = hba.read_text()
    server.sql("postgres", "DROP ROLE IF EXISTS guest")
    server.sql("postgres", "CREATE ROLE guest LOGIN PASSWORD 'right'")
    hba.write_text("host all guest 127.0.0.1/32 scram-sha-256\n" + before)
    server.sql("postgres", "SELECT pg_reload_conf(), pg_sleep(0.5)")
    try:
        host = f"127.0.0.1:{server.port}/{name}"
        said = told(lambda: open_record(f"postgresql://guest:wr0ng@{host}"), "does not take this user and password")
        assert "wr0ng" not in said
        said = told(lambda: open_record(f"postgresql://guest@{host}?password=wr0ng"), "does not take this user")
        assert "wr0ng" not in said
        denied = told(lambda: create_record(f"postgresql://guest:right@{host}", "x", "y"), "this user may not do that")
        assert "right@" not in denied
    finally:
        hba.write_text(before)
        server.sql("postgres", "SELECT pg_reload_conf()")
    assert shown(f"postgresql://guest:{secret}@host/db") == "postgresql://guest@host/db"
    assert shown("postgresql://host/db?sslmode=on&password=x&y=1") == "postgresql://host/db?sslmode=on&password=***&y=1"
    assert shown("a/path@x") == "a/path@x"


@pytest.mark.parametrize("rest", ["host:notaport/db", "host:12x/db?sslmode=on", "[::1/db", "host:/a:b@c:d/x"])
def test_an_address_that_is_none_is_told_without_its_password(rest):
    said = told(lambda: open_record(f"postgresql://u:s3cr3t@{rest}"), "postgresql://u@")
    assert "s3cr3t" not in said
    said = told(lambda: create_record(f"postgresql://u:s3cr3t@{rest}", "x", "y"), "postgresql://u@")
    assert "s3cr3t" not in said


@pytest.mark.parametrize("value", ["CAST(body AS BLOB)", "x'ff'", "CAST(x'ff' AS TEXT)", "'{'", "'{}'", "'[]'"])
def test_a_bad_entry_is_named_by_all_that_reads_it(kept, tmp_path, value):
    """Before anything was derived, and when it is derived anew: one line, without what stands in the body."""
    seqs = {2: "document", 4: "claim"}
    for seq in seqs:
        path = tmp_path / f"bad{seq}.db"
        shutil.copy(kept, path)
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("DROP TRIGGER entries_never_update")
            raw.execute(f"UPDATE entries SET body = {value} WHERE seq = {seq}")
            raw.execute("DROP TABLE derived_state")
            raw.commit()
        with open_record(str(path)) as record:
            for work in (lambda: list(accounts(record)), lambda: rebuild(record),
                         lambda: copy(record, str(tmp_path / "copy.db"))):  # fmt: skip
                said = told(work, "hudna verify")
                assert f"entry {seq} (" in said or "AS TEXT" in value, said
                assert "sources" not in said
            assert seq in {one.seq for one in verify(record).faults}
            assert record.append([draft("note", n=1)], "tester")[0].seq == 10


@pytest.mark.parametrize("change", ["derived_claims SET body = '{'", "derived_claims SET body = '{\"act\": []}'",
                                    "derived_documents SET recorded = 'x'", "derived_objects SET body = x'ff'",
                                    "derived_decisions SET body = '[]'", "texts SET sealed = 'x'",
                                    "text_keys SET key = 'x'"])  # fmt: skip
def test_a_bad_row_is_told_by_all_that_reads_it(kept, change):
    with open_record(str(kept)) as record:
        claim = next(accounts(record)).id
        accepted = {"subject": claim, "of": "claim", "verdict": "accept", "reason": "seen", "after": None}
        record.append([draft("decision", author="editor", **accepted), draft("ceasefire", object="t")], "editor")
        assert len(decisions(record, claim)) == len(objects(record, "ceasefire")) == 1
        with record.writing() as connection:
            for guard in ("texts_never_update", "text_keys_never_update"):
                connection.exec_driver_sql(f"DROP TRIGGER {guard}")
            connection.exec_driver_sql(f"UPDATE {change}")

        def everything() -> object:
            return list(accounts(record)), decisions(record, claim), objects(record, "ceasefire")

        told(everything, "hudna verify")
        assert verify(record).faults


def test_a_database_of_others_is_left_as_it_is(server, database):
    """One that holds other tables takes a record beside them; one that has tables called so does not."""
    name = database.rpartition("/")[2]
    server.sql(name, "CREATE TABLE alembic_version (version_num text); INSERT INTO alembic_version VALUES ('theirs')")
    with create_record(database, "Composed", "maker") as made:
        assert made.head().seq == 1
        told(lambda: create_record(database, "x", "y"), "there is something already")
    assert server.sql(name, "SELECT * FROM alembic_version") == "theirs"
    server.sql(name, "UPDATE hudna_schema SET version_num = '0099'")
    told(lambda: open_record(database), "schema 0099")


def test_a_database_that_may_only_be_read_is_told(server, database):
    name = database.rpartition("/")[2]
    with create_record(database, "Composed", "maker") as made:
        file(made, [filed(1)], "tester")
        list(accounts(made))
    server.sql("postgres", f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    with open_record(database) as there:
        assert verify(there).faults == ()
        assert len(list(accounts(there))) == 3
        told(lambda: there.append([draft("note", n=1)], "tester"), "it is read-only; nothing was changed")


def test_half_a_letter_in_a_question_is_told(record: Record):
    from hudna.record import Filter

    with pytest.raises(HudnaError):
        list(accounts(record, Filter(kinds=("\ud800",))))
