"""Numeral -> whether it counts nothing: dates, hours, years, names of weapons and resolutions, list numbers."""

from __future__ import annotations

from hudna.reading.adjectives import endings, steps
from hudna.reading.counts import percent
from hudna.reading.countwords import Counting, grammar
from hudna.reading.figures import MOST
from hudna.reading.lexemes import readings
from hudna.reading.numerals import Numeral
from hudna.reading.units import Counted, counted

YEARS = range(1900, 2101)


def silent(text: Counting, read: Numeral, noun: Counted | None, bounded: bool) -> bool:
    """Whether the numeral is part of a date, an hour, a name or a list, or beyond all that can be counted."""
    if (read.value or 0) > MOST or _dated(text, read):
        return True
    first, last = read.first, read.last
    if (noun is None or noun.unit == "month") and _age(text, first, noun):
        return True
    if not read.digits:
        if noun is None and _compound(text, last):
            return True
        if _ordinal(text, read) or _one_of_many(text, read, noun):
            return True
        return noun is None and not bounded and _lone_word(text, read)
    unmeasured = (noun is None or not noun.unit) and not percent(text, last)
    lasting = noun is not None and noun.last == last + 2 and text.tokens[last].text == "-"  # "72-часовое"
    if (_glued_name(text, first, last) and not lasting) or (unmeasured and _labelled(text, first)):
        return True
    if noun is not None:
        return False
    if _compound(text, last):
        return True
    return (not bounded and _year(text, read)) or _listed(text, first, last) or _in_row(text, first, last)


def _compound(text: Counting, last: int) -> bool:
    """ "a 12-year-old", "a two-state solution": a hyphen joins the number to a word that it does not count."""
    hyphen = bool(steps(text.code)) and text.tokens[last].text == "-" and text.glued(last)
    return hyphen and text.glued(last + 1) and text.tokens[last + 1].shape == "word"


def _month_before(text: Counting, read: Numeral) -> bool:
    """ "September 19", "Sept. 19": where the month may stand before its day."""
    if not grammar(text.code).get("month_first") or not read.digits or (read.value or 0) > 31:
        return False
    before = read.first - 1 - (text.tokens[read.first - 1].text == ".")
    return text.role(before, "month") is not None and text.tokens[before].text[0].isupper()


def _glued_name(text: Counting, first: int, last: int) -> bool:
    """ "F16", "تي-72", "13:00", "5/6", "+249": letters or marks that join a number to something."""
    tokens = text.tokens
    if text.glued(first):
        before = tokens[first - 1]
        if before.shape == "word" and not text.words[first - 1].clitic and not _run_on(text, first - 1):
            return True
        if before.text in "/:#+._" or (before.text in "-–" and text.glued(first - 1)):
            return True
    if not text.glued(last):
        return False
    after = tokens[last + 1]
    dashed = tokens[last].text in _DASHES and text.glued(last + 1) and grammar(text.code).get("dash_names")
    if dashed and (after.shape == "word" or (tokens[last + 2].text in _DASHES and text.glued(last + 2))):
        return True
    if tokens[last].text in _DASHES and text.glued(last + 1) and after.shape == "number":
        return True  # a score, a date in parts: a range would have been read as one
    return tokens[last].text in _NAMING and after.shape == "number"


_NAMING = frozenset("/:_")


def _run_on(text: Counting, at: int) -> bool:
    """Whether only a space is missing behind a known word ("إلى69,799") that makes no names with digits."""
    if not text.article or text.role(at, "model") is not None or text.role(at, "label") is not None:
        return False
    return len(text.tokens[at].folded) > 1 and bool(readings(text.code, text.tokens[at].folded))


def _age(text: Counting, first: int, noun: Counted | None) -> bool:
    """ "в возрасте от 7 до 12 лет", "ему 35 лет"; of persons "from 36 to 86 years"."""
    ranged = text.role(first - 1, "from") is not None or text.words[first - 1].ranges
    if ranged and noun is not None and noun.times == 12 and _person(text, first - 2):
        return True
    if endings(text.code) and _aged(text, first, noun):
        return True
    return text.role(first - 2 if ranged else first - 1, "age") is not None


