"""Places so far -> the one that "the city", "the region" or "the country" goes back to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from hudna.gazetteer import Entry, capital_of, country_entry, slug
from hudna.reading.placewords import Kind, Role, Words
from hudna.reading.scans import Mention, Scan
from hudna.reading.toponyms import QUOTES

FADING = 0.85  # what is left of a mention's weight after each sentence; a headline's stays
SAME_SENTENCE = 0.5
NAMESAKE = 0.7  # "the governorate of X" also speaks of X, the city
KEPT = 40  # sentences that are remembered of a place; what lies further back has faded
HEADLINE = 1  # the first sentence's number


class Found(NamedTuple):
    """A place on tokens, with its entry; `weight` is how much it counts when "the city" is sought."""

    mention: Mention
    entry: Entry | None
    weight: float


class Told:
    """What a text has told of one place: by sentence how much, and in how many mentions that count."""

    __slots__ = ("entry", "kin", "sentences")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.sentences: dict[int, tuple[float, int]] = {}
        self.kin: list[Told] = []  # the places whose names hold this one's

    def add(self, sentence: int, weight: float) -> None:
        """Note a mention; the oldest sentence but the headline goes where there are too many."""
        total, count = self.sentences.get(sentence, (0.0, 0))
        self.sentences[sentence] = total + weight, count + bool(weight)
        if len(self.sentences) > KEPT:
            del self.sentences[next(one for one in self.sentences if one != HEADLINE)]

    def weight(self, here: int) -> float:
        """How much of it is left in a sentence."""
        left = 0.0
        for sentence, (total, count) in self.sentences.items():
            if sentence == here:
                left += total + SAME_SENTENCE * count
            else:
                left += total if sentence == HEADLINE else total * FADING ** (here - sentence)
        return left


class Places:
    """The places that a text has named so far."""

    def __init__(self, scan: Scan, votes: Mapping[str, float]) -> None:
        self.found: list[Found] = []
        self._votes = votes
        self._firsts = [sentence.first for sentence in scan.sentences]
        self._told: dict[str, Told] = {}  # by id, in the order of their last mention
        self._counted: dict[str, float] = {}  # by country, how many of its places
        self._seen: set[str] = set()
        self._country: Found | None = None  # the country named last
        self._noted = 0  # how many of those found are in the tables

    def add(self, one: Found) -> None:
        """A place more, in the order of the text."""
        self.found.append(one)

    def antecedent(self, role: Role, country: str | None, index: int) -> Entry | None:
        """The entry that a kind word at a token goes back to; a country by its adjective goes first."""
        self._note()
        if is_capital(role):
            return capital_of(country or self._most() or "")
        if role.features == ("country",):
            return self._named_here(index) or country_entry(self._most() or "")
        here = bisect_right(self._firsts, index)
        best, most = None, 0.0
        for told in self._told.values():
            if told.entry.feature in role.anaphors:
                score = told.weight(here) + sum([NAMESAKE * one.weight(here) for one in told.kin])
                if best is None or score > most:
                    best, most = told.entry, score
        return best

    def _note(self) -> None:
        """Enter what was found since the last time into the tables: few texts ask at all."""
        for one in self.found[self._noted :]:
            known = one.entry
            if known is None:
                continue
            if known.feature == "country":
                self._country = one
            if one.weight and known.id not in self._seen:
                self._seen.add(known.id)
                weight = 0.5 if known.feature in {"country", "capital"} else 1.0
                self._counted[known.country] = self._counted.get(known.country, 0.0) + weight
            told = self._told.pop(known.id, None) or self._new(known)
            self._told[known.id] = told
            told.add(bisect_right(self._firsts, one.mention.first), one.weight)
        self._noted = len(self.found)

    def _new(self, known: Entry) -> Told:
        told, stem = Told(known), slug(known.name)
        for other in self._told.values():
            name = slug(other.entry.name)
            if stem in name:
                told.kin.append(other)
            if name in stem:
                other.kin.append(told)
        return told

    def _named_here(self, index: int) -> Entry | None:
        """The country that the sentence itself has named last: "Sudan declared … across the country"."""
        here = bisect_right(self._firsts, index)
        first = self._firsts[here - 1] if here else 0
        last = self._country
        return last.entry if last is not None and last.mention.first >= first else None

    def _most(self) -> str | None:
        """The country with most places so far; a country's name and its capital count half."""
        votes = self._votes
        counted = {code: count + votes.get(code, 0.0) / 10 for code, count in self._counted.items() if code}
        return max(counted, key=lambda code: (counted[code], code), default=None)


def is_capital(role: Role) -> bool:
    """Whether a kind word means a country's capital."""
    return "capital" in role.features and not role.strong


def stands_alone(scan: Scan, words: Words, kind: Kind, index: int) -> bool:
    """Whether a kind word means a place named before: it has the article, and no name with it."""
    if "the" in kind.before:
        return True
    if scan.language.settings.get("definite"):
        small = not scan.tokens[index].text[0].isupper()  # "the State Security Service"
        return small and scan.definite(index) and not _named_after(scan, index)
    return _governed(scan, words, kind, index)


def _named_after(scan: Scan, index: int) -> bool:
    """Whether the name follows a kind word after "of": "the city of Aleppo"."""
    of = scan.lexeme(index + 1, {"actor-of"}) if index + 2 < len(scan.tokens) else None
    return of is not None and of.last < len(scan.tokens) and scan.tokens[of.last].text[0].isupper()


def _governed(scan: Scan, words: Words, kind: Kind, index: int) -> bool:
    """Whether a kind word of a language without an article stands alone after a preposition: "in [the] city"."""
    tokens, last = scan.tokens, index + 1
    if scan.language.article or not index or kind.role.weak:
        return False
    if last < len(tokens) and (tokens[last].text[0].isupper() or tokens[last].text in QUOTES):
        return False
    roles = words[index - 1].roles
    return "at" in roles or "near" in roles
