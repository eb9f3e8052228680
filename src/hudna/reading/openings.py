"""Where the content of a cue begins and ends: "that", a colon, a quotation, an object; and the words of an attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hudna.model import Actor, Span
from hudna.reading.clauses import COLONS, COMMAS
from hudna.reading.cues import Cue, cue_span
from hudna.reading.scans import Mention, Scan
from hudna.reading.seats import seat_at
from hudna.reading.speakers import GOVERNING, QUOTES, Speaker, governed, speaker_of, subject_after, unknown_speaker

if TYPE_CHECKING:
    from hudna.reading.attribution import Walk

_ADDRESSING = frozenset({"demand", "accuse", "threaten"})
_ADJUNCT = 14  # tokens of "in a statement that the agency carried"
_FAR = 6  # tokens between a cue and whom it addresses
_ATTRIBUTION = 10  # tokens that "according to X" may take
_STOPS = frozenset({"and", "turn", "contrast", "participle"})
_OBJECT_PREPOSITIONS = frozenset({"to", "on", "about", "from", "by"})


class Start(NamedTuple):
    """Where a content begins and, at the latest, ends; how it is marked; whom it addresses."""

    first: int
    last: int
    opening: str
    quote: int
    addressee: Mention | None


def limit(walk: Walk, cue: Cue) -> int:
    """The token before which the cue's content must begin: the next finite cue, a new main clause, the sentence's end."""
    scan, marks = walk.scan, walk.marks
    for index in range(cue.last, walk.sentence.last):
        other = walk.cues.get(index)
        clause = marks.clause(index)
        if clause.first == index and clause.opener in _STOPS and index > cue.last:
            if clause.opener == "participle" and _aside(walk, clause.body):
                continue
            return index
        if other is not None and other.speech == "verb" and not _relative(walk, index) and not tells_of(walk, other):
            if _aside(walk, index):
                continue
            return index + 1 if index == cue.last else index
        if scan.lexeme(index, {"that"}) is not None or marks.quote_at[index]:
            continue
    return walk.sentence.last


def _aside(walk: Walk, index: int) -> bool:
    """ "an official, who asked not to be named, said that": a clause between commas that "that" comes after."""
    tokens = walk.scan.tokens
    if tokens[index - 1].text not in COMMAS:
        return False
    scan, last = walk.scan, walk.sentence.last
    if _subject_open(walk, index) and _next_comma(walk, index) > index:
        return True
    for after in range(index + 1, min(index + _ADJUNCT, last - 1)):
        if scan.lexeme(after, {"that"}) is not None:
            return False
        if tokens[after].text in COMMAS:
            return any(
                (that := scan.lexeme(i, {"that"})) is not None and "and" not in that.before
                for i in range(after + 1, min(after + _FAR, last))
            )
    return False


def _subject_open(walk: Walk, index: int) -> bool:
    """Whether a cue verb before the comma has only its subject so far: what it says is still to come."""
    for before in range(index - 2, walk.sentence.first - 1, -1):
        cue = walk.cues.get(before)
        if cue is not None and cue.speech == "verb":
            return cue.act != "report" and index - cue.last <= _ADJUNCT
        if walk.scan.lexeme(before, {"that"}) or walk.scan.tokens[before].text in COMMAS or _event(walk.scan, before):
            return False
    return False


def set_off(walk: Walk, cue: Cue) -> bool:
    """ ", asking not to be named, … that": a participle between commas that "that" comes after."""
    return cue.first > walk.sentence.first and _aside(walk, cue.first)


def tells_of(walk: Walk, cue: Cue) -> bool:
    """ "in a statement that the agency carried": a verb with a pronoun tells of the noun before it and opens nothing."""
    if cue.speech == "verb" and cue.first > walk.sentence.first and _aside(walk, cue.first):
        return True
    if cue.lexeme.after is None or cue.joined or cue.speech != "verb":
        return False
    before = walk.scan.lexemes[cue.first - 1] if cue.first > walk.sentence.first else []
    return any(x.form.sense == "utterance" for x in before) or cue.force == "carry"


def _relative(walk: Walk, index: int) -> bool:
    return walk.marks.clause(index).opener in {"relative", "according"}


def marked(walk: Walk, cue: Cue, last: int) -> Start | None:
    """The content after "that", a colon or a quotation mark, if one opens before `last`."""
    return marked_from(walk, cue.last, last)


def marked_from(walk: Walk, first: int, last: int) -> Start | None:
    """As `marked`, from a token on."""
    scan, marks, end = walk.scan, walk.marks, walk.sentence.last
    bare = True  # nothing but the speaker's name so far
    for index in range(first, min(last + 1, end)):
        that = scan.lexeme(index, {"that"})
        if that is not None and marks.clause(index).opener != "relative":
            return Start(that.last, end, "that", 0, None)
        if scan.tokens[index].text in COLONS and index + 1 < end and opens(walk, index):
            quote = marks.quote_at[index + 1]
            if quote:
                return Start(index + 2, marks.quotes[quote][1], "quote", quote, None)
            return Start(index + 1, end, "colon", 0, None)
        quote = marks.quote_at[index]
        if bare and quote and marks.quotes[quote][0] == index + 1 and marks.quotes[quote][1] - index > 4:
            return Start(index + 1, marks.quotes[quote][1], "quote", quote, None)
        bare = bare and not _event(scan, index)
    return None


def _event(scan: Scan, index: int) -> bool:
    """A noun of event outside any name: what is said has begun before the quotation."""
    if index in scan.named:
        return False
    return any(x.form.speech == "deed" and x.form.sense != "utterance" for x in scan.lexemes[index])


def opens(walk: Walk, index: int) -> bool:
    """A colon that is no clock's."""
    tokens = walk.scan.tokens
    return not (
        0 < index < len(tokens) - 1 and tokens[index - 1].shape == "number" and tokens[index + 1].shape == "number"
    )


