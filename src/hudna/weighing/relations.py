"""Accounts of one matter -> how they relate, typed by cause, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hudna.weighing.figures import Figure
from hudna.weighing.marks import ASKS, CONDEMNS, DENIES, PROMISES, REFUSES, SUPPORTS, TELLS, Marks
from hudna.weighing.reasons import Reason
from hudna.weighing.sentences import reason

Verdict = tuple[str, tuple[Reason, ...]]
Copies = Mapping[str, str]

NEAR = 0.05  # "about 30" and 31 allow the same number; "about 30" and 40 do not
# States of things, which are so or not, whoever alleged it; the rest are deeds that somebody is said to have done.
STATES = frozenset({"presence", "access", "control", "status", "ceasefire"})
_OPEN, _SHUT = frozenset({"open"}), frozenset({"closed", "denied"})


def relate(members: Sequence[Marks], figures: Sequence[Figure], copies: Copies) -> Verdict:
    """The relation of accounts of one thing: of their polarity, their modes, their stances, then their figures."""
    if len(members) == 1:
        return "agree", (reason("one-account"),)
    return _polarity(members) or _passage(members) or _positions(members) or of_figures(figures, copies)


def _polarity(members: Sequence[Marks]) -> Verdict | None:
    """Some say that it is so and some that it is not."""
    against = [one for one in members if one.stance in {DENIES, REFUSES}]
    told = [one for one in members if one.stance == TELLS]
    if not against or not told:
        return None
    if all(one.planned for one in (*told, *against)):
        return "contradict", (reason("refused"),)
    rejected = any(one.stance == REFUSES for one in against)
    if rejected and any(one.claim.act == "accuse" for one in told):
        return "deny", (reason("accusation-rejected"),)
    return _denied(told, against)


def _denied(told: Sequence[Marks], against: Sequence[Marks]) -> Verdict:
    """A denial by the one who is said to have done it is `deny`; else two statements contradict each other."""
    kinds = {one.claim.kind for one in against}
    if kinds & STATES or all(one.claim.act not in {"deny", "reject"} for one in against):
        return "contradict", (reason("so-and-not-so"),)
    alleged = [one for one in told if one.claim.kind in kinds]
    deniers = {one.side for one in against if one.side}
    doers = {one.agent for one in alleged if one.agent}
    if doers & deniers or any(one.agent_both for one in against):
        return "deny", (reason("accused-denies"),)
    if not any(one.agent for one in against) and alleged and {one.side for one in alleged} - deniers:
        return "deny", (reason("report-denied"),)
    return "contradict", (reason("so-and-not-so"),)


def _passage(members: Sequence[Marks]) -> Verdict | None:
    """A road said to be open and said to be closed; to ask for its opening says that it is closed."""
    if any(one.claim.kind != "access" for one in members):
        return None
    opened = any(one.claim.mode in _OPEN and one.stance == TELLS and not one.planned for one in members)
    shut = any(
        (one.claim.mode in _SHUT and one.stance == TELLS) or (one.claim.mode in _OPEN and one.stance == ASKS)
        for one in members
    )
    return ("contradict", (reason("open-and-closed"),)) if opened and shut else None


def _positions(members: Sequence[Marks]) -> Verdict | None:
    """Stands for it and against it."""
    if any(one.stance in {ASKS, PROMISES} for one in members) and any(one.stance == REFUSES for one in members):
        return "contradict", (reason("refused"),)
    pros = any(one.stance == SUPPORTS for one in members)
    cons = any(one.stance in {CONDEMNS, REFUSES} or (one.stance == ASKS and ends(one)) for one in members)
    return ("contradict", (reason("for-and-against"),)) if pros and cons else None


def ends(marks: Marks) -> bool:
    """Whether it is about an end of the matter: stopped, ended, not to be done."""
    return marks.claim.negated or marks.claim.mode in {"stopped", "ended", "suspended"}


def of_figures(figures: Sequence[Figure], copies: Copies) -> Verdict:
    """The relation of figures; those of a part and those of the whole are compared each with their like."""
    groups: dict[str | None, list[Figure]] = {}
    for one in figures:
        if one.number is not None:
            groups.setdefault(one.group, []).append(one)
    if len(groups) <= 1:
        return _of_like(figures, copies)
    verdicts = [_of_like(like, copies) for like in groups.values()]
    worst = next((one for one in verdicts if one[0] == "contradict"), None)
    return worst or ("scope", (reason("parts-and-wholes", " / ".join(group for group in groups if group)),))


def _of_like(figures: Sequence[Figure], copies: Copies) -> Verdict:
    """The relation of figures that count one thing."""
    known = [one for one in figures if one.number is not None]
    if len({one.number for one in known}) <= 1:
        return "agree", (reason("equal-figures") if known else reason("nothing-against"), *_slips(known, copies))
    own = _firsthand(known, copies)
    if len({one.number for one in own}) == 1:
        return "drift", (reason("only-the-copy-differs", _listed(known)),)
    if _near(own):
        return "agree", (reason("bounds-meet"), *_slips(known, copies))
    fall = _fall(own)
    if fall is None:
        return "growth", (reason("later-is-more"), *_slips(known, copies))
    earlier, later = fall
    if earlier.marks.side == later.marks.side and earlier.marks.side is not None:
        return "contradict", (reason("revised-down", later.number, earlier.number),)
    return "contradict", (reason("figures-differ", _listed(own)),)


def _firsthand(figures: Sequence[Figure], copies: Copies) -> list[Figure]:
    here = {one.marks.account.origin.sha256 for one in figures}
    return [one for one in figures if copies.get(one.marks.account.origin.sha256) not in here]


def _slips(figures: Sequence[Figure], copies: Copies) -> tuple[Reason, ...]:
    """Where a copy words the figure of its original otherwise."""
    by_document = {one.marks.account.origin.sha256: one for one in figures}
    for one in figures:
        original = by_document.get(copies.get(one.marks.account.origin.sha256, ""))
        if original and (one.low, one.high) != (original.low, original.high):
            return (reason("copy-differs", f"{_bounds(one)} for {_bounds(original)}"),)
    return ()


def _bounds(one: Figure) -> str:
    low = "open" if one.low is None else str(one.low)
    high = "open" if one.high is None else str(one.high)
    return f"{'about ' if one.approximate else ''}{low if low == high else f'{low} to {high}'}"


def _listed(figures: Sequence[Figure]) -> str:
    return ", ".join(str(number) for number in sorted({one.number for one in figures if one.number is not None}))


def _near(figures: Sequence[Figure]) -> bool:
    """Whether about-figures allow one number."""
    numbers = [one.number for one in figures if one.number is not None]
    return any(one.approximate for one in figures) and max(numbers) - min(numbers) <= NEAR * max(numbers)


def _fall(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """A pair of figures, earlier and later, that no count that only grows can give; None where there is none.

    A dated figure is as of its time. An undated one is no newer than its document: it may be old, so it falls only
    against dated figures that are as late as its document, or against another side's of the same or a later day.
    """
    dated = sorted((one for one in figures if one.marks.at is not None), key=lambda f: (f.marks.at or 0, f.number or 0))
    for one, other in pairwise(dated):
        same = one.marks.at == other.marks.at and one.number != other.number and one.marks.side != other.marks.side
        if same or (one.number or 0) > (other.number or 0):
            return one, other
    return _undated_fall(dated, [one for one in figures if one.marks.at is None])


def _undated_fall(dated: Sequence[Figure], undated: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    highest: Figure | None = None
    for one in sorted(undated, key=lambda f: (f.marks.told or 0, f.number or 0)):
        if highest and (one.number or 0) != (highest.number or 0) and _rivals(highest, one):
            return highest, one
        highest = one if highest is None or (one.number or 0) >= (highest.number or 0) else highest
        late = next((d for d in dated if _after(d, one) and (d.number or 0) < (one.number or 0)), None)
        if late:
            return one, late
    return None


def _rivals(earlier: Figure, later: Figure) -> bool:
    """Two named sides, the later one lower or of the same day."""
    one, other = earlier.marks, later.marks
    if one.side == other.side or one.side is None or other.side is None:
        return False
    return one.told == other.told or (later.number or 0) < (earlier.number or 0)


def _after(dated: Figure, undated: Figure) -> bool:
    told = undated.marks.told
    return told is not None and dated.marks.last is not None and dated.marks.last > told
