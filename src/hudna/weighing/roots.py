"""Accounts of one matter -> its independent roots: how many sides say it themselves, beside how many outlets carry it.

Counted at the root: however many outlets print what a ministry said, the ministry said it once; the organs of one side
are one root; a copy adds none; an outlet that names no source adds none; nor does a source whose side is not known,
since it may belong to a side that is counted already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.weighing.independence import Copy, copied
from hudna.weighing.publishers import Publisher, named, voices
from hudna.weighing.reasons import Reason


@dataclass(frozen=True, slots=True)
class Roots:
    """Who stands behind a matter. `sides` maps each root to the ids of the accounts that it gave.

    `outlets` are the publishers that carry it; `copies`, `unsourced` and `unplaced` the ids of accounts that add no
    root: copied, in the document's own voice, of a speaker whose side is not known.
    """

    sides: Mapping[str, tuple[str, ...]]
    outlets: tuple[str, ...]
    copies: tuple[str, ...]
    unsourced: tuple[str, ...]
    unplaced: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def count(self) -> int:
        """Independent roots."""
        return len(self.sides)

    @property
    def json(self) -> dict[str, object]:
        """As it stands in JSON."""
        return {
            "count": self.count,
            "sides": {side: list(ids) for side, ids in self.sides.items()},
            "outlets": list(self.outlets),
            "copies": list(self.copies),
            "unsourced": list(self.unsourced),
            "unplaced": list(self.unplaced),
            "reasons": [reason.json for reason in self.reasons],
        }


def roots(
    accounts: Sequence[Account],
    found: Mapping[str, Copy] | None = None,
    profiles: Mapping[str, Publisher] | None = None,
    organs: Mapping[str, str] | None = None,
) -> Roots:
    """The roots of a set of accounts. `found` are the copies among documents; `profiles` are by publisher.

    `organs` (publisher -> side, as `voices` gives them for a whole record) says whose own voice is a side's.
    """
    speaking = organs if organs is not None else voices(accounts, profiles or {})
    sides: dict[str, list[str]] = {}
    copied_ids: list[str] = []
    unsourced: list[str] = []
    unplaced: list[str] = []
    present = {account.origin.sha256 for account in accounts}
    for account in accounts:
        side = root_side(account, speaking)
        if _is_repeated(account, found or {}, present):
            copied_ids.append(account.id)
        elif side:
            sides.setdefault(side, []).append(account.id)
        else:
            (unplaced if account.claim.sources else unsourced).append(account.id)
    outlets = tuple(sorted({account.origin.publisher for account in accounts if account.origin.publisher}))
    by_side = {side: tuple(ids) for side, ids in sorted(sides.items())}
    reasons = tuple(_reasons(by_side, outlets, copied_ids, unsourced, unplaced))
    return Roots(by_side, outlets, tuple(copied_ids), tuple(unsourced), tuple(unplaced), reasons)


def root_side(account: Account, organs: Mapping[str, str]) -> str | None:
    """A copied account adds nothing beside its original. Where that is not among them it stands for it."""
    return account.side if account.claim.sources else organs.get(named(account.origin.publisher))


def _is_repeated(account: Account, found: Mapping[str, Copy], present: set[str]) -> bool:
    """A copied account adds nothing beside its original. Where that one is not among them it stands for it."""
    copy = copied(account, found)
    return copy is not None and bool({copy.of, copy.root} & present)


def _reasons(
    sides: Mapping[str, Sequence[str]],
    outlets: Sequence[str],
    copied_ids: Sequence[str],
    unsourced: Sequence[str],
    unplaced: Sequence[str],
) -> Iterable[Reason]:
    yield Reason("roots", f"{len(sides)} independent roots ({', '.join(sides) or 'none'}) in {len(outlets)} outlets")
    if copied_ids:
        yield Reason("copies-add-none", f"{len(copied_ids)} accounts are copied and add no root")
    if unsourced:
        yield Reason("own-voice-adds-none", f"{len(unsourced)} accounts name no source and add no root")
    if unplaced:
        yield Reason(
            "unknown-side-adds-none",
            f"{len(unplaced)} accounts are of speakers whose side is not known, and add no root",
        )