def leads_on(walk: Walk, cue: Cue) -> bool:
    """Whether a preposition leads from a saying word to its object ("pointing to", "speaking of")."""
    at = cue.last
    if at >= walk.sentence.last:
        return False
    return any(x.form.sense in _OBJECT_PREPOSITIONS or "by" in x.before for x in walk.scan.lexemes[at])


def object_of(walk: Walk, cue: Cue, subject: Mention | None, last: int, named: int = 0) -> Start | None:
    """The content that is the cue's object: what stands after the subject, and after whom the word is addressed to.

    `named` is the token after the name of a subject that is no mention.
    """
    scan = walk.scan
    first = subject.last if subject is not None and subject.first >= cue.last else max(cue.last, named)
    first = _past_medium(scan, _past_adjunct(walk, first, last))
    addressee = None
    if cue.act in _ADDRESSING:
        addressee = _addressee(scan, first, last)
        if addressee is not None:
            first = addressee.last
    first = _past_adjunct(walk, first, last)
    while first < last and _skips(scan, first):
        first += 1
    end = object_end(walk, first, walk.sentence.last)
    return Start(first, end, "object", 0, addressee) if first < end else None


def _past_medium(scan: Scan, first: int) -> int:
    """The token after "to the agency X", the one that was spoken to."""
    for mention in scan.actors_in(first, first + _FAR):
        actor = mention.value
        near = mention.first - first <= 2 and any("to" in x.before for x in scan.lexemes[first])
        if isinstance(actor, Actor) and actor.sector == "MED" and (near or (mention.first == first and "to" in mention.before)):
            closing = mention.last < len(scan.tokens) and scan.tokens[mention.last].text in QUOTES
            return mention.last + closing
        break
    return first


def _past_adjunct(walk: Walk, first: int, last: int) -> int:
    """The token after ", in a statement that the agency carried," or "in a statement", where one stands here."""
    scan, start = walk.scan, first
    if first < last and scan.tokens[first].text in COMMAS:
        start += 1
        if start < last and _inserted(walk, start):
            return _next_comma(walk, start)
    if start >= last or scan.lexeme(start, {"in"}) is None and not any("by" in x.before for x in scan.lexemes[start]):
        return first
    noun = next((i for i in range(start, min(start + 3, last)) if scan.lexeme(i, {"utterance"}) is not None), None)
    if noun is None:
        return first
    if start > first:
        comma = _next_comma(walk, noun)
        if comma > noun:
            return comma
    end = noun + 1
    while end < min(last, noun + _FAR) and _adjoined(scan, end):
        end += 1
    return end


