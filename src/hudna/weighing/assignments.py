"""Accounts and ceasefires -> which truce each account is about, with the reason, or none, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from hudna.model.accounts import Account
from hudna.model.truces import Ceasefire, Reason, over
from hudna.weighing.spheres import TIES, lies, places_of
from hudna.weighing.stages import extends
from hudna.weighing.whens import aware, ends, starts, told

BEFORE = timedelta(days=30)  # how long before a truce the fire counts as that which it stopped
_PAIR = 2


class Assignment(NamedTuple):
    """The id of the ceasefire that an account is about, None where that is not known; and why."""

    ceasefire: str | None
    reasons: tuple[Reason, ...]


class _Tie(NamedTuple):
    """How an account is tied to a truce: its strength, and the truce's start, by which equals are told apart."""

    strength: int
    ceasefire: Ceasefire
    reasons: tuple[Reason, ...]


def assign(account: Account, ceasefires: Iterable[Ceasefire]) -> Assignment:
    """The one truce that an account is about, by its claims, parties, place and time.

    A place or two parties tie firmly, one party loosely; what lies apart, or is told to have happened after the truce
    ended, is ruled out. Of successive truces with the same parties the one in effect at the time stands. Two that are
    tied as firmly and cannot be told apart by time give none.
    """
    ties: list[_Tie] = []
    ruled: list[Reason] = []
    for ceasefire in ceasefires:
        if account.id in ceasefire.claims:
            why = Reason("rests-on", f"{ceasefire.name} rests on this claim.", (account.id,))
            return Assignment(ceasefire.id, (why,))
        found = _tie(account, ceasefire)
        if isinstance(found, Reason):
            ruled.append(found)
        else:
            ties.append(found)
    return _closest(account, ties, ruled)


def assignments(accounts: Sequence[Account], ceasefires: Sequence[Ceasefire]) -> Mapping[str, Assignment]:
    """The assignment of every account by its id.

    An account without a tie of its own is put to the truce of its document, where all others that are tied are put to
    one (or to one that had begun within the month), nothing rules it out, and it is not told to be from before it.
    """
    begun, by_id = {one.id: _start(one) for one in ceasefires}, {one.id: one for one in ceasefires}
    found = {account.id: assign(account, ceasefires) for account in accounts}
    of_document: dict[str, set[str]] = {}
    for account in accounts:
        truce = found[account.id].ceasefire
        if truce:
            of_document.setdefault(account.origin.sha256, set()).add(truce)
    for account in accounts:
        one = found[account.id]
        truces = _current(account, of_document.get(account.origin.sha256, set()), begun)
        if one.ceasefire is None and len(truces) == 1 and one.reasons[-1].code == "no-tie":
            (truce,) = truces
            if _since(account, begun[truce]) and not isinstance(_tie(account, by_id[truce]), Reason):
                text = "Nothing else ties it; the document tells of this truce alone."
                found[account.id] = Assignment(truce, (Reason("same-document", text, (account.id,)),))
    return found


def _current(account: Account, truces: set[str], begun: Mapping[str, datetime | None]) -> set[str]:
    """Of a document's truces the one that was news; an older one is told as what went before."""
    said = told(account)
    if len(truces) < _PAIR or said is None:
        return truces
    return {one for one in truces if (start := begun[one]) is not None and start <= said <= start + BEFORE}


def _since(account: Account, start: datetime | None) -> bool:
    """Whether an account is not told to be from before an instant; an undated one is as late as it was told."""
    when = ends(account) or starts(account) or told(account)
    return start is None or when is None or when >= start


def of_truce(accounts: Iterable[Account], ceasefire: str) -> list[Account]:
    """The accounts that are assigned to a truce; all of them where none is assigned to any."""
    given = list(accounts)
    if all(one.ceasefire is None for one in given):
        return given
    return [one for one in given if one.ceasefire == ceasefire]


def _tie(account: Account, truce: Ceasefire) -> _Tie | Reason:
    where = lies(places_of(account), truce.places)
    when = starts(account) or ends(account)
    if where == "apart":
        return Reason("elsewhere", f"Its place lies apart from that of {truce.name}.", (account.id,))
    end = aware(over(truce))
    if end is not None and when is not None and when > end and not extends(account):
        return Reason("after-its-end", f"It happened after {truce.name} had ended.", (account.id,))
    acting = {actor.side for actor in (account.claim.agent, account.claim.target) if actor and actor.side}
    parties = acting & set(truce.parties)
    third = acting & {*truce.mediators, *truce.guarantors}
    speaks = account.side in {*truce.parties, *truce.mediators, *truce.guarantors}
    placed = where in TIES
    strength = 3 * placed + 2 * (len(parties) >= _PAIR) + (len(parties) == 1 or bool(third)) + (speaks and placed)
    reasons = []
    if placed:
        reasons.append(Reason("place", f"Its place is {where} to the scope of {truce.name}.", (account.id,)))
    if parties or third:
        names = ", ".join(sorted(parties or third))
        role = "party to" if parties else "mediator of"
        reasons.append(Reason("party", f"{names}: {role} {truce.name}.", (account.id,)))
    return _Tie(strength, truce, tuple(reasons))


def _closest(account: Account, ties: Sequence[_Tie], ruled: Sequence[Reason]) -> Assignment:
    most = max((tie.strength for tie in ties), default=0)
    if most == 0:
        text = "No party, place or claim ties it to a truce of the record."
        return Assignment(None, (*ruled, Reason("no-tie", text, (account.id,))))
    best = [tie for tie in ties if tie.strength == most]
    if len(best) > 1:
        timed = _at_the_time(account, best)
        if timed is None:
            names = "; ".join(sorted(tie.ceasefire.name for tie in best))
            return Assignment(None, (*ruled, Reason("ambiguous", f"It is tied as firmly to {names}.", (account.id,))))
        why = Reason("in-effect-then", f"{timed.ceasefire.name} was the one in effect at the time.", (account.id,))
        return Assignment(timed.ceasefire.id, (*timed.reasons, why))
    return Assignment(best[0].ceasefire.id, best[0].reasons)


def _at_the_time(account: Account, ties: Sequence[_Tie]) -> _Tie | None:
    """Of several the last that had begun; before all of them, the first that began soon after."""
    when = starts(account) or ends(account) or told(account)
    begun = [(start, tie) for tie in ties if (start := _start(tie.ceasefire)) is not None]
    if when is None or len(begun) != len(ties) or len({start for start, _ in begun}) != len(begun):
        return None
    soon = [(start, tie) for start, tie in begun if when < start <= when + BEFORE]
    past = [(start, tie) for start, tie in begun if start <= when]
    # The fire of the last month before a truce is what it stopped, unless an earlier truce was then in effect.
    if past:
        return max(past, key=lambda one: one[0])[1]
    return min(soon, key=lambda one: one[0])[1] if soon else None


def _start(truce: Ceasefire) -> datetime | None:
    return aware(truce.in_effect or truce.declared)
