"""Actors after "between" -> the two parties of what is done by both: clashes, talks, an exchange."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hudna.reading.scans import Mention, Scan
from hudna.reading.triggers import Trigger

# Matters of two: who stands first is the agent, the other the target (codebook, rule 13).
_KINDS = frozenset({"ceasefire", "talks", "exchange", "status"})
_MODES = frozenset({"clash"})
_BETWEEN = frozenset({"between", "actor-between"})
_AND = frozenset({"and"})
_REACH = 3  # words between "between" and the first party


def parties_between(scan: Scan, trigger: Trigger, actors: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """ "clashes between X and Y": X and Y; None where the matter is not one of two, or one of them is not known."""
    frame = trigger.frame
    if (frame.kind not in _KINDS and frame.mode not in _MODES) or frame.target == "none":
        return None
    for first, second in pairwise(actors):
        if (
            _joined(scan, first, second)
            and _after_between(scan, first)
            and "adjective" not in {first.note, second.note}
        ):
            return first, second
    return None


def _after_between(scan: Scan, mention: Mention) -> bool:
    return any(scan.lexeme(at, _BETWEEN) for at in range(max(0, mention.first - _REACH), mention.first))


def _joined(scan: Scan, first: Mention, second: Mention) -> bool:
    """Whether "and" stands between two actors with at most an article beside it."""
    if "and" in second.before and second.first - first.last <= 1:
        return True
    between = range(first.last, second.first)
    if len(between) not in {1, 2}:
        return False
    leading = scan.language.leading.get(scan.tokens[between[0]].folded)  # where "and" is a word, but no lexeme
    return leading == "and" or scan.lexeme(between[0], _AND) is not None
