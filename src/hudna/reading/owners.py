"""Marks beside a head -> its owner: the state, group, region or body that an office or force belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hudna.gazetteer.actors import Known, Region
from hudna.model import Place
from hudna.reading.parts import Mark, Marks, governed
from hudna.reading.speakers import QUOTES

if TYPE_CHECKING:
    from hudna.reading.phrases import Phrase


class Owner(NamedTuple):
    """Whose an office is: English name, adjective of origin (of states), side, sector, and what sort of owner it is.

    `kind` is "state", "actor", "region", "place", "office" or "own" (of whom the text has just spoken).
    """

    kind: str
    name: str
    side: str | None
    sector: str | None = None
    origin: str | None = None
    code: str | None = None
    features: str = ""
    first: int = 0
    last: int = 0
    classes: tuple[str, ...] = ()
    phrase: Phrase | None = None  # a body whose own owner may still be open
    end: int = 0  # after closing quotation marks


def state_owner(marks: Marks, mark: Mark) -> Owner:
    """A state, by name, capital or adjective."""
    state = marks.register.states[mark.part.id]
    lexeme = mark.lexeme
    return Owner(
        "state", state.name, state.code, None, state.origin, state.code, lexeme.form.features, lexeme.first, lexeme.last
    )


def known_owner(known: Known, mark: Mark) -> Owner:
    """A group, organisation, medium or person."""
    lexeme = mark.lexeme
    return Owner(
        "actor", known.owns or known.name, known.side, known.sector, None, known.home, lexeme.form.features,
        lexeme.first, lexeme.last, (*known.classes, known.id),
    )  # fmt: skip


def region_owner(region: Region, mark: Mark) -> Owner:
    """A region, and who holds it; a region that nobody but its state holds is the state's."""
    lexeme = mark.lexeme
    side = region.side or region.country
    kind = "region" if region.side else "place"
    return Owner(kind, region.name, side, None, region.label, region.country, "", lexeme.first, lexeme.last)


def place_owner(marks: Marks, index: int) -> Owner | None:
    """A place of the gazetteer: its country."""
    mention = marks.places.get(index)
    if mention is None or not isinstance(mention.value, Place):
        return None
    return Owner(
        "place", mention.value.name, mention.value.country, None, None, mention.value.country, "", index, mention.last
    )


def spoken_of(marks: Marks, country: str) -> bool:
    """Whether the text speaks of a country: by a place, by its name or adjective, by a group of that country."""
    if marks.told is None:
        marks.told = _told(marks)
    return country in marks.told


def _told(marks: Marks) -> set[str]:
    groups = marks.register.groups
    found = {place.value.country for place in marks.scan.places if isinstance(place.value, Place)}
    for here in marks.at.values():
        for one in here:
            if one.part.type in {"state", "nisba", "seat"}:
                found.add(one.part.id)
            elif one.part.type == "actor" and one.lexeme.form.speech != "short":
                found.add(groups[one.part.id].home)
    return {country for country in found if country}


def known_at(marks: Marks, mark: Mark) -> Known | None:
    """The register's entry of a name."""
    kind, register = mark.part.type, marks.register
    if kind == "actor":
        group = register.groups.get(mark.part.id)
        # A short form that other bodies bear too is the group's only where its country is spoken of.
        local = mark.lexeme.form.speech == "short" and group is not None and group.home
        return None if local and not spoken_of(marks, local) else group
    if kind == "person":
        known = register.persons.get(mark.part.id)
        return None if known is None or _of_another(marks, mark, known) else known
    return register.media.get(mark.part.id) if kind == "media" else None


def _of_another(marks: Marks, mark: Mark, known: Known) -> bool:
    """Whether a name of one word is part of somebody else's: another name follows, or another's first name precedes."""
    lexeme, scan = mark.lexeme, marks.scan
    first, last = lexeme.first, lexeme.last
    if last > first + 1 or not scan.language.settings.get("cased"):
        return False
    if last < len(scan.tokens) and _named_on(marks, last):
        return True
    before = scan.tokens[first - 1] if first else None
    if before is None or not before.text.isascii() or not _named_on(marks, first - 1, first):
        return False
    return not known.name.lower().startswith(before.folded[:_STEM])


