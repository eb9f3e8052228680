"""Words where a speaker should stand and nobody known is named -> a speaker by these words."""

from __future__ import annotations

from hudna.model import Actor, Span
from hudna.reading.clauses import Clause
from hudna.reading.cues import VERBAL, Cue
from hudna.reading.scans import Scan
from hudna.reading.speakers import GOVERNING, QUOTES, Speaker
from hudna.reading.speech import PREPOSITIONS

_REACH = 7  # words between a verb and its subject
_BACK = 200  # tokens that "his" looks back
_NAME = 8  # words of a name that hudna does not know
_NO_SUBJECT = frozenset({"verb", "passive", "fixed", "deed"})
_PERSON_WORDS = frozenset({"one-of"})
_NO_NAME = frozenset({"that", "utterance"}) | PREPOSITIONS


def unknown_speaker(scan: Scan, cue: Cue, last: int, said: bool) -> Speaker | None:
    """Words that stand where the subject should and name no actor that hudna knows: they are the speaker's name.

    `said`: the content is marked by "that" or a quotation, so that all words before it belong to the attribution;
    otherwise the name must be definite and what is said must follow it.
    """
    first = index = cue.last
    while index < min(last, first + _NAME) and _names(scan, index) and (said or index not in scan.acting):
        index += 1
    while index > first and scan.tokens[index - 1].shape == "mark":
        index -= 1
    if index == first or all(scan.tokens[i].shape == "mark" for i in range(first, index)):
        return None
    if not said and not (_definite(scan, first) and _object_follows(scan, index, last)):
        return None
    span = Span(scan.tokens[first].start, scan.tokens[index - 1].end)
    name = span.of(scan.text).strip('«»“”"')
    body = _body(scan, first, max(last, index + 1)) or owner_of(scan, first)
    side, sector = (body.side, body.sector) if body else (None, None)
    return Speaker(Actor(name, side, sector, span), cue.features, "unknown name")


def unknown_before(scan: Scan, cue: Cue, clause: Clause) -> Speaker | None:
    """Words that begin the clause of a saying verb and name nobody known ("but an adviser of theirs wrote that")."""
    first = clause.body
    if not 0 < cue.first - first <= _NAME or scan.tokens[first].shape != "word":
        return None
    leads = scan.language.settings.get("subject_first")
    if any(
        (x.form.sense in PREPOSITIONS and not leads) or x.form.speech in VERBAL
        for i in range(first, cue.first)
        for x in scan.lexemes[i]
        if x.after is None
    ):
        return None
    if any(i in scan.timed for i in range(first, cue.first)):
        return None
    span = Span(scan.tokens[first].start, scan.tokens[cue.first - 1].end)
    owners = [owner_of(scan, i) for i in range(first, cue.first)]
    body = next((one for one in owners if one is not None), None)
    side, sector = (body.side, body.sector) if body else (None, None)
    return Speaker(Actor(span.of(scan.text), side, sector, span), cue.features, "unknown name")


def _names(scan: Scan, index: int) -> bool:
    """Whether a token may belong to the name of a speaker that hudna does not know."""
    token = scan.tokens[index]
    if token.shape == "mark":
        return token.text in QUOTES
    if token.shape != "word":
        return False
    lexemes = scan.lexemes[index]
    if any(x.form.sense in _PERSON_WORDS for x in lexemes):
        return True
    if any(x.form.sense in _NO_NAME or x.form.speech in _NO_SUBJECT for x in lexemes):
        return False
    if any(GOVERNING & set(x.before) for x in lexemes):
        return False
    return index not in scan.timed and index not in scan.counted


def _definite(scan: Scan, index: int) -> bool:
    """A definite noun or a name: the article, a quotation mark, or a word of no lexicon."""
    if scan.tokens[index].text in QUOTES or not scan.lexemes[index]:
        return True
    if any(not scan.lexemes[i] or i in scan.named for i in range(index, min(index + 3, len(scan.tokens)))):
        return True
    return any("the" in x.before for x in scan.lexemes[index]) or any(
        "the" in x.before for x in scan.lexemes[min(index + 1, len(scan.lexemes) - 1)]
    )


def _object_follows(scan: Scan, index: int, last: int) -> bool:
    """Whether what is said begins here: a noun of event, a preposition, somebody else."""
    if index >= last:
        return False
    if (begun := scan.begin.get(index)) is not None and begun.type == "actor":
        return True
    return any(
        x.form.speech == "deed" or x.form.sense in PREPOSITIONS or GOVERNING & set(x.before)
        for x in scan.lexemes[index]
    )


def _body(scan: Scan, first: int, last: int) -> Actor | None:
    """ "the head of the prisoners' committee in the movement": the body that an unknown person speaks for."""
    for mention in scan.actors_in(first, min(last, first + _REACH)):
        actor = mention.value
        assert isinstance(actor, Actor)
        if actor.sector != "MED" and mention.note not in {"adjective", "anaphor"}:
            return actor
    return None


def owner_of(scan: Scan, first: int) -> Actor | None:
    """ "his office", "its spokesman": whose, by the actor named last."""
    if not any(x.after in {"3ms", "3fs"} for i in (first, first + 1) if i < len(scan.tokens) for x in scan.lexemes[i]):
        return None
    before = [m for m in scan.actors_in(max(0, first - _BACK), first) if m.note not in {"adjective", "own"}]
    actor = before[-1].value if before else None
    return actor if isinstance(actor, Actor) and actor.sector != "MED" else None
