"""Ties -> components: what is joined by any chain of equal keys (union-find with path halving; Tarjan 1975)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator


class Unions:
    """Items 0 to size - 1; those that share a key are one component, with what shares another key with them."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._first: dict[Hashable, int] = {}

    def tie(self, item: int, key: Hashable) -> None:
        """Join an item with all that have this key."""
        self._join(self._first.setdefault(key, item), item)

    def components(self) -> Iterator[list[int]]:
        """The components, each in the order of its items."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self._root(item), []).append(item)
        yield from found.values()

    def _join(self, one: int, other: int) -> None:
        first, second = self._root(one), self._root(other)
        self._parent[max(first, second)] = min(first, second)

    def _root(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item
