"""Where the content of a cue begins and ends: "that", a colon, a quotation, an object."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.adjuncts import is_a
from hudna.reading.asides import aside, event, past_adjunct, past_medium, tells_of
from hudna.reading.cases import in_case
from hudna.reading.cues import Cue
from hudna.reading.juxtaposed import itemises
from hudna.reading.scans import Mention, Scan
from hudna.reading.seats import seat_at
from hudna.reading.signs import COLONS, COMMAS
from hudna.reading.speakers import after_preposition, governed
from hudna.reading.walks import Walk

ADDRESSING = frozenset({"demand", "accuse", "threaten"})
_PAST_TAIL = ADDRESSING | {"commit", "claim_responsibility", "condition"}  # "laid on X the blame for": what follows
_FAR = 6  # tokens between a cue and whom it addresses
_STOPS = frozenset({"and", "turn", "contrast", "participle"})
_INFINITIVE = "infinitive"
_OBJECT_PREPOSITIONS = frozenset({"to", "on", "about", "from", "by"})


class Start(NamedTuple):
    """Where a content begins and, at the latest, ends; how it is marked; whom it addresses."""

    first: int
    last: int
    opening: str
    quote: int
    addressee: Mention | None


def limit_of(walk: Walk, cue: Cue) -> int:
    """The token before which a cue's content must begin: the next finite cue, a new main clause, the end."""
    scan, marks = walk.scan, walk.marks
    for index in range(cue.last, walk.sentence.last):
        other = walk.cues.get(index)
        clause = marks.clause(index)
        if clause.first == index and clause.opener in _STOPS and index > cue.last:
            if clause.opener == "participle" and aside(walk, clause.body):
                continue
            return index
        if other is not None and other.speech == "verb" and not _relative(walk, index) and not tells_of(walk, other):
            if aside(walk, index):
                continue
            return index + 1 if index == cue.last else index
        if scan.lexeme(index, {"that"}) is not None or marks.quote_at[index]:
            continue
    return walk.sentence.last


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
        bare = bare and not event(scan, index)
    return None


def opens(walk: Walk, index: int) -> bool:
    """A colon that is no clock's and opens no parts of what is counted before it."""
    tokens = walk.scan.tokens
    if itemises(walk.scan, walk.sentence.first, index):
        return False
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
    first = past_medium(scan, past_adjunct(walk, first, last))
    addressee = None
    tail = None if cue.attributes.get("object_first") or _names_matter(scan, cue) else cue.lexeme.tail
    behind = scan.language.settings.get("told_behind")
    if behind and tail is not None and tail[0] >= first and (tail[0] == first or cue.act in _PAST_TAIL):
        addressee = next((m for m in scan.actors_in(first, tail[0]) if m.note != "adjective"), None)
        first = tail[1]
    elif cue.act in ADDRESSING:
        while first < last and (scan.tokens[first].text in COMMAS or first in scan.timed):
            first += 1  # "accused, on Friday, the army of"
        addressee = addressee_of(scan, first, last)
        if addressee is not None:
            first = addressee.last
    first = past_adjunct(walk, first, last)
    while first < last and _skips(scan, first):
        first += 1
    end = object_end(walk, first, walk.sentence.last)
    return Start(first, end, "object", 0, addressee) if first < end else None


def _names_matter(scan: Scan, cue: Cue) -> bool:
    """ "admitted the death of two": the end of the phrase is the matter itself."""
    tail = cue.lexeme.tail
    if tail is None or cue.act != "confirm":
        return False
    return any(x.form.speech == "deed" and not x.form.sense.startswith("cue-") for x in scan.lexemes[tail[0]])


def object_before(walk: Walk, cue: Cue, subject: Mention | None) -> Start | None:
    """ "The reports of shelling the ministry denied": what is denied, refused or backed stands before the verb."""
    scan, clause = walk.scan, walk.marks.clause(cue.first)
    tail = cue.lexeme.tail  # "called the reports a lie"
    last = cue.last if tail is None or tail[0] < cue.last else tail[1]
    behind = subject.last if subject is not None and subject.first >= last else last
    if not scan.language.settings.get("told_behind") or not (
        behind >= walk.sentence.last or scan.tokens[behind].shape == "mark" or _joins(scan, behind)
    ):
        return None
    first, last = clause.body, cue.first
    if subject is not None and subject.first < cue.first:
        begin = subject.first - (scan.lexeme(subject.first - 1, {"within-body"}) is not None)
        first, last = (subject.last, last) if begin <= first else (first, begin)
    objects = {"acc", "gen"}
    if any(
        x.form.speech in {"noun", "deed"} and objects & set(x.form.features.split()) and i not in scan.timed
        for i in range(first, last)
        for x in scan.lexemes[i]
    ):
        return Start(first, last, "object", 0, None)
    return None


