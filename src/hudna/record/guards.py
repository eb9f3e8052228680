"""The triggers that refuse to change a record, by database: what makes them, and what tells whether they are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, text

_FIRST = "0" * 64
_GUARDED = ("entries", "texts", "text_keys")
CHANGED = "the record is append-only: nothing in it is changed or deleted"
OUT_OF_ORDER = "the record is append-only: an entry follows the last one and is new"
NOT_TAKEN_DOWN = "a key is destroyed only after a takedown was recorded"


def _trigger(name: str, event: str, when: str, stop: str) -> tuple[str, str]:
    """A SQLite trigger: its name, and what makes it."""
    condition = f" WHEN {when}" if when else ""
    return name, f"CREATE TRIGGER {name} BEFORE {event}{condition} BEGIN SELECT RAISE(ABORT, '{stop}'); END"


def _once(table: str) -> tuple[str, str]:
    """INSERT OR REPLACE deletes without asking the triggers that refuse to delete: it must not find the row."""
    there = f"EXISTS (SELECT 1 FROM {table} WHERE sha256 = NEW.sha256)"
    return _trigger(f"{table}_once", f"INSERT ON {table}", there, CHANGED)


_NOT_NEXT = f"""NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM entries)
 OR NEW.previous IS NOT COALESCE((SELECT hash FROM entries WHERE seq = NEW.seq - 1), '{_FIRST}')
 OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM entries WHERE hash = NEW.hash)"""

# A takedown is known by the start of its body, which is canonical: as JSON, PostgreSQL would refuse one whose reason
# holds what it has no letter for (NUL, half a surrogate pair).
_NO_TAKEDOWN = """NOT EXISTS (SELECT 1 FROM entries
 WHERE seq > 0 AND kind = 'takedown' AND substr(body, 1, 78) = '{"document":"' || OLD.sha256 || '"')"""

SQLITE: dict[str, str] = dict(
    (
        _trigger("entries_never_update", "UPDATE ON entries", "", CHANGED),
        _trigger("entries_never_delete", "DELETE ON entries", "", CHANGED),
        _trigger("entries_follow", "INSERT ON entries", _NOT_NEXT, OUT_OF_ORDER),
        _trigger("texts_never_update", "UPDATE ON texts", "", CHANGED),
        _trigger("texts_never_delete", "DELETE ON texts", "", CHANGED),
        _once("texts"),
        _trigger("text_keys_never_update", "UPDATE ON text_keys", "", CHANGED),
        _trigger("text_keys_taken_down", "DELETE ON text_keys", _NO_TAKEDOWN, NOT_TAKEN_DOWN),
        _once("text_keys"),
    )
)

# The bodies of the functions that PostgreSQL's triggers call.
FUNCTIONS = {
    "hudna_refuse": f" BEGIN RAISE EXCEPTION '{CHANGED}'; END ",
    "hudna_follow": f"""
        BEGIN
          IF NEW.seq IS DISTINCT FROM (SELECT COALESCE(MAX(seq), 0) + 1 FROM entries)
             OR NEW.previous IS DISTINCT FROM COALESCE((SELECT hash FROM entries WHERE seq = NEW.seq - 1), '{_FIRST}')
          THEN RAISE EXCEPTION '{OUT_OF_ORDER}';
          END IF;
          RETURN NEW;
        END """,
    "hudna_taken_down": f"""
        BEGIN
          IF NOT EXISTS (SELECT 1 FROM entries
                         WHERE seq > 0 AND kind = 'takedown'
                         AND starts_with(body, '{{"document":"' || OLD.sha256 || '"')) THEN
            RAISE EXCEPTION '{NOT_TAKEN_DOWN}';
          END IF;
          RETURN OLD;
        END """,
}

# name -> events, table, per row or statement, function
POSTGRESQL = {
    "entries_never_update": ("UPDATE OR DELETE", "entries", "ROW", "hudna_refuse"),
    "entries_never_truncate": ("TRUNCATE", "entries", "STATEMENT", "hudna_refuse"),
    "entries_follow": ("INSERT", "entries", "ROW", "hudna_follow"),
    "texts_never_update": ("UPDATE OR DELETE", "texts", "ROW", "hudna_refuse"),
    "texts_never_truncate": ("TRUNCATE", "texts", "STATEMENT", "hudna_refuse"),
    "text_keys_never_update": ("UPDATE", "text_keys", "ROW", "hudna_refuse"),
    "text_keys_never_truncate": ("TRUNCATE", "text_keys", "STATEMENT", "hudna_refuse"),
    "text_keys_taken_down": ("DELETE", "text_keys", "ROW", "hudna_taken_down"),
}


def making(dialect: str) -> Iterator[str]:
    """The statements that put the guards up."""
    if dialect == "sqlite":
        yield from SQLITE.values()
        return
    for name, body in FUNCTIONS.items():
        yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
    for name, (events, table, scope, function) in POSTGRESQL.items():
        yield f"CREATE TRIGGER {name} BEFORE {events} ON {table} FOR EACH {scope} EXECUTE FUNCTION {function}()"


def unguarded(connection: Connection) -> Iterator[str]:
    """What is not as the guards were put up: one that is gone or off or does something else, and one of others.

    A trigger that is not hudna's can swallow what is recorded, or change it on its way.
    """
    made = SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL
    there = _on_sqlite(connection) if connection.dialect.name == "sqlite" else _on_postgresql(connection)
    yield from (f"the guard {name} is missing or was changed" for name in sorted(made) if there.get(name) is not True)
    for name in sorted(there.keys() - made.keys()):
        yield f"the trigger {name} is not one of hudna's guards; find out who made it, and drop it"


def _on_sqlite(connection: Connection) -> dict[str, bool]:
    """The triggers on the guarded tables by name: whether each is as it was made."""
    asked = text("SELECT name, lower(tbl_name) AS relation, sql FROM sqlite_master WHERE type = 'trigger'")
    rows = connection.execute(asked).all()
    return {row.name: SQLITE.get(row.name) == row.sql for row in rows if row.relation in _GUARDED}


def _on_postgresql(connection: Connection) -> dict[str, bool]:
    """The same, with the rules that rewrite what is asked of a table: they are asked before any trigger."""
    triggers = text(
        "SELECT t.tgname AS name, c.relname AS relation, p.proname AS function, p.prosrc AS source, "
        "t.tgenabled IN ('O', 'A') AS active, pg_get_triggerdef(t.oid) AS made FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal "
        "AND pg_table_is_visible(c.oid) AND c.relname = ANY(:guarded)"
    )
    rules = text(
        "SELECT r.rulename AS name FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class "
        "WHERE pg_table_is_visible(c.oid) AND c.relname = ANY(:guarded)"
    )
    guarded = {"guarded": list(_GUARDED)}
    found = {row.name: _as_made(row) for row in connection.execute(triggers, guarded)}
    return found | {row.name: False for row in connection.execute(rules, guarded)}


def _as_made(row: Row[Any]) -> bool:
    events, table, scope, function = POSTGRESQL.get(row.name, ("", "", "", ""))
    alike = (row.relation, row.function, row.source) == (table, function, FUNCTIONS.get(function))
    words = row.made.replace(" OR ", " ").split()
    asked = f"FOR EACH {scope}" in row.made and "WHEN" not in words and {*events.split()} - {"OR"} <= {*words}
    return bool(row.active and alike and asked)
