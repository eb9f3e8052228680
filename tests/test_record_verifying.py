"""Verifying: every changed byte is found, and the entry that it belongs to is named."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from hudna.record import (
    Head,
    Record,
    accounts,
    create_record,
    draft,
    file,
    open_record,
    remember,
    remembered,
    take_down,
    verify,
)
from hudna.record.backends import sqlite
from hudna.record.comparing import misderived
from hudna.record.guards import SQLITE
from papers import filed

COLUMNS = ("seq", "kind", "id", "author", "recorded", "previous", "hash", "body")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A record with a row of every kind: documents, claims, a printing, a decision, a truce, a takedown."""
    path = tmp_path_factory.mktemp("whole") / "record.db"
    with create_record(str(path), "Composed", "maker") as record:
        file(record, [filed(0), filed(1)], "tester")
        file(record, [filed(0, publisher="Composed Gazette")], "tester")
        told = {"subject": next(accounts(record)).id, "of": "claim", "verdict": "accept", "reason": "seen"}
        decided = draft("decision", **told, author="editor", after=None)
        record.append([decided, draft("ceasefire", object="t", name="Composed truce")], "editor")
        take_down(record, filed(1).sha256, "editor", "wanted back")
        record.append([draft("ceasefire", object="t", name="Another truce")], "editor")
        assert verify(record).faults == ()
    return path


class Tampered(Record):
    """A record that is read through a connection on which it was changed; the change is undone."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), sqlite.engine(str(path)), sqlite)

    @contextmanager
    def changed(self, *statements: tuple[str, tuple[object, ...]]) -> Iterator[None]:
        with self.engine.connect() as self.connection:
            self.connection.begin()
            for name in SQLITE:
                self.connection.exec_driver_sql(f"DROP TRIGGER {name}")
            for said, values in statements:
                self.connection.exec_driver_sql(said, values)
            for made in SQLITE.values():
                self.connection.exec_driver_sql(made)
            yield

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        yield self.connection


@pytest.fixture(scope="module")
def tampered(whole) -> Iterator[Tampered]:
    with Tampered(whole) as made:
        yield made


@pytest.fixture
def tamper(tampered):
    """Change the record with the guards down (and up again), and say what verifying finds."""

    def change(*statements: str | tuple[str, tuple[object, ...]], head: Head | None = None):
        with tampered.changed(*(one if isinstance(one, tuple) else (one, ()) for one in statements)):
            return verify(tampered, head).faults

    return change


def flipped(value: str | bytes, chance: random.Random) -> bytes:
    """One bit of one byte of a value turned round."""
    raw = bytearray(value.encode() if isinstance(value, str) else value)
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(raw)


def cells(path: Path, table: str, columns: tuple[str, ...], order: str) -> list[tuple[Any, str, Any]]:
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute(f"SELECT {order}, {', '.join(columns)} FROM {table} ORDER BY {order}").fetchall()
    return [(row[0], name, value) for row in rows for name, value in zip(columns, row[1:], strict=True)]


def test_every_changed_byte_of_every_entry_is_found(whole, tamper):
    """Each column of each entry with one bit turned: the entry is named, by its place or as the gap that it left."""
    chance = random.Random(4)
    for seq, name, value in cells(whole, "entries", COLUMNS, "seq"):
        new = 1000 + seq if name == "seq" else flipped(value, chance)
        cast = "?" if name == "seq" else "CAST(? AS TEXT)"
        named = {one.seq for one in tamper((f"UPDATE entries SET {name} = {cast} WHERE seq = ?", (new, seq)))}
        assert named & {seq, new}, (seq, name, value, new)


PARTS = {"texts": ("sha256", "seq", "sealed"), "text_keys": ("sha256", "key")}


@pytest.mark.parametrize("table", PARTS)
def test_every_changed_byte_of_a_text_and_key_is_found(whole, tamper, table):
    """In the sealed bytes, in the key, in the name that joins them: the document's entry is named."""
    chance = random.Random(5)
    documents = {filed(number).sha256: 2 + 4 * number for number in range(2)}
    for name, column, value in cells(whole, table, PARTS[table], "sha256"):
        for _ in range(4):
            new = 1000 if column == "seq" else flipped(value, chance)
            cast = "CAST(? AS TEXT)" if column == "sha256" else "?"
            found = tamper((f"UPDATE {table} SET {column} = {cast} WHERE sha256 = ?", (new, name)))
            assert documents[name] in {one.seq for one in found}, (name, column, found)


FLAGS = {"negated", "undone", "taken_down"}
KEYS = {"documents": "sha256", "printings": "seq", "claims": "claim", "decisions": "seq", "objects": "object"}


