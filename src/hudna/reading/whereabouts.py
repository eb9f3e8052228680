"""Lexemes -> where in the text the words of a sense stand, so that what is asked for many times is looked up."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from hudna.reading.lexemes import Lexeme


class Whereabouts(dict[frozenset[str], list[int]]):
    """The tokens at which the words of some senses begin, in order, by these senses: worked out when first asked for.

    The lexemes must not change any more.
    """

    __slots__ = ("_of_sense",)

    def __init__(self, lexemes: Sequence[Sequence[Lexeme]]) -> None:
        super().__init__()
        self._of_sense: defaultdict[str, list[int]] = defaultdict(list)
        for index, here in enumerate(lexemes):
            for lexeme in here:
                self._of_sense[lexeme.form.sense].append(index)

    def __missing__(self, senses: frozenset[str]) -> list[int]:
        known = self._of_sense
        found = self[senses] = sorted({index for sense in senses if sense in known for index in known[sense]})
        return found

    def beginning(self, prefix: str) -> set[int]:
        """The tokens at which a sense stands whose name begins so ("cue-")."""
        return {index for sense, found in self._of_sense.items() if sense.startswith(prefix) for index in found}

    def within(self, senses: frozenset[str], first: int, last: int) -> Sequence[int]:
        """The tokens from `first` to `last` (half-open) at which one of the senses begins."""
        found = self[senses]
        return found[bisect_left(found, first) : bisect_left(found, last)] if found else found

    def first(self, senses: frozenset[str], first: int, last: int) -> int | None:
        """The first of them."""
        found = self[senses]
        if not found:
            return None
        at = bisect_left(found, first)
        return found[at] if at < len(found) and found[at] < last else None

    def last(self, senses: frozenset[str], first: int, last: int) -> int | None:
        """The last of them."""
        found = self[senses]
        if not found:
            return None
        at = bisect_left(found, last) - 1
        return found[at] if at >= 0 and found[at] >= first else None
