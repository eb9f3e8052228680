"""Tokens after a trigger -> a quantity of one: "a man was killed", "the injury of a girl" (rule 15)."""

from __future__ import annotations

from functools import lru_cache

from hudna.languages import language
from hudna.model import Quantity, Span
from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan
from hudna.reading.speech import PREPOSITIONS

_REACH = 4  # tokens from the trigger to the person
_JUST_ONE = frozenset({"s", "ms", "fs"})


def bare_victim(scan: Scan, token: int, last: int) -> Quantity | None:
    """The first bare singular, indefinite person right after the trigger, as a quantity of 1."""
    after = token + 1
    if after < last and scan.lexeme(after, {"one-of", "another"}) is not None and after not in scan.counted:
        return _of_one(None, scan.span(after, after + 1))
    for index in range(after, min(last, token + 1 + _REACH)):
        if scan.lexeme(index, {"no-any"}) is not None:
            return None
        if index in scan.counted:
            return None
        for lexeme in scan.lexemes[index]:
            group = _person(scan.language.code, lexeme.form.sense)
            if group is not None and _one(lexeme) and not _many(scan, index):
                return _of_one(group or None, scan.span(index, lexeme.last, lexeme.skip))
        if any(x.form.speech in {"verb", "passive"} and x.form.sense.startswith("cue-") for x in scan.lexemes[index]):
            return None
    return None


def bare_subject(scan: Scan, first: int, token: int) -> Quantity | None:
    """ "a man had been injured": the bare singular person before a passive, or that a headline begins with."""
    if scan.language.settings.get("genitive"):
        return _subject_of_case(scan, first, token)
    for index in range(token - 1, max(first, token - _BEFORE) - 1, -1):
        if index in scan.counted or scan.tokens[index].text in ".;:":
            return None
        if _begins_one(scan, index):
            return _person_in(scan, index, token)
    return _person_in(scan, first - 1, first + 2) if _headed(scan, first) else None


_BEFORE = 12  # tokens from a passive back to the article of its subject


def _subject_of_case(scan: Scan, first: int, token: int) -> Quantity | None:
    """Where there are cases, the nearest person in the nominative before the verb ("a resident died")."""
    for index in range(token - 1, max(first, token - _BEFORE) - 1, -1):
        here = scan.lexemes[index]
        if index in scan.counted or scan.tokens[index].shape == "mark" or any(x.form.speech in _FINITE for x in here):
            return None
        for lexeme in here:
            group = _person(scan.language.code, lexeme.form.sense)
            if group is not None and _one(lexeme) and "nom" in lexeme.form.features and not _many(scan, index):
                return _of_one(group or None, scan.span(index, lexeme.last))
    return None


_FINITE = frozenset({"verb", "passive"})


def _many(scan: Scan, index: int) -> bool:
    """Whether the same form may be the plural of a person."""
    if not scan.language.settings.get("genitive"):
        return False
    return any(x.form.speech == "noun" and number_of(x.form.features) == "p" for x in scan.lexemes[index])


def _begins_one(scan: Scan, index: int) -> bool:
    """An article of one, as a word of its own."""
    articles = scan.language.settings.get("indefinite", ())
    return isinstance(articles, list) and scan.tokens[index].folded in articles


def _headed(scan: Scan, first: int) -> bool:
    """A clause that begins with a bare singular person ("Farmer wounded by mine")."""
    return bool(scan.language.settings.get("indefinite")) and first not in scan.taken


def _person_in(scan: Scan, index: int, last: int) -> Quantity | None:
    """The first singular person after an article, before any preposition."""
    for at in range(index + 1, min(last, index + 2 + _REACH, len(scan.tokens))):
        if at in scan.counted or any(
            x.form.speech == "fixed" and x.form.sense in PREPOSITIONS for x in scan.lexemes[at]
        ):
            return None
        for lexeme in scan.lexemes[at]:
            group = _person(scan.language.code, lexeme.form.sense)
            if group is not None and lexeme.form.features in _JUST_ONE and lexeme.form.speech == "noun":
                return _of_one(group or None, scan.span(at, lexeme.last))
    return None


def _of_one(group: str | None, span: Span) -> Quantity:
    return Quantity(low=1, high=1, approximate=False, unit="person", group=group, span=span)


def _one(lexeme: Lexeme) -> bool:
    form = lexeme.form
    bare = "the" not in lexeme.before and lexeme.after is None
    return bare and form.speech in {"noun", "adjective"} and number_of(form.features) in _JUST_ONE


def number_of(features: str) -> str:
    """The number in a form's features, without its cases ("nom s")."""
    return features.rpartition(" ")[2]


@lru_cache(maxsize=2000)
def _person(code: str, sense: str) -> str | None:
    """The group of a person word, "" for a person without one, None for what is no person."""
    if not sense.startswith(("group-", "unit-")):
        return None
    known = language(code).sense(sense)
    if known is None or known.attributes.get("unit") != "person":
        return None
    return str(known.attributes.get("group", ""))
