"""The guards: the databases themselves refuse to change what was recorded, whoever asks and with what program."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from hudna.errors import RecordError
from hudna.record import draft, file, verify
from hudna.record.guards import POSTGRESQL, SQLITE
from papers import filed

ENTRY = "(seq, kind, id, author, recorded, previous, hash, body)"
COPY = "seq, kind, id, author, recorded, previous, hash, body"
LAST = "(SELECT hash FROM entries WHERE seq = 2)"

# Each breaks the promise of the record in its own way. {head} is the number of entries.
CHANGES = {
    "update": "UPDATE entries SET author = 'x' WHERE seq = 1",
    "update nothing else": "UPDATE entries SET body = body || ' '",
    "delete": "DELETE FROM entries WHERE seq = 1",
    "delete all": "DELETE FROM entries",
    "delete last": "DELETE FROM entries WHERE seq = (SELECT MAX(seq) FROM entries)",
    "gap": f"INSERT INTO entries {ENTRY} SELECT 99, kind, 'x', author, recorded, hash, 'y', body FROM entries",
    "before the first": f"INSERT INTO entries {ENTRY} SELECT 0, kind, 'x', author, '', '', 'y', body FROM entries",
    "twice in a place": f"INSERT INTO entries {ENTRY} SELECT {COPY} FROM entries WHERE seq = 2",
    "no place": f"INSERT INTO entries {ENTRY} SELECT NULL, kind, 'x', author, recorded, hash, 'y', body FROM entries",
    "follows nothing": f"INSERT INTO entries {ENTRY} VALUES ({{next}}, 'a', 'x', 'b', '9', 'c', 'y', '{{{{}}}}')",
    "no previous": f"INSERT INTO entries {ENTRY} VALUES ({{next}}, 'a', 'x', 'b', '9', NULL, 'y', '{{{{}}}}')",
    "text update": "UPDATE texts SET sealed = sealed",
    "text delete": "DELETE FROM texts",
    "key update": "UPDATE text_keys SET key = key",
    "key delete": "DELETE FROM text_keys",
    "text twice": "INSERT INTO texts SELECT * FROM texts",
    "key twice": "INSERT INTO text_keys SELECT * FROM text_keys",
}
REPLACES = {
    "replace entry": f"INSERT OR REPLACE INTO entries {ENTRY} SELECT {COPY} FROM entries WHERE seq = 1",
    "replace by id": f"REPLACE INTO entries {ENTRY} SELECT {{next}}, kind, id, author, recorded, {{last}}, 'z', body "
    "FROM entries WHERE seq = 1",
    "replace by hash": f"REPLACE INTO entries {ENTRY} SELECT {{next}}, kind, 'z', author, '9', {{last}}, hash, body "
    "FROM entries WHERE seq = 1",
    "update or replace": "UPDATE OR REPLACE entries SET seq = 1 WHERE seq = 2",
    "replace text": "REPLACE INTO texts SELECT sha256, seq, x'00' FROM texts",
    "replace key": "REPLACE INTO text_keys SELECT sha256, x'00' FROM text_keys",
    "upsert": f"INSERT INTO entries {ENTRY} SELECT {COPY} FROM entries WHERE seq = 1 "
    "ON CONFLICT DO UPDATE SET body = ''",
}
TRUNCATES = {
    "truncate": "TRUNCATE entries", "truncate cascade": "TRUNCATE entries CASCADE", "truncate texts": "TRUNCATE texts",
    "truncate keys": "TRUNCATE text_keys",
    "upsert": f"INSERT INTO entries {ENTRY} SELECT {COPY} FROM entries WHERE seq = 1 "
    "ON CONFLICT (seq) DO UPDATE SET body = ''",
}  # fmt: skip


def statement(record, template: str) -> str:
    head = record.head()
    return template.format(next=head.seq + 1, last=f"'{head.hash}'")


@pytest.mark.parametrize("template", [*CHANGES.values(), *REPLACES.values()], ids=[*CHANGES, *REPLACES])
def test_sqlite_refuses(lite, template):
    """Through a plain connection without any setting: the program that changes a record is not hudna."""
    file(lite, [filed(1)], "tester")
    before = list(lite.entries())
    with closing(sqlite3.connect(lite.where)) as raw:
        with pytest.raises(sqlite3.IntegrityError, match=r"append-only|only after a takedown"):
            raw.execute(statement(lite, template))
        raw.commit()
    assert list(lite.entries()) == before
    assert verify(lite).faults == ()


@pytest.fixture(scope="module")
def filled(server):
    """One record on the server for all that must not change it."""
    from hudna.record import create_record

    server.sql("postgres", 'CREATE DATABASE "guarded"')
    with create_record(server.address("guarded"), "Composed", "maker") as made:
        file(made, [filed(1)], "tester")
        yield made


@pytest.mark.parametrize("template", [*CHANGES.values(), *TRUNCATES.values()], ids=[*CHANGES, *TRUNCATES])
def test_postgresql_refuses(filled, server, template):
    """Through psql, as the owner of the tables."""
    before = list(filled.entries())
    with pytest.raises(RuntimeError, match=r"append-only|only after a takedown|duplicate key|not-null"):
        server.sql("guarded", statement(filled, template))
    assert list(filled.entries()) == before
    assert verify(filled).faults == ()


def test_what_follows_is_taken(lite):
    """The guards refuse what is wrong, not what is right: an entry that follows goes in by any program."""
    made = lite.append([draft("note", number=1)], "tester")[0]
    with closing(sqlite3.connect(lite.where)) as raw:
        row = (made.seq + 1, "note", "i", "a", made.recorded, made.hash, "h", "{}")
        raw.execute(f"INSERT INTO entries {ENTRY} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        raw.commit()
    assert lite.head().seq == 3


def test_a_takedown_outside_the_chain_frees_no_key(record, sql):
    """One that stands before the first entry is no entry: its guard does not take it for one."""
    file(record, [filed(1)], "tester")
    name = filed(1).sha256
    row = f"-1, 'takedown', 'i', 'a', '', '', 'h', '{{\"document\":\"{name}\"}}'"

    def free() -> None:
        with record.writing() as connection:
            place = "" if connection.dialect.name == "sqlite" else " ON entries"
            connection.exec_driver_sql(f"DROP TRIGGER entries_follow{place}")
            connection.exec_driver_sql(f"INSERT INTO entries {ENTRY} VALUES ({row})")
            connection.exec_driver_sql("DELETE FROM text_keys")

    with pytest.raises(RecordError, match="a key is destroyed only after"):
        free()
    assert verify(record).faults == ()


FOREIGN = "the trigger zz is not one of hudna's guards; find out who made it, and drop it"


@pytest.mark.parametrize("table", ["entries", "Texts", "text_keys"])
def test_a_foreign_trigger_of_sqlite_is_told(lite, table):
    """It can swallow what is recorded without a word. One on a table of others is none of hudna's business."""
    with lite.writing() as connection:
        connection.exec_driver_sql(f"CREATE TRIGGER zz BEFORE INSERT ON {table} BEGIN SELECT RAISE(IGNORE); END")
    assert [one.what for one in verify(lite).faults] == [FOREIGN]
    if table == "entries":
        with pytest.raises(RecordError, match="the database did not keep what it was given"):
            lite.append([draft("note", number=1)], "tester")
    with lite.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER zz")
        connection.exec_driver_sql("CREATE TABLE theirs (a)")
        connection.exec_driver_sql("CREATE TRIGGER zz BEFORE INSERT ON theirs BEGIN SELECT RAISE(IGNORE); END")
    assert verify(lite).faults == ()


