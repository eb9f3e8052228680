"""What a reading yields: claims, mentions, and how each claim was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hudna.model import Claim, Document, Span
from hudna.reading.scans import Mention


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: the spans of source and cue (None where there is no word of its own) and of the content."""

    source: Span | None
    cue: Span | None
    content: Span


class Part(NamedTuple):
    """A part of a document and the language that it is in."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's claims in the order of the text.

    `mentions` are the values found, `attributions` who says what, `trace` the derivation of each claim (one tuple of
    lines a claim), `refused` what was considered and not taken. `parts` are in which language which
    part of the text is. `warnings` tell what was not read, and what was
    read less well than it may look; `unread` tells why nothing was read at all ("" where it was).
    """

    document: Document
    language: str
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    trace: tuple[tuple[str, ...], ...] = ()
    refused: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    warnings: tuple[str, ...] = ()
    unread: str = ""

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)
