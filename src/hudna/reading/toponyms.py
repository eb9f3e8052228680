"""Tokens -> candidates: spans that may be place names, with the words around them that tell of a place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from hudna.gazetteer import Option, Start, starts
from hudna.languages import language
from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan

REACH = 4  # tokens before a name in which a phrase that ends at it may begin


class Role(NamedTuple):
    """What a sense of the lexicon does beside a place name (see languages/ar/lexicon/places.toml)."""

    name: str  # head, near, at, quality, opener, part, nation, media or fixed
    features: frozenset[str]
    strong: bool
    anaphor: bool
    derived: str | None
    label: str | None  # a nation's country, a fixed phrase's name


class Candidate(NamedTuple):
    """A name on tokens `first` to `last` (half-open): what it may mean and what stands before it."""

    first: int
    last: int
    start: Start
    head: Lexeme | None
    role: Role | None
    near: bool
    at: bool
    media: bool

    @property
    def clash(self) -> bool:
        """Whether the word is one of the lexicon too, or the name is only what is left of one without its clitics."""
        return self.start.common

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


def candidates(scan: Scan, roles: Mapping[str, Role]) -> list[Candidate]:
    """Every span that a place name covers, the longest one from each word."""
    found: list[Candidate] = []
    code, tokens, end = scan.language.code, scan.tokens, 0
    for index, token in enumerate(tokens):
        if index < end or token.shape != "word":
            continue
        for start in starts(code, token.folded):
            last = _follow(scan, index + 1, start.rest)
            if last:
                found.append(_surround(scan, index, last, start, roles, found[-1] if found else None))
                end = last
                break
    return found


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
    scan: Scan, first: int, last: int, start: Start, roles: Mapping[str, Role], previous: Candidate | None
) -> Candidate:
    """A candidate with its head, or the head of the list that it carries on, and what stands before these."""
    bare = not set(start.before) - {"the"}
    head, role = ending_at(scan, first, roles, "head") if bare else (None, None)
    opening = head.first if head else first
    near = at = media = False
    if head is None and previous and previous.role and _carries_on(scan, first, start, previous):
        role, near = previous.role, previous.near
    before = head.before if head else start.before
    if not set(before) - {"the", "and"}:
        near = near or ending_at(scan, opening, roles, "near")[0] is not None
        media = ending_at(scan, opening, roles, "media")[0] is not None
        at = near or ending_at(scan, opening, roles, "at")[0] is not None
    else:
        at = "by" in before
    return Candidate(first, last, start, head, role, near, at, media)


def _carries_on(scan: Scan, first: int, start: Start, previous: Candidate) -> bool:
    """Whether a name is the next of a list whose head is in the dual or plural: "the provinces of X and Y"."""
    head = previous.head
    plural = previous.role is not None and (head is None or head.form.features[:1] in {"d", "p"})
    gap = scan.tokens[previous.last : first]
    return plural and "and" in start.before and (not gap or (len(gap) == 1 and gap[0].shape == "mark"))


def ending_at(scan: Scan, end: int, roles: Mapping[str, Role], name: str) -> tuple[Lexeme | None, Role | None]:
    """The word or phrase of this role that ends just before a token."""
    for index in range(end - 1, max(end - 1 - REACH, -1), -1):
        for lexeme in scan.lexemes[index]:
            role = roles.get(lexeme.form.sense)
            if role and role.name == name and lexeme.last == end and lexeme.after is None:
                return lexeme, role
        if scan.tokens[index].shape != "word":
            break
    return None, None
