"""Saying verbs in a language of fixed word order -> contents: the frame around the verb says who speaks and of what."""

from __future__ import annotations

from hudna.model import Actor
from hudna.reading.adjuncts import is_a
from hudna.reading.citing import carried_by, say_by_quoting
from hudna.reading.contents import Content
from hudna.reading.cues import Cue, cue_span
from hudna.reading.framenames import finite
from hudna.reading.framing import clause_follows, denied, passive
from hudna.reading.layouts import Frame
from hudna.reading.openings import ADDRESSING, Start, addressee_of, limit_of, marked, object_end, object_of, opens
from hudna.reading.promises import unpromised
from hudna.reading.quoting import quoted_after
from hudna.reading.scans import Scan
from hudna.reading.signs import COLONS, COMMAS
from hudna.reading.speakers import Speaker, speaker_of
from hudna.reading.tellers import behind, speaker_by
from hudna.reading.verbs import told_by_another
from hudna.reading.walks import Walk, close_for

_CLAUSE = 14  # words between a verb and "that"
_QUOTED = 4  # tokens of a quotation that speaks
_RUNS_ON = frozenset({"resumed", "and", "contrast"})
_UNSAID = frozenset({"report", "confirm", "claim_responsibility"})  # acts that say nothing where they are denied
_OBSERVERS = frozenset({"PKO", "IGO"})  # whose not having seen something is a finding
_BY = 4  # words between a passive verb and who did it


def say_by_frame(walk: Walk, cue: Cue) -> int:
    """A finite saying verb: its content stands behind it, or before it ("…, he said")."""
    frame = walk.marks.frames.get(cue.first)
    if cue.force == "trade":
        return _trade(walk, cue, frame)
    if frame is not None and cue.act in _UNSAID and frame.aside < 0 and _unsaid(walk.scan, cue, frame):
        return _without_source(walk, cue, frame, None, void=True)
    if frame is not None and passive(walk.scan, cue, frame):
        return _say_passive(walk, cue, frame)
    speaker = speaker_by(walk, cue, frame)
    if speaker is None:
        return 0
    if frame is not None and frame.aside >= 0:
        return _say_before(walk, cue, frame, speaker)
    if cue.force == "carry":
        marked_here = _marked_at(walk, frame.last) if frame is not None else None
        return say_by_quoting(walk, cue, frame, speaker, marked_here)
    start = _start(walk, cue, frame)
    if start is not None and cue.sense == "cue-dismiss" and _charged(walk.scan, start.first):
        cue = cue._replace(act="reject")
    if start is None or told_by_another(walk, cue, speaker) or (cue.act == "commit" and unpromised(walk, frame)):
        return 0
    region = frame.first if frame is not None else cue.first
    close_for(walk, cue, region)
    opening = "finding" if cue.force == "finding" else start.opening
    content = Content(
        start.first, start.last, speaker, cue, cue_span(walk.scan, cue), cue.act, walk.stack.top, opening, region,
        start.quote, start.addressee, voice=speaker.how == "we",
    )  # fmt: skip
    walk.stack.push(content) if content.voice else walk.open(content)
    return max(cue.last, min(start.first, frame.last if frame is not None else cue.last))


def _unsaid(scan: Scan, cue: Cue, frame: Frame) -> bool:
    """Whether nobody says it; of "the mission did not observe any shelling" the mission says that there was none."""
    found_none = cue.force == "finding" and (scan.lexeme(cue.last, {"no-any"}) is not None or _observes(frame))
    return denied(scan, cue, frame) and not found_none


def _observes(frame: Frame) -> bool:
    return frame.mention is not None and getattr(frame.mention.value, "sector", None) in _OBSERVERS


def _charged(scan: Scan, first: int) -> bool:
    """Whether what is dismissed is an accusation rather than a report."""
    charges = (scan.lexeme(i, {"this-matter", "cue-accuse"}) for i in range(first, min(first + 3, len(scan.tokens))))
    return any(charge is not None for charge in charges)


def _trade(walk: Walk, cue: Cue, frame: Frame | None) -> int:
    """ "X and Y traded accusations of …", "both sides accused each other": two speakers who name each other."""
    scan, end = walk.scan, walk.sentence.last
    if frame is None:
        return 0
    first, last = frame.head
    both = [m for m in scan.actors_in(first, last) if m.note != "adjective"][:2]
    both = [m for m in both if m.note == "both"] or both
    if len(both) == 1 and both[0].note != "both" and scan.tokens[first - 1].text in COMMAS:  # "The army, RSF accuse …"
        both = [*[m for m in scan.actors_in(walk.sentence.first, first) if m.note != "adjective"][:1], *both]
    start = object_of(walk, cue, None, end, cue.lexeme.tail[1] if cue.lexeme.tail else cue.last)
    if not both or start is None:
        return 0
    close_for(walk, cue, frame.first)
    content = Content(
        start.first, start.last, speaker_of(both[0], "traded"), cue, cue_span(scan, cue), "accuse", walk.stack.top,
        "object", frame.first,
    )  # fmt: skip
    if len(both) > 1:
        content.twin, content.addressee = speaker_of(both[1], "traded"), both[1]
    walk.open(content)
    return start.first


