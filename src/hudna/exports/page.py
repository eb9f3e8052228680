"""Readings -> one HTML page that needs nothing else: the text with every claim marked in place, the claims beside."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterator, Sequence
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from hudna.exports.cards import card, escaped, family, figures
from hudna.exports.harmless import line, right_to_left
from hudna.exports.segments import Segment, lanes, segments, word_start
from hudna.model import Claim, Document, Span

if TYPE_CHECKING:
    from hudna.reading.readings import Reading

_LANES = 4  # underlines that the style sheet draws; deeper nesting shares the last
_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)\s*(?:\r\n|\r|\n)\s*")
_HEADLINE = 200  # letters up to which a first paragraph is shown as a headline


def page(readings: Sequence[Reading]) -> str:
    """The whole page. Nothing of the documents is trusted: all text is escaped and no outside address is named."""
    sections = "\n".join(_section(reading, str(number)) for number, reading in enumerate(readings, 1))
    first = readings[0].document if readings else Document("")
    return Template(_file("page.html")).substitute(
        title=escaped_title(first, len(readings)), style=_file("page.css"), script=_file("page.js"), sections=sections
    )


def _file(name: str) -> str:
    return files("hudna.exports").joinpath("templates", name).read_text(encoding="utf-8")


def escaped_title(document: Document, count: int) -> str:
    """What the browser's tab shows."""
    words = line(document.text.lstrip()[:400].splitlines()[0] if document.text.strip() else "hudna")[:120]
    return html.escape(words if count < 2 else f"{count} documents: {words}", quote=True)


def _section(reading: Reading, anchor: str) -> str:
    document, claims = reading.document, tuple(reading.claims)
    language = reading.language if reading.language != "und" else None
    direction = "rtl" if right_to_left(document.text) else "ltr"
    tongue = f' lang="{html.escape(language, quote=True)}"' if language else ""
    cards = "".join(card(claim, number, anchor, document, language) for number, claim in enumerate(claims, 1))
    listed = f"<ol>{cards}</ol>" if claims else '<p class="none">No claims were found in this text.</p>'
    text = "".join(_paragraphs(document.text, claims, anchor))
    return (
        f'<section class="reading">{_header(reading, len(claims))}<div class="columns">'
        f'<article class="text" dir="{direction}"{tongue}>{text}</article>'
        f'<aside aria-label="claims">{listed}</aside></div></section>'
    )


def _header(reading: Reading, count: int) -> str:
    document = reading.document
    known = [
        f"<bdi>{escaped(document.publisher)}</bdi>" if document.publisher else "",
        figures(document.published.isoformat()) if document.published else "day of publication unknown",
        figures(document.timezone) if document.timezone else "",
        f"<bdi>{escaped(document.id)}</bdi>" if document.id else "",
        f"language {figures(reading.language)}",
    ]
    about = " \u00b7 ".join(part for part in known if part)
    return (
        f'<header class="about"><p>{about}</p>'
        f'<p class="count"><b>{count}</b> {"claim" if count == 1 else "claims"}</p></header>'
    )


def _paragraphs(text: str, claims: Sequence[Claim], anchor: str) -> Iterator[str]:
    spans = list(_paragraph_spans(text))
    starts = [word_start(text, claim.content.start) for claim in claims]
    cut = deque(segments(claims, len(text), [*(end for span in spans for end in span), *starts]))
    numbered: dict[int, list[int]] = {}
    for index, start in enumerate(starts):
        numbered.setdefault(start, []).append(index)
    marker = _Marker(claims, lanes(claims), anchor, numbered)
    for place, span in enumerate(spans):
        inner = "".join(marker.mark(one, text) for one in _taken(cut, span))
        tag = "h2" if place == 0 and len(spans) > 1 and _headline(span.of(text)) else "p"
        yield f"<{tag}>{inner}</{tag}>"


def _headline(words: str) -> bool:
    """A first paragraph that is short and closes with no stop is a headline; a lead is not."""
    return len(words) <= _HEADLINE and not words.rstrip().endswith((".", "\u06d4", "\u3002")) and ". " not in words


def _taken(cut: deque[Segment], span: Span) -> Iterator[Segment]:
    """The segments of a paragraph, taken from the front; those of the blank lines before it are dropped."""
    while cut and cut[0].span.start < span.end:
        segment = cut.popleft()
        if segment.span.start >= span.start:
            yield segment


def _paragraph_spans(text: str) -> Iterator[Span]:
    start = len(text) - len(text.lstrip())
    for match in _BREAK.finditer(text, start):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < len(text):
        yield Span(start, len(text))


class _Marker:
    """Segments -> spans of HTML; claims are numbered where they begin, at the start of that word."""

    def __init__(
        self, claims: Sequence[Claim], lane: Sequence[int], anchor: str, numbered: dict[int, list[int]]
    ) -> None:
        self.claims, self.lane, self.anchor, self.numbered = claims, lane, anchor, numbered

    def mark(self, segment: Segment, text: str) -> str:
        """The segment's words with the numbers of the claims that begin here before them."""
        numbers = "".join(self._number(index) for index in self.numbered.get(segment.span.start, ()))
        words = escaped(segment.span.of(text))
        if not (segment.content or segment.source or segment.cue):
            return f"{numbers}{words}"
        attributes = f'class="{self._classes(segment)}"{self._roles(segment)}{self._style(segment)}'
        return f"{numbers}<span {attributes}>{words}</span>"

    def _number(self, index: int) -> str:
        name = f"{self.anchor}-{index + 1}"
        colour = family(self.claims[index].kind)
        return f'<a class="n {colour}" id="t{name}" href="#c{name}" data-claim="{name}" dir="ltr">{index + 1}</a>'

    def _classes(self, segment: Segment) -> str:
        roles = [name for name, held in (("src", segment.source), ("cue", segment.cue)) if held]
        return " ".join(["s", *roles])

    def _roles(self, segment: Segment) -> str:
        held = (("content", segment.content), ("source", segment.source), ("cue", segment.cue))
        return "".join(
            f' data-{role}="{" ".join(f"{self.anchor}-{index + 1}" for index in claims)}"'
            for role, claims in held
            if claims
        )

    def _style(self, segment: Segment) -> str:
        colours = {min(self.lane[i], _LANES - 1): family(self.claims[i].kind) for i in segment.content}
        lines = ";".join(f"--l{lane}:var(--{colour})" for lane, colour in sorted(colours.items()))
        return f' style="{lines}"' if lines else ""
