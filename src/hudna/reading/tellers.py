"""Frames -> speakers: the actor, the pronoun, the words that name nobody known, or who did the rest of the sentence."""

from __future__ import annotations

from hudna.model import Actor, Span
from hudna.reading.adjuncts import is_a
from hudna.reading.cues import Cue
from hudna.reading.framenames import finite
from hudna.reading.framing import clause_follows
from hudna.reading.layouts import Frame
from hudna.reading.lexemes import Lexeme
from hudna.reading.phrasing import phrase_start
from hudna.reading.scans import Mention, Scan
from hudna.reading.signs import COMMAS
from hudna.reading.speakers import Speaker, Speakers, speaker_of, topic
from hudna.reading.speech import PREPOSITIONS
from hudna.reading.walks import Walk

_NOBODY = frozenset({"negator", "negator-noun", "untruth"})
_NO_NAME = frozenset({"this-matter", "agreement", "truce", "hostilities", "conflict", "operation", "operation-word"})


def speaker_by(walk: Walk, cue: Cue, frame: Frame | None) -> Speaker | None:
    """Who a saying verb's subject is: an actor, a pronoun, words that name nobody known; None where nobody speaks."""
    scan = walk.scan
    if frame is None:
        return _without_subject(walk, cue)
    first, last = frame.head
    if scan.lexeme(first, _NOBODY) is not None or (first and scan.lexeme(first - 1, {"negator"}) is not None):
        return None  # "no party", "neither side"
    if last - first == 1 and scan.lexeme(first, {"he-she"}) is not None:
        return _pronoun(walk, cue, frame)
    if last - first == 1 and scan.lexeme(first, {"we"}) is not None:
        top = walk.stack.top
        return top.speaker if top is not None and not top.voice else Speaker(_ourselves(scan, first), "", "we")
    if frame.mention is None and (again := _same_person(walk, first, last)) is not None:
        return again
    told = _told(scan, first)
    if told is not None and told.last == last and (back := walk.speakers.last("")) is not None:
        return back
    if frame.mention is not None:
        named = frame.beside is not None and _by_name(scan, frame.beside)
        return speaker_of(frame.beside if named and frame.beside is not None else frame.mention, "subject")
    return _unknown(walk, cue, frame)


def _pronoun(walk: Walk, cue: Cue, frame: Frame) -> Speaker | None:
    """ "he said": who spoke last; of "A, he said" nobody whom only A names."""
    speakers = walk.speakers
    if frame.aside < 0:
        return speakers.last(cue.features) or _topic(walk, cue) or _subject_before(walk)
    here = walk.scan.tokens[walk.sentence.first].start
    earlier = [one for one in speakers.spoken[-6:] if one.actor.span.start < here]
    told = Speakers(earlier).last(cue.features) if earlier else None
    return told or _subject_before(walk) or speakers.last(cue.features)


def _subject_before(walk: Walk) -> Speaker | None:
    """Whom the sentence before is about, where nobody has spoken yet."""
    if walk.number == 0:
        return None
    before = walk.scan.sentences[walk.number - 1]
    found = next((m for m in walk.scan.actors_in(before.first, before.last) if m.note != "adjective"), None)
    return speaker_of(found, "subject of the sentence before") if found is not None else None


def behind(scan: Scan, first: int, end: int) -> tuple[Speaker | None, int]:
    """ "reported by local authorities": words behind "by" that name nobody known, and the token after them."""
    last = first
    while last < end and scan.tokens[last].shape == "word" and last not in scan.timed and not _ends_name(scan, last):
        last += 1
    if last == first:
        return None, first
    span = scan.span(first, last)
    return Speaker(Actor(span.of(scan.text), None, None, span), "", "unknown name"), last


def _ends_name(scan: Scan, index: int) -> bool:
    return finite(scan, index) or scan.lexeme(index, PREPOSITIONS | {"that", "relative"}) is not None


def _ourselves(scan: Scan, index: int) -> Actor:
    return Actor("", None, None, scan.span(index, index + 1))


def _by_name(scan: Scan, mention: Mention) -> bool:
    """Whether a mention gives a person's own name: "its spokesman, Colonel X"."""
    return isinstance(mention.value, Actor) and mention.value.name in mention.span.of(scan.text)


def _same_person(walk: Walk, first: int, last: int) -> Speaker | None:
    """ "the diplomat": the one who spoke before as "an Arab diplomat"."""
    scan = walk.scan
    if last - first != 1 + is_a(scan, first, "the") or not scan.definite(last - 1):
        return None
    noun = scan.tokens[last - 1]
    if noun.shape != "word" or noun.text[0].isupper():
        return None
    for one in reversed(walk.speakers.spoken[-_RECENT:]):
        words = one.actor.span.of(scan.text).split()
        if noun.text in words and one.actor.span.end < noun.start:
            return one._replace(how="named before")
    return None


_RECENT = 8  # speakers among whom "the diplomat" may be


def _told(scan: Scan, first: int) -> Lexeme | None:
    """ "the source", "the statement": who spoke last."""
    return scan.lexeme(first, {"told-source"}) or scan.lexeme(first + is_a(scan, first, "the"), {"utterance"})


