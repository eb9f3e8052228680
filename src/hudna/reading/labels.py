"""The head of a line -> the speaker whose label it is ("14:15 - Yerevan: …")."""

from __future__ import annotations

from hudna.model import Actor, Span
from hudna.reading.contents import Content
from hudna.reading.cues import ATTRIBUTING
from hudna.reading.openings import opens
from hudna.reading.scans import Mention, Scan
from hudna.reading.signs import COLONS
from hudna.reading.speakers import Speaker, speaker_of
from hudna.reading.walks import Walk

_HEADING = 30  # tokens before the colon of a label, with the hour and a long title


def say_by_label(walk: Walk) -> None:
    """ "14:15 – Yerevan: …": a speaker's label, a colon, and what he says."""
    scan, first = walk.scan, walk.sentence.first
    for index in range(first, min(first + _HEADING, walk.sentence.last)):
        if index in walk.cues and walk.cues[index].speech == "verb":
            return
        if scan.tokens[index].text in COLONS and opens(walk, index):
            speakers = labelled(walk, first, index)
            outer = None
            for speaker in speakers:
                content = Content(index + 1, walk.sentence.last, speaker, None, None, "report", outer, "colon", first)
                walk.open(content)
                outer = content
            return


def labelled(walk: Walk, first: int, colon: int) -> list[Speaker]:
    """The speakers whose label ends at a colon, outermost first.

    An actor, two of whom one quotes the other, or, after an hour, words that name nobody known.
    """
    scan = walk.scan
    actors = [m for m in scan.actors_in(first, colon) if m.note != "adjective"]
    while actors and _to_medium(actors[-1]):
        actors.pop()
    live = any(m.first <= first + 1 for m in scan.actors_in(first, colon)) or _hour(scan, first)
    if not actors:
        return _unnamed(scan, first, colon) if _hour(scan, first) else []
    mention = actors[0]
    loose = [i for i in range(first, mention.first) if scan.tokens[i].shape == "word" and i not in scan.taken]
    if (
        mention.note == "state"
        or _in_brackets(scan, mention)
        or _dateline(scan, mention, first)
        or len(loose) > (4 if live else 1)
        or colon - mention.last > (12 if live else 6)
    ):
        return []
    speakers = [speaker_of(mention, "label before a colon")]
    if len(actors) > 1 and any(scan.lexeme(i, ATTRIBUTING) for i in range(mention.last, actors[1].first)):
        speakers.append(speaker_of(actors[1], "label before a colon"))
    return speakers


def _dateline(scan: Scan, mention: Mention, first: int) -> bool:
    """ "KHARTOUM: …": a capital in capital letters at a line's head is where the report was written."""
    return mention.note == "seat" and mention.first == first and mention.span.of(scan.text).isupper()


def _in_brackets(scan: Scan, mention: Mention) -> bool:
    """ "BEIRUT (Agency): …": whose report it is, as a dateline tells it."""
    return mention.first > 0 and scan.tokens[mention.first - 1].text == "("


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
