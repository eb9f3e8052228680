"""Document and stretches -> strands: what each of its languages makes of the parts that are in it.

The paragraphs of one language are read as one text, in order, by that language's grammar: what they refer back to
stands among them. A quotation in another language is read by its own, and whoever the paragraph around it says it is
from speaks there as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hudna.languages import language
from hudna.model import Document
from hudna.reading.actors import find_actors
from hudna.reading.attribution import attribute
from hudna.reading.clauses import layout
from hudna.reading.contents import Content
from hudna.reading.layouts import Layout
from hudna.reading.numbers import find_numbers
from hudna.reading.places import find_places
from hudna.reading.propositions import innermost
from hudna.reading.scans import Scan, scan
from hudna.reading.speech import resolve_speech
from hudna.reading.stretches import Stretch
from hudna.reading.times import find_times, without_times


@dataclass(slots=True)
class Strand:
    """The parts of a document that are in one language: scanned, laid out and attributed."""

    scan: Scan
    marks: Layout
    contents: list[Content]
    carried: list[Content]  # those of them that another language opens

    @property
    def code(self) -> str:
        """The code of the language."""
        return self.scan.language.code


def strands_of(document: Document, codes: Sequence[str], parts: Sequence[Stretch]) -> list[Strand]:
    """A strand for each of the languages; `parts` are all of the document's stretches, () where it has one language."""
    found = []
    for code in codes:
        s = scanned(document, code, parts)
        marks = layout(s)
        found.append(Strand(s, marks, attribute(s, marks), []))
    plain = {one.code: (one, innermost(one.contents, len(one.scan.tokens))) for one in found}
    for one in found:
        carried: dict[int, Content] = {}
        for part in parts:
            if part.language == one.code and part.within in plain:
                carried |= _carried(one, *plain[part.within], part)
        if carried:
            one.contents = attribute(one.scan, one.marks, carried)
            one.carried = list(carried.values())
    return found


def scanned(document: Document, code: str, parts: Sequence[Stretch] = ()) -> Scan:
    """Tokens, lexemes and mentions of a document, or of its parts in one language."""
    s = scan(document, language(code), parts)
    resolve_speech(s)
    s.numbers = find_numbers(s)
    s.places = find_places(s)
    s.times = find_times(s)
    s.numbers = without_times(s.numbers, s.times)
    s.actors = find_actors(s)
    s.settle()
    return s


def _carried(inner: Strand, outer: Strand, owner: Sequence[Content | None], part: Stretch) -> dict[int, Content]:
    """The content that the outer language opens where a quotation in the inner one stands, by the inner's token."""
    at, first = _token(outer.scan, part.start), _token(inner.scan, part.start)
    last = _token(inner.scan, part.end)
    while at < len(outer.scan.tokens) and outer.scan.tokens[at].shape == "mark":
        at += 1  # the content begins behind its opening mark
    content = owner[at] if at < len(owner) else None
    if content is None or first >= last or outer.scan.tokens[at].start >= part.end:
        return {}
    said = first + 1 if inner.marks.quote_at[first] and first + 1 < last else first
    speaker = content.speaker._replace(how=f"speaks in {inner.scan.language.name}")
    return {
        first: replace(
            content, first=said, last=last, speaker=speaker, cue=None, opening="quote", region=first,
            quote=inner.marks.quote_at[said], addressee=None, twin=None,
        )
    }  # fmt: skip


def _token(scan: Scan, offset: int) -> int:
    """The first token that begins at an offset or behind it."""
    return bisect_left(scan.tokens, offset, key=lambda token: token.start)
