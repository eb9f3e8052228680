"""A ceasefire and accounts -> what has become of it at an instant: to come, in force, expired, ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hudna.model.accounts import Account
from hudna.model.truces import Ceasefire, Reason
from hudna.weighing.whens import aware, ends

STAGES = ("not-yet", "in-force", "expired", "ended", "declared", "unknown")
_SAID = frozenset({"report", "confirm", "commit"})
_HAPPENED = frozenset({"actual", "assessed"})


class Stage(NamedTuple):
    """`name` is one of STAGES; `until` when a truce that is over was last in force (None for others)."""

    name: str
    until: datetime | None = None
    reasons: tuple[Reason, ...] = ()


UNKNOWN = Stage("unknown")


def stage(ceasefire: Ceasefire, accounts: Iterable[Account], at: datetime) -> Stage:
    """What has become of a truce at `at`, by its own terms and by the accounts of it (those known by then).

    A term that has run out is not the end where it renews itself, or where an account tells that it was extended: then
    it lasts as long as the latest extension says, and is taken to last where one does not say how long.
    """
    now = aware(at) or at
    ended, begins = aware(ceasefire.ended), aware(ceasefire.in_effect)
    if ended is not None and ended <= now:
        return Stage("ended", ceasefire.ended)
    if begins is None:
        declared = aware(ceasefire.declared)
        return Stage("declared" if declared is not None and declared <= now else "unknown")
    if begins > now:
        return Stage("not-yet")
    term = aware(ceasefire.expires)
    return Stage("in-force") if term is None or term > now else _run_out(ceasefire, term, accounts, now)


def _run_out(ceasefire: Ceasefire, term: datetime, accounts: Iterable[Account], now: datetime) -> Stage:
    if ceasefire.renews:
        text = f"Its term ended on {_day(ceasefire.expires)}; by its terms it renews itself unless a party objects."
        return Stage("in-force", None, (Reason("renews", text, ceasefire.claims),))
    longer = [one for one in accounts if extends(one)]
    ids = tuple(one.id for one in longer)
    if not longer:
        open_ = "No account known by then tells that it was extended; that is no report that it was not."
        return Stage("expired", ceasefire.expires, (Reason("unextended", open_),))
    told = [(end, one) for one in longer if (end := ends(one)) is not None and end > term]
    if len(told) < len(longer):
        text = f"Its term ended on {_day(ceasefire.expires)}; it is told to have been extended."
        return Stage("in-force", None, (Reason("extended", text, ids),))
    last, account = max(told, key=lambda one: one[0])
    time = account.claim.time.end if account.claim.time else None
    why = (Reason("extended", f"It is told to have been extended until {_day(time)}.", ids),)
    return Stage("in-force", None, why) if last > now else Stage("expired", time, why)


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "an unknown day"


def extends(account: Account) -> bool:
    """Whether an account tells that a truce was extended."""
    claim = account.claim
    told = claim.act in _SAID and claim.modality in _HAPPENED and not claim.negated
    return told and (claim.kind, claim.mode) == ("ceasefire", "extended")