def _joins(scan: Scan, index: int) -> bool:
    """ "and" as a word of its own: the next verb has its own object."""
    return scan.language.leading.get(scan.tokens[index].folded) == "and"


def addressee_of(scan: Scan, first: int, last: int) -> Mention | None:
    """Whom a demand, an accusation or a threat is addressed to."""
    for mention in scan.actors_in(first, min(last, first + _FAR)):
        if any(_tells_whom(scan, i) for i in range(first, mention.first)):
            break
        if mention.note != "adjective" and (
            not _governed_here(scan, mention)
            or "to" in mention.before
            or scan.lexeme(mention.first - 1, {"from", "on"})
        ):
            return mention
        break
    return seat_at(scan, first) if first < last else None


def _governed_here(scan: Scan, mention: Mention) -> bool:
    """Whether it stands behind a preposition or in a case in which nobody is addressed (accused, told)."""
    if in_case(mention, "acc") or in_case(mention, "dat"):
        return after_preposition(scan, mention)
    return governed(scan, mention)


def _tells_whom(scan: Scan, index: int) -> bool:
    """A word between a cue and whom it addresses that is neither a time nor "for its part"."""
    if scan.tokens[index].shape != "word" or index in scan.timed:
        return False
    if scan.language.leading.get(scan.tokens[index].folded) == "the":
        return False
    return scan.lexeme(index, {"turn", "also"}) is None


def _skips(scan: Scan, index: int) -> bool:
    """Words between a verb and its object: prepositions, times, commas."""
    if scan.tokens[index].text in COMMAS:
        return True
    if index in scan.timed:
        return True
    if any(x.form.sense == "in" and x.after is not None for x in scan.lexemes[index]):
        return True  # "a statement in which it condemned"
    if any(x.form.speech == "participle" for x in scan.lexemes[index]):
        return False  # "targeting" may be a preposition
    return any(x.form.sense in _OBJECT_PREPOSITIONS and x.last == index + 1 for x in scan.lexemes[index])


def object_end(walk: Walk, first: int, last: int) -> int:
    """Where an object ends: at the next main clause."""
    for index in range(first + 1, last):
        clause = walk.marks.clause(index)
        if clause.first == index and clause.opener in _STOPS and not another_deed(walk, first, index):
            return index
    return last


def _to_do(walk: Walk, first: int, index: int) -> bool:
    """ "called on them to stop and to withdraw": an infinitive joined on to an infinitive."""
    scan = walk.scan
    if scan.language.settings.get("infinitive"):
        return (is_a(scan, index - 1, "to") and is_a(scan, index - 2, "and")) or _bare_to_do(walk, first, index)
    joined = [x for x in scan.lexemes[index] if "and" in x.before]
    return any(_INFINITIVE in x.form.features for x in joined) and any(
        _INFINITIVE in x.form.features for i in range(first, index) for x in scan.lexemes[i]
    )


def _bare_to_do(walk: Walk, first: int, index: int) -> bool:
    """ "called on them to stop and withdraw": a bare form that cannot be a singular subject's, behind an infinitive."""
    scan = walk.scan
    bare = any(x.form.speech == "verb" and "present p" in x.form.features for x in scan.lexemes[index])
    if not bare or not is_a(scan, index - 1, "and"):
        return False
    return any(is_a(scan, i, "to") and _bare(scan, i + 1) for i in range(max(0, first - 1), index - 2))


def _bare(scan: Scan, index: int) -> bool:
    return any(x.form.speech == "verb" and "present p" in x.form.features for x in scan.lexemes[index])


def another_deed(walk: Walk, first: int, index: int) -> bool:
    """ "called for a halt and the lifting of": a joined word that is a noun of event as well as a verb goes on."""
    scan = walk.scan
    if _to_do(walk, first, index):
        return True
    if not any(x.form.speech == "deed" for i in range(first, min(first + 2, index)) for x in scan.lexemes[i]):
        return False
    joined = [x for x in scan.lexemes[index] if x.before == ("and",)]
    return (
        any(x.form.speech == "deed" for x in joined)
        and seat_at(scan, index + 1) is None
        and not ((m := scan.begin.get(index + 1)) is not None and m.type == "actor")
    )
