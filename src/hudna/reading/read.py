"""Document -> Reading: the whole pipeline."""

from __future__ import annotations

from bisect import bisect_right

from hudna.languages import available, finished, language
from hudna.model import Document, Span
from hudna.reading.actors import find_actors
from hudna.reading.attribution import attribute
from hudna.reading.cautions import draft, unread
from hudna.reading.claims import Derived, claims_of, content_span
from hudna.reading.clauses import layout
from hudna.reading.contents import Content
from hudna.reading.identify import identify
from hudna.reading.layouts import Layout
from hudna.reading.licences import licensed
from hudna.reading.merging import merged
from hudna.reading.numbers import find_numbers
from hudna.reading.obligations import obliged
from hudna.reading.places import find_places
from hudna.reading.propositions import echoes, innermost, propositions_of
from hudna.reading.readings import Attribution, Reading
from hudna.reading.scans import Scan, scan
from hudna.reading.speech import resolve_speech
from hudna.reading.times import find_times, without_times
from hudna.reading.triggers import triggers_of


def read(document: Document) -> Reading:
    """All claims of a document. Raises DataError only for broken data; text that is not understood yields less."""
    code = document.language or identify(document.text)
    if code not in (available() if document.language else finished()):
        why = unread(code)
        return Reading(document, code, (), warnings=(why,), unread=why)
    s = scanned(document, code)
    marks = layout(s)
    contents = attribute(s, marks)
    owner = innermost(contents, len(s.tokens))
    spoken = attributing(s, contents)
    terms = obliged(s, marks)
    triggers = licensed(s, marks, triggers_of(s, marks, spoken), owner, terms)
    propositions = propositions_of(s, marks, triggers, owner)
    propositions += echoes(s, marks, contents, propositions, owner, headline_end(s))
    found = [claim for one in propositions for claim in claims_of(s, marks, one, one.trigger.token in terms)]
    kept = merged(found, headline_end(s))
    return _reading(s, code, contents, kept)


def attributing(scan: Scan, contents: list[Content]) -> set[int]:
    """The tokens that only say who says it: cues, names, and all between an attribution and a marked content."""
    found: set[int] = set()
    for one in contents:
        if one.speaker.how == "unknown name":
            found |= _tokens(scan, one.speaker.actor.span)
        if one.cue is not None:
            found.update(range(one.cue.first, one.cue.last))
            if one.opening in {"that", "quote", "colon"} and one.region <= one.cue.first and one.cue.speech == "verb":
                found.update(range(one.cue.first, one.first))
    return found


def _tokens(scan: Scan, span: Span) -> set[int]:
    """The tokens of a span of the text."""
    at = bisect_right(scan.tokens, span.start, key=lambda token: token.start) - 1
    found = set()
    while at < len(scan.tokens) and scan.tokens[at].start < span.end:
        found.add(at)
        at += 1
    return found


def scanned(document: Document, code: str) -> Scan:
    """Tokens, lexemes and mentions of a document."""
    s = scan(document, language(code))
    resolve_speech(s)
    s.numbers = find_numbers(s)
    s.places = find_places(s)
    s.times = find_times(s)
    s.numbers = without_times(s.numbers, s.times)
    s.actors = find_actors(s)
    s.settle()
    return s


def headline_end(s: Scan) -> int:
    """The offset after the headline: a first line without a full stop, where more lines follow."""
    text = s.text
    end = text.find("\n", len(text) - len(text.lstrip()))
    line = text[:end].strip() if end > 0 else ""
    return end if line and not line.endswith((".", "!", "؟", "?")) and text[end:].strip() else 0


def _reading(s: Scan, code: str, contents: list[Content], kept: list[Derived]) -> Reading:
    return Reading(
        s.document,
        code,
        tuple(one.claim for one in kept),
        tuple(s.mentions()),
        tuple(_attribution(s, one) for one in contents),
        tuple(one.trace for one in kept),
        tuple(s.refused),
        draft(code),
    )


def _attribution(s: Scan, content: Content) -> Attribution:
    span: Span = content.speaker.actor.span
    return Attribution(span, content.cue_span, content_span(s, content.first, content.last))


__all__ = ["Layout", "read", "scanned"]
