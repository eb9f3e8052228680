"""Scan -> number mentions: every count of a text with its bounds, unit and group; dates, hours and names left out."""

from __future__ import annotations

from typing import NamedTuple

from hudna.model import Quantity, Span
from hudna.reading.countwords import NOTHING, Noun, Number, Phrase, word_of
from hudna.reading.numerals import HUNDRED, THOUSAND, Counting, Numeral, numeral
from hudna.reading.scans import Mention, Scan
from hudna.reading.silences import silent
from hudna.reading.units import CLOSERS, OPENERS, Counted, counted, describe, noun_at

PERCENT = frozenset("%٪")
DASHES = frozenset("-–—")
REACH = 7  # words between a verb that bounds and its number ("تجاوز عدد الجرحى …")


class Core(NamedTuple):
    """The number itself, without bound and noun."""

    low: Number | None
    high: Number | None
    approximate: bool
    first: int
    last: int
    before: tuple[str, ...]
    skip: int
    note: str
    numeral: Numeral | None = None
    noun: Counted | None = None


def find_numbers(scan: Scan) -> list[Mention]:
    """All counts of a document, in order."""
    code = scan.language.code
    words = [word_of(code, token.folded) if token.shape == "word" else NOTHING for token in scan.tokens]
    text = Counting(code, scan.tokens, words, scan.text)
    found: list[Mention] = []
    resume = 0
    for index, token in enumerate(scan.tokens):
        if index < resume or not (words[index].starts or token.shape == "number"):
            continue
        mention, resume = _mention(scan, text, index, resume)
        if mention is not None:
            found.append(mention)
    return found


def _mention(scan: Scan, text: Counting, index: int, free: int) -> tuple[Mention | None, int]:
    """The count that begins at a token, and where to go on."""
    article = scan.language.article
    if text.words[index].pieces and _hidden(scan, index):
        return None, index + 1
    bounds, at = _bounds(text, index, article)
    if bounds and (start := _reach(text, bounds[-1], at)):
        at = start
    if at >= len(text.tokens) or (bounds and text.words[at].pieces and _hidden(scan, at)):
        return None, index + 1
    core = _core(text, at, free, article)
    if core is None:
        return None, at + 1 if not bounds else index + 1
    last = core.last
    if core.numeral is not None and silent(text, core.numeral, core.noun, bool(bounds)):
        return None, core.numeral.last
    return _finish(scan, text, index, bounds, core), max(last, core.noun.last if core.noun else 0, index + 1)


def _hidden(scan: Scan, index: int) -> bool:
    """Whether the token lies inside a longer phrase of another kind ("مجموعة السبع")."""
    for start in range(max(0, index - 4), index):
        for lexeme in scan.lexemes[start]:
            if lexeme.last > index and not lexeme.form.sense.startswith(_OWN):
                return True
    return False


_OWN = ("num-", "unit-", "group-", "force-", "bound-", "vague-", "after-", "part-", "range-", "goods-", "incident-")


def _bounds(text: Counting, at: int, article: str) -> tuple[list[Phrase], int]:
    """The bounds that begin at a token ("ما لا يقل عن", "أكثر من نحو"), and the index after them."""
    found: list[Phrase] = []
    while at < len(text.words) and len(found) < 2:
        best, end = None, 0
        for phrase in text.words[at].phrases:
            if phrase.role == "bound" and (last := text.follows(at + 1, phrase.rest, article)) > end:
                if found and phrase.before:
                    continue
                best, end = phrase, last
        if best is None:
            break
        found.append(best)
        at = end
    return found, at


def _reach(text: Counting, bound: Phrase, at: int) -> int:
    """A verb that bounds stands before its subject: the token of the number that it bounds, or 0."""
    if bound.sense not in {"bound-exceed", "bound-near"}:
        return 0
    named = False
    for index in range(at, min(at + REACH, len(text.tokens))):
        word = text.words[index]
        if text.tokens[index].shape == "mark":
            return 0
        if text.tokens[index].shape == "number" or any(not set(p.before) - {"the", "to"} for p in word.pieces):
            return index if named or index == at else 0
        if index > at and any(phrase.role == "bound" for phrase in word.phrases):
            return 0
        named = named or any(phrase.role == "num-count-noun" for phrase in word.phrases)
    return 0


# The number itself -----------------------------------------------------------------------------------------------------


def _core(text: Counting, at: int, free: int, article: str) -> Core | None:
    """A numeral or range, a vague word, or a dual at a token."""
    if text.tokens[at].shape == "number" or text.words[at].pieces:
        return _numeric(text, at, free, article)
    return _vague(text, at, free, article) or _dual(text, at, article)


def _numeric(text: Counting, at: int, free: int, article: str) -> Core | None:
    read = numeral(text, at)
    if read is None:
        return _vague(text, at, free, article)
    if read.value is None:
        noun = counted(text, _after_vague(text, read.last), article)
        return Core(None, None, True, at, read.last, read.before, read.skip, "vague", None, noun)
    if read.fraction:
        return _share(text, read, article)
    if ranged := _range(text, read, free, article):
        return ranged
    noun = _noun(text, read, article)
    if noun is None and read.value == 2 and not read.digits and "the" in read.before:
        return None
    if noun is None and not read.digits and (back := _noun_before(text, read, free, article)):
        return back
    if noun is None and "the" in read.before and not read.digits:
        return None
    return Core(read.value, read.value, False, at, read.last, read.before, read.skip, "", read, noun)


