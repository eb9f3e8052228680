"""A saying verb behind a comma -> contents: "…, the ministry said in a report.", "the truce, said he, …"."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.according import attributed
from hudna.reading.clauses import glued
from hudna.reading.contents import Content
from hudna.reading.cues import Cue, cue_span
from hudna.reading.postposed import body_of, name_behind, subject_behind, unknown_body
from hudna.reading.quoting import quoted_after, quoted_before
from hudna.reading.scans import Scan
from hudna.reading.signs import COLONS, COMMAS, DASHES
from hudna.reading.speakers import Speaker, governed
from hudna.reading.speech import VERBAL
from hudna.reading.subjects import owner_named, speaker_for
from hudna.reading.walks import Walk

_LEADS = 4  # words between the comma and the verb ("earlier", "on Friday")
_ENDS = frozenset(".!?…;")
_OBJECTS = frozenset({"that", "about", "from"})
_STANDING = frozenset({"turn", "also", "contrast", "within-body", "in"})


class Inserted(NamedTuple):
    """Where an inserted saying stands: from its comma to the mark behind it."""

    comma: int
    end: int


def say_by_insertion(walk: Walk, cue: Cue) -> int:
    """Open what an inserted saying covers; the token to go on from, 0 where it is none."""
    place = inserted(walk, cue)
    if place is None:
        return 0
    chain = tellers(walk, cue, place.comma + 1, place.end)
    if not chain:
        return 0
    first, last = _covered(walk, cue, place)
    cover(walk, cue, chain, first, last, walk.sentence.first)
    return place.end


def inserted(walk: Walk, cue: Cue) -> Inserted | None:
    """Whether a finite saying verb stands behind a comma with nothing said behind it."""
    scan, first = walk.scan, walk.sentence.first
    if not scan.language.settings.get("told_behind") or cue.speech not in {"verb", "fixed"} or cue.own:
        return None
    if "infinitive" in cue.features:
        return None
    comma = _comma(scan, cue, first)
    if comma is None or comma - first < 1:
        return None
    end = cue.last
    while end < walk.sentence.last and not _stops(scan, end):
        if _goes_on(walk, end):
            return None
        end += 1
    after = end + 1
    if end < walk.sentence.last and (
        scan.tokens[end].text in COLONS or (after < walk.sentence.last and scan.lexeme(after, {"that"}) is not None)
    ):
        return None
    return Inserted(comma, end)


def _comma(scan: Scan, cue: Cue, first: int) -> int | None:
    """The comma, or the dash behind a quotation, that the verb stands behind."""
    for index in range(cue.first - 1, max(first, cue.first - 1 - _LEADS), -1):
        token = scan.tokens[index]
        if token.text in COMMAS or (token.text in DASHES and not glued(scan, index)):
            return index
        if _subject(scan, index):
            return None
        beside = token.shape == "word" and (
            index in scan.taken or scan.lexeme(index, _STANDING) or not scan.lexemes[index]
        )
        if not beside or any(x.form.speech in VERBAL for x in scan.lexemes[index]):
            return None
    return None


def _subject(scan: Scan, index: int) -> bool:
    """An actor between the comma and the verb that no "in" stands before: a clause of its own begins there."""
    mention = next(iter(scan.actors_in(max(0, index - _LEADS), index + 1)), None)
    return mention is not None and mention.last == index + 1 and not governed(scan, mention)


def _stops(scan: Scan, index: int) -> bool:
    token = scan.tokens[index]
    if token.shape != "mark":
        return False
    dash = token.text in DASHES and not glued(scan, index)
    return dash or token.text in COMMAS or token.text in COLONS or token.text in _ENDS


def _goes_on(walk: Walk, index: int) -> bool:
    """Something is said, or another verb stands, behind the verb."""
    scan = walk.scan
    if scan.lexeme(index, _OBJECTS) is not None:
        return True
    if index in scan.taken:
        return False
    return any(x.form.speech in VERBAL and x.tail is None for x in scan.lexemes[index])


def tellers(walk: Walk, cue: Cue, first: int, last: int) -> list[Speaker]:
    """Who tells, outermost first: the agency and whom it quotes; the one named beside the verb, in the tokens given."""
    inner = _quoted_one(walk, cue, first, last)
    limit = inner[0] if inner and inner[0] > cue.first else last
    speaker = _teller(walk, cue, first, limit)
    if speaker is None:
        return []
    return [speaker, inner[1]] if inner else [speaker]


def _quoted_one(walk: Walk, cue: Cue, first: int, last: int) -> tuple[int, Speaker] | None:
    """ "citing the ministry" behind the verb or before it."""
    for index in (*range(first, cue.first), *range(cue.last, last)):
        other = walk.cues.get(index)
        if other is not None and other.attributing:
            speaker, end, _ = attributed(walk, other)
            walk.used.update(range(index, max(end, index + 1)))
            return (index, speaker) if speaker is not None else None
    return None


def _teller(walk: Walk, cue: Cue, first: int, last: int) -> Speaker | None:
    scan = walk.scan
    if cue.attributes.get("owner"):
        return owner_named(walk, cue, first, last)
    around = range(max(first, cue.first - 2), min(last, cue.last + 2))
    if any(scan.lexeme(i, {"he-she", "said-there"}) is not None for i in around):
        return walk.speakers.last(cue.features)
    mention = body_of(scan, cue, first, last) or subject_behind(scan, cue, last)
    if mention is not None:
        return speaker_for(walk, cue, mention, last, said=True)
    return unknown_body(scan, cue, first, last) or name_behind(scan, cue, last)


def _covered(walk: Walk, cue: Cue, place: Inserted) -> tuple[int, int]:
    """The words that are the speaker's: the quotation before, all before, or the sentence around."""
    scan, sentence = walk.scan, walk.sentence
    quoted = quoted_before(walk, cue)
    if quoted is not None:
        return quoted.first, quoted.last
    first = sentence.first
    for index in range(place.comma - 1, sentence.first, -1):
        if scan.tokens[index].text == ";":
            first = index + 1
            break
    told = any(x.form.speech in VERBAL for i in range(first, place.comma) for x in scan.lexemes[i])
    closed = place.end + 1 >= sentence.last or scan.tokens[place.end].text not in COMMAS
    return first, place.comma if told or closed else sentence.last


def cover(walk: Walk, cue: Cue, chain: list[Speaker], first: int, last: int, region: int) -> None:
    """Put speakers over words that have been read: outside what others say there, or as their only source."""
    stack = walk.stack
    depth = next((d for d, one in enumerate(stack.open) if one.region >= region and not one.quote), len(stack.open))
    if last <= cue.first:
        stack.pop_to(depth, last)
    outer = stack.open[depth - 1] if depth else None
    here = [one for one in (*stack.open[depth:], *stack.closed) if first <= one.first < last and one.outer is outer]
    for number, speaker in enumerate(chain):
        span = cue_span(walk.scan, cue) if number == 0 else None
        outer = Content(first, last, speaker, cue, span, cue.act, outer, "before", region)
        outer.serial = number - len(chain)
        stack.closed.append(outer)
        walk.speakers.remember(speaker)
    for one in here:
        one.outer = outer
    if outer is not None and outer.first >= walk.sentence.first:
        quoted_after(walk, outer, cue)
