"""Accusations and figures, and those who deny them -> threads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hudna.weighing.drafts import Draft
from hudna.weighing.figures import Figure, head_figure
from hudna.weighing.grounds import apart
from hudna.weighing.marks import DENIES, REFUSES, TELLS, Marks
from hudna.weighing.sentences import reason
from hudna.weighing.ties import Cluster, clusters, mode_class
from hudna.weighing.unions import Unions
from hudna.weighing.windows import month, months

DEEDS, FIGURES = "denial", "figure-denial"
Key = tuple[str, ...]

ANSWER = 3  # days within which a denial that names no day answers what was told before it
# Deeds that one word of denial covers: who denies that he fires at people denies the dead and the damage too.
_FAMILIES = {"casualty": "attack", "damage": "attack"}
# An observer's conduct is told of every day; only what it is accused of can be denied.
_ACCUSED_ONLY = frozenset({"monitoring", "talks", "operation", "obligation", "status", "ceasefire"})
_COUNTS = frozenset({"casualty", "displacement"})  # to call them untrue is to call their number untrue
_NO_DEEDS = frozenset({"presence", "access", "talks", "status", "ceasefire", "obligation"})


def keys(marks: Marks) -> Iterator[Key]:
    """Deeds by family and month of telling; figures that are called untrue by kind and step."""
    claim = marks.claim
    if claim.kind not in _NO_DEEDS and (_denies(marks) or _alleges(marks)):
        for when in months(marks.said):
            yield (DEEDS, marks.truce, _FAMILIES.get(claim.kind, claim.kind), when)
    if _figure_denial(marks) or (marks.stance == TELLS and not marks.planned and _head(marks)):
        for when in months(marks.said):
            yield (FIGURES, marks.truce, claim.kind, claim.mode or "", when)


def drafts(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """The threads of a block."""
    yield from _deeds(key, accounts) if key[0] == DEEDS else _figures(key, accounts)


def _denies(marks: Marks) -> bool:
    """Its own deed denied, or an accusation refused; not somebody's figure (see below)."""
    if marks.stance not in {DENIES, REFUSES} or marks.planned:
        return False
    if marks.claim.kind in _COUNTS and marks.agent is None:
        return False
    worded = marks.claim.act in {"deny", "reject"}
    by_itself = marks.side is not None and (marks.agent == marks.side or (worded and marks.agent is None))
    return by_itself or marks.agent_both or (marks.stance == REFUSES and marks.agent is not None)


def _alleges(marks: Marks) -> bool:
    """Told of another than the speaker."""
    if marks.stance != TELLS or marks.planned or (marks.side is not None and marks.side == marks.agent):
        return False
    if marks.claim.kind in _FAMILIES and marks.agent is None:
        return False
    return marks.claim.act == "accuse" or marks.claim.kind not in _ACCUSED_ONLY


