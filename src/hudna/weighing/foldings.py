"""Text -> words as copies are told by: folded, with their offsets, numbers apart, quoted words marked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Marks that stand on or between letters: accents, Hebrew and Arabic points, joiners, the tatweel. A word goes on over
# them, and its folded form is without them.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u200c-\u200f\u0640"
_WORD = re.compile(rf"\d{{1,3}}(?:[ .,\u00a0\u202f\u066c]\d{{3}})+(?!\d)|\d+|[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
_OPENING, _CLOSING, _EITHER = "\u00ab\u201c\u201e\u2039", "\u00bb\u201d\u203a", '"'
_STOP = re.compile(r"[.!?\u061f\u06d4\u2026](?=[\s\u00bb\u201d\")])|\n")
QUOTED = 4  # words; a shorter stretch in quotation marks is a name or a word held at arm's length, not a quotation

# Letters that are written for each other: alef maqsura and yeh, teh marbuta and heh, alef wasla, Persian yeh and kaf.
# Hamza on its seat, the madda, the two dots of the Russian letter after "е" come off with the marks (NFKD).
_SAME: dict[int, int | str | None] = {
    0x0649: 0x064A, 0x0629: 0x0647, 0x0671: 0x0627, 0x06CC: 0x064A, 0x06A9: 0x0643, 0x0131: "i",
    0x0640: None, 0x200C: None, 0x200D: None, 0x200E: None, 0x200F: None,
}  # fmt: skip


class Word(NamedTuple):
    """A word of the text: offsets in code points, its folded form, whether it is a number, whether it is quoted.

    `ends` says that a sentence or line ends before the next word.
    """

    start: int
    end: int
    folded: str
    number: bool
    quoted: bool
    ends: bool


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without what writers of one language vary: case, marks, hamza seats, tatweel."""
    if word.isascii():
        return word.casefold()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(one for one in plain if not unicodedata.combining(one)).translate(_SAME)


def number(word: str) -> str:
    """Digits of any script as ASCII digits, without what groups them in threes."""
    return "".join(str(unicodedata.digit(one)) for one in word if one.isdigit())


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    quoted, stops = _quotations(text), [found.start() for found in _STOP.finditer(text)]
    found, at = list(_WORD.finditer(text)), 0
    out: list[Word] = []
    for index, match in enumerate(found):
        start, end = match.span()
        after = found[index + 1].start() if index + 1 < len(found) else len(text)
        while at < len(stops) and stops[at] < end:
            at += 1
        ends = at < len(stops) and stops[at] < after
        digits = match[0][0].isdigit()
        folded = number(match[0]) if digits else fold(match[0])
        out.append(Word(start, end, folded, digits, bool(quoted[start]), ends))
    return out


def _quotations(text: str) -> bytearray:
    """For each code point whether it stands in a quotation. A mark that is never closed in its line opens nothing."""
    inside = bytearray(len(text))
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign == "\n":
            opened.clear()
        elif sign in _OPENING or (sign == _EITHER and not opened):
            opened.append(at)
        elif opened and (sign in _CLOSING or sign == _EITHER):
            start = opened.pop()
            if not opened and len(_WORD.findall(text, start, at)) >= QUOTED:
                inside[start:at] = b"\x01" * (at - start)
    return inside
