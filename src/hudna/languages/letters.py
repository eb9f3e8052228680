"""A word as printed -> its folded form, by a language's own letters (tables, no rules)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

# A word is letters with the marks that ride on them (Arabic vowels, tatweel, joiners, combining accents).
_MARKS = r"\u0300-\u036f\u0483-\u0487\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
# Directions, byte-order marks and soft hyphens are no marks of their own: to a reader there is nothing there.
_UNSEEN = r"\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
TOKEN = re.compile(rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*|\d+|[^\w\s{_UNSEEN}]|_")


def pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, shape) of every word, run of digits and mark of a text, in order."""
    for match in TOKEN.finditer(text):
        start, end = match.span()
        yield start, end, shape_of(text[start])


def shape_of(letter: str) -> str:
    """Whether a piece that begins with this letter is a word, a number or a mark."""
    return "number" if letter.isdecimal() else "word" if letter.isalnum() else "mark"


def table(letters: Mapping[str, str]) -> dict[int, str]:
    """A language's fold table, ready for `str.translate`; marks that carry no letter fold to nothing."""
    found = {ord(letter): plain for letter, plain in letters.items()}
    for code in range(0x0300, 0x0700):
        if unicodedata.category(chr(code)) == "Mn":
            found.setdefault(code, "")
    for code in (0x0640, 0x200C, 0x200D):
        found.setdefault(code, "")
    return found


def fold(word: str, letters: Mapping[int, str]) -> str:
    """One word -> case-folded, composed, in the language's plain letters. Idempotent."""
    if word.isascii():
        return word.casefold()
    return unicodedata.normalize("NFKC", word).casefold().translate(letters)


def fold_map(word: str, letters: Mapping[int, str]) -> list[int]:
    """For each folded letter the index of the code point it came from, and at the end the word's length."""
    found: list[int] = []
    for index, letter in enumerate(word):
        found.extend([index] * len(fold(letter, letters)))
    return [*found, len(word)]
