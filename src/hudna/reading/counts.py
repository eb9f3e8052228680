"""Tokens -> counts: a numeral, a range, a fraction, a vague word or a dual, with what it counts."""

from __future__ import annotations

from hudna.reading.adjectives import endings, steps
from hudna.reading.countwords import Counting, dual_endings
from hudna.reading.lexemes import readings
from hudna.reading.numerals import Numeral, numeral
from hudna.reading.units import CLOSERS, OPENERS, Counted, counted, describe, named
from hudna.reading.vagues import Core, after_vague, dual, foreign, made_of, vague

PERCENT = frozenset("%٪")
STOPS = frozenset(".؟!؛")
DASHES = frozenset("-–—")
MEASURES = frozenset({"tonne", "kilometre", "hectare", "hour", "day", "month"})


def core_at(text: Counting, at: int, free: int) -> Core | None:
    """A numeral or range, a vague word, or a dual at a token."""
    word = text.words[at]
    if word.pieces or text.tokens[at].shape == "number":
        return _numeric(text, at, free)
    found = vague(text, at, free) if word.vagues else None
    return found or (dual(text, at) if word.duals else None)


def _numeric(text: Counting, at: int, free: int) -> Core | None:
    read = numeral(text, at)
    if read is None:
        return vague(text, at, free)
    if read.value is None:
        noun = counted(text, after_vague(text, read.last))
        return Core(None, None, at, read.last, read.before, read.skip, "vague", noun)
    if read.fraction:
        return _share(text, read, free)
    if ranged := _range(text, read, free):
        return ranged
    noun = _noun(text, read)
    if noun is None and (not read.digits or "the" in read.before):
        if read.value == 2 and not read.digits and "the" in read.before:
            return None
        if back := _noun_before(text, read, free):
            return back
        if "the" in read.before and not read.digits:
            return None
    return Core(read.value, read.value, read.first, read.last, read.before, read.skip, "", noun, read)


def _noun(text: Counting, read: Numeral) -> Counted | None:
    """What a numeral counts; the numeral may stand in quotation marks alone."""
    tokens, last = text.tokens, read.last
    if percent(text, last):
        return None
    if last < text.count and tokens[last].text in CLOSERS and tokens[read.first - 1].text in OPENERS:
        noun = counted(text, last + 1)
        return noun if noun and noun.unit else None
    return counted(text, last) or _after_dash(text, last) or _are(text, read)


def _are(text: Counting, read: Numeral) -> Counted | None:
    """ "of which 12 were explosions": what a part is said to be."""
    first, last = read.first, read.last
    if (
        not steps(text.code)
        or first < 2
        or not any(text.follows(first - 1, phrase.rest) == first for phrase in text.words[first - 2].others)
    ):
        return None
    if not any(one.form.sense == "be" for one in readings(text.code, text.tokens[last].folded)):
        return None
    found = named(text, last + 1)
    return found if found and "p" in found.features else None


def _after_dash(text: Counting, at: int) -> Counted | None:
    """What a dash says that the number is, where it stands for "are": "десять — гражданские лица"."""
    if not endings(text.code) or text.tokens[at].text not in DASHES or text.glued(at) or text.glued(at + 1):
        return None
    found = named(text, at + 1)
    return found if found and found.unit == "person" and found.features == "p" else None


def percent(text: Counting, at: int) -> int:
    """The index after a percent sign or phrase at a token, else 0."""
    if text.tokens[at].text in PERCENT:
        return at + 1
    for phrase in text.words[at].percents:
        if last := text.follows(at + 1, phrase.rest):
            return last
    return 0


def _share(text: Counting, read: Numeral, free: int) -> Core | None:
    """A fraction: of a unit ("نصف طن"), or of a whole ("نصفهم", "ثلث السكان")."""
    if read.after in {"3mp", "3fs", "3fp"}:
        about = made_of(text, read.last)
        last = about.last if about else read.last
        return Core(read.value, read.value, read.first, last, read.before, read.skip, "share part", about)
    if read.before == ("and",):
        return _one_and(text, read, free)
    noun = None if percent(text, read.last) else counted(text, read.last)
    if read.exact and (noun is None or not (noun.note or noun.unit in MEASURES or "p" in noun.features)):
        return Core(read.value, read.value, read.first, read.last, read.before, read.skip, "share", None, read)
    if noun is None or "the" in read.before:
        return None
    if noun.note == "part":
        about = noun if noun.features else made_of(text, noun.last)
        last = about.last if about else noun.last
        return Core(read.value, read.value, read.first, last, read.before, read.skip, "share part", about)
    if noun.unit in MEASURES:
        return Core(read.value, read.value, read.first, read.last, read.before, read.skip, "", noun, read)
    if "p" not in noun.features:
        return None
    share = noun._replace(unit=None, group=None)
    return Core(read.value, read.value, read.first, read.last, read.before, read.skip, "share", share)


