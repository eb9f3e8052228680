"""Saying verbs -> contents."""

from __future__ import annotations

from hudna.model import Actor
from hudna.reading.according import interpolated
from hudna.reading.asides import past_adjunct, tells_of
from hudna.reading.carrying import say_by_carrier
from hudna.reading.contents import Content
from hudna.reading.cues import Cue, cue_span
from hudna.reading.openings import (
    ADDRESSING,
    Start,
    addressee_of,
    limit_of,
    marked,
    object_before,
    object_end,
    object_of,
)
from hudna.reading.quoting import quoted_after, quoted_before, trailing
from hudna.reading.scans import Mention
from hudna.reading.speakers import Speaker, governed, speaker_of
from hudna.reading.subjects import after_name, speaker_for, subject_of
from hudna.reading.walks import Walk, close_for

_LABEL = 12  # tokens that a speaker's label before a colon may take ("14:15 – Yerevan:")
_ECHOING = frozenset({"commit", "condemn", "reject", "support", "deny", "confirm", "claim_responsibility"})


def say_by_verb(walk: Walk, cue: Cue) -> int:
    scan, marks = walk.scan, walk.marks
    limit = limit_of(walk, cue)
    start = marked(walk, cue, limit)
    if (start is None and _unsaid(walk, cue)) or tells_of(walk, cue):
        return 0
    if cue.force == "trade" or (cue.act == "accuse" and scan.lexeme(cue.last, _EACH_OTHER) is not None):
        return trade(walk, cue)
    if cue.attributes.get("needs_by") and not by_follows(walk, cue, limit):
        return 0
    quoted = quoted_before(walk, cue)
    subject, region = subject_of(walk, cue, start.first if start else limit)
    accused, subject = subject, _by_whom(walk, cue, subject, limit)
    if subject is None and start is None and marks.clause(cue.first).opener == "relative":
        return 0  # "which was announced": a passive written like the active
    close_for(walk, cue, region)
    speaker = speaker_for(walk, cue, subject, start.first if start else limit, (start or quoted) is not None)
    voice = speaker is None and cue.own
    if voice:
        speaker = Speaker(Actor("", None, None, cue_span(scan, cue)), "", "the document itself")
    if speaker is None or told_by_another(walk, cue, speaker):
        return 0
    speaker = _own_side(walk, cue, speaker)
    if cue.force == "carry":
        return say_by_carrier(walk, cue, speaker, subject, limit)
    if cue.force == "describe":
        start = None
    start = _start(walk, cue, speaker, (subject, region, limit), quoted or start)
    if start is None:
        return 0
    outer = interpolated(walk, cue, start.first) or walk.stack.top
    opening = "finding" if cue.force == "finding" else start.opening
    content = Content(
        start.first, start.last, speaker, cue, cue_span(scan, cue), cue.act, outer, opening, region, start.quote,
        start.addressee if accused is subject else accused, voice=voice,
    )  # fmt: skip
    walk.stack.push(content) if voice else walk.open(content)
    if opening == "before":
        quoted_after(walk, content, cue)
    return cue.last


def _by_whom(walk: Walk, cue: Cue, accused: Mention | None, limit: int) -> Mention | None:
    """ "X was accused by Y of": who accuses, where the passive is written like the active; else the subject itself."""
    scan = walk.scan
    if accused is None or cue.act != "accuse" or accused.last >= limit:
        return accused
    by = scan.lexeme(accused.last, _BY_AGENT)
    named = scan.begin.get(by.last) if by is not None else None
    return named if named is not None and named.type == "actor" and named.note != "adjective" else accused


_BY_AGENT = frozenset({"by-agent"})


def _unsaid(walk: Walk, cue: Cue) -> bool:
    """A verb that says only what "that" or a quotation follows, or what stands as its object before it.

    In "promised to declare a truce", "demanded to guarantee the rights" the infinitive is to be done, not said.
    """
    if "infinitive" in cue.features and walk.scan.language.settings.get("told_behind"):
        return True
    if not cue.attributes.get("needs"):
        return False
    return cue.act not in _ECHOING or object_before(walk, cue, None) is None


