"""Figures -> series: what one side counts of one thing, over time, and where two sides count the same.

Cumulative counts, stocks and counts of a day are kept apart: a count of a bounded day or two ("killed on Tuesday") is
no stage of a total. Flow and stock of the same moved people stand in one matter, each value with its own mode.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hudna.weighing.drafts import Draft
from hudna.weighing.figures import Figure, figures, regrouped
from hudna.weighing.grounds import apart
from hudna.weighing.marks import TELLS, Marks
from hudna.weighing.reasons import Reason
from hudna.weighing.sentences import reason
from hudna.weighing.ties import TELLING
from hudna.weighing.unions import Unions

VIEW = "series"
Key = tuple[str, ...]

_COUNTED = frozenset({
    "casualty", "evacuation", "displacement", "shelter", "medical", "detention", "exchange", "disarmament", "control",
    "aid", "damage", "movement",
})  # fmt: skip
# Stages of one count. Who was evacuated is then somewhere; the displaced of one town are no stage of those who fled.
_STAGES = {
    ("evacuation", "flow"): "moved", ("evacuation", "stock"): "moved", ("disarmament", "started"): "",
    ("disarmament", "counted"): "", ("disarmament", "completed"): "",
}  # fmt: skip
_DAILY = 2  # days; what happened within so few is an event or a day's count, no total
_SAME_COUNT = 5  # from this number on, the same figure of two sides is one count


def keys(marks: Marks) -> Iterator[Key]:
    """What is counted, and where: kind, step, unit, place."""
    if not counts(marks):
        return
    for unit in sorted({one.unit for one in figures(marks) if one.number is not None}):
        yield (VIEW, marks.truce, marks.claim.kind, step(marks), unit, where(marks))


def counts(marks: Marks) -> bool:
    """Whether an account gives a total that may grow: told as so, and not of a single day."""
    if marks.claim.kind not in _COUNTED or marks.stance != TELLS or marks.planned:
        return False
    daily = marks.first is not None and marks.last is not None and marks.last - marks.first < _DAILY
    return not daily or marks.claim.mode == "stock"


def step(marks: Marks) -> str:
    """The mode as far as it parts counts."""
    mode = marks.claim.mode or ""
    return _STAGES.get((marks.claim.kind, mode), mode)


def drafts(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """A matter for each side's series, and one for each pair of series that share a figure."""
    told = [one for marks in accounts for one in figures(marks) if one.unit == key[4] and one.number is not None]
    for like in _by_group(told):
        found = sided(like)
        for series, why in found:
            if len({one.marks.account.id for one in series}) > 1:
                yield Draft(VIEW, key[2], [one.marks for one in series], why, series)
        yield from _shared(key[2], [series for series, _ in found])


