"""Entries, texts and their keys, and the triggers that refuse to change them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Text

from hudna.record.guards import making

revision = "0001"
down_revision = None

PLACE = BigInteger().with_variant(Integer(), "sqlite")  # the row's own number, there


def upgrade() -> None:
    """Make the tables and their guards."""
    op.create_table(
        "entries",
        Column("seq", PLACE, primary_key=True, autoincrement=False),
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
    for guard in making(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(guard)
