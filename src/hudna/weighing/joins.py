"""Matters and what people decided on them -> matters: several merged into one, or claims parted from one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from hudna.model.accounts import Account
from hudna.weighing.doubles import unique
from hudna.weighing.drafts import Draft, assembled
from hudna.weighing.figures import figures
from hudna.weighing.marks import marks_of
from hudna.weighing.matters import Matter
from hudna.weighing.reasons import Reason

VIEW = "people"  # the view of a matter that people made


def joined(matters: Sequence[Matter], claims: Collection[str], copies: Mapping[str, str], why: str) -> list[Matter]:
    """The matters all of whose claims are among these become one, which is related and counted anew."""
    inside = [one for one in matters if all(account.id in claims for account in one.accounts)]
    if not inside:
        return list(matters)
    accounts = {account.id: account for one in inside for account in one.accounts}
    made = _made(tuple(accounts.values()), copies, Reason("merged", f"People merged these accounts: {why}"))
    rest = [one for one in matters if one not in inside]
    return unique([made, *rest])


def parted(
    matters: Sequence[Matter], subject: str, claims: Collection[str], copies: Mapping[str, str], why: str
) -> list[Matter]:
    """These claims leave a matter and become one of their own; both are related and counted anew."""
    found = next((one for one in matters if one.id == subject), None)
    if found is None:
        return list(matters)
    out = tuple(one for one in found.accounts if one.id in claims)
    left = tuple(one for one in found.accounts if one.id not in claims)
    reason = Reason("parted", f"People parted these accounts from others: {why}")
    made = [_made(part, copies, reason) for part in (left, out) if part]
    return unique([*made, *(one for one in matters if one is not found)])


def _made(accounts: Sequence[Account], copies: Mapping[str, str], why: Reason) -> Matter:
    members = [marks_of(one) for one in accounts]
    kind = Counter(one.claim.kind for one in accounts).most_common(1)[0][0]
    counted = [figure for one in members if one.claim.kind == kind for figure in figures(one) if figure.whole]
    return assembled(Draft(VIEW, kind, members, (why,), counted), copies)
