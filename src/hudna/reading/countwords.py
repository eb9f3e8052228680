"""Words -> what each may mean for counting: a number, a bound, a counted noun, a role. Read once a word, then kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from hudna.languages import language
from hudna.model.text import Token
from hudna.reading.lexemes import Reading, readings

Number = int | float


@dataclass(frozen=True, slots=True)
class Piece:
    """A number word: part of a number. `after` is the pronoun joined to it ("half of them")."""

    value: Number
    attributes: Mapping[str, Any]
    before: tuple[str, ...]
    after: str | None
    skip: int
    rest: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Whether the sense carries the attribute (multiplies, fraction, vague, compound, dual)."""
        return bool(self.attributes.get(name))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed word or phrase, or a verb, with a role around numbers ("bound", "vague", "after", "part" …)."""

    role: str
    sense: str
    attributes: Mapping[str, Any]
    before: tuple[str, ...]
    after: str | None
    skip: int
    rest: tuple[str, ...]
    speech: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun (or adjective, goods, force) that units.toml knows."""

    sense: str
    attributes: Mapping[str, Any]
    speech: str
    features: str
    before: tuple[str, ...]
    after: str | None
    skip: int
    rest: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """A thing that is counted, not what qualifies it."""
        return "unit" in self.attributes and self.speech in {"noun", "deed", "fixed"}


@dataclass(frozen=True, slots=True)
class Word:
    """All that a folded word may mean for counting; `starts`: a number's wording may begin here."""

    pieces: tuple[Piece, ...]
    phrases: tuple[Phrase, ...]
    nouns: tuple[Noun, ...]
    roles: Mapping[str, tuple[str, ...]]  # role -> clitics before it
    clitic: tuple[str, ...]  # the word is clitics alone, cut from the digits after it
    starts: bool = False
    bounds: bool = False  # a bound may begin here
    frames: bool = False  # a word of counting or change ("عدد", "ارتفع")


NOTHING = Word((), (), (), {}, ())


@dataclass(frozen=True, slots=True)
class Counting:
    """A document's tokens with the counting sense of each word."""

    code: str
    tokens: Sequence[Token]
    words: Sequence[Word]
    source: str

    def opens_line(self, index: int) -> bool:
        """Whether the token is the first of its line."""
        return index == 0 or "\n" in self.source[self.tokens[index - 1].end : self.tokens[index].start]

    def glued(self, index: int) -> bool:
        """Whether no space stands before the token."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start

    def gap(self, index: int) -> int:
        """How many letters stand between the token and the one before."""
        return self.tokens[index].start - self.tokens[index - 1].end

    def shape(self, index: int) -> str:
        """The token's shape, "" outside the text."""
        return self.tokens[index].shape if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        """The token's text, "" outside the text."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def role(self, index: int, name: str) -> tuple[str, ...] | None:
        """The clitics before a word that has the role, None where it has not."""
        if 0 <= index < len(self.words) and (roles := self.words[index].roles):
            return roles.get(name)
        return None

    def follows(self, at: int, rest: Sequence[str], article: str) -> int:
        """The index after a phrase's remaining words if they stand at `at`, else 0."""
        if not rest:
            return at
        for word in rest:
            if at >= len(self.tokens):
                return 0
            folded = self.tokens[at].folded
            if folded != word and not (article and folded == article + word):
                return 0
            at += 1
        return at


_PHRASES = ("bound-", "vague-", "after-", "part-", "range-")
_NUMBERS = ("num-count", "num-change", "num-percent", "num-others")
_NOUNS = ("unit-", "group-", "force-", "incident-", "goods-")
_ROLES = (
    "to",
    "or",
    "of",
    "from",
    "which",
    "more",
    "ordinal",
    "month",
    "never_before",
    "label",
    "clock",
    "year",
    "model",
)


@cache
def grammar(code: str) -> Mapping[str, Any]:
    """The settings of [number-grammar]."""
    sense = language(code).sense("number-grammar")
    return sense.attributes if sense else {}


@cache
def _roles(code: str) -> dict[str, tuple[str, ...]]:
    """Folded word -> its roles."""
    lang = language(code)
    found: dict[str, tuple[str, ...]] = {}
    for role in _ROLES:
        for word in grammar(code).get(role, ()):
            folded = lang.fold(word)
            found[folded] = (*found.get(folded, ()), role)
    return found


@cache
def _clitics(code: str) -> dict[str, tuple[str, ...]]:
    return {clitic.letters: clitic.senses for clitic in language(code).clitics if clitic.letters}


@lru_cache(maxsize=100_000)
def word_of(code: str, folded: str) -> Word:
    """What a folded word may mean for counting."""
    pieces: list[Piece] = []
    phrases: list[Phrase] = []
    nouns: list[Noun] = []
    for reading in readings(code, folded):
        _sort_in(code, reading, pieces, phrases, nouns)
    roles: dict[str, tuple[str, ...]] = {}
    for cut in language(code).cuts(folded):
        if cut.after is None:
            for role in _roles(code).get(cut.stem, ()):
                roles.setdefault(role, cut.before)
    clitic = _clitics(code).get(folded, ())
    if not (pieces or phrases or nouns or roles or clitic):
        return NOTHING
    phrases.sort(key=lambda phrase: -len(phrase.rest))
    nouns.sort(key=lambda noun: -len(noun.rest))
    bounds = any(phrase.role == "bound" for phrase in phrases)
    frames = any(phrase.role in {"num-count-noun", "num-change"} for phrase in phrases)
    vague = any(phrase.role == "vague" for phrase in phrases)
    starts = bool(pieces) or bounds or vague or _dual(code, folded, nouns)
    return Word(tuple(pieces), tuple(phrases), tuple(nouns), roles, clitic, starts, bounds, frames)


def _sort_in(code: str, reading: Reading, pieces: list[Piece], phrases: list[Phrase], nouns: list[Noun]) -> None:
    form, before, after, skip = reading
    name = form.sense
    sense = language(code).sense(name)
    attributes = sense.attributes if sense else {}
    if name.startswith(_PHRASES) or name.startswith(_NUMBERS):
        role = name.partition("-")[0] if name.startswith(_PHRASES) else name
        if after is None or attributes.get("most"):
            phrases.append(Phrase(role, name, attributes, before, after, skip, form.rest, form.speech))
    elif name.startswith("num-"):
        pieces.append(Piece(attributes["value"], attributes, before, after, skip, form.rest))
    elif name.startswith(_NOUNS):
        features = form.features or ("p" if form.speech == "fixed" else "")
        nouns.append(Noun(name, attributes, form.speech, features, before, after, skip, form.rest))


def _dual(code: str, folded: str, nouns: list[Noun]) -> bool:
    """A counted noun in the dual, by its ending; not where the word may be a plural as well ("مدنيين")."""
    return folded.endswith(_endings(code)) and any(n.features == "d" and n.counts for n in nouns)


@cache
def _endings(code: str) -> tuple[str, ...]:
    lang = language(code)
    return tuple(lang.fold(ending) for ending in grammar(code).get("dual", ())) or ("\0",)
