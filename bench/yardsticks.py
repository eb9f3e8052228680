"""Documents -> what hudna is measured against: a pass of a pattern automaton, and a date finder."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from ahocorasick_rs import AhoCorasick

from hudna.model import Document

PATTERNS = 20_000
_SEED = 7
_ALPHABET = "".join(chr(code) for code in range(0x0628, 0x064B))


def automaton(documents: Sequence[Document]) -> Callable[[str], object]:
    """One pass of 20,000 patterns over a text: all words of the documents, filled up with seeded random ones.

    A search for words is the least that a reader of words must do; how many times that hudna takes does not depend much
    on the machine.
    """
    patterns = dict.fromkeys(word for document in documents for word in document.text.split())
    chance = random.Random(_SEED)
    while len(patterns) < PATTERNS:
        patterns["".join(chance.choices(_ALPHABET, k=chance.randint(3, 9)))] = None
    found = AhoCorasick(list(patterns)[:PATTERNS])
    return found.find_matches_as_indexes


def date_finder() -> Callable[[str], object] | None:
    """dateparser's search for dates, which reads a part of what hudna reads. None where it is not installed."""
    try:
        from dateparser.search import search_dates  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        return None
    return lambda text: search_dates(text, languages=["ar"])
