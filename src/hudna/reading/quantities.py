"""Number mentions of one claim -> its quantities: which is part of which, which belongs to which place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model import Place, Quantity
from hudna.reading.countwords import NOTHING, Word, word_of
from hudna.reading.scans import Mention, Scan

ALIKE = frozenset({"violation", "incident", "explosion", "strike"})  # a total may count them together
LENGTHS = frozenset({"hour", "day", "month"})
MARKS = frozenset("،,:()؛")
NEAR = 6  # words between a list's number and the next one


def measure(
    scan: Scan, mentions: Sequence[Mention], default_unit: str | None = None, places: Sequence[Mention] = ()
) -> tuple[Quantity, ...]:
    """The quantities of one claim from its mentions in text order; parts point at their whole."""
    wholes: list[int | None] = []
    placed = [_place(scan, mention, mentions, places) for mention in mentions]
    for index in range(len(mentions)):
        wholes.append(_whole(scan, mentions, index, wholes, placed))
    found: list[Quantity] = []
    for index, mention in enumerate(mentions):
        value, whole = _count(mention), wholes[index]
        if whole is not None:
            value = _as_part(value, found[whole], mention)
        elif value.unit is None and default_unit and "percent" not in mention.note:
            value = replace(value, unit=default_unit)
        tied = placed[index] if whole is not None or sum(place is not None for place in placed) > 1 else None
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
    scan: Scan, mentions: Sequence[Mention], index: int, wholes: Sequence[int | None], placed: Sequence[Place | None]
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
    if placed[index] and _lists(scan, mentions, index, wholes, placed):
        return _total(mentions, index, wholes, chain=False)
    return None


def _total(mentions: Sequence[Mention], index: int, wholes: Sequence[int | None], chain: bool) -> int | None:
    """The nearest mention before that can be the whole; `chain`: it may be a part itself."""
    value = _count(mentions[index])
    for at in range(index - 1, -1, -1):
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


def _lists(
    scan: Scan, mentions: Sequence[Mention], index: int, wholes: Sequence[int | None], placed: Sequence[Place | None]
) -> bool:
    """A total followed by numbers with their places ("18 خرقاً: حلب (10) وإدلب (8)"): bare, no more than it."""
    value = _count(mentions[index])
    if value.unit is not None or ("and" in mentions[index].before and wholes[index - 1] is None):
        return False
    total = next((_count(m) for at, m in enumerate(mentions[:index]) if wholes[at] is None), None)
    if total is None or total.high is None or value.low is None:
        return False
    parts = [
        _count(mentions[at]).low or 0
        for at in range(1, len(mentions))
        if placed[at] and _count(mentions[at]).unit is None
    ]
    return len(parts) > 1 and sum(parts) <= total.high


def _place(scan: Scan, mention: Mention, mentions: Sequence[Mention], places: Sequence[Mention]) -> Place | None:
    """The place that a number in a list is tied to: "3 في حلب", "حلب (10)", "حلب: 10"."""
    following = min((m.first for m in mentions if m.first >= mention.last), default=len(scan.tokens))
    for place in places:
        if not isinstance(place.value, Place):
            continue
        gap = scan.tokens[mention.last : place.first]
        if (
            0 <= place.first - mention.last <= 3
            and place.first < following
            and _prepositional(scan, mention.last, place, len(gap))
        ):
            return place.value
    for place in places:
        if isinstance(place.value, Place) and 0 < mention.first - place.last <= 2:
            between = scan.tokens[place.last : mention.first]
            if between and all(token.text in MARKS for token in between):
                return place.value
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
