"""Lexemes -> where in the text the words of a sense stand, so that what is asked for many times is looked up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hudna.reading.lexemes import Lexeme


class Whereabouts:
    """The tokens at which the words of each sense begin, in order. The lexemes must not change any more."""

    __slots__ = ("_asked", "_of_sense")

    def __init__(self, lexemes: Sequence[Sequence[Lexeme]]) -> None:
        self._of_sense: dict[str, list[int]] = {}
        self._asked: dict[frozenset[str], list[int]] = {}
        for index, here in enumerate(lexemes):
            for lexeme in here:
                self._of_sense.setdefault(lexeme.form.sense, []).append(index)

    def tokens(self, senses: frozenset[str]) -> Sequence[int]:
        """All tokens at which one of the senses begins."""
        found = self._asked.get(senses)
        if found is None:
            known = self._of_sense
            found = sorted({index for sense in senses if sense in known for index in known[sense]})
            self._asked[senses] = found
        return found

    def beginning(self, prefix: str) -> set[int]:
        """The tokens at which a sense stands whose name begins so ("cue-")."""
        return {index for sense, found in self._of_sense.items() if sense.startswith(prefix) for index in found}

    def within(self, senses: frozenset[str], first: int, last: int) -> Sequence[int]:
        """Those of tokens `first` to `last` (half-open)."""
        found = self.tokens(senses)
        return found[bisect_left(found, first) : bisect_left(found, last)] if found else found

    def first(self, senses: frozenset[str], first: int, last: int) -> int | None:
        """The first of them."""
        found = self.tokens(senses)
        at = bisect_left(found, first)
        return found[at] if at < len(found) and found[at] < last else None

    def last(self, senses: frozenset[str], first: int, last: int) -> int | None:
        """The last of them."""
        found = self.tokens(senses)
        at = bisect_left(found, last) - 1
        return found[at] if at >= 0 and found[at] >= first else None
