"""Scan and clauses -> contents: who says what. A walk over each sentence with a stack of open contents.

The terms source, cue and content are those of PARC3 (Pareti 2016).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hudna.model import Actor, Sentence
from hudna.reading import openings
from hudna.reading.clauses import COLONS, Layout
from hudna.reading.contents import Content, Stack
from hudna.reading.cues import Cue, cue_span, cues_of
from hudna.reading.scans import Mention, Scan
from hudna.reading.seats import seat_at
from hudna.reading.speakers import (
    GOVERNING,
    Speaker,
    Speakers,
    agree,
    governed,
    speaker_of,
    subject_after,
    subject_before,
    topic,
    unknown_before,
    unknown_speaker,
)
from hudna.reading.speech import PREPOSITIONS

_LONG = 4  # tokens of a quotation that speaks
_HEADING = 30  # tokens before the colon of a label, with the hour and a long title
_LABEL = 12  # tokens that a speaker's label before a colon may take ("14:15 – Yerevan:")
_ECHOING = frozenset({"commit", "condemn", "reject", "support", "deny", "confirm", "claim_responsibility"})
_ENDS_OBJECT = frozenset({"and", "turn", "contrast", "participle", "consequence"})


@dataclass(slots=True)
class Walk:
    """The state of the walk: the stack, who spoke, and the sentence at hand."""

    scan: Scan
    marks: Layout
    cues: dict[int, Cue]
    stack: Stack = field(default_factory=Stack)
    speakers: Speakers = field(default_factory=Speakers)
    sentence: Sentence = field(default_factory=lambda: Sentence(0, 0))
    used: set[int] = field(default_factory=set)  # tokens of attributions that stand inside another one

    def open(self, content: Content) -> None:
        """Push a content; its speaker may go on later unless he only speaks inside what another says."""
        self.stack.push(content)
        content.serial = len(self.stack.open) + len(self.stack.closed)
        outer = content.outer
        inside = (
            outer is not None and outer.speaker.actor.sector != "MED" and outer.opening in {"that", "quote", "colon"}
        )
        if not content.alone and not inside:
            self.speakers.remember(content.speaker)


def attribute(scan: Scan, marks: Layout) -> list[Content]:
    """All contents of a document, an outer one before the ones that it holds."""
    walk = Walk(scan, marks, cues_of(scan))
    for sentence in scan.sentences:
        walk.sentence = sentence
        _sentence(walk)
    walk.stack.pop_to(0, len(scan.tokens))
    found = [content for content in walk.stack.closed if content.last > content.first]
    return sorted(found, key=lambda content: (content.first, -content.last, content.serial))


def _sentence(walk: Walk) -> None:
    first, last = walk.sentence.first, walk.sentence.last
    walk.stack.pop_to(walk.stack.floor(walk.marks.quote_at[first]), first)
    for content in walk.stack.open:
        content.last = _end_of(walk, content)
    _label(walk)
    index = first
    while index < last:
        _leave(walk, index)
        cue = walk.cues.get(index) if index not in walk.used else None
        index = max(index + 1, _cue(walk, cue) if cue else 0)
    _carry_on(walk)


def _end_of(walk: Walk, content: Content) -> int:
    """Where a content ends at the latest: with its quotation, else with its sentence."""
    return walk.marks.quotes[content.quote][1] if content.quote else walk.sentence.last


def _leave(walk: Walk, index: int) -> None:
    """Close the contents that end before this token."""
    stack = walk.stack
    for depth, content in enumerate(stack.open):
        if content.quote and walk.marks.quotes[content.quote][1] <= index:
            stack.pop_to(depth, index)
            break
    clause = walk.marks.clause(index)
    if clause.first == index and clause.opener in _ENDS_OBJECT:
        floor = stack.floor(walk.marks.quote_at[index])
        while (
            len(stack.open) > floor and stack.open[-1].opening in {"object", "finding"} and stack.open[-1].first < index
        ):
            stack.pop_to(len(stack.open) - 1, index)
    if _that_again(walk, index):
        depths = [depth for depth, one in enumerate(stack.open) if one.opening == "that"]
        if depths:
            stack.pop_to(depths[-1] + 1, index)


def _that_again(walk: Walk, index: int) -> bool:
    """ "and that …" goes on with what the last speaker said."""
    lexeme = walk.scan.lexeme(index, {"that"})
    return lexeme is not None and "and" in lexeme.before


def _label(walk: Walk) -> None:
    """ "14:15 – Yerevan: …": a speaker's label, a colon, and what he says."""
    scan, first = walk.scan, walk.sentence.first
    for index in range(first, min(first + _HEADING, walk.sentence.last)):
        if index in walk.cues and walk.cues[index].speech == "verb":
            return
        if scan.tokens[index].text in COLONS and openings.opens(walk, index):
            speakers = openings.labelled(walk, first, index)
            outer = None
            for speaker in speakers:
                content = Content(index + 1, walk.sentence.last, speaker, None, None, "report", outer, "colon", first)
                walk.open(content)
                outer = content
            return


