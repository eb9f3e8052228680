"""Claims and documents -> the codebook's JSON (plain dicts), each field present, None where unknown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hudna.model.claims import SCHEMA, Claim, Source, claim_id
from hudna.model.keys import claim_key
from hudna.model.text import Document, Span
from hudna.model.values import Actor, Interval, Place, Quantity

Json = dict[str, Any]


def span_json(span: Span | None, text: str) -> Json | None:
    """A span with its exact words."""
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "exact": text[span.start : span.end]}


def _words(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "exact": text[span.start : span.end]}


def actor_json(actor: Actor | None, text: str) -> Json | None:
    """An actor with name, side, sector and words."""
    if actor is None:
        return None
    return {"name": actor.name, "side": actor.side, "sector": actor.sector, **_words(actor.span, text)}


def source_json(source: Source, text: str) -> Json:
    """A link of the attribution chain."""
    actor = source.actor
    return {
        "name": actor.name,
        "side": actor.side,
        "sector": actor.sector,
        **_words(actor.span, text),
        "cue": span_json(source.cue, text),
    }


def place_json(place: Place | None, text: str) -> Json | None:
    """A place with id and coordinates where they are known."""
    if place is None:
        return None
    return {
        "name": place.name,
        "id": place.id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        **_words(place.span, text),
    }


def quantity_json(quantity: Quantity, text: str) -> Json:
    """A number with its unit, group, part and words."""
    return {
        "low": quantity.low,
        "high": quantity.high,
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "group": quantity.group,
        "part_of": quantity.part_of,
        "place": place_json(quantity.place, text),
        **_words(quantity.span, text),
    }


def _instant(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None


def interval_json(time: Interval | None, text: str) -> Json | None:
    """An interval; an unknown time is None."""
    if time is None:
        return None
    return {
        "start": _instant(time.start),
        "end": _instant(time.end),
        "precision": time.precision,
        "basis": time.basis,
        "span": span_json(time.span, text),
    }


def claim_body(claim: Claim, text: str) -> Json:
    """What a claim says, in the order in which the codebook prints it: without its names and how it was found."""
    return {
        "kind": claim.kind,
        "mode": claim.mode,
        "act": claim.act,
        "negated": claim.negated,
        "modality": claim.modality,
        "sources": [source_json(source, text) for source in claim.sources],
        "agent": actor_json(claim.agent, text),
        "target": actor_json(claim.target, text),
        "quantities": [quantity_json(quantity, text) for quantity in claim.quantities],
        "time": interval_json(claim.time, text),
        "place": place_json(claim.place, text),
        "content": span_json(claim.content, text),
        "evidence": [_words(span, text) for span in claim.evidence],
        **dict(claim.extra),
    }


def found_json(claim: Claim) -> Json:
    """How a claim was found: its rule, and what made the reader unsure."""
    doubt = {"score": claim.doubt.score, "reasons": list(claim.doubt.reasons)} if claim.doubt else None
    return {"doubt": doubt, "rule": claim.rule}


def claim_json(claim: Claim, document: Document) -> Json:
    """A claim as the codebook prints it."""
    body = claim_body(claim, document.text)
    return {"id": claim_id(document, body), "key": claim_key(claim), **body, **found_json(claim)}


def document_json(document: Document, language: str | None = None) -> Json:
    """What is known of a document, without its text."""
    return {
        "id": document.id,
        "sha256": document.sha256,
        "language": language or document.language,
        "published": document.published.isoformat() if document.published else None,
        "timezone": document.timezone,
        "publisher": document.publisher,
        "characters": len(document.text),
    }


def reading_json(
    document: Document,
    claims: list[Claim],
    language: str | None = None,
    parts: Sequence[tuple[Span, str]] = (),
    warnings: Sequence[str] = (),
) -> Json:
    """One line of `hudna read --json`. `parts` are in which language which part of the text is."""
    return {
        "schema": SCHEMA,
        "document": document_json(document, language),
        "claims": [claim_json(claim, document) for claim in claims],
        "parts": [{"start": span.start, "end": span.end, "language": code} for span, code in parts],
        "warnings": list(warnings),
    }
