"""A cue -> its speaker: the subject by order, government and agreement, or the last one who spoke."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from hudna.model import Actor
from hudna.reading.cases import oblique
from hudna.reading.cues import VERBAL, Cue
from hudna.reading.layouts import Clause
from hudna.reading.phrasing import phrase_start
from hudna.reading.scans import Mention, Scan
from hudna.reading.signs import COMMAS
from hudna.reading.speech import PREPOSITIONS

GOVERNING = frozenset({"by", "to", "as"})
_NEAR = 3  # words before a subject that begins its clause ("and", "for its part")
_REACH = 7  # words between a verb and its subject
_CUTS = frozenset("/|–—")
QUOTES = frozenset('«»“”"')


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
    return next((letter for letter in person if letter in "mf"), "") if len(person) <= _PERSON else ""


_PERSON = 3  # letters of a person, gender and number: "infinitive" is none


def governed(scan: Scan, mention: Mention) -> bool:
    """Whether a preposition stands before the mention, as a clitic or a word, or its case is not a subject's."""
    return oblique(mention) or after_preposition(scan, mention)


def after_preposition(scan: Scan, mention: Mention) -> bool:
    """Whether a preposition stands before the mention, as a clitic or a word."""
    if GOVERNING & set(mention.before):
        return True
    at = phrase_start(scan, mention.first)
    if at > 0 and scan.language.leading.get(scan.tokens[at - 1].folded) == "by":
        return True  # "troops backed by the mission": the longer phrase hides its last word
    return at > 0 and any(
        lexeme.form.sense in PREPOSITIONS and lexeme.last == at and lexeme.after is None
        for start in range(max(0, at - 3), at)
        for lexeme in scan.lexemes[start]
    )


def subject_after(scan: Scan, cue: Cue, last: int) -> Mention | None:
    """The first actor after the cue that no preposition governs and that agrees."""
    for mention in scan.actors_in(cue.last, last):
        if mention.first - cue.last > _REACH:
            return None
        if governed(scan, mention) or mention.note == "adjective":
            continue
        quoted = mention.first == cue.last + 1 and scan.tokens[cue.last].text in QUOTES
        if not quoted and not agree(cue.features, mention.features):
            continue
        if mention.first > cue.last and _utterance(scan, mention.first - 1):
            continue
        if mention.first > cue.last and _other_subject(scan, cue.last, mention.first):
            return None
        return None if _objective(scan, mention) else mention
    return None


def _other_subject(scan: Scan, first: int, last: int) -> bool:
    """Whether a definite noun that is no mention stands right behind the verb: then it is the subject."""
    if first in scan.taken or scan.tokens[first].shape != "word" or last - first > _NEAR:
        return False
    lexemes = scan.lexemes[first]
    if any(x.form.speech in {"fixed", "adjective"} or GOVERNING & set(x.before) for x in lexemes):
        return False
    return any("the" in x.before and x.form.speech == "noun" for x in lexemes)


def _utterance(scan: Scan, index: int) -> bool:
    """ "the statement of the minister": the minister is no subject here."""
    return any(x.form.sense == "utterance" and "the" not in x.before for x in scan.lexemes[index])


def _objective(scan: Scan, mention: Mention) -> bool:
    """Whether the ending says that a plural is no subject (الحوثيين)."""
    ending = scan.language.settings.get("object_ending")
    return bool(ending) and mention.features == "3mp" and scan.tokens[mention.first].folded.endswith(str(ending))


def topic(scan: Scan, first: int, cue: Cue) -> Mention | None:
    """The first actor of a sentence that could be the subject of all its verbs."""
    for mention in scan.actors_in(first, cue.first):
        if governed(scan, mention) or mention.note == "adjective":
            continue
        return mention if agree(cue.features, mention.features) else None
    return None


def subject_before(scan: Scan, cue: Cue, clause: Clause) -> Mention | None:
    """The actor that begins the cue's clause, with no other verb between ("the army accuses …")."""
    for mention in scan.actors_in(clause.first, cue.first):
        if governed(scan, mention) or mention.note == "adjective":
            continue
        far = mention.first - clause.body > _NEAR and not scan.language.settings.get("subject_first")
        if far or verb_between(scan, mention.last, cue.first):
            break
        if any(scan.tokens[i].text in _CUTS for i in range(mention.last, cue.first)):
            continue
        beside = mention.last == cue.first  # a group's gender is not always what its name looks like
        return mention if beside or agree(cue.features, mention.features) else None
    return _right_before(scan, cue)


def _right_before(scan: Scan, cue: Cue) -> Mention | None:
    """ "…, and the army denies": the actor, joined on, that stands right before the verb."""
    if cue.joined:
        return None
    for mention in scan.actors_in(max(0, cue.first - 8), cue.first):
        gap = [scan.tokens[i] for i in range(mention.last, cue.first)]
        if any(token.shape != "mark" for token in gap) or governed(scan, mention) or mention.note == "adjective":
            continue
        before = scan.tokens[mention.first - 1].text if mention.first else ""
        joined = "and" in mention.before or (mention.first >= 2 and _lone_and(scan, mention.first))
        if (joined or before in COMMAS) and agree(cue.features, mention.features):
            return mention
    return None


def _lone_and(scan: Scan, first: int) -> bool:
    """ "and" that a quotation mark cuts off from its word: و«…»."""
    return scan.tokens[first - 1].shape == "mark" and scan.tokens[first - 2].folded == scan.language.joiner


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
