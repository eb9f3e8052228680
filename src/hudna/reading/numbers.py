"""Scan -> number mentions: every count of a text with its bounds, unit and group; dates, hours and names left out."""

from __future__ import annotations

from hudna.model import Quantity
from hudna.reading.adjectives import steps
from hudna.reading.counts import changes, core_at, percent
from hudna.reading.countsenses import Number, Phrase
from hudna.reading.countwords import Counting, counting
from hudna.reading.figures import past_digits
from hudna.reading.scans import Mention, Scan
from hudna.reading.silences import silent
from hudna.reading.units import CLOSERS, OPENERS, Counted, counted, named
from hudna.reading.vagues import Core

STOPS = frozenset(".؟?!؛;")
SAID = frozenset({"num-count-verb", "num-change", "bound"})
TALLY = 15  # words between a word of counting and its number
REACH = 7  # words between a verb that bounds and its number ("تجاوز عدد الجرحى …")


def find_numbers(scan: Scan) -> list[Mention]:
    """All counts of a document, in order."""
    text = counting(scan.language.code, scan.language.article, scan.tokens, scan.text)
    found: list[Mention] = []
    resume = 0
    tokens = text.tokens
    for index, word in enumerate(text.words):
        if not word.starts and not (word.leads and tokens[index + 1].folded in word.leads):
            continue
        if index < resume:
            continue
        mention, resume = _mention(scan, text, index, resume)
        if mention is not None:
            found.append(mention)
    return found


def _mention(scan: Scan, text: Counting, index: int, free: int) -> tuple[Mention | None, int]:
    """The count that begins at a token, and where to go on."""
    word = text.words[index]
    if (word.pieces or word.bounds) and _hidden(scan, index):
        return None, index + 1
    bounds, at = _bounds(text, index) if word.bounds else ([], index)
    if bounds:
        at = _reach(text, bounds[-1], at) or at
        if at >= text.count or (text.words[at].pieces and _hidden(scan, at)):
            return None, index + 1
    core = core_at(text, at, free)
    if core is None:
        return None, index + 1 if bounds else past_digits(text, at)
    numeral, noun = core.numeral, core.noun
    if numeral is not None and silent(text, numeral, noun, bool(bounds)):
        return None, numeral.last
    mention = _finish(scan, text, index, bounds, core)
    return mention, max(mention.last, index + 1)


def _hidden(scan: Scan, index: int) -> bool:
    """Whether the token lies inside a longer phrase of another kind ("مجموعة السبع")."""
    for start in range(max(0, index - 4), index):
        for lexeme in scan.lexemes[start]:
            if lexeme.last > index and not lexeme.form.sense.startswith(_OWN):
                return True
    return False


_OWN = ("num-", "unit-", "group-", "force-", "bound-", "vague-", "after-", "part-", "range-", "goods-", "incident-")


def _bounds(text: Counting, at: int) -> tuple[list[Phrase], int]:
    """The bounds that begin at a token ("ما لا يقل عن", "أكثر من نحو"), and the index after them."""
    found: list[Phrase] = []
    while len(found) < 2:
        best, end = None, 0
        for phrase in text.words[at].bounds:
            if phrase.attributes.get("goal") and changes(text, at):
                continue  # "rose to 30"
            if phrase.attributes.get("bare") and phrase.before:
                continue  # "ليصل إلى 30": to reach
            if (last := text.follows(at + 1, phrase.rest)) > end and not (found and phrase.before):
                best, end = phrase, last
        if best is None:
            break
        found.append(best)
        at = end
    another = bool(found) and text.role(at, "another") == ()
    return found, at + 1 if another else at  # "at least another 70"


def _reach(text: Counting, bound: Phrase, at: int) -> int:
    """A verb that bounds stands before its subject: the token of the number that it bounds, or 0."""
    if bound.sense not in _REACHING:
        return 0
    named = False
    for index in range(at, min(at + REACH, text.count)):
        word = text.words[index]
        shape = text.tokens[index].shape
        if shape == "mark":
            return 0
        if shape == "number" or any(_REACHED.issuperset(piece.before) for piece in word.pieces):
            return index if named or index == at else 0
        if index > at and word.bounds:
            return 0
        named = named or word.says_number
    return 0


_REACHING = frozenset({"bound-exceed", "bound-near"})
_REACHED = frozenset({"the", "to"})


# Bounds and span --------------------------------------------------------------------------------------------


def _finish(scan: Scan, text: Counting, index: int, bounds: list[Phrase], core: Core) -> Mention:
    """A core with its bounds, noun and span, as a mention."""
    low, high, approximate, noun = core.low, core.high, core.approximate, core.noun
    last = max(core.last, noun.last if noun else 0)
    notes = [core.note] if core.note else []
    if core.numeral and (end := percent(text, core.numeral.last)):
        last, notes = max(last, end), [*notes, "percent"]
    if noun:
        if noun.note:
            notes.append(noun.note)
        if noun.add and low is not None and high is not None:
            low, high = low + noun.add, high + noun.add
        if noun.times > 1 and low is not None and high is not None:
            low, high = low * noun.times, high * noun.times
    if core.numeral and core.numeral.over:
        high = None
    after, last = _after(text, last)
    if after and noun is None and (noun := counted(text, last)):
        last = noun.last  # "ten or more people"
    for bound in [*bounds, *after]:
        low, high, approximate = _bound(bound, low, high, approximate)
        notes.append("bound:" + bound.sense.removeprefix("bound-").removeprefix("after-"))
    first, before, skip = core.first, core.before, core.skip
    if bounds:
        first, before, skip = index, bounds[0].before, bounds[0].skip
    elif _quoted(text, core, last):
        first, skip = first - 1, 0
    if noun is None and core.numeral and "percent" not in notes:
        noun = _tallied(text, core.first)
    unit, group, features = (noun.unit, noun.group, noun.features) if noun else (None, None, "")
    span = scan.span(first, last, skip)
    value = Quantity(low, high, approximate, unit, group, span)
    return Mention("number", first, last, span, value, features, before, " ".join(notes))


def _quoted(text: Counting, core: Core, last: int) -> bool:
    """Whether quotation marks stand around the numeral alone, before what it counts."""
    tokens, numeral = text.tokens, core.numeral
    if numeral is None or tokens[core.first - 1].text not in OPENERS:
        return False
    return last > numeral.last and tokens[numeral.last].text in CLOSERS


def _tallied(text: Counting, first: int) -> Counted | None:
    """What a bare number counts by the word of counting before it ("حصيلة القتلى المدنيين … بلغت 865")."""
    for index in range(first - 1, max(-1, first - TALLY), -1):
        if text.tokens[index].text in STOPS:
            return None
        if text.words[index].says_number:
            about = _of_what(text, index + 1)
            if about is None or about.features == "s":
                return None
            around = [*text.words[max(0, index - 1) : index], *text.words[about.last : first]]
            said = any(phrase.role in SAID for near in around for phrase in near.phrases)
            if not said and first - about.last > 2:
                return None
            return about._replace(group=None) if about.only else about
    return None


def _of_what(text: Counting, at: int) -> Counted | None:
    """What a word of counting counts; "of" and an article may stand between ("the number of the dead")."""
    if steps(text.code):
        at += text.role(at, "of") is not None
        at += text.role(at, "the") is not None
    return named(text, at)


def _after(text: Counting, at: int) -> tuple[list[Phrase], int]:
    """A bound after the number: "على الأقل", "تقريباً"."""
    for phrase in text.words[at].afters:
        if last := text.follows(at + 1, phrase.rest):
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
