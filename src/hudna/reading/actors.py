"""Scan -> actors: who the text names, composed of offices and owners, or known by name."""

from __future__ import annotations

from hudna.reading.anaphors import resolve
from hudna.reading.leads import adjective_endings, lead_at, pronouns_in
from hudna.reading.offices import heads_at
from hudna.reading.outlets import outlet_at
from hudna.reading.owners import Owner
from hudna.reading.parties import name_at, state_at
from hudna.reading.parts import HEADS, Mark, Marks, mark
from hudna.reading.phrases import Phrase, features_of
from hudna.reading.scans import Mention, Scan
from hudna.reading.surnames import with_surnames

_NAMES = frozenset({"actor", "media", "person"})
_PREPOSITIONS = frozenset({"from", "turn", "on", "by", "in"})
_FIXED = frozenset({"both", "other", "own", "party"})
_SIDES = {"both": "Both sides", "other": "The other side"}


def find_actors(scan: Scan) -> list[Mention]:
    """All actors of a scan, in the order of the text."""
    marks = mark(scan)
    phrases: list[Phrase] = []
    covered = 0
    for index in sorted({*marks.at, *pronouns_in(marks)}):
        if index < covered:
            continue
        for phrase in phrases_at(marks, index):
            phrases.append(phrase)
            covered = max(covered, phrase.last)
    found = [phrase.mention(marks) for phrase in resolve(marks, with_surnames(marks, phrases))]
    return [one for one in found if not (marks.owners_first and _attributive(scan, one))]


def _attributive(scan: Scan, mention: Mention) -> bool:
    """ "its military operation": no military of its own, but what kind of operation it is."""
    return mention.note in {"own", "anaphor"} and any(x.last > mention.last for x in scan.lexemes[mention.last - 1])


def phrases_at(marks: Marks, index: int) -> list[Phrase]:
    """The phrases that begin at a token: a name, an office with its owners, a party, a state, a short form."""
    types = {one.part.type for one in marks.at.get(index, ())}
    if marks.owners_first and not types & HEADS and (found := _led(marks, index)):
        return found
    one = outlet_at(marks, index) if "short" in types else None
    if one is None and types & _NAMES:
        one = name_at(marks, index)
    if one is not None:
        return [one]
    found = heads_at(marks, index) if types & HEADS and not _inside(marks, index) else []
    if not found and marks.leads:
        found = _led(marks, index)
    if found:
        return found
    one = _fixed(marks, index) or state_at(marks, index) or _short(marks, index)
    return [one] if one is not None else []


def _inside(marks: Marks, index: int) -> bool:
    """Whether a word is the last one of a preposition of several words ("on the part of")."""
    return bool(marks.scan.language.settings.get("genitive")) and any(
        x.last > index and x.form.sense in _PREPOSITIONS
        for start in range(max(0, index - 2), index)
        for x in marks.scan.lexemes[start]
    )


def _led(marks: Marks, index: int) -> list[Phrase]:
    """A head, or a medium, after its adjectives ("Russian peacekeepers", "the Turkish agency Anadolu")."""
    lead = lead_at(marks, index)
    if lead is None:
        return []
    found = heads_at(marks, lead.at, 0, lead)
    if found or lead.owner is None:
        return found
    medium = outlet_at(marks, lead.at, lead.owner)
    if medium is None:
        return []
    medium.first = lead.first
    return [medium]


def _fixed(marks: Marks, index: int) -> Phrase | None:
    """ "both sides", "our country", party words."""
    for one in marks.at.get(index, ()):
        lexeme, kind = one.lexeme, one.part.type
        if kind not in _FIXED:
            continue
        phrase = Phrase(index, lexeme.last, one.part, "", None, None, "3ms", lexeme.before, skip=lexeme.skip)
        if kind in {"both", "other"}:
            if one.part.spec.get("needs") == "verb" and not _acting(marks, one):
                continue
            phrase.name, phrase.note = _SIDES[kind], kind
            phrase.features = "3md" if kind == "both" else "3ms"
            return phrase
        if kind == "own":
            phrase.owner = Owner("own", "", None, features=lexeme.after or "")
            phrase.sector, phrase.features, phrase.note, phrase.open = "GOV", "3fs", "own", True
            return phrase
        if kind == "party" and "as" not in lexeme.before:
            phrase.features, phrase.open = features_of(marks, lexeme, one.part), True
            return phrase
    return None


def _short(marks: Marks, index: int) -> Phrase | None:
    """ "the ministry", alone and definite; with another adjective it is another body."""
    for one in marks.at.get(index, ()):
        lexeme = one.lexeme
        number = lexeme.form.features[-1:]
        if one.part.type != "short" or number not in {"s", "p"}:
            continue
        if not marks.definite(one) and not (marks.leads and marks.scan.lexeme(lexeme.last, _STATEMENT)):
            continue  # "a ministry statement" is the ministry's
        alone = bool(one.part.spec.get("alone"))
        if _another(marks, lexeme.last, alone) or _other(marks, index, lexeme.last):
            continue
        if one.part.classes == ("statement",) and not marks.cued(index):
            continue
        return Phrase(
            index, lexeme.last, one.part, "", None, None, features_of(marks, lexeme, one.part), lexeme.before,
            skip=lexeme.skip, open=True, classes=one.part.classes,
        )  # fmt: skip
    return None


_STATEMENT = frozenset({"utterance"})


def _acting(marks: Marks, one: Mark) -> bool:
    """Whether a word is bare and no genitive ("the sides agreed", "called on the sides")."""
    first = one.lexeme.first
    if not first or marks.scan.tokens[first - 1].shape == "mark":
        return True
    before = marks.before(first)
    return bool(before) and all(x.form.speech in {"verb", "passive"} or x.form.sense in {"and", "that"} for x in before)


def _other(marks: Marks, first: int, last: int) -> bool:
    """Whether an adjective before, or an unknown word in the genitive after it, make a short form another body."""
    if not marks.leads:
        return False
    tokens = marks.scan.tokens
    if first and tokens[first - 1].shape == "word" and tokens[first - 1].folded.endswith(
        adjective_endings(marks.scan.language.code)
    ):  # fmt: skip
        return not any(x.form.speech == "fixed" for x in marks.before(first))
    genitive = marks.scan.language.settings.get("genitive")
    here = marks.scan.lexemes[last] if last < len(tokens) else []
    return bool(genitive) and any(
        x.form.speech in {"noun", "deed"} and genitive in x.form.features.split() and "nom" not in x.form.features
        for x in here
    )


def _another(marks: Marks, index: int, alone: bool) -> bool:
    """Whether a definite word follows ("the medical centre"); a deed or noun may be the next part of the clause."""
    if marks.owners_first and index < len(marks.scan.tokens) and marks.scan.lexeme(index, {"about"}) is not None:
        return True  # "the movement of troops"
    if index >= len(marks.scan.tokens) or not marks.article(index):
        return False
    here = marks.scan.lexemes[index]
    return alone or not any(x.form.speech in {"deed", "noun", "verb", "fixed"} for x in here)
