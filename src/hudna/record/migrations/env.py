"""How alembic runs a step: on the connection that it is given."""

from __future__ import annotations

from alembic import context

from hudna.record.tables import schemas

# A table of its own: others who use alembic may live in the same PostgreSQL database.
context.configure(connection=context.config.attributes["connection"], version_table=schemas.name)
with context.begin_transaction():
    context.run_migrations()
