"""The tables that hold the record itself. What is derived from them is in `hudna.record.derived`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, String, Table, Text

ground = MetaData()

# On SQLite an integer primary key is the row's own number: no index of its own, and the last one is found at once.
PLACE = BigInteger().with_variant(Integer(), "sqlite")

entries = Table(
    "entries",
    ground,
    Column("seq", PLACE, primary_key=True, autoincrement=False),
    Column("kind", String(32), nullable=False, index=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("author", Text, nullable=False),
    Column("recorded", String(32), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("body", Text, nullable=False),
)

# The text of a document, compressed and encrypted, by the SHA-256 of its UTF-8 bytes; `seq` is its document's entry.
texts = Table(
    "texts",
    ground,
    Column("sha256", String(64), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

# What opens a text. The one table from which a row may go: by a takedown.
text_keys = Table(
    "text_keys",
    ground,
    Column("sha256", String(64), primary_key=True),
    Column("key", LargeBinary, nullable=False),
)

# Which migration the tables are at; alembic keeps it.
schemas = Table("hudna_schema", MetaData(), Column("version_num", String(32), primary_key=True))
