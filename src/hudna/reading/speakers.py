"""A cue -> its speaker: the subject by order, government and agreement, or the last one who spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hudna.model import Actor
from hudna.reading.clauses import Clause
from hudna.reading.cues import Cue
from hudna.reading.scans import Mention, Scan, within
from hudna.reading.speech import PREPOSITIONS, VERBAL

GOVERNING = frozenset({"by", "to", "as"})
_NEAR = 3  # words before a subject that begins its clause ("and", "for its part")


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
        for speaker in reversed(self.spoken[-4:]):
            if agree(features, speaker.features):
                return speaker._replace(how="last speaker")
        return None


def agree(verb: str, noun: str) -> bool:
    """Whether a verb form fits a subject: gender must not clash; unknown fits all.

    A verb before its subject stands in the singular, so number is not asked for.
    """
    gender_verb, gender_noun = _gender(verb), _gender(noun)
    return not gender_verb or not gender_noun or gender_verb == gender_noun


def _gender(features: str) -> str:
    person = features.split()[-1] if features else ""
    return next((letter for letter in person if letter in "mf"), "")


def governed(scan: Scan, mention: Mention) -> bool:
    """Whether a preposition stands before the mention, as a clitic or a word."""
    if set(mention.before) & GOVERNING:
        return True
    return mention.first > 0 and any(
        lexeme.sense in PREPOSITIONS and lexeme.last == mention.first
        for start in range(max(0, mention.first - 3), mention.first)
        for lexeme in scan.lexemes[start]
    )


def subject_after(scan: Scan, cue: Cue, last: int) -> Mention | None:
    """The first actor after the cue that no preposition governs."""
    for mention in within(scan.actors, cue.last, last):
        if not governed(scan, mention):
            return mention
    return None


def subject_before(scan: Scan, cue: Cue, clause: Clause) -> Mention | None:
    """The actor that begins the cue's clause, with no other verb between ("the army accuses …")."""
    for mention in within(scan.actors, clause.first, cue.first):
        if governed(scan, mention):
            continue
        if mention.first - clause.body > _NEAR or _verb_between(scan, mention.last, cue.first):
            return None
        return mention if agree(cue.features, mention.features) else None
    return None


def _verb_between(scan: Scan, first: int, last: int) -> bool:
    return any(
        lexeme.form.speech in VERBAL and lexeme.sense not in {"be", "future"}
        for index in range(first, last)
        for lexeme in scan.lexemes[index]
    )


def speaker_of(mention: Mention, how: str) -> Speaker:
    """A mention as a speaker."""
    assert isinstance(mention.value, Actor)
    return Speaker(mention.value, mention.features, how)


def others(mentions: Sequence[Mention], taken: Mention | None) -> list[Mention]:
    """The mentions but one."""
    return [mention for mention in mentions if mention is not taken]
