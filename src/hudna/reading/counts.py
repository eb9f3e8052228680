"""Tokens -> counts: a numeral, a range, a fraction, a vague word or a dual, with what it counts."""

from __future__ import annotations

from hudna.reading.countwords import Counting
from hudna.reading.numerals import Numeral, numeral
from hudna.reading.units import CLOSERS, OPENERS, Counted, counted, describe
from hudna.reading.vagues import Core, after_vague, dual, foreign, made_of, vague

PERCENT = frozenset("%٪")
DASHES = frozenset("-–—")
MEASURES = frozenset({"tonne", "kilometre", "hectare", "hour", "day", "month"})


def core_at(text: Counting, at: int, free: int, article: str) -> Core | None:
    """A numeral or range, a vague word, or a dual at a token."""
    if text.tokens[at].shape == "number" or text.words[at].pieces:
        return _numeric(text, at, free, article)
    return vague(text, at, free, article) or dual(text, at, article)


def _numeric(text: Counting, at: int, free: int, article: str) -> Core | None:
    read = numeral(text, at)
    if read is None:
        return vague(text, at, free, article)
    if read.value is None:
        noun = counted(text, after_vague(text, read.last), article)
        return Core(None, None, at, read.last, read.before, read.skip, "vague", noun)
    if read.fraction:
        return _share(text, read, free, article)
    if ranged := _range(text, read, free, article):
        return ranged
    noun = _noun(text, read, article)
    if noun is None and read.value == 2 and not read.digits and "the" in read.before:
        return None
    if noun is None and (not read.digits or "the" in read.before) and (back := _noun_before(text, read, free, article)):
        return back
    if noun is None and "the" in read.before and not read.digits:
        return None
    return Core(read.value, read.value, at, read.last, read.before, read.skip, "", noun, read)


def _noun(text: Counting, read: Numeral, article: str) -> Counted | None:
    """What a numeral counts; the numeral may stand in quotation marks alone."""
    if percent(text, read.last, article):
        return None
    if text.text(read.last) in CLOSERS and text.text(read.first - 1) in OPENERS and read.last < len(text.tokens):
        noun = counted(text, read.last + 1, article)
        return noun if noun and noun.unit else None
    return counted(text, read.last, article)


def percent(text: Counting, at: int, article: str) -> int:
    """The index after a percent sign or phrase at a token, else 0."""
    if at >= len(text.tokens):
        return 0
    if text.text(at) in PERCENT:
        return at + 1
    for phrase in text.words[at].phrases:
        if phrase.role == "num-percent" and (last := text.follows(at + 1, phrase.rest, article)):
            return last
    return 0


def _share(text: Counting, read: Numeral, free: int, article: str) -> Core | None:
    """A fraction: of a unit ("نصف طن"), or of a whole ("نصفهم", "ثلث السكان")."""
    if read.after in {"3mp", "3fs", "3fp"}:
        about = made_of(text, read.last, article)
        last = about.last if about else read.last
        return Core(read.value, read.value, read.first, last, read.before, read.skip, "share part", about)
    if read.before == ("and",):
        return _one_and(text, read, free, article)
    noun = counted(text, read.last, article)
    if noun is None or "the" in read.before:
        return None
    if noun.unit in MEASURES:
        return Core(read.value, read.value, read.first, read.last, read.before, read.skip, "", noun, read)
    if "p" not in noun.features:
        return None
    share = noun._replace(unit=None, group=None)
    return Core(read.value, read.value, read.first, read.last, read.before, read.skip, "share", share)


def _one_and(text: Counting, read: Numeral, free: int, article: str) -> Core | None:
    """ "طن ونصف الطن": one of the unit and a fraction."""
    if read.first - 1 < free:
        return None
    for noun in text.words[read.first - 1].nouns:
        if noun.counts and noun.features == "s" and not noun.rest and "the" not in noun.before:
            about = describe(text, noun, read.first, article)
            value = 1 + about.add
            about = about._replace(add=0.0)
            return Core(value, value, read.first - 1, about.last, noun.before, noun.skip, "", about)
    return None


