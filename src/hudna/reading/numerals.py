"""Tokens -> numerals: digits and number words put together to one value."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from hudna.reading.countsenses import FREE, Number, Piece
from hudna.reading.countwords import Counting, grammar
from hudna.reading.decimals import decimal, part
from hudna.reading.figures import figure, literal
from hudna.reading.sums import HUNDRED, TEN, THOUSAND, Sum, begin


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
    exact: bool = False  # a fraction that no other word can be ("two thirds")


def numeral(text: Counting, at: int) -> Numeral | None:
    """The longest number that begins at a token, with the same number again in brackets ("three (3)")."""
    read = _numeral(text, at)
    if read is None or text.tokens[read.last].text != "(" or read.value is None:
        return read
    again = _numeral(text, read.last + 1)
    same = again is not None and again.value == read.value and text.tokens[again.last].text == ")"
    return read._replace(last=again.last + 1) if again is not None and same else read


def _numeral(text: Counting, at: int) -> Numeral | None:
    tokens = text.tokens
    if tokens[at].shape != "number":
        piece = _first_piece(text, at)
        if piece is None:
            return None
        last = at + 1 + len(piece.rest)
        exact = piece.has("exact")
        return _compose(text, last, Numeral(piece.value, at, last, piece.before, piece.skip, exact=exact), piece)
    read = figure(text, at)
    if read is None:
        return None
    value, first, last = read
    raw = tokens[at].folded if last == at + 1 else "".join([token.folded for token in tokens[at:last]])
    scale = text.words[last].multiplier
    if scale and scale.value >= THOUSAND and value >= THOUSAND and raw.count(".") == 1:
        value = float(raw)  # 1.250 million
    last = _ending(text, last)
    before = text.words[at - 1].clitic if text.glued(at) else ()
    return _compose(text, last, Numeral(value, first, last, before, digits=raw), None)


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
        if _never_first(text, at, piece):
            continue
        if best is None or len(piece.rest) > len(best.rest) or piece.has("dual") or _teen(text, at, piece):
            best = piece
    return best


def _never_first(text: Counting, at: int, piece: Piece) -> bool:
    """Whether a number word only carries on what stands before it, or needs what is not there."""
    if piece.has("adds") or piece.has("scale") or piece.has("part") or piece.has("glued"):
        return True
    if piece.has("followed") and not (text.words[at + 1].multiplier or _governs(text, at + 1)):
        return True
    return piece.has("bounded") and not text.words[at - 1].bounds


def _governs(text: Counting, at: int) -> bool:
    """Whether what a number word governs follows: a noun in its own case and the plural."""
    return any("ins" in noun.cases and noun.features == "p" for noun in text.words[at].counted)


def _teen(text: Counting, at: int, piece: Piece) -> bool:
    """ "وأحد عشر": and eleven; the same letters are "one"."""
    return (
        piece.has("compound")
        and piece.after is None
        and any(more.value == TEN and FREE.issuperset(more.before) for more in text.words[at + 1].pieces)
    )


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


def _compose(text: Counting, at: int, begun: Numeral, piece: Piece | None) -> Numeral:
    """Multiply and add the pieces that follow, from the largest scale down."""
    after = piece.after if piece else None
    if piece is None and (pointed := decimal(text, at, begun.value, numeral)):
        begun, at = begun._replace(value=pointed[0], last=pointed[1]), pointed[1]
    if piece is None and _next(text, at)[0] is None:
        return begun if isinstance(begun.value, int) else begun._replace(value=_plain(begun.value or 0))
    settings = grammar(text.code)
    units_first, joined = bool(settings.get("units_first")), bool(settings.get("joined"))
    total = begin(begun.value or 0, piece, units_first)
    while after is None:
        at, joint = _joint(text, at, total), at
        step, width = _next(text, at)
        if step is None:
            at = joint
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
    return _summed(text, at, begun._replace(last=at, after=after), total)


def _summed(text: Counting, at: int, read: Numeral, total: Sum) -> Numeral:
    """A number that has been added up, with what a decimal mark or a word for parts makes of it."""
    value = None if total.vague else _plain(total.total + total.current)
    if total.words and (pointed := decimal(text, at, value, numeral)):
        return _compose(text, pointed[1], read._replace(value=pointed[0], last=pointed[1]), None)
    if value is not None and total.words and (shared := part(text, at, value)):
        return read._replace(value=_plain(shared[0]), last=shared[1], fraction=True, exact=True)
    read = read._replace(value=value, scale=total.scale, fraction=total.fraction)
    return read._replace(over=True) if total.over else read


def _joint(text: Counting, at: int, total: Sum) -> int:
    """The index after a hyphen or an "and" of its own within a number ("twenty-one", "two hundred and five")."""
    if not total.words:
        return at
    mark = text.tokens[at].text
    if mark == "-":
        joins = text.glued(at) and text.glued(at + 1)
    elif mark == ",":
        return at + 1 if _grouped(text, at + 1, total) else at
    else:
        joins = text.role(at, "and") == () and (total.scale >= HUNDRED or total.current >= HUNDRED)
    step = _next(text, at + 1)[0] if joins else None
    return at + 1 if step is not None and 0 < step.value < total.room and step.value < HUNDRED else at


def _grouped(text: Counting, at: int, total: Sum) -> bool:
    """Whether a comma only sets off the hundreds ("two thousand, three hundred and ten")."""
    if not grammar(text.code).get("comma_groups") or total.scale < THOUSAND:
        return False
    read = numeral(text, at) if text.words[at].pieces else None
    return read is not None and HUNDRED <= (read.value or 0) < total.room and not read.fraction


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
    if word.clitic == ("and",) and text.words[at + 1].pieces:
        step, width = _next(text, at + 1)
        return (replace(step, before=("and", *step.before)), width + 1) if step and not step.before else (None, 0)
    best: Piece | None = None
    for piece in word.pieces:
        if piece.has("dual") or piece.has("part") or (piece.rest and not text.exactly(at + 1, piece.rest)):
            continue
        if not _ADDED.issuperset(piece.before) or (piece.has("glued") and not _suffix(text, at, piece)):
            continue
        if best is None or _teen(text, at, piece):
            best = piece
    return best, 1 + len(best.rest) if best else 0


def _suffix(text: Counting, at: int, piece: Piece) -> bool:
    """ "5k", "1.2M", "1.2m people": a letter for a scale; a small "m" may be a metre."""
    if not text.glued(at) or text.tokens[at - 1].shape != "number":
        return False
    if not piece.has("capital") or text.tokens[at].text.isupper():
        return True
    people = any(noun.attributes.get("unit") == "person" for noun in text.words[at + 1].counted)
    first = at - 3 if text.tokens[at - 2].text == "." else at - 1
    return people or text.tokens[first - 1].text in _MONEY


_MONEY = frozenset("$€£")


_ADDED = frozenset({"the", "and"})


def _plain(value: Number) -> Number:
    """Whole numbers as int, others to six places."""
    if isinstance(value, float):
        value = round(value, 6)
        return int(value) if value.is_integer() else value
    return value
