"""Words -> what each may mean for counting: a number, a bound, a counted noun, a role. Read once a word, then kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from hudna.languages import language
from hudna.model.text import Token
from hudna.reading.countsenses import FREE, NOTHING, Noun, Phrase, Piece, Word
from hudna.reading.lexemes import Reading, readings
from hudna.reading.wordbooks import WordBook

_DIGITS = Word((), (), (), {}, (), starts=True)
_BEYOND = 8  # tokens after the last that may be asked for
_DUAL = "="  # behind a folded word: its vowels say that it is a dual
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
    book, dual = _words(code), _dual_written(code)
    words = [
        book[token.folded] if token.shape == "word" else _DIGITS if token.shape == "number" else NOTHING
        for token in tokens
    ]
    if dual is not None:
        for index, token in enumerate(tokens):
            if len(token.text) != len(token.folded) and dual.search(token.text):
                words[index] = book[token.folded + _DUAL]
    return Counting(code, [*tokens, *[_END] * _BEYOND], [*words, *[NOTHING] * _BEYOND], source, len(tokens), article)


_SOUGHT = ("bound", "vague", "after", "num-percent")
_PHRASES = ("bound-", "vague-", "after-", "part-", "range-")
_NUMBERS = ("num-count", "num-change", "num-percent", "num-others")
_NOUNS = ("unit-", "group-", "force-", "incident-", "goods-")
_ROLES = (
    "to", "or", "of", "from", "which", "more", "ordinal", "month", "never_before", "label", "clock", "year",
    "model", "and", "the", "through", "year_after", "age", "after_digits", "none", "point", "whole", "calibre",
    "another",
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


@cache
def _dual_written(code: str) -> re.Pattern[str] | None:
    """How a word ends whose vowels say that it is a dual where its letters leave it open ("عاملَين")."""
    pattern = grammar(code).get("dual_written")
    return re.compile(pattern) if pattern else None


def _word_of(code: str, folded: str) -> Word:
    dual = folded.endswith(_DUAL)
    folded = folded.removesuffix(_DUAL)
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
    if dual:
        nouns = [replace(noun, features="d") for noun in nouns if noun.counts]
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
    duals = _duals(nouns) if pieces or opening or folded.endswith(dual_endings(code)) else ()
    duals = duals or tuple(noun for noun in nouns if noun.holds and not noun.before)
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
        multiplier=next((one for one in pieces if one.multiplies), None),
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
def dual_endings(code: str) -> tuple[str, ...]:
    lang = language(code)
    return tuple(lang.fold(ending) for ending in grammar(code).get("dual", ())) or ("\0",)
