"""Accounts and ceasefires -> proposals of obligations: who is to do what, merged across documents by equal values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from hudna.kinds import code_of, kind
from hudna.model.accounts import Account
from hudna.model.truces import Amount, Ceasefire, Obligation, Proposal, Reason, content_id
from hudna.weighing.assignments import Assignment, assignments
from hudna.weighing.spheres import lies
from hudna.weighing.whens import aware
from hudna.weighing.wordings import matter_of

_SAID = frozenset({"report", "confirm", "commit"})
# What a party can promise beside a text of terms; other planned matters (talks, attacks) are no obligations.
_PROMISED = frozenset({"disarmament", "movement", "exchange", "access"})
# Matters that somebody gets something by; what a withdrawal is aimed at is no beneficiary.
_GIVING = frozenset({"disarmament", "exchange", "aid", "access", "control"})
_LENGTHS = frozenset({"hour", "day", "month", "year"})


@dataclass(slots=True)
class _Term:
    """Accounts of one obligation: those with equal values."""

    ceasefire: str
    who: str | None
    kind: str
    mode: str | None
    to: str | None
    negated: bool
    place: str | None = None
    words: str | None = None
    accounts: list[Account] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    @property
    def values(self) -> list[object]:
        """What makes it this one."""
        return [self.ceasefire, self.who, self.kind, self.mode, self.to, self.negated]


def obligations(
    accounts: Sequence[Account], ceasefires: Sequence[Ceasefire], known: Sequence[Obligation] = ()
) -> tuple[Proposal, ...]:
    """What parties are to do under the truces, by the accounts that say so; the order is that of the accounts.

    Accounts with equal truce, addressee, matter, beneficiary and polarity are one obligation, if their places do not
    lie apart. One that does not say whose it is, or what, is one only with equal words, and is for people to complete.
    `known` are those of the record: they gain claims and are not proposed twice. Where any account is assigned to a
    truce, those that are assigned to none are left out; else all are assigned here.
    """
    given = any(account.ceasefire for account in accounts)
    assigned = {} if given else assignments(accounts, ceasefires)
    terms: dict[tuple[object, ...], list[_Term]] = {}
    for account in accounts:
        truce = _truce(account, assigned)
        said = _said(account)
        if truce is None or said is None:
            continue
        name, mode = said
        _put(terms, account, truce, name, mode)
    made = [_proposal(term, many=len(those) > 1) for those in terms.values() for term in those]
    fresh = [_against(one, known) for one in made]
    return tuple(_followed([one for one in fresh if one is not None], known, ceasefires))


def _truce(account: Account, assigned: Mapping[str, Assignment]) -> str | None:
    return assigned[account.id].ceasefire if account.id in assigned else account.ceasefire


def _said(account: Account) -> tuple[str, str | None] | None:
    """The matter that a party is to bring about, None where the account states no obligation."""
    claim = account.claim
    if claim.act not in _SAID or claim.modality != "planned":
        return None
    if claim.kind == "obligation":
        return matter_of(account) or ("obligation", None)
    promised = claim.kind in _PROMISED and claim.agent is not None and claim.agent.side is not None
    own = claim.act == "commit" or claim.mode == "pledged"
    return matter_of(account) if promised and own else None


def _put(
    terms: dict[tuple[object, ...], list[_Term]], account: Account, truce: str, name: str, mode: str | None
) -> None:
    claim = account.claim
    who, to = _addressee(account, name)
    place = claim.place.id if claim.place else None
    fresh = _Term(truce, who, name, mode, to, claim.negated, place, account.words())
    those = terms.setdefault(tuple(fresh.values), [])
    term = next((one for one in those if _one(one, fresh)), None)
    if term is None:
        term = fresh
        those.append(term)
    term.place = term.place or place
    term.accounts.append(account)
    term.reasons.append(_why(account))


def _addressee(account: Account, name: str) -> tuple[str | None, str | None]:
    """Whose obligation it is, and to whom. Who is to be disarmed owes it, though the words make it the object."""
    claim = account.claim
    agent = claim.agent.side if claim.agent else None
    target = claim.target.side if claim.target else None
    if name == "disarmament" and agent is None:
        return target, None
    return agent, target if target != agent and name in _GIVING else None


def _one(term: _Term, fresh: _Term) -> bool:
    """Whether two with equal values are one; without addressee or matter only equal words are."""
    if fresh.who is None or fresh.kind == "obligation":
        return term.words is not None and term.words == fresh.words
    return not (term.place and fresh.place) or lies([term.place], [fresh.place]) != "apart"


def _why(account: Account) -> Reason:
    claim = account.claim
    if claim.kind == "obligation":
        return Reason("term-told", "It is told as a term of the agreement.", (account.id,))
    text = "A party is said to have promised it; whether the agreement asks for it is open."
    return Reason("promised", text, (account.id,))


def _proposal(term: _Term, *, many: bool) -> Proposal:
    told = [one.claim for one in term.accounts]
    first = term.accounts[0]
    dues = {aware(one.time.end): one.time.end for one in told if one.time and one.time.end}
    amounts = {
        Amount(one.low, one.high, one.unit, one.group)
        for claim in told
        for one in claim.quantities
        if one.unit not in _LENGTHS and not one.vague and one.part_of is None
    }
    # Without an addressee or matter the words are what tells two apart.
    apart: list[object] = [term.words or first.id] if term.who is None or term.kind == "obligation" else []
    identity = [*term.values, *([term.place] if many else []), *apart]
    code = code_of(kind(term.kind), "pax", term.mode).value
    item = Obligation(
        id=content_id("obligation", identity), ceasefire=term.ceasefire, who=term.who, kind=term.kind, mode=term.mode,
        to=term.to, place=term.place, due=next(iter(dues.values())) if len(dues) == 1 else None,
        amounts=tuple(sorted(amounts, key=str)) if len(amounts) == 1 or _agree(amounts) else (), negated=term.negated,
        words=first.words(), document=first.origin.sha256, start=first.claim.content.start, end=first.claim.content.end,
        provisions=(code,) if code else (),
        claims=tuple(one.id for one in term.accounts),
    )  # fmt: skip
    return Proposal(item, (*term.reasons, *_open(term, dues, amounts)))


def _agree(amounts: Iterable[Amount]) -> bool:
    """Whether no two amounts measure the same thing differently."""
    measured = [(one.unit, one.group) for one in amounts]
    return len(measured) == len(set(measured))


def _open(term: _Term, dues: Mapping[datetime | None, datetime | None], amounts: set[Amount]) -> list[Reason]:
    """What people have to fill in or decide."""
    found = []
    claims = tuple(one.id for one in term.accounts)
    if term.who is None:
        found.append(Reason("addressee-unknown", "The words do not say who is to do it.", claims))
    if term.kind == "obligation":
        found.append(Reason("matter-unknown", "What is to be done cannot be told from the words.", claims))
    if len(dues) > 1:
        found.append(Reason("deadlines-differ", "The accounts give different deadlines.", claims))
    if not _agree(amounts):
        found.append(Reason("amounts-differ", "The accounts give different numbers.", claims))
    return found


def _against(proposal: Proposal, known: Sequence[Obligation]) -> Proposal | None:
    item = proposal.item
    assert isinstance(item, Obligation)
    for one in known:
        if one.id == item.id or same_duty(one, item):
            added = tuple(claim for claim in item.claims if claim not in one.claims)
            why = Reason("known", "The record has this obligation; these claims tell of it too.", added)
            return Proposal(replace(one, claims=one.claims + added), (why,)) if added else None
    return proposal


def same_duty(one: Obligation, other: Obligation, *, across: bool = False) -> bool:
    """Whether two obligations have equal addressee, matter and polarity, beneficiaries that do not differ, and places
    that do not lie apart. With `across` under two truces, else under one."""
    if one.who is None or (one.ceasefire == other.ceasefire) == across:
        return False
    mine, theirs = ((x.who, x.kind, x.mode, x.negated) for x in (one, other))
    apart = bool(one.place and other.place and lies([one.place], [other.place]) == "apart")
    return mine == theirs and (one.to == other.to or None in (one.to, other.to)) and not apart


def _followed(made: Sequence[Proposal], known: Sequence[Obligation], ceasefires: Sequence[Ceasefire]) -> list[Proposal]:
    """Clause by clause: the same duty of the same party under a later agreement is proposed to take its place."""
    items = [*known, *(one.item for one in made if isinstance(one.item, Obligation))]
    found = []
    for proposal in made:
        item = proposal.item
        assert isinstance(item, Obligation)
        old = succeeded(item, items, ceasefires)
        if old is None or item.supersedes is not None:
            found.append(proposal)
        else:
            text = "The same party owed the same under the earlier agreement."
            why = Reason("later-agreement", text, old.claims)
            found.append(Proposal(replace(item, supersedes=old.id), (*proposal.reasons, why)))
    return found


def succeeded(item: Obligation, items: Sequence[Obligation], ceasefires: Sequence[Ceasefire]) -> Obligation | None:
    """The latest obligation under an earlier agreement that this one takes the place of, None where there is none."""
    begun = {one.id: aware(one.in_effect or one.declared) for one in ceasefires}
    mine = begun.get(item.ceasefire)
    older = [
        (when, one)
        for one in items
        if same_duty(one, item, across=True) and (when := begun.get(one.ceasefire)) and mine and when < mine
    ]
    return max(older, key=lambda one: one[0])[1] if older else None
