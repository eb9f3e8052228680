"""Tokens -> numerals: digits and number words put together to one value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.model.text import Token
from hudna.reading.countwords import Number, Piece, Word, grammar

GROUPERS = frozenset(",٬،'’")  # between groups of three digits
POINTS = frozenset(".,٫٬،")
TEN, HUNDRED, THOUSAND = 10, 100, 1000


class Numeral(NamedTuple):
    """A number on tokens `first` to `last` (half-open); value None: a scale word alone ("thousands")."""

    value: Number | None
    first: int
    last: int
    before: tuple[str, ...] = ()
    skip: int = 0
    digits: str = ""  # as written, where it begins with digits
    scale: Number = 1  # the last word it was multiplied by
    fraction: bool = False
    after: str | None = None


class Counting(NamedTuple):
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

    def shape(self, index: int) -> str:
        """The token's shape, "" outside the text."""
        return self.tokens[index].shape if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        """The token's text, "" outside the text."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def role(self, index: int, name: str) -> tuple[str, ...] | None:
        """The clitics before a word that has the role, None where it has not."""
        return self.words[index].roles.get(name) if 0 <= index < len(self.words) else None

    def follows(self, at: int, rest: Sequence[str], article: str) -> int:
        """The index after a phrase's remaining words if they stand at `at`, else 0."""
        for word in rest:
            if at >= len(self.tokens):
                return 0
            folded = self.tokens[at].folded
            if folded != word and not (article and folded == article + word):
                return 0
            at += 1
        return at


def literal(text: Counting, at: int) -> tuple[Number, int] | None:
    """Digits with their separators at a token: (value, index after), None for what is no number (13:00, 5/6)."""
    groups, marks, last = [text.tokens[at].folded], "", at + 1
    while text.shape(last) == "mark" and text.shape(last + 1) == "number" and text.glued(last) and text.glued(last + 1):
        if text.text(last) not in POINTS | GROUPERS:
            break
        marks += text.text(last)
        groups.append(text.tokens[last + 1].folded)
        last += 2
    if not marks:
        if spaced := _spaced(text, at):
            return int("".join(token.folded for token in text.tokens[at:spaced])), spaced
        return int(groups[0]), last
    if _thousands(groups, marks):
        return int("".join(groups)), last
    if len(groups) == 2 and marks in POINTS:
        return float(".".join(groups)), last
    return None


def _spaced(text: Counting, at: int) -> int:
    """The index after groups of three digits set off by single spaces ("52 950 شخصاً"), if a noun or scale follows."""
    if len(text.tokens[at].folded) > 3:
        return 0
    last = at + 1
    while text.shape(last) == "number" and len(text.text(last)) == 3 and text.tokens[last].start - text.tokens[last - 1].end == 1:
        last += 1
    if last == at + 1 or last >= len(text.words):
        return 0
    return last if text.words[last].nouns or _multiplier(text, last) else 0


def _thousands(groups: list[str], marks: str) -> bool:
    """1,049 and 1.049.500 and, as nobody counts people in thousandths, 1.049: groups of three after one to three."""
    one_mark = len(set(marks)) == 1
    return one_mark and groups[0] != "0" and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def numeral(text: Counting, at: int) -> Numeral | None:
    """The longest number that begins at a token."""
    tokens = text.tokens
    if tokens[at].shape == "number":
        read = literal(text, at)
        if read is None:
            return None
        value, last = read
        raw = "".join(token.folded for token in tokens[at:last])
        if raw.count(".") == 1 and value >= THOUSAND and (scale := _multiplier(text, last)) and scale.value >= THOUSAND:
            value = float(raw)  # 1.250 million
        before = text.words[at - 1].clitic if at and text.glued(at) else ()
        return _compose(text, at, last, value, None, before, 0, raw)
    piece = _first_piece(text, at)
    if piece is None:
        return None
    last = at + 1 + len(piece.rest)
    return _compose(text, at, last, piece.value, piece, piece.before, piece.skip, "")


def _first_piece(text: Counting, at: int) -> Piece | None:
    """The reading of a number word that stands first; a compound-only form ("أحد") needs its other half."""
    best = None
    for piece in text.words[at].pieces:
        if piece.rest and not text.follows(at + 1, piece.rest, ""):
            continue
        if piece.has("compound") and not _other_half(text, at + 1):
            continue
        if piece.has("dual") and not _stands_dual(text, at):
            continue
        if best is None or len(piece.rest) > len(best.rest) or piece.has("dual"):
            best = piece
    return best


def _other_half(text: Counting, at: int) -> bool:
    """Ten, or "and" with a ten from twenty on, stands here."""
    if at >= len(text.tokens):
        return False
    return any(
        (piece.value == TEN and not set(piece.before) - {"the"})
        or (TEN < piece.value < HUNDRED and "and" in piece.before)
        for piece in text.words[at].pieces
    )


