"""Tokens -> the marks of punctuation, and the senses of words, that part clauses."""

from __future__ import annotations

COMMAS = frozenset("،,;؛")
COLONS = frozenset(":：")
DASHES = frozenset("–—―-")
OPENING = frozenset("“«„‹(")
CLOSING = frozenset("”»›)")
STRAIGHT = frozenset("\"'")
SUBORDINATE = frozenset(
    {"relative", "reason", "condition", "after", "before", "purpose", "despite", "while", "cause", "consequence"}
)
BREAKS = SUBORDINATE | {"contrast", "turn", "that"}
