"""A short name ("the centre", "the command") -> the body of that kind that was named in full before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hudna.model import Actor
from hudna.reading.scans import Scan
from hudna.reading.speakers import Speaker

_HEAD = "short-"  # the senses of words for bodies
_FAR = 600  # tokens that a short name looks back
_NOT_NAMED = frozenset({"adjective", "anaphor", "own", "both"})


def recalled(scan: Scan, spoken: Sequence[Speaker], first: int) -> Actor | None:
    """Whom a definite word for a body at token `first` means: who spoke before by such a name, or was named so.

    None where no body of that kind was named.
    """
    senses = _heads(scan, first, definite=True)
    if not senses:
        return None
    for speaker in reversed(spoken):
        at = _token(scan, speaker.actor.span.start)
        if at < first and senses & _heads(scan, at, definite=False):
            return speaker.actor
    for mention in reversed(scan.actors_in(max(0, first - _FAR), first)):
        if mention.note in _NOT_NAMED or not isinstance(mention.value, Actor):
            continue
        if senses & _heads(scan, mention.first, definite=False):
            return mention.value
    return None


def _heads(scan: Scan, index: int, definite: bool) -> set[str]:
    return {
        x.form.sense
        for x in (scan.lexemes[index] if index < len(scan.lexemes) else ())
        if x.form.sense.startswith(_HEAD) and (not definite or ("the" in x.before and x.last == index + 1))
    }


def _token(scan: Scan, offset: int) -> int:
    """The token that begins at or before an offset of the text."""
    at = bisect_left(scan.tokens, offset, key=lambda token: token.start)
    inside = at < len(scan.tokens) and scan.tokens[at].start == offset
    return at if inside else max(0, at - 1)
