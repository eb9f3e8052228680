"""Figures of different scope -> matters: a part in its whole, one deed by several doers, one counter's periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hudna.weighing.drafts import Draft
from hudna.weighing.figures import Figure, figures, head_figure
from hudna.weighing.marks import Marks
from hudna.weighing.reasons import Reason
from hudna.weighing.sentences import reason
from hudna.weighing.series import counts, step, where
from hudna.weighing.tallies import tally
from hudna.weighing.unions import Unions

PARTS, DOERS, PERIODS = "parts", "doers", "periods"
Key = tuple[str, ...]

_DONE_BY = frozenset({"evacuation", "aid", "shelter", "medical", "exchange", "detention", "disarmament", "monitoring"})
_MOVED = frozenset({"evacuation", "displacement", "shelter"})
_SAME_COUNT = 5


def keys(marks: Marks) -> Iterator[Key]:
    """Blocks of counts of one kind and step; of a day, where it may be compared by doer; of a side, by period."""
    claim = marks.claim
    if counts(marks):
        for unit in sorted({one.unit for one in figures(marks) if one.number is not None}):
            yield (PARTS, marks.truce, claim.kind, step(marks), unit, where(marks))
        head = head_figure(marks)
        if claim.kind in _DONE_BY and marks.agent and head and head.number is not None and marks.day is not None:
            yield (DOERS, marks.truce, claim.kind, claim.mode or "", head.unit, str(marks.day))
    if marks.side and tally(marks):
        yield (PERIODS, marks.truce, claim.kind, claim.mode or "", marks.side)


def drafts(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """The matters of a block, by its view."""
    if key[0] == PARTS:
        yield from _parts(key, accounts)
    elif key[0] == DOERS:
        yield from _doers(key, accounts)
    else:
        yield from _periods(key, accounts)


def _parts(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """For each group: its figures and those of all, as far as one report, one side or one number ties them."""
    told = [one for marks in accounts for one in figures(marks) if one.unit == key[4] and one.number is not None]
    for group in sorted({one.group for one in told if one.group}):
        parts = [one for one in told if one.group == group]
        wholes = [one for one in told if one.whole and one.group is None]
        for component in _tied(parts, _containing(parts, wholes)):
            yield from _within(key[2], group, component)


def _containing(parts: Sequence[Figure], wholes: Sequence[Figure]) -> list[Figure]:
    """The wholes that a report gives beside a part, as of the same time: a whole of another time is not that part's."""
    reports = {_report(one) for one in parts}
    return [one for one in wholes if _report(one) in reports]


def _report(one: Figure) -> tuple[str, int | None]:
    return one.marks.account.origin.sha256, one.marks.at


def _tied(parts: Sequence[Figure], wholes: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures of one place joined by report, by side, and by equal numbers."""
    both = [*parts, *wholes]
    unions = Unions(len(both))
    for index, one in enumerate(both):
        marks = one.marks
        doer = marks.agent or ""
        unions.tie(index, ("report", marks.account.origin.sha256))
        if marks.side:
            unions.tie(index, ("side", marks.side, doer if marks.claim.kind in _MOVED else ""))
        if (one.number or 0) >= _SAME_COUNT and one.group:
            unions.tie(index, ("number", one.number))
    for component in unions.components():
        yield [both[index] for index in component]


def _within(kind: str, group: str, component: Sequence[Figure]) -> Iterator[Draft]:
    parts = [one for one in component if one.group]
    wholes = [one for one in component if not one.group]
    if not parts or not wholes or len({one.marks.account.id for one in component}) < 2:
        return
    if kind != "casualty" and all(one.whole for one in parts):
        return  # those who fled within the country are no part of those who fled abroad; dead civilians are of the dead
    verdict = ("scope", (_check(component),))
    yield Draft(PARTS, kind, [one.marks for one in component], (reason("parts-and-wholes", group),), component, verdict)


def _check(component: Sequence[Figure]) -> Reason:
    """Whether each part is within the whole of its own claim (1,049 of more than 2,000)."""
    last = reason("nothing-against")
    for one in component:
        index = one.marks.claim.quantities[one.index].part_of
        whole = next((other for other in figures(one.marks) if other.index == index), None)
        if whole is None or one.low is None or whole.number is None:
            continue
        most = whole.high if whole.high is not None or whole.low is None else None
        if most is not None and not whole.approximate and one.low > most:
            return reason("part-exceeds-whole", one.low, most)
        last = reason("part-within-whole", one.low, _atleast(whole))
    return last


def _atleast(whole: Figure) -> str:
    return (
        f"{whole.number}"
        if whole.low == whole.high
        else f"{whole.number} or more"
        if whole.high is None
        else f"up to {whole.high}"
    )


def _doers(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """The highest figure of each doer on one day."""
    by_doer: dict[str, list[Figure]] = {}
    for marks in accounts:
        head = head_figure(marks)
        if marks.agent and head and head.number is not None and head.group is None:
            by_doer.setdefault(marks.agent, []).append(head)
    if len(by_doer) < 2:
        return
    chosen = [one for own in by_doer.values() for one in _highest(own)]
    verdict = ("scope", (reason("by-whom"),))
    yield Draft(DOERS, key[2], [one.marks for one in chosen], (reason("by-whom"),), chosen, verdict)


def _highest(figures_: Sequence[Figure]) -> Iterable[Figure]:
    most = max(one.number or 0 for one in figures_)
    return [one for one in figures_ if one.number == most]


def _periods(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """One side's counts of periods that do not overlap; an undated count goes with the dated one of the same number."""
    heads = [one for one in map(tally, accounts) if one]
    dated = [one for one in heads if one.marks.first is not None or one.marks.last is not None]
    dated = _without_overlapping_zeros(dated)
    periods = _parted(dated)
    if len(periods) < 2:
        return
    numbers = {one.number for one in dated if one.number is not None}
    undated = [one for one in heads if one.marks.first is None and one.marks.last is None and one.number in numbers]
    told = [replace(one, group=None) for one in (*dated, *undated)]
    verdict = ("scope", (reason("other-periods"),))
    yield Draft(PERIODS, key[2], [one.marks for one in told], (reason("other-periods"),), told, verdict, by_period=True)


def _parted(dated: Sequence[Figure]) -> list[list[Figure]]:
    """Figures by periods: each period begins after the one before has ended."""
    found: list[list[Figure]] = []
    end = -1
    for one in sorted(dated, key=lambda f: (_begin(f.marks), f.marks.account.id)):
        if not found or _begin(one.marks) > end:
            found.append([])
            end = -1
        found[-1].append(one)
        end = max(end, _end(one.marks))
    return found


def _without_overlapping_zeros(dated: Sequence[Figure]) -> list[Figure]:
    """A "none" of days on which the same side counts some is no period of its own beside that count."""
    counted = {(_begin(one.marks), _end(one.marks)) for one in dated if one.number != 0}
    return [
        one
        for one in dated
        if one.number != 0 or not any(begin <= _end(one.marks) and _begin(one.marks) <= end for begin, end in counted)
    ]


def _end(marks: Marks) -> int:
    return marks.last if marks.last is not None else _begin(marks)


def _begin(marks: Marks) -> int:
    first = marks.first if marks.first is not None else marks.last
    return first if first is not None else 0