def _named_on(marks: Marks, index: int, after: int = 0) -> bool:
    """Whether a token is a name's: a word with a capital that is nothing else, with no mark between it and the rest."""
    scan = marks.scan
    token = scan.tokens[index]
    first, second = (scan.tokens[index - 1], token) if not after else (token, scan.tokens[after])
    if token.shape != "word" or second.start != first.end + 1 or not token.text[0].isupper() or token.text.isupper():
        return False
    return not marks.at.get(index) and (not scan.lexemes[index] or scan.lexeme(index, _GIVEN) is not None)


_GIVEN = frozenset({"given-name"})
_STEM = 4  # letters by which a first name is known, however it is spelled on


def adjective_owner(marks: Marks, index: int) -> Owner | None:
    """An adjective of origin at a token ("Azerbaijani", "UN")."""
    for mark in marks.at.get(index, ()):
        if not mark.adjective or mark.lexeme.after is not None or governed(mark.lexeme.before):
            continue
        owner = _origin(marks, mark)
        if owner is not None:
            return owner
    return None


def joined_owner(marks: Marks, index: int) -> Owner | None:
    """A second adjective or name joined by "and" ("the Russian and the Turkish")."""
    if marks.leads:
        joined = index + 1 < len(marks.scan.tokens) and marks.scan.lexeme(index, {"and"}) is not None
        return name_owner(marks, index + 1) if joined and marks.here(index + 1, "state") else None
    for mark in marks.at.get(index, ()):
        if "and" in mark.lexeme.before and set(mark.lexeme.before) <= {"and", "the"}:
            owner = _origin(marks, mark) if mark.adjective or mark.part.type == "state" else None
            if owner is not None:
                return owner
    return None


def _origin(marks: Marks, mark: Mark) -> Owner | None:
    if mark.part.type in {"state", "nisba"}:
        return state_owner(marks, mark)
    if mark.part.type == "region" and mark.adjective and mark.part.id in marks.register.regions:
        return region_owner(marks.register.regions[mark.part.id], mark)
    if mark.part.type == "actor" and mark.adjective:
        known = known_at(marks, mark)
        return known_owner(known, mark) if known else None
    return None


def name_owner(marks: Marks, index: int, clitic: str | None = None, quoted: bool = False) -> Owner | None:
    """A name at a token, bare or after the clitic preposition: state, capital, group, person, region, place."""
    wanted = clitic or ""
    for mark in marks.at.get(index, ()):
        if governed(mark.lexeme.before) != wanted or not (quoted or marks.may_own(mark.lexeme)):
            continue
        owner = _named(marks, mark, quoted)
        if owner is not None:
            return owner
    mention = marks.places.get(index)
    if mention is not None and governed(mention.before) == wanted:
        return place_owner(marks, index)
    return None


def quoted_group(marks: Marks, at: int, end: int) -> Owner | None:
    """ "a source in «X»": a group in quotation marks, with these."""
    tokens = marks.scan.tokens
    if at + 1 >= end or tokens[at].text not in QUOTES:
        return None
    owner = name_owner(marks, at + 1, quoted=True)
    if owner is None or owner.kind != "actor":
        return None
    closed = owner.last < len(tokens) and tokens[owner.last].text in QUOTES
    return owner._replace(end=owner.last + int(closed))


def _named(marks: Marks, mark: Mark, quoted: bool) -> Owner | None:
    kind = mark.part.type
    if kind in {"state", "seat", "house"} and not (mark.adjective and kind == "state" and not _also_name(mark)):
        return state_owner(marks, mark)
    if kind in {"actor", "person", "media"} and not mark.adjective:
        if mark.part.spec.get("weak") and not quoted:
            return None
        known = known_at(marks, mark)
        return known_owner(known, mark) if known else None
    if kind == "region" and not mark.adjective:
        region = region_of(marks, mark)
        return region_owner(region, mark) if region else None
    return None


def _also_name(mark: Mark) -> bool:
    return mark.lexeme.form.speech in {"noun", "fixed"}


def region_of(marks: Marks, mark: Mark) -> Region | None:
    """The region that a name or "the region" means; the latter only where the text names one."""
    regions = marks.register.regions
    if mark.part.id in regions:
        return regions[mark.part.id]
    return marks.nearest_region(mark.lexeme.first)
