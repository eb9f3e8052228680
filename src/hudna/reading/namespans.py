"""Tokens after a kind word -> where a place name ends that the gazetteer lacks ("the village of Janyatag")."""

from __future__ import annotations

from hudna.reading.placewords import Words
from hudna.reading.scans import Scan
from hudna.reading.toponyms import endings


def name_end(scan: Scan, words: Words, first: int) -> int:
    """The token after the name that begins at a token, 0 where none does."""
    if not _may_be_name(scan, words, first):
        return 0
    last = first + 1
    if scan.language.settings.get("cased"):
        last = _capitals(scan, words, last)
    elif _has_role(words, first, "opener"):
        if not _may_be_name(scan, words, last):
            return 0
        last += 1
    return last + _has_role(words, last, "part")


def _capitals(scan: Scan, words: Words, last: int) -> int:
    """The end of a name of several words: "Nor-Shen", "Red Bazaar"."""
    tokens = scan.tokens
    while last < len(tokens):
        step = 2 if tokens[last].text in "-–" and tokens[last].start == tokens[last - 1].end else 1
        if last + step > len(tokens) or not tokens[last + step - 1].text[0].isupper():
            break
        if step == 1 and (words[last].starts or _is_quality(scan, words, last)):
            break
        last += step
    return last


def _is_quality(scan: Scan, words: Words, index: int) -> bool:
    """Whether a word is the adjective of a kind word after it ("the village of X of the Y-ian district")."""
    after = words[index + 1].roles if index + 1 < len(words) else {}
    ends = endings(scan.language.code, "quality")
    return bool({"head", "near"} & after.keys()) and scan.tokens[index].folded.endswith(ends)


def _may_be_name(scan: Scan, words: Words, index: int) -> bool:
    """Whether a word may be an unknown name: no word of the lexicon, no adjective of the kind word before it."""
    tokens = scan.tokens
    if index >= len(tokens) or tokens[index].shape != "word":
        return False
    joined = index + 1 < len(tokens) and tokens[index + 1].text in "-–" and tokens[index + 1].start == tokens[index].end
    if len(tokens[index].folded) < 3 and not joined:
        return False
    if scan.language.settings.get("cased"):
        return tokens[index].text[0].isupper()
    if _has_role(words, index, "opener"):
        return True
    definite = tokens[index].folded.startswith(scan.language.article or "\0")
    ends = tuple(scan.language.fold(end) for end in endings(scan.language.code, "quality"))
    return not scan.lexemes[index] and (definite or not tokens[index].folded.endswith(ends))


def _has_role(words: Words, index: int, name: str) -> bool:
    return index < len(words) and name in words[index].roles
