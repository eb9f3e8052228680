"""The derived tables: a pure function of the entries, made anew at any time (`hudna rebuild`)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, MetaData, String, Table, Text

VERSION = 1  # of what is derived; a record with another one is derived anew

derived = MetaData()

# Up to which entry the others are folded.
state = Table(
    "derived_state",
    derived,
    Column("version", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
)

documents = Table(
    "derived_documents",
    derived,
    Column("sha256", String(64), primary_key=True),
    Column("seq", BigInteger, nullable=False, index=True),
    Column("id", Text),
    Column("publisher", Text, index=True),
    Column("published", String(10), index=True),
    Column("timezone", Text),
    Column("language", String(8)),
    Column("url", Text),
    Column("retrieved", Text),
    Column("recorded", String(32), nullable=False),
    Column("characters", Integer),
    Column("taken_down", Boolean, nullable=False),
)

printings = Table(
    "derived_printings",
    derived,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("document", String(64), nullable=False, index=True),
    Column("id", Text),
    Column("publisher", Text),
    Column("published", String(10)),
    Column("url", Text),
)

# A claim as it now stands: `state` as in hudna.record.reviews, `review` what people said of it.
claims = Table(
    "derived_claims",
    derived,
    Column("claim", String(64), primary_key=True),
    Column("seq", BigInteger, nullable=False, index=True),
    Column("document", String(64), nullable=False, index=True),
    Column("kind", String(32), nullable=False, index=True),
    Column("mode", String(32)),
    Column("act", String(32), nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("modality", String(32), nullable=False),
    Column("speaker", Text),
    Column("side", Text, index=True),
    Column("agent", Text, index=True),
    Column("target", Text, index=True),
    Column("place", Text, index=True),
    Column("starts", String(32), index=True),
    Column("ends", String(32)),
    Column("start", Integer, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("review", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("ceasefire", Text, index=True),
    Column("body", Text, nullable=False),
)

decisions = Table(
    "derived_decisions",
    derived,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False, unique=True),
    Column("subject", Text, nullable=False, index=True),
    Column("of", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("author", Text, nullable=False),
    Column("recorded", String(32), nullable=False),
    Column("undone", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)

# Ceasefires and obligations as they now stand.
objects = Table(
    "derived_objects",
    derived,
    Column("object", Text, primary_key=True),
    Column("kind", String(16), nullable=False, index=True),
    Column("seq", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
)

# Results of the weighing by the digest of all that went into them; a row that is not there is made again.
weighed = Table(
    "derived_weighed",
    derived,
    Column("name", Text, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("body", Text, nullable=False),
)
