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
    case = _case_after(scan, token)
    if after < last and scan.lexeme(after, {"one-of", "another"}) is not None and after not in scan.counted:
        return _of_one(None, scan.span(after, after + 1))
    for index in range(after, min(last, token + 1 + _REACH)):
        if scan.lexeme(index, {"no-any"}) is not None:
            return None
        if index in scan.counted:
            return None
        for lexeme in scan.lexemes[index]:
            group = person_group(scan.language.code, lexeme.form.sense)
            if group is not None and _one(lexeme, case) and not (case and _plural_too(scan, index, case)):
                return _of_one(group or None, scan.span(index, lexeme.last, lexeme.skip))
        if any(x.form.speech in {"verb", "passive"} and x.form.sense.startswith("cue-") for x in scan.lexemes[index]):
            return None
        case = _case_after(scan, index) or case
        if case and scan.tokens[index].shape == "mark":
            return None
    return None


def cased(scan: Scan) -> bool:
    """Whether nouns have cases, which say who is subject and who is whose."""
    return bool(scan.language.settings.get("genitive"))


def undergone(scan: Scan, first: int, token: int) -> Quantity | None:
    """ "a woman received injuries": the one subject of the verb right before a noun of harm, where nouns have cases."""
    if not cased(scan) or not any(x.form.speech == "deed" for x in scan.lexemes[token]):
        return None
    for index in range(token - 1, max(first, token - _REACH), -1):
        if _case_after(scan, index) == "nom":
            return _one_before(scan, first, index)
    return None


def _case_after(scan: Scan, index: int) -> str:
    """The case of the one person behind a word, where nouns have cases: a subject's behind a verb in the singular."""
    genitive = scan.language.settings.get("genitive")
    if not genitive:
        return ""
    for lexeme in scan.lexemes[index]:
        if lexeme.form.speech == "deed":
            return str(genitive)
        if lexeme.form.speech in _FINITE:
            return "nom" if lexeme.form.features.endswith(_ALONE) else _NO_CASE
    return ""


def _plural_too(scan: Scan, index: int, case: str) -> bool:
    """ "the death of a soldier" or "of soldiers": a form that is both says no number; a verb tells in its place."""
    return case != "nom" and any(
        case in x.form.features and x.form.features.endswith("p")
        for x in scan.lexemes[index]
        if x.form.speech == "noun"
    )


_FINITE = frozenset({"verb", "passive"})
_ALONE = ("3ms", "3fs", "3s")
_NO_CASE = "-"  # behind a verb in the plural stands nobody alone


def bare_subject(scan: Scan, first: int, token: int) -> Quantity | None:
    """ "a man had been injured": the bare singular person before a passive, or that a headline begins with."""
    if cased(scan):
        return _one_before(scan, first, token)
    for index in range(token - 1, max(first, token - _BEFORE) - 1, -1):
        if index in scan.counted or scan.tokens[index].text in ".;:":
            return None
        if scan.lexeme(index, {"one-person"}) is not None:
            return _of_one(None, scan.span(index, index + 1))
        if _begins_one(scan, index):
            return _person_in(scan, index, token)
    return _person_in(scan, first - 1, first + 2) if _headed(scan, first) else None


def _one_before(scan: Scan, first: int, token: int) -> Quantity | None:
    """The one person in the nominative before a verb in the singular, where nouns have cases."""
    if _case_after(scan, token) != "nom":
        return None
    for index in range(token - 1, max(first, token - 1 - _REACH) - 1, -1):
        if index in scan.counted or scan.tokens[index].shape == "mark" or scan.lexeme(index, _NONE) is not None:
            return None
        for lexeme in scan.lexemes[index]:
            group = person_group(scan.language.code, lexeme.form.sense)
            if group is not None and _one(lexeme, "nom") and scan.lexeme(max(first, index - 2), _NONE) is None:
                return _of_one(group or None, scan.span(index, lexeme.last, lexeme.skip))
    return None


_NONE = frozenset({"negator", "no-any"})
_BEFORE = 12  # tokens from a passive back to the article of its subject


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
            group = person_group(scan.language.code, lexeme.form.sense)
            if group is not None and lexeme.form.features in _JUST_ONE and lexeme.form.speech == "noun":
                return _of_one(group or None, scan.span(at, lexeme.last))
    return None


def _of_one(group: str | None, span: Span) -> Quantity:
    return Quantity(low=1, high=1, approximate=False, unit="person", group=group, span=span)


def _one(lexeme: Lexeme, case: str) -> bool:
    form = lexeme.form
    if case:
        features = form.features.split()
        return form.speech == "noun" and case in features and features[-1] in _JUST_ONE
    bare = "the" not in lexeme.before and lexeme.after is None
    return bare and form.speech in {"noun", "adjective"} and form.features in _JUST_ONE


@lru_cache(maxsize=2000)
def person_group(code: str, sense: str) -> str | None:
    """The group of a person word, "" for a person without one, None for what is no person."""
    if not sense.startswith(("group-", "unit-")):
        return None
    known = language(code).sense(sense)
    if known is None or known.attributes.get("unit") != "person":
        return None
    return str(known.attributes.get("group", ""))
