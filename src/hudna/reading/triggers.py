"""Lexemes and frames -> triggers: the words that bring a matter about, each with the frame that fits best."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hudna.kinds.kinds import Frame, frames_by_head
from hudna.reading.counted import counts_apart
from hudna.reading.cues import VERBAL
from hudna.reading.layouts import Layout
from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan
from hudna.reading.speech import PREPOSITIONS
from hudna.reading.wanted import BY_VALUE, wanted_at

_AFTER, _BEFORE = 9, 10  # tokens around a trigger in which its complement may stand
_EITHER = frozenset({"verb", "passive", "deed", "noun"})
_AUXILIARY = frozenset({"be", "may", "future"})
_ARTICLES = frozenset({"the", "a"})
_GAPPED = 3  # "took nine soldiers prisoner": the phrase says more than its verb alone
_BACK = 59  # tokens that a pronoun looks back for the operation, the truce
_PRONOUNS = frozenset({"3ms", "3fs", "3mp", "3d", "3fp"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A frame's head word in the text; `complements` are the tokens that fulfil its conditions."""

    token: int
    lexeme: Lexeme
    frame: Frame
    clause: int
    complements: tuple[int, ...]

    @property
    def speech(self) -> str:
        """The part of speech of the head word."""
        return self.lexeme.form.speech

    @property
    def joined(self) -> bool:
        """Whether "and" stands before the head word."""
        return "and" in self.lexeme.before or "so" in self.lexeme.before


@dataclass(slots=True)
class _Candidate:
    weight: int
    token: int
    lexeme: Lexeme
    frame: Frame
    complements: tuple[int, ...]


DOING = frozenset({"carry-out", "commit", "launch", "perform"})


def carried_out(scan: Scan, trigger: Trigger) -> bool:
    """ "a strike that jets carried out": a verb of doing, with the pronoun of the noun, right behind it."""
    return any(
        x.form.sense in DOING and x.after is not None and x.form.speech in VERBAL
        for i in range(trigger.lexeme.last, min(trigger.lexeme.last + 3, len(scan.lexemes)))
        for x in scan.lexemes[i]
    )


def triggers_of(scan: Scan, marks: Layout, spoken: set[int]) -> list[Trigger]:
    """The triggers of a document in the order of the text.

    `spoken` are tokens that already serve as cues. A word that one frame uses up as its complement triggers nothing of
    its own unless its own frame asks for more.
    """
    blocked = spoken | {t for m in (*scan.actors, *scan.places, *scan.times) for t in range(m.first, m.last)}
    blocked -= {m.first for m in scan.actors if m.note == "adjective"}
    candidates = _candidates(scan, marks, blocked)
    if scan.language.settings.get("owners_first"):
        candidates.sort(key=lambda c: (-c.weight, c.token, not _has_object(scan, c)))
    else:
        candidates.sort(key=lambda c: (-c.weight, c.token))
    chosen: dict[int, _Candidate] = {}
    used: set[int] = set()
    for candidate in candidates:
        if candidate.token in chosen or candidate.token in used:
            continue
        chosen[candidate.token] = candidate
        used.update(at for at in candidate.complements if abs(at - candidate.token) <= _AFTER)
        used.update(range(*(candidate.lexeme.tail or (0, 0))))  # "lost control": the control is no gain
        if scan.language.leading:
            used.update(range(candidate.token + 1, candidate.lexeme.last))  # "lost control of"
    return [
        Trigger(c.token, c.lexeme, c.frame, marks.clause_at[c.token], c.complements)
        for c in sorted(chosen.values(), key=lambda c: c.token)
    ]


def _candidates(scan: Scan, marks: Layout, blocked: set[int]) -> list[_Candidate]:
    heads, by_order = frames_by_head(), bool(scan.language.settings.get("owners_first"))
    found = []
    blocked = blocked | scan.where.beginning("party-")
    for index in scan.where[_heads()]:
        if index in blocked:
            continue
        verbal = _verbal(scan, marks, index)
        for lexeme in scan.lexemes[index]:
            if lexeme.form.sense not in heads:
                continue
            if by_order and counts_apart(scan, lexeme):
                continue
            described = index in scan.counted and lexeme.form.speech in VERBAL
            if verbal is not None and (lexeme.form.speech in VERBAL) != verbal and lexeme.form.speech in _EITHER:
                continue
            for frame in heads[lexeme.form.sense]:
                if frame.speech and lexeme.form.speech not in frame.speech:
                    continue
                if described != (frame.found and lexeme.form.speech in VERBAL):
                    continue
                if frame.tense and frame.tense not in lexeme.form.features:
                    continue
                complements = _complements(scan, marks, index, lexeme, frame)
                if complements is not None:
                    weight = frame.weight + (_GAPPED if by_order and lexeme.tail else 0)
                    found.append(_Candidate(weight, index, lexeme, frame, complements))
    return found


@cache
def _heads() -> frozenset[str]:
    return frozenset(frames_by_head())


def _has_object(scan: Scan, candidate: _Candidate) -> bool:
    """ "the truce ended the offensive": what a frame asks for is the object rather than the subject."""
    lexeme, at = candidate.lexeme, candidate.complements[0] if candidate.complements else -1
    if lexeme.form.speech != "verb" or at < lexeme.last:
        return False
    between = range(lexeme.last, at)
    return not any(x.form.sense in PREPOSITIONS or x.form.speech in VERBAL for i in between for x in scan.lexemes[i])


