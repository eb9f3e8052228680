"""What flows: documents, spans, values and claims. Frozen, typed, no input or output."""

from hudna.model.claims import Claim, Doubt, Source
from hudna.model.text import Document, Sentence, Span, Token
from hudna.model.values import Actor, Interval, Place, Quantity

__all__ = [
    "Actor",
    "Claim",
    "Document",
    "Doubt",
    "Interval",
    "Place",
    "Quantity",
    "Sentence",
    "Source",
    "Span",
    "Token",
]