def _start(
    walk: Walk, cue: Cue, speaker: Speaker, found: tuple[Mention | None, int, int], start: Start | None
) -> Start | None:
    """Where the content begins: marked, trailing behind, or unmarked; with whom it addresses.

    `found`: the subject, the region and the limit.
    """
    subject, region, limit = found
    named = after_name(walk, cue, speaker)
    if (cue.act in _ECHOING or cue.force == "finding") and (start is None or start.opening == "colon"):
        start = object_before(walk, cue, subject) or start
    start = start or trailing(walk, cue, subject, region) or unmarked(walk, cue, subject, limit, named)
    if start is not None and start.opening == "that" and start.addressee is None and cue.act in ADDRESSING:
        first = subject.last if subject is not None and subject.first >= cue.last else named
        return start._replace(addressee=addressee_of(walk.scan, first, start.first))
    return start


def by_follows(walk: Walk, cue: Cue, limit: int) -> bool:
    """Whether what is ordered follows with its preposition or "that"; else the word is a name for who commands."""
    scan = walk.scan
    return any(
        "by" in x.before or x.form.sense == "that"
        for i in range(cue.last, min(limit, cue.last + _LABEL))
        for x in scan.lexemes[i]
    )


def told_by_another(walk: Walk, cue: Cue, speaker: Speaker) -> bool:
    """That others agreed to something is told by who tells it (rule 13): no word of their own."""
    top = walk.stack.top
    if cue.act != "commit" or top is None or top.voice:
        return False
    mine, his = top.speaker.actor, speaker.actor
    return mine.name != his.name and (mine.sector == "MED" or mine.side is None or mine.side != his.side)


def _own_side(walk: Walk, cue: Cue, speaker: Speaker) -> Speaker:
    """ "Its spokesman said that the country is ready": one word of one side, the spokesman's."""
    top = walk.stack.top
    same = top is not None and top.speaker.actor.side is not None and not top.voice
    return top.speaker if same and top is not None and cue.act == "commit" else speaker


def unmarked(walk: Walk, cue: Cue, subject: Mention | None, limit: int, named: int) -> Start | None:
    """A content without "that", colon or quotation: a pronoun on the verb, or its object."""
    if walk.scan.language.settings.get("that_omitted") and cue.act == "report" and not cue.force:
        first = past_adjunct(walk, max(cue.last, named, subject.last if subject is not None else 0), limit)
        return Start(first, walk.sentence.last, "that", 0, None) if first < walk.sentence.last else None
    pronoun = cue.lexeme.after is not None or walk.scan.lexeme(cue.last, {"it"}) is not None
    if pronoun and cue.act in _ECHOING:
        return Start(cue.first, object_end(walk, cue.first, walk.sentence.last), "echo", 0, None)
    return object_of(walk, cue, subject, limit, named)


_EACH_OTHER = frozenset({"each-other"})


def trade(walk: Walk, cue: Cue) -> int:
    """ "X and Y traded accusations of …": one content, two speakers who each name the other."""
    scan = walk.scan
    first = next(
        (
            i
            for i in range(cue.last, walk.sentence.last)
            if (i in walk.cues and walk.cues[i].sense == "cue-accuse") or scan.lexeme(i, _EACH_OTHER) is not None
        ),
        None,
    )
    if first is None or first - cue.last > 2 * _LABEL:
        return 0
    clause = walk.marks.clause(cue.first)
    both = [m for m in scan.actors_in(clause.first, first) if m.note != "adjective" and not governed(scan, m)][:2]
    if not both or (len(both) < 2 and both[0].note != "both"):
        return 0
    close_for(walk, cue, cue.first)
    each = scan.lexeme(first, _EACH_OTHER)
    start = each.last if each is not None else first + 1
    content = Content(
        start, object_end(walk, start, walk.sentence.last), speaker_of(both[0], "traded"), cue,
        cue_span(scan, cue), "accuse", walk.stack.top, "object", cue.first,
    )  # fmt: skip
    content.twin = speaker_of(both[1], "traded") if len(both) > 1 else None
    content.addressee = both[-1]
    walk.open(content)
    return first + 1
