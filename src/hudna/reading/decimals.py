"""Tokens -> decimals and parts in words: "two point five", "пять целых две десятых", "three fifths"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from hudna.reading.countsenses import Number
from hudna.reading.countwords import Counting

MOST = 99  # so many parts of a whole are said in words
DIGIT = 10


class Read(Protocol):
    """A number that has been read."""

    @property
    def value(self) -> Number | None:
        """What it amounts to."""

    @property
    def last(self) -> int:
        """The index after it."""


Reader = Callable[[Counting, int], Read | None]


def decimal(text: Counting, at: int, whole: Number | None, numeral: Reader) -> tuple[Number, int] | None:
    """The value of a whole number with what a word for the decimal mark joins to it, and where that ends."""
    roles = text.words[at].roles
    if not roles or whole is None or not isinstance(whole, int):
        return None
    if "point" in roles:
        return _pointed(text, at + 1, whole)
    if "whole" in roles and (read := numeral(text, at + 1)) and isinstance(read.value, float):
        return round(whole + read.value, 6), read.last
    return None


def _pointed(text: Counting, at: int, whole: int) -> tuple[Number, int] | None:
    """The digits behind the point, written or said one by one ("zero three") or as one number ("seventy-one")."""
    token = text.tokens[at]
    if token.shape == "number":
        return float(f"{whole}.{token.folded}"), at + 1
    said, last = "", at
    while (value := _plain(text, last)) is not None and not (said and value >= DIGIT):
        said, last = said + str(value), last + 1
        if value >= DIGIT:
            last = last + 1 if text.tokens[last].text == "-" and text.glued(last) else last
            one = _plain(text, last) if value % DIGIT == 0 else None
            said, last = (str(value + one), last + 1) if one and one < DIGIT else (said, last)
            break
    return (float(f"{whole}.{said}"), last) if said else None


def _plain(text: Counting, at: int) -> int | None:
    """The value of a single number word below a hundred."""
    for piece in text.words[at].pieces:
        if isinstance(piece.value, int) and not piece.before and not piece.rest and piece.value <= MOST:
            return piece.value
    return None


def part(text: Counting, at: int, count: Number) -> tuple[Number, int] | None:
    """ "three fifths", "две десятых": so many parts, and where the word for them ends."""
    for piece in text.words[at].pieces:
        if piece.has("part") and 0 < count <= MOST and not piece.before:
            return count * piece.value, at + 1
    return None
