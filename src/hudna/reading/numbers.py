"""Scan -> number mentions: every count of a text with its bounds, unit and group; dates, hours and names left out."""

from __future__ import annotations

from hudna.model import Quantity, Span
from hudna.reading.counts import core_at, percent
from hudna.reading.countwords import NOTHING, Counting, Number, Phrase, word_of
from hudna.reading.scans import Mention, Scan
from hudna.reading.silences import silent
from hudna.reading.units import CLOSERS, OPENERS, Counted, describe, noun_at
from hudna.reading.vagues import Core

STOPS = frozenset(".؟?!؛;")
SAID = frozenset({"num-count-verb", "num-change", "bound"})
TALLY = 15  # words between a word of counting and its number
REACH = 7  # words between a verb that bounds and its number ("تجاوز عدد الجرحى …")


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
    core = core_at(text, at, free, article)
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
    while at < len(text.words) and text.words[at].bounds and len(found) < 2:
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


# Bounds and span --------------------------------------------------------------------------------------------


def _finish(scan: Scan, text: Counting, index: int, bounds: list[Phrase], core: Core) -> Mention:
    """A core with its bounds, noun and span, as a mention."""
    article = scan.language.article
    low, high, approximate, noun = core.low, core.high, core.approximate, core.noun
    last = max(core.last, noun.last if noun else 0)
    notes = [core.note] if core.note else []
    if core.numeral and (end := percent(text, core.numeral.last, article)):
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
    elif (
        text.text(first - 1) in OPENERS
        and core.numeral
        and text.text(core.numeral.last) in CLOSERS
        and last > core.numeral.last
    ):
        first, skip = first - 1, 0
    if noun is None and core.numeral and "percent" not in notes:
        noun = _tallied(text, core.first, article)
    unit = noun.unit if noun else None
    span = scan.span(first, last, skip)
    value = Quantity(low, high, approximate, unit, noun.group if noun else None, Span(*span))
    return Mention("number", first, last, span, value, noun.features if noun else "", before, " ".join(notes))


def _tallied(text: Counting, first: int, article: str) -> Counted | None:
    """What a bare number counts by the word of counting before it ("حصيلة القتلى المدنيين … بلغت 865")."""
    for index in range(first - 1, max(-1, first - TALLY), -1):
        if text.text(index) in STOPS:
            return None
        word = text.words[index]
        if word.frames and any(phrase.role == "num-count-noun" for phrase in word.phrases):
            found = noun_at(text, index + 1, article)
            if found is None or found[0].features == "s":
                return None
            about = describe(text, *found, article)
            around = [*text.words[max(0, index - 1) : index], *text.words[about.last : first]]
            said = any(phrase.role in SAID for near in around for phrase in near.phrases)
            if not said and first - about.last > 2:
                return None
            return about._replace(group=None) if found[0].attributes.get("counted_only") else about
    return None


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
