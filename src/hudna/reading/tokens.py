"""Text -> tokens -> sentences."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from hudna.languages import Language, language
from hudna.languages.letters import TOKEN, fold_map, shape_of
from hudna.model.text import Sentence, Token
from hudna.reading.wordbooks import WordBook


def tokens_of(text: str, lang: Language, start: int = 0, end: int = sys.maxsize) -> list[Token]:
    """Words, runs of digits and marks, in order, each with its folded form (digits as ASCII)."""
    book = _pieces(lang.code)
    found: list[Token] = []
    for match in TOKEN.finditer(text, start, end):
        start, end = match.span()
        piece = match.group()
        folded, shape = book[piece]
        found.append(Token(start, end, piece, folded, shape))
    return found


@cache
def _pieces(code: str) -> WordBook[tuple[str, str]]:
    """The folded form and the shape of a language's words, of numbers and marks."""
    return WordBook(partial(_piece, language(code)))


def _piece(lang: Language, piece: str) -> tuple[str, str]:
    shape = shape_of(piece[0])
    return lang.fold(piece) if shape == "word" else digits(piece) if shape == "number" else piece, shape


def digits(piece: str) -> str:
    """Digits of any script as ASCII digits."""
    return piece if piece.isascii() else "".join(str(int(letter)) if letter.isdecimal() else letter for letter in piece)


def start_after(token: Token, skip: int, lang: Language) -> int:
    """The offset in the text after the token's first `skip` folded letters (clitics that stay outside a span)."""
    if not skip:
        return token.start
    if len(token.text) == len(token.folded):
        return token.start + skip
    offsets = fold_map(token.text, lang.letters)
    return token.start + offsets[min(skip, len(offsets) - 1)]


def foreign_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """What stands there in another language, which no word of this one may be found in: quotation marks stay marks."""
    for match in TOKEN.finditer(text, start, end):
        piece = match.group()
        quoting = (match.start() == start and piece in OPENERS) or (match.end() == end and piece in CLOSERS)
        kept = quoting or piece in STOPS
        yield Token(*match.span(), *((piece, piece, "mark") if kept else (_FOREIGN, _FOREIGN, "foreign")))


_FOREIGN = "\ufffc"  # Unicode's own sign for what is no text here
STOPS = frozenset(".!?؟…।։")
OPENERS = frozenset('"“«„”')
CLOSERS = frozenset("\"”»’'”)]")


def sentences_of(
    text: str, tokens: Sequence[Token], lang: Language, cuts: frozenset[int] = frozenset()
) -> list[Sentence]:
    """Runs of tokens up to a full stop, question or exclamation mark, or a line's end.

    A stop between digits (13.00), after a single letter (an initial) or after a shortened word ("тыс.") ends nothing;
    closing quotation marks go with the sentence that they close. A colon reaches over the line's end to a quotation on
    the next line. `cuts` are offsets where a sentence must begin.
    """
    found: list[Sentence] = []
    first, line, count = 0, -1, len(tokens)
    shortened = _shortened(lang.code)
    for index, token in enumerate(tokens):
        if index < first:
            continue
        if line < token.start:
            line = _line_end(text, token.start)
        last = index + 1
        if token.shape == "mark" and token.text in STOPS and _stops(tokens, index, shortened):
            while last < count and tokens[last].text in CLOSERS and tokens[last].start == tokens[last - 1].end:
                last += 1
        elif last < count and tokens[last].start not in cuts and _reaches(token, tokens[last], line):
            continue
        found.append(Sentence(first, last))
        first = last
    return found


def _reaches(token: Token, after: Token, line: int) -> bool:
    """Whether the next token belongs to the sentence: it stands on the line or is the quotation that a colon is for."""
    return after.start <= line or (token.text == ":" and after.text in OPENERS)


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return found if found >= 0 else len(text)


class _Shortened(NamedTuple):
    """Words that a stop only shortens; of them those that a name follows ("Gen.")."""

    words: frozenset[str]
    titles: frozenset[str]


@cache
def _shortened(code: str) -> _Shortened:
    """The shortened words of a language."""
    settings = language(code).settings
    titles = frozenset(settings.get("shortened_titles", ()))
    return _Shortened(titles | frozenset(settings.get("shortened", ())), titles)


def _stops(tokens: Sequence[Token], index: int, shortened: _Shortened) -> bool:
    """Whether the stop at this index ends a sentence."""
    if tokens[index].text != "." or index + 1 >= len(tokens):
        return True
    before, after = tokens[index - 1] if index else None, tokens[index + 1]
    glued = tokens[index].end == after.start
    if before is None or (glued and after.shape == "number"):
        return False
    if after.text == "." and glued:
        return False
    if before.folded in shortened.words:
        goes = _goes_on(tokens, index) if before.text.islower() else _named_on(before, after, shortened)
        return not goes
    initial = before.shape == "word" and len(before.text) == 1
    return not initial and not (glued and after.shape == "word" and len(after.text) <= 2)


def _named_on(before: Token, after: Token, shortened: _Shortened) -> bool:
    """Whether a sentence goes on behind a capitalised shortened word: "Gen. Kent", "Oct. 7", "Sept. of that year"."""
    if after.shape == "number":
        return before.folded in shortened.words
    if after.shape != "word":
        return False
    return before.folded in shortened.titles or after.text[0].islower()


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sentence goes on behind a shortened word: no capital follows, or it shortens what a name is of."""
    after = tokens[index + 1]
    begins = after.text[0].isupper() or after.text in OPENERS
    return not begins or index < 2 or tokens[index - 2].shape != "number"
