"""Text -> the marks that number its clauses: "1.", "2)", "(a)", "Article 3", ordinals in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from hudna.languages import language
from hudna.languages.agreements import agreement_words

_DIGITS = re.compile(r"\(?(\d{1,3})\s?[.)\u2013\u2014-](?=\s|$)\)?\s*")
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)[.)]?\s+")
_LETTER = re.compile(r"\(?(\w)\)\s+")
_ROMAN = re.compile(r"\(?([ivx]{1,5})\)\s+", re.IGNORECASE)
_LINE = re.compile(r"^[^\S\n]*(?=\S)", re.MULTILINE)
_INSIDE = re.compile(r"(?<=[:;.\u061b])\s+(?=\(?\w{1,3}[.)]\s)")  # where a list may go on within a line
_WORD = re.compile(r"[\w\u064b-\u0652]+")
_AFTER = re.compile(r"\s*(?:[.:)\u2013\u2014\-]+\s*|$)", re.MULTILINE)  # what ends "Article 3": a mark or the line
_ADVERB_END = re.compile(r"\s*[:.,)\u060c\u2013\u2014/\-]\s*")
_FAR = 3  # numbers that a list may skip
_HEADS, _ADVERBS, _DECIMAL, _SMALL, _STEPS = "article", "adverb", "decimal", "letter", "roman"
_VALUES = {"i": 1, "v": 5, "x": 10}


class Mark(NamedTuple):
    """A number at a clause's head: `start` where it stands, `body` where the clause's text begins, and its value."""

    start: int
    body: int
    style: str
    number: int
    shown: str


class Numbered(NamedTuple):
    """A mark with its place among the others: its label ("3", "3(a)", "2.1") and the label above it."""

    mark: Mark
    label: str
    above: str | None


@dataclass(slots=True)
class _Words:
    heads: frozenset[str]
    ordinals: Mapping[tuple[str, ...], int]
    adverbs: Mapping[str, int]
    letters: str


@cache
def _words(code: str) -> _Words:
    given, fold = agreement_words(code).get("numbering", {}), language(code).fold
    ordinals = {
        tuple(fold(word) for word in form.split()): number
        for number, forms in enumerate(given.get("ordinals", ()), 1)
        for form in forms
    }
    adverbs = {fold(form): number for number, forms in enumerate(given.get("adverbs", ()), 1) for form in forms}
    return _Words(frozenset(map(fold, given.get("heads", ()))), ordinals, adverbs, given.get("letters", ""))


def numbered(text: str, code: str) -> list[Numbered]:
    """The marks of a text in order. A number that does not go on from the one before it is part of the text."""
    found: list[Numbered] = []
    stack = _Stack()
    for start, inside in _starts(text):
        options = [one for one in _marks(text, start, code) if not (inside and one.style in {_HEADS, _ADVERBS})]
        mark = stack.fitting(options, inside=inside)
        if mark is not None:
            found.append(stack.put(mark))
    return found


def _starts(text: str) -> Iterator[tuple[int, bool]]:
    """Where a mark may stand: at the start of a line, or behind a colon, semicolon or stop within one."""
    lines = {match.end(): False for match in _LINE.finditer(text)}
    inside = {match.end(): True for match in _INSIDE.finditer(text) if match.end() not in lines}
    yield from sorted({**lines, **inside}.items())


def _marks(text: str, start: int, code: str) -> Iterator[Mark]:
    """The ways to read what stands here as a mark."""
    words = _words(code)
    yield from _head(text, start, code, words)
    yield from _adverb(text, start, code, words)
    dotted = _DOTTED.match(text, start)
    if dotted:
        parts = dotted.group(1).split(".")
        yield Mark(start, dotted.end(), f"{_DECIMAL}{len(parts)}", int(parts[-1]), ".".join(str(int(p)) for p in parts))
    plain = _DIGITS.match(text, start)
    if plain and not dotted:
        yield Mark(start, plain.end(), _DECIMAL, int(plain.group(1)), str(int(plain.group(1))))
    letter = _LETTER.match(text, start)
    if letter and letter.group(1).casefold() in words.letters:
        shown = letter.group(1).casefold()
        yield Mark(start, letter.end(), _SMALL, words.letters.index(shown) + 1, shown)
    roman = _ROMAN.match(text, start)
    if roman:
        yield Mark(start, roman.end(), _STEPS, _roman(roman.group(1)), roman.group(1).casefold())


def _head(text: str, start: int, code: str, words: _Words) -> Iterator[Mark]:
    """ "Article 3", "Article III", "Article the third" as the language words it."""
    fold = language(code).fold
    first = _WORD.match(text, start)
    if first is None or fold(first.group()) not in words.heads:
        return
    rest = list(_WORD.finditer(text, first.end(), first.end() + 40))[:2]
    for count in (2, 1):
        here = rest[:count]
        if len(here) < count or text[first.end() : here[0].start()].strip(" \t(\u2116"):
            continue
        number = _number([one.group() for one in here], fold, words)
        after = _AFTER.match(text, here[-1].end())
        if number is not None and after is not None:
            yield Mark(start, after.end(), _HEADS, number, str(number))
            return


def _number(said: Sequence[str], fold: object, words: _Words) -> int | None:
    assert callable(fold)
    if len(said) == 1 and said[0].isdecimal():
        return int(said[0])
    ordinal = words.ordinals.get(tuple(fold(word) for word in said))
    if ordinal is not None:
        return ordinal
    roman = said[0].casefold()
    return _roman(roman) if len(said) == 1 and roman.isascii() and set(roman) <= set(_VALUES) else None


def _adverb(text: str, start: int, code: str, words: _Words) -> Iterator[Mark]:
    first = _WORD.match(text, start)
    number = words.adverbs.get(language(code).fold(first.group())) if first else None
    after = _ADVERB_END.match(text, first.end()) if first else None
    if first is not None and number is not None and after is not None:
        yield Mark(start, after.end(), _ADVERBS, number, str(number))


def _roman(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters.casefold()]
    return sum(-one if later > one else one for one, later in zip(values, [*values[1:], 0], strict=True))


@dataclass(slots=True)
class _Stack:
    """The marks that are open, from the outermost in."""

    marks: list[tuple[Mark, str]] = field(default_factory=list)

    def fitting(self, options: Sequence[Mark], *, inside: bool) -> Mark | None:
        """The reading that goes on from an open list, else one that begins a list."""
        on = [one for one in options if (last := self._last(one.style)) is not None and self._next(last, one, inside)]
        if on:
            return on[0]
        return next((one for one in options if one.number == 1), None)

    @staticmethod
    def _next(last: int, one: Mark, inside: bool) -> bool:
        return one.number == last + 1 if inside else last < one.number <= last + _FAR

    def _last(self, style: str) -> int | None:
        return next((mark.number for mark, _ in self.marks if mark.style == style), None)

    def put(self, mark: Mark) -> Numbered:
        """Open the mark: beside the last of its style, else below the innermost."""
        level = next((index for index, (one, _) in enumerate(self.marks) if one.style == mark.style), len(self.marks))
        del self.marks[level:]
        above = self.marks[-1][1] if self.marks else None
        label = _label(above, mark)
        self.marks.append((mark, label))
        return Numbered(mark, label, above)


def _label(above: str | None, mark: Mark) -> str:
    if mark.style.startswith(_DECIMAL) and "." in mark.shown:
        return mark.shown
    if above is None:
        return mark.shown
    return f"{above}({mark.shown})" if mark.style in {_SMALL, _STEPS} else f"{above}.{mark.shown}"