@pytest.mark.parametrize("table", KEYS)
def test_every_changed_derived_row_is_found(whole, tampered, table):
    """They can be made anew, but what is shown from a changed one would be false."""
    chance, key = random.Random(6), KEYS[table]
    with closing(sqlite3.connect(whole)) as raw:
        columns = tuple(row[1] for row in raw.execute(f"PRAGMA table_info(derived_{table})"))
    for at, name, value in cells(whole, f"derived_{table}", columns, key)[:66]:
        if value is None:
            continue
        number = isinstance(value, int | float)
        new = 1 - value if name in FLAGS else value + 1 if number else flipped(value, chance)
        change = f"UPDATE derived_{table} SET {name} = {'?' if number else 'CAST(? AS TEXT)'} WHERE {key} = ?"
        with tampered.changed((change, (new, at))), sqlite.lenient(tampered.connection):
            found = list(misderived(tampered.connection, tampered.head()))
        assert any(f"derived_{table}" in one.what for one in found), (at, name, new)


WRONG = {
    "first gone": (["DELETE FROM entries WHERE seq = 1"], "entries between 0 and 2 are missing"),
    "one gone": (["DELETE FROM entries WHERE seq = 7"], "entries between 6 and 8 are missing"),
    "swapped": (
        ["UPDATE entries SET seq = 100 WHERE seq = 4", "UPDATE entries SET seq = 4 WHERE seq = 5",
         "UPDATE entries SET seq = 5 WHERE seq = 100"],
        "does not follow the entry before it",
    ),
    "closed up": (["DELETE FROM entries WHERE seq = 7", "UPDATE entries SET seq = -seq WHERE seq > 7",
                   "UPDATE entries SET seq = -seq - 1 WHERE seq < 0"], "does not follow the entry before it"),
    "doubled": (["INSERT INTO entries SELECT 99, kind, 'i', author, recorded, previous, 'h', body FROM entries "
                 "WHERE seq = 4"], "entries between 14 and 99 are missing"),
    "text gone": (["DELETE FROM texts WHERE seq = 2"], "the text of the document is missing"),
    "key gone": ([f"DELETE FROM text_keys WHERE sha256 = '{filed(0).sha256}'"], "no takedown was recorded"),
    "key back": ([f"INSERT INTO text_keys VALUES ('{filed(1).sha256}', x'00')"], "taken down, but its key is there"),
    "key of nothing": (["INSERT INTO text_keys VALUES ('x', x'00')"], "a key without a text"),
    "texts swapped": (["UPDATE texts SET seq = 100 WHERE seq = 2", "UPDATE texts SET seq = 2 WHERE seq = 6",
                       "UPDATE texts SET seq = 6 WHERE seq = 100"], "the stored text is not the one"),
    "text of nothing": (["INSERT INTO texts VALUES ('x', 99, x'00')"], "a text without an entry of its document"),
    "derived gone": (["DELETE FROM derived_claims WHERE kind = 'casualty'"], "derived_claims: not what"),
    "derived more": (["INSERT INTO derived_objects VALUES ('x', 'ceasefire', 1, '{}')"], "derived_objects: not what"),
    "derived ahead": (["UPDATE derived_state SET seq = 99"], "derived_state: says 99"),
    "no json": (["UPDATE entries SET body = '{' WHERE seq = 2"], "the body is not the one that was recorded"),
}  # fmt: skip


OUTSIDE = (
    "INSERT INTO entries SELECT -3, 'takedown', 'i', author, recorded, previous, 'h', body FROM entries WHERE seq = 1"
)
WRONG["before the first"] = ([OUTSIDE], "stands before the first place")
WRONG["text of texts"] = (["UPDATE texts SET sealed = 'a' WHERE seq = 2"], "the stored text is not the one")
WRONG["name of bytes"] = (["UPDATE texts SET sha256 = CAST(sha256 AS BLOB) WHERE seq = 2"], "the stored text is not")
WRONG["key of text"] = (
    [f"UPDATE text_keys SET key = 'a' WHERE sha256 = '{filed(0).sha256}'"],
    "the key of the text is",
)
WRONG["place of bytes"] = (["UPDATE texts SET seq = x'00' WHERE seq = 2"], "a text without an entry")


@pytest.mark.parametrize(("statements", "told"), WRONG.values(), ids=WRONG)
def test_what_is_not_as_it_was_recorded_is_told(tamper, statements, told):
    assert any(told in one.what for one in tamper(*statements))


@pytest.mark.parametrize("name", COLUMNS[1:])
@pytest.mark.parametrize("value", ["CAST({} AS BLOB)", "x'ff'"])
def test_what_is_no_text_in_an_entry_is_told(tamper, name, value):
    """SQLite keeps bytes where a text should be: the entry is named, and the rest is looked at all the same."""
    for seq in (1, 2, 3, 11, 13):
        found = tamper(f"UPDATE entries SET {name} = {value.format(name)} WHERE seq = {seq}")
        assert (seq, f"{name}: not of the type that was recorded") in {(one.seq, one.what) for one in found}
        assert all(one.id is None or isinstance(one.id, str) for one in found)


