"""Words -> what one step of the reader knows of each, worked out once and kept: texts repeat the same few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

MOST = 200_000  # words that are kept; then the book is begun anew

T = TypeVar("T")


class WordBook(dict[str, T], Generic[T]):
    """What `look` makes of a word, by the word. A look-up costs half of what a cached function does."""

    __slots__ = ("look",)

    def __init__(self, look: Callable[[str], T]) -> None:
        super().__init__()
        self.look = look

    def __missing__(self, word: str) -> T:
        if len(self) >= MOST:
            self.clear()
        found = self[word] = self.look(word)
        return found