def _stands_dual(text: Counting, at: int) -> bool:
    """ "ألفا شخص" is 2000, "ألفاً" 1000: no mark of the single on it, and a noun in the singular next."""
    mark = grammar(text.code).get("single_mark", "")
    if mark and mark in text.text(at) or at + 1 >= len(text.words):
        return False
    return any(n.counts and n.features == "s" and not n.before for n in text.words[at + 1].nouns)


def _multiplier(text: Counting, at: int) -> Piece | None:
    """A scale word ("ألف", "مليون") that may multiply what stands before it."""
    if at >= len(text.words):
        return None
    for piece in text.words[at].pieces:
        if piece.has("multiplies") and not set(piece.before) - {"the"}:
            return piece
    return None


def _room(value: Number, units_first: bool) -> Number:
    """Numbers below this may be added after `value`."""
    if value < TEN:
        return 0
    if value < HUNDRED:
        return 0 if units_first or value < 2 * TEN else TEN
    for step in (10**9, 10**6, THOUSAND, HUNDRED):
        if value >= step and value % step == 0:
            return step
    return 0


def _compose(
    text: Counting, first: int, at: int, value: Number, piece: Piece | None, before: tuple[str, ...], skip: int, raw: str
) -> Numeral | None:
    """Multiply and add the pieces that follow, from the largest scale down."""
    settings = grammar(text.code)
    units_first, joined = bool(settings.get("units_first")), bool(settings.get("joined"))
    fraction = bool(piece and piece.has("fraction"))
    vague = bool(piece and piece.has("vague"))
    after = piece.after if piece else None
    total: Number = 0
    current, scale, ceiling = value, 1, 10**12
    room = 0 if piece is None or fraction else _room(value, units_first)
    unit = piece is not None and 0 < value < TEN and not fraction
    if piece is not None and piece.has("multiplies") and value >= THOUSAND:
        total, current, ceiling, scale = value, 0, value, value
    elif piece is not None and value >= THOUSAND:
        total, current, ceiling, scale = value, 0, room, room
    while at < len(text.tokens) and after is None:
        step, width = _next(text, at)
        if step is None:
            break
        amount, has_and = step.value, "and" in step.before
        if step.has("multiplies") and not has_and and 0 < current and amount < ceiling and _multiplies(current, amount, piece):
            current *= amount
            scale, room, unit, vague = amount, amount, False, False
            if amount >= THOUSAND:
                total, current, ceiling = total + current, 0, amount
        elif unit and amount == TEN and not has_and and not raw:
            current, room, unit = current + TEN, 0, False
        elif unit and units_first and has_and and 2 * TEN <= amount < HUNDRED and not step.has("fraction"):
            current, room, unit = current + amount, 0, False
        elif step.has("fraction") and has_and and scale >= THOUSAND and current == 0:
            total += step.value * scale
            at += width
            if (again := _multiplier(text, at)) and again.value == scale:
                at += 1
            room = 0
            break
        elif (has_and or not joined) and 0 < amount < room and not step.has("fraction") and not step.has("compound"):
            if amount >= THOUSAND:
                break
            unit = 0 < amount < TEN and not step.attributes.get("digits")
            current += amount
            room = 0 if step.attributes.get("digits") else _room(amount, units_first)
        elif (has_and or not joined) and step.has("compound") and room >= HUNDRED and _other_half(text, at + width):
            current, unit, room = current + amount, True, 0
        else:
            break
        after = step.after
        at += width
    result = total + current
    if vague:
        return Numeral(None, first, at, before, skip, raw, scale, False, after)
    return Numeral(_plain(result), first, at, before, skip, raw, scale, fraction, after)


def _multiplies(current: Number, amount: Number, first: Piece | None) -> bool:
    """ "ثلاث مئة" but not "عشرين مئة"; thousands take any number."""
    return amount >= THOUSAND or (first is not None and 3 <= current < TEN)


def _next(text: Counting, at: int) -> tuple[Piece | None, int]:
    """The number piece at a token, and its width in tokens; digits after "and" count as a piece."""
    word = text.words[at]
    if word.clitic == ("and",) and text.shape(at + 1) == "number" and text.glued(at + 1):
        read = literal(text, at + 1)
        if read is not None and isinstance(read[0], int):
            return Piece(read[0], {"digits": True}, ("and",), None, 0, ()), read[1] - at
        return None, 0
    for piece in word.pieces:
        if piece.has("dual") or (piece.rest and not text.follows(at + 1, piece.rest, "")):
            continue
        if set(piece.before) - {"the", "and"}:
            continue
        return piece, 1 + len(piece.rest)
    return None, 0


def _plain(value: Number) -> Number:
    """Whole numbers as int, others to six places."""
    if isinstance(value, float):
        value = round(value, 6)
        return int(value) if value.is_integer() else value
    return value
