"""Entries -> an append-only, chained record on SQLite or PostgreSQL, and what can be asked of it."""
