"""Tokens -> figures: what digits with their separators stand for."""

from __future__ import annotations

from hudna.reading.countwords import Counting, Number, grammar

GROUPERS = frozenset(",٬،'’")  # between groups of three digits
POINTS = frozenset(".,٫٬،")
JOINTS = GROUPERS | POINTS
DIGITS = 15  # a longer run is a label, no count
GROUPS = 6  # of up to three digits, that so many digits can make
MOST = 10**DIGITS  # beyond this nothing is counted


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
    return token.shape == "number" and len(token.text) == 3 and text.apart(at)


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
