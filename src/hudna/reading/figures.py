"""Tokens -> figures: what digits with their separators stand for."""

from __future__ import annotations

from hudna.reading.countsenses import Number
from hudna.reading.countwords import Counting, grammar

GROUPERS = frozenset(",٬،'’")  # between groups of three digits
POINTS = frozenset(".,٫٬،")
JOINTS = GROUPERS | POINTS
DIGITS = 15  # a longer run is a label, no count
GROUPS = 6  # of up to three digits, that so many digits can make
MOST = 10**DIGITS  # beyond this nothing is counted


def figure(text: Counting, at: int) -> tuple[Number, int, int] | None:
    """Digits at a token as (value, first token, index after), with a point before them (.5) or a fraction (3/4)."""
    tokens = text.tokens
    if tokens[at + 1].text == "/" and tokens[at + 2].shape == "number" and (value := _fraction(text, at)):
        return value, at, at + 3
    pointed = tokens[at - 1].text == "." and text.glued(at) and not text.glued(at - 1) and at > 0
    if pointed and _separator(text, at + 1) == "" and len(tokens[at].folded) <= DIGITS:
        return float("0." + tokens[at].folded), at - 1, at + 1
    read = literal(text, at)
    return (read[0], at, read[1]) if read else None


def _fraction(text: Counting, at: int) -> Number | None:
    """The value of 3/4, where it stands alone or before "of": else it is a date or a label."""
    if not (text.glued(at + 1) and text.glued(at + 2)):
        return None
    above, below, last = text.tokens[at].folded, text.tokens[at + 2].folded, at + 3
    alone = text.opens_line(at) and (last >= text.count or text.opens_line(last))
    if not (alone or text.role(last, "of") == ()) or max(len(above), len(below)) > 3:
        return None
    return round(int(above) / int(below), 6) if 0 < int(above) < int(below) else None


def literal(text: Counting, at: int) -> tuple[Number, int] | None:
    """Digits with their separators at a token: (value, index after), None for what is no number (13:00, 5/6)."""
    tokens = text.tokens
    first, last = tokens[at].folded, at + 1
    if len(first) > DIGITS:
        return None
    mark = _separator(text, last)
    if not mark:
        return _spaced(text, at) if tokens[last].shape == "number" and text.apart(last) else (int(first), last)
    groups, last = [first, tokens[last + 1].folded], last + 2
    while more := _separator(text, last):
        groups.append(tokens[last + 1].folded)
        last += 2
        if more != mark and mark in GROUPERS and more in POINTS and all(len(one) == 3 for one in groups[1:-1]):
            return _with_tenths(text, groups, last)
        if more != mark or len(groups[1]) != 3 or len(groups[-1]) != 3 or len(groups) > GROUPS:
            return None
    whole = "".join(groups)
    if len(groups) == 2 and mark == grammar(text.code).get("decimal"):
        return (float(".".join(groups)), last) if len(whole) <= DIGITS else None
    if len(groups[0]) <= 3 == len(groups[1]) and groups[0] != "0":
        return (int(whole), last) if len(whole) <= DIGITS else None
    if len(groups) == 2 and mark in POINTS and len(whole) <= DIGITS:
        return float(".".join(groups)), last
    return None


def _with_tenths(text: Counting, groups: list[str], last: int) -> tuple[Number, int] | None:
    """1,250.5: groups of three digits and a decimal point; nothing may follow that is joined to it."""
    whole = "".join(groups[:-1])
    if _separator(text, last) or len(whole) + len(groups[-1]) > DIGITS or len(groups[0]) > 3:
        return None
    return float(f"{whole}.{groups[-1]}"), last


def _separator(text: Counting, at: int) -> str:
    """The mark at a token if it joins the digits on both sides of it to one number, else nothing."""
    mark = text.tokens[at].text
    if mark not in JOINTS or text.tokens[at + 1].shape != "number":
        return ""
    return mark if text.glued(at) and text.glued(at + 1) else ""


def _spaced(text: Counting, at: int) -> tuple[int, int] | None:
    """Groups of three digits set off by single spaces ("52 950 شخصاً") if a noun or scale follows, else the first."""
    tokens, first, last = text.tokens, text.tokens[at].folded, at + 1
    while len(first) <= 3 and _group(text, last):
        last += 1
        if (last - at) * 3 > DIGITS + 3:
            return None
    word = text.words[last]
    stands = bool(word.nouns or word.multiplier)
    if grammar(text.code).get("spaced"):
        stands = text.tokens[last].shape != "number" and text.tokens[at - 1].shape != "number"
    if last == at + 1 or not stands:
        return int(first), at + 1
    whole = "".join(token.folded for token in tokens[at:last])
    return (int(whole), last) if len(whole) <= DIGITS else None


def _group(text: Counting, at: int) -> bool:
    """Whether three digits stand at a token, a single space after the one before."""
    token = text.tokens[at]
    return token.shape == "number" and len(token.text) == 3 and text.apart(at) and not past_calibre(text, at)


def past_calibre(text: Counting, at: int) -> int:
    """The index after a calibre ("122mm", "122-мм", "120 mm") that begins at digits, 0 where none does."""
    last = at + 1
    last += text.tokens[last].text == "-" and text.glued(last) and text.glued(last + 1)
    return last + 1 if text.role(last, "calibre") == () else 0


def past_digits(text: Counting, at: int) -> int:
    """Where to go on after a token that begins no number: behind a chain of digits that is too long for one."""
    tokens, last = text.tokens, at + 1
    if tokens[at].shape != "number":
        return last
    length, joined = len(tokens[at].folded), bool(_separator(text, last))
    while _separator(text, last) if joined else _group(text, last):
        last += 2 if joined else 1
        group = len(tokens[last - 1].folded)
        if group != 3 and length <= DIGITS:
            break
        length += group
    return last if length > DIGITS else at + 1
