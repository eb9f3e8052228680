"""Time expression -> whether its clause looks ahead: "the talks will open on Thursday", not last Thursday."""

from __future__ import annotations

from hudna.reading.intervals import AHEAD, NOT_AHEAD
from hudna.reading.timespans import Expression
from hudna.reading.timewords import TimeWords

NEAR = 8  # tokens behind it
STOPS = frozenset(".!?;")
REACH = 25  # tokens before a time in which a word may say which way the clause looks
PLANS = frozenset({"future", "ought"})  # senses of the words that open or join clauses
VERBS = frozenset({"verb", "passive"})
_PARTICIPLE = "past participle"  # "should be signed": it tells no time


def direction_of(words: TimeWords, one: Expression, first: int) -> int | None:
    """Which way an expression looks; `first` is the first token of its sentence."""
    if one.bound in {"since", "ago", "as-of"}:
        return NOT_AHEAD
    low = one.low
    if one.bound == "after" and one.length is not None and not words.free():
        return AHEAD if _ahead(words, one, first, present=True) else None
    if one.bound == "until" and low is not None and low.weekday is not None:
        return AHEAD if _nearest(words, one, first) != "past" else None
    told = low is not None and (low.offset is not None or (low.dated and low.dated.year) or low.same is not None)
    told = told or (low is not None and not low.has_day)
    return AHEAD if not told and _ahead(words, one, first, present=False) else None


def _ahead(words: TimeWords, one: Expression, first: int, *, present: bool) -> bool:
    """Whether the nearest telling word is a future verb or one of plan or duty; `present`: or a present one."""
    for index in range(one.first - 1, max(first, one.first - REACH) - 1, -1):
        found = _looks(words, index)
        if found == "present" and present:
            return True
        if found in {"past", "future"}:
            return found == "future"
    return words.free() and _ahead_behind(words, one.last)


def _nearest(words: TimeWords, one: Expression, first: int) -> str:
    """What the nearest telling word before a time says, else the first one behind it."""
    before = range(one.first - 1, max(first, one.first - REACH) - 1, -1)
    behind = range(one.last, min(one.last + NEAR, len(words.scan.tokens)))
    for index in (*before, *behind):
        if (found := _looks(words, index)) in {"past", "present", "future"}:
            return found
    return ""


def _ahead_behind(words: TimeWords, at: int) -> bool:
    """Whether the verb that follows a time is a future one, where a time may open its clause."""
    for index in range(at, min(at + NEAR, len(words.scan.tokens))):
        if words.mark(index) in STOPS:
            return False
        if (found := _looks(words, index)) in {"past", "present", "future"}:
            return found == "future"
    return False


def _looks(words: TimeWords, index: int) -> str:
    """Which way a word looks: future, past, present; a form that may be verb or noun tells nothing."""
    tenses = set()
    for lexeme in words.scan.lexemes[index]:
        form = lexeme.form
        if form.sense in PLANS or (form.speech in VERBS and "will" in lexeme.before):
            return "future"
        tenses.add(form.features.partition(" ")[0] if form.speech in VERBS and form.features != _PARTICIPLE else "")
    if words.hit(index, "ahead"):
        return "future"
    return tenses.pop() if len(tenses) == 1 else ""
