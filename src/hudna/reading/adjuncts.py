"""Tokens behind a saying verb -> where whom it was said to, when, where and through what end."""

from __future__ import annotations

from hudna.model import Actor
from hudna.reading.scans import Scan
from hudna.reading.speech import VERBAL

_REACH = 6  # tokens from a preposition to the noun of saying that it governs
_MEANS = frozenset({"utterance", "listener", "medium"})
_LEADING = frozenset({"in", "on", "to", "with", "by", "from", "during", "for", "at", "about"})


def is_a(scan: Scan, index: int, sense: str) -> bool:
    """Whether a token is one of the language's small words that lead to the next: "the", "and", "to"."""
    return index < len(scan.tokens) and scan.language.leading.get(scan.tokens[index].folded) == sense


def listener_end(scan: Scan, index: int, end: int) -> int:
    """The token after whom something was told: "told reporters", "told the Globe", "told him"."""
    at = index
    while at < end and (is_a(scan, at, "the") or is_a(scan, at, "a")):
        at += 1
    if (mention := _actor_from(scan, index, at)) is not None:
        return mention
    if (named := scan.lexeme(at, {"listener", "utterance"}) or scan.lexeme(index, {"listener"})) is not None:
        return named.last
    if scan.lexeme(index, {"he-she", "him"}) is not None:
        return index + 1
    if at > index and (meeting := _assembly(scan, at, end)):
        return meeting  # "told the fifth board meeting"
    if at > index and (medium := scan.lexeme(at, {"medium"})) is not None:
        return medium.last  # "told the agency"
    first = at
    while at < min(end, first + _REACH) and _capital(scan, at) and (at == first or at not in scan.begin):
        at += 1
    while at > first and at < end and scan.tokens[at].shape == "word" and scan.lexeme(at, {"listener", "medium"}):
        at += 1  # "told the Morning Post newspaper"
    return at if at > first else index


def _assembly(scan: Scan, first: int, end: int) -> int:
    """The token after those who were told something where they meet, 0 where none are named."""
    for at in range(first, min(end, first + _REACH)):
        if (named := scan.lexeme(at, {"assembly"})) is not None:
            last = named.last
            while last < end and (further := scan.lexeme(last, {"assembly"})) is not None:
                last = further.last
            return last
        if scan.tokens[at].shape == "mark" or scan.lexeme(at, {"that"}) or _verb(scan, at):
            return 0
    return 0


def _verb(scan: Scan, index: int) -> bool:
    here = scan.lexemes[index]
    return bool(here) and all(x.form.speech in VERBAL for x in here)


def _actor_from(scan: Scan, index: int, at: int) -> int | None:
    for first in (index, at):
        mention = scan.begin.get(first)
        if mention is not None and mention.type == "actor":
            medium = scan.lexeme(mention.last, {"medium"}) if mention.last < len(scan.tokens) else None
            return medium.last if medium is not None else mention.last
    return None


def _capital(scan: Scan, index: int) -> bool:
    token = scan.tokens[index]
    if token.shape == "mark":
        return token.text in "-'’" and scan.tokens[index - 1].end == token.start
    return token.shape == "word" and (token.text[0].isupper() or scan.tokens[index - 1].text in "-’'")


def adjunct_end(scan: Scan, index: int, end: int) -> int:
    """The token after one adjunct that begins here ("on Tuesday", "in a statement", "on condition of anonymity"), else
    the index itself."""
    if index >= end:
        return index
    if index in scan.timed:
        while index < end and index in scan.timed:
            index += 1
        return index
    whole = scan.lexeme(index, {"medium"})
    if whole is not None and whole.last > index + 1:
        return whole.last
    at = index
    if scan.lexeme(at, {"manner"}) is not None:
        return at + 1
    if scan.lexeme(at, _LEADING) is None or scan.tokens[at].shape != "word":
        return index
    return _governed_end(scan, index, end)


def _governed_end(scan: Scan, index: int, end: int) -> int:
    """Where the phrase of a preposition ends, if it tells when, where or through what something was said."""
    for at in range(index + 1, min(end, index + _REACH)):
        if at in scan.timed:
            return adjunct_end(scan, at, end)
        noun = scan.lexeme(at, _MEANS)
        if noun is not None:
            return _past_issued(scan, noun.last, end)
        mention = scan.begin.get(at)
        if mention is not None:
            return mention.last if _where(scan, index, mention.first, mention.type, mention.value) else index
        if scan.tokens[at].shape == "mark" or any(x.form.speech in VERBAL for x in scan.lexemes[at]):
            return index
    return index


def _where(scan: Scan, index: int, first: int, sort: str, value: object) -> bool:
    """A place right behind "in", "at"; a medium behind "to", "with"."""
    near = first - index <= 2
    if sort == "place":
        return near and scan.lexeme(index, {"in", "from", "on"}) is not None
    if sort != "actor" or not near or not isinstance(value, Actor):
        return False
    return value.sector == "MED" or (value.sector == "IGO" and scan.lexeme(index, {"on", "in"}) is not None)


def _past_issued(scan: Scan, index: int, end: int) -> int:
    """ "a statement issued by the agency", "a post on its channel": the words that belong to the statement."""
    if index >= end or scan.lexeme(index, {"issued"}) is None:
        return index
    at = index + 1
    while at < min(end, index + _REACH) and scan.tokens[at].shape == "word" and scan.lexeme(at, {"that"}) is None:
        if at > index + 1 and any(x.form.speech in VERBAL for x in scan.lexemes[at]):
            break
        at += 1
    return at
