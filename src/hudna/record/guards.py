"""The triggers that refuse to change a record, by database: what makes them, and what tells whether they are there."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

_FIRST = "0" * 64
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
 WHERE kind = 'takedown' AND substr(body, 1, 78) = '{"document":"' || OLD.sha256 || '"')"""

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
                         WHERE kind = 'takedown' AND starts_with(body, '{{"document":"' || OLD.sha256 || '"')) THEN
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


def missing(connection: Connection) -> list[str]:
    """The guards that are not there, were switched off, or do something else than they were made to do."""
    if connection.dialect.name == "sqlite":
        asked = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        there = {row.name: row.sql for row in connection.execute(asked)}
        return sorted(name for name, sql in SQLITE.items() if there.get(name) != sql)
    return sorted(set(POSTGRESQL) - {name for name in POSTGRESQL if name in _standing(connection)})


def _standing(connection: Connection) -> set[str]:
    asked = text(
        "SELECT t.tgname AS name, c.relname AS relation, p.proname AS function, p.prosrc AS source, "
        "pg_get_triggerdef(t.oid) AS made FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') "
        "AND pg_table_is_visible(c.oid)"
    )
    found = set()
    for row in connection.execute(asked):
        events, table, scope, function = POSTGRESQL.get(row.name, ("", "", "", ""))
        alike = (row.relation, row.function, row.source) == (table, function, FUNCTIONS.get(function))
        words = row.made.replace(" OR ", " ").split()
        if alike and f"FOR EACH {scope}" in row.made and "WHEN" not in words and {*events.split()} - {"OR"} <= {*words}:
            found.add(row.name)
    return found
