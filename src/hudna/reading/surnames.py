"""Phrases -> more phrases: a person once named in full goes on by surname ("Peskov added")."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.languages.cases import bases
from hudna.reading.parts import Marks
from hudna.reading.phrases import Phrase

_LEAST = 3  # letters of a surname


def with_surnames(marks: Marks, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, and where a surname stands alone after its person was named in two words or more."""
    named: dict[str, Phrase] = {}
    code = marks.scan.language.code
    for phrase in phrases:
        first, last = (phrase.start, phrase.end) if phrase.start >= 0 else (phrase.first, phrase.last)
        if _person(phrase) and last - first > 1:
            surname = marks.scan.tokens[last - 1].folded
            if len(surname) >= _LEAST:
                for form in bases(code, surname):
                    named.setdefault(form, phrase)
    if not named:
        return list(phrases)
    settings = marks.scan.language.settings
    cased, inflects = bool(settings.get("cased")), bool(settings.get("name_endings"))
    spots = {
        index: named[form]
        for index, token in enumerate(marks.scan.tokens)
        if not cased or token.text[0].isupper()
        for form in (reversed(bases(code, token.folded)) if inflects else (token.folded,))
        if form in named
    }
    if not spots:
        return list(phrases)
    taken = {index for phrase in phrases for index in range(phrase.first, phrase.last)}
    found = [
        _again(marks, index, who)
        for index, who in spots.items()
        if index not in taken and index >= who.last and _alone(marks, index)
    ]
    return sorted([*phrases, *found], key=lambda one: one.first) if found else list(phrases)


def _person(phrase: Phrase) -> bool:
    return phrase.part.type == "person" or (
        phrase.start >= 0 and phrase.part.type in {"role", "people"} and phrase.last >= phrase.end
    )


def _alone(marks: Marks, index: int) -> bool:
    """After a verb or a saying word, or a word that the lexicon does not know at all."""
    before = marks.before(index)
    verb = any(x.form.speech == "verb" or x.form.sense.startswith("cue-") or x.form.sense == "that" for x in before)
    return verb or all(one.form.sense.startswith("person-") for one in marks.scan.lexemes[index])


def _again(marks: Marks, index: int, phrase: Phrase) -> Phrase:
    return Phrase(
        index, index + 1, phrase.part, phrase.name, phrase.side, phrase.sector, phrase.features, classes=phrase.classes,
        note="surname", owner=phrase.owner, kind="name",
    )  # fmt: skip
