"""Text -> tokens -> sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from hudna.languages import Language
from hudna.languages.letters import fold_map, pieces
from hudna.model.text import Sentence, Token


def tokens_of(text: str, language: Language) -> list[Token]:
    """Words, runs of digits and marks, in order, each with its folded form (digits as ASCII)."""
    found: list[Token] = []
    for start, end, shape in pieces(text):
        piece = text[start:end]
        folded = language.fold(piece) if shape == "word" else digits(piece) if shape == "number" else piece
        found.append(Token(start, end, piece, folded, shape))
    return found


@lru_cache(maxsize=50_000)
def digits(piece: str) -> str:
    """Digits of any script as ASCII digits."""
    return piece if piece.isascii() else "".join(str(int(letter)) if letter.isdecimal() else letter for letter in piece)


def start_after(token: Token, skip: int, language: Language) -> int:
    """The offset in the text after the token's first `skip` folded letters (clitics that stay outside a span)."""
    if not skip:
        return token.start
    if len(token.text) == len(token.folded):
        return token.start + skip
    offsets = fold_map(token.text, language.letters)
    return token.start + offsets[min(skip, len(offsets) - 1)]


STOPS = frozenset(".!?؟…।։")
OPENERS = frozenset('"“«„”')
CLOSERS = frozenset("\"”»’'”)]")


def sentences_of(text: str, tokens: Sequence[Token]) -> list[Sentence]:
    """Runs of tokens up to a full stop, question or exclamation mark, or a line's end.

    A stop between digits (13.00) or after a single letter (an initial) ends nothing; closing quotation marks go with
    the sentence that they close.
    """
    found: list[Sentence] = []
    first, index, count = 0, 0, len(tokens)
    while index < count:
        last = index + 1
        if tokens[index].folded in STOPS and _stops(tokens, index):
            while last < count and tokens[last].text in CLOSERS and tokens[last].start == tokens[last - 1].end:
                last += 1
        elif last < count and not _line_ends(text, tokens, index):
            index += 1
            continue
        found.append(Sentence(first, last))
        first = index = last
    if first < count:
        found.append(Sentence(first, count))
    return found


def _line_ends(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a line ends after this token; a colon reaches over the end to a quotation on the next line."""
    if "\n" not in text[tokens[index].end : tokens[index + 1].start]:
        return False
    return not (tokens[index].text == ":" and tokens[index + 1].text in OPENERS)


def _stops(tokens: Sequence[Token], index: int) -> bool:
    """Whether the stop at this index ends a sentence."""
    if tokens[index].text != "." or index + 1 >= len(tokens):
        return True
    before, after = tokens[index - 1] if index else None, tokens[index + 1]
    glued = tokens[index].end == after.start
    if before is None or (glued and after.shape == "number"):
        return False
    if after.text == "." and glued:
        return False
    initial = before.shape == "word" and len(before.text) == 1
    return not initial and not (glued and after.shape == "word" and len(after.text) <= 2)
