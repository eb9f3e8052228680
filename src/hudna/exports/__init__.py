"""Readings -> what people and programs take away: a table, a page, mentions, the differences of two readings."""
