"""Documents, one after another -> likenesses, each document compared only with those that may be like it."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence

from hudna.model.accounts import Account, Origin
from hudna.weighing.likenesses import Likeness, Paper, likeness
from hudna.weighing.particulars import Telling, tellings
from hudna.weighing.publishers import named
from hudna.weighing.shelves import CANDIDATES, Shelf
from hudna.weighing.signatures import unpack

TELLERS = 64  # documents remembered for one claim: those put in last
SHARED = 3  # claims that must be equal for two documents to be compared, without a stated credit


class Catalogue:
    """Documents put in one by one, best in the order of their publication. Adding one asks a few others, never all."""

    def __init__(self) -> None:
        self._shelf = Shelf()
        self._entries: list[tuple[Origin, bytes, tuple[Telling, ...]]] = []
        self._links: list[frozenset[str]] = []
        self._tellers: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=TELLERS))

    def put(self, origin: Origin, signature: bytes, accounts: Sequence[Account] = ()) -> None:
        """Puts a document in without comparing it: what it is like is known already."""
        self._put(signature, Paper(origin, unpack(signature), tellings(accounts)))

    def _put(self, signature: bytes, paper: Paper) -> None:
        at = self._shelf.put(paper.signature)
        self._entries.append((paper.origin, signature, paper.tellings))
        self._links.append(_links(paper.tellings))
        for key in _keys(paper.tellings):
            self._tellers[key].append(at)

    def add(self, origin: Origin, signature: bytes, accounts: Sequence[Account] = ()) -> list[Likeness]:
        """Puts a document in and says which of those before it are like it."""
        paper = Paper(origin, unpack(signature), tellings(accounts))
        near = dict.fromkeys(at for at, _ in self._shelf.near(paper.signature))
        near.update(dict.fromkeys(self._tellers_of(paper)))
        found = [likeness(paper, self._paper(at)) for at in near if self._entries[at][0].sha256 != origin.sha256]
        self._put(signature, paper)
        return [one for one in found if one is not None]

    def _paper(self, at: int) -> Paper:
        origin, signature, told = self._entries[at]
        return Paper(origin, unpack(signature), told)

    def _tellers_of(self, paper: Paper) -> list[int]:
        """Documents that make some of the same claims, or one if either names the other's publisher."""
        shared = Counter(at for key in _keys(paper.tellings) for at in self._tellers.get(key, ()))
        links = _links(paper.tellings)
        near = [at for at, count in shared.most_common() if count >= SHARED or self._joined(at, paper, links)]
        return near[:CANDIDATES]

    def _joined(self, at: int, paper: Paper, links: frozenset[str]) -> bool:
        return named(self._entries[at][0].publisher) in links or named(paper.origin.publisher) in self._links[at]


def _keys(told: Sequence[Telling]) -> set[str]:
    return {telling.key for telling in told if telling.informative}


def _links(told: Sequence[Telling]) -> frozenset[str]:
    """Whoever stands in a chain of sources."""
    return frozenset(link for telling in told for link in telling.chain)
