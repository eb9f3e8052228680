"""Accounts of ceasefires -> clusters: which of them tell of one truce, by its instant, its parties and its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hudna.model.accounts import Account
from hudna.model.truces import Reason
from hudna.weighing.spheres import TIES, lies, places_of
from hudna.weighing.whens import ends, starts, told

_MODES = frozenset({"agreed", "in_effect", "extended", "suspended", "ended", "proposed"})
_ANCHORING = frozenset({"agreed", "in_effect"})
_ACTS = frozenset({"report", "confirm", "commit", "accuse", "support"})
_REAL = frozenset({"actual", "planned"})
EXACT = frozenset({"minute", "hour"})
DAY = timedelta(days=1)
NEWS = timedelta(days=30)  # how long after a truce "the truce", without a date, still means it
PAIR = 2  # parties that make a truce between them


@dataclass(slots=True)
class Cluster:
    """The accounts of one truce, and why each belongs to it.

    `start` is an instant in UTC, None where none is told; `local` the same with the offset that it was told in.
    """

    start: datetime | None
    local: datetime | None
    end: datetime | None
    precision: str
    accounts: list[Account] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    sides: set[str] = field(default_factory=set)  # that its accounts name as doing what they tell
    places: set[str] = field(default_factory=set)  # gazetteer ids
    documents: set[str] = field(default_factory=set)  # that tell of it
    astray: set[str] = field(default_factory=set)  # accounts that tell another hour of it

    def add(self, account: Account, code: str, text: str) -> None:
        """Put an account to the cluster, with the reason."""
        self.accounts.append(account)
        self.reasons.append(Reason(code, text, (account.id,)))
        self.sides.update(sides_of(account))
        self.places.update(places_of(account))
        self.documents.add(account.origin.sha256)


def sides_of(account: Account) -> tuple[str, ...]:
    """The sides of agent and target."""
    actors = (account.claim.agent, account.claim.target)
    return tuple(actor.side for actor in actors if actor and actor.side)


def tells_of_truce(account: Account) -> bool:
    """Whether an account says that a truce came about, not that one is asked for, refused or doubted."""
    claim = account.claim
    if claim.kind != "ceasefire" or claim.negated or claim.modality not in _REAL or claim.act not in _ACTS:
        return False
    return claim.mode in _MODES


def clusters(accounts: Iterable[Account]) -> list[Cluster]:
    """The truces that accounts tell of, the exactly dated first; what has no date joins by its document or parties."""
    telling = [one for one in accounts if tells_of_truce(one)]
    dated = [one for one in telling if starts(one) and one.claim.mode in _ANCHORING]
    dated.sort(key=lambda one: (_rank(one), starts(one), one.id))
    found: list[Cluster] = []
    for account in dated:
        _place_dated(account, found)
    found = _gathered(found)
    anchored = {id(one) for one in dated}
    left = [one for one in telling if id(one) not in anchored]
    while left:
        joining = [(account, *home) for account in left if (home := _home(account, found))]
        if not joining:
            break
        for account, cluster, code, text in joining:
            cluster.add(account, code, text)
        placed = {id(account) for account, *_ in joining}
        left = [one for one in left if id(one) not in placed]
    for account in sorted(left, key=lambda one: one.id):
        _found_undated(account, found)
    return found


def _gathered(found: Sequence[Cluster]) -> list[Cluster]:
    """An hour that one document alone tells, within a day of one that several tell, of the same party or place, is that
    truce told with another hour: accounts that differ, not two truces."""
    kept = [one for one in found if one.precision not in EXACT or len(one.documents) > 1]
    for one in found:
        if one in kept:
            continue
        near = [other for other in kept if len(other.documents) > 1 and _near(one, other)]
        if len(near) != 1:
            kept.append(one)
            continue
        for account in one.accounts:
            near[0].add(account, "another-hour", f"It tells another hour of the truce: {one.start:%Y-%m-%d %H:%M} UTC.")
            near[0].astray.add(account.id)
    return [one for one in found if one in kept]


def _near(one: Cluster, other: Cluster) -> bool:
    if one.start is None or other.start is None or other.precision not in EXACT or abs(one.start - other.start) > DAY:
        return False
    where = lies(one.places, other.places)
    return where != "apart" and (where in TIES or bool(one.sides & other.sides))


def _rank(account: Account) -> int:
    precision = account.claim.time.precision if account.claim.time else ""
    order = ("minute", "hour", "day", "month", "year")
    return order.index(precision) if precision in order else len(order)


def _place_dated(account: Account, found: list[Cluster]) -> None:
    """By the instant: equal ones are one truce, in whatever zone; a day or year that holds one needs another tie."""
    time, start, end = account.claim.time, starts(account), ends(account)
    assert time is not None
    assert start is not None
    if time.precision in EXACT:
        for one in found:
            if one.start == start and one.precision in EXACT and not apart(account, one):
                one.add(account, "same-instant", f"It took effect at {start:%Y-%m-%d %H:%M} UTC.")
                one.end = one.end or (end if end and end > start else None)
                return
    else:
        held = [one for one in found if one.start and start <= one.start <= (end or start) and _tied(account, one)]
        if len(held) == 1:
            held[0].add(account, "same-day", "Its day holds the instant of the truce, and a party or place is shared.")
            return
        equal = [one for one in found if (one.start, one.precision) == (start, time.precision)]
        same = [one for one in equal if not apart(account, one) and _alike(account, one, found)]
        if len(same) == 1:
            same[0].add(account, "same-time", f"It is dated {start:%Y-%m-%d} too, to the {time.precision}.")
            return
    fresh = Cluster(start, time.start, end if end and end > start and time.precision in EXACT else None, time.precision)
    fresh.add(account, "dated", f"It is dated {start:%Y-%m-%d %H:%M} UTC, to the {time.precision}.")
    found.append(fresh)


def _alike(account: Account, one: Cluster, found: Sequence[Cluster]) -> bool:
    """Whether truces of one day are one; of one month or year they need a tie, or documents with another in common."""
    if one.precision == "day" or _tied(account, one):
        return True
    here = account.origin.sha256
    return any(here in other.documents and one.documents & other.documents for other in found if other is not one)


def _home(account: Account, found: Sequence[Cluster]) -> tuple[Cluster, str, str] | None:
    """The one truce that an undated account is of, by its document, else by parties and place."""
    here = [one for one in found if account.origin.sha256 in one.documents and not apart(account, one)]
    if len(here) == 1:
        return here[0], "same-document", "The document tells of no other truce."
    tied = [one for one in found if _tied(account, one) and _recent(account, one)]
    if len(tied) == 1:
        return tied[0], "tied", "A party or place is shared, and it was told within 30 days of the truce."
    return None


def _found_undated(account: Account, found: list[Cluster]) -> None:
    """A truce of which only the parties are told."""
    sides = set(sides_of(account))
    if (
        account.claim.mode not in _ANCHORING
        or len(sides) != PAIR
        or any(_tied(account, one) for one in found if one.start)
    ):
        return
    same = [one for one in found if one.start is None and one.sides == sides]
    target = same[0] if same else Cluster(None, None, None, "unknown")
    target.add(account, "undated", "The parties are told, the time is not.")
    if not same:
        found.append(target)


def _recent(account: Account, one: Cluster) -> bool:
    when = starts(account) or told(account)
    return one.start is None or (when is not None and timedelta(0) <= when - one.start <= NEWS)


def _tied(account: Account, one: Cluster) -> bool:
    if apart(account, one):
        return False
    return bool(set(sides_of(account)) & one.sides) or lies(places_of(account), one.places) in TIES


def apart(account: Account, one: Cluster) -> bool:
    """Whether an account cannot be of a truce: places that lie apart, or two pairs of parties without a common one."""
    if lies(places_of(account), one.places) == "apart":
        return True
    mine = set(sides_of(account))
    return len(mine) >= PAIR and len(one.sides) >= PAIR and not mine & one.sides


def homes(found: Sequence[Cluster]) -> dict[str, Cluster]:
    """The one truce that each document tells of; documents of several are not there."""
    of_document: dict[str, list[Cluster]] = {}
    for one in found:
        for document in one.documents:
            of_document.setdefault(document, []).append(one)
    return {document: those[0] for document, those in of_document.items() if len(those) == 1}
