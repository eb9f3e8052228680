"""Tokens -> numerals: digits and number words put together to one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hudna.reading.countwords import FREE, Counting, Number, Piece, grammar
from hudna.reading.figures import literal

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
    over: bool = False  # a word in it says that it is exceeded


def numeral(text: Counting, at: int) -> Numeral | None:
    """The longest number that begins at a token."""
    tokens = text.tokens
    if tokens[at].shape != "number":
        piece = _first_piece(text, at)
        if piece is None:
            return None
        last = at + 1 + len(piece.rest)
        return _compose(text, last, Numeral(piece.value, at, last, piece.before, piece.skip), piece)
    read = literal(text, at)
    if read is None:
        return None
    value, last = read
    raw = tokens[at].folded if last == at + 1 else "".join([token.folded for token in tokens[at:last]])
    scale = text.words[last].multiplier
    if scale and scale.value >= THOUSAND and value >= THOUSAND and raw.count(".") == 1:
        value = float(raw)  # 1.250 million
    last = _ending(text, last)
    before = text.words[at - 1].clitic if text.glued(at) else ()
    return _compose(text, last, Numeral(value, at, last, before, digits=raw), None)


def _ending(text: Counting, at: int) -> int:
    """The index after the ending of a number in digits ("5-ти человек"), if one is written behind a dash."""
    dashed = text.tokens[at].text == "-" and text.glued(at) and text.glued(at + 1)
    return at + 2 if dashed and text.role(at + 1, "after_digits") is not None else at


def _first_piece(text: Counting, at: int) -> Piece | None:
    """The reading of a number word that stands first; a compound-only form ("أحد") needs its other half."""
    best = None
    for piece in text.words[at].pieces:
        if piece.rest and not text.exactly(at + 1, piece.rest):
            continue
        if piece.has("compound") and not _other_half(text, at + 1):
            continue
        if piece.has("dual") and not _stands_dual(text, at):
            continue
        if piece.has("adds") or piece.has("scale") or (piece.has("bounded") and not text.words[at - 1].bounds):
            continue
        if best is None or len(piece.rest) > len(best.rest) or piece.has("dual"):
            best = piece
    return best


def _other_half(text: Counting, at: int) -> bool:
    """Ten, or "and" with a ten from twenty on, stands here."""
    return any(
        (piece.value == TEN and FREE.issuperset(piece.before))
        or (TEN < piece.value < HUNDRED and "and" in piece.before)
        for piece in text.words[at].pieces
    )


def _stands_dual(text: Counting, at: int) -> bool:
    """ "ألفا شخص" is 2000, "ألفاً" 1000: no mark of the single on it, and a noun in the singular next."""
    mark = grammar(text.code).get("single_mark", "")
    if mark and mark in text.tokens[at].text:
        return False
    return any(n.counts and n.features == "s" and not n.before for n in text.words[at + 1].nouns)


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
    over: bool = False

    def multiply(self, step: Piece) -> bool:
        """ "ثلاث مئة", "20 ألف": a scale right after a number."""
        amount = step.value
        if not step.has("multiplies") or "and" in step.before or self.current <= 0 or amount >= self.ceiling:
            return False
        if amount < THOUSAND and not step.has("free") and not (self.words and 3 <= self.current < TEN):
            return False
        self.current *= amount
        self.scale, self.room, self.unit, self.vague, self.fraction = amount, amount, False, False, False
        if amount >= THOUSAND:
            self.total, self.current, self.ceiling = self.total + self.current, 0, amount
        return True

    def add_ten(self, step: Piece, units_first: bool) -> bool:
        """ "خمسة عشر", "خمسة وثلاثين": a ten after a unit."""
        if not self.unit or not units_first or step.has("fraction"):
            return False
        teen = step.value == TEN and "and" not in step.before
        if not teen and not ("and" in step.before and 2 * TEN <= step.value < HUNDRED):
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
    after = piece.after if piece else None
    if piece is None and _next(text, at)[0] is None:
        return begun if isinstance(begun.value, int) else begun._replace(value=_plain(begun.value or 0))
    settings = grammar(text.code)
    units_first, joined = bool(settings.get("units_first")), bool(settings.get("joined"))
    total = _begin(begun.value or 0, piece, units_first)
    while after is None:
        at, begin = _joint(text, at, total), at
        step, width = _next(text, at)
        if step is None:
            at = begin
            break
        if step.has("adds"):  # "two and a half million"
            total.current, at = total.current + step.value, at + width
            total.over = total.over or step.has("over")
            continue
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
    read = Numeral(value, begun.first, at, begun.before, begun.skip, begun.digits, total.scale, total.fraction, after)
    return read._replace(over=True) if total.over else read


def _joint(text: Counting, at: int, total: Sum) -> int:
    """The index after a hyphen or an "and" of its own within a number ("twenty-one", "two hundred and five")."""
    if not total.words:
        return at
    if text.tokens[at].text == "-":
        joins = text.glued(at) and text.glued(at + 1)
    else:
        joins = text.role(at, "and") == () and (total.scale >= HUNDRED or total.current >= HUNDRED)
    step = _next(text, at + 1)[0] if joins else None
    return at + 1 if step is not None and 0 < step.value < total.room and step.value < HUNDRED else at


def _fits(text: Counting, at: int, total: Sum, step: Piece) -> bool:
    """Not where the step begins a number of its own ("عشرين ألفاً وثلاثين ألفاً") or half a compound stands alone."""
    more = text.words[at].multiplier
    if more and more.value >= total.ceiling:
        return False
    return not step.has("compound") or _other_half(text, at)


def _add_fraction(text: Counting, at: int, total: Sum, step: Piece) -> int:
    """ "مليون ونصف (المليون)": the index after the fraction of the scale, 0 where there is none."""
    if total.scale < THOUSAND or total.current:
        return 0
    total.total += step.value * total.scale
    again = text.words[at].multiplier
    return at + 1 if again and again.value == total.scale else at


def _next(text: Counting, at: int) -> tuple[Piece | None, int]:
    """The number piece at a token, and its width in tokens; digits after "and" count as a piece."""
    word = text.words[at]
    if word.clitic == ("and",) and text.tokens[at + 1].shape == "number" and text.glued(at + 1):
        read = literal(text, at + 1)
        if read is not None and isinstance(read[0], int):
            return Piece(read[0], {"digits": True}, ("and",), None, 0, ()), read[1] - at
        return None, 0
    for piece in word.pieces:
        if piece.has("dual") or (piece.rest and not text.exactly(at + 1, piece.rest)):
            continue
        if not _ADDED.issuperset(piece.before):
            continue
        return piece, 1 + len(piece.rest)
    return None, 0


_ADDED = frozenset({"the", "and"})


def _plain(value: Number) -> Number:
    """Whole numbers as int, others to six places."""
    if isinstance(value, float):
        value = round(value, 6)
        return int(value) if value.is_integer() else value
    return value
