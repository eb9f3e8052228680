"""Participles and nouns of saying -> contents: "…, adding that", "Yerevan's accusation"."""

from __future__ import annotations

from hudna.reading.asides import set_off
from hudna.reading.contents import Content
from hudna.reading.cues import Cue, cue_span
from hudna.reading.openings import Start, leads_on, limit_of, marked, object_end, object_of
from hudna.reading.phrasing import phrase_start
from hudna.reading.speakers import Speaker, agree, governed, speaker_of
from hudna.reading.verbs import trade
from hudna.reading.walks import Walk


def say_by_participle(walk: Walk, cue: Cue) -> int:
    """ "…, adding that": the last speaker of the sentence, or the subject of its first verb, goes on."""
    if "the" in cue.lexeme.before:
        return 0
    if set_off(walk, cue):
        return 0
    limit = limit_of(walk, cue)
    start = marked(walk, cue, limit)
    omitted = bool(walk.scan.language.settings.get("that_omitted"))
    if start is None and (cue.act != "report" or omitted or leads_on(walk, cue)):
        start = object_of(walk, cue, None, limit)
    if start is None:
        return 0
    stack = walk.stack
    floor = stack.floor(walk.marks.quote_at[cue.first])
    speaker, depth = _who_goes_on(walk, cue, floor)
    if speaker is None:
        return 0
    stack.pop_to(depth, cue.first)
    walk.open(
        Content(
            start.first, start.last, speaker, cue, cue_span(walk.scan, cue), cue.act, stack.top, start.opening,
            cue.first, start.quote, start.addressee,
        )
    )  # fmt: skip
    return cue.last


def _who_goes_on(walk: Walk, cue: Cue, floor: int) -> tuple[Speaker | None, int]:
    """The speaker that a participle agrees with, and how many contents stay open around his word."""
    stack = walk.stack
    beside = _beside(walk, cue)
    if beside is not None:
        return beside, floor
    for depth in range(len(stack.open) - 1, floor - 1, -1):
        content = stack.open[depth]
        if content.region >= walk.sentence.first and agree(cue.features, content.speaker.features):
            return content.speaker._replace(how="goes on"), depth
    for content in reversed(stack.closed[-3:]):
        if content.region >= walk.sentence.first and agree(cue.features, content.speaker.features):
            return content.speaker._replace(how="goes on"), min(len(stack.open), floor)
    for mention in walk.scan.actors_in(walk.sentence.first, cue.first):
        if not governed(walk.scan, mention) and mention.note != "adjective" and agree(cue.features, mention.features):
            return speaker_of(mention, "subject of the sentence"), floor
    return None, floor


def _beside(walk: Walk, cue: Cue) -> Speaker | None:
    """ "with the army accusing", ", which the army denied, accusing": who stands right before speaks, nobody else."""
    scan = walk.scan
    if not scan.language.settings.get("that_omitted"):
        return None
    for mention in scan.actors_in(max(walk.sentence.first, cue.first - _NEAR), cue.first):
        at = phrase_start(scan, mention.first)
        led = at > 0 and scan.lexeme(at - 1, {"with"}) is not None
        if led and mention.last == cue.first and mention.note != "adjective":
            return speaker_of(mention, "with a participle")
    before = walk.marks.clauses[max(0, walk.marks.clause_at[cue.first] - 1)]
    if before.opener != "relative" or before.last < cue.first - 1:
        return None
    frame = next((f for i in range(before.first, before.last) if (f := walk.marks.frames.get(i)) is not None), None)
    return speaker_of(frame.mention, "goes on") if frame is not None and frame.mention is not None else None


_NEAR = 8  # tokens of a name before the participle


def say_by_noun(walk: Walk, cue: Cue) -> int:
    """ "Yerevan's accusation that …", "expressed its rejection of …"."""
    scan = walk.scan
    limit = limit_of(walk, cue)
    if cue.sense in {"cue-think", "cue-add"} or (cue.sense == "cue-say" and scan.lexeme(cue.first, {"utterance"})):
        return 0
    if cue.force == "trade":
        return trade(walk, cue)
    owner = next((m for m in scan.actors_in(cue.last, min(limit, cue.last + 3)) if m.first == cue.last), None)
    top = walk.stack.top
    said = top is not None and top.opening in {"object", "quote"} and cue.first - top.first <= 2
    if owner is not None and owner.note == "seat" and cue.sense == "cue-say":
        return 0
    if owner is not None and not governed(scan, owner) and (not said or cue.act in {"accuse", "demand"}):
        first = owner.last if cue.sense == "cue-say" else cue.first
        start = Start(first, object_end(walk, owner.last, limit), "object", 0, None)
        if start.last <= owner.last:
            return 0
        content = Content(
            start.first, start.last, speaker_of(owner, "owner"), cue, cue_span(scan, cue), cue.act, top, "object",
            cue.first,
        )  # fmt: skip
        content.alone = cue.act in {"accuse", "demand", "threaten"}
        walk.open(content)
        return owner.last
    if said and top is not None and top.act == "report":
        first = owner.last if owner is not None and not governed(scan, owner) else cue.last
        speaker = top.speaker
        walk.open(
            Content(first, top.last, speaker, cue, cue_span(scan, cue), cue.act, top, "object", cue.first, top.quote)
        )
        return first
    return 0