def _say_passive(walk: Walk, cue: Cue, frame: Frame) -> int:
    """ "X was accused by Y of …", "X was quoted by Y as saying …": the speaker stands behind "by", or is not named."""
    scan = walk.scan
    by = next((i for i in range(cue.last, min(cue.last + _BY, walk.sentence.last)) if is_a(scan, i, "by")), None)
    doer = next(iter(scan.actors_in(by, by + 2 * _BY)), None) if by is not None else None
    speaker = speaker_of(doer, "by") if doer is not None else None
    ends = doer.last if doer is not None else cue.last
    if speaker is None and by is not None:
        speaker, ends = behind(scan, by + 1, walk.sentence.last)
    if cue.force == "carry":
        said = speaker_by(walk, cue, frame)
        if said is None:
            return 0
        carrier = speaker or said
        if frame.aside >= 0:
            return _say_before(walk, cue, frame, carrier, said)
        return say_by_quoting(walk, cue, frame, carrier, _marked_at(walk, frame.last), said)
    if speaker is None and cue.act != "accuse":
        return 0
    if speaker is not None and cue.act in {"report", "confirm"} and not cue.attributes.get("tells"):
        return _told_by(walk, cue, frame, speaker, ends)
    return _without_source(walk, cue, frame, speaker, after=ends)


def _told_by(walk: Walk, cue: Cue, frame: Frame, speaker: Speaker, last: int) -> int:
    """ "shelling was reported by local authorities": what stands before the verb is said."""
    close_for(walk, cue, frame.first)
    first = walk.marks.clause(cue.first).body
    content = Content(
        min(first, frame.first), cue.first, speaker, cue, cue_span(walk.scan, cue), cue.act, walk.stack.top, "before",
        frame.first,
    )  # fmt: skip
    walk.stack.closed.append(content)
    walk.speakers.remember(speaker)
    return last


def _without_source(
    walk: Walk, cue: Cue, frame: Frame, speaker: Speaker | None, *, after: int = 0, void: bool = False
) -> int:
    """A passive saying verb, or one that nobody is the subject of: its object is said, by nobody who is named."""
    scan, end = walk.scan, walk.sentence.last
    at = max(cue.last, after)
    while at < end and (is_a(scan, at, "to") or scan.lexeme(at, {"that", "about", "for"})):
        at += 1
    last = object_end(walk, at, end) if at < end else end
    if at >= last:
        return 0
    close_for(walk, cue, frame.first)
    nobody = Speaker(Actor("", None, None, cue_span(scan, cue)), "", "nobody named")
    content = Content(
        at, last, speaker or nobody, cue, cue_span(scan, cue), cue.act, walk.stack.top, "object", frame.first,
        addressee=frame.mention if speaker is None or cue.act == "accuse" else None, voice=speaker is None, void=void,
    )  # fmt: skip
    walk.stack.push(content) if speaker is None else walk.open(content)
    return at


# --- what is said -----------------------------------------------------------------------------------------------------


def _start(walk: Walk, cue: Cue, frame: Frame | None) -> Start | None:
    """Where the content behind a verb begins: at "that", a colon, a quotation, a clause without "that", an object."""
    scan, end = walk.scan, walk.sentence.last
    at = frame.last if frame is not None else cue.last
    limit = limit_of(walk, cue)
    start = _marked_at(walk, at) or (marked(walk, cue, limit) if _reaches(walk, cue, at, limit) else None)
    if start is not None:
        if start.addressee is None and cue.act in ADDRESSING:
            return start._replace(addressee=addressee_of(scan, cue.last, start.first))
        return start
    if frame is not None and frame.alone and (at >= len(scan.tokens) or scan.tokens[at].text not in COMMAS):
        return None
    if cue.act not in {"demand", "accuse", "condemn", "support"} and clause_follows(scan, at, end):
        return Start(at, end, "that", 0, None)
    if cue.attributes.get("needs"):
        return None
    found = object_of(walk, cue, None, end, max(cue.last, at if cue.act == "report" else cue.last))
    return found._replace(last=_told_more(walk, found.first, found.last)) if found is not None else None


def _told_more(walk: Walk, first: int, last: int) -> int:
    """Where ", which …" or ", after …" begins to tell more of an object in the words of who tells it."""
    for index in range(first + 1, last):
        clause = walk.marks.clause(index)
        if clause.first == index and clause.opener in _TELLS_MORE and walk.scan.tokens[index].text in COMMAS:
            return index
    return last


