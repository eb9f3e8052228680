"""Tokens -> numerals: digits and number words put together to one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hudna.reading.countwords import Counting, Number, Piece, grammar

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
    while text.shape(last) == "number" and len(text.text(last)) == 3 and text.gap(last) == 1:
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
        return _compose(text, last, Numeral(value, at, last, before, digits=raw), None)
    piece = _first_piece(text, at)
    if piece is None:
        return None
    last = at + 1 + len(piece.rest)
    return _compose(text, last, Numeral(piece.value, at, last, piece.before, piece.skip), piece)


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
    if (mark and mark in text.text(at)) or at + 1 >= len(text.words):
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


@dataclass(slots=True)
class Sum:
    """A number as it grows: `total` of finished scales, `current` below the next one."""

    current: Number
    total: Number = 0
    scale: Number = 1  # the last word that multiplied
    ceiling: Number = 10**12  # scales from here on do not fit any more
    room: Number = 0  # numbers below this may be added
    unit: bool = False  # one to nine, to which a ten may still come
    vague: bool = False
    fraction: bool = False
    words: bool = True  # begun with a word, not with digits

    def multiply(self, step: Piece) -> bool:
        """ "ثلاث مئة", "20 ألف": a scale right after a number."""
        amount = step.value
        if not step.has("multiplies") or "and" in step.before or self.current <= 0 or amount >= self.ceiling:
            return False
        if amount < THOUSAND and not (self.words and 3 <= self.current < TEN):
            return False
        self.current *= amount
        self.scale, self.room, self.unit, self.vague, self.fraction = amount, amount, False, False, False
        if amount >= THOUSAND:
            self.total, self.current, self.ceiling = self.total + self.current, 0, amount
        return True

    def add_ten(self, step: Piece, units_first: bool) -> bool:
        """ "خمسة عشر", "خمسة وثلاثين": a ten after a unit."""
        if not self.unit or step.has("fraction"):
            return False
        teen = step.value == TEN and "and" not in step.before
        if not teen and not (units_first and "and" in step.before and 2 * TEN <= step.value < HUNDRED):
            return False
        self.current, self.room, self.unit = self.current + step.value, 0, False
        return True

    def add(self, step: Piece, units_first: bool) -> bool:
        """ "مئة وخمسة", "ألف وثلاثمئة": a smaller number after a larger one."""
        if not 0 < step.value < self.room or step.value >= THOUSAND or step.has("fraction"):
            return False
        digits = step.has("digits")
        self.current += step.value
        self.unit = step.value < TEN and not digits
        self.room = 0 if digits else _room(step.value, units_first)
        return True


def _begin(value: Number, piece: Piece | None, units_first: bool) -> Sum:
    """The sum after its first piece; None: digits, to which nothing is added."""
    if piece is None:
        return Sum(value, words=False)
    fraction, vague = piece.has("fraction"), piece.has("vague")
    if value >= THOUSAND:
        room = _room(value, units_first)
        return Sum(0, total=value, scale=room, ceiling=room, room=room, vague=vague)
    room = 0 if fraction else _room(value, units_first)
    return Sum(value, room=room, unit=0 < value < TEN and not fraction, vague=vague, fraction=fraction)


def _compose(text: Counting, at: int, begun: Numeral, piece: Piece | None) -> Numeral:
    """Multiply and add the pieces that follow, from the largest scale down."""
    settings = grammar(text.code)
    units_first, joined = bool(settings.get("units_first")), bool(settings.get("joined"))
    total = _begin(begun.value or 0, piece, units_first)
    after = piece.after if piece else None
    while at < len(text.tokens) and after is None:
        step, width = _next(text, at)
        if step is None:
            break
        if not total.multiply(step) and not (total.words and total.add_ten(step, units_first)):
            if "and" not in step.before and joined:
                break
            if step.has("fraction"):
                at = _add_fraction(text, at + width, total, step) or at
                break
            if not _fits(text, at + width, total, step) or not total.add(step, units_first):
                break
        after = step.after
        at += width
    value = None if total.vague else _plain(total.total + total.current)
    return begun._replace(value=value, last=at, scale=total.scale, fraction=total.fraction, after=after)


def _fits(text: Counting, at: int, total: Sum, step: Piece) -> bool:
    """Not where the step begins a number of its own ("عشرين ألفاً وثلاثين ألفاً") or half a compound stands alone."""
    if (more := _multiplier(text, at)) and more.value >= total.ceiling:
        return False
    return not step.has("compound") or _other_half(text, at)


def _add_fraction(text: Counting, at: int, total: Sum, step: Piece) -> int:
    """ "مليون ونصف (المليون)": the index after the fraction of the scale, 0 where there is none."""
    if total.scale < THOUSAND or total.current:
        return 0
    total.total += step.value * total.scale
    again = _multiplier(text, at)
    return at + 1 if again and again.value == total.scale else at


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