def _deeds(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """For each side that denies: its denials and what they answer, parted where they answer different things."""
    denials = [one for one in accounts if _denies(one)]
    if not denials:
        return
    alleged = _Alleged([one for one in accounts if not _denies(one)])
    answered = [alleged.answered_by(one) for one in denials]
    unions = Unions(len(denials))
    for index, one in enumerate(denials):
        for cluster in answered[index]:
            unions.tie(index, (one.agent or one.side, cluster))
    for component in unions.components():
        against = [denials[index] for index in component]
        clusters_ = sorted({cluster for index in component for cluster in answered[index]})
        if clusters_ and month(min(one.said or 0 for one in against) or None) == key[3]:
            yield _thread(against, [one for cluster in clusters_ for one in alleged.clusters[cluster].members])


def _thread(against: Sequence[Marks], alleged: Sequence[Marks]) -> Draft:
    kind = against[0].claim.kind
    if all(one.stance == REFUSES for one in against):
        alleged = [one for one in alleged if one.claim.act == "accuse"]  # what is refused is an accusation
    members = [*against, *alleged]
    heads = [one for one in map(head_figure, members) if one and one.marks.claim.kind == kind]
    return Draft(DEEDS, kind, members, (reason("answers", ANSWER),), heads)


class _Alleged:
    """Clusters of what is alleged, to be looked up by report, and by accused side and day of telling."""

    def __init__(self, accounts: Sequence[Marks]) -> None:
        by_kind: dict[str, list[Marks]] = {}
        for one in accounts:
            by_kind.setdefault(one.claim.kind, []).append(one)
        self.clusters = [cluster for like in by_kind.values() for cluster in clusters(like)]
        self._by_report: dict[str, set[int]] = {}
        self._by_accused: dict[tuple[str, int], set[int]] = {}
        for index, cluster in enumerate(self.clusters):
            for one in cluster.members:
                self._by_report.setdefault(one.account.origin.sha256, set()).add(index)
                for side in cluster.agents:
                    self._by_accused.setdefault((side, one.said or 0), set()).add(index)

    def answered_by(self, denial: Marks) -> frozenset[int]:
        """What a denial speaks of: deeds of the one who denies, told in its report or in the days before it."""
        beside = self._by_report.get(denial.account.origin.sha256, set())
        found = {index for index in beside if _answers_beside(denial, self.clusters[index])}
        whose, here = denial.agent or denial.side, denial.said or 0
        if whose and not denial.agent_both:
            for day in range(here - ANSWER, here + 2):
                found |= self._by_accused.get((whose, day), set())
        return frozenset(index for index in found if _may_answer(denial, self.clusters[index]))


def _answers_beside(denial: Marks, cluster: Cluster) -> bool:
    """In one report: the same words; the deed of both sides; what has no doer in the text, if it is the kind denied."""
    if denial.agent_both or any(_same_words(denial, one) for one in cluster.members):
        return True
    if cluster.agents:
        return (denial.agent or denial.side) in cluster.agents
    return any(one.claim.kind == denial.claim.kind for one in cluster.members)


def _may_answer(denial: Marks, cluster: Cluster) -> bool:
    """Whether nothing that the denial names is another thing than what is alleged."""
    if any(_same_words(denial, one) for one in cluster.members):
        return True
    if denial.stance == REFUSES and not any(one.claim.act == "accuse" for one in cluster.members):
        return False  # what is refused is an accusation
    if any(apart(denial.place, place) for place in cluster.places):
        return False
    dated = denial.first is not None and denial.last is not None
    if dated and ((denial.first or 0) > cluster.last or (denial.last or 0) < cluster.first):
        return False
    mode = mode_class(denial.claim.kind, denial.claim.mode)
    same_kind = cluster.members[0].claim.kind == denial.claim.kind
    return not (same_kind and mode and cluster.modes and mode not in cluster.modes)


def _same_words(denial: Marks, other: Marks) -> bool:
    """An accusation and its refusal told in one breath ("rejected Yerevan's charge that …") have one content."""
    if denial.account.origin.sha256 != other.account.origin.sha256 or denial.claim.kind != other.claim.kind:
        return False
    return denial.claim.content == other.claim.content


def _figure_denial(marks: Marks) -> bool:
    """A figure called untrue: a denial of a counted matter that is not the speaker's own deed."""
    if marks.stance not in {DENIES, REFUSES} or marks.claim.act == "report" or marks.planned:
        return False
    counted = bool(marks.claim.quantities) or marks.claim.kind in _COUNTS
    return counted and marks.side is not None and marks.agent != marks.side


def _head(marks: Marks) -> Figure | None:
    """A total of the kind: a figure of the whole that has a number."""
    found = head_figure(marks)
    return found if found and found.number is not None and found.group is None else None


def _figures(key: Key, accounts: Sequence[Marks]) -> Iterator[Draft]:
    """A denial with the figures that it answers: the number that it names, else the highest that others told."""
    told = [figure for one in accounts if one.stance == TELLS and (figure := _head(one))]
    by_side: dict[str, list[Marks]] = {}
    for one in accounts:
        if _figure_denial(one):
            by_side.setdefault(one.side or "", []).append(one)
    for side, against in by_side.items():
        first = min(one.said or 0 for one in against)
        near = [one for one in told if one.marks.side != side and abs((one.marks.said or 0) - first) <= ANSWER + 1]
        named = {figure.number for one in against if (figure := head_figure(one)) and figure.number is not None}
        highest = max((one.number or 0 for one in near), default=0)
        answered = [one for one in near if one.number in (named or {highest})]
        if answered and month(first or None) == key[4]:
            why = reason("answers-number") if named else reason("answers-figure")
            verdict = ("deny", (reason("report-denied"),))
            yield Draft(FIGURES, key[2], [*against, *(one.marks for one in answered)], (why,), answered, verdict)
