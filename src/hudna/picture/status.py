"""Accounts, truces and matters at an instant -> the state of each truce: what is kept of what was agreed, says whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hudna.model.accounts import Account
from hudna.model.truces import Ceasefire, Obligation
from hudna.picture.ledgers import Ledgers, ledgers
from hudna.weighing.compliance import Assessment, Setting, compliance
from hudna.weighing.holding import Holding, holding
from hudna.weighing.independence import Copy
from hudna.weighing.matters import Matter

CONTESTED = ("contradict", "deny", "premise-disputed")


@dataclass(frozen=True, slots=True)
class Term:
    """An obligation and how far it is met."""

    obligation: Obligation
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class TruceStatus:
    """A truce at an instant. `accounts` are those that are about it; `contested` the matters that accounts dispute."""

    ceasefire: Ceasefire
    holding: Holding
    terms: tuple[Term, ...]
    contested: tuple[Matter, ...]
    ledgers: Ledgers
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """A record at an instant: its documents and the days of their publication, its truces, and what is about none."""

    at: datetime
    documents: int
    first: str | None
    last: str | None
    truces: tuple[TruceStatus, ...]
    unplaced: tuple[Account, ...]


def status(
    at: datetime,
    accounts: Sequence[Account],
    setting: Setting,
    matters: Iterable[Matter],
    chosen: Sequence[Ceasefire] | None = None,
    copies: Mapping[str, Copy] | None = None,
) -> Status:
    """The state at `at` of the chosen truces (all of the setting's, if none are chosen).

    `at` without a zone is in that of each truce, UTC where none is known. `accounts` bear the truce that they are
    about; what was published after `at` is not known yet.
    """
    known = [one for one in accounts if one.origin.published is None or one.origin.published <= at.date()]
    ids = {one.id for one in known}
    disputed = [one for one in matters if one.relation in CONTESTED and all(each.id in ids for each in one.accounts)]
    days = sorted(one.origin.published.isoformat() for one in known if one.origin.published)
    truces = setting.ceasefires if chosen is None else chosen
    placed = {one.id for one in setting.ceasefires}
    return Status(
        at,
        len({one.origin.sha256 for one in known}),
        days[0] if days else None,
        days[-1] if days else None,
        tuple(_truce(one, known, setting, at, disputed, copies or {}) for one in truces),
        tuple(one for one in known if one.ceasefire not in placed),
    )


def _truce(
    ceasefire: Ceasefire,
    known: Iterable[Account],
    setting: Setting,
    at: datetime,
    disputed: Iterable[Matter],
    copies: Mapping[str, Copy],
) -> TruceStatus:
    own = tuple(one for one in known if one.ceasefire == ceasefire.id)
    at = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(ceasefire.timezone or "UTC"))
    ids = {one.id for one in own}
    duties = [one for one in setting.obligations if one.ceasefire == ceasefire.id]
    terms = tuple(Term(one, compliance(one, own, at, setting)) for one in duties)
    contested = tuple(one for one in disputed if any(account.id in ids for account in one.accounts))
    return TruceStatus(ceasefire, holding(ceasefire, own, at), terms, contested, ledgers(own, copies), own)