def _by_group(told: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures of one group, or of groups that one side words in two ways for one number ("small arms")."""
    groups = sorted({one.group or "" for one in told})
    unions = Unions(len(groups))
    for one in told:
        if one.group and (one.number or 0) >= TELLING and one.marks.side:
            unions.tie(groups.index(one.group), (one.marks.side, one.number))
    for component in unions.components():
        named = {groups[index] for index in component}
        common = groups[component[0]] or None
        yield [regrouped(one, common) for one in told if (one.group or "") in named]


Series = tuple[list[Figure], tuple[Reason, ...]]


def sided(told: Sequence[Figure]) -> list[Series]:
    """Figures -> series, each of one side, one doer and one place; figures in a report's own voice joined to them."""
    held: dict[tuple[str, str, str], list[Figure]] = {}
    voiceless: list[Figure] = []
    for one in told:
        if one.marks.side is None:
            voiceless.append(one)
        else:
            held.setdefault((one.marks.side, where(one.marks), _since(one.marks)), []).append(one)
    parted = [one for series in held.values() for part in _by_doer(series) for one in _by_report(part)]
    joined = _voiced(parted, voiceless)
    return [(series, _why(series, extra)) for series, extra in joined]


def where(marks: Marks) -> str:
    """Totals of two towns are two; the place where the evacuated are now is no place of the count."""
    there_now = step(marks) == "moved" and marks.claim.mode == "stock"
    return marks.place if marks.exact and marks.place and not there_now else ""


def _since(marks: Marks) -> str:
    """Totals since two different days are two."""
    return str(marks.first) if marks.first is not None and marks.claim.mode != "stock" else ""


def _by_doer(series: list[Figure]) -> list[list[Figure]]:
    """Parted by the side that does it; figures that name no doer go with the only one, or by themselves."""
    doers: dict[str, list[Figure]] = {}
    for one in series:
        doers.setdefault(one.marks.agent or "", []).append(one)
    nameless = doers.pop("", [])
    if not doers:
        return [nameless]
    if len(doers) == 1:
        return [[*next(iter(doers.values())), *nameless]]
    return [*doers.values(), *([nameless] if nameless else [])]


def _by_report(series: list[Figure]) -> list[list[Figure]]:
    """Two undated figures of one report are no stages of one count, unless other reports give them too.

    "Two were wounded … 16,520 have been wounded since the war began": the highest stays, the others stand alone.
    """
    highest: dict[str, float] = {}
    reports: dict[object, set[str]] = {}
    for one in series:
        report = one.marks.account.origin.sha256
        reports.setdefault(one.number, set()).add(report)
        if one.marks.at is None:
            highest[report] = max(highest.get(report, 0), one.number or 0)
    kept: list[Figure] = []
    others: list[list[Figure]] = []
    for one in series:
        most = highest.get(one.marks.account.origin.sha256)
        stays = one.marks.at is not None or one.number == most or len(reports[one.number]) > 1
        kept.append(one) if stays else others.append([one])
    return [kept, *others]


def _voiced(series: list[list[Figure]], voiceless: Sequence[Figure]) -> list[tuple[list[Figure], int]]:
    """Own-voice figures go to the side whose figures the same report gives, or which gives the same number."""
    by_report: dict[str, list[int]] = {}
    by_number: dict[object, list[int]] = {}
    for index, own in enumerate(series):
        for one in own:
            by_report.setdefault(one.marks.account.origin.sha256, []).append(index)
            by_number.setdefault(one.number, []).append(index)
    extra: list[list[Figure]] = [[] for _ in series]
    alone: list[Figure] = []
    for one in voiceless:
        report = by_report.get(one.marks.account.origin.sha256, ())
        mode = one.marks.claim.mode
        beside = {index for index in report if any(other.marks.claim.mode == mode for other in series[index])}
        beside = beside or set(by_number.get(one.number, ()))
        fitting = [index for index in sorted(beside) if _fits(series[index][0], one)]
        (extra[fitting[0]] if len(fitting) == 1 else alone).append(one)
    joined = [([*own, *more], len(more)) for own, more in zip(series, extra, strict=True)]
    return [*joined, *((part, 0) for part in _alone(alone))]


def _fits(one: Figure, other: Figure) -> bool:
    mine, theirs = one.marks, other.marks
    if mine.agent and theirs.agent and mine.agent != theirs.agent:
        return False
    return where(mine) == where(theirs) and not apart(mine.place, theirs.place)


def _alone(figures_: Sequence[Figure]) -> list[list[Figure]]:
    """Own-voice figures that no side's series takes: those of one number together, from report to report."""
    found: dict[tuple[object, str, str], list[Figure]] = {}
    for one in figures_:
        found.setdefault((one.number, where(one.marks), one.marks.agent or ""), []).append(one)
    return list(found.values())


def _why(series: Sequence[Figure], extra: int) -> tuple[Reason, ...]:
    modes = {one.marks.claim.mode for one in series}
    return (
        reason("one-counter"),
        *([reason("own-voice-beside", extra)] if extra else []),
        *([reason("stock-beside-flow")] if {"stock", "flow"} <= modes else []),
    )


def _shared(kind: str, found: Sequence[list[Figure]]) -> Iterator[Draft]:
    """Two sides that give one figure count one thing: their series side by side."""
    by_figure: dict[tuple[object, str], set[int]] = {}
    doers = [{one.marks.agent for one in series if one.marks.agent} for series in found]
    for index, series in enumerate(found):
        for one in series:
            if (one.number or 0) >= _SAME_COUNT:
                by_figure.setdefault((one.number, where(one.marks)), set()).add(index)
    done: set[tuple[int, ...]] = set()
    for (number, _), indexes in by_figure.items():
        group = tuple(sorted(indexes))
        sides = {found[index][0].marks.side for index in group}
        whose = set().union(*(doers[index] for index in group))
        if len(sides) > 1 and len(whose) <= 1 and group not in done:
            done.add(group)
            together = [one for index in group for one in found[index]]
            yield Draft(VIEW, kind, [one.marks for one in together], (reason("same-number", number),), together)
