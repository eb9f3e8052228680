"""Agency, channel, paper + name -> a medium: known, of a state, or only quoted."""

from __future__ import annotations

from hudna.reading.owners import Owner, adjective_owner, name_owner
from hudna.reading.parts import Mark, Marks
from hudna.reading.persons import QUOTES
from hudna.reading.phrases import Phrase, features_of

_NAME = 4  # words of an outlet's name that the register does not know
_CALLED = {"agency": "news agency", "channel": "television", "newspaper": "newspaper", "site": "website"}


def outlet_at(marks: Marks, index: int, origin: Owner | None = None) -> Phrase | None:
    """A medium or group that begins with its common noun ("the agency «X»", "the group «X»")."""
    mark = marks.here(index, "short")
    if mark is None or mark.lexeme.after is not None:
        return None
    tokens, limit = marks.scan.tokens, marks.ends[index]
    at, owner = mark.lexeme.last, origin
    if at < limit and not marks.leads:
        owner = adjective_owner(marks, at)
        at = owner.last if owner else at
    quoted = at < limit and tokens[at].text in QUOTES
    first = at + quoted
    known = name_owner(marks, first, quoted=True) if first < limit else None
    media = bool(mark.part.spec.get("media"))
    if known is not None and known.kind == "actor" and (quoted or media) and _fits(marks, first, media):
        return _named(marks, mark, first, known.last, quoted)
    if not media:
        return None
    if owner is not None:
        return _of_state(marks, mark, max(owner.last, at), owner.origin or owner.name, owner.side)
    return _quoted(marks, mark, first) if quoted else _plain(marks, mark, at, limit)


def _fits(marks: Marks, index: int, media: bool) -> bool:
    """An agency is called by a medium's name, a group by a group's."""
    return marks.here(index, "media" if media else "actor") is not None


def _named(marks: Marks, mark: Mark, first: int, last: int, quoted: bool) -> Phrase:
    inner = marks.here(first, "media", "actor")
    assert inner is not None
    table = marks.register.media if inner.part.type == "media" else marks.register.groups
    known = table[inner.part.id]
    closed = quoted and last < len(marks.scan.tokens) and marks.scan.tokens[last].text in QUOTES
    return Phrase(
        mark.lexeme.first, last + int(closed), inner.part, known.name, known.side, known.sector,
        features_of(marks, mark.lexeme, mark.part), mark.lexeme.before, first, last,
        classes=(*known.classes, *mark.part.classes, known.id), kind="name",
    )  # fmt: skip


def _of_state(marks: Marks, mark: Mark, last: int, origin: str, side: str | None) -> Phrase:
    """ "the Israeli channel": by no name of its own; a quoted name may follow."""
    tokens = marks.scan.tokens
    start = end = -1
    if last < len(tokens) and tokens[last].text in QUOTES:
        close = next((i for i in range(last + 1, min(last + 2 + _NAME, len(tokens))) if tokens[i].text in QUOTES), 0)
        if close > last + 1:
            start, end, last = last + 1, close, close + 1
    called = _CALLED[mark.part.classes[0]]
    return Phrase(
        mark.lexeme.first, last, mark.part, f"{origin} {called}", side, "MED",
        features_of(marks, mark.lexeme, mark.part), mark.lexeme.before, start, end,
        mark.lexeme.skip, classes=mark.part.classes, kind="name",
    )  # fmt: skip


def _quoted(marks: Marks, mark: Mark, first: int) -> Phrase | None:
    """ "the paper «X»": a name that the register does not know."""
    tokens = marks.scan.tokens
    close = next((i for i in range(first, min(first + _NAME + 1, len(tokens))) if tokens[i].text in QUOTES), 0)
    if close <= first:
        return None
    owner = adjective_owner(marks, close + 1) if close + 1 < len(tokens) else None
    called = _CALLED[mark.part.classes[0]]
    return Phrase(
        mark.lexeme.first, close + 1, mark.part, called[:1].upper() + called[1:], owner.side if owner else None, "MED",
        features_of(marks, mark.lexeme, mark.part), mark.lexeme.before, first, close,
        classes=mark.part.classes, kind="name",
    )  # fmt: skip


def _plain(marks: Marks, mark: Mark, at: int, limit: int) -> Phrase | None:
    """ "the agency EFE": a capitalised word of no lexicon right behind a common noun, where names have capitals."""
    scan = marks.scan
    if not scan.language.settings.get("cased") or not marks.leads or at >= limit:
        return None
    token = scan.tokens[at]
    if token.shape != "word" or not token.text[0].isupper() or scan.lexemes[at] or at in marks.places:
        return None
    called = _CALLED[mark.part.classes[0]]
    return Phrase(
        mark.lexeme.first, at + 1, mark.part, token.text, None, "MED",
        features_of(marks, mark.lexeme, mark.part), mark.lexeme.before, at, at + 1,
        classes=(*mark.part.classes, called), kind="name",
    )  # fmt: skip
