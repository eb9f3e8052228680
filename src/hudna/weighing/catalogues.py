"""Documents, one after another -> likenesses, each document compared only with those that may be like it."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence

from hudna.model.accounts import Account, Origin
from hudna.weighing.likenesses import Likeness, Paper, likeness
from hudna.weighing.particulars import informative, said
from hudna.weighing.publishers import named
from hudna.weighing.shelves import CANDIDATES, Shelf
from hudna.weighing.signatures import unpack

TELLERS = 64  # documents remembered for one claim: those put in last
SHARED = 3  # claims that must be equal for two documents to be compared, without a stated credit


class Catalogue:
    """Documents put in one by one, best in the order of their publication. Adding one asks a few others, never all."""

    def __init__(self) -> None:
        self._shelf = Shelf()
        self._entries: list[tuple[Origin, bytes, tuple[Account, ...]]] = []
        self._tellers: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=TELLERS))

    def put(self, origin: Origin, signature: bytes, accounts: Sequence[Account] = ()) -> None:
        """Puts a document in without comparing it: what it is like is known already."""
        at = self._shelf.put(unpack(signature))
        self._entries.append((origin, signature, tuple(accounts)))
        for key in _keys(accounts):
            self._tellers[key].append(at)

    def add(self, origin: Origin, signature: bytes, accounts: Sequence[Account] = ()) -> list[Likeness]:
        """Puts a document in and says which of those before it are like it."""
        paper = Paper(origin, unpack(signature), tuple(accounts))
        near = dict.fromkeys(at for at, _ in self._shelf.near(paper.signature))
        near.update(dict.fromkeys(self._tellers_of(paper)))
        found = [likeness(paper, self._paper(at)) for at in near if self._entries[at][0].sha256 != origin.sha256]
        self.put(origin, signature, accounts)
        return [one for one in found if one is not None]

    def _paper(self, at: int) -> Paper:
        origin, signature, accounts = self._entries[at]
        return Paper(origin, unpack(signature), accounts)

    def _tellers_of(self, paper: Paper) -> list[int]:
        """Documents that make some of the same claims, or one if either names the other's publisher."""
        shared = Counter(at for key in _keys(paper.accounts) for at in self._tellers.get(key, ()))
        links = _links(paper.accounts)
        near = [at for at, count in shared.most_common() if count >= SHARED or self._joined(at, paper, links)]
        return near[:CANDIDATES]

    def _joined(self, at: int, paper: Paper, links: set[str]) -> bool:
        origin, _, accounts = self._entries[at]
        return named(origin.publisher) in links or named(paper.origin.publisher) in _links(accounts)


def _keys(accounts: Sequence[Account]) -> set[str]:
    return {said(account)[1] for account in accounts if informative(account)}


def _links(accounts: Sequence[Account]) -> set[str]:
    return {named(source.actor.name) for account in accounts for source in account.claim.sources}