def _one_and(text: Counting, read: Numeral, free: int) -> Core | None:
    """ "طن ونصف الطن": one of the unit and a fraction."""
    if read.first - 1 < free:
        return None
    for noun in text.words[read.first - 1].nouns:
        if noun.counts and noun.features == "s" and not noun.rest and "the" not in noun.before:
            about = describe(text, noun, read.first)
            value = 1 + about.add
            about = about._replace(add=0.0)
            return Core(value, value, read.first - 1, about.last, noun.before, noun.skip, "", about)
    return None


def _range(text: Counting, read: Numeral, free: int) -> Core | None:
    """ "بين 20 و30", "من 20 إلى 30", "5 إلى 7", "20-30", "ثلاثة أو أربعة"."""
    before = read.first - 1
    between = before >= free and text.words[before].ranges
    second = _second(text, read, between)
    if second is None or second.value is None or read.value is None:
        return None
    low, high = read.value, second.value
    if second.scale > read.scale and low < second.scale and low * second.scale <= high:
        low *= second.scale
    if low >= high:
        return None
    noun = _noun(text, second)
    opened = between or text.role(before, "from") is not None
    if noun is None and not opened and not percent(text, second.last):
        return None
    if not between and changes(text, read.first):
        return None
    first = before if opened and before >= free else read.first
    clitics, skip = _opening(text, first) if first < read.first else (read.before, read.skip)
    if between and any(p.sense == "range-between" and p.rest for p in text.words[first - 1].phrases):
        first -= 1
        clitics, skip = _opening(text, first)
    both = second._replace(first=read.first, digits=read.digits)
    return Core(low, high, first, second.last, clitics, skip, "range", noun, both)


def _opening(text: Counting, at: int) -> tuple[tuple[str, ...], int]:
    """Clitics before the word that opens a range, and how many letters they take."""
    for phrase in text.words[at].phrases:
        if phrase.role == "range":
            return phrase.before, phrase.skip
    before = text.words[at].roles.get("from", ())
    return before, len(before)


def _second(text: Counting, read: Numeral, between: bool) -> Numeral | None:
    """The second number of a range, if what follows the first joins one."""
    at, tokens = read.last, text.tokens
    word = text.words[at]
    if between:
        if word.clitic == ("and",):
            return numeral(text, at + 1)
        if word.roles and word.roles.get("and") == ():
            return numeral(text, at + 1)
        return numeral(text, at) if any("and" in piece.before for piece in word.pieces) else None
    if tokens[at].text in DASHES and (_digits(text, at) or (text.glued(at) and text.words[at + 1].pieces)):
        return numeral(text, at + 1)
    if word.roles and (word.roles.get("to") == () or word.roles.get("or") == ()):
        return numeral(text, at + 1)
    return None


def _digits(text: Counting, at: int) -> bool:
    """Whether digits stand on both sides of a token."""
    return text.tokens[at + 1].shape == "number" and text.tokens[at - 1].shape == "number"


def changes(text: Counting, at: int) -> bool:
    """Whether a verb of change stands before: "rose from 20 to 30" is no range."""
    for index in range(at - 1, max(-1, at - 10), -1):
        if text.tokens[index].text in STOPS:
            return False
        word = text.words[index]
        if word.frames and any(phrase.role == "num-change" for phrase in word.phrases):
            return True
    return False


def _noun_before(text: Counting, read: Numeral, free: int) -> Core | None:
    """ "مدني واحد", "الجنود الثلاثة", "الساعات الأربع والعشرين": the noun stands before its number."""
    definite = "the" in read.before
    if endings(text.code):
        return None  # the noun stands behind its number
    if (read.value not in {1, 2} and not definite) or read.first - 1 < free:
        return None
    people = any(noun.attributes.get("people") for noun in text.words[read.first - 1].nouns)
    for start in (read.first - 2, read.first - 1) if people else (read.first - 1, read.first - 2):
        if start < free or any(token.shape != "word" for token in text.tokens[start : read.first]):
            break
        if core := _agreeing(text, read, start):
            return core
    return None


def _agreeing(text: Counting, read: Numeral, start: int) -> Core | None:
    """The noun at `start` with the number after it, where both agree in number and article."""
    wanted = {1: "s", 2: "d"}.get(int(read.value or 0), "p")
    definite = "the" in read.before
    for noun in text.words[start].nouns:
        dual = wanted == "d" and "p" in noun.features and text.tokens[start].folded.endswith(dual_endings(text.code))
        agrees = noun.features == wanted or dual  # "مواطنين اثنين": the letters leave open which it is
        if not noun.counts or not agrees or ("the" in noun.before) != definite or noun.after is not None:
            continue
        end = text.follows(start + 1, noun.rest) if noun.rest else start + 1
        if not end or end > read.first or (end < read.first and not noun.rest and foreign(text, end)):
            continue
        about = describe(text, noun, end)._replace(last=read.last)
        return Core(read.value, read.value, start, read.last, noun.before, noun.skip, "after-noun", about, read)
    return None