def _verbal(scan: Scan, marks: Layout, index: int) -> bool | None:
    """Whether a word that may be a verb or a noun of event is a verb: if its clause has no other. None: no question."""
    speeches = {x.form.speech for x in scan.lexemes[index]}
    if not (speeches & VERBAL and speeches & {"deed", "noun"}):
        return None
    if index and scan.language.leading.get(scan.tokens[index - 1].folded) in _ARTICLES:
        return False  # "the strikes"
    clause = marks.clause(index)
    for other in range(clause.first, clause.last):
        if other != index and any(
            x.form.speech in VERBAL and x.form.sense not in _AUXILIARY for x in scan.lexemes[other]
        ):
            return False
    return True


def _complements(scan: Scan, marks: Layout, index: int, lexeme: Lexeme, frame: Frame) -> tuple[int, ...] | None:
    """The tokens that fulfil a frame's conditions, or None where one is not fulfilled."""
    if not (frame.with_ or frame.and_ or frame.not_):
        return ()
    if frame.with_ and not scan.where[frame.with_] and frame.with_.isdisjoint(BY_VALUE):
        return None  # nowhere in the document
    clause = marks.clause(index)
    first, last = max(clause.first, index - _BEFORE), min(clause.last, lexeme.last + _AFTER)
    if clause.opener == "relative":
        first = max(0, clause.first - 4)
    if frame.kind in _SHARED and scan.language.settings.get("owners_first"):
        first = min(first, _subject_from(scan, marks, index))
    elif frame.kind in _SHARED and scan.language.settings.get("told_behind") and clause.opener == "sentence":
        first = clause.first  # its subject, however much stands between
    if frame.not_ and _barred(scan, marks, frame, first, last, index):
        return None
    if frame.object and lexeme.form.speech == "verb" and scan.language.settings.get("owners_first"):
        return _object(scan, frame, lexeme, last)
    found = []
    for wanted in (frame.with_, frame.and_):
        if wanted:
            at = wanted_at(scan, wanted, first, last, index)
            if at is None:
                at = scan.where.last(wanted, index - _BACK, index)
                if at is None or not _has_pronoun(scan, index, lexeme, frame, last):
                    return None
            found.append(at)
    return tuple(found)


def _barred(scan: Scan, marks: Layout, frame: Frame, first: int, last: int, index: int) -> bool:
    """Whether what must not stand beside a frame's head does, outside the words that say who says it."""
    at = wanted_at(scan, frame.not_, first, last, index)
    if at is not None and (said := _said_from(marks, first, index)) > first:
        at = wanted_at(scan, frame.not_, said, last, index)
    return at is not None and not hanging(scan, at)


def hanging(scan: Scan, at: int) -> bool:
    """ "is the condition of talks": what hangs on a condition stands right behind its word."""
    near = scan.where.within(_CONDITION_OF, max(0, at - _PHRASE), at)
    return any((x := scan.lexeme(i, _CONDITION_OF)) is not None and at - x.last < _HANGS for i in near)


_PHRASE = 6  # tokens from where a phrase for a condition begins to what hangs on it
_HANGS = 3  # tokens between the phrase and what hangs on it, and one


_CONDITION_OF = frozenset({"condition-of"})


def _said_from(marks: Layout, first: int, index: int) -> int:
    """Where what is said begins in a clause that says who says it: "the delegate said the country would …"."""
    told = [frame.last for at in range(first, index) if (frame := marks.frames.get(at)) is not None]
    return max([first, *(last for last in told if last <= index)])


def _object(scan: Scan, frame: Frame, lexeme: Lexeme, last: int) -> tuple[int, ...] | None:
    """What a frame asks for as the object of an active verb: behind it, with no preposition or verb between."""
    end = lexeme.last
    while end < last and not any(
        x.form.sense in PREPOSITIONS or x.form.speech in VERBAL for x in scan.lexemes[end] if end not in scan.counted
    ):
        end += 1
    at = wanted_at(scan, frame.with_, lexeme.last, end, lexeme.last - 1)
    return (at,) if at is not None and at < end else None


def _subject_from(scan: Scan, marks: Layout, index: int) -> int:
    """ "The truce, agreed on Monday, took effect": where the subject of a clause that begins with its verb stands."""
    number = marks.clause_at[index]
    for _ in range(3):
        clause = marks.clauses[number]
        bare = any(x.form.speech in VERBAL for x in scan.lexemes[clause.body]) if clause.body < clause.last else False
        if clause.opener not in _VERB_FIRST or not bare or number == 0:
            break
        number -= 1
        if marks.clauses[number].last != clause.first:
            return clause.first
    return marks.clauses[number].first


_SHARED = frozenset({"ceasefire", "operation", "violation", "access"})  # whose matter is named once for several verbs
_VERB_FIRST = frozenset({"comma", "and", "resumed", "gerund", "relative"})


def _has_pronoun(scan: Scan, index: int, lexeme: Lexeme, frame: Frame, last: int) -> bool:
    """Whether a pronoun may stand for what a frame asks for: "its halt", "extending it", "kept to it"."""
    if lexeme.after in _PRONOUNS or scan.stands(_IT, lexeme.last, min(last, lexeme.last + 3)):
        return True
    return frame.kind == "ceasefire" and _it_before(scan, index)


_IT = frozenset({"it"})


def _it_before(scan: Scan, index: int) -> bool:
    """ "it came into force", "it has since collapsed": a pronoun as the subject."""
    for at in range(index - 1, max(-1, index - 4), -1):
        if scan.lexeme(at, {"he-she"}) is not None:
            return True
        if not scan.lexemes[at] or any(x.form.sense not in _AUXILIARY for x in scan.lexemes[at]):
            return False
    return False
