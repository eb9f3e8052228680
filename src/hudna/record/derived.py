"""The derived tables: a pure function of the entries, made anew at any time (`hudna rebuild`)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, MetaData, String, Table, Text

VERSION = 2  # of what is derived; a record with another one is derived anew

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
    Column("published", Text, index=True),
    Column("timezone", Text),
    Column("language", Text),
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
    Column("published", Text),
    Column("timezone", Text),
    Column("url", Text),
)

# A claim as it now stands: `state` as in hudna.record.reviews, `review` what people said of it.
claims = Table(
    "derived_claims",
    derived,
    Column("claim", String(64), primary_key=True),
    Column("seq", BigInteger, nullable=False, index=True),
    Column("document", String(64), nullable=False, index=True),
    Column("kind", Text, nullable=False, index=True),
    Column("mode", Text),
    Column("act", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("modality", Text, nullable=False),
    Column("speaker", Text),
    Column("side", Text, index=True),
    Column("agent", Text, index=True),
    Column("target", Text, index=True),
    Column("place", Text, index=True),
    Column("starts", Text, index=True),
    Column("ends", Text),
    Column("start", Integer, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("review", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("ceasefire", Text, index=True),
    Column("body", Text, nullable=False),
)

decisions = Table(
    "derived_decisions",
    derived,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False, unique=True),
    Column("subject", Text, nullable=False, index=True),
    Column("of", Text, nullable=False),
    Column("verdict", Text, nullable=False),
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
    Column("kind", Text, nullable=False, index=True),
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
    Column("seal", String(64), nullable=False),  # SHA-256 of the canonical JSON [name, digest, body]
)