BODIES = ["[]", "null", "5", "{}", "[" * 100_000, '{"document":[],"claim":{},"body":[]}', '{"document":{},"sha256":[]}',
          '{"body":{"sources":5},"claim":[],"document":"x"}', '{"object":{}}', '{"subject":[],"of":1}']  # fmt: skip


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_body_that_hudna_never_wrote_is_a_fault_like_any_other(whole, tamper, body):
    """Verifying goes on to the end, whatever stands in the body of an entry of whatever kind."""
    for seq in range(1, 15):
        found = tamper(("UPDATE entries SET body = ? WHERE seq = ?", (body, seq)))
        assert (seq, "the body is not the one that was recorded") in {(one.seq, one.what) for one in found}


@pytest.mark.parametrize("column", ["body", "digest", "name", "seal"])
def test_a_changed_result_is_told_and_made_anew(record, sql, column):
    """What was weighed is shown as it was kept: a changed row is as if it were not there, until it is kept again."""
    remember(record, {"m:1": ("1" * 64, '{"relation": "deny"}'), "m:2": ("2" * 64, "{}")})
    assert verify(record).faults == ()
    change = f"UPDATE derived_weighed SET {column} = replace({column}, '1', '3') WHERE name = 'm:1'"
    change = change.replace("'1', '3'", "'deny', 'agree'") if column == "body" else change
    with record.writing() as connection:
        connection.exec_driver_sql(change if column != "seal" else change.replace("replace(seal, '1', '3')", "'x'"))
    assert remembered(record, "m") == {"m:2": ("2" * 64, "{}")}
    (fault,) = verify(record).faults
    assert fault.id == ("m:3" if column == "name" else "m:1")
    assert fault.what == "derived_weighed: not what was kept; hudna rebuild makes it anew"
    remember(record, {"m:1": ("1" * 64, "{}")}, forget=["m:3"])
    assert (len(remembered(record, "m:")), verify(record).faults) == (2, ())


@pytest.mark.parametrize("value", ["CAST(body AS BLOB)", "x'ff'", "CAST(x'ff' AS TEXT)"])
def test_a_result_that_is_no_text_is_told_and_made_anew(lite, value):
    remember(lite, {"m": ("1" * 64, "{}")})
    with lite.writing() as connection:
        connection.exec_driver_sql(f"UPDATE derived_weighed SET body = {value}")
    assert remembered(lite, "m") == {}
    assert [one.id for one in verify(lite).faults] == ["m"]


def test_an_owner_who_makes_the_chain_anew_is_found_by_a_noted_head(whole, tamper):
    """A cut tail and a chain made anew are whole in themselves: only a head that was noted elsewhere tells."""
    with open_record(str(whole)) as record:
        head, entries = record.head(), list(record.entries())
        assert verify(record, head).faults == ()
        assert verify(record, Head(3, entries[2].hash)).faults == ()
        (fault,) = verify(record, Head(3, "0" * 64)).faults
        assert (fault.seq, fault.what) == (3, "is not the one that was noted as head: the record was made anew")
    cut = ("DELETE FROM entries WHERE seq = 14",)
    assert [one for one in tamper(*cut) if one.seq is not None] == []
    (fault,) = [one for one in tamper(*cut, head=head) if "noted" in one.what]
    assert fault.what == "the record ends at 13, before the head noted at 14: it was cut"


def test_damage_between_the_rows_is_told(whole, tmp_path):
    """SQLite's own indexes are looked at too: a row that a question does not find is as good as lost."""
    path = tmp_path / "damaged.db"
    shutil.copy(whole, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema=ON")
        root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_entries_kind'").fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file_:
        file_.seek((root - 1) * size)
        page = file_.read(size).replace(b"casualty", b"casualtx").replace(b"takedown", b"takedowm")
        file_.seek((root - 1) * size)
        file_.write(page)
    with open_record(str(path)) as record:
        assert any("the file: " in one.what for one in verify(record).faults)


def test_verifying_changes_nothing_and_waits_for_nobody(record):
    """It reads one state, while another writes; on a record whose tables are behind, or not there yet."""
    file(record, [filed(1)], "tester")
    with record.writing():
        found = verify(record)
    assert (found.faults, found.claims, found.head) == ((), 3, record.head())
    with record.reading() as connection:
        assert record.engine.dialect.has_table(connection, "derived_state") is False


def test_changes_on_the_server_are_found(server, database):
    """The same on PostgreSQL: guards away, a letter changed, guards back."""
    name = database.rpartition("/")[2]
    with create_record(database, "Composed", "maker") as record:
        file(record, [filed(1), filed(2)], "tester")
        list(accounts(record))
        changes = {
            "UPDATE entries SET author = 'x' WHERE seq = 3": 3,
            "UPDATE entries SET body = body || ' ' WHERE seq = 4": 4,
            "UPDATE texts SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE seq = 2": 2,
            "DELETE FROM entries WHERE seq = 5": 6,
        }
        for said, seq in changes.items():
            server.sql(name, f"SET session_replication_role = replica; {said}")
            assert seq in {one.seq for one in verify(record).faults}
        server.sql(name, "UPDATE derived_claims SET kind = 'aid'")
        assert sum("derived_claims" in one.what for one in verify(record).faults) >= 1
