"""Scan -> actors: who the text names, composed of offices and owners, or known by name."""

from __future__ import annotations

from hudna.reading.anaphors import resolve
from hudna.reading.offices import heads_at
from hudna.reading.outlets import outlet_at
from hudna.reading.owners import Owner
from hudna.reading.parties import name_at, state_at
from hudna.reading.parts import HEADS, Marks, mark
from hudna.reading.phrases import Phrase, features_of
from hudna.reading.scans import Mention, Scan
from hudna.reading.surnames import with_surnames

_NAMES = frozenset({"actor", "media", "person"})
_SIDES = {"both": "Both sides", "other": "The other side"}


def find_actors(scan: Scan) -> list[Mention]:
    """All actors of a scan, in the order of the text."""
    marks = mark(scan)
    phrases: list[Phrase] = []
    covered = 0
    for index in sorted(marks.at):
        if index < covered:
            continue
        for phrase in phrases_at(marks, index):
            phrases.append(phrase)
            covered = max(covered, phrase.last)
    return [phrase.mention(marks) for phrase in resolve(marks, with_surnames(marks, phrases))]


def phrases_at(marks: Marks, index: int) -> list[Phrase]:
    """The phrases that begin at a token: a name, an office with its owners, a party, a state, a short form."""
    types = {one.part.type for one in marks.at[index]}
    one = outlet_at(marks, index) if "short" in types else None
    if one is None and types & _NAMES:
        one = name_at(marks, index)
    if one is not None:
        return [one]
    found = heads_at(marks, index) if types & HEADS else []
    if found:
        return found
    one = _fixed(marks, index) or state_at(marks, index) or _short(marks, index)
    return [one] if one is not None else []


def _fixed(marks: Marks, index: int) -> Phrase | None:
    """ "both sides", "our country", party words."""
    for one in marks.at.get(index, ()):
        lexeme, kind = one.lexeme, one.part.type
        phrase = Phrase(index, lexeme.last, one.part, "", None, None, "3ms", lexeme.before, skip=lexeme.skip)
        if kind in {"both", "other"}:
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
        if one.part.type != "short" or not one.definite or lexeme.form.features not in {"s", "p"}:
            continue
        alone = bool(one.part.spec.get("alone"))
        if _another(marks, lexeme.last, alone) or (one.part.classes == ("statement",) and not marks.cued(index)):
            continue
        return Phrase(
            index, lexeme.last, one.part, "", None, None, features_of(marks, lexeme, one.part), lexeme.before,
            skip=lexeme.skip, open=True, classes=one.part.classes,
        )  # fmt: skip
    return None


def _another(marks: Marks, index: int, alone: bool) -> bool:
    """Whether a definite word follows ("the medical centre"); a deed or noun may be the next part of the clause."""
    if index >= len(marks.scan.tokens) or not marks.article(index):
        return False
    here = marks.scan.lexemes[index]
    return alone or not any(x.form.speech in {"deed", "noun", "verb", "fixed"} for x in here)
