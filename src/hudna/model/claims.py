"""The claim: what one source asserts about one matter, on which words; and its content id."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from hudna.model.text import Document, Span
from hudna.model.values import Actor, Interval, Place, Quantity

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Source:
    """One link of an attribution chain: who says, and the saying word (None for a colon or a bare preposition)."""

    actor: Actor
    cue: Span | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """How unsure the reader was, 0 (sure) to 1, and why."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One source, saying one thing, about one kind of matter, at one place and time, on exact words.

    The fields are those of docs/reference/codebook.md. `sources` runs from the outermost to the speaker; empty means
    that the document speaks in its own voice. `rule` names what made the claim.
    """

    kind: str
    mode: str | None
    act: str
    negated: bool
    modality: str
    sources: tuple[Source, ...]
    agent: Actor | None
    target: Actor | None
    quantities: tuple[Quantity, ...]
    time: Interval | None
    place: Place | None
    content: Span
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    doubt: Doubt | None = None
    extra: tuple[tuple[str, Any], ...] = field(default=())


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: object) -> bytes:
    """A value -> canonical JSON bytes (sorted keys, no white space, UTF-8), the ground of every id.

    ValueError for a number that JSON has no way to write (not a number, infinity).
    """
    return _CANONICAL.encode(value).encode("utf-8", "surrogatepass")


def claim_id(document: Document, body: dict[str, Any]) -> str:
    """The id of a claim: SHA-256 over the canonical JSON of the document's hash and the claim's own fields.

    `body` is the claim as JSON without `id`, `key`, `rule` and `doubt`: those say how it was found, not what it says.
    """
    said = {name: value for name, value in body.items() if name not in {"id", "key", "rule", "doubt"}}
    return hashlib.sha256(canonical([document.sha256, said])).hexdigest()[:32]