_TELLS_MORE = frozenset({"relative", "after", "while", "before"})


def _marked_at(walk: Walk, at: int) -> Start | None:
    scan, marks, end = walk.scan, walk.marks, walk.sentence.last
    if at >= end:
        return None
    that = scan.lexeme(at, {"that"})
    if that is not None:
        return Start(that.last, end, "that", 0, None)
    quote = marks.quote_at[at]
    if scan.tokens[at].text in COLONS | COMMAS and at + 1 < end:
        quote = marks.quote_at[at + 1]
        if scan.tokens[at].text in COLONS and not quote and opens(walk, at):
            return Start(at + 1, end, "colon", 0, None)
    first, last = marks.quotes[quote]
    if quote and at < first <= at + 2 and last - first >= _QUOTED:
        return Start(first, last, "quote", quote, None)
    return None


def _reaches(walk: Walk, cue: Cue, at: int, limit: int) -> bool:
    """Whether "that" may still come: after an aside between commas, or after whom it is said to."""
    scan = walk.scan
    that = next((i for i in range(at, limit) if scan.lexeme(i, {"that"})), None)
    if that is None:
        return False
    if at < limit and scan.tokens[at].text in COMMAS:
        return scan.tokens[that - 1].text in COMMAS
    return that - at <= _CLAUSE and not any(finite(scan, i) for i in range(at, that))


def _say_before(walk: Walk, cue: Cue, frame: Frame, speaker: Speaker, said: Speaker | None = None) -> int:
    """ "…, the ministry said on Tuesday": what stands before is said; it may go on behind."""
    scan, stack = walk.scan, walk.stack
    sentence = walk.sentence.first
    quote = walk.marks.quote_at[frame.aside - 1] if frame.aside else 0
    earlier = [
        one
        for one in [*stack.open, *stack.closed]
        if one.region >= sentence and one.outer is None and one.first < cue.first and not one.alone
    ]
    origin = walk.marks.quotes[quote][0] if quote and walk.marks.quotes[quote][1] == frame.aside else sentence
    if earlier and not quote:
        fresh = _fresh(walk, max(one.first for one in earlier), frame.aside)
        if fresh is None:
            return _wrap(walk, cue, frame, speaker, earlier)
        origin = fresh
    stack.pop_to(stack.floor(walk.marks.quote_at[cue.first]), min(origin, cue.first))
    if cue.force == "carry":
        speaker, outer = carried_by(walk, cue, frame, speaker, said)
    else:
        outer = None
    for one in [*stack.open, *stack.closed]:
        if one.speaker.how == "we" and origin <= one.first < cue.first:
            one.speaker, one.voice = speaker, False  # "We reject it," the minister said
    content = Content(
        origin, _reach(walk, frame, bool(quote)), speaker, cue, cue_span(scan, cue), cue.act, outer, "before", origin
    )
    walk.open(content)
    if quote:
        quoted_after(walk, content, cue)
    return max(cue.last, frame.last)


def _fresh(walk: Walk, since: int, until: int) -> int | None:
    """Where a main clause of its own begins after another's word, which the attribution behind it covers alone."""
    for index in range(until - 1, since, -1):
        clause = walk.marks.clause(index)
        if clause.first == index and clause.opener in {"contrast", "turn"}:
            return clause.body
    return None


def _wrap(walk: Walk, cue: Cue, frame: Frame, speaker: Speaker, earlier: list[Content]) -> int:
    """ "The ministry recorded …, the agency reported": the agency carries what others say in the sentence."""
    scan = walk.scan
    outer = Content(cue.first, cue.first, speaker, cue, cue_span(scan, cue), cue.act, None, "according", frame.first)
    for one in earlier:
        one.outer = outer if one.speaker.actor.name != speaker.actor.name else None
    walk.stack.pop_to(walk.stack.floor(walk.marks.quote_at[cue.first]), frame.aside)
    return max(cue.last, frame.last)


def _reach(walk: Walk, frame: Frame, quoted: bool) -> int:
    """How far what is said goes on behind the attribution."""
    marks = walk.marks
    if quoted:
        return frame.aside
    if frame.last >= walk.sentence.last or walk.scan.tokens[frame.last].text not in COMMAS:
        return frame.aside
    if walk.scan.lexeme(frame.last + 1, {"negator-noun"}) is not None:
        return frame.aside  # "…, without saying"
    clause = marks.clause(frame.last)
    following = marks.clause(min(frame.last + 1, walk.sentence.last - 1))
    goes = {clause.opener, following.opener} & _RUNS_ON and not {clause.opener, following.opener} & {"turn", "relative"}
    return walk.sentence.last if goes else frame.aside
