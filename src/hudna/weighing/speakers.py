"""Account -> whose word it is, as ledgers and grades put it: a side, a speaker, or only the outlet that prints it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hudna.model.accounts import Account
from hudna.weighing.independence import Copy, copied
from hudna.weighing.publishers import named
from hudna.weighing.roots import root_side


class Voice(NamedTuple):
    """Whose word it is. Without a side it is the speaker's, without a speaker the outlet's; all may be unknown."""

    side: str | None
    speaker: str | None
    outlet: str | None

    @property
    def source(self) -> str | None:
        """What figures are kept apart by: the side; else the speaker; else the outlet."""
        return self.side or self.speaker or self.outlet

    @property
    def json(self) -> dict[str, str | None]:
        """As it stands in JSON."""
        return {"source": self.source, "side": self.side, "speaker": self.speaker, "outlet": self.outlet}


def voice(account: Account, organs: Mapping[str, str]) -> Voice:
    """Whose word an account is. A body that publishes itself (`organs`) is its own speaker."""
    side, outlet = root_side(account, organs), account.origin.publisher
    organ = not account.claim.sources and named(outlet) in organs
    return Voice(side, outlet if organ else account.speaker, outlet)


def own(accounts: Iterable[Account], found: Mapping[str, Copy] | None) -> list[Account]:
    """Accounts that are not copied from a document whose accounts are here as well."""
    told = list(accounts)
    present = {account.origin.sha256 for account in told}
    return [
        account
        for account in told
        if (copy := copied(account, found or {})) is None or not {copy.of, copy.root} & present
    ]
