"""Numeral -> whether it counts nothing: dates, hours, years, names of weapons and resolutions, list numbers."""

from __future__ import annotations

from hudna.reading.countwords import Counting
from hudna.reading.lexemes import readings
from hudna.reading.numerals import Numeral
from hudna.reading.units import Counted

YEARS = range(1900, 2101)


def silent(text: Counting, read: Numeral, noun: Counted | None, bounded: bool) -> bool:
    """Whether the numeral is part of a date, an hour, a name or a list."""
    first, last = read.first, read.last
    if read.digits and _glued_name(text, first, last):
        return True
    return (
        _ordinal(text, read)
        or _dated(text, read, noun)
        or _labelled(text, first, bool(read.digits), noun)
        or (bool(read.digits) and not bounded and noun is None and _year(text, read))
        or (bool(read.digits) and noun is None and (_listed(text, first, last) or _in_row(text, first, last)))
        or (not read.digits and noun is None and not bounded and _lone_word(text, read))
    )


def _glued_name(text: Counting, first: int, last: int) -> bool:
    """ "F16", "تي-72", "13:00", "5/6", "+249": letters or marks that join a number to something."""
    if text.glued(first):
        before = text.tokens[first - 1]
        if before.shape == "word" and not text.words[first - 1].clitic:
            return True
        if before.text in "/:#+._" or (before.text in "-–" and text.glued(first - 1)):
            return True
    after = text.text(last)
    return bool(after) and after in "/:_" and text.glued(last) and text.shape(last + 1) == "number"


def _ordinal(text: Counting, read: Numeral) -> bool:
    """ "الحادي والعشرين", "الثانية عشرة": a ten that belongs to an ordinal."""
    return not read.digits and text.role(read.first - 1, "ordinal") is not None


def _dated(text: Counting, read: Numeral, noun: Counted | None) -> bool:
    """A month, or an hour's or calibre's word, stands next; "the hour", "the year" stands before."""
    at = read.last
    if text.role(at, "of") == () and text.role(at + 1, "month") is not None:
        return True
    if text.text(at) in set("-–") and text.shape(at + 1) == "number" and text.role(at + 2, "month") is not None:
        return True
    if text.role(at, "month") is not None or text.role(at, "never_before") is not None:
        return True
    clock = text.role(read.first - 1, "clock")
    return clock is not None and "the" in clock


def _labelled(text: Counting, first: int, digits: bool, noun: Counted | None) -> bool:
    """ "القرار 1701", "إم 16"."""
    before = first - 1
    if not digits or (noun is not None and noun.unit):
        return False
    if text.role(before, "model") == ():
        return True
    if text.words[before].clitic if before >= 0 else ():
        before -= 1
    return text.role(before, "label") is not None


def _year(text: Counting, read: Numeral) -> bool:
    """Four digits of our age with nothing to count; not after a verb of counting ("كانت 2000", "ارتفع إلى 2000")."""
    if not isinstance(read.value, int) or read.value not in YEARS or len(read.digits) != 4:
        return False
    before = read.first - 1
    if before < 0:
        return True
    counts = any(phrase.role == "num-count-verb" for phrase in text.words[before].phrases)
    return not counts and text.role(before, "to") is None


def _listed(text: Counting, first: int, last: int) -> bool:
    """A number that opens a line, with a stop, bracket or dash after it."""
    return text.opens_line(first) and bool(text.text(last)) and text.text(last) in ".)-–"


def _in_row(text: Counting, first: int, last: int) -> bool:
    """Numbers side by side count nothing: a telephone's, a table's."""
    return text.shape(last) == "number" or text.shape(first - 1) == "number"


def _lone_word(text: Counting, read: Numeral) -> bool:
    """Bare "one" is mostly an adjective ("في وقت واحد"), bare "zero" a name; "قُتل واحد", "وواحد في حماة" count."""
    before = read.first - 1
    if read.value == 0:
        near = text.words[max(0, read.first - 5) : read.first]
        return "and" not in read.before and not any(p.role == "num-count-noun" for word in near for p in word.phrases)
    if read.value != 1 or "and" in read.before:
        return False
    if text.role(read.last, "of") is not None:
        return True
    if before < 0 or text.shape(before) != "word":
        return False
    return not any(reading.form.speech in _DOING for reading in readings(text.code, text.tokens[before].folded))


_DOING = frozenset({"verb", "passive", "deed"})
