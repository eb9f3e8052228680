"""Lexemes -> marks: where heads, names and owners of actors stand in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from hudna.gazetteer.actors import Region, Register, register
from hudna.languages import language
from hudna.reading.lexemes import Lexeme, Reading, readings
from hudna.reading.scans import Mention, Scan

# Kinds of sense by the first part of their name, in the order in which they are tried.
TYPES = (
    "person", "actor", "media", "office", "source", "role", "people", "both", "other", "own", "party", "short",
    "region", "state", "nisba", "house", "seat", "sort",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(TYPES)}
HEADS = frozenset({"office", "role", "people", "source"})
FILES = frozenset({"offices.toml", "states.toml", "groups.toml", "media.toml", "persons.toml"})
ADJECTIVES = frozenset({"adjective", "participle", "passive_participle"})


class Part(NamedTuple):
    """What a sense is to an actor's name: its type ("office", "state"), the id it names, its attributes."""

    type: str
    sense: str
    id: str
    spec: Mapping[str, Any]

    @property
    def classes(self) -> tuple[str, ...]:
        """What a short form may call it."""
        return tuple(self.spec.get("class", ()))

    def needs(self, what: str) -> bool:
        """Whether a head of this sense must have something beside it."""
        return what in str(self.spec.get("needs", ""))


class Mark(NamedTuple):
    """A lexeme that is a part of an actor's name."""

    lexeme: Lexeme
    part: Part

    @property
    def definite(self) -> bool:
        """Whether the article stands before the word."""
        return "the" in self.lexeme.before

    @property
    def adjective(self) -> bool:
        """Whether the form is an adjective of origin."""
        return self.lexeme.form.speech in ADJECTIVES or self.part.type == "nisba"


@dataclass(slots=True)
class Marks:
    """All marks of a scan by token, and what stands around them."""

    scan: Scan
    at: dict[int, list[Mark]]
    places: dict[int, Mention]
    register: Register
    feminine: tuple[str, ...]
    ends: list[int]  # for each token the end of its sentence
    regions: list[tuple[int, Region]]

    def here(self, index: int, *types: str) -> Mark | None:
        """The first mark at a token of one of the types."""
        for mark in self.at.get(index, ()):
            if mark.part.type in types:
                return mark
        return None

    def senses(self, index: int) -> set[str]:
        """Senses of all lexemes that begin at a token."""
        return {lexeme.form.sense for lexeme in self.scan.lexemes[index]} if index < len(self.scan.tokens) else set()

    def before(self, index: int) -> list[Lexeme]:
        """The lexemes that end right before a token."""
        lexemes = self.scan.lexemes
        return [
            lexeme for start in range(max(0, index - 4), index) for lexeme in lexemes[start] if lexeme.last == index
        ]

    def cued(self, index: int) -> bool:
        """Whether a saying word stands right before a token."""
        return any(lexeme.form.sense.startswith("cue-") for lexeme in self.before(index))

    def article(self, index: int) -> bool:
        """Whether a token begins with the article."""
        article = self.scan.language.article
        return bool(article) and self.scan.tokens[index].folded.startswith(article)


@cache
def parts(code: str) -> Mapping[str, Part]:
    """A language's senses that are parts of actors' names."""
    found = {}
    for name, sense in language(code).lexicon.senses.items():
        kind, _, key = name.partition("-")
        if sense.file in FILES and kind in _RANK and not (kind == "actor" and key not in register().groups):
            found[name] = Part(kind, name, key, sense.attributes)
    return found


def mark(scan: Scan) -> Marks:
    """The marks of a scan: at each word the longest parts of names, whatever else the lexicon reads there."""
    code, tokens = scan.language.code, scan.tokens
    at: dict[int, list[Mark]] = {}
    for index, token in enumerate(tokens):
        if token.shape == "word":
            words = _readings(code, token.folded)
            if words is not None and (found := _at(scan, index, words)):
                at[index] = found
    ends = [0] * len(tokens)
    for sentence in scan.sentences:
        ends[sentence.first : sentence.last] = [sentence.last] * (sentence.last - sentence.first)
    grammar = scan.language.sense("actor-grammar")
    feminine = tuple(scan.language.fold(one) for one in (grammar.attributes.get("feminine", ()) if grammar else ()))
    places = {place.first: place for place in scan.places}
    return Marks(scan, at, places, register(), feminine, ends, _regions(at))


