"""An account -> the sides whose deed it tells: the doer, both who do it to each other, or "both sides" of the truce."""

from __future__ import annotations

from hudna.kinds import kind
from hudna.model.accounts import Account
from hudna.weighing.marks import BOTH

# Matters that two do at once: a truce between A and B takes effect for both.
_MUTUAL = frozenset({"ceasefire"})
# Senses of frames that tell of a swap; a release or a handing over is the deed of one.
_SWAPS = frozenset({"swap", "swap-people", "exchange-deal"})


def doers(account: Account) -> frozenset[str]:
    """The sides that do it; two in a mutual deed (a swap, a ceasefire), where the codebook makes the second named party
    the target."""
    claim = account.claim
    named = (claim.agent, claim.target if mutual(account) else None)
    return frozenset(actor.side for actor in named if actor is not None and actor.side is not None)


def mutual(account: Account) -> bool:
    """Whether what is told can only be done by two to each other."""
    claim = account.claim
    if claim.kind in _MUTUAL:
        return True
    if claim.kind != "exchange":
        return False
    name = claim.rule.partition("/")[2]
    return any(one.name == name and not _SWAPS.isdisjoint(one.head) for one in kind("exchange").frames)


def of_both(account: Account) -> bool:
    """Whether the words make it the deed of both parties without naming them ("the two sides")."""
    agent = account.claim.agent
    return agent is not None and agent.side is None and agent.name == BOTH
