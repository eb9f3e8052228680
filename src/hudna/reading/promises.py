"""Frames of promising -> whether nobody promises there: two parties agree, or it is untrue that one did."""

from __future__ import annotations

from hudna.reading.adjuncts import is_a
from hudna.reading.layouts import Frame
from hudna.reading.walks import Walk

_UNTRUTH = frozenset({"untruth"})


def unpromised(walk: Walk, frame: Frame | None) -> bool:
    """Whether a word of promising tells of an agreement, or of what did not happen, rather than promises."""
    return _jointly(walk, frame) or _untrue(walk, frame)


def _jointly(walk: Walk, frame: Frame | None) -> bool:
    """ "both armies agreed", "X and Y agreed": what parties agree on is told by who tells it (rule 13)."""
    if frame is None:
        return False
    first, last = frame.head
    actors = [m for m in walk.scan.actors_in(first, last) if m.note != "adjective"]
    joined = any(is_a(walk.scan, i, "and") for i in range(first, last))
    return bool(actors) and (actors[0].note == "both" or (joined and len(actors) > 1))


def _untrue(walk: Walk, frame: Frame | None) -> bool:
    """ "it is untrue that X agreed to it": X promises nothing here."""
    return frame is not None and walk.scan.stands(_UNTRUTH, walk.sentence.first, frame.first)
