"""Words -> what each may mean for counting: a number, a bound, a counted noun, a role. Read once a word, then kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from hudna.languages import language
from hudna.model.text import Token
from hudna.reading.lexemes import Reading, readings
from hudna.reading.wordbooks import WordBook

Number = int | float
FREE = frozenset({"the"})  # clitics that may stand before a counted noun


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
    cases: frozenset[str] = frozenset()
    lemma: str = ""

    @property
    def counts(self) -> bool:
        """A thing that is counted, not what qualifies it."""
        return "unit" in self.attributes and self.speech in {"noun", "deed", "fixed"}

    @property
    def qualifies(self) -> bool:
        """An adjective that tells the group of what is counted."""
        return self.speech == "adjective" and "group" in self.attributes and not set(self.before) - FREE


@dataclass(frozen=True, slots=True)
class Word:
    """All that a folded word may mean for counting, sorted by what asks for it.

    `starts`: a number's wording may begin here, whatever follows; `leads`: or where one of these words follows.
    """

    pieces: tuple[Piece, ...]
    phrases: tuple[Phrase, ...]
    nouns: tuple[Noun, ...]
    roles: Mapping[str, tuple[str, ...]]  # role -> clitics before it
    clitic: tuple[str, ...]  # the word is clitics alone, cut from the digits after it
    starts: bool = False
    leads: frozenset[str] = frozenset()
    frames: bool = False  # a word of counting or change ("عدد", "ارتفع")
    ranges: bool = False  # "between"
    bounds: tuple[Phrase, ...] = ()
    vagues: tuple[Phrase, ...] = ()
    afters: tuple[Phrase, ...] = ()
    others: tuple[Phrase, ...] = ()  # "of them", "others"
    percents: tuple[Phrase, ...] = ()
    counted: tuple[Noun, ...] = ()  # what a number before it may count
    duals: tuple[Noun, ...] = ()  # the nouns in the dual, unless the word may be a plural as well
    fixed: tuple[Noun, ...] = ()
    multiplier: Piece | None = None  # a scale that may multiply what stands before it
    group: str | None = None  # as an adjective

    @property
    def says_number(self) -> bool:
        """Whether the word is a noun of counting ("عدد")."""
        return self.frames and any(phrase.role == "num-count-noun" for phrase in self.phrases)


NOTHING = Word((), (), (), {}, ())
_DIGITS = Word((), (), (), {}, (), starts=True)
_BEYOND = 8  # tokens after the last that may be asked for
_END = Token(-1, -2, "", "", "")


@dataclass(frozen=True, slots=True)
class Counting:
    """A document's tokens with the counting sense of each word; before and behind them stand a few empty ones."""

    code: str
    tokens: Sequence[Token]
    words: Sequence[Word]
    source: str
    count: int
    article: str

    def opens_line(self, index: int) -> bool:
        """Whether the token is the first of its line."""
        return index == 0 or "\n" in self.source[self.tokens[index - 1].end : self.tokens[index].start]

    def glued(self, index: int) -> bool:
        """Whether no space stands before the token."""
        return self.tokens[index - 1].end == self.tokens[index].start

    def apart(self, index: int) -> bool:
        """Whether one letter stands between the token and the one before, a space."""
        return self.tokens[index].start - self.tokens[index - 1].end == 1

    def role(self, index: int, name: str) -> tuple[str, ...] | None:
        """The clitics before a word that has the role, None where it has not."""
        roles = self.words[index].roles
        return roles.get(name) if roles else None

    def exactly(self, at: int, rest: Sequence[str]) -> int:
        """The index after a phrase's remaining words if they stand at `at` as they are, else 0."""
        for word in rest:
            if self.tokens[at].folded != word:
                return 0
            at += 1
        return at

    def follows(self, at: int, rest: Sequence[str]) -> int:
        """The index after a phrase's remaining words if they stand at `at`, else 0. The article may come or go."""
        for word in rest:
            folded = self.tokens[at].folded
            if folded != word and not (self.article and folded == self.article + word):
                return 0
            at += 1
        return at