def _cue(walk: Walk, cue: Cue) -> int:
    """Handle a cue; the token to go on from."""
    if cue.sense == "cue-according":
        return _according(walk, cue)
    if cue.speech == "verb":
        return _verb(walk, cue)
    if cue.speech == "participle":
        return _participle(walk, cue)
    if cue.speech == "fixed":
        return _verb(walk, cue)
    return _deed(walk, cue)


# --- verbs ----------------------------------------------------------------------------------------------------


def _verb(walk: Walk, cue: Cue) -> int:
    scan, marks = walk.scan, walk.marks
    limit = openings.limit(walk, cue)
    start = openings.marked(walk, cue, limit)
    if (start is None and cue.attributes.get("needs")) or openings.tells_of(walk, cue):
        return 0
    if cue.force == "trade":
        return _trade(walk, cue)
    if cue.attributes.get("needs_by") and not _by_follows(walk, cue, limit):
        return 0
    quoted = _quoted_before(walk, cue)
    subject, region = _subject(walk, cue, start.first if start else limit)
    if subject is None and start is None and marks.clause(cue.first).opener == "relative":
        return 0  # "which was announced": a passive written like the active
    _close_for(walk, cue, region)
    speaker = _speaker(walk, cue, subject, start.first if start else limit, (start or quoted) is not None)
    voice = speaker is None and cue.own
    if voice:
        speaker = Speaker(Actor("", None, None, cue_span(scan, cue)), "", "the document itself")
    if speaker is None or _told_by_another(walk, cue, speaker):
        return 0
    if cue.force == "carry":
        return _carried(walk, cue, speaker, subject, limit)
    if cue.force == "describe":
        start = None
    start = quoted or start or _unmarked(walk, cue, subject, limit, _after_name(walk, cue, speaker))
    if start is None:
        return 0
    outer = _interpolated(walk, cue, start.first) or walk.stack.top
    opening = "finding" if cue.force == "finding" else start.opening
    content = Content(
        start.first, start.last, speaker, cue, cue_span(scan, cue), cue.act, outer, opening, region, start.quote,
        start.addressee, voice=voice,
    )  # fmt: skip
    walk.stack.push(content) if voice else walk.open(content)
    if opening == "before":
        _quoted_after(walk, content, cue)
    return cue.last


def _quoted_after(walk: Walk, content: Content, cue: Cue) -> None:
    """ "…", says the minister, "…": the quotation goes on behind the attribution."""
    for first, last in walk.marks.quotes[1:]:
        if cue.last < first < walk.sentence.last and last - first >= _LONG:
            walk.stack.closed.append(replace(content, first=first, last=last, region=cue.first))


def _by_follows(walk: Walk, cue: Cue, limit: int) -> bool:
    """Whether what is ordered follows with its preposition or "that"; else the word is a name for who commands."""
    scan = walk.scan
    return any(
        "by" in x.before or x.form.sense == "that" for i in range(cue.last, min(limit, cue.last + _LABEL)) for x in scan.lexemes[i]
    )


def _told_by_another(walk: Walk, cue: Cue, speaker: Speaker) -> bool:
    """That others agreed to something is told by who tells it (rule 13): no word of their own."""
    top = walk.stack.top
    return cue.act == "commit" and top is not None and top.speaker.actor.name != speaker.actor.name and not top.voice


def _subject(walk: Walk, cue: Cue, limit: int) -> tuple[Mention | None, int]:
    """The subject of a saying verb, and the token where its clause begins."""
    scan = walk.scan
    if cue.own or cue.speech == "fixed":
        return None, cue.first
    if cue.attributes.get("owner"):
        return next(iter(scan.actors_in(cue.last, limit)), None), cue.first
    before = subject_before(scan, cue, walk.marks.clause(cue.first))
    after = subject_after(scan, cue, limit)
    if after is None and before is None:
        after = seat_at(scan, cue.last) if cue.last < limit else None
    if cue.attributes.get("needs_object") and after is not None and _named_before(walk, cue, after):
        return None, cue.first
    if before is not None and (after is None or after.first != cue.last):
        return before, before.first
    if after is not None and cue.attributes.get("needs_object") and _alone(walk, cue, after):
        return None, cue.first
    return after, cue.first


