"""Lexemes -> marks: where heads, names and owners of actors stand in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from hudna.gazetteer.actors import Register, register
from hudna.languages import language
from hudna.reading.lexemes import Lexeme
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
        return [lexeme for start in range(max(0, index - 4), index) for lexeme in lexemes[start] if lexeme.last == index]

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
    """The marks of a scan."""
    known = parts(scan.language.code)
    at: dict[int, list[Mark]] = {}
    for index, here in enumerate(scan.lexemes):
        found = [Mark(lexeme, known[lexeme.form.sense]) for lexeme in here if lexeme.form.sense in known]
        if found:
            found = [one for one in found if _stands(scan, one)]
            found.sort(key=_order)
            if found:
                at[index] = found
    ends = [0] * len(scan.tokens)
    for sentence in scan.sentences:
        ends[sentence.first : sentence.last] = [sentence.last] * (sentence.last - sentence.first)
    grammar = scan.language.sense("actor-grammar")
    feminine = tuple(scan.language.fold(one) for one in (grammar.attributes.get("feminine", ()) if grammar else ()))
    places = {place.first: place for place in scan.places}
    return Marks(scan, at, places, register(), feminine, ends)


_ARTICLED = frozenset({"state", "house", "seat", "actor", "media"})


def _stands(scan: Scan, one: Mark) -> bool:
    """Whether a form can be what its sense says: names take no pronoun, a name under noun takes the article."""
    lexeme, kind = one.lexeme, one.part.type
    form = lexeme.form
    if lexeme.after is not None and (kind not in {"office", "people", "role", "own"} or not _spelt(scan, lexeme)):
        return False
    if kind in {"office", "people", "source", "role", "short", "own", "both", "sort"}:
        return True
    if form.speech == "noun" and kind in _ARTICLED:
        return "the" in lexeme.before and form.features in {"s", "p"}
    if form.speech == "short":
        return form.features == "s" and ("the" not in lexeme.before)
    return True


def _spelt(scan: Scan, lexeme: Lexeme) -> bool:
    """Whether the word really ends in the pronoun, and not in a letter that only folds to it."""
    word = scan.tokens[lexeme.first].text
    pronouns = scan.language.settings.get("pronouns", {})
    return any(word.endswith(text) for text, person in pronouns.items() if person == lexeme.after)


def _order(one: Mark) -> tuple[int, int]:
    return (_RANK[one.part.type], int(one.adjective))