def _range(text: Counting, read: Numeral, free: int, article: str) -> Core | None:
    """ "بين 20 و30", "من 20 إلى 30", "5 إلى 7", "20-30", "ثلاثة أو أربعة"."""
    between = read.first - 1 >= free and _range_word(text, read.first - 1)
    second = _second(text, read, between)
    if second is None or second.value is None or read.value is None:
        return None
    low, high = read.value, second.value
    if second.scale > read.scale and low < second.scale and low * second.scale <= high:
        low *= second.scale
    if low >= high:
        return None
    noun = _noun(text, second, article)
    opened = between or text.role(read.first - 1, "from") is not None
    if noun is None and not opened and not percent(text, second.last, article):
        return None
    if not between and _changes(text, read.first):
        return None
    first = read.first - 1 if opened and read.first - 1 >= free else read.first
    clitics, skip = _opening(text, first) if first < read.first else (read.before, read.skip)
    if (
        between
        and text.text(first - 1)
        and any(p.sense == "range-between" and p.rest for p in text.words[first - 1].phrases)
    ):
        first -= 1
        clitics, skip = _opening(text, first)
    both = second._replace(first=read.first, digits=read.digits)
    return Core(low, high, first, second.last, clitics, skip, "range", noun, both)


def _range_word(text: Counting, at: int) -> bool:
    return at >= 0 and any(phrase.role == "range" and not phrase.rest for phrase in text.words[at].phrases)


def _opening(text: Counting, at: int) -> tuple[tuple[str, ...], int]:
    """Clitics before the word that opens a range, and how many letters they take."""
    for phrase in text.words[at].phrases:
        if phrase.role == "range":
            return phrase.before, phrase.skip
    return text.words[at].roles.get("from", ()), len(text.words[at].roles.get("from", ()))


def _second(text: Counting, read: Numeral, between: bool) -> Numeral | None:
    """The second number of a range, if what follows the first joins one."""
    at = read.last
    if at >= len(text.tokens):
        return None
    if between:
        if text.words[at].clitic == ("and",):
            return numeral(text, at + 1) if at + 1 < len(text.tokens) else None
        if any("and" in piece.before for piece in text.words[at].pieces):
            return numeral(text, at)
        return None
    if text.text(at) in DASHES and text.shape(at + 1) == "number" and text.shape(at - 1) == "number":
        return numeral(text, at + 1)
    if text.role(at, "to") == () or text.role(at, "or") == ():
        return numeral(text, at + 1) if at + 1 < len(text.tokens) and _numeric_at(text, at + 1) else None
    return None


def _numeric_at(text: Counting, at: int) -> bool:
    return text.tokens[at].shape == "number" or bool(text.words[at].pieces)


def _changes(text: Counting, at: int) -> bool:
    """Whether a verb of change stands before: "rose from 20 to 30" is no range."""
    for index in range(at - 1, max(-1, at - 10), -1):
        if text.text(index) in ".؟!؛":
            return False
        word = text.words[index]
        if word.frames and any(phrase.role == "num-change" for phrase in word.phrases):
            return True
    return False


def _noun_before(text: Counting, read: Numeral, free: int, article: str) -> Core | None:
    """ "مدني واحد", "الجنود الثلاثة", "الساعات الأربع والعشرين": the noun stands before its number."""
    definite = "the" in read.before
    if (read.value not in {1, 2} and not definite) or read.first - 1 < free:
        return None
    people = any(noun.attributes.get("people") for noun in text.words[read.first - 1].nouns)
    for start in (read.first - 2, read.first - 1) if people else (read.first - 1, read.first - 2):
        if start < free or text.shape(start) != "word" or (start < read.first - 1 and text.shape(start + 1) != "word"):
            break
        if core := _agreeing(text, read, start, article):
            return core
    return None


def _agreeing(text: Counting, read: Numeral, start: int, article: str) -> Core | None:
    """The noun at `start` with the number after it, where both agree in number and article."""
    wanted = {1: "s", 2: "d"}.get(int(read.value or 0), "p")
    definite = "the" in read.before
    for noun in text.words[start].nouns:
        if not noun.counts or noun.features != wanted or ("the" in noun.before) != definite or noun.after is not None:
            continue
        end = text.follows(start + 1, noun.rest, article) if noun.rest else start + 1
        if not end or end > read.first or (end < read.first and not noun.rest and foreign(text, end)):
            continue
        about = describe(text, noun, end, article)._replace(last=read.last)
        return Core(read.value, read.value, start, read.last, noun.before, noun.skip, "after-noun", about, read)
    return None
