"""Tokens -> lexemes: every word or phrase of the lexicon that stands in the text, with its clitics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import NamedTuple

from hudna.languages import Form, Language, language
from hudna.languages.language import Cut
from hudna.languages.lexicons import DEFINITE
from hudna.model.text import Token
from hudna.reading.wordbooks import WordBook

_BEARS = 4  # letters of a word that may bear a pronoun
GAP = 9  # words that may stand between a verb and the rest of its phrase ("entered … into force")


class Reading(NamedTuple):
    """One way to read a word: a form, the clitics before it, the pronoun after it, letters to skip."""

    form: Form
    before: tuple[str, ...]
    after: str | None
    skip: int


# No NamedTuple: what a lexeme and its form are is asked more than anything else, and slots answer four times as fast.
@dataclass(slots=True)
class Lexeme:
    """A form of the lexicon on tokens `first` to `last` (half-open); `tail` is where the rest after a gap stands."""

    first: int
    last: int
    form: Form
    before: tuple[str, ...]
    after: str | None
    skip: int
    tail: tuple[int, int] | None = None

    @property
    def sense(self) -> str:
        """The sense of the form."""
        return self.form.sense


# Which clitics a part of speech cannot carry: no article before a verb, no future before a noun.
_BARRED = {
    "verb": frozenset({"the", "by", "as", "to"}),
    "passive": frozenset({"the", "by", "as", "to"}),
    "fixed": frozenset({"will"}),
}
_NOMINAL = frozenset({"will"})


class Readings(NamedTuple):
    """All readings of a word: those that are done with it, and the phrases that it opens, by their next word."""

    words: tuple[Reading, ...]
    phrases: dict[str, tuple[Reading, ...]]
    plain: bool  # no word of them goes on after a gap


@lru_cache(maxsize=200_000)
def readings(code: str, word: str) -> tuple[Reading, ...]:
    """All readings of a folded word: each way to cut its clitics that leaves a word of the lexicon."""
    lang = language(code)
    return tuple(
        Reading(form, cut.before, cut.after, cut.skip)
        for cut in lang.cuts(word)
        for form in lang.forms(cut.stem)
        if _fits(form, cut.before, cut.after) and not _bare_dual(lang, cut, form)
    )


@lru_cache(maxsize=20_000)
def _variants(code: str, word: str) -> tuple[str, ...]:
    """How a later word of a phrase may be written: bare, with the article, with a pronoun."""
    lang = language(code)
    found = [word]
    if lang.article:
        found.append(lang.article + word)
    if len(word) >= _BEARS:
        joined = next(
            (word[: -len(new)] + old for old, new in lang.joins if new and word.endswith(new) and old != new), word
        )
        found += [joined + pronoun for pronoun, _ in lang.pronouns]
    return tuple(found)


@cache
def _book(code: str) -> WordBook[Readings | None]:
    return WordBook(partial(_sorted, code))


def _sorted(code: str, word: str) -> Readings | None:
    """The readings of a folded word, phrases by their next word; None where there are none."""
    words: list[Reading] = []
    phrases: dict[str, list[Reading]] = {}
    for reading in readings(code, word):
        rest = reading.form.rest
        if rest and reading.form.sense in _COUNTED:
            continue
        if not rest:
            words.append(reading)
            continue
        for next_ in _variants(code, rest[0]):
            phrases.setdefault(next_, []).append(reading)
    if not words and not phrases:
        return None
    plain = not any(reading.form.tail for reading in words)
    return Readings(tuple(words), {next_: tuple(found) for next_, found in phrases.items()}, plain)


# Phrases that only numbers ask for: they hide no word ("accused of shelling").
_COUNTED = frozenset({"incident-deed"})


def _fits(form: Form, before: tuple[str, ...], after: str | None) -> bool:
    """Whether a form can carry the clitics that were cut off."""
    if form.features == DEFINITE:
        return "to the" in before
    if "the" in before and (after is not None or (form.sense in _CLOSED)):
        return False
    if after == "1s" and form.speech in _FINITE:
        return False  # "me" on a verb is written otherwise than "my" on a noun
    barred = _BARRED.get(form.speech, _NOMINAL)
    if any(sense in barred for sense in before):
        # A verb in the imperfect takes "to" (in order that) and "will".
        return form.speech in _FINITE and set(before) <= {"and", "so", "to"} and "present" in form.features
    if "will" in before and "present" not in form.features:
        return False
    return not (form.speech == "fixed" and after is not None and form.rest)


def _bare_dual(lang: Language, cut: Cut, form: Form) -> bool:
    """A dual that has lost its last letter stands before its genitive, and so never with an article."""
    ending = str(lang.settings.get("construct_dual", ""))
    return bool(ending) and form.features == "d" and "the" in cut.before and cut.stem.endswith(ending)


_FINITE = frozenset({"verb", "passive"})
# Small words that no article stands before ("الآن" is no "the" + "that").
_CLOSED = frozenset(
    {"that", "from", "in", "on", "to", "about", "with", "negator", "condition",
     "relative", "may", "it", "perhaps", "by"}
)  # fmt: skip


def lexemes_of(tokens: Sequence[Token], lang: Language) -> list[list[Lexeme]]:
    """For each token the lexemes that begin there; a longer phrase hides what it covers."""
    found: list[list[Lexeme]] = [[] for _ in tokens]
    covered, book, count = 0, _book(lang.code), len(tokens)
    bearless = str(lang.settings.get("never_pronoun", ""))  # last letters that no pronoun has
    upper = bool(lang.settings.get("cased"))
    for index, token in enumerate(tokens):
        if token.shape != "word":
            continue
        known = book[token.folded]
        if known is None:
            continue
        words, opened, plain = known
        phrases = opened.get(tokens[index + 1].folded, ()) if opened and index + 1 < count else ()
        if plain and not phrases:
            here = [Lexeme(index, index + 1, form, before, after, skip) for form, before, after, skip in words]
        else:
            here = _at(tokens, index, (*words, *phrases), lang)
        if upper and token.text.isupper() and len(token.text) > 1 and not _shouted(tokens, index):
            here = [lexeme for lexeme in here if lexeme.form.lemma[:2].isupper()] or here
        if token.text[-1] in bearless:
            here = [lexeme for lexeme in here if lexeme.after is None]
        if upper and phrases:
            here = [lexeme for lexeme in here if not _place_only(tokens, lexeme, found, lang)]
        if not here:
            continue
        longest = max([lexeme.last for lexeme in here]) if phrases else index + 1
        if index < covered and longest <= covered:
            continue
        found[index] = [x for x in here if x.last == longest or (x.tail and x.tail[1] >= longest)] if phrases else here
        covered = max(covered, longest) if longest > index + 1 else covered
    return _led(tokens, found, lang.leading) if lang.leading else found


def _place_only(tokens: Sequence[Token], lexeme: Lexeme, found: Sequence[Sequence[Lexeme]], lang: Language) -> bool:
    """Whether a preposition with a name is no zone: "on Damascus", which is "Damascus time" behind "at 12:00"."""
    first = lexeme.first
    words = lexeme.form.lemma.split() if lexeme.form.sense.startswith("zone-") else []
    if len(words) < 2 or words[0][0].isupper() or words[-1][0].islower():
        return False
    if first == 0 or tokens[first - 1].shape == "number":
        return first == 0
    before = [x for at in range(max(0, first - 3), first) for x in found[at] if x.last == first]
    senses = (lang.sense(x.form.sense) for x in before)
    return not any(sense is not None and sense.attributes.get("time") in _CLOCKED for sense in senses)


# What ends a clock time ("13 hours", "at noon", "8 in the evening"): a zone may follow it.
_CLOCKED = frozenset({"hour", "unit", "minute-word", "minutes", "meridiem", "adverb", "part", "clock-word"})


def _shouted(tokens: Sequence[Token], index: int) -> bool:
    """Whether the words around a word are in capitals too, so that these make no abbreviation of it (WHO, who)."""
    near = [tokens[at].text for at in (index - 1, index + 1) if 0 <= at < len(tokens) and tokens[at].shape == "word"]
    return any(len(text) > 1 and text.isupper() for text in near)


def _led(tokens: Sequence[Token], found: list[list[Lexeme]], leading: Mapping[str, str]) -> list[list[Lexeme]]:
    """Words that stand alone where others join them ("and", "the", "to", "by") count as said before the next."""
    for index, here in enumerate(found):
        if not here or index == 0:
            continue
        if here[0].form.sense == "that" and any(x.form.sense in _GOVERNS and x.last == index for x in found[index - 1]):
            found[index] = here = here[1:]  # "for that purpose": it points, and opens no clause
        if tokens[index - 1].folded not in leading and not _describes(found[index - 1]):
            continue  # as most words
        senses = tuple(_leaders(tokens, found, index, leading))
        if senses:
            finite = tuple(sense for sense in senses if sense in _ANYWHERE)
            found[index] = [
                Lexeme(x.first, x.last, x.form, finite if x.form.speech in _FINITE else senses, x.after, x.skip, x.tail)
                for x in here
            ]
    return found


def _leaders(
    tokens: Sequence[Token], found: Sequence[Sequence[Lexeme]], index: int, leading: Mapping[str, str]
) -> Iterator[str]:
    """The leading words before a token, across the adjectives that belong to it."""
    at = index - 1
    while at >= max(0, index - _LEADS):
        sense = leading.get(tokens[at].folded)
        if sense is not None:
            yield sense
        elif not (tokens[at].shape == "word" and _describes(found[at])):
            return
        at -= 1


def _describes(lexemes: Sequence[Lexeme]) -> bool:
    for lexeme in lexemes:
        if lexeme.form.speech not in _DESCRIBING:
            return False
    return bool(lexemes)


_GOVERNS = frozenset({"on", "to", "in", "for", "from", "about", "with", "during", "by", "after", "before"})
_DESCRIBING = frozenset({"adjective", "passive_participle"})
_LEADS = 4  # words before a noun in which its article and preposition may stand
_ANYWHERE = frozenset({"and", "so", "will"})


def _at(tokens: Sequence[Token], index: int, known: Sequence[Reading], lang: Language) -> list[Lexeme]:
    found = []
    for form, before, after, skip in known:
        last = index + 1
        if form.rest:
            # That the second word follows is known already: by it the phrase was found.
            last = _follow(tokens, last + 1, form.rest[1:], lang) if len(form.rest) > 1 else last + 1
            if not last:
                continue
        tail = None
        if form.tail:
            tail = _tail(tokens, last, form.tail, lang)
            if tail is None:
                continue
        found.append(Lexeme(index, last, form, before, after, skip, tail))
    return found


def _follow(tokens: Sequence[Token], at: int, rest: Sequence[str], lang: Language) -> int:
    """The index after the phrase's remaining words if they follow here, else 0. The article may come or go."""
    for word in rest:
        if at >= len(tokens):
            return 0
        folded = tokens[at].folded
        if folded != word and folded not in _variants(lang.code, word):
            return 0
        at += 1
    return at


def _tail(tokens: Sequence[Token], at: int, tail: Sequence[str], lang: Language) -> tuple[int, int] | None:
    for start in range(at, min(at + GAP, len(tokens))):
        if tokens[start].text in ".؛;!?؟":
            return None
        if tokens[start].folded == tail[0]:
            last = _follow(tokens, start, tail, lang)
            if last:
                return start, last
    return None
