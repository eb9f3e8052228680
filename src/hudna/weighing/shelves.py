"""Signatures -> candidates: which documents may share words with this one, without looking at all of them."""

from __future__ import annotations

from collections import Counter

from rensa import RMinHashLSH

from hudna.weighing.signatures import PERMUTATIONS, Signature, sketch

BANDS = 8  # of 4 hashes: a sentence with 80 % of its shingles equal is found with 98 %, one with 10 % with 0.1 %
THRESHOLD = 0.5
CANDIDATES = 12  # documents looked at, those with most sentences in common first


class Shelf:
    """Documents by the sentences in them (locality-sensitive hashing, Indyk and Motwani 1998, as `rensa` does it)."""

    def __init__(self) -> None:
        self._index = RMinHashLSH(THRESHOLD, PERMUTATIONS, BANDS)
        self._owners: list[int] = []  # sentence -> document
        self._count = 0

    def put(self, signature: Signature) -> int:
        """Puts a document on the shelf; its place there is 0, 1, 2 …"""
        states = [sketch(state) for state in signature.sentences]
        if states:
            self._index.insert_many(states, len(self._owners))
        self._owners.extend([self._count] * len(states))
        self._count += 1
        return self._count - 1

    def near(self, signature: Signature) -> list[tuple[int, int]]:
        """Documents with like sentences and how many each shares: most first, then the latest put there."""
        found: Counter[int] = Counter()
        for state in signature.sentences:
            found.update({self._owners[key] for key in self._index.query(sketch(state))})
        return sorted(found.items(), key=lambda each: (-each[1], -each[0]))[:CANDIDATES]