def _adjoined(scan: Scan, index: int) -> bool:
    """A word that still belongs to "in the same statement": no preposition, no noun of event, no mark."""
    if scan.tokens[index].shape != "word":
        return False
    lexemes = scan.lexemes[index]
    return not any(x.form.speech in {"deed", "fixed", "verb"} or GOVERNING & set(x.before) for x in lexemes)


def _inserted(walk: Walk, start: int) -> bool:
    """ ", on the lips of its spokesman," or ", who spoke to the radio,": words between commas that say nothing yet."""
    cue = walk.cues.get(start)
    if cue is not None and cue.sense == "cue-according":
        return True
    verbal = any(x.form.speech == "verb" and "and" not in x.before for x in walk.scan.lexemes[start])
    return verbal and _next_comma(walk, start) > start


def _next_comma(walk: Walk, start: int) -> int:
    """The token after the next comma near by, or `start` where there is none."""
    for index in range(start + 1, min(start + _ADJUNCT, walk.sentence.last - 1)):
        if walk.scan.tokens[index].text in COMMAS:
            return index + 1
    return start


def _addressee(scan: Scan, first: int, last: int) -> Mention | None:
    """Whom a demand, an accusation or a threat is addressed to."""
    for mention in scan.actors_in(first, min(last, first + _FAR)):
        if any(_tells_whom(scan, i) for i in range(first, mention.first)):
            break
        if mention.note != "adjective" and (not governed(scan, mention) or "to" in mention.before):
            return mention
        break
    return seat_at(scan, first) if first < last else None


def _tells_whom(scan: Scan, index: int) -> bool:
    """A word between a cue and whom it addresses that is neither a time nor "for its part"."""
    if scan.tokens[index].shape != "word" or index in scan.timed:
        return False
    return scan.lexeme(index, {"turn", "also"}) is None


def _skips(scan: Scan, index: int) -> bool:
    """Words between a verb and its object: prepositions, times, commas."""
    if scan.tokens[index].text in COMMAS:
        return True
    if index in scan.timed:
        return True
    return any(x.form.sense in _OBJECT_PREPOSITIONS and x.last == index + 1 for x in scan.lexemes[index])


def object_end(walk: Walk, first: int, last: int) -> int:
    """Where an object ends: at the next main clause."""
    for index in range(first + 1, last):
        clause = walk.marks.clause(index)
        if clause.first == index and clause.opener in _STOPS:
            return index
    return last


def after_about(scan: Scan, mention: Mention) -> bool:
    """Whether "from" or "about" stands right before the mention ("quoted from the ministry")."""
    return any(
        x.form.sense in {"about", "from"} and x.last == mention.first
        for start in range(max(0, mention.first - 2), mention.first)
        for x in scan.lexemes[start]
    )


def saying_noun(walk: Walk, first: int, last: int) -> Cue | None:
    """ "as saying" between an inner source and what it says."""
    return next((walk.cues[i] for i in range(first, min(last, walk.sentence.last)) if i in walk.cues), None)


def according(walk: Walk, cue: Cue) -> tuple[Speaker | None, int, Span | None]:
    """Who is named after "according to", the token after the name, and the span of the cue.

    "According to what the ministry announced": the verb is the cue. "According to the statement": who spoke last.
    """
    scan = walk.scan
    last = min(cue.last + _ATTRIBUTION, walk.sentence.last)
    for index in range(cue.last, min(cue.last + 3, last)):
        inner = walk.cues.get(index)
        if inner is not None and inner.speech == "verb":
            return _as_told(walk, inner, last)
    for mention in scan.actors_in(cue.last, last):
        told = _told(scan, cue.last, mention.first)
        if (
            mention.note != "adjective"
            and (mention.first - cue.last <= 3 or told)
            and not _comma(scan, cue.last, mention.first)
        ):
            return speaker_of(mention, "according to"), mention.last, cue_span(scan, cue)
        break
    if _told(scan, cue.last, min(cue.last + 2, last)):
        return walk.speakers.last(""), cue.last + 1, cue_span(scan, cue)
    unknown = unknown_speaker(scan, cue, last, said=True) if cue.last < last else None
    if unknown is not None and not scan.lexeme(cue.first, {"also"}):
        end = next(i for i in range(cue.last, last + 1) if i == last or scan.tokens[i].start >= unknown.actor.span.end)
        return unknown, end, cue_span(scan, cue)
    return None, cue.last, None


