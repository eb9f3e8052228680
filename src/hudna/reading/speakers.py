"""A cue -> its speaker: the subject by order, government and agreement, or the last one who spoke."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from hudna.model import Actor
from hudna.model.text import Span
from hudna.reading.clauses import Clause
from hudna.reading.cues import VERBAL, Cue
from hudna.reading.scans import Mention, Scan
from hudna.reading.speech import PREPOSITIONS

GOVERNING = frozenset({"by", "to", "as"})
_NEAR = 3  # words before a subject that begins its clause ("and", "for its part")
_REACH = 7  # words between a verb and its subject
_NAME = 5  # words of a name that hudna does not know


class Speaker(NamedTuple):
    """Who speaks: the actor, the features of the wording, and how he was found."""

    actor: Actor
    features: str
    how: str


@dataclass(slots=True)
class Speakers:
    """Who has spoken so far in the document, latest last."""

    spoken: list[Speaker] = field(default_factory=list)

    def remember(self, speaker: Speaker) -> None:
        """Note that somebody spoke."""
        self.spoken.append(speaker)

    def last(self, features: str) -> Speaker | None:
        """The last one who spoke and agrees with a verb's person, gender and number."""
        recent = self.spoken[-4:]
        for speaker in reversed(recent):
            if agree(features, speaker.features):
                return speaker._replace(how="last speaker")
        return recent[-1]._replace(how="last speaker") if recent else None


def agree(verb: str, noun: str) -> bool:
    """Whether a verb form fits a subject: gender must not clash; unknown fits all.

    A verb before its subject stands in the singular, so number is not asked for.
    """
    gender_verb, gender_noun = gender(verb), gender(noun)
    return not gender_verb or not gender_noun or gender_verb == gender_noun


def gender(features: str) -> str:
    """ "m", "f" or "" of a form's features ("past 3fs", "mp")."""
    person = features.split()[-1] if features else ""
    return next((letter for letter in person if letter in "mf"), "")


def governed(scan: Scan, mention: Mention) -> bool:
    """Whether a preposition stands before the mention, as a clitic or a word."""
    if GOVERNING & set(mention.before):
        return True
    return mention.first > 0 and any(
        lexeme.form.sense in PREPOSITIONS and lexeme.last == mention.first
        for start in range(max(0, mention.first - 3), mention.first)
        for lexeme in scan.lexemes[start]
    )


def subject_after(scan: Scan, cue: Cue, last: int) -> Mention | None:
    """The first actor after the cue that no preposition governs and that agrees."""
    for mention in scan.actors_in(cue.last, last):
        if mention.first - cue.last > _REACH:
            return None
        if not governed(scan, mention) and mention.note != "adjective" and agree(cue.features, mention.features):
            return mention
    return None


def subject_before(scan: Scan, cue: Cue, clause: Clause) -> Mention | None:
    """The actor that begins the cue's clause, with no other verb between ("the army accuses …")."""
    for mention in scan.actors_in(clause.first, cue.first):
        if governed(scan, mention) or mention.note == "adjective":
            continue
        if mention.first - clause.body > _NEAR or verb_between(scan, mention.last, cue.first):
            return None
        return mention if agree(cue.features, mention.features) else None
    return None


def verb_between(scan: Scan, first: int, last: int) -> bool:
    """Whether a finite verb other than an auxiliary stands between two tokens."""
    return any(
        lexeme.form.speech in VERBAL and lexeme.form.sense not in {"be", "future"}
        for index in range(first, last)
        for lexeme in scan.lexemes[index]
    )


def speaker_of(mention: Mention, how: str) -> Speaker:
    """A mention as a speaker."""
    assert isinstance(mention.value, Actor)
    return Speaker(mention.value, mention.features, how)


def unknown_speaker(scan: Scan, cue: Cue, last: int) -> Speaker | None:
    """Words that stand where the subject should and that hudna knows nothing of: they are the speaker's name."""
    first = index = cue.last
    while index < min(last, first + _NAME) and _nameless(scan, index):
        index += 1
    if index == first:
        return None
    span = Span(scan.tokens[first].start, scan.tokens[index - 1].end)
    return Speaker(Actor(span.of(scan.text), None, None, span), cue.features, "unknown name")


def _nameless(scan: Scan, index: int) -> bool:
    return scan.tokens[index].shape == "word" and not scan.lexemes[index] and index not in scan.taken
