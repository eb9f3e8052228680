"""Words before a head -> whose it is: adjectives of origin, pronouns and what else stands before its noun."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from hudna.languages import language
from hudna.reading.owners import Owner, adjective_owner, name_owner
from hudna.reading.parts import HEADS, Mark, Marks, Part

_WORDS = 5  # adjectives before a head


class Lead(NamedTuple):
    """What leads to a head at token `at`: its owner, the owners of the same head before it, the sort of source."""

    first: int
    at: int
    owner: Owner | None
    others: Sequence[Owner]
    sort: Part | None


def lead_at(marks: Marks, index: int) -> Lead | None:
    """The adjectives and pronouns from a token to the head, or the medium, that they stand before."""
    owners: list[Owner] = []
    sort: Part | None = None
    at, limit = index, min(marks.ends[index], index + _WORDS)
    while at < limit:
        kind = _sort_of(marks, at)
        if kind is not None:
            sort, at = sort or kind.part, kind.lexeme.last
            continue
        if (owners or sort) and _is_head(marks, at):
            owner = owners[-1] if owners else None
            others = [one for one in owners[:-1] if one.kind != "own"]  # "his Turkish counterpart" has one owner
            return Lead(owner.first if owner and others else index, at, owner, others, sort)
        owner = _owner(marks, at)
        mark = marks.here(at, "sort")
        if owner is not None:
            owners.append(owner)
            at = owner.last
        elif mark is not None and mark.adjective:
            sort, at = sort or mark.part, mark.lexeme.last
        elif at == index:
            return None
        elif _qualifies(marks, at) or (owners and _joins(marks, at)):
            at += 1
        else:
            return None
    return None


def _sort_of(marks: Marks, at: int) -> Mark | None:
    """ "a military source": a word that may be a force as well, before the source that it tells the sort of."""
    if not marks.owners_first or marks.here(at, *HEADS) is None:
        return None
    kind = marks.here(at, "sort")
    return kind if kind is not None and marks.here(kind.lexeme.last, "source", "short", "media") else None


def _joins(marks: Marks, at: int) -> bool:
    """ "and" before one more owner of the same head."""
    return marks.scan.lexeme(at, {"and"}) is not None and _owner(marks, at + 1) is not None


def _is_head(marks: Marks, at: int) -> bool:
    """Whether a head, or a medium, stands at a token; "military" before "source" says which sort of source."""
    if marks.here(at, *HEADS, "short") is None:
        return False
    head = marks.here(at, *HEADS)
    if marks.here(at, "sort") is not None and marks.here(at + 1, "source") is not None:
        return False
    return head is None or not head.adjective


def _owner(marks: Marks, index: int) -> Owner | None:
    """An adjective of origin that is a word by itself, or a pronoun ("his", "our")."""
    tokens = marks.scan.tokens
    if index >= len(tokens):
        return None
    if index and tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start:
        return None  # the second half of a compound
    person = pronouns(marks.scan.language.code).get(tokens[index].folded)
    if person is not None:
        return Owner("own", "", None, features=person, first=index, last=index + 1)
    return (_name(marks, index) if marks.owners_first else None) or adjective_owner(marks, index)


def _name(marks: Marks, index: int) -> Owner | None:
    """A name before what it owns: "Azerbaijan's ministry", "Hamas fighters"; a person's only with the ending."""
    owner = name_owner(marks, index)
    if owner is None or owner.kind == "place":
        return None
    last = possessed(marks, owner.last)
    return None if last == owner.last and marks.here(index, "person", "media") else owner._replace(last=last)


def possessed(marks: Marks, at: int) -> int:
    """The index after the ending of an owner ("'s") that is written apart from it, else the index itself."""
    tokens = marks.scan.tokens
    ending = at + 1 < len(tokens) and tokens[at].text in _APOSTROPHES and tokens[at].start == tokens[at - 1].end
    if not ending or not marks.owners_first:
        return at
    glued = tokens[at + 1].folded == "s" and tokens[at + 1].start == tokens[at].end
    return at + 2 if glued else at + 1 if tokens[at - 1].folded.endswith("s") else at


_APOSTROPHES = frozenset("'’")


def _qualifies(marks: Marks, index: int) -> bool:
    """An adjective that changes nothing: one of the lexicon's, or a word with an adjective's ending."""
    token = marks.scan.tokens[index]
    if token.shape != "word" or token.text[0].isupper():
        return False
    return marks.scan.lexeme(index, {"actor-filler"}) is not None or token.folded.endswith(
        adjective_endings(marks.scan.language.code)
    )


@cache
def pronouns(code: str) -> dict[str, str]:
    """Possessive pronouns that stand before their noun, with person, gender and number of whom they mean."""
    sense = language(code).sense("actor-possessives")
    words: dict[str, str] = dict(sense.attributes.get("words", {})) if sense else {}
    return words


def pronouns_in(marks: Marks) -> list[int]:
    """Where possessive pronouns stand: a head may follow."""
    known = pronouns(marks.scan.language.code) if marks.leads else {}
    return [index for index, token in enumerate(marks.scan.tokens) if token.folded in known] if known else []


@cache
def adjective_endings(code: str) -> tuple[str, ...]:
    """The endings of adjectives that stand before their noun."""
    sense = language(code).sense("actor-grammar")
    return tuple(sense.attributes.get("adjectives", ())) if sense else ()
