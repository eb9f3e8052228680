"""Verbs of quoting -> an outer source and an inner one: "the agency quoted X as saying", "…, citing X"."""

from __future__ import annotations

from hudna.model import Actor, Span
from hudna.reading.contents import Content
from hudna.reading.cues import Cue, cue_span
from hudna.reading.framenames import subject_in
from hudna.reading.layouts import Frame
from hudna.reading.openings import Start
from hudna.reading.scans import Scan
from hudna.reading.signs import COMMAS
from hudna.reading.speakers import Speaker, speaker_of
from hudna.reading.walks import Walk, close_for


def carried_by(
    walk: Walk, cue: Cue, frame: Frame, speaker: Speaker, said: Speaker | None
) -> tuple[Speaker, Content | None]:
    """ "the agency quoted X as saying": X speaks, the agency carries."""
    named = said or whom(walk, cue, frame)
    if named is None or named.actor == speaker.actor:
        return speaker, None
    carrier = Content(cue.first, cue.first, speaker, cue, cue_span(walk.scan, cue), "report", None, "that", frame.first)
    return named, carrier


def whom(walk: Walk, cue: Cue, frame: Frame | None) -> Speaker | None:
    """Whom a carrier quotes: an actor or a name between the verb and "as saying", "him" for the last one."""
    scan = walk.scan
    last = (frame.last - 2) if frame is not None else cue.last
    if last <= cue.last:
        return None
    if scan.lexeme(cue.last, {"he-she", "him"}) is not None:
        return walk.speakers.last("")
    found = subject_in(scan, cue.last, last)
    if found is not None:
        return speaker_of(found, "carried")
    span = Span(scan.tokens[cue.last].start, scan.tokens[last - 1].end)
    return Speaker(Actor(span.of(scan.text), None, None, span), "", "unknown name")


def say_by_quoting(
    walk: Walk, cue: Cue, frame: Frame | None, speaker: Speaker, marked: Start | None, said: Speaker | None = None
) -> int:
    """ "The agency quoted X as saying that …": an outer source and an inner one."""
    inner = said or whom(walk, cue, frame)
    if frame is None or inner is None:
        return 0
    scan, end = walk.scan, walk.sentence.last
    start = marked or Start(frame.last, end, "that", 0, None)
    if start.first >= end:
        return 0
    close_for(walk, cue, frame.first)
    outer = Content(
        start.first, start.last, speaker, cue, cue_span(scan, cue), "report", walk.stack.top, "that", frame.first
    )
    walk.open(outer)
    walk.open(
        Content(start.first, start.last, inner, None, None, "report", outer, start.opening, frame.first, start.quote)
    )
    return frame.last


def cite(walk: Walk, cue: Cue) -> int:
    """ "…, the agency reported, citing X": X is the inner source of what the agency said."""
    scan, stack = walk.scan, walk.stack
    end = next((i for i in range(cue.last, walk.sentence.last) if _stops(scan, i)), walk.sentence.last)
    named = subject_in(scan, cue.last, end)
    here = [one for one in [*stack.closed, *stack.open] if one.region >= walk.sentence.first and not one.alone]
    if named is None or not here:
        return 0
    told = max(here, key=lambda one: one.serial)
    inner = speaker_of(named, "cited")
    last = min(told.last, cue.first) if told.first < cue.first else told.last
    content = Content(
        told.first, last, inner, None, cue_span(scan, cue), told.act, told, told.opening, cue.first, told.quote
    )
    content.serial = len(stack.open) + len(stack.closed) + 1
    if told.first >= cue.first:
        stack.push(content)
    else:
        told.last = min(told.last, cue.first)
        stack.closed.append(content)
    return named.last


def _stops(scan: Scan, index: int) -> bool:
    return scan.tokens[index].text in COMMAS or scan.lexeme(index, {"that", "relative"}) is not None
