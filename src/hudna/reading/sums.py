"""Number words, one after another -> the value that they add up to."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.reading.countsenses import Number, Piece

TEN, HUNDRED, THOUSAND = 10, 100, 1000


def room_after(value: Number, units_first: bool) -> Number:
    """Numbers below this may be added after `value`."""
    if value < TEN:
        return 0
    if value < HUNDRED:
        return 0 if units_first or value < 2 * TEN else TEN
    for step in (10**12, 10**9, 10**6, THOUSAND, HUNDRED):
        if value >= step and value % step == 0:
            return step
    return 0


@dataclass(slots=True)
class Sum:
    """A number as it grows: `total` of finished scales, `current` below the next one."""

    current: Number
    total: Number = 0
    scale: Number = 1  # the last word that multiplied
    ceiling: Number = 10**15  # scales from here on do not fit any more
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
        self.room = 0 if digits else room_after(step.value, units_first)
        return True


def begin(value: Number, piece: Piece | None, units_first: bool) -> Sum:
    """The sum after its first piece; None: digits, to which nothing is added."""
    if piece is None:
        return Sum(value, words=False)
    fraction, vague = piece.has("fraction"), piece.has("vague")
    if value >= THOUSAND:
        room = room_after(value, units_first)
        return Sum(0, total=value, scale=room, ceiling=room, room=room, vague=vague)
    room = 0 if fraction else room_after(value, units_first)
    return Sum(value, room=room, unit=0 < value < TEN and not fraction, vague=vague, fraction=fraction)
