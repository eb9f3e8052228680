"""Steps -> whether an obligation is disputed, and whether it rests on the word of the side that owes it."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.truces import Reason
from hudna.weighing.evidence import Step


def standing(found: Sequence[Step]) -> int | None:
    """The highest degree told since the last account that it was not done; 0 where that is the last word."""
    telling = [one for one in found if one.degree is not None]
    return max((one.degree or 0 for one in _latest(telling)), default=0) if telling else None


def _latest(found: Sequence[Step]) -> Sequence[Step]:
    """What was told since the last account that it was not done."""
    undone = [index for index, one in enumerate(found) if one.stance == "undone"]
    return found[undone[-1] + 1 :] if undone else found


def disputed(found: Sequence[Step]) -> Reason | None:
    """Why an obligation is disputed, None where it is not.

    The addressee denies it, unless it has told of a step itself since; or accounts contradict with none later than the
    other; or the others' last word is that it was not done, and the addressee alone has told of a step since.
    """
    return _by_addressee(found) or _clash(found) or _against_others(found)


def _by_addressee(found: Sequence[Step]) -> Reason | None:
    denials = [one for one in found if one.own and one.stance in {"denied", "premise"}]
    if not denials or any(one.own and one.stance == "done" and _after(one, denials[-1]) for one in found):
        return None
    if any(one.stance == "premise" for one in denials):
        text = "The addressee disputes the premise: it says that there is nothing to carry out."
        return Reason("premise-disputed", text, _ids(denials))
    return Reason("addressee-disputes", "The addressee denies it or refuses the term.", _ids(denials))


def _clash(found: Sequence[Step]) -> Reason | None:
    """Done by one account, by another of the same time not; or denied by another side since it was told."""
    done = [one for one in found if one.stance == "done"]
    against = [one for one in found if one.stance == "undone"][-1:]
    against += [one for one in found if one.stance == "denied" and not one.own][-1:]
    if not done:
        return None
    clash = [one for one in against if _same_time(one, done[-1]) or (one.stance == "denied" and _after(one, done[-1]))]
    if not clash:
        return None
    same = [one for one in done if _same_time(one, done[-1])]
    return Reason("accounts-contradict", "Accounts of the same time contradict.", _ids((*clash, *same)))


def _against_others(found: Sequence[Step]) -> Reason | None:
    undone = [one for one in found if one.stance == "undone" and not one.own]
    since = [one for one in _latest(found) if one.stance == "done"]
    if not undone or not since or not all(one.own for one in since):
        return None
    text = (
        "Others said last that it was not done; since then the side that owes it says otherwise, by its own word alone."
    )
    return Reason("own-word-against-others", text, _ids((undone[-1], *since)))


def own_word(found: Sequence[Step], degree: int) -> list[Reason]:
    """The reason to give with a degree that only the side that owes it tells."""
    so_far = [one for one in _latest(found) if one.stance == "done" and one.degree == degree]
    if not so_far or not all(one.own for one in so_far):
        return []
    return [
        Reason("own-word-alone", "That far it is told by the side that owes it, by its own word alone.", _ids(so_far))
    ]


def _ids(found: Sequence[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.account for one in found))


def _same_time(one: Step, other: Step) -> bool:
    """Whether neither is later: equal instants, or one day where an hour is not known."""
    return one.when == other.when or (not (one.exact and other.exact) and one.day == other.day)


def _after(one: Step, other: Step) -> bool:
    return one.when is not None and other.when is not None and one.when > other.when
