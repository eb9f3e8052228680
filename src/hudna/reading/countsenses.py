"""What one word may mean for counting: a number, a bound, a counted noun, a role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Number = int | float
FREE = frozenset({"the"})  # clitics that may stand before a counted noun


@dataclass(frozen=True, slots=True)
class Piece:
    """A number word: part of a number. `after` is the pronoun joined to it ("half of them")."""

    value: Number
    attributes: Mapping[str, Any]
    before: tuple[str, ...]
    after: str | None
    skip: int
    rest: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Whether the sense carries the attribute (multiplies, fraction, vague, compound, dual)."""
        return bool(self.attributes.get(name))

    @property
    def multiplies(self) -> bool:
        """A word of a scale that may stand on its own behind a number ("thousand", not the "k" of 5k)."""
        return self.has("multiplies") and not self.has("glued") and not set(self.before) - FREE


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed word or phrase, or a verb, with a role around numbers ("bound", "vague", "after", "part" …)."""

    role: str
    sense: str
    attributes: Mapping[str, Any]
    before: tuple[str, ...]
    after: str | None
    skip: int
    rest: tuple[str, ...]
    speech: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun (or adjective, goods, force) that units.toml knows."""

    sense: str
    attributes: Mapping[str, Any]
    speech: str
    features: str
    before: tuple[str, ...]
    after: str | None
    skip: int
    rest: tuple[str, ...]
    cases: frozenset[str] = frozenset()
    lemma: str = ""

    @property
    def counts(self) -> bool:
        """A thing that is counted, not what qualifies it."""
        return "unit" in self.attributes and self.speech in {"noun", "deed", "fixed"}

    @property
    def holds(self) -> int:
        """How many the word itself says ("трёхдневный": 3), 0 for most."""
        return int(self.attributes.get("holds", 0))

    @property
    def qualifies(self) -> bool:
        """An adjective that tells the group of what is counted."""
        return self.speech == "adjective" and "group" in self.attributes and not set(self.before) - FREE


@dataclass(frozen=True, slots=True)
class Word:
    """All that a folded word may mean for counting, sorted by what asks for it.

    `starts`: a number's wording may begin here, whatever follows; `leads`: or where one of these words follows.
    """

    pieces: tuple[Piece, ...]
    phrases: tuple[Phrase, ...]
    nouns: tuple[Noun, ...]
    roles: Mapping[str, tuple[str, ...]]  # role -> clitics before it
    clitic: tuple[str, ...]  # the word is clitics alone, cut from the digits after it
    starts: bool = False
    leads: frozenset[str] = frozenset()
    frames: bool = False  # a word of counting or change ("عدد", "ارتفع")
    ranges: bool = False  # "between"
    bounds: tuple[Phrase, ...] = ()
    vagues: tuple[Phrase, ...] = ()
    afters: tuple[Phrase, ...] = ()
    others: tuple[Phrase, ...] = ()  # "of them", "others"
    percents: tuple[Phrase, ...] = ()
    counted: tuple[Noun, ...] = ()  # what a number before it may count
    duals: tuple[Noun, ...] = ()  # the nouns in the dual, unless the word may be a plural as well
    fixed: tuple[Noun, ...] = ()
    multiplier: Piece | None = None  # a scale that may multiply what stands before it
    group: str | None = None  # as an adjective

    @property
    def says_number(self) -> bool:
        """Whether the word is a noun of counting ("عدد")."""
        return self.frames and any(phrase.role == "num-count-noun" for phrase in self.phrases)


NOTHING = Word((), (), (), {}, ())