def _unknown(walk: Walk, cue: Cue, frame: Frame) -> Speaker | None:
    """Words that name nobody known; where the verb may mean something else, only a name or a person speaks."""
    scan = walk.scan
    first, last = frame.head
    inner = _inside(scan, first, last)
    if frame.beside is not None and (inner is None or not _sided(inner)):
        inner = frame.beside
    body = inner.value if inner is not None and isinstance(inner.value, Actor) else None
    if body is None and not (_named(scan, first, last) or _speaks(scan, first, last)):
        return None
    if body is None and cue.features == "present p" and not _many(scan, last - 1):
        return None  # "the daily report that was published"
    if body is None and cue.act == "threaten" and frame.aside < 0 and not _said_on(walk, frame):
        return None  # "the strikes threatened the accord"
    if cue.force == "finding" and body is None:
        return None
    span = Span(scan.tokens[first].start, scan.tokens[last - 1].end)
    side, sector = (body.side, body.sector) if body is not None else (None, None)
    return Speaker(Actor(span.of(scan.text), side, sector, span), cue.features, "unknown name")


def _many(scan: Scan, index: int) -> bool:
    """Whether a word may be a plural noun, as a verb in the plural asks."""
    here = scan.lexemes[index]
    return not here or any(x.form.features.endswith("p") and x.form.speech == "noun" for x in here)


def _said_on(walk: Walk, frame: Frame) -> bool:
    """Whether "that", "to" or a clause follows a verb, so that it speaks."""
    scan, at = walk.scan, frame.last
    if at >= walk.sentence.last:
        return False
    marked = scan.lexeme(at, {"that", "on", "about"}) is not None or is_a(scan, at, "to")
    return marked or clause_follows(scan, at, walk.sentence.last, strict=True) or at in scan.acting


def _inside(scan: Scan, first: int, last: int) -> Mention | None:
    """An actor in a name that is none itself: "a Houthi spokesman", "the council of the rebels"."""
    actors = scan.actors_in(first, last)
    return next((m for m in actors if m.note != "adjective" and _sided(m)), next(iter(actors), None))


def _sided(mention: Mention) -> bool:
    return isinstance(mention.value, Actor) and mention.value.side is not None


def _named(scan: Scan, first: int, last: int) -> bool:
    """Whether a name stands here: a capital inside the sentence, or two at its beginning."""
    capitals = [i for i in range(first, last) if scan.tokens[i].text[0].isupper() and not is_a(scan, i, "the")]
    begins = any(sentence.first == first for sentence in scan.sentences[:1]) or first == 0
    return len(capitals) > 1 or (bool(capitals) and not begins and not _opens_sentence(scan, capitals[0]))


def _opens_sentence(scan: Scan, index: int) -> bool:
    before = scan.tokens[index - 1] if index else None
    return before is None or before.text in '.!?"“”:—–' or "\n" in scan.text[before.end : scan.tokens[index].start]


def _speaks(scan: Scan, first: int, last: int) -> bool:
    """Whether the noun is none of a matter: "the attack showed", "the truce called for" say nothing."""
    end = next((i for i in range(first + 1, last) if scan.lexeme(i, PREPOSITIONS)), last)
    noun = next((i for i in range(end - 1, first - 1, -1) if scan.tokens[i].shape == "word"), first)
    lexemes = scan.lexemes[noun]
    if any(x.form.sense in _NO_NAME for i in range(first, end) for x in scan.lexemes[i]):
        return False
    return not (lexemes and all(x.form.speech in {"deed", "verb"} for x in lexemes))


def _without_subject(walk: Walk, cue: Cue) -> Speaker | None:
    """No subject stands before the verb: ", who said" tells of the noun before it, "and said" of who did the rest."""
    scan, clause = walk.scan, walk.marks.clause(cue.first)
    if clause.opener == "relative" and cue.first - clause.body <= 1:
        before = [m for m in scan.actors_in(walk.sentence.first, clause.first) if m.note != "adjective"]
        near = before[-1] if before and clause.first - before[-1].last <= 1 else None
        if near is not None:
            return speaker_of(near, "subject of the relative clause")
        return _described(scan, walk.sentence.first, clause.first)
    if not cue.joined and scan.tokens[cue.first - 1].text not in COMMAS and not _contrasts(scan, cue.first - 1):
        return None
    here = [one for one in [*walk.stack.open, *walk.stack.closed[-4:]] if one.region >= walk.sentence.first]
    if here:
        return walk.speakers.last(cue.features)
    return _topic(walk, cue)


def _described(scan: Scan, first: int, last: int) -> Speaker | None:
    """ "soldiers, who said": persons right before the relative clause who are named by a noun alone."""
    for index in range(max(first, last - _NOUN), last):
        if any(x.last == last and x.form.speech == "noun" and _person(x) for x in scan.lexemes[index]):
            span = scan.span(phrase_start(scan, index), last)
            return Speaker(Actor(span.of(scan.text), None, None, span), "", "unknown name")
    return None


_NOUN = 3  # tokens of a noun of persons


def _person(lexeme: Lexeme) -> bool:
    return lexeme.form.sense == "forces" or lexeme.form.sense.startswith(_PERSONS)


_PERSONS = ("group-", "force-", "people-", "role-", "person-", "medics", "suspects")


def _contrasts(scan: Scan, index: int) -> bool:
    return scan.lexeme(index, {"contrast", "also", "manner", "turn"}) is not None


def _topic(walk: Walk, cue: Cue) -> Speaker | None:
    mention = topic(walk.scan, walk.sentence.first, cue)
    return speaker_of(mention, "subject of the sentence") if mention is not None else None
