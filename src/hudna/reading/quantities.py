"""Number mentions of one claim -> its quantities: which is part of which, which belongs to which place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hudna.model import Place, Quantity
from hudna.reading.countsenses import NOTHING, Word
from hudna.reading.countwords import word_of
from hudna.reading.scans import Mention, Scan

ALIKE = frozenset({"violation", "incident", "explosion", "strike"})  # a total may count them together
LENGTHS = frozenset({"hour", "day", "month"})
MARKS = frozenset("،,:()؛")
BACK = 100  # numbers from a part back to its whole
NEAR = 6  # words between a list's number and the next one


def measure(
    scan: Scan, mentions: Sequence[Mention], default_unit: str | None = None, places: Sequence[Mention] = ()
) -> tuple[Quantity, ...]:
    """The quantities of one claim from its mentions in text order; parts point at their whole."""
    wholes: list[int | None] = []
    placed = _places(scan, mentions, places)
    listed = _listed(mentions, placed)
    for index in range(len(mentions)):
        wholes.append(_whole(scan, mentions, index, wholes, placed, listed))
    several = sum(place is not None for place in placed) > 1
    found: list[Quantity] = []
    for index, mention in enumerate(mentions):
        value, whole = _count(mention), wholes[index]
        if whole is not None:
            value = _as_part(value, found[whole], mention)
        elif value.unit is None and default_unit and "percent" not in mention.note:
            value = replace(value, unit=default_unit)
        tied = placed[index] if whole is not None or several else None
        found.append(replace(value, part_of=whole, place=tied or value.place))
    return tuple(found)


def _count(mention: Mention) -> Quantity:
    assert isinstance(mention.value, Quantity)
    return mention.value


def _as_part(value: Quantity, whole: Quantity, mention: Mention) -> Quantity:
    """A part without a unit counts what its whole counts; a share ("half of them") is taken of it."""
    if "share" in mention.note and value.low is not None and value.high is not None:
        low = None if whole.low is None else _plain(whole.low * value.low)
        high = None if whole.high is None else _plain(whole.high * value.high)
        return replace(value, low=low, high=high, unit=whole.unit, approximate=whole.approximate or low is None)
    return value if value.unit else replace(value, unit=whole.unit)


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 2)


# Which is part of which -------------------------------------------------------------------------------------


def _whole(
    scan: Scan,
    mentions: Sequence[Mention],
    index: int,
    wholes: Sequence[int | None],
    placed: Sequence[Place | None],
    listed: float | None,
) -> int | None:
    """The index of the mention that this one is a part of."""
    if index == 0:
        return None
    mention, before = mentions[index], mentions[index - 1]
    if "part" in mention.note.split():
        return _total(mentions, index, wholes, chain=False)
    if _introduced(scan, mention, before):
        return _total(mentions, index, wholes, chain=True)
    if wholes[index - 1] is not None and _continues(scan, before, mention):
        whole = wholes[index - 1]
        return whole if whole is not None and _fits(_count(mention), _count(mentions[whole])) else None
    if placed[index] and listed is not None and _lists(mentions, index, wholes, listed):
        return _total(mentions, index, wholes, chain=False)
    return None


def _total(mentions: Sequence[Mention], index: int, wholes: Sequence[int | None], chain: bool) -> int | None:
    """The nearest mention before that can be the whole; `chain`: it may be a part itself."""
    value = _count(mentions[index])
    for at in range(index - 1, max(-1, index - BACK), -1):
        if (chain or wholes[at] is None) and _fits(value, _count(mentions[at])):
            return at
    return None


def _fits(part: Quantity, whole: Quantity) -> bool:
    """A part counts the same as its whole and no more."""
    if whole.unit in LENGTHS or part.unit in LENGTHS:
        return False
    same = None in {part.unit, whole.unit} or part.unit == whole.unit or {part.unit, whole.unit} <= ALIKE
    return same and (part.low is None or whole.high is None or part.low <= whole.high)


def _words(scan: Scan, first: int, last: int) -> list[Word]:
    code = scan.language.code
    return [
        word_of(code, token.folded) if token.shape == "word" else NOTHING for token in scan.tokens[max(0, first) : last]
    ]


def _introduced(scan: Scan, mention: Mention, before: Mention) -> bool:
    """Whether a word of parts ("بينهم", "من ضمنها") stands right before the mention, with at most a word between."""
    start = max(before.last, mention.first - 5)
    code = scan.language.code
    article = scan.language.article
    for at in range(start, mention.first):
        if scan.tokens[at].shape != "word":
            continue
        for phrase in word_of(code, scan.tokens[at].folded).phrases:
            if phrase.sense == "part-among" and set(phrase.before) <= {"and", "by"}:
                end = at + 1 + len(phrase.rest)
                if all(scan.tokens[at + 1 + n].folded in {w, article + w} for n, w in enumerate(phrase.rest)):
                    return mention.first - end <= 1
    return False


def _continues(scan: Scan, before: Mention, mention: Mention) -> bool:
    """ "بينهم 3 أطفال وامرأتان": joined by "and" to the part before it, with no verb between."""
    if mention.first - before.last > NEAR:
        return False
    joined = "and" in mention.before or any(
        "and" in word.clitic or word.roles.get("and") == () for word in _words(scan, mention.first - 1, mention.first)
    )
    return joined and not _verb_between(scan, before.last, mention.first)


def _verb_between(scan: Scan, first: int, last: int) -> bool:
    for at in range(first, last):
        if scan.tokens[at].text in ".؛!؟":
            return True
        here = scan.lexemes[at]
        if here and all(lexeme.form.speech in {"verb", "passive"} for lexeme in here):
            return True
    return False


# Lists of places --------------------------------------------------------------------------------------------


def _lists(mentions: Sequence[Mention], index: int, wholes: Sequence[int | None], listed: float) -> bool:
    """A total followed by numbers with their places ("18 خرقاً: حلب (10) وإدلب (8)"): bare, no more than it."""
    value = _count(mentions[index])
    if value.unit is not None or ("and" in mentions[index].before and wholes[index - 1] is None):
        return False
    total = _count(mentions[0])
    return total.high is not None and value.low is not None and listed <= total.high


def _listed(mentions: Sequence[Mention], placed: Sequence[Place | None]) -> float | None:
    """The sum of the bare numbers after the first that have a place each; None where there are not two."""
    values = [_count(mentions[at]) for at in range(1, len(mentions)) if placed[at]]
    parts = [value.low or 0 for value in values if value.unit is None]
    return sum(parts) if len(parts) > 1 else None


def _places(scan: Scan, mentions: Sequence[Mention], places: Sequence[Mention]) -> list[Place | None]:
    """The place that each number in a list is tied to: "3 في حلب", "حلب (10)", "حلب: 10"."""
    begins = {place.first: place for place in reversed(places)}
    ends = {place.last: place for place in reversed(places)}
    firsts = sorted(mention.first for mention in mentions)
    found: list[Place | None] = []
    for mention in mentions:
        following = bisect_left(firsts, mention.last)
        limit = firsts[following] if following < len(firsts) else len(scan.tokens)
        place = _place_behind(scan, mention, begins, limit) or _place_before(scan, mention, ends)
        found.append(place.value if place is not None and isinstance(place.value, Place) else None)
    return found


def _place_behind(scan: Scan, mention: Mention, begins: Mapping[int, Mention], limit: int) -> Mention | None:
    """The place that a preposition or bracket ties to the number before it, the next number being at `limit`."""
    for first in range(mention.last, min(mention.last + 4, limit)):
        place = begins.get(first)
        if place is not None and _prepositional(scan, mention.last, place, first - mention.last):
            return place
    return None


def _place_before(scan: Scan, mention: Mention, ends: Mapping[int, Mention]) -> Mention | None:
    """The place that stands before the number, with nothing but marks between."""
    for last in (mention.first - 2, mention.first - 1):
        place = ends.get(last)
        if place is not None and all(token.text in MARKS for token in scan.tokens[last : mention.first]):
            return place
    return None


def _prepositional(scan: Scan, at: int, place: Mention, width: int) -> bool:
    """A preposition, or a bracket, and nothing else stands between the number and the place."""
    if width == 0:
        return bool({"by", "in"} & set(place.before))
    between = scan.tokens[at : place.first]
    if between[0].text == "(":
        return width == 1
    if any(token.shape != "word" for token in between):
        return False
    return any(lexeme.sense == "in" for lexeme in scan.lexemes[at])
