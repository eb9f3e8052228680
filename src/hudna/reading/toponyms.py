"""Tokens -> candidates: spans that may be place names, with the words around them that tell of a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from hudna.gazetteer import Option, Start, starts
from hudna.languages import language
from hudna.reading.lexemes import readings
from hudna.reading.scans import Scan


class Role(NamedTuple):
    """What a sense of the lexicon does beside a place name (see languages/ar/lexicon/places.toml)."""

    name: str  # head, near, at, quality, opener, part, nation, media or fixed
    features: frozenset[str]
    strong: bool
    anaphor: bool
    derived: str | None
    label: str | None  # a nation's country, a fixed phrase's name


class Kind(NamedTuple):
    """A word that has something to do with places: its role, and how it stands here."""

    role: Role
    speech: str
    features: str
    before: tuple[str, ...]
    skip: int


Kinds = Sequence[tuple[Kind, ...]]


class Candidate(NamedTuple):
    """A name on tokens `first` to `last` (half-open): what it may mean and what stands before it."""

    first: int
    last: int
    start: Start
    head: Kind | None
    role: Role | None
    near: bool
    at: bool
    media: bool

    @property
    def options(self) -> tuple[Option, ...]:
        """The places that the name may mean."""
        return self.start.options


@cache
def roles_of(code: str) -> Mapping[str, Role]:
    """The senses of a language that have something to do with places."""
    found: dict[str, Role] = {}
    for name, sense in language(code).lexicon.senses.items():
        given = sense.attributes
        if name.startswith("state-"):
            found[name] = Role("nation", frozenset(), strong=False, anaphor=False, derived=None, label=name[6:])
        if "place" in given:
            label = given.get("country") or given.get("name")
            features = frozenset(given.get("features", ()))
            strong, anaphor = bool(given.get("strong")), bool(given.get("anaphor"))
            found[name] = Role(given["place"], features, strong, anaphor, given.get("derived"), label)
    return found


@lru_cache(maxsize=100_000)
def kinds_of(code: str, word: str) -> tuple[Kind, ...]:
    """The ways in which a folded word has to do with places; a pronoun after it takes that from it."""
    roles = roles_of(code)
    return tuple(
        Kind(roles[form.sense], form.speech, form.features, before, skip)
        for form, before, after, skip in readings(code, word)
        if form.sense in roles and after is None and not form.rest and not form.tail
    )


def kinds(scan: Scan) -> Kinds:
    """What each token has to do with places."""
    code = scan.language.code
    return [kinds_of(code, token.folded) if token.shape == "word" else () for token in scan.tokens]


def candidates(scan: Scan, known: Kinds) -> list[Candidate]:
    """Every span that a place name covers, the longest one from each word."""
    found: list[Candidate] = []
    code, tokens, end = scan.language.code, scan.tokens, 0
    for index, token in enumerate(tokens):
        if index < end or token.shape != "word":
            continue
        names = starts(code, token.folded)
        if not names or _is_adjective(scan, index, known[index]):
            continue
        for start in names:
            last = _follow(scan, index + 1, start.rest)
            if last:
                found.append(_surround(scan, index, last, start, known, found[-1] if found else None))
                end = last
                break
    return found


@cache
def _unnamed(code: str) -> tuple[str, ...]:
    """Endings, as written, that no name has."""
    senses = language(code).lexicon.senses.values()
    return tuple(end for sense in senses if sense.attributes.get("place") == "unnamed" for end in sense.attributes["ends"])


def _is_adjective(scan: Scan, index: int, here: tuple[Kind, ...]) -> bool:
    """Whether a word that reads like a country is the adjective of it: "an Armenian post" in the accusative."""
    token = scan.tokens[index]
    if token.text.endswith(_unnamed(scan.language.code) or "\0"):
        return True
    if not index or not any(kind.role.name == "nation" and kind.speech == "adjective" for kind in here):
        return False
    before = scan.tokens[index - 1].folded
    return len(before) > 3 and before[-1] == token.folded[-1] and not starts(scan.language.code, before)


def _follow(scan: Scan, at: int, rest: tuple[str, ...]) -> int:
    """The index after the name's other words if they stand here, else 0; hyphens between them do not matter."""
    tokens = scan.tokens
    for word in rest:
        if at < len(tokens) and tokens[at].text in "-–":
            at += 1
        if at >= len(tokens) or tokens[at].folded != word:
            return 0
        at += 1
    return at


def _surround(
    scan: Scan, first: int, last: int, start: Start, known: Kinds, previous: Candidate | None
) -> Candidate:
    """A candidate with its head, or the head of the list that it carries on, and what stands before these."""
    bare = not set(start.before) - {"the"}
    head = standing(known, first, "head") if bare else None
    role = head.role if head else None
    opening = first - 1 if head else first
    near = at = media = False
    if head is None and previous and previous.role and _carries_on(scan, first, start, previous):
        role, near = previous.role, previous.near
    before = head.before if head else start.before
    if not set(before) - {"the", "and"}:
        near = near or is_near(known, opening)
        media = standing(known, opening, "media") is not None
        at = near or standing(known, opening, "at") is not None
    else:
        at = "by" in before
    return Candidate(first, last, start, head, role, near, at, media)


def _carries_on(scan: Scan, first: int, start: Start, previous: Candidate) -> bool:
    """Whether a name is the next of a list whose head is in the dual or plural: "the provinces of X and Y"."""
    head = previous.head
    plural = previous.role is not None and (head is None or head.features[:1] in {"d", "p"})
    gap = scan.tokens[previous.last : first]
    return plural and "and" in start.before and (not gap or (len(gap) == 1 and gap[0].shape == "mark"))


def standing(known: Kinds, end: int, name: str) -> Kind | None:
    """The word of this role just before a token."""
    if end > 0:
        for kind in known[end - 1]:
            if kind.role.name == name:
                return kind
    return None


def is_near(known: Kinds, end: int) -> bool:
    """Whether a word for nearness or a part stands before a token: "north of", "the outskirts of", "close to"."""
    if standing(known, end, "near"):
        return True
    return standing(known, end, "link") is not None and standing(known, end - 1, "near") is not None
