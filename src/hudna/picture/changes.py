"""Accounts of a period and of the one before -> figures of people and terms side by side: each source's own alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.model.truces import Obligation
from hudna.picture.periods import Period
from hudna.weighing.compliance import Assessment, Setting, compliance
from hudna.weighing.independence import Copy
from hudna.weighing.people import Series, people, series
from hudna.weighing.publishers import voices


@dataclass(frozen=True, slots=True)
class Course:
    """One source's numbers of one heading and group: in the period, and in the one before (None: none told)."""

    now: Series
    before: Series | None

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim that it rests on."""
        steps = (*self.now.steps, *(self.before.steps if self.before else ()))
        return tuple(dict.fromkeys(claim for step in steps for claim in step.accounts))


def courses(
    now: Sequence[Account], before: Sequence[Account], known: Sequence[Account], copies: Mapping[str, Copy]
) -> tuple[Course, ...]:
    """The people that accounts of the period count, with what the same source said in the period before.

    `known` are all accounts of the truce: whose own voice is a side's is known from all of them.
    """
    organs = voices(known, {})
    then = {_key(one): one for one in series(people(before, organs, copies))}
    return tuple(Course(one, then.get(_key(one))) for one in series(people(now, organs, copies)))


def _key(one: Series) -> tuple[str | None, ...]:
    return one.heading, one.source, one.group, one.unit


@dataclass(frozen=True, slots=True)
class Turn:
    """An obligation, how far it is met at the cut-off, and how far it was at the end of the period before."""

    obligation: Obligation
    now: Assessment
    before: Assessment

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim that it rests on."""
        return tuple(dict.fromkeys((*self.now.pro, *self.now.contra, *self.now.promises)))


def turns(accounts: Sequence[Account], period: Period, setting: Setting, truce: str) -> tuple[Turn, ...]:
    """The obligations of a truce with their state, now and then. Then, what was published later was not known."""
    earlier = period.previous
    then = [one for one in accounts if one.origin.published is None or one.origin.published <= earlier.last]
    return tuple(
        Turn(
            one,
            compliance(one, accounts, period.cutoff, setting),
            compliance(one, then, earlier.cutoff, setting),
        )
        for one in setting.obligations
        if one.ceasefire == truce
    )