def _as_told(walk: Walk, inner: Cue, last: int) -> tuple[Speaker | None, int, Span | None]:
    """ "as the ministry announced", "according to what the committee told us"."""
    scan = walk.scan
    if marked_from(walk, inner.last, min(inner.last + 8, last)) is not None:
        return None, inner.first, None
    subject = subject_after(scan, inner, last)
    if scan.lexeme(inner.first - 1, {"also"}) is not None and not _ends_after(scan, subject, inner):
        return None, inner.first, None  # "also accused", not "as … said"
    if subject is not None:
        return speaker_of(subject, "according to"), subject.last, cue_span(scan, inner)
    unknown = unknown_speaker(scan, inner, last, said=True)
    if unknown is None:
        return None, inner.first, None
    end = next(i for i in range(inner.last, last + 1) if i == last or scan.tokens[i].start >= unknown.actor.span.end)
    return unknown, end, cue_span(scan, inner)


def _ends_after(scan: Scan, subject: Mention | None, inner: Cue) -> bool:
    """Whether nothing is said after the subject: a comma, a stop or the end follows."""
    if inner.act != "report":
        return False
    at = subject.last if subject is not None else inner.last
    return at >= len(scan.tokens) or scan.tokens[at].shape == "mark"


def _told(scan: Scan, first: int, last: int) -> bool:
    """Whether a word for a statement or a source stands here ("according to the report of the ministry")."""
    return any(
        scan.lexeme(i, {"utterance", "told-source"}) is not None for i in range(first, min(last, len(scan.tokens)))
    )


def _comma(scan: Scan, first: int, last: int) -> bool:
    return any(scan.tokens[i].text in COMMAS for i in range(first, last))


def labelled(walk: Walk, first: int, colon: int) -> list[Speaker]:
    """The speakers whose label ends at a colon, outermost first: an actor, two of whom one quotes the other, or, after an
    hour, words that name nobody known."""
    scan = walk.scan
    actors = [m for m in scan.actors_in(first, colon) if m.note != "adjective"]
    while actors and _to_medium(actors[-1]):
        actors.pop()
    live = any(m.first <= first + 1 for m in scan.actors_in(first, colon)) or _hour(scan, first)
    if not actors:
        return _unnamed(scan, first, colon) if _hour(scan, first) else []
    mention = actors[0]
    loose = [i for i in range(first, mention.first) if scan.tokens[i].shape == "word" and i not in scan.taken]
    if mention.note == "state" or len(loose) > (4 if live else 1) or colon - mention.last > (12 if live else 6):
        return []
    speakers = [speaker_of(mention, "label before a colon")]
    if len(actors) > 1 and any(scan.lexeme(i, {"cue-according"}) for i in range(mention.last, actors[1].first)):
        speakers.append(speaker_of(actors[1], "label before a colon"))
    return speakers


def _to_medium(mention: Mention) -> bool:
    """ "a source to the channel": the one spoken to."""
    actor = mention.value
    return isinstance(actor, Actor) and actor.sector == "MED" and "to" in mention.before


def _hour(scan: Scan, first: int) -> bool:
    """Whether a line begins with an hour, as live reports do."""
    return scan.tokens[first].shape == "number" and (first in scan.timed or first + 1 in scan.timed)


def _unnamed(scan: Scan, first: int, colon: int) -> list[Speaker]:
    """A label that names nobody known: its words are the name."""
    while first < colon and (scan.tokens[first].shape != "word" or first in scan.timed):
        first += 1
    if first == colon or any(x.form.speech == "verb" for i in range(first, colon) for x in scan.lexemes[i]):
        return []
    span = Span(scan.tokens[first].start, scan.tokens[colon - 1].end)
    if scan.lexeme(first, {"urgent"}) is not None:
        return []
    return [Speaker(Actor(span.of(scan.text), None, None, span), "", "unknown name")]


def worded(scan: Scan, first: int, last: int) -> bool:
    """Whether words stand between two tokens, other than joining ones."""
    return any(
        scan.tokens[i].shape != "mark" and not (scan.lexeme(i, {"turn", "contrast", "also"}))
        for i in range(first, last)
    )
