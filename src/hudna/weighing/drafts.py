"""What a view finds -> matters: relation, roots, range, values and id are made here, in one way for all views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hudna.weighing.figures import Figure
from hudna.weighing.marks import Marks
from hudna.weighing.matters import Matter, matter_id
from hudna.weighing.ranges import by_source, spanned, value_of
from hudna.weighing.reasons import Reason
from hudna.weighing.relations import Verdict, relate
from hudna.weighing.sentences import reason
from hudna.weighing.spans import one_range
from hudna.weighing.voices import outlets, sides


@dataclass(frozen=True, slots=True)
class Draft:
    """Accounts that a view puts together: why, by which figures, and the relation where the view itself gives it.

    `by_period` says that the view sets counts of several periods beside each other, of whatever length.
    """

    view: str
    kind: str
    members: Sequence[Marks]
    why: Sequence[Reason]
    figures: Sequence[Figure] = ()
    verdict: Verdict | None = None
    by_period: bool = False


def assembled(draft: Draft, copies: Mapping[str, str]) -> Matter:
    """The matter of a draft. Accounts are in the order of their days."""
    members = sorted({one.account.id: one for one in draft.members}.values(), key=_order)
    accounts = tuple(one.account for one in members)
    relation, because = draft.verdict or relate(members, draft.figures, copies)
    measure = _measure(draft.figures)
    spans = draft.by_period or one_range(draft.kind, draft.figures)
    because = because if spans else (*because, reason("other-lengths"))
    first = {one.marks.account.id: one for one in reversed(draft.figures)}
    return Matter(
        matter_id(draft.kind, measure, (one.id for one in accounts)),
        draft.view,
        draft.kind,
        accounts,
        tuple(value_of(one, first.get(one.account.id)) for one in members),
        relation,
        sides(accounts, copies),
        outlets(accounts),
        measure,
        spanned(draft.figures) if spans else None,
        by_source(draft.figures) if spans else (),
        tuple(dict.fromkeys((*draft.why, *because))),
    )


def _order(marks: Marks) -> tuple[int, int, str]:
    return marks.day or 0, marks.at or 0, marks.account.id


def _measure(figures: Iterable[Figure]) -> tuple[str, str | None] | None:
    measures = {(one.unit, one.group) for one in figures if one.number is not None}
    if len(measures) == 1:
        return measures.pop()
    units = {unit for unit, _ in measures}
    groups = sorted(group or "all" for _, group in measures)
    return (units.pop(), " / ".join(groups)) if len(units) == 1 else None
