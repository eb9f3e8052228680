"""Phrases as they are resolved -> the one before, or still to come, that a word goes back to; each looked at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence

from hudna.reading.phrases import Phrase

# Takes a phrase for what is sought, or another that belongs to it; None where it does not fit.
Fit = Callable[[Phrase], Phrase | None]


class Recall:
    """The phrases of a text in order: `before` are those that are resolved, after `index` stand those to come.

    What is sought has a key; what was looked through once for a key is not looked through again, so that a long text
    costs no more by the word than a short one. For one key the same must fit every time.
    """

    __slots__ = ("_ahead", "_firsts", "_lasts", "before", "index", "phrases")

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = phrases
        self.before: list[Phrase] = []
        self.index = 0
        self._lasts: dict[Hashable, tuple[int, Phrase | None]] = {}
        self._firsts: dict[Hashable, tuple[int, Phrase | None]] = {}
        self._ahead: dict[Hashable, tuple[list[int], int]] = {}

    def last(self, key: Hashable, fit: Fit) -> Phrase | None:
        """The last phrase before that fits."""
        before = self.before
        seen, found = self._lasts.get(key, (0, None))
        for index in range(len(before) - 1, seen - 1, -1):
            if (one := fit(before[index])) is not None:
                found = one
                break
        self._lasts[key] = len(before), found
        return found

    def first(self, key: Hashable, fit: Fit) -> Phrase | None:
        """The first phrase before that fits."""
        before = self.before
        seen, found = self._firsts.get(key, (0, None))
        while found is None and seen < len(before):
            found, seen = fit(before[seen]), seen + 1
        self._firsts[key] = seen, found
        return found

    def only(self, key: Hashable, fit: Fit, name: Callable[[Phrase], Hashable]) -> tuple[Phrase, Phrase] | None:
        """The first and the last phrase still to come that fit, where all of them have the same name."""
        known = self._ahead.get(key)
        if known is None:
            fitting = [at for at in range(self.index + 1, len(self.phrases)) if fit(self.phrases[at]) is not None]
            same = len(fitting)
            while same and name(self.phrases[fitting[same - 1]]) == name(self.phrases[fitting[-1]]):
                same -= 1
            known = self._ahead[key] = fitting, same
        fitting, same = known
        at = bisect_right(fitting, self.index)
        if at == len(fitting) or at < same:
            return None
        return self.phrases[fitting[at]], self.phrases[fitting[-1]]
