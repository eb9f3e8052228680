"""A saying verb -> who speaks, where the subject stands behind it or only the body is named ("in the ministry")."""

from __future__ import annotations

from hudna.model import Actor, Span
from hudna.reading.cues import Cue
from hudna.reading.scans import Mention, Scan
from hudna.reading.seats import seat_at
from hudna.reading.speakers import QUOTES, Speaker, agree, governed
from hudna.reading.speech import VERBAL

_BODY = frozenset({"within-body"})
_NO_NAME = frozenset({"fixed", "verb", "passive", "deed", "participle"})
_NAME = 8  # words of a name that nobody knows


def body_of(scan: Scan, cue: Cue, first: int, last: int) -> Mention | None:
    """ "in the ministry they said", "they said in Baku": the body or capital after "in", where the verb is plural."""
    if not scan.language.settings.get("bodies_speak") or not cue.features.endswith("3p"):
        return None
    for index in (*range(cue.first - 1, first - 1, -1), *range(cue.last, last)):
        if scan.lexeme(index, _BODY) is None or index + 1 >= last or index in scan.timed:
            continue
        mention = scan.begin.get(index + 1)
        if mention is not None and mention.type == "actor" and mention.note != "adjective":
            return mention
        if (seat := seat_at(scan, index + 1)) is not None:
            return seat
    return None


def subject_behind(scan: Scan, cue: Cue, last: int) -> Mention | None:
    """The first actor behind the verb that may be its subject; not the agency that was spoken to before it."""
    found: Mention | None = None
    for mention in scan.actors_in(cue.last, last):
        if governed(scan, mention) or mention.note == "adjective" or not agree(cue.features, mention.features):
            continue
        if cue.features.endswith("3p") and mention.features.endswith("s"):
            continue
        if found is None and isinstance(mention.value, Actor) and mention.value.sector == "MED":
            found = mention
            continue
        return mention if found is None or mention.first - found.last <= 1 else found
    return found


def name_behind(scan: Scan, cue: Cue, last: int) -> Speaker | None:
    """Words behind the verb that name nobody known and may be its subject ("said an eyewitness")."""
    first = cue.last
    while first < last and (first in scan.timed or _listener(scan, first)):
        first += 1
    end = first
    while end < min(last, first + _NAME) and _names(scan, end, first):
        end += 1
    if end == first:
        return None
    return _named(scan, cue, first, end)


def unknown_body(scan: Scan, cue: Cue, first: int, last: int) -> Speaker | None:
    """ "they said in the clinic": a body that nobody knows, behind "in"."""
    if not scan.language.settings.get("bodies_speak") or not cue.features.endswith("3p"):
        return None
    for index in (*range(cue.first - 1, first - 1, -1), *range(cue.last, last)):
        at = index + 1
        if scan.lexeme(index, _BODY) is None or index in scan.timed or at >= last or not _is_body(scan, at):
            continue
        end = at
        while end < min(last, at + _NAME) and end != cue.first and _names(scan, end, at - 1):
            end += 1
        return _named(scan, cue, at, end) if end > at else None
    return None


def _is_body(scan: Scan, index: int) -> bool:
    """A noun in the locative, or an abbreviation, that is no time, place or way of telling."""
    mention = scan.begin.get(index)
    if mention is not None and mention.type != "actor":
        return False
    if not scan.lexemes[index]:
        return scan.tokens[index].text[:2].isupper()
    return (
        any(
            ("loc" in x.form.features.split() or x.form.features == "")
            and x.form.speech in {"noun", "adjective", "short"}
            for x in scan.lexemes[index]
        )
        and scan.lexeme(index, {"utterance"}) is None
    )


def _named(scan: Scan, cue: Cue, first: int, last: int) -> Speaker:
    """Words as a speaker's name; the side is whose they name."""
    span = Span(scan.tokens[first].start, scan.tokens[last - 1].end)
    owner = next((m.value for m in scan.actors_in(first, last) if m.note != "adjective"), None)
    side, sector = (owner.side, owner.sector) if isinstance(owner, Actor) and owner.sector != "MED" else (None, None)
    return Speaker(Actor(span.of(scan.text).strip('«»“”"'), side, sector, span), cue.features, "unknown name")


def _listener(scan: Scan, index: int) -> bool:
    """A word in the dative, or the agency that was spoken to."""
    mention = scan.begin.get(index)
    if mention is not None and mention.type == "actor" and isinstance(mention.value, Actor):
        return mention.value.sector == "MED" and mention.last < len(scan.tokens)
    cases = [x.form.features.split() for x in scan.lexemes[index]]
    return bool(cases) and all("dat" in one and "nom" not in one for one in cases)


def _names(scan: Scan, index: int, first: int) -> bool:
    """Whether a token may belong to a name: its first word a nominative, or no word of the lexicon."""
    token = scan.tokens[index]
    if token.shape == "mark":
        return token.text in QUOTES
    lexemes = scan.lexemes[index]
    if token.shape != "word" or index in scan.timed or any(x.form.sense in _PREPOSED for x in lexemes):
        return False
    if not lexemes:
        return index > first or token.text[0].isupper()
    if index > first:
        return not any(x.form.speech in VERBAL for x in lexemes)
    if any(x.form.speech == "deed" for x in lexemes):
        return False
    return any(x.form.speech not in _NO_NAME and "nom" in x.form.features.split() for x in lexemes)


_PREPOSED = frozenset({"in", "on", "with", "about", "during", "after", "within-body", "that", "relative"})
