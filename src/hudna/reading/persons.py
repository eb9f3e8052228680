"""Tokens after an office -> the person who holds it, known to the register or not."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from hudna.gazetteer.actors import Known
from hudna.languages import language
from hudna.reading.owners import adjective_owner, known_at
from hudna.reading.parts import Marks

QUOTES = frozenset("\"“”«»'‘’()")
_TITLES = 5  # titles before a name
_SMALL = 4  # small words and hyphens inside a name
_NAME = 4  # words of a name that the register does not know
_COMMAS = frozenset("،,")


class Person(NamedTuple):
    """A person's name on tokens `first` to `last`; `known` is the register's entry."""

    first: int
    last: int
    known: Known | None
    end: int  # after closing quotation marks
    sure: bool = True  # known, or with a given name or title in it


def person_after(marks: Marks, at: int, side: str | None) -> Person | None:
    """The name that follows an office: titles, an adjective of origin and quotation marks may come first."""
    limit = marks.ends[at - 1]
    index, titled = at, False
    if (
        index + 1 < limit
        and marks.scan.tokens[index].text in _COMMAS
        and (_title(marks, index + 1) or _full(marks, index + 1))
    ):
        index += 1
    for _ in range(_TITLES):
        title = _title(marks, index) if index < limit else 0
        if not title:
            break
        index, titled = title, True
        owner = adjective_owner(marks, index) if index < limit else None
        if owner is not None:
            index = owner.last
    quoted = index < limit and marks.scan.tokens[index].text in QUOTES
    index += quoted
    if index >= limit:
        return None
    found = _known(marks, index, side) or _unknown(marks, index, limit, titled)
    if found is None:
        return None
    closed = quoted and found.last < limit and marks.scan.tokens[found.last].text in QUOTES
    return found._replace(end=found.last + int(closed))


def _title(marks: Marks, index: int) -> int:
    """The token after a title that begins here, else 0."""
    if index >= len(marks.scan.tokens):
        return 0
    lexeme = marks.scan.lexeme(index, {"actor-title"})
    return lexeme.last if lexeme and not lexeme.before else 0


def _full(marks: Marks, index: int) -> bool:
    """Whether a person's full name stands at a token."""
    return any(
        mark.part.type == "person" and mark.lexeme.last > index + 1 and not mark.lexeme.before
        for mark in marks.at.get(index, ())
    )


def _known(marks: Marks, index: int, side: str | None) -> Person | None:
    """A name of the register. One by surname alone, or with another side than the office's, is taken for no other's."""
    found = []
    for mark in marks.at.get(index, ()):
        if mark.part.type == "person" and not set(mark.lexeme.before) - {"the"}:
            known = known_at(marks, mark)
            if known is not None and (mark.lexeme.form.speech == "fixed" or side in {None, known.side}):
                found.append((known.side != side, Person(index, mark.lexeme.last, known, mark.lexeme.last)))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _unknown(marks: Marks, index: int, limit: int, titled: bool) -> Person | None:
    """Words that the lexicon does not know, or given names: two at least, one after a title."""
    last = index
    given = False
    if marks.article(index) and marks.scan.lexeme(index, {"given-name"}) is None and not titled:
        return None
    words = 0
    while last < limit and words < _NAME and (_namelike(marks, last) or (last > index and _particle(marks, last))):
        if last > index and _full(marks, last):
            return None
        given = given or marks.scan.lexeme(last, {"given-name"}) is not None
        last += _particle(marks, last) if last > index and not _namelike(marks, last) else 1
        words += 1
    if words < (1 if titled else 2):
        return None
    return Person(index, last, None, last, given or titled)


def _particle(marks: Marks, index: int) -> int:
    """How many tokens a small word or hyphen in a name and the name after it are ("al-Mesmari", "de la Calle")."""
    tokens, count = marks.scan.tokens, 0
    limit = min(marks.ends[index - 1], index + _SMALL)
    while index + count < limit and (
        tokens[index + count].folded in particles(marks.scan.language.code) or (tokens[index + count].text == "-")
    ):
        count += 1
    return count + 1 if count and index + count < limit and _namelike(marks, index + count) else 0


@cache
def particles(code: str) -> frozenset[str]:
    """The small words that stand inside the names of persons."""
    return frozenset(language(code).settings.get("name_particles", ()))


def _namelike(marks: Marks, index: int) -> bool:
    """A word that is in no lexicon, however its clitics are cut, or a given name."""
    token = marks.scan.tokens[index]
    if token.shape != "word":
        return False
    if marks.scan.language.settings.get("cased"):
        return token.text[0].isupper() and not marks.here(index, "state", "seat", "actor", "office", "media")
    if any(lexeme.form.sense == "given-name" and not lexeme.before for lexeme in marks.scan.lexemes[index]):
        return True
    lexemes = marks.scan.lexemes[index]
    return len(token.folded) > 1 and all(lexeme.form.sense.startswith("person-") for lexeme in lexemes)