def _named_before(walk: Walk, cue: Cue, after: Mention) -> bool:
    """ "the liaison office of the region accused the front of": words between verb and actor are the subject."""
    between = range(cue.last, after.first)
    if not 0 < len(between) <= _LABEL or any(i in walk.scan.timed for i in between):
        return False
    scan = walk.scan
    if scan.lexeme(cue.last, {"turn", "also", "in"}) is not None or scan.tokens[cue.last].shape != "word":
        return False
    return not any(
        scan.tokens[i].shape == "mark" or any(x.form.speech == "verb" or "by" in x.before for x in scan.lexemes[i]) for i in between
    )


def _alone(walk: Walk, cue: Cue, after: Mention) -> bool:
    """Whether the only actor after a verb that needs an object is that object ("and accused X of")."""
    scan = walk.scan
    for index in range(after.last, min(after.last + _LABEL, walk.sentence.last)):
        if (m := scan.begin.get(index)) and m.type == "actor" and m.note != "adjective" and not governed(scan, m):
            return False
        if index == after.last and seat_at(scan, index) is not None:
            return False
        if any(GOVERNING & set(x.before) or x.form.sense in PREPOSITIONS for x in scan.lexemes[index]):
            break
    return walk.speakers.last(cue.features) is not None


def _after_name(walk: Walk, cue: Cue, speaker: Speaker) -> int:
    """The token after the name of a speaker that hudna does not know; the cue's own end where he is named elsewhere."""
    if speaker.how != "unknown name":
        return cue.last
    index, end = cue.last, speaker.actor.span.end
    while index < walk.sentence.last and walk.scan.tokens[index].start < end:
        index += 1
    return index


def _quoted_before(walk: Walk, cue: Cue) -> openings.Start | None:
    """ "…", said the minister: a quotation right before the verb is what it says."""
    if cue.joined or cue.speech != "verb":
        return None
    for at in (cue.first - 1, cue.first - 2, cue.first - 3):
        if at < walk.sentence.first:
            return None
        for number in range(len(walk.marks.quotes) - 1, 0, -1):
            first, last = walk.marks.quotes[number]
            if last == at and last - first >= _LONG:
                return openings.Start(first, last, "before", 0, None)
            if last < at:
                break
    return None


def _unmarked(
    walk: Walk, cue: Cue, subject: Mention | None, limit: int, named: int
) -> openings.Start | None:
    """A content without "that", colon or quotation: a pronoun on the verb, or its object."""
    pronoun = cue.lexeme.after is not None or walk.scan.lexeme(cue.last, {"it"}) is not None
    if pronoun and cue.act in _ECHOING:
        return openings.Start(cue.first, openings.object_end(walk, cue.first, walk.sentence.last), "echo", 0, None)
    return openings.object_of(walk, cue, subject, limit, named)


def _trade(walk: Walk, cue: Cue) -> int:
    """ "X and Y traded accusations of …": one content, two speakers who each name the other."""
    scan = walk.scan
    first = next(
        (i for i in range(cue.last, walk.sentence.last) if i in walk.cues and walk.cues[i].sense == "cue-accuse"), None
    )
    if first is None or first - cue.last > 2 * _LABEL:
        return 0
    clause = walk.marks.clause(cue.first)
    both = [m for m in scan.actors_in(clause.first, first) if m.note != "adjective" and not governed(scan, m)][:2]
    if len(both) < 2:
        return 0
    _close_for(walk, cue, cue.first)
    start = first + 1
    content = Content(
        start, openings.object_end(walk, start, walk.sentence.last), speaker_of(both[0], "traded"), cue,
        cue_span(scan, cue), "accuse", walk.stack.top, "object", cue.first,
    )  # fmt: skip
    content.twin = speaker_of(both[1], "traded")
    content.addressee = both[1]
    walk.open(content)
    return first + 1


def _speaker(walk: Walk, cue: Cue, subject: Mention | None, limit: int, said: bool) -> Speaker | None:
    """The subject, else words that name nobody known, else who spoke last. `said`: the content is marked."""
    if subject is not None and not _stands_for_speaker(walk, subject):
        return speaker_of(subject, "subject")
    if subject is not None:
        return walk.speakers.last("") or speaker_of(subject, "subject")
    top = walk.stack.top
    if (cue.speech == "fixed" or cue.own) and top is not None:
        return top.speaker if not top.voice else None
    if cue.own:
        return None
    if (
        cue.joined
        and not said
        and any(one.region >= walk.sentence.first for one in [*walk.stack.open, *walk.stack.closed[-4:]])
    ):
        return walk.speakers.last(cue.features)
    unknown = unknown_speaker(walk.scan, cue, limit, said) if cue.speech == "verb" else None
    if unknown is None and said and not cue.joined:
        unknown = unknown_before(walk.scan, cue, walk.marks.clause(cue.first))
    if unknown is not None and (cue.force != "finding" or unknown.actor.side is not None):
        return unknown
    if cue.force == "finding":
        return top.speaker if top is not None and cue.lexeme.first - top.first <= 2 else None
    if not any(one.region >= walk.sentence.first for one in [*walk.stack.open, *walk.stack.closed[-4:]]):
        mention = topic(walk.scan, walk.sentence.first, cue)
        if mention is not None:
            return speaker_of(mention, "subject of the sentence")
    return walk.speakers.last(cue.features)


