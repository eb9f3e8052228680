"""Obligations and demands -> threads: what is asked or agreed, what is promised, what is told of its being done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hudna.weighing.drafts import Draft
from hudna.weighing.marks import ASKS, DENIES, PROMISES, REFUSES, SUPPORTS, TELLS, Marks
from hudna.weighing.sentences import reason
from hudna.weighing.windows import runs

TERMS, PREMISES = "term", "premise"
Key = tuple[str, ...]

# Deeds that a party can owe; the rest of the kinds are what happens.
_OWED = frozenset({
    "movement", "disarmament", "access", "aid", "exchange", "control", "evacuation", "operation", "detention",
    "shelter", "obligation",
})  # fmt: skip
_SEASON = 60  # days of silence after which a term that is spoken of again is another matter
# Kinds whose modes are different deeds: to deploy is no step of withdrawing.
_BY_MODE = frozenset({"movement", "access", "operation"})
_PULLED_BACK = frozenset({"movement", "presence", "obligation"})


def keys(marks: Marks) -> Iterator[Key]:
    """What is owed and by whom; and by whom it is said that there is nothing to withdraw."""
    claim = marks.claim
    if claim.kind in _OWED and marks.stance in {TELLS, DENIES, REFUSES, PROMISES, ASKS, SUPPORTS}:
        owed, mode = marks.term or ("obligation", None)
        yield (TERMS, marks.truce, owed, (mode or "") if owed in _BY_MODE else "", marks.agent or "")
    if claim.kind in _PULLED_BACK and marks.agent and _of_premise(marks):
        yield (PREMISES, marks.truce, marks.agent)


def _of_premise(marks: Marks) -> bool:
    """A withdrawal that is owed, or that the owing side says there is nothing of its own there to withdraw."""
    if _disputes(marks):
        return True
    return marks.stance in {TELLS, ASKS} and marks.planned and marks.term in {None, ("movement", "withdrawn")}


def _disputes(marks: Marks) -> bool:
    by_itself = marks.side is not None and marks.side == marks.agent
    refused = marks.claim.kind == "obligation" and marks.stance in {REFUSES, DENIES}
    return by_itself and (refused or (marks.claim.kind == "presence" and marks.claim.negated))


def drafts(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """The threads of a block."""
    yield from _terms(key, accounts) if key[0] == TERMS else _premises(accounts)


def _terms(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """A term (an obligation, a demand, a promise) with what is told of its being kept."""
    if not key[4]:
        return
    for run in runs(accounts, lambda one: one.said, _SEASON):
        owed = [one for one in run if one.claim.kind == "obligation" or one.planned or one.stance in {PROMISES, ASKS}]
        if owed and len(run) > 1:
            first = min(one.said or 0 for one in owed)
            kind = "obligation" if any(one.claim.kind == "obligation" for one in owed) else key[2]
            told = [one for one in run if (one.said or 0) >= first - 1]
            yield Draft(TERMS, kind, told, (reason("term-and-evidence"),))


def _premises(accounts: Sequence[Marks]) -> Iterator[Draft]:
    """An obligation to withdraw, and its addressee who says that it has no forces there."""
    disputes = [one for one in accounts if _disputes(one)]
    owed = [one for one in accounts if not _disputes(one)]
    if not owed or not any(one.claim.kind == "presence" for one in disputes):
        return
    kind = "obligation" if any(one.claim.kind == "obligation" for one in accounts) else "movement"
    yield Draft(PREMISES, kind, accounts, (reason("premise"),), (), ("premise-disputed", (reason("premise"),)))