def counting(code: str, article: str, tokens: Sequence[Token], source: str) -> Counting:
    """The counting senses of a text's tokens."""
    book = _words(code)
    words = [
        book[token.folded] if token.shape == "word" else _DIGITS if token.shape == "number" else NOTHING
        for token in tokens
    ]
    return Counting(code, [*tokens, *[_END] * _BEYOND], [*words, *[NOTHING] * _BEYOND], source, len(tokens), article)


_SOUGHT = ("bound", "vague", "after", "num-percent")
_PHRASES = ("bound-", "vague-", "after-", "part-", "range-")
_NUMBERS = ("num-count", "num-change", "num-percent", "num-others")
_NOUNS = ("unit-", "group-", "force-", "incident-", "goods-")
_ROLES = (
    "to", "or", "of", "from", "which", "more", "ordinal", "month", "never_before", "label", "clock", "year",
    "model", "and", "the", "through", "year_after", "age", "after_digits", "none",
)  # fmt: skip


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


def word_of(code: str, folded: str) -> Word:
    """What a folded word may mean for counting."""
    return _words(code)[folded]


@cache
def _words(code: str) -> WordBook[Word]:
    return WordBook(partial(_word_of, code))


def _word_of(code: str, folded: str) -> Word:
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
    return _word(code, folded, pieces, phrases, nouns, roles, clitic)


def _word(
    code: str,
    folded: str,
    pieces: list[Piece],
    phrases: list[Phrase],
    nouns: list[Noun],
    roles: Mapping[str, tuple[str, ...]],
    clitic: tuple[str, ...],
) -> Word:
    by_role = {role: tuple(phrase for phrase in phrases if phrase.role == role) for role in _SOUGHT}
    opening = by_role["bound"] + by_role["vague"]
    duals = _duals(nouns) if pieces or opening or folded.endswith(_endings(code)) else ()
    alone = any(not phrase.rest or phrase.sense == "vague-after" for phrase in opening)
    article = language(code).article
    firsts = [phrase.rest[0] for phrase in opening if phrase.rest]
    return Word(
        tuple(pieces),
        tuple(phrases),
        tuple(nouns),
        roles,
        clitic,
        starts=bool(pieces or duals or alone),
        leads=frozenset([*firsts, *(article + first for first in firsts)]),
        frames=any(phrase.role in {"num-count-noun", "num-change"} for phrase in phrases),
        ranges=any(phrase.role == "range" and not phrase.rest for phrase in phrases),
        bounds=by_role["bound"],
        vagues=by_role["vague"],
        afters=by_role["after"],
        others=tuple(p for p in phrases if not p.before and (p.sense == "part-of-them" or p.role == "num-others")),
        percents=by_role["num-percent"],
        counted=tuple(noun for noun in nouns if noun.counts and not set(noun.before) - FREE),
        duals=duals,
        fixed=tuple(noun for noun in nouns if noun.speech == "fixed"),
        multiplier=next((one for one in pieces if one.has("multiplies") and not set(one.before) - FREE), None),
        group=next((str(noun.attributes["group"]) for noun in nouns if noun.qualifies), None),
    )


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
        *cases, number = form.features.split(" ")
        features = (number[-1:] if cases else number) or ("p" if form.speech == "fixed" else "")
        known = frozenset(cases)
        nouns.append(Noun(name, attributes, form.speech, features, before, after, skip, form.rest, known, form.lemma))


def _duals(nouns: Sequence[Noun]) -> tuple[Noun, ...]:
    """The counted nouns in the dual; none where the word may be a plural as well ("مدنيين")."""
    counted = [noun for noun in nouns if noun.counts and "as" not in noun.before]
    if any(noun.features == "p" for noun in counted):
        return ()
    return tuple(noun for noun in counted if noun.features == "d")


@cache
def _endings(code: str) -> tuple[str, ...]:
    lang = language(code)
    return tuple(lang.fold(ending) for ending in grammar(code).get("dual", ())) or ("\0",)