def test_a_foreign_trigger_or_rule_of_postgresql_is_told(server, database):
    """The same on the server, where a rule can swallow it too."""
    from hudna.record import create_record

    name, swallow = database.rpartition("/")[2], "BEGIN RETURN NULL; END"
    with create_record(database, "Composed", "maker") as made:
        server.sql(name, f"CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS '{swallow}'")
        for said, gone in (
            ("TRIGGER zz BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION swallow()", "TRIGGER zz ON {}"),
            ("RULE zz AS ON INSERT TO {} DO INSTEAD NOTHING", "RULE zz ON {}"),
        ):
            for table in ("entries", "texts", "text_keys"):
                server.sql(name, f"CREATE {said.format(table)}")
                assert [one.what for one in verify(made).faults] == [FOREIGN]
                server.sql(name, f"DROP {gone.format(table)}")
        server.sql(name, "CREATE TABLE theirs (a int)")
        server.sql(name, "CREATE RULE zz AS ON INSERT TO theirs DO INSTEAD NOTHING")
        assert verify(made).faults == ()


@pytest.mark.parametrize("name", list(SQLITE))
def test_a_missing_guard_of_sqlite_is_told(lite, name):
    """A dropped guard, and one of the same name that guards nothing."""
    table = "text_keys" if name.startswith("text_keys") else name.partition("_")[0]
    with closing(sqlite3.connect(lite.where)) as raw:
        raw.execute(f"DROP TRIGGER {name}")
        raw.commit()
        assert any(name in one.what for one in verify(lite).faults)
        raw.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} BEGIN SELECT 1; END")
        raw.commit()
    assert any(name in one.what for one in verify(lite).faults)


def test_a_missing_guard_of_postgresql_is_told(server, database):
    """Dropped, switched off, put on another event, or calling a function that lets everything pass."""
    from hudna.record import create_record

    name = database.rpartition("/")[2]
    with create_record(database, "Composed", "maker") as made:
        assert verify(made).faults == ()
        for guard, (events, table, scope, function) in POSTGRESQL.items():
            server.sql(name, f"ALTER TABLE {table} DISABLE TRIGGER {guard}")
            assert [one.what for one in verify(made).faults] == [f"the guard {guard} is missing or was changed"]
            server.sql(name, f"ALTER TABLE {table} ENABLE TRIGGER {guard}; DROP TRIGGER {guard} ON {table}")
            assert [one.what for one in verify(made).faults] == [f"the guard {guard} is missing or was changed"]
            make = f"CREATE TRIGGER {guard} BEFORE {{}} ON {table} FOR EACH {scope} {{}}EXECUTE FUNCTION {function}()"
            server.sql(name, make.format("INSERT" if events != "INSERT" else "DELETE", ""))
            assert len(verify(made).faults) == 1
            server.sql(name, f"DROP TRIGGER {guard} ON {table}; {make.format(events, 'WHEN (1 = 2) ')}")
            assert len(verify(made).faults) == 1
            server.sql(name, f"DROP TRIGGER {guard} ON {table}; {make.format(events, '')}")
            assert verify(made).faults == ()
        body = "BEGIN RETURN NEW; END"
        server.sql(name, f"CREATE OR REPLACE FUNCTION hudna_follow() RETURNS trigger LANGUAGE plpgsql AS '{body}'")
        assert [one.what for one in verify(made).faults] == ["the guard entries_follow is missing or was changed"]