def _noun(text: Counting, read: Numeral, article: str) -> Counted | None:
    """What a numeral counts; the numeral may stand in quotation marks alone."""
    if _percent(text, read.last, article):
        return None
    if text.text(read.last) in CLOSERS and text.text(read.first - 1) in OPENERS and read.last < len(text.tokens):
        noun = counted(text, read.last + 1, article)
        return noun if noun and noun.unit else None
    return counted(text, read.last, article)


def _percent(text: Counting, at: int, article: str) -> int:
    """The index after a percent sign or phrase at a token, else 0."""
    if at >= len(text.tokens):
        return 0
    if text.text(at) in PERCENT:
        return at + 1
    for phrase in text.words[at].phrases:
        if phrase.role == "num-percent" and (last := text.follows(at + 1, phrase.rest, article)):
            return last
    return 0


def _share(text: Counting, read: Numeral, article: str) -> Core | None:
    """A fraction: of a unit ("نصف طن"), or of a whole ("نصفهم", "ثلث السكان")."""
    if read.after in {"3mp", "3fs", "3fp"}:
        return Core(read.value, read.value, False, read.first, read.last, read.before, read.skip, "share part", None)
    noun = counted(text, read.last, article)
    if noun is None or "the" in read.before:
        return None
    if noun.unit in {"tonne", "kilometre", "hectare", "hour", "day", "month"}:
        return Core(read.value, read.value, False, read.first, read.last, read.before, read.skip, "", read, noun)
    if "p" not in noun.features:
        return None
    share = noun._replace(unit=None, group=None)
    return Core(read.value, read.value, False, read.first, read.last, read.before, read.skip, "share", None, share)


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
    if noun is None and not opened and not _percent(text, second.last, article):
        return None
    if not between and _changes(text, read.first):
        return None
    first = read.first - 1 if opened and read.first - 1 >= free else read.first
    clitics, skip = _opening(text, first) if first < read.first else (read.before, read.skip)
    if between and text.text(first - 1) and any(p.sense == "range-between" and p.rest for p in text.words[first - 1].phrases):
        first -= 1
        clitics, skip = _opening(text, first)
    return Core(low, high, False, first, second.last, clitics, skip, "range", second, noun)


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
        if any(phrase.role == "num-change" for phrase in text.words[index].phrases):
            return True
    return False


def _noun_before(text: Counting, read: Numeral, free: int, article: str) -> Core | None:
    """ "مدني واحد", "الجنود الثلاثة", "الساعات الأربع والعشرين": the noun stands before its number."""
    definite = "the" in read.before
    if read.value not in {1, 2} and not definite or read.first - 1 < free:
        return None
    for start in (read.first - 1, read.first - 2):
        if start < free or text.shape(start) != "word" or (start < read.first - 1 and text.shape(start + 1) != "word"):
            break
        for noun in text.words[start].nouns:
            wanted = {1: "s", 2: "d"}.get(int(read.value or 0), "p")
            if noun.counts and noun.features == wanted and ("the" in noun.before) == definite and noun.after is None:
                end = text.follows(start + 1, noun.rest, article) if noun.rest else start + 1
                if not end or end > read.first or (end < read.first and not noun.rest and _foreign(text, end)):
                    continue
                about = describe(text, noun, end, article)
                value = read.value
                about = about._replace(last=read.last)
                return Core(value, value, False, start, read.last, noun.before, noun.skip, "after-noun", read, about)
    return None


def _foreign(text: Counting, at: int) -> bool:
    """Whether the word between a noun and its number is something else than an adjective."""
    word = text.words[at]
    return bool(word.pieces or word.roles or word.phrases or any(noun.counts for noun in word.nouns if noun.speech != "adjective"))


def _vague(text: Counting, at: int, free: int, article: str) -> Core | None:
    """ "عشرات المدنيين", "عدد من الجنود", "عدة غارات"; after the noun "خروقات عديدة"."""
    for phrase in text.words[at].phrases:
        last = text.follows(at + 1, phrase.rest, article) if phrase.role == "vague" else 0
        if not last or phrase.sense == "vague-after":
            continue
        if phrase.attributes.get("most"):
            return _most(text, at, phrase, last, article)
        if phrase.attributes.get("of"):
            if text.role(last, "of") != ():
                continue
            noun = noun_at(text, last + 1, article)
            if noun and "p" in noun[0].features:
                about = describe(text, *noun, article)
                return Core(None, None, True, at, last, phrase.before, phrase.skip, "vague", None, about)
            continue
        last = _after_vague(text, last)
        about_or_none = counted(text, last, article)
        if about_or_none is None and phrase.attributes.get("counted"):
            continue
        return Core(None, None, True, at, last, phrase.before, phrase.skip, "vague", None, about_or_none)
    return _vague_after(text, at, free, article)