def _stands_for_speaker(walk: Walk, mention: Mention) -> bool:
    """ "the source", "the same source": the one who spoke last."""
    if mention.note != "anaphor":
        return False
    return walk.scan.lexeme(mention.first, {"told-source", "utterance"}) is not None


def _close_for(walk: Walk, cue: Cue, region: int) -> None:
    """Close the contents that the cue's clause does not stand in."""
    stack = walk.stack
    floor = stack.floor(walk.marks.quote_at[region])
    if len(stack.open) <= floor or _stays(walk, cue, region):
        return
    stack.pop_to(floor, region)


def _stays(walk: Walk, cue: Cue, region: int) -> bool:
    """Whether a verb speaks inside the open content rather than beside it."""
    top = walk.stack.top
    clause = walk.marks.clause(region)
    if top is not None and (cue.own or top.first == region or top.first > cue.first):
        return True
    if clause.opener in {"turn", "contrast", "sentence"} and region - clause.body <= 1:
        return False
    if clause.opener == "relative":
        return True
    joined = cue.joined or (region < cue.first and _joins(walk, region))
    return not joined and clause.opener not in {"comma", "and"}


def _joins(walk: Walk, region: int) -> bool:
    """Whether the subject before a verb is joined on by "and"."""
    return (m := walk.scan.begin.get(region)) is not None and "and" in m.before


def _carried(walk: Walk, cue: Cue, speaker: Speaker, subject: Mention | None, limit: int) -> int:
    """ "The agency quoted the ministry as saying": an outer source and an inner one."""
    scan = walk.scan
    inner = next(
        (m for m in scan.actors_in(subject.last if subject else cue.last, limit) if openings.after_about(scan, m)), None
    )
    if inner is None:
        return _carried_on(walk, cue, speaker, limit)
    start = openings.marked_from(walk, inner.last, limit)
    if start is None:
        start = openings.Start(inner.last, walk.sentence.last, "object", 0, None)
    said = openings.saying_noun(walk, inner.last, start.first)
    outer = Content(
        inner.first, walk.sentence.last, speaker, cue, cue_span(scan, cue), "report", walk.stack.top, "that", cue.first
    )
    walk.open(outer)
    walk.open(
        Content(
            start.first, start.last, speaker_of(inner, "carried"), said, cue_span(scan, said) if said else None,
            "report", outer, "that" if start.opening == "object" else start.opening, cue.first, start.quote,
        )
    )  # fmt: skip
    return start.first


def _carried_on(walk: Walk, cue: Cue, speaker: Speaker, limit: int) -> int:
    """ "The agency quoted him as saying": the inner source is the last one who spoke."""
    scan = walk.scan
    him = next((i for i in range(cue.last, limit) if (x := scan.lexeme(i, {"about", "from"})) and x.after), None)
    start = openings.marked_from(walk, cue.last, walk.sentence.last)
    last = walk.speakers.last("")
    if him is None or start is None or last is None:
        return 0
    outer = Content(
        start.first, start.last, speaker, cue, cue_span(scan, cue), "report", walk.stack.top, "that", cue.first
    )
    walk.open(outer)
    walk.open(Content(start.first, start.last, last, None, None, "report", outer, "that", cue.first, start.quote))
    return start.first


def _interpolated(walk: Walk, cue: Cue, start: int) -> Content | None:
    """ "Yerevan described, as the agency reported, …": the agency is the outer source."""
    for index in range(cue.last, min(start, walk.sentence.last)):
        inner = walk.cues.get(index)
        if inner is not None and inner.sense == "cue-according":
            speaker, last, span = openings.according(walk, inner)
            if speaker is not None:
                walk.used.update(range(index, last))
                walk.speakers.remember(speaker)
                return Content(start, start, speaker, inner, span, "report", walk.stack.top, "according", index)
    return None


# --- participles and nouns ------------------------------------------------------------------------------------


