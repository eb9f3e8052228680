"""Lexemes -> marks: where heads, names and owners of actors stand in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, NamedTuple

from hudna.gazetteer.actors import Region, Register, register
from hudna.languages import language
from hudna.reading.lexemes import Lexeme, Reading, readings
from hudna.reading.scans import Mention, Scan
from hudna.reading.wordbooks import WordBook

# Kinds of sense by the first part of their name, in the order in which they are tried.
TYPES = (
    "person", "actor", "media", "office", "source", "role", "people", "both", "other", "own", "party", "short",
    "region", "state", "nisba", "house", "seat", "sort",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(TYPES)}
HEADS = frozenset({"office", "role", "people", "source"})
FILES = frozenset({"offices.toml", "states.toml", "groups.toml", "media.toml", "persons.toml"})
ADJECTIVES = frozenset({"adjective", "participle", "passive_participle"})


@dataclass(slots=True)
class Part:
    """What a sense is to an actor's name: its type ("office", "state"), the id it names, its attributes.

    `classes` are what a short form may call it.
    """

    type: str
    sense: str
    id: str
    spec: Mapping[str, Any]
    classes: tuple[str, ...]

    def needs(self, what: str) -> bool:
        """Whether a head of this sense must have something beside it."""
        return what in str(self.spec.get("needs", ""))


@cache
def governed(before: tuple[str, ...]) -> str:
    """The preposition that is written as one word with what it governs; nothing if there is none but an article."""
    return " ".join(sorted(set(before) - {"the"}))


@dataclass(slots=True)
class Mark:
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
    ends: list[int]  # for each token the end of its sentence
    regions: list[tuple[int, Region]]
    leads: bool  # adjectives stand before their noun, and subjects before their verb
    owners_first: bool  # names stand before what they own, and "of" is a word ("Iran's army", "the army of Iran")
    genitive: str  # the case of an owner, where there are cases
    definites: bool  # whether the article is a word
    held: list[tuple[int, Region]]  # the regions that others than their state hold
    ended: dict[int, list[Lexeme]] = field(default_factory=dict)  # the lexemes that end right before a token
    told: set[str] | None = None  # the countries spoken of, once they are asked for

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
        found = self.ended.get(index)
        if found is None:
            lexemes = self.scan.lexemes
            last = index - 1 if self.definites and self.scan.definite(index) else index
            starts = range(max(0, last - 4), last)
            found = [lexeme for start in starts for lexeme in lexemes[start] if lexeme.last == last]
            self.ended[index] = found
        return found

    def cued(self, index: int, last: int | None = None) -> bool:
        """Whether a saying word stands right before a token or, where the subject comes first, at `last`."""
        for lexeme in self.before(index):
            if lexeme.form.sense.startswith("cue-"):
                return True
        if last is None or not self.leads or last >= len(self.scan.tokens):
            return False
        return any(x.form.sense.startswith("cue-") and x.form.speech == "verb" for x in self.scan.lexemes[last])

    def definite(self, mark: Mark) -> bool:
        """Whether a word has the article; a language without one leaves it open."""
        if self.owners_first:
            return self.scan.definite(mark.lexeme.first)
        return mark.definite or not self.scan.language.article

    def may_own(self, lexeme: Lexeme) -> bool:
        """Whether a word is in the case of an owner, where there are cases."""
        if not self.genitive:
            return True
        features = lexeme.form.features.split()
        return not features or self.genitive in features or "nom" not in features

    def nearest_region(self, index: int) -> Region | None:
        """The region held by others that is named nearest to a token, the one before it of two as near."""
        held = self.held
        if not held:
            return None
        at = bisect_left(held, index, key=_token)
        before = held[bisect_left(held, held[at - 1][0], key=_token)] if at else held[0]
        after = held[at] if at < len(held) else held[-1]
        return before[1] if abs(before[0] - index) <= abs(after[0] - index) else after[1]

    def article(self, index: int) -> bool:
        """Whether a token begins with the article."""
        article = self.scan.language.article
        return bool(article) and self.scan.tokens[index].folded.startswith(article)


def _token(pair: tuple[int, Region]) -> int:
    return pair[0]


@cache
def parts(code: str) -> Mapping[str, Part]:
    """A language's senses that are parts of actors' names."""
    found = {}
    for name, sense in language(code).lexicon.senses.items():
        kind, _, key = name.partition("-")
        if sense.file in FILES and kind in _RANK and not (kind == "actor" and key not in register().groups):
            found[name] = Part(kind, name, key, sense.attributes, tuple(sense.attributes.get("class", ())))
    return found


def mark(scan: Scan) -> Marks:
    """The marks of a scan: at each word the longest parts of names, whatever else the lexicon reads there."""
    code, tokens = scan.language.code, scan.tokens
    at: dict[int, list[Mark]] = {}
    cased, book = bool(scan.language.settings.get("cased")), _book(code)
    for index, token in enumerate(tokens):
        if token.shape == "word":
            words = book[token.folded]
            if words is not None and (found := _at(scan, index, words, cased=cased)):
                at[index] = found
    ends = [0] * len(tokens)
    for sentence in scan.sentences:
        ends[sentence.first : sentence.last] = [sentence.last] * (sentence.last - sentence.first)
    places = {place.first: place for place in scan.places}
    said = scan.language.settings.get
    leads, owners_first = bool(said("adjectives_first")), bool(said("owners_first"))
    genitive, definites = str(said("genitive") or ""), bool(said("definite"))
    regions = _regions(at)
    held = [pair for pair in regions if pair[1].side]
    return Marks(scan, at, places, register(), ends, regions, leads, owners_first, genitive, definites, held)


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


@cache
def _book(code: str) -> WordBook[Words | None]:
    return WordBook(partial(_readings, code))


def _readings(code: str, word: str) -> Words | None:
    known, article = parts(code), language(code).article
    found = [
        (reading, known[reading.form.sense])
        for reading in readings(code, word)
        if reading.form.sense in known and _stands(reading, known[reading.form.sense].type, articled=bool(article))
    ]
    if not found:
        return None
    found.sort(key=lambda pair: (_RANK[pair[1].type], pair[0].form.speech in ADJECTIVES))
    phrases: dict[str, list[tuple[Reading, Part]]] = {}
    for reading, part in found:
        if reading.form.rest:
            for key in {reading.form.rest[0], article + reading.form.rest[0]}:
                phrases.setdefault(key, []).append((reading, part))
    alone = tuple(pair for pair in found if not pair[0].form.rest)
    return Words(alone, {key: tuple(pairs) for key, pairs in phrases.items()})


def _at(scan: Scan, index: int, words: Words, *, cased: bool) -> list[Mark]:
    """The longest parts of names that begin at a token."""
    longest, best = index + 1, words.alone
    if words.phrases and longest < len(scan.tokens):
        for pair in words.phrases.get(scan.tokens[longest].folded, ()):
            last = _follow(scan, index + 2, pair[0].form.rest)
            if last > longest:
                longest, best = last, (pair,)
            elif last == longest and last > index + 1:
                best = (*best, pair)
    found = []
    for (form, before, after, skip), part in best:
        if (after is None or _spelt(scan, index, after)) and not (
            cased and not _written(scan.tokens[index].text, form.lemma)
        ):
            found.append(Mark(Lexeme(index, longest, form, before, after, skip), part))
    return found


_INFLECTED = 3  # letters of an abbreviation that takes endings


def _written(text: str, lemma: str) -> bool:
    """Whether a word has the capitals of its lemma."""
    if not lemma[:1].isupper():
        return True
    first = lemma.split(" ", 1)[0]
    if len(first) > 1 and first.isupper():
        return text.isupper() or (len(first) > _INFLECTED and text.startswith(first))  # an ending is in small letters
    return text[:1].isupper()


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


def _stands(reading: Reading, kind: str, *, articled: bool) -> bool:
    """Whether a form can be what its sense says: names take no pronoun, a name under noun takes the article."""
    form, definite = reading.form, "the" in reading.before
    if reading.after is not None and (kind not in _OWNED or reading.after == "1s"):
        return False
    if not articled:
        return True
    if kind in _ARTICLED and form.speech == "noun":
        return definite and form.features in {"s", "p"}
    if kind in _LANDS and form.speech == "fixed":
        return not definite
    if kind == "person" and form.speech == "short":
        return form.features == "s" and not definite
    return True


def _spelt(scan: Scan, index: int, pronoun: str) -> bool:
    """Whether the word really ends in the pronoun, and not in a letter that only folds to it."""
    return scan.tokens[index].text.endswith(_pronouns(scan.language.code, pronoun))


@cache
def _pronouns(code: str, person: str) -> tuple[str, ...]:
    """How the pronouns of a person are written behind a word."""
    pronouns = language(code).settings.get("pronouns", {})
    return tuple(text for text, known in pronouns.items() if known == person)
