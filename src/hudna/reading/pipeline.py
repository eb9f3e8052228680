"""Document -> Reading: the whole pipeline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from hudna.languages import available, finished
from hudna.model import Document, Span
from hudna.reading.cautions import unread, warnings_of
from hudna.reading.claims import Derived, claims_of, content_span
from hudna.reading.comparisons import compared, elided
from hudna.reading.conditionals import conditioned
from hudna.reading.consequences import led_to
from hudna.reading.contents import Content
from hudna.reading.echoes import echoes
from hudna.reading.licences import licensed
from hudna.reading.merging import merged, retold
from hudna.reading.obligations import CARRIED_OUT, kept, obliged
from hudna.reading.propositions import Proposition, innermost, propositions_of
from hudna.reading.readings import Attribution, Part, Reading
from hudna.reading.scans import Scan
from hudna.reading.strands import Strand, scanned, strands_of
from hudna.reading.stretches import Stretch, main_language, stretches
from hudna.reading.triggers import triggers_of


def read(document: Document) -> Reading:
    """All claims of a document. Raises DataError only for broken data; text that is not understood yields less."""
    given = document.language
    main = given or main_language(document.text)
    parts = stretches(document.text, main, given is not None)
    known = {code for code in available() if code == given or code in finished()}
    codes = [code for code in dict.fromkeys((main, *(one.language for one in parts))) if code in known]
    if not codes:
        why = unread(main)
        return Reading(document, main, (), parts=_parts(parts), warnings=(why,), unread=why)
    strands = strands_of(document, codes, parts if len(parts) > 1 else ())
    found = [one for strand in strands for one in derived(strand)]
    if len(strands) > 1:
        found = retold(found)
    return _reading(document, main, strands, found, parts, warnings_of(document.text, parts, known))


def derived(strand: Strand) -> list[Derived]:
    """The claims of what a document says in one language, without repetitions."""
    s, marks, contents = strand.scan, strand.marks, strand.contents
    headline = headline_end(s)
    owner = innermost(contents, len(s.tokens))
    spoken = attributing(s, contents)
    terms = obliged(s, marks)
    triggers = licensed(s, marks, triggers_of(s, marks, spoken), owner, terms)
    propositions = compared(s, marks, conditioned(marks, propositions_of(s, marks, triggers, owner)))
    propositions += elided(s, marks, contents, propositions)
    propositions += echoes(s, marks, contents, propositions, owner, headline)
    done = kept(s)
    found = [(one, claims_of(s, marks, one, _term(one, terms, done))) for one in propositions]
    return merged(led_to(s, marks, found), headline)


def _term(one: Proposition, terms: set[int], done: set[int]) -> str | None:
    """The modality of a term of an agreement, None for what is none; who brought that about is none."""
    trigger = one.trigger
    if trigger.frame.adjunct:
        return None
    past = trigger.speech in {"verb", "passive"} and "past" in trigger.lexeme.form.features
    whole = trigger.frame.kind in CARRIED_OUT and one.mode != "started"  # what has begun is not carried out yet
    carried = past and whole and trigger.token in done
    if trigger.token in terms:
        return "actual" if carried and trigger.speech == "verb" else "planned"
    return "actual" if carried else None


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


def headline_end(s: Scan) -> int:
    """The offset after the headline: a first line without a full stop, where more lines follow.

    What is in another language than the first line has its own; a quotation is none.
    """
    text = s.text
    start = s.tokens[0].start if s.tokens else 0
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return 0
    end = text.find("\n", start)
    line = text[start:end].strip() if end > 0 else ""
    return end if line and not line.endswith((".", "!", "؟", "?")) and text[end:].strip() else 0


def _reading(
    document: Document,
    main: str,
    strands: Sequence[Strand],
    found: Sequence[Derived],
    parts: Sequence[Stretch],
    warnings: tuple[str, ...],
) -> Reading:
    mentions = [mention for strand in strands for mention in strand.scan.mentions()]
    said = [
        _attribution(strand.scan, content)
        for strand in strands
        for content in strand.contents
        if not any(content is one for one in strand.carried)
    ]
    return Reading(
        document,
        main,
        tuple(one.claim for one in found),
        tuple(sorted(mentions, key=lambda one: (one.span.start, one.span.end))),
        tuple(said),
        tuple(one.trace for one in found),
        tuple(line for strand in strands for line in strand.scan.refused),
        _parts(parts),
        warnings,
    )


def _parts(parts: Sequence[Stretch]) -> tuple[Part, ...]:
    return tuple(Part(Span(one.start, one.end), one.language) for one in parts)


def _attribution(s: Scan, content: Content) -> Attribution:
    span: Span = content.speaker.actor.span
    return Attribution(span, content.cue_span, content_span(s, content.first, content.last))


__all__ = ["read", "scanned"]