def _regions(at: Mapping[int, list[Mark]]) -> list[tuple[int, Region]]:
    """The regions that a text names, which "the region" may mean."""
    known = register().regions
    return [
        (index, known[one.part.id])
        for index, here in at.items()
        for one in here
        if one.part.type == "region" and one.part.id in known
    ]


class Words(NamedTuple):
    """The readings of a word that are parts of names: alone, and as the first of a phrase by the word that follows."""

    alone: tuple[tuple[Reading, Part], ...]
    phrases: Mapping[str, tuple[tuple[Reading, Part], ...]]


@lru_cache(maxsize=200_000)
def _readings(code: str, word: str) -> Words | None:
    known, article = parts(code), language(code).article
    found = [
        (reading, known[reading.form.sense])
        for reading in readings(code, word)
        if reading.form.sense in known and _stands(reading, known[reading.form.sense].type)
    ]
    if not found:
        return None
    found.sort(key=lambda pair: (_RANK[pair[1].type], pair[0].form.speech in ADJECTIVES))
    phrases: dict[str, list[tuple[Reading, Part]]] = {}
    for reading, part in found:
        if reading.form.rest:
            for key in (reading.form.rest[0], article + reading.form.rest[0]):
                phrases.setdefault(key, []).append((reading, part))
    alone = tuple(pair for pair in found if not pair[0].form.rest)
    return Words(alone, {key: tuple(pairs) for key, pairs in phrases.items()})


def _at(scan: Scan, index: int, words: Words) -> list[Mark]:
    """The longest parts of names that begin at a token."""
    following = scan.tokens[index + 1].folded if index + 1 < len(scan.tokens) else ""
    longest, best = index + 1, words.alone
    for pair in words.phrases.get(following, ()):
        last = _follow(scan, index + 2, pair[0].form.rest)
        if last > longest:
            longest, best = last, (pair,)
        elif last == longest and last > index + 1:
            best = (*best, pair)
    found = [Mark(Lexeme(index, longest, one.form, one.before, one.after, one.skip), part) for one, part in best]
    return [mark for mark in found if mark.lexeme.after is None or _spelt(scan, mark.lexeme)]


def _follow(scan: Scan, at: int, rest: tuple[str, ...]) -> int:
    """The token after a phrase's further words, 0 where they do not follow. The article may come or go."""
    tokens, article = scan.tokens, scan.language.article
    for word in rest[1:]:
        if at >= len(tokens) or tokens[at].folded not in {word, article + word}:
            return 0
        at += 1
    return at


_ARTICLED = frozenset({"state", "house", "seat", "actor", "media"})
_LANDS = frozenset({"state", "house", "seat"})
_OWNED = frozenset({"office", "people", "role", "own"})


def _stands(reading: Reading, kind: str) -> bool:
    """Whether a form can be what its sense says: names take no pronoun, a name under noun takes the article."""
    form, definite = reading.form, "the" in reading.before
    if reading.after is not None and (kind not in _OWNED or reading.after == "1s"):
        return False
    if kind in _ARTICLED and form.speech == "noun":
        return definite and form.features in {"s", "p"}
    if kind in _LANDS and form.speech == "fixed":
        return not definite
    if kind == "person" and form.speech == "short":
        return form.features == "s" and not definite
    return True


def _spelt(scan: Scan, lexeme: Lexeme) -> bool:
    """Whether the word really ends in the pronoun, and not in a letter that only folds to it."""
    word = scan.tokens[lexeme.first].text
    pronouns = scan.language.settings.get("pronouns", {})
    return any(word.endswith(text) for text, person in pronouns.items() if person == lexeme.after)
