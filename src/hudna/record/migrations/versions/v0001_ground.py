"""Entries, texts and their keys, and the triggers that refuse to change them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, LargeBinary, String, Text

revision = "0001"
down_revision = None

_FIRST = "0" * 64
_CHANGED = "the record is append-only: nothing in it is changed or deleted"
_OUT_OF_ORDER = "the record is append-only: an entry follows the last one and is new"
_NOT_TAKEN_DOWN = "a key is destroyed only after a takedown was recorded"


def upgrade() -> None:
    """Make the tables and their guards."""
    op.create_table(
        "entries",
        Column("seq", BigInteger, primary_key=True, autoincrement=False),
        Column("kind", String(32), nullable=False, index=True),
        Column("id", String(64), nullable=False, unique=True),
        Column("author", Text, nullable=False),
        Column("recorded", String(32), nullable=False),
        Column("previous", String(64), nullable=False),
        Column("hash", String(64), nullable=False, unique=True),
        Column("body", Text, nullable=False),
    )
    op.create_table(
        "texts",
        Column("sha256", String(64), primary_key=True),
        Column("seq", BigInteger, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
    )
    op.create_table(
        "text_keys", Column("sha256", String(64), primary_key=True), Column("key", LargeBinary, nullable=False)
    )
    guards = _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL
    for guard in guards:
        op.execute(guard)


def _never(table: str, event: str) -> str:
    name = f"{table}_never_{event.lower()}"
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{_CHANGED}'); END"


def _once(table: str) -> str:
    there = f"EXISTS (SELECT 1 FROM {table} WHERE sha256 = NEW.sha256)"
    stop = f"BEGIN SELECT RAISE(ABORT, '{_CHANGED}'); END"
    return f"CREATE TRIGGER {table}_once BEFORE INSERT ON {table} WHEN {there} {stop}"


_SQLITE = (
    _never("entries", "UPDATE"),
    _never("entries", "DELETE"),
    _never("texts", "UPDATE"),
    _never("texts", "DELETE"),
    _never("text_keys", "UPDATE"),
    _once("texts"),
    _once("text_keys"),
    f"""CREATE TRIGGER entries_follow BEFORE INSERT ON entries
        WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM entries)
          OR NEW.previous IS NOT COALESCE((SELECT hash FROM entries WHERE seq = NEW.seq - 1), '{_FIRST}')
          OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
          OR EXISTS (SELECT 1 FROM entries WHERE hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, '{_OUT_OF_ORDER}'); END""",
    f"""CREATE TRIGGER text_keys_taken_down BEFORE DELETE ON text_keys
        WHEN NOT EXISTS (SELECT 1 FROM entries
                         WHERE kind = 'takedown' AND json_extract(body, '$.document') = OLD.sha256)
        BEGIN SELECT RAISE(ABORT, '{_NOT_TAKEN_DOWN}'); END""",
)


def _refusing(table: str, events: str, scope: str) -> str:
    name = f"{table}_never_{events.split(' ')[0].lower()}"
    return f"CREATE TRIGGER {name} BEFORE {events} ON {table} FOR EACH {scope} EXECUTE FUNCTION hudna_refuse()"


_POSTGRESQL = (
    f"""CREATE FUNCTION hudna_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{_CHANGED}'; END $$""",
    f"""CREATE FUNCTION hudna_follow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM entries)
             OR NEW.previous <> COALESCE((SELECT hash FROM entries WHERE seq = NEW.seq - 1), '{_FIRST}') THEN
            RAISE EXCEPTION '{_OUT_OF_ORDER}';
          END IF;
          RETURN NEW;
        END $$""",
    f"""CREATE FUNCTION hudna_taken_down() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NOT EXISTS (SELECT 1 FROM entries
                         WHERE kind = 'takedown' AND body::jsonb ->> 'document' = OLD.sha256) THEN
            RAISE EXCEPTION '{_NOT_TAKEN_DOWN}';
          END IF;
          RETURN OLD;
        END $$""",
    _refusing("entries", "UPDATE OR DELETE", "ROW"),
    _refusing("texts", "UPDATE OR DELETE", "ROW"),
    _refusing("text_keys", "UPDATE", "ROW"),
    _refusing("entries", "TRUNCATE", "STATEMENT"),
    _refusing("texts", "TRUNCATE", "STATEMENT"),
    _refusing("text_keys", "TRUNCATE", "STATEMENT"),
    "CREATE TRIGGER entries_follow BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION hudna_follow()",
    """CREATE TRIGGER text_keys_taken_down BEFORE DELETE ON text_keys
       FOR EACH ROW EXECUTE FUNCTION hudna_taken_down()""",
)
