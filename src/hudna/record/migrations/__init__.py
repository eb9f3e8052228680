"""Steps by which the record's tables came to be; alembic takes them in order. Entries are never touched by one."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

NEWEST = "0001"


def upgrade(connection: Connection) -> None:
    """Bring the tables up to the newest step, within the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
