"""Text and the places in it: Span, Document, Token, Sentence. Offsets count Unicode code points, half-open."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end` (half-open) of a document's stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=8)
def _digest(text: str) -> str:
    """Hashed once: every claim's id asks for it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it is stored: the text is never changed after it came in.

    `published` is the day of publication in `timezone` (an IANA name); both may be unknown. `language` is an ISO 639-1
    code; None lets the reader find it out. `url` and `retrieved` (an instant with its offset) say where and when the
    text was got. `claims` are such as came with it, in the codebook's JSON, made elsewhere or by hand.
    """

    text: str
    id: str | None = None
    published: date | None = None
    timezone: str | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    retrieved: datetime | None = None
    claims: tuple[Mapping[str, Any], ...] | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
        return _digest(self.text)


@dataclass(slots=True)
class Token:
    """A word, number or mark of the text, with its folded form (see `hudna.reading.normalize`)."""

    start: int
    end: int
    text: str
    folded: str
    shape: str  # "word", "number", "mark", or "foreign": of another language


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (half-open) of a document that belong to one sentence."""

    first: int
    last: int
