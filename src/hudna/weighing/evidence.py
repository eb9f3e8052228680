"""An obligation and accounts -> the steps towards it, what speaks against it, and what disputes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from hudna.model.accounts import Account
from hudna.model.truces import Obligation
from hudna.model.values import Quantity
from hudna.weighing.deeds import doers, of_both
from hudna.weighing.spheres import lies, places_of
from hudna.weighing.whens import aware, day_of, ends, known, starts, told
from hudna.weighing.wordings import matter_of

_TOLD = frozenset({"report", "confirm", "accuse"})
_DONE = frozenset({"actual", "assessed"})
# PAM's degrees for what a mode tells: begun is minimal, counted in part intermediate, completed full.
_PROGRESS = {
    ("disarmament", "started"): 1,
    ("disarmament", "counted"): 2,
    ("disarmament", "completed"): 3,
    ("exchange", None): 2,
    ("aid", "delivered"): 2,
    ("control", "transferred"): 2,
}
# A state that is or is not there, and what contradicts it.
_STATES = {("access", "open"): frozenset({"closed", "denied"}), ("aid", "delivered"): frozenset({"blocked"})}
MINIMAL, FULL = 1, 3


class Step(NamedTuple):
    """What one account says of an obligation: `stance` is done, undone, denied, rejected (by another than
    the addressee), premise, promised (by the addressee), announced (a term or a plan) or demanded.

    `degree` is how far it would be met by this account alone (PAM 0-3; None where it says nothing of that), `when` from
    when the account counts, `day` the local day of that, `exact` whether `when` is known to the hour, `own` whether the
    addressee itself speaks.
    """

    account: str
    stance: str
    degree: int | None
    when: datetime | None
    own: bool
    side: str | None
    code: str
    text: str
    day: date | None = None
    exact: bool = False


def steps(obligation: Obligation, accounts: Iterable[Account], *, sole: bool = False, party: bool = True) -> list[Step]:
    """The accounts that bear on an obligation, in the order in which they came to be known; undated ones come last.

    What happened before the obligation existed is the caller's to leave out: accounts are those of its truce. `sole`
    says that nobody else owes the like under it: then an account of it that names nobody is of this one too. `party`
    says that the addressee is a party to the truce: what "both sides" did is its deed.
    """
    found = [step for account in accounts for step in _step(obligation, account, sole, party)]
    return sorted(found, key=lambda one: (one.when is None, str(one.when), one.account))


def _step(obligation: Obligation, account: Account, sole: bool, party: bool) -> Iterator[Step]:
    claim = account.claim
    own = account.side is not None and account.side == obligation.who
    made = _Made(account, own)
    if claim.kind == "presence" and (obligation.kind, obligation.mode) == ("movement", "withdrawn"):
        yield from _presence(obligation, account, made)
        return
    addressed = _addressed(obligation, account, party)
    if (addressed or (sole and _nobodys(account))) and _matters(obligation, account):
        found = _said(obligation, account, own)
        if found is not None:
            stance, degree, code, text = found
            unsaid = "" if addressed else _UNSAID
            yield _made(made, stance, degree, f"{code}-unsaid" if unsaid else code, text + unsaid)


class _Made(NamedTuple):
    """An account, and whether the addressee speaks."""

    account: Account
    own: bool


# Of the time of the deed; a denial or promise is of the day on which it was made.
_DEEDS = frozenset({"done", "undone"})
_FINE = frozenset({"minute", "hour"})


def _made(made: _Made, stance: str, degree: int | None, code: str, text: str) -> Step:
    account, own = made
    dated, said = known(account), told(account)
    time = account.claim.time
    of_deed = stance in _DEEDS or said is None
    exact = of_deed and time is not None and time.precision in _FINE and bool(starts(account) or ends(account))
    when = dated if of_deed else said
    local = (time.end or time.start) if of_deed and time is not None else None
    day = local.date() if local else when and day_of(when, account.origin.timezone)
    return Step(account.id, stance, degree, when, own, account.side, code, text, day, exact)


def _addressed(obligation: Obligation, account: Account, party: bool) -> bool:
    """Whether the account speaks of the addressee: it acts, or, where weapons are taken, it is acted on."""
    if party and of_both(account):
        return True
    claim = account.claim
    sides = set(doers(account))
    if claim.target and claim.target.side and (obligation.kind == "disarmament" or not claim.agent):
        sides.add(claim.target.side)
    return obligation.who is not None and obligation.who in sides


def _nobodys(account: Account) -> bool:
    """Whether an account of a matter itself, not of a term, names no side as doing it or having it done."""
    claim = account.claim
    sides = [actor.side for actor in (claim.agent, claim.target) if actor is not None]
    return claim.kind != "obligation" and not any(sides) and not of_both(account)


_UNSAID = " Whose it was is not said; nobody else owes the like under this truce."


def _matters(obligation: Obligation, account: Account) -> bool:
    matter = matter_of(account)
    if obligation.place and lies(places_of(account), [obligation.place]) == "apart":
        return False
    if account.claim.kind == "obligation" and matter is None:
        return account.claim.act in {"reject", "deny"}  # it refuses a term; which one, only the addressee narrows
    if matter is None or matter[0] != obligation.kind:
        return False
    contrary = _STATES.get((obligation.kind, obligation.mode or ""), frozenset())
    return matter[1] == obligation.mode or obligation.mode is None or matter[1] in contrary


def _said(obligation: Obligation, account: Account, own: bool) -> tuple[str, int | None, str, str] | None:
    """Stance, degree, code and sentence; None where the account says nothing of whether it was done."""
    claim = account.claim
    if claim.act == "reject" or (claim.act == "deny" and claim.modality == "planned"):
        code, text = (
            ("refused", "The addressee refuses the term.") if own else ("rejected", "It is rejected by another.")
        )
        return ("denied" if own else "rejected"), None, code, text
    if claim.act == "demand":
        return "demanded", None, "demanded", "It is demanded: no implementation."
    if claim.modality == "planned":
        return _planned(account, own)
    if claim.modality not in _DONE:
        return None
    if claim.act == "deny":
        return "denied", None, "denied", "It is denied."
    if claim.act not in _TOLD and claim.act != "claim_responsibility":
        return None
    if bool(claim.negated) != obligation.negated:
        return "undone", 0, "not-done", "It is said not to have been done."
    if obligation.negated:
        return "done", FULL, "kept", "It is said to have been kept."
    return _degree(obligation, account)


def _planned(account: Account, own: bool) -> tuple[str, int | None, str, str]:
    """Only the side that owes it can promise it; others tell a term or a plan."""
    if own and (account.claim.act == "commit" or account.claim.mode == "pledged"):
        return "promised", None, "promise", "It is promised: no implementation."
    return "announced", None, "announced", "It is told as a term or a plan: no implementation."


def _degree(obligation: Obligation, account: Account) -> tuple[str, int | None, str, str] | None:
    claim = account.claim
    matter = matter_of(account)
    if matter and matter[1] in _STATES.get((obligation.kind, obligation.mode or ""), frozenset()):
        return "undone", 0, "contrary", "The opposite is told."
    if claim.kind == "obligation":
        return "done", FULL, "carried-out", "It is told as a term that was carried out."
    measured = _measured(obligation, account)
    if measured is not None:
        return measured
    if claim.mode == "pledged":
        return _planned(account, account.side is not None and account.side == obligation.who)
    if (obligation.kind, obligation.mode) in _STATES and obligation.kind == "access":
        return "done", FULL, "state", "It is told to be so."
    degree = _PROGRESS.get((claim.kind, claim.mode), MINIMAL)
    words = {
        1: "A step is told; how far it went is not said.",
        2: "It is told to be done in part.",
        3: "It is told to be completed.",
    }
    return "done", degree, ("begun", "partial", "completed")[degree - 1], words[degree]


def _measured(obligation: Obligation, account: Account) -> tuple[str, int, str, str] | None:
    """What was counted against what was agreed: all of it is full, a part intermediate."""
    for amount in obligation.amounts:
        for one in account.claim.quantities:
            if one.unit != amount.unit or one.part_of is not None or not _grouped(one, amount.group):
                continue
            counted, asked = one.low, amount.low if amount.low is not None else amount.high
            if counted is None or not asked:
                continue
            if counted >= asked:
                return "done", FULL, "amount-reached", f"{counted} of {asked} {one.unit}: the number agreed is reached."
            if counted > 0:
                return "done", 2, "amount-partial", f"{counted} of {asked} {one.unit}."
    return None


def _grouped(one: Quantity, group: str | None) -> bool:
    return group is None or one.group is None or one.group == group


def _presence(obligation: Obligation, account: Account, made: _Made) -> Iterator[Step]:
    """Forces that are to leave: whether they are there at all. The addressee's denial disputes the premise; another's
    "there are none" is evidence that they left, "they are still there" that they did not."""
    claim = account.claim
    side = claim.agent.side if claim.agent else None
    if side is None or side != obligation.who or claim.modality not in _DONE:
        return
    if obligation.place and lies(places_of(account), [obligation.place]) == "apart":
        return
    if claim.negated:
        if made.own:
            yield _made(
                made, "premise", None, "premise-disputed", "The addressee says that there is nothing there to withdraw."
            )
        else:
            yield _made(made, "done", FULL, "none-left", "It is said that none are there.")
    elif claim.act in _TOLD and not made.own:
        yield _made(made, "undone", 0, "still-there", "They are said to be there still.")


def since(found: Iterable[Step], start: datetime | None, until: datetime) -> list[Step]:
    """The steps that count at an instant: known by then, and not from before the truce. An undated account of an
    undated document never counts: it may be of any time."""
    begun = aware(start)
    return [
        one
        for one in found
        if one.when is not None
        and one.when <= until
        and (begun is None or one.when >= begun or one.stance == "premise")
    ]
