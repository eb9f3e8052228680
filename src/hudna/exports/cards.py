"""A claim -> its card: speaker, act, kind, numbers, time, place and evidence, as escaped HTML."""

from __future__ import annotations

import html
from collections.abc import Iterator

from hudna.exports import harmless, wording
from hudna.model import Claim, Document, Source, Span
from hudna.model.json import claim_json

# Which colour a kind's underline has; what is not here is grey.
_FAMILIES = {
    "truce": ("ceasefire", "obligation", "violation", "talks", "status", "monitoring"),
    "force": ("attack", "operation", "casualty", "damage"),
    "ground": ("control", "movement", "presence", "disarmament", "access"),
    "people": ("evacuation", "displacement", "shelter", "medical", "aid", "detention", "exchange"),
}
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}


def family(kind: str) -> str:
    """The colour of a kind."""
    return _FAMILY.get(kind, "other")


def escaped(text: str) -> str:
    """Text for HTML: escaped, with control and bidi characters shown as signs that steer nothing."""
    safe = html.escape(text, quote=True)
    safe = harmless.BIDI.sub(lambda m: f'<span class="ctl" title="U+{ord(m[0]):04X}">\u25cc</span>', safe)
    return harmless.CONTROL.sub(lambda m: f'<span class="ctl">{html.escape(harmless.sign(m))}</span>', safe)


def foreign(words: str, language: str | None, css: str = "") -> str:
    """Words of the document, in their own direction and language."""
    attributes = f' lang="{html.escape(language)}"' if language else ""
    direction = "rtl" if harmless.right_to_left(words) else "ltr"
    return f'<bdi class="{css}" dir="{direction}"{attributes}>{escaped(words)}</bdi>'


def figures(words: str) -> str:
    """Dates, ranges and ids: never turned round, whatever stands beside them."""
    return f'<bdi dir="ltr">{escaped(words)}</bdi>'


def card(claim: Claim, number: int, anchor: str, document: Document, language: str | None) -> str:
    """The list item of a claim; `anchor` tells documents of one page apart."""
    text = document.text
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _rows(claim, text, language))
    return (
        f'<li class="card {family(claim.kind)}" id="c{anchor}-{number}" data-claim="{anchor}-{number}">'
        f"{_head(claim, number, anchor)}"
        f'<p class="who">{_speakers(claim)}</p>'
        f"{_quotes(claim, text, language)}"
        f"<dl>{rows}</dl>"
        f"{_foot(claim, document)}</li>"
    )


def _head(claim: Claim, number: int, anchor: str) -> str:
    marks = "".join(f'<span class="mark {mark}">{mark}</span>' for mark in wording.marks(claim))
    return (
        f'<h3><a class="no" href="#t{anchor}-{number}" title="show in the text">{number}</a> '
        f'<span class="kind">{escaped(wording.matter(claim))}</span>'
        f'<span class="act">{escaped(wording.act(claim))}</span>{marks}</h3>'
    )


def _speakers(claim: Claim) -> str:
    if not claim.sources:
        return f'<span class="own">{wording.OWN_VOICE}</span>'
    return '<span class="to" aria-label="quotes">\u2192</span>'.join(_speaker(source) for source in claim.sources)


def _speaker(source: Source) -> str:
    actor = source.actor
    about = " \u00b7 ".join(part for part in (actor.side, actor.sector) if part)
    side = f" <small>{escaped(about)}</small>" if about else ""
    return f'<span class="speaker"><bdi>{escaped(actor.name)}</bdi>{side}</span>'


def _quotes(claim: Claim, text: str, language: str | None) -> str:
    spans: tuple[Span, ...] = (claim.content, *claim.evidence)
    return "".join(f"<blockquote>{foreign(span.of(text), language)}</blockquote>" for span in spans)


def _rows(claim: Claim, text: str, language: str | None) -> Iterator[tuple[str, str]]:
    parties = wording.parties(claim)
    if parties:
        yield "parties", f"<bdi>{escaped(parties)}</bdi>"
    numbers, vague = wording.numbers(claim), wording.vague_words(claim, text)
    if numbers:
        worded = f" ({foreign(vague, language)})" if vague else ""
        yield "how many", f"{figures(numbers)}{worded}"
    when = wording.when(claim.time)
    if when:
        yield "when", f"{figures(when)} <small>{figures(wording.how_known(claim.time))}</small>"
    if claim.place:
        yield "where", _place(claim)


def _place(claim: Claim) -> str:
    place = claim.place
    if place is None:
        return ""
    name = f"<bdi>{escaped(wording.where(place))}</bdi>"
    if place.latitude is None or place.longitude is None:
        return name
    return f"{name} <small>{figures(f'{place.latitude:.3f}, {place.longitude:.3f}')}</small>"


def _foot(claim: Claim, document: Document) -> str:
    parts = [f"id {figures(claim_json(claim, document)['id'][:12])}"]
    if claim.rule:
        parts.append(f"rule {figures(claim.rule)}")
    if claim.doubt:
        parts.append(f"doubt {figures(f'{claim.doubt.score:.2f}')}: {escaped('; '.join(claim.doubt.reasons))}")
    joined = " \u00b7 ".join(parts)
    return f'<p class="foot">{joined}</p>'