def _aged(text: Counting, first: int, noun: Counted | None) -> bool:
    """ "две девушки 23 и 27 лет": years right behind a person."""
    if noun is None:
        last = first + 2
        if text.role(first + 1, "and") is None or text.tokens[last].shape != "number":
            return False
        noun = counted(text, last + 1)
    if text.role(first - 1, "and") is not None and text.tokens[first - 2].shape == "number":
        first -= 2
    return noun is not None and noun.times == 12 and _person(text, first - 1)


def _person(text: Counting, at: int) -> bool:
    return any(one.attributes.get("unit") == "person" for one in text.words[at].counted)


def _one_of_many(text: Counting, read: Numeral, noun: Counted | None) -> bool:
    """ "ни одного выстрела", "в одном из районов": no count; "both" without what it counts."""
    if text.role(read.first - 1, "none") is not None:
        return True
    if any(piece.has("counted") for piece in text.words[read.first].pieces):
        return noun is None or not noun.unit
    if read.value != 1 or noun is None or noun.note == "part" or not grammar(text.code).get("dash_names"):
        return False
    return noun.unit is None or (noun.unit != "person" and text.role(read.last, "of") is not None)


def _ordinal(text: Counting, read: Numeral) -> bool:
    """ "الحادي والعشرين", "الثانية عشرة": a ten that belongs to an ordinal."""
    return text.role(read.first - 1, "ordinal") is not None


def _dated(text: Counting, read: Numeral) -> bool:
    """A month, or an hour's or calibre's word, stands next; "the hour", "the year" stands before."""
    at = read.last
    roles = text.words[at].roles
    if roles:
        if "month" in roles or "never_before" in roles:
            return True
        if "year_after" in roles and len(read.digits) >= 4 and read.value in YEARS:
            return True
        through = roles.get("through") == () and text.tokens[at + 1].shape == "number"
        if through and text.role(at + 2, "month") is not None:
            return True
        if roles.get("of") == () and text.role(at + 1, "month") is not None:
            return True
    elif (
        text.tokens[at].text in _DASHES
        and text.tokens[at + 1].shape == "number"
        and text.role(at + 2, "month") is not None
    ):
        return True
    if text.role(read.first - 1, "age") is not None or _month_before(text, read):
        return True
    clock = text.role(read.first - 1, "clock")
    return clock is not None and "the" in clock


_DASHES = frozenset("-–")


def _labelled(text: Counting, first: int) -> bool:
    """ "القرار 1701", "إم 16"."""
    before = first - 1
    if text.role(before, "model") == () or text.tokens[before].text == "№":
        return True
    if text.tokens[before].text == "." and before and text.glued(before):
        return text.role(before - 1, "label") is not None and len(text.tokens[before - 1].text) < 4
    if text.words[before].clitic:
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
    return text.tokens[last].text in _BULLETS and text.opens_line(first)


_BULLETS = frozenset(".)-–")


def _in_row(text: Counting, first: int, last: int) -> bool:
    """Numbers side by side count nothing: a telephone's, a table's."""
    return text.tokens[last].shape == "number" or text.tokens[first - 1].shape == "number"


def _lone_word(text: Counting, read: Numeral) -> bool:
    """Bare "one" is mostly an adjective ("في وقت واحد"), bare "zero" a name; "قُتل واحد", "وواحد في حماة" count."""
    before = read.first - 1
    if read.value == 0:
        if text.tokens[before].shape != "word" and text.tokens[read.last].shape != "word":
            return False
        near = text.words[max(0, read.first - 5) : read.first]
        return "and" not in read.before and not any(word.says_number for word in near)
    if read.value != 1 or "and" in read.before:
        return False
    if text.role(read.last, "of") is not None:
        return True
    if text.tokens[before].shape != "word":
        return False
    if steps(text.code) and text.role(before, "and") is not None:
        return False  # "killing three and wounding one"
    beside = [text.tokens[before].folded]
    if grammar(text.code).get("dash_names") and text.tokens[read.last].shape == "word":
        beside.append(text.tokens[read.last].folded)
    return not any(reading.form.speech in _DOING for word in beside for reading in readings(text.code, word))


_DOING = frozenset({"verb", "passive", "deed", "participle"})
