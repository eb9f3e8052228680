"""Cues and clauses -> contents: the stretches of text that are somebody's word, nested as they are said."""

from __future__ import annotations

from dataclasses import dataclass, field

from hudna.model import Actor, Source, Span
from hudna.reading.clauses import Clause, Layout
from hudna.reading.cues import Cue
from hudna.reading.scans import Mention, Scan
from hudna.reading.speakers import Speaker, Speakers


@dataclass(slots=True)
class Content:
    """Tokens `first` to `last` (half-open) said by a speaker.

    `outer` is the content that this one stands in. `anchor` is the token of the cue; `opening` how the content is marked
    ("that", "colon", "quote", "object", "before", "carried").
    """

    first: int
    last: int
    speaker: Speaker
    cue: Cue | None
    act: str
    outer: Content | None
    opening: str
    anchor: int
    quote: int = 0  # number of the quotation that holds the content, 0 for none
    addressee: Mention | None = None
    notes: list[str] = field(default_factory=list)

    def covers(self, token: int) -> bool:
        """Whether the token stands in the content."""
        return self.first <= token < self.last

    def chain(self) -> list[Content]:
        """The contents from the outermost to this one; a speaker who carries himself on counts once."""
        found: list[Content] = []
        one: Content | None = self
        while one is not None:
            if not found or found[0].speaker.actor.name != one.speaker.actor.name:
                found.insert(0, one)
            one = one.outer
        return found

    def sources(self) -> tuple[Source, ...]:
        """The attribution chain, outermost first."""
        return tuple(Source(one.speaker.actor, one.cue_span) for one in self.chain())

    cue_span: Span | None = None


def unknown(name: str, span: Span) -> Actor:
    """A source that the text names by words we know no actor for: the words are the name."""
    return Actor(name, None, None, span)


def cue_span(scan: Scan, cue: Cue) -> Span:
    """The saying word without the clitics before it."""
    return scan.span(cue.first, cue.last, cue.lexeme.skip)


@dataclass(slots=True)
class Stack:
    """The contents that are open at a point of the text, outermost first."""

    scan: Scan
    marks: Layout
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
            content.last = min(content.last, at) if content.last > content.first else at
            if content.last > content.first:
                self.closed.append(content)

    def pop_outside_quote(self, at: int) -> None:
        """Close what does not stand in the quotation that the token stands in."""
        quote = self.marks.quote_at[at]
        depth = len(self.open)
        while depth and not (quote and self.open[depth - 1].quote == quote):
            depth -= 1
        self.pop_to(depth, at)

    def leave_quotes(self, clause: Clause) -> None:
        """Close the contents whose quotation ended before this clause."""
        for depth, content in enumerate(self.open):
            if content.quote and self.marks.quotes[content.quote][1] <= clause.first:
                self.pop_to(depth, self.marks.quotes[content.quote][1])
                return


__all__ = ["Content", "Speakers", "Stack", "cue_span", "unknown"]
