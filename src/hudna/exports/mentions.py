"""Mentions -> JSON: each number, time, place, actor and attribution with its words and its value."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hudna.model import Actor, Interval, Place, Quantity, Span
from hudna.model.claims import SCHEMA
from hudna.model.json import Json, actor_json, document_json, interval_json, place_json, quantity_json, span_json

if TYPE_CHECKING:
    from hudna.reading.readings import Attribution, Reading

# The fields of a value that say what it is; where it stands is the mention's.
_FIELDS: dict[type, tuple[Callable[[Any, str], Json | None], tuple[str, ...]]] = {
    Quantity: (quantity_json, ("low", "high", "approximate", "unit", "group")),
    Interval: (interval_json, ("start", "end", "precision", "basis")),
    Place: (place_json, ("name", "id", "latitude", "longitude", "precision")),
    Actor: (actor_json, ("name", "side", "sector")),
}


def value_json(value: Any, text: str) -> Json:
    """The value of a mention: the codebook's fields without the span."""
    as_json, fields = _FIELDS[type(value)]
    record = as_json(value, text) or {}
    return {field: record.get(field) for field in fields}


def mentions_of(reading: Reading) -> list[Json]:
    """All values and attributions in the order of the text; an attribution reaches from its first word to its last."""
    text = reading.document.text
    values = [
        {"type": one.type, **_words(one.span, text), "value": value_json(one.value, text)} for one in reading.mentions
    ]
    said = [
        {"type": "attribution", **_words(_reach(one), text), "value": attribution_json(one, text)}
        for one in reading.attributions
    ]
    return sorted([*values, *said], key=lambda one: (one["start"], one["end"]))


def attribution_json(one: Attribution, text: str) -> Json:
    """Source, cue and content as spans."""
    return {
        "source": span_json(one.source, text),
        "cue": span_json(one.cue, text),
        "content": span_json(one.content, text),
    }


def _reach(one: Attribution) -> Span:
    spans = [span for span in (one.source, one.cue, one.content) if span]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _words(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "exact": span.of(text)}


def mentions_json(reading: Reading) -> Json:
    """One line of `hudna mentions --json`."""
    return {
        "schema": SCHEMA,
        "document": document_json(reading.document, reading.language),
        "mentions": mentions_of(reading),
    }