def _participle(walk: Walk, cue: Cue) -> int:
    """ "…, adding that": the last speaker of the sentence, or the subject of its first verb, goes on."""
    if "the" in cue.lexeme.before:
        return 0
    if openings.set_off(walk, cue):
        return 0
    limit = openings.limit(walk, cue)
    start = openings.marked(walk, cue, limit)
    if start is None and (cue.act != "report" or openings.leads_on(walk, cue)):
        start = openings.object_of(walk, cue, None, limit)
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


def _deed(walk: Walk, cue: Cue) -> int:
    """ "Yerevan's accusation that …", "expressed its rejection of …"."""
    scan = walk.scan
    limit = openings.limit(walk, cue)
    if cue.sense in {"cue-think", "cue-add"} or (cue.sense == "cue-say" and scan.lexeme(cue.first, {"utterance"})):
        return 0
    if cue.force == "trade":
        return _trade(walk, cue)
    owner = next((m for m in scan.actors_in(cue.last, min(limit, cue.last + 3)) if m.first == cue.last), None)
    top = walk.stack.top
    said = top is not None and top.opening in {"object", "quote"} and cue.first - top.first <= 2
    if owner is not None and owner.note == "seat" and cue.sense == "cue-say":
        return 0
    if owner is not None and not governed(scan, owner) and (not said or cue.act in {"accuse", "demand"}):
        first = owner.last if cue.sense == "cue-say" else cue.first
        start = openings.Start(first, openings.object_end(walk, owner.last, limit), "object", 0, None)
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


# --- according to ---------------------------------------------------------------------------------------------


def _according(walk: Walk, cue: Cue) -> int:
    """ "according to X": before what is said, after it, or in the middle of an attribution."""
    speaker, last, span = openings.according(walk, cue)
    if speaker is None:
        return 0
    first = walk.sentence.first
    before = openings.worded(walk.scan, first, cue.first)
    if not before:
        walk.open(
            Content(last, walk.sentence.last, speaker, cue, span, "report", walk.stack.top, "according", cue.first)
        )
        return last
    _attach(walk, cue, speaker)
    return last


def _attach(walk: Walk, cue: Cue, speaker: Speaker) -> None:
    """Attribution after its content: the words before it that nobody has said yet are the speaker's."""
    stack = walk.stack
    floor = stack.floor(walk.marks.quote_at[cue.first])
    here = [one for one in [*stack.open[floor:], *stack.closed] if one.region >= walk.sentence.first]
    plain = [one for one in here if one.outer is None]
    if plain:
        if speaker.actor.sector == "MED" or any(one.last >= cue.first for one in plain):
            outer = Content(
                cue.first, cue.first, speaker, cue, cue_span(walk.scan, cue), "report", None, "according", cue.first
            )
            for one in plain:
                one.outer = outer if one.speaker.actor.name != speaker.actor.name else None
        return
    content = Content(
        _origin(walk, cue), _reach(walk, cue), speaker, cue, cue_span(walk.scan, cue), "report", stack.top, "according",
        walk.sentence.first,
    )  # fmt: skip
    stack.closed.append(content)
    walk.speakers.remember(speaker)


def _reach(walk: Walk, cue: Cue) -> int:
    """How far "…, according to X, …" reaches: over the rest of the sentence where the clause around it goes on."""
    marks = walk.marks
    number = marks.clause_at[cue.first] + 1
    if number < len(marks.clauses) and marks.clauses[number].opener == "resumed":
        return walk.sentence.last
    return cue.first


def _origin(walk: Walk, cue: Cue) -> int:
    """Where the words begin that "according to" covers: an inserted one covers its own clause, one at the end all before."""
    marks, first = walk.marks, walk.sentence.first
    if _reach(walk, cue) == cue.first:
        return first
    number = marks.clause_at[cue.first] - 1
    while number >= 0 and marks.clauses[number].first > first and marks.clauses[number].opener not in _MAIN:
        number -= 1
    return max(first, marks.clauses[number].first) if number >= 0 else first


_MAIN = frozenset({"sentence", "and", "turn", "contrast"})


def _carry_on(walk: Walk) -> None:
    """A sentence that begins with "also" and attributes nothing is the last speaker's."""
    first = walk.sentence.first
    if walk.scan.lexeme(first, {"also"}) is None:
        return
    if any(one.region >= first or one.last > first for one in [*walk.stack.open, *walk.stack.closed]):
        return
    last = walk.speakers.last("")
    if last is not None:
        walk.stack.closed.append(
            Content(
                first + 1,
                walk.sentence.last,
                last._replace(how="carries on"),
                None,
                None,
                "report",
                None,
                "carried",
                first,
            )
        )
