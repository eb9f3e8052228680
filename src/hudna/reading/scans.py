"""Document -> scan: tokens, sentences, lexemes and the mentions found on them. Every later step reads from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from hudna.languages import Language
from hudna.model import Actor, Document, Interval, Place, Quantity, Sentence, Span, Token
from hudna.reading.lexemes import Lexeme, lexemes_of
from hudna.reading.stretches import Stretch
from hudna.reading.tokens import foreign_tokens, sentences_of, start_after, tokens_of
from hudna.reading.whereabouts import Whereabouts

Value = Quantity | Interval | Place | Actor


@dataclass(slots=True)
class Mention:
    """A value on tokens `first` to `last` (half-open).

    `features` are person, gender and number of an actor's head ("3fs"), the form of a number; `before` are the clitics
    that stand before the mention ("by", "to").
    """

    type: str  # "number", "time", "place" or "actor"
    first: int
    last: int
    span: Span
    value: Value
    features: str = ""
    before: tuple[str, ...] = ()
    note: str = ""  # how it was found, for `hudna explain`


@dataclass(slots=True)
class Scan:
    """All that is known of a document before its claims are sought."""

    document: Document
    language: Language
    tokens: list[Token]
    sentences: list[Sentence]
    lexemes: list[list[Lexeme]]
    numbers: list[Mention] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    actors: list[Mention] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)  # tokens that some mention covers
    timed: set[int] = field(default_factory=set)  # tokens that a time covers
    counted: set[int] = field(default_factory=set)  # tokens that a number covers
    acting: set[int] = field(default_factory=set)  # tokens that an actor covers
    begin: dict[int, Mention] = field(default_factory=dict)  # the mention that begins at a token
    named: set[int] = field(default_factory=set)  # tokens that the name of an actor or place covers
    # Where the words of each sense stand; filled when it is settled how each word is read (`resolve_speech`).
    where: Whereabouts = field(init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The document's stored text."""
        return self.document.text

    def stands(self, senses: frozenset[str], first: int, last: int) -> bool:
        """Whether a word of the senses stands on tokens `first` to `last` (half-open)."""
        return self.where.first(senses, first, last) is not None

    def senses(self, index: int) -> Iterator[str]:
        """The senses of the lexemes that begin at a token."""
        for lexeme in self.lexemes[index]:
            yield lexeme.form.sense

    def definite(self, index: int) -> bool:
        """Whether a definite article of its own stands right before a token."""
        return index > 0 and self.tokens[index - 1].folded in self.language.definite

    def lexeme(self, index: int, senses: frozenset[str] | set[str]) -> Lexeme | None:
        """The first lexeme at a token with one of the senses; None behind the last token."""
        if index >= len(self.lexemes):
            return None
        for lexeme in self.lexemes[index]:
            if lexeme.form.sense in senses:
                return lexeme
        return None

    def span(self, first: int, last: int, skip: int = 0) -> Span:
        """The span of tokens `first` to `last` (half-open), without the first one's leading clitics."""
        start = start_after(self.tokens[first], skip, self.language)
        return Span(start, self.tokens[last - 1].end)

    def settle(self) -> None:
        """Note which tokens the mentions cover, once all are found."""
        for mentions in (self.numbers, self.times, self.places, self.actors):
            mentions.sort(key=_first)
        mentions = self.mentions()
        self.begin = {mention.first: mention for mention in reversed(mentions)}
        self.timed = {t for mention in self.times for t in range(mention.first, mention.last)}
        self.counted = {t for mention in self.numbers for t in range(mention.first, mention.last)}
        self.taken = {token for mention in mentions for token in range(mention.first, mention.last)}
        self.acting = {t for mention in self.actors for t in range(mention.first, mention.last)}
        self.named = {t for mention in (*self.actors, *self.places) for t in range(mention.first, mention.last)}

    def actors_in(self, first: int, last: int) -> list[Mention]:
        """The actors that lie in tokens `first` to `last` (half-open)."""
        return within(self.actors, first, last)

    def mentions(self) -> list[Mention]:
        """All mentions in the order of the text."""
        return sorted(
            [*self.numbers, *self.times, *self.places, *self.actors], key=lambda m: (m.span.start, m.span.end)
        )


def scan(document: Document, language: Language, parts: Sequence[Stretch] = ()) -> Scan:
    """Tokens, sentences and lexemes of a document; mentions are added by their own modules.

    `parts` are the stretches of a document in several languages: those in this one are read, and what they hold of
    another one is kept as that.
    """
    text, tokens, cuts = document.text, [], set()
    if not parts:
        tokens = tokens_of(text, language)
    for part in parts:
        if part.language == language.code:
            tokens += tokens_of(text, language, part.start, part.end)
            cuts |= {part.start} if part.within else set()
        elif part.within == language.code:
            tokens += foreign_tokens(text, part.start, part.end)
    sentences = sentences_of(text, tokens, language, frozenset(cuts))
    return Scan(document, language, tokens, sentences, lexemes_of(tokens, language))


def within(mentions: Sequence[Mention], first: int, last: int) -> list[Mention]:
    """The mentions, sorted by where they begin, that lie in tokens `first` to `last` (half-open)."""
    found = []
    for index in range(bisect_left(mentions, first, key=_first), len(mentions)):
        mention = mentions[index]
        if mention.first >= last:
            break
        if mention.last <= last:
            found.append(mention)
    return found


_first = attrgetter("first")
