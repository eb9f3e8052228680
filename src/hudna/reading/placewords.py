"""Words of the lexicon -> what each has to do with places: it heads, links, opens a name or stands for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from hudna.gazetteer import Starts, starts
from hudna.languages import language
from hudna.reading.lexemes import readings
from hudna.reading.scans import Scan
from hudna.reading.wordbooks import WordBook


class Role(NamedTuple):
    """What a sense of the lexicon does beside a place name (see languages/ar/lexicon/places.toml)."""

    name: str  # head, near, link, at, opener, part, nation, media or fixed
    features: tuple[str, ...]
    strong: bool  # makes a place of an unknown name
    weak: bool  # only chooses among the places of a name
    anaphors: tuple[str, ...]  # the features of what it may stand for alone
    derived: str | None
    label: str | None  # a nation's country, a fixed phrase's name


class Kind(NamedTuple):
    """A word that has something to do with places: its role, and how it stands here."""

    role: Role
    features: str
    before: tuple[str, ...]
    skip: int


@dataclass(slots=True)
class Word:
    """All that a word has to do with places."""

    roles: Mapping[str, Kind]  # by the role's name
    nation: str | None  # the country that it is an adjective of
    opens: bool  # it may open a phrase with a name of its own
    starts: Starts | None
    head: Kind | None  # a word for a kind of place


NOTHING = Word(roles={}, nation=None, opens=False, starts=None, head=None)
Words = Sequence[Word]


@cache
def roles_of(code: str) -> Mapping[str, Role]:
    """The senses of a language that have something to do with places."""
    found: dict[str, Role] = {}
    for name, sense in language(code).lexicon.senses.items():
        given = sense.attributes
        if name.startswith("state-"):
            found[name] = Role("nation", (), strong=False, weak=False, anaphors=(), derived=None, label=name[6:])
        elif "place" in given:
            features = tuple(given.get("features", ()))
            strong, weak = bool(given.get("strong")), bool(given.get("weak"))
            anaphors = tuple(given.get("anaphors", features if given.get("anaphor") else ()))
            derived, label = given.get("derived"), given.get("name")
            found[name] = Role(given["place"], features, strong, weak, anaphors, derived, label)
    return found


@cache
def _words(code: str) -> WordBook[Word]:
    return WordBook(partial(_word_of, code))


def _word_of(code: str, word: str) -> Word:
    """What a folded word has to do with places; a pronoun after it takes that from it."""
    known = roles_of(code)
    roles: dict[str, Kind] = {}
    nation, opens = None, False
    for form, before, after, skip in readings(code, word):
        role = known.get(form.sense)
        if role is None or after is not None:
            continue
        if role.name == "nation":
            nation = nation or (role.label if form.speech == "adjective" and not form.rest else None)
        elif form.rest:
            opens = opens or role.name == "fixed"
        elif role.name == "head" or "the" not in before:
            roles.setdefault(role.name, Kind(role, form.features, before, skip))
    names = starts(code, word)
    return Word(roles, nation, opens, names, roles.get("head")) if roles or nation or opens or names else NOTHING


def words_of(scan: Scan) -> Words:
    """What each token has to do with places."""
    book = _words(scan.language.code)
    return [book[token.folded] if token.shape == "word" else NOTHING for token in scan.tokens]