def _after_vague(text: Counting, at: int) -> int:
    """The scale words after a vague one ("عشرات الآلاف", "بضعة آلاف")."""
    while at < len(text.words) and any(
        piece.has("multiplies") and not set(piece.before) - {"the"} for piece in text.words[at].pieces
    ):
        at += 1
    return at


def _most(text: Counting, at: int, phrase: Phrase, last: int, article: str) -> Core | None:
    """ "معظمهم من النساء والأطفال": a vague part of the number before."""
    if not phrase.after:
        return None
    if text.role(last, "of") == ():
        last += 1
    noun = noun_at(text, last, article)
    if noun is None or "p" not in noun[0].features and noun[0].speech != "fixed":
        return None
    about = describe(text, *noun, article)
    return Core(None, None, True, at, about.last, phrase.before, phrase.skip, "vague part", None, about)


def _vague_after(text: Counting, at: int, free: int, article: str) -> Core | None:
    """A plural noun before "عديدة", "كثيرة"."""
    if not any(phrase.sense == "vague-after" and not phrase.before for phrase in text.words[at].phrases):
        return None
    for start in (at - 1, at - 2):
        if start < free:
            break
        for noun in text.words[start].nouns:
            if noun.counts and "p" in noun.features and "the" not in noun.before and noun.after is None:
                end = text.follows(start + 1, noun.rest, article) if noun.rest else start + 1
                if not end or end > at or (end < at and _foreign(text, end)):
                    continue
                about = describe(text, noun, end, article)._replace(last=at + 1)
                return Core(None, None, True, start, at + 1, noun.before, noun.skip, "vague", None, about)
    return None


def _dual(text: Counting, at: int, article: str) -> Core | None:
    """A counted noun in the dual; not where the same word is a plural too."""
    nouns = [noun for noun in text.words[at].nouns if noun.counts and not set(noun.before) & {"as"}]
    if not text.words[at].starts or any(noun.features == "p" for noun in nouns):
        return None
    for noun in nouns:
        if noun.features != "d" or not noun.attributes.get("unit"):
            continue
        last = text.follows(at + 1, noun.rest, article) if noun.rest else at + 1
        if not last:
            continue
        about = describe(text, noun, last, article)
        if about.last < len(text.words) and any(p.value == 2 and not p.before for p in text.words[about.last].pieces):
            about = about._replace(last=about.last + 1)
        value: Number = 2 + about.add if about.add else 2
        note = "dual definite" if "the" in noun.before or noun.after else "dual"
        return Core(value, value, False, at, about.last, noun.before, noun.skip, note, None, about._replace(add=0.0))
    return None


# Bounds and span -------------------------------------------------------------------------------------------------------


def _finish(scan: Scan, text: Counting, index: int, bounds: list[Phrase], core: Core) -> Mention:
    """A core with its bounds, noun and span, as a mention."""
    article = scan.language.article
    low, high, approximate, noun = core.low, core.high, core.approximate, core.noun
    last = max(core.last, noun.last if noun else 0)
    notes = [core.note] if core.note else []
    if core.numeral and (end := _percent(text, core.numeral.last, article)):
        last, notes = max(last, end), [*notes, "percent"]
    if noun and noun.note:
        notes.append(noun.note)
    if noun and noun.add and low is not None and high is not None:
        low, high = low + noun.add, high + noun.add
    if noun and noun.times > 1 and low is not None and high is not None:
        low, high = low * noun.times, high * noun.times
    after, last = _after(text, last, article)
    for bound in [*bounds, *after]:
        low, high, approximate = _bound(bound, low, high, approximate)
        notes.append("bound:" + bound.sense.removeprefix("bound-").removeprefix("after-"))
    first, before, skip = core.first, core.before, core.skip
    if bounds:
        first, before, skip = index, bounds[0].before, bounds[0].skip
    elif text.text(first - 1) in OPENERS and core.numeral and text.text(core.numeral.last) in CLOSERS and last > core.numeral.last:
        first, skip = first - 1, 0
    unit = noun.unit if noun else None
    span = scan.span(first, last, skip)
    value = Quantity(low, high, approximate, unit, noun.group if noun else None, Span(*span))
    return Mention("number", first, last, span, value, noun.features if noun else "", before, " ".join(notes))


def _after(text: Counting, at: int, article: str) -> tuple[list[Phrase], int]:
    """A bound after the number: "على الأقل", "تقريباً"."""
    if at < len(text.words):
        for phrase in text.words[at].phrases:
            if phrase.role == "after" and (last := text.follows(at + 1, phrase.rest, article)):
                return [phrase], last
    return [], at


def _bound(
    bound: Phrase, low: Number | None, high: Number | None, approximate: bool
) -> tuple[Number | None, Number | None, bool]:
    end = bound.attributes.get("end")
    approximate = approximate or bool(bound.attributes.get("approximate"))
    if end == "low":
        return low, None, approximate
    if end == "high":
        return None, high, approximate
    return low, high, approximate
