"""Nouns and predicates of saying, by word order -> contents: "X's accusation that", "is groundless", "reports of"."""

from __future__ import annotations

from hudna.model import Actor
from hudna.reading.contents import Content
from hudna.reading.cues import Cue, cue_span
from hudna.reading.openings import object_end
from hudna.reading.scans import Mention, Scan
from hudna.reading.seats import seat_at
from hudna.reading.speakers import Speaker, speaker_of
from hudna.reading.walks import Walk

_HEARD = 4  # words between "there were" and "reports of"
_HAVING = frozenset({"be", "receive", "cause", "exist", "passive-light"})


def say_by_charge(walk: Walk, cue: Cue) -> int:
    """ "Kyiv's accusation that …": its owner alone accuses, whatever another answers to it."""
    scan, end = walk.scan, walk.sentence.last
    owner = _owner(scan, cue.first)
    first = cue.last
    while first < end and scan.lexeme(first, {"that", "about"}) is not None:
        first += 1
    last = object_end(walk, first, end) if first < end else end
    if owner is None or cue.act != "accuse" or first == cue.last or first >= last:
        return 0
    top = walk.stack.top
    content = Content(
        first, last, speaker_of(owner, "owner"), cue, cue_span(scan, cue), cue.act, top, "object", cue.first, alone=True
    )
    walk.open(content)
    return first


def _owner(scan: Scan, index: int) -> Mention | None:
    """The actor right before a noun, with its ending or as its adjective."""
    tokens, at = scan.tokens, index
    if at >= 2 and tokens[at - 2].text in "'’" and tokens[at - 2].end == tokens[at - 1].start:
        at -= 2
    found = next((m for m in reversed(scan.actors_in(max(0, at - 8), index)) if m.last in {at, index}), None)
    return found if found is not None else (seat_at(scan, at - 1) if at else None)


def answer(walk: Walk, cue: Cue) -> int:
    """ "these accusations are groundless": the subject is refused by who speaks, named before or behind."""
    scan, stack = walk.scan, walk.stack
    first = walk.marks.clause(walk.sentence.first).first
    inner = [one for one in [*stack.open, *stack.closed] if one.alone and one.region >= walk.sentence.first]
    if not inner and walk.marks.clause(cue.first).first >= walk.sentence.first:
        first = max(first, walk.marks.clause(cue.first).body)
    top = stack.top
    while top is not None and top.alone:
        top = top.outer
    speaker = top.speaker if top is not None else Speaker(Actor("", None, None, cue_span(scan, cue)), "", "we")
    content = Content(
        max(first, top.first) if top is not None else first, cue.first, speaker, cue, cue_span(scan, cue), cue.act, top,
        "object", first, voice=top is None,
    )  # fmt: skip
    for one in inner:
        one.outer, one.last = content, min(one.last, cue.first)
    stack.closed.append(content)
    return cue.last


def hear(walk: Walk, cue: Cue) -> int:
    """ "there were reports of clashes", "reports came in of clashes": nobody is named."""
    scan, end = walk.scan, walk.sentence.last
    back = range(max(walk.sentence.first, cue.first - _HEARD), cue.first)
    first = cue.lexeme.tail[1] if cue.lexeme.tail is not None else cue.last
    whole = cue.speech == "verb" or cue.lexeme.tail is not None or bool(cue.attributes.get("whole"))
    told = whole or any(scan.lexeme(i, _HAVING) for i in back)
    if not told or first >= end:
        return 0
    span = cue_span(scan, cue)
    if cue.lexeme.tail is not None:
        span = scan.span(*cue.lexeme.tail)
    reports = Speaker(Actor("unspecified reports", None, None, span), "", "reports")
    last = object_end(walk, first, end)
    said = cue if cue.speech == "verb" else None
    content = Content(
        first, last, reports, said, cue_span(scan, cue) if said else None, "report", walk.stack.top, "object", cue.first
    )
    content.void = said is not None and scan.lexeme(cue.first - 1, _NOT) is not None  # "no reports came in of"
    walk.stack.push(content)
    return first


_NOT = frozenset({"negator"})
