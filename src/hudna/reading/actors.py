"""Scan -> actors: who the text names, composed of offices and owners, or known by name."""

from __future__ import annotations

from hudna.reading.antecedents import resolve
from hudna.reading.offices import heads_at
from hudna.reading.outlets import outlet_at
from hudna.reading.owners import Owner
from hudna.reading.parties import name_at, state_at
from hudna.reading.parts import Mark, Marks, mark
from hudna.reading.phrases import Phrase, features_of
from hudna.reading.scans import Mention, Scan
from hudna.reading.surnames import with_surnames


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
    one = outlet_at(marks, index) or name_at(marks, index)
    if one is not None:
        return [one]
    found = heads_at(marks, index)
    if found:
        return found
    one = _fixed(marks, index) or state_at(marks, index) or _short(marks, index)
    return [one] if one is not None else []


def _fixed(marks: Marks, index: int) -> Phrase | None:
    """ "both sides", "our country", party words."""
    for one in marks.at.get(index, ()):
        kind, lexeme = one.part.type, one.lexeme
        if kind in {"both", "other"}:
            name = "Both sides" if kind == "both" else "The other side"
            return Phrase(
                index,
                lexeme.last,
                one.part,
                name,
                None,
                None,
                "3md" if kind == "both" else "3ms",
                lexeme.before,
                skip=lexeme.skip,
                note=kind,
            )
        if kind == "own":
            found = Phrase(
                index,
                lexeme.last,
                one.part,
                "",
                None,
                "GOV",
                "3fs",
                lexeme.before,
                skip=lexeme.skip,
                note="own",
                open=True,
            )
            found.owner = _speaker_owner(one)
            return found
        if kind == "party" and not set(lexeme.before) & {"as"}:
            return Phrase(
                index,
                lexeme.last,
                one.part,
                "",
                None,
                None,
                features_of(marks, lexeme, one.part),
                lexeme.before,
                skip=lexeme.skip,
                open=True,
            )
    return None


def _speaker_owner(one: Mark) -> Owner:
    return Owner("own", "", None, features=one.lexeme.after or "")


def _short(marks: Marks, index: int) -> Phrase | None:
    """ "the ministry", alone and definite; with another adjective it is another body."""
    for one in marks.at.get(index, ()):
        lexeme = one.lexeme
        if one.part.type != "short" or not one.definite or lexeme.form.features not in {"s", "p"}:
            continue
        if _another(marks, lexeme.last) or (one.part.classes == ("statement",) and not marks.cued(index)):
            continue
        return Phrase(
            index, lexeme.last, one.part, "", None, None, features_of(marks, lexeme, one.part), lexeme.before,
            skip=lexeme.skip, open=True, classes=one.part.classes,
        )  # fmt: skip
    return None


def _another(marks: Marks, index: int) -> bool:
    """Whether a definite word that is no deed or noun follows ("the medical centre")."""
    if index >= len(marks.scan.tokens) or not marks.article(index):
        return False
    here = marks.scan.lexemes[index]
    return not any(x.form.speech in {"deed", "noun", "verb", "fixed"} for x in here)
