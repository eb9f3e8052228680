"""What differs between SQLite and PostgreSQL, and nothing else: one file each, with the same functions."""

from __future__ import annotations

from types import ModuleType

from hudna.record.backends import postgresql, sqlite

_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


def backend_of(where: str) -> ModuleType:
    """The backend of a path (SQLite) or of a postgresql:// address."""
    return postgresql if where.startswith(_SCHEMES) else sqlite
