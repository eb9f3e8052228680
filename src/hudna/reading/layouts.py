"""Clauses, frames and quotations of a document: where each begins, and which token stands in which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from hudna.reading.cues import Cue
from hudna.reading.scans import Mention


class Frame(NamedTuple):
    """Tokens `first` to `last` (half-open) attribute and say nothing else.

    `head` is where the name of who speaks stands; `mention` the actor there, `beside` one that only tells who he is
    ("X, the head of the mission,"). `alone`: nothing is said behind, a mark or the end follows. `aside`: the mark
    that the frame stands behind, where it follows what it attributes ("…, the ministry said."), else -1.
    """

    first: int
    last: int
    head: tuple[int, int]
    mention: Mention | None
    beside: Mention | None
    alone: bool
    aside: int = -1


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last` (half-open) and what opens them.

    `opener` is "sentence", "and", "comma", "that", "relative", "contrast", "participle", "quote" … (a sense or a mark);
    `body` is the first token after the opening word.
    """

    first: int
    last: int
    body: int
    opener: str


@dataclass(slots=True)
class Layout:
    """The clauses of a document and, for each token, which clause it is in and whether it stands in quotation marks."""

    clauses: list[Clause] = field(default_factory=list)
    clause_at: list[int] = field(default_factory=list)
    quote_at: list[int] = field(default_factory=list)  # number of the quotation, 0 outside
    sentences: set[int] = field(default_factory=set)  # the first tokens of sentences
    quotes: list[tuple[int, int]] = field(default_factory=list)  # tokens inside, half-open; index 0 is unused
    cues: dict[int, Cue] = field(default_factory=dict)  # the saying words, by the token that they begin at
    frames: dict[int, Frame] = field(default_factory=dict)  # by the token of their cue, where word order shows them

    def clause(self, token: int) -> Clause:
        """The clause that a token stands in."""
        return self.clauses[self.clause_at[token]]
