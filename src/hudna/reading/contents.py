"""Cues and clauses -> contents: the stretches of text that are somebody's word, nested as they are said."""

from __future__ import annotations

from dataclasses import dataclass, field

from hudna.model import Source, Span
from hudna.reading.cues import Cue
from hudna.reading.scans import Mention
from hudna.reading.speakers import Speaker


@dataclass(slots=True)
class Content:
    """Tokens `first` to `last` (half-open) said by a speaker.

    `outer` is the content that this one stands in. `opening` says how the content is marked ("that", "colon", "quote",
    "object", "according", "finding", "carried", "before", or "echo": the cue's own clause, whose object is a pronoun);
    `region` is the token where the attributing clause begins.
    """

    first: int
    last: int
    speaker: Speaker
    cue: Cue | None
    cue_span: Span | None
    act: str
    outer: Content | None
    opening: str
    region: int
    quote: int = 0  # number of the quotation that holds the content, 0 for none
    addressee: Mention | None = None
    serial: int = 0  # the order in which contents were opened: an inner one after its outer one
    twin: Speaker | None = None  # the other one of two who accuse each other
    voice: bool = False  # the document's own voice in the first person ("we deny"): no source
    alone: bool = False  # the speaker's own word, whatever it stands in ("X rejects Y's accusation": Y alone)

    void: bool = False  # nobody says it ("no one claimed the attack"): nothing in it is a claim

    def chain(self) -> list[Content]:
        """The contents from the outermost to this one; a speaker who carries himself on counts once."""
        found: list[Content] = []
        one: Content | None = self
        while one is not None:
            if not one.voice and (not found or found[0].speaker.actor.name != one.speaker.actor.name):
                found.insert(0, one)
            one = None if one.alone else one.outer
        return found

    def sources(self) -> tuple[Source, ...]:
        """The attribution chain, outermost first."""
        return tuple(Source(one.speaker.actor, one.cue_span) for one in self.chain())


@dataclass(slots=True)
class Stack:
    """The contents that are open at a point of the text, outermost first, and those that are closed."""

    open: list[Content] = field(default_factory=list)
    closed: list[Content] = field(default_factory=list)

    @property
    def top(self) -> Content | None:
        """The innermost open content."""
        return self.open[-1] if self.open else None

    def push(self, content: Content) -> None:
        """Open a content inside the innermost one."""
        self.open.append(content)

    def pop_to(self, depth: int, at: int) -> None:
        """Close all but the outermost `depth` contents before a token."""
        while len(self.open) > depth:
            content = self.open.pop()
            content.last = min(content.last, at)
            self.closed.append(content)

    def floor(self, quote: int) -> int:
        """How many open contents stay open whatever is said inside a quotation: those that hold it."""
        if not quote:
            return 0
        return next((depth + 1 for depth, one in enumerate(self.open) if one.quote == quote), 0)
